"""`python -m stunting`."""

from __future__ import annotations

import sys

from stunting.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
