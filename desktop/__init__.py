"""Everything on a screen: windows, panes, widgets and the item models behind them. No SQLAlchemy, no rules."""
