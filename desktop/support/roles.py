"""Item roles that models answer and delegates ask for, so that neither needs to know the other."""

from PySide6.QtCore import Qt

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
EDIT = int(Qt.ItemDataRole.EditRole)
TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
USER = int(Qt.ItemDataRole.UserRole)

ID = USER + 1  # the id of the row: int or str
STATE = USER + 2  # the state of the cell's value: a key of `widgets.signs.STATES`, or None
SEVERITY = USER + 3  # the severity of a finding: a key of `widgets.signs.SEVERITIES`, or None
ERROR = USER + 4  # why the last text typed into the cell was refused, or None
DETAIL = USER + 5  # a second, quieter text beside or under the first, or None
