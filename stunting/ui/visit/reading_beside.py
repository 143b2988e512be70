"""Reading beside the run of a page: others go on, each step is said, and the visitor can stop it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TypeVar

from stunting.ui.visit.turns import out_of_turn
from stunting.ui.words import wording

Read = TypeVar("Read")
Progress = Callable[[str], None]

_AT_ONCE = 2
"""Readings at the same time; each keeps a processor busy, and pages need one too."""
_BETWEEN_WORDS = 0.2
_READERS = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="reading")


class _Stopped(Exception):  # noqa: N818 - nothing went wrong
    """The visitor wants no more of it."""


class _Steps:
    """What a reading is at, told by its thread and asked by the page."""

    def __init__(self) -> None:
        self.now = wording.READING_WAITS
        self._stopped = threading.Event()

    def tell(self, step: str) -> None:
        """Take over what the reading says of itself; ends it where nobody waits any more."""
        if self._stopped.is_set():
            raise _Stopped
        self.now = step

    def stop(self) -> None:
        """Let the reading end at its next step."""
        self._stopped.set()


def read_beside(read: Callable[[Progress], Read], say: Progress) -> Read:
    """What `read` gives, done in a thread of its own while `say` shows what it is at.

    A run of a page ends inside of `say` when its visitor asks for another, as by the button that stops the
    reading; the reading ends at its next step then. Whatever `read` raises is raised here.
    """
    steps = _Steps()
    reading = _READERS.submit(read, steps.tell)
    try:
        with out_of_turn():
            while wait([reading], _BETWEEN_WORDS).not_done:
                say(steps.now)
        return reading.result()
    finally:
        reading.cancel()
        steps.stop()
