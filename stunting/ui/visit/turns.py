"""Who draws a page waits for a turn: two pages drawn after another are both there sooner than side by side.

Python computes for one visitor at a time, and changes between them every few milliseconds. Where thirty ask
at once, all would wait until the last is done. Whoever waits for something else gives the turn back, and
nobody waits longer than a second for one, so that no long work keeps others out.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

_AT_ONCE = 2
"""One computes while the other waits for the archive or for what it sends."""
_LONGEST_S = 1.0
_TURNS = threading.BoundedSemaphore(_AT_ONCE)
_MINE = threading.local()


@contextmanager
def in_turn() -> Iterator[None]:
    """Do something in a turn of its own, or without one where none has come within a second."""
    _take()
    try:
        yield
    finally:
        _give_back()


@contextmanager
def out_of_turn() -> Iterator[None]:
    """Let others have the turn of this thread, if it has one, while it waits for something else."""
    had = _give_back()
    try:
        yield
    finally:
        if had:
            _take()


def _take() -> None:
    _MINE.has = _TURNS.acquire(timeout=_LONGEST_S)


def _give_back() -> bool:
    had = getattr(_MINE, "has", False)
    if had:
        _MINE.has = False
        _TURNS.release()
    return had
