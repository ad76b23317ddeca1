"""Parts that panes are made of: forms, delegates, the quote view, the palette. They hold no rule about data."""
