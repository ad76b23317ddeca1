"""For every test: no screen, and the same examples of properties each time, however slow the machine is.

`pytest --hypothesis-profile=default` looks for examples that no run has tried yet.
"""

import os

from hypothesis import settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"
settings.load_profile("ci")
