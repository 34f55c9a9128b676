"""The door of the command line, ``unga-dataset`` and ``python -m unga_dataset``: it opens before anything is read."""

from __future__ import annotations

import sys

INTERRUPTED = 130  # as in cli.py, which may not have been read yet


def main() -> int:
    """Run one command and return its exit code; Ctrl-C gives a line even while the libraries are being imported."""
    try:
        from unga_dataset.cli import main as run  # noqa: PLC0415

        return run()
    except KeyboardInterrupt:
        if sys.stderr:
            sys.stderr.write("unga-dataset: interrupted\n")
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
