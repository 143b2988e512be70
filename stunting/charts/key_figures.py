"""The few numbers beside a score card: each with its base, its course and what stands behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from stunting.analysis.comparing.matched import comparable, in_both
from stunting.analysis.coverage.standings import judged_rows
from stunting.catalogue.indicators import Catalogue
from stunting.catalogue.relations import IndicatorRole, indicators_as, stunting_id
from stunting.charts.coverage_rows import indicator_name
from stunting.charts.promises import VERDICT_LOOKS
from stunting.model.evidence import Certainty
from stunting.model.formatting import format_number, format_people, format_percent, format_points
from stunting.model.labels import CERTAINTY_LABELS, PROMISE_LABELS
from stunting.model.observations import Series
from stunting.model.periods import MONTHS, PeriodKind, period_kind, period_label, period_order, since_label
from stunting.model.summaries import JUDGED, Status
from stunting.model.summaries.promises import PromiseVerdict

MOST_MONTHS = 12
_USUAL_PART = 0.5
"""Of the median denominator of the months drawn: with less, a month tells of too few areas."""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number as words: `change` is "↓ 0,9 poin" with `base` "sejak Januari", `good` +1, -1 or 0.

    `heights` (0-1, oldest first) are its course through the months that may be compared; `counts` are how
    many have each status, drawn as single marks, or as lengths where `band`.
    """

    title: str
    value: str
    unit: str = ""
    change: str = ""
    base: str = ""
    good: int = 0
    notes: tuple[str, ...] = ()
    heights: tuple[float, ...] = ()
    counts: tuple[tuple[Status, int], ...] = ()
    band: bool = False


def prevalence_figure(rows: pd.DataFrame) -> KeyFigure | None:
    """The latest e-PPGBM prevalence of one area with its months, and the survey beside it, never merged.

    `rows` are coverage rows of the area in every period.
    """
    own = rows[rows["indicator"] == stunting_id()]
    months = _course(own[own["series"] == Series.REGISTER.value])
    if months.empty:
        return None
    both = both_sources_words(rows)
    survey = (both,) if both else ()
    return _figure(months, f"Prevalensi stunting, e-PPGBM {_short(months['period'].iloc[-1])}", -1, survey)


def both_sources_words(rows: pd.DataFrame) -> str:
    """Whether stunting rises, in one sentence: by weighing within its year, by survey since the one before.

    `rows` are coverage rows of one area in every period. Empty unless both sources speak.
    """
    own = rows[rows["indicator"] == stunting_id()]
    months = _course(own[own["series"] == Series.REGISTER.value])
    surveys = _dated(own[own["series"] == Series.SURVEY.value])
    if months.empty or surveys.empty:
        return ""
    last = surveys.iloc[-1]
    before = surveys.iloc[-2] if len(surveys) > 1 else None
    share, year = format_percent(last["share"]), _short(last["period"])
    moved = f"{share} ({year})"
    if before is not None:
        moved = f"{_moved(last, before)} sejak {_short(before['period'])} ({share}, {year})"
    base = _base(months)
    weighed = _moved(months.iloc[-1], base) if base is not None else format_percent(months.iloc[-1]["share"])
    return f"Penimbangan {weighed}; survei {moved}; keduanya tidak dapat dibandingkan."


def _moved(last: pd.Series, before: pd.Series) -> str:
    points = 100 * float(last["share"] - before["share"])
    words = format_points(abs(points))
    if words == format_points(0.0):
        return "hampir tetap"
    return f"{'naik' if points > 0 else 'turun'} {words}"


def weighing_figure(rows: pd.DataFrame, catalogue: Catalogue) -> KeyFigure | None:
    """Children weighed of all children (D/S) in one area, as `prevalence_figure`."""
    weighed = indicators_as(IndicatorRole.ALL_CHILDREN)[0]
    own = rows[(rows["indicator"] == weighed) & (rows["series"] == Series.REGISTER.value)]
    months = _course(own)
    if months.empty:
        return None
    last = months.iloc[-1]
    served, people = last["numerator"], last["denominator"]
    counted: tuple[str, ...] = ()
    if served == served and people == people:
        counted = (f"{format_number(served)} dari {format_people(people, last['target_group'])}",)
    title = f"{indicator_name(catalogue, weighed)}, {_short(last['period'])}"
    return _figure(months, title, 1, counted)


def targets_figure(rows: pd.DataFrame, earlier: pd.DataFrame, catalogue: Catalogue) -> KeyFigure | None:
    """How many of the judged coverage rows are on target, and how many became better since `earlier`."""
    judged = judged_rows(rows)
    if judged.empty:
        return None
    counts = judged["status"].value_counts()
    several = judged["area_key"].nunique() > 1
    return KeyFigure(
        "Capaian per wilayah yang mencapai target" if several else "Indikator mencapai target",
        format_number(counts.get(Status.MET.value, 0)),
        f"dari {format_number(len(judged))}",
        notes=_better(*in_both(rows, earlier), catalogue),
        counts=tuple((Status(one), int(counts.get(one, 0))) for one in JUDGED),
    )


def _better(now: pd.DataFrame, before: pd.DataFrame, catalogue: Catalogue) -> tuple[str, ...]:
    newer = now["period"].to_numpy() != before["period"].to_numpy()
    if not newer.any():
        return ()
    turn = [-1 if catalogue.lower_is_better(one) else 1 for one in now["indicator"][newer]]
    better = int(((now["share"] - before["share"])[newer] * turn > 0).sum())
    since = since_label(before["period"][newer])
    return (f"{format_number(better)} dari {format_number(newer.sum())} membaik sejak {since}",)


def promises_figure(judged: pd.DataFrame) -> KeyFigure | None:
    """How many promises were kept, as page *Janji* counts them; None where none of PROMISES is measured."""
    counts = {verdict: int((judged["verdict"] == verdict.value).sum()) for verdict in PromiseVerdict}
    total = len(judged)
    if total == counts[PromiseVerdict.NOT_MEASURABLE]:
        return None
    others = [
        f"{format_number(count)} {PROMISE_LABELS[verdict].lower()}"
        for verdict, count in counts.items()
        if count and verdict is not PromiseVerdict.KEPT
    ]
    return KeyFigure(
        "Janji rencana yang ditepati",
        format_number(counts[PromiseVerdict.KEPT]),
        f"dari {format_number(total)}",
        notes=(", ".join(others),) if others else (),
        counts=tuple((VERDICT_LOOKS[verdict], count) for verdict, count in counts.items()),
        band=True,
    )


def _figure(months: pd.DataFrame, title: str, rising: int, notes: tuple[str, ...]) -> KeyFigure:
    """`rising` is +1 where more is better."""
    last = months.iloc[-1]
    base = _base(months)
    change = since = ""
    good = 0
    if base is not None:
        points = 100 * float(last["share"] - base["share"])
        words = format_points(abs(points))
        sign = "" if words.startswith("0,0 ") else ("\u2191 " if points > 0 else "\u2193 ")
        change, since = f"{sign}{words}", f"sejak {_month(base['period'])}"
        good = (1 if points > 0 else -1) * rising if sign else 0
    if last["certainty"] == Certainty.DOUBTFUL.value:
        notes = (f"? {CERTAINTY_LABELS[Certainty.DOUBTFUL]}", *notes)
    return KeyFigure(
        title,
        format_number(100 * last["share"], 1),
        "%",
        change,
        since,
        good,
        notes,
        heights=_heights(_alike(months)["share"].tolist()),
    )


def _alike(months: pd.DataFrame) -> pd.DataFrame:
    """The months that may be set beside the last, of about as many people as usual.

    A line through the months of weighing, when more children come, would draw two peaks where nothing
    changed; one through months in which few areas reported would draw a fall.
    """
    last = months.iloc[-1]
    alike = [comparable(last["indicator"], last["period"], period) for period in months["period"]]
    thin = months["denominator"] < _USUAL_PART * months["denominator"].median()
    return months[pd.Series(alike, index=months.index) & ~thin]


def _base(months: pd.DataFrame) -> pd.Series | None:
    """The first month of the same year that the last may be set beside; None where it is the last."""
    last = months.iloc[-1]
    same_year = months["period"].str[:4] == last["period"][:4]
    earlier = months[same_year].iloc[:-1]
    alike = [comparable(last["indicator"], last["period"], period) for period in earlier["period"]]
    return earlier[alike].iloc[0] if any(alike) else None


def _course(rows: pd.DataFrame) -> pd.DataFrame:
    """The last months with a share, oldest first; of data without months the last figure alone."""
    dated = _dated(rows)
    months = dated[dated["period"].map(period_kind).eq(PeriodKind.MONTH)]
    return months.tail(MOST_MONTHS) if len(months) else dated.tail(1)


def _dated(rows: pd.DataFrame) -> pd.DataFrame:
    filled = rows[rows["share"].notna()]
    return filled.iloc[
        sorted(range(len(filled)), key=lambda place: period_order(filled["period"].iloc[place]))
    ]


def _heights(shares: Sequence[float]) -> tuple[float, ...]:
    """Shares on a scale from their least to their most; nothing where they are fewer than three."""
    least, most = min(shares), max(shares)
    if len(shares) < 3 or most == least:
        return ()
    return tuple(round((share - least) / (most - least), 3) for share in shares)


def _short(period: str) -> str:
    return period_label(period).removeprefix("Tahun ")


def _month(period: str) -> str:
    """Within one year its month says enough."""
    return MONTHS[int(period[5:7]) - 1] if period_kind(period) is PeriodKind.MONTH else _short(period)
