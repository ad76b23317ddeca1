"""`python -m db.cli`."""

import sys

from db.cli import main

sys.exit(main())
