"""What each run of a page asks many times, though it stays the same within a run: it is asked once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar, cast

Value = TypeVar("Value")

_ANSWERS: ContextVar[dict[str, object] | None] = ContextVar("answers_of_this_run", default=None)


@contextmanager
def one_run() -> Iterator[None]:
    """Around one run: answers are held inside it and let go with it.

    Callbacks run before and downloads are made after, so they ask for themselves.
    """
    before = _ANSWERS.set({})
    try:
        yield
    finally:
        _ANSWERS.reset(before)


def asked_once(name: str, ask: Callable[[], Value]) -> Value:
    """What `ask` answered first in this run; outside of a run it is asked each time."""
    answers = _ANSWERS.get()
    if answers is None:
        return ask()
    if name not in answers:
        answers[name] = ask()
    return cast("Value", answers[name])
