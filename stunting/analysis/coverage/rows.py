"""Rows of a coverage frame made fit for calculation: conflicts and impossible numbers are set aside.

Nothing is chosen and nothing is dropped silently: the row stays, without numbers and with a reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from stunting.analysis.coverage import wording
from stunting.catalogue.indicators import Catalogue
from stunting.model.evidence import Certainty
from stunting.model.formatting import format_number
from stunting.model.frames import ColumnType
from stunting.model.periods import period_label, period_order, year_before
from stunting.model.summaries import COVERAGE, GAPS, Basis, Status

KEY = ["series", "period", "area_level", "area_key", "indicator"]
MOST_PEOPLE = 1e10
"""More than all people on Earth: a larger number is a slip of the keyboard."""
LEAST_PEOPLE = 1e-3
"""A smaller denominator is none."""

_NUMBERS = [column.name for column in COVERAGE.columns if column.type is ColumnType.NUMBER]
_TEXTS = [column.name for column in COVERAGE.columns if column.type is ColumnType.TEXT]
_GAPS = [*GAPS]
_EXAMPLES = 3


def sound_rows(
    coverage_frame: pd.DataFrame, catalogue: Catalogue | None = None
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """The rows of a COVERAGE frame with one row per grain, and an account of what was set aside.

    The account names indicators as the catalogue does, or by their id without one.

    A row repeated with the same numbers counts once. Rows that contradict each other become one
    without numbers and with a reason. Numbers that cannot be (negative, infinite, a denominator of
    0, more than `MOST_PEOPLE`) become missing, with a reason. Texts come back as plain text.

    Raises:
        ValueError: the frame does not follow COVERAGE. That is a mistake of ours.
    """
    frame = COVERAGE.check(coverage_frame).reset_index(drop=True)
    frame = frame.astype(dict.fromkeys(_TEXTS, "str"))
    names = {} if catalogue is None else {id: one.short_name for id, one in catalogue.indicators.items()}
    frame, repeated = _one_row_each(frame, names)
    frame, impossible = _possible_numbers(frame, names)
    return frame, repeated + impossible


def settled_rows(
    coverage_frame: pd.DataFrame, catalogue: Catalogue | None = None
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """As `sound_rows`, without the numbers of doubtful rows: what is compared and ranked is settled."""
    frame, notes = sound_rows(coverage_frame, catalogue)
    doubtful = _waits(frame)
    if not doubtful.any():
        return frame, notes
    frame = frame.assign(
        **{name: frame[name].mask(doubtful) for name in _NUMBERS},
        basis=frame["basis"].mask(doubtful, Basis.NONE.value),
        above_full=frame["above_full"] & ~doubtful,
        status=frame["status"].mask(doubtful, Status.UNSURE.value),
    )
    return frame, (*notes, waiting_note(coverage_frame))


def waiting_words(rows: pd.DataFrame) -> str:
    """How many figures of coverage rows wait until their cells are settled; empty where none does."""
    count = int(_waits(rows).sum())
    return wording.WAITING.format(count=format_number(count)) if count else ""


def waiting_note(rows: pd.DataFrame) -> str:
    """The same as a sentence."""
    words = waiting_words(rows)
    return wording.WAITING_NOTE.format(waiting=words) if words else ""


def _waits(rows: pd.DataFrame) -> pd.Series:
    return rows["certainty"].eq(Certainty.DOUBTFUL.value) & rows["share"].notna()


def _one_row_each(frame: pd.DataFrame, names: Mapping[str, str]) -> tuple[pd.DataFrame, tuple[str, ...]]:
    again = frame.duplicated(KEY, keep=False)
    if not again.any():
        return frame, ()
    distinct = frame.drop_duplicates([*KEY, *_NUMBERS])
    clash = distinct.duplicated(KEY, keep=False)
    conflicts = distinct[clash].drop_duplicates(KEY)
    notes = []
    same = len(frame) - len(distinct)
    if same:
        notes.append(wording.REPEATED_ROWS.format(same=same))
    if len(conflicts):
        notes.append(
            wording.CONFLICTS_NOT_USED.format(
                conflicts=len(conflicts), conflict=wording.CONFLICT, places=_places(conflicts, names)
            )
        )
    conflicts = _without_numbers(conflicts, wording.CONFLICT)
    kept = pd.concat([distinct[~clash], conflicts]) if len(conflicts) else distinct
    return kept.sort_index(ignore_index=True), tuple(notes)


def _without_numbers(rows: pd.DataFrame, reason: str) -> pd.DataFrame:
    return rows.assign(
        **dict.fromkeys(_NUMBERS, np.nan),
        basis=Basis.NONE.value,
        status=Status.NO_DATA.value,
        above_full=False,
        reason=reason,
    )


def _possible_numbers(frame: pd.DataFrame, names: Mapping[str, str]) -> tuple[pd.DataFrame, tuple[str, ...]]:
    numerator, denominator, share = (
        frame[name].to_numpy(dtype=float) for name in ("numerator", "denominator", "share")
    )
    bad_numerator = ~np.isnan(numerator) & ~((numerator >= 0) & (numerator <= MOST_PEOPLE))
    nobody = (denominator == 0) & (numerator == 0) & np.isnan(share)
    bad_denominator = ~np.isnan(denominator) & ~((denominator >= LEAST_PEOPLE) & (denominator <= MOST_PEOPLE))
    bad_denominator &= ~nobody
    summed = (frame["basis"] == Basis.SUM.value).to_numpy()
    bad_share = ~np.isnan(share) & (
        ~((share >= 0) & (share <= MOST_PEOPLE)) | (summed & (bad_numerator | bad_denominator))
    )
    bad = bad_numerator | bad_denominator | bad_share
    gaps = frame[_GAPS].to_numpy(dtype=float)
    if not (bad.any() or (~np.isnan(gaps) & ~((gaps >= 0) & (gaps <= MOST_PEOPLE))).any()):
        return frame, ()
    cleaned = frame.assign(
        numerator=np.where(bad_numerator, np.nan, numerator),
        denominator=np.where(bad_denominator, np.nan, denominator),
        share=np.where(bad_share, np.nan, share),
        **{name: frame[name].where(~bad & frame[name].between(0, MOST_PEOPLE)) for name in _GAPS},
        basis=frame["basis"].where(~bad_share, Basis.NONE.value),
        status=frame["status"].where(~bad_share, Status.NO_DATA.value),
        above_full=frame["above_full"] & ~bad_share,
    )
    words = np.select(
        [bad_numerator, bad_denominator & (denominator == 0), bad_denominator],
        [wording.BAD_NUMERATOR, wording.PEOPLE_ZERO, wording.BAD_DENOMINATOR],
        wording.BAD_PERCENT,
    )
    reason = pd.Series(words, index=frame.index).where(bad, "")
    cleaned["reason"] = frame["reason"].where(~bad | (frame["reason"] != ""), reason).astype("str")
    unexplained = bad & (frame["reason"] == "").to_numpy()
    if not unexplained.any():
        return cleaned, ()
    note = wording.IMPOSSIBLE_NUMBERS.format(unexplained=int(unexplained.sum()))
    return cleaned, (f"{note} ({_places(frame[unexplained], names)}).",)


def _places(rows: pd.DataFrame, names: Mapping[str, str]) -> str:
    head = rows.head(_EXAMPLES)
    shown = [
        f"{name}, {names.get(indicator, indicator)}, {period_label(period)}"
        for name, indicator, period in zip(
            head["area"].where(head["area"] != "", head["area_key"]),
            head["indicator"],
            head["period"],
            strict=True,
        )
    ]
    more = len(rows) - len(shown)
    return "; ".join(shown) + (f"; dan {more} lainnya" if more else "")


def period_ranks(periods: pd.Series) -> pd.Series:
    """Whole numbers that sort period texts by their end, on the index of the series."""
    order = {period: rank for rank, period in enumerate(sorted(periods.unique(), key=period_order))}
    return periods.map(order).astype("int64")


def latest_rows(frame: pd.DataFrame, by: Sequence[str] = ("series", "indicator")) -> pd.DataFrame:
    """Rows of the latest period that holds any number, for each combination of `by`.

    Where no period of a combination holds a number, its latest period is kept.
    """
    if frame.empty:
        return frame
    filled = frame["share"].notna() | frame["numerator"].notna()
    rank = period_ranks(frame["period"])
    # A period with numbers outranks every period without.
    rank = rank.where(filled, rank - len(frame))
    latest = rank.groupby([frame[name] for name in by]).transform("max")
    chosen = frame.loc[rank == latest, [*by, "period"]].drop_duplicates()
    return frame.merge(chosen, on=[*by, "period"], how="inner")


def rows_of_year_before(now: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Of COVERAGE `rows` those that stand one year before one of `now`: the same area, figure and part of
    the year.
    """
    same = ["area_key", "indicator", "series", "period"]
    wanted = now[same].assign(period=[year_before(period) for period in now["period"]])
    return rows[pd.MultiIndex.from_frame(rows[same]).isin(list(wanted.itertuples(index=False, name=None)))]


def latest_of_areas(frame: pd.DataFrame) -> pd.DataFrame:
    """The latest figure of every area and indicator: one that a month lacks keeps its last one."""
    return latest_rows(frame, ["indicator", "area_key"])
