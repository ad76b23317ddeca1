"""For every test: no screen."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
