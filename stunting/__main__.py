"""`python -m stunting`."""

from __future__ import annotations

import gc
import sys

from stunting.cli import main

if __name__ == "__main__":
    # One answer and the process is gone: searching for circles would take longer than they are in the way,
    # while modules are loaded and once more at the end, where what is frozen is left out.
    gc.disable()
    status = main(sys.argv[1:])
    gc.freeze()
    sys.exit(status)
