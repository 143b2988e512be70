"""Why there is no share, or only a printed one."""

from __future__ import annotations

from functools import lru_cache

from stunting.analysis.coverage import wording
from stunting.analysis.coverage.figures import Origin, State

_CLASH = {"numerator": "capaian", "denominator": "sasaran", "percent": "persentase"}


@lru_cache(maxsize=1024)
def reason_of_row(state: int, clash: str, with_numerator: bool, survey: bool) -> str:
    """Why the figure of one row is not a share of its own numbers; empty where it is."""
    match State(state):
        case State.PAIR:
            return ""
        case State.WITHHELD:
            return wording.WITHHELD
        case State.CONFLICT:
            return wording.TWO_NUMBERS.format(what=_CLASH[clash])
        case State.NEGATIVE:
            return wording.NEGATIVE
        case State.EMPTY_PAIR:
            return wording.NO_PEOPLE
        case State.NO_PEOPLE:
            return wording.SERVED_WITHOUT_PEOPLE
        case State.TOO_LARGE:
            return wording.TOO_LARGE
        case State.FRACTION:
            return wording.FRACTION
        case State.COUNT_ONLY:
            return wording.COUNT_ALONE
        case State.PERCENT_ONLY:
            if survey:
                return wording.SURVEY
            return wording.PERCENT_WITHOUT_SASARAN if with_numerator else wording.PERCENT_ALONE
        case State.NO_NUMERATOR:
            return wording.NO_NUMERATOR
        case _:
            return wording.NO_NUMBER


@lru_cache(maxsize=4096)
def reason_of_sum(origin: int, state: int, counts: tuple[int, ...]) -> str:
    """Why the figure of an area with areas below it is not a sum; empty where it is.

    `counts` (`STATE_COUNTS`) are the areas below by what stands in their way.
    """
    conflict, negative, no_people, too_large, fraction, percent, count = counts
    if origin in (Origin.TOTAL, Origin.TOTAL_PERCENT):
        return wording.PRINTED_TOTAL
    if origin == Origin.OWN_PERCENT:
        return wording.PERCENT_ALONE
    if origin != Origin.NONE:
        return wording.NO_PEOPLE if state == State.EMPTY_PAIR else ""
    if state == State.WITHHELD:
        return wording.WITHHELD
    if count and not (conflict or negative or no_people or too_large or fraction or percent):
        return wording.COUNT_ALONE
    parts = [
        wording.AREAS_THAT.format(count=number, what=what)
        for number, what in (
            (conflict, wording.HOLDS_CONFLICT),
            (negative, wording.HOLDS_NEGATIVE),
            (no_people, wording.HOLDS_SERVED_OF_NONE),
            (too_large, wording.HOLDS_TOO_LARGE),
            (fraction, wording.HOLDS_FRACTION),
            (percent, wording.HOLDS_PERCENT),
            (count, wording.HOLDS_COUNT),
        )
        if number
    ]
    if not parts:
        return wording.NO_NUMBER
    return wording.NOT_A_SUM.format(parts="; ".join(parts))
