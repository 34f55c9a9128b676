"""Run the command line as ``python -m unga_dataset``."""

import sys

from unga_dataset.cli import main

if __name__ == "__main__":
    sys.exit(main())
