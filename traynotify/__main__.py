"""``python -m traynotify``: starts the command line."""

import sys

from traynotify.app.cli import main

if __name__ == "__main__":
    sys.exit(main())
