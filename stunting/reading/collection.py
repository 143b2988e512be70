"""Python's collector of cyclic garbage, kept out of the way of long readings."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_paused() -> Iterator[None]:
    """No collection while an upload becomes observations.

    Reading makes millions of objects and hardly a cycle among them; walking through them again and again
    takes a tenth of the time of a national matrix.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
