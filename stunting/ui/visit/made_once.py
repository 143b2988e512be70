"""Things that are made once for all who ask, also for those who ask while one is being made."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar, cast

from stunting.ui.visit.turns import out_of_turn

Value = TypeVar("Value")
Made = TypeVar("Made")


class MadeOnce(Generic[Value]):
    """What was made, by key: at most `most` of them, those that were asked for last.

    Thirty visitors who open one link ask for the same at the same moment: the first makes it, the others
    wait for it. Where making it fails, the next one tries.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: OrderedDict[Hashable, Value] = OrderedDict()
        self._being_made: dict[Hashable, threading.Lock] = {}
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What was made under a key, or what `make` gives now. A key always names one type of thing."""
        with self._lock:
            if key in self._made:
                return cast("Made", self._asked_for(key))
            making = self._being_made.setdefault(key, threading.Lock())
        if not making.acquire(blocking=False):
            with out_of_turn():
                making.acquire()
        try:
            with self._lock:
                if key in self._made:
                    return cast("Made", self._asked_for(key))
            made = make()
            with self._lock:
                self._made[key] = cast("Value", made)
                self._being_made.pop(key, None)
                while len(self._made) > self._most:
                    self._made.popitem(last=False)
            return made
        finally:
            making.release()

    def _asked_for(self, key: Hashable) -> Value:
        self._made.move_to_end(key)
        return self._made[key]

    def drop(self, key: Hashable) -> None:
        """Let go what was made under a key."""
        with self._lock:
            self._made.pop(key, None)

    def __contains__(self, key: Hashable) -> bool:
        return key in self._made
