"""Checks of single figures: missing, contradictory, impossible, or not what their own cells give."""

from __future__ import annotations

import numpy as np
import pandas as pd

from stunting.analysis.coverage.cell_numbers import DEN_FAR, NUM, PCT, YES
from stunting.analysis.coverage.figures import State, is_fraction
from stunting.analysis.coverage.parts_of_year import PARTS
from stunting.analysis.quality.data import Draft, QualityData, number_words, rows_of
from stunting.model.formatting import format_number, format_percent
from stunting.model.indicators import Unit
from stunting.model.periods import period_kind, period_order
from stunting.model.summaries.quality import FindingKind

_WHAT = {"numerator": "capaian", "denominator": "sasaran", "percent": "persentase"}
_SLOTS = {"numerator": (NUM, YES), "denominator": (DEN_FAR,), "percent": (PCT,)}


def value_findings(data: QualityData) -> list[Draft]:
    """Findings about the figure of one area at a time."""
    return [
        *_missing(data),
        *_conflicts(data),
        *_above(data),
        *_zero_denominators(data),
        *_negatives(data),
        *_too_large(data),
        *_fractions(data),
        *_percent_above(data),
        *_printed_percents(data),
        *_no_denominators(data),
    ]


def _missing(data: QualityData) -> list[Draft]:
    """A sasaran without its capaian: anything between nobody and everybody may have been served."""
    figures = data.figures
    blank = figures["state"].eq(State.NO_NUMERATOR) & figures["known_den"].gt(0)
    if not blank.any():
        return []
    has_cell = figures["figure"].isin(data.gathered.roles.loc[data.gathered.roles["slot"] == NUM, "figure"])
    return [
        data.draft(
            FindingKind.MISSING_NUMERATOR,
            row,
            data.cells(row, (NUM,)),
            {"area": data.area(row), "den": number_words(row["den"])},
            numerator=(0.0, float(row["den"])),
        )
        for row in rows_of(figures, blank & has_cell & ~_not_yet(figures))
    ]


def _not_yet(figures: pd.DataFrame) -> pd.Series:
    """Figures of parts of a year after the last that any area of their indicator reports: not yet due."""
    order = {period: rank for rank, period in enumerate(sorted(figures["period"].unique(), key=period_order))}
    kinds = {period: period_kind(period) for period in order}
    rank, kind = figures["period"].map(order), figures["period"].map(kinds)
    reported = rank.where(figures["state"].ne(State.NO_NUMERATOR))
    last = reported.groupby([figures["series"], figures["indicator"], kind], sort=False).transform("max")
    return kind.isin(PARTS) & rank.gt(last)


def _conflicts(data: QualityData) -> list[Draft]:
    drafts = []
    for row in rows_of(data.figures, data.figures["state"].eq(State.CONFLICT)):
        cells = data.cells(row, _SLOTS[row["clash"]])
        values = data.gathered.observations["value"].iloc[cells]
        low, high = float(values.min()), float(values.max())
        ends = (cells[int(values.argmin())], cells[int(values.argmax())])
        given: dict[str, tuple[float, float]] = {}
        if row["clash"] == "numerator":
            given = {"numerator": (low, high)}
        elif row["clash"] == "denominator":
            given = {"numerator": (row["num"], row["num"]), "denominator": (low, high)}
        facts = {
            "area": data.area(row),
            "what": _WHAT[row["clash"]],
            "low": number_words(low),
            "high": number_words(high),
        }
        drafts.append(data.draft(FindingKind.CONFLICT, row, ends, facts, **given))
    return drafts


def _above(data: QualityData) -> list[Draft]:
    figures = data.figures
    above = figures["state"].eq(State.PAIR) & figures["num"].gt(figures["den"] * (1 + 1e-9))
    return [
        data.draft(
            FindingKind.NUMERATOR_ABOVE,
            row,
            (row["num_at"], row["den_at"]),
            {
                "area": data.area(row),
                "num": number_words(row["num"]),
                "den": number_words(row["den"]),
                "share": format_percent(row["share"]),
            },
            numerator=(float(row["den"]), float(row["num"])),
            denominator=(float(row["den"]), float(row["num"])),
        )
        for row in rows_of(figures, above)
    ]


def _zero_denominators(data: QualityData) -> list[Draft]:
    return [
        data.draft(
            FindingKind.ZERO_DENOMINATOR,
            row,
            (row["den_at"], row["num_at"]),
            {"area": data.area(row), "num": number_words(row["num"])},
            numerator=(0.0, float(row["num"])),
            denominator=(0.0, float(row["num"])),
        )
        for row in rows_of(data.figures, data.figures["state"].eq(State.NO_PEOPLE))
    ]


def _negatives(data: QualityData) -> list[Draft]:
    drafts = []
    for row in rows_of(data.figures, data.figures["state"].eq(State.NEGATIVE)):
        name, column = next(
            (what, column)
            for what, column in (("numerator", "num"), ("denominator", "den"), ("percent", "pct"))
            if row[column] < 0
        )
        den = float(row["den"])
        known = name == "numerator" and den >= 0
        facts = {"area": data.area(row), "what": _WHAT[name], "value": number_words(row[column])}
        numerator = (0.0, den) if known else (np.nan, np.nan)
        drafts.append(data.draft(FindingKind.NEGATIVE, row, (row[f"{column}_at"],), facts, numerator))
    return drafts


def _too_large(data: QualityData) -> list[Draft]:
    drafts = []
    for row in rows_of(data.figures, data.figures["state"].eq(State.TOO_LARGE)):
        name, column = max(
            (("numerator", "num"), ("denominator", "den"), ("percent", "pct")),
            key=lambda one: np.nan_to_num(row[one[1]], nan=-1.0, posinf=np.inf),
        )
        facts = {"area": data.area(row), "what": _WHAT[name], "value": number_words(row[column])}
        drafts.append(data.draft(FindingKind.TOO_LARGE, row, (row[f"{column}_at"],), facts))
    return drafts


def _fractions(data: QualityData) -> list[Draft]:
    drafts = []
    for row in rows_of(data.figures, data.figures["state"].eq(State.FRACTION)):
        name, column = next(
            (what, column)
            for what, column in (("numerator", "num"), ("denominator", "den"))
            if is_fraction(row[column])
        )
        facts = {"area": data.area(row), "what": _WHAT[name], "value": format_number(row[column], 2)}
        drafts.append(data.draft(FindingKind.FRACTION, row, (row[f"{column}_at"],), facts))
    return drafts


def _percent_above(data: QualityData) -> list[Draft]:
    figures = data.figures
    above = figures["state"].eq(State.PERCENT_ONLY) & figures["pct"].gt(100)
    return [
        data.draft(
            FindingKind.PERCENT_ABOVE,
            row,
            (row["pct_at"],),
            {"area": data.area(row), "printed": format_percent(row["pct"] / 100)},
        )
        for row in rows_of(figures, above)
    ]


def _printed_percents(data: QualityData) -> list[Draft]:
    """A printed percentage that its own cells do not give; mere rounding to fewer decimals is no finding."""
    figures = data.figures
    wrong = figures["state"].eq(State.PAIR) & differs(
        figures["pct"].to_numpy(), 100 * figures["share"].to_numpy(), data.rules.percent_points
    )
    drafts = []
    for row in rows_of(figures, wrong):
        implied = float(row["pct"] / 100 * row["den"])
        ends = sorted((float(row["num"]), implied))
        facts = {
            "area": data.area(row),
            "printed": format_percent(row["pct"] / 100),
            "num": number_words(row["num"]),
            "den": number_words(row["den"]),
            "share": format_percent(row["share"]),
        }
        cells = (row["pct_at"], row["num_at"], row["den_at"])
        drafts.append(data.draft(FindingKind.PRINTED_PERCENT, row, cells, facts, (ends[0], ends[1])))
    return drafts


def differs(printed: np.ndarray, computed: np.ndarray, points: float) -> np.ndarray:
    """Whether percentages 0-100 differ by more than `points` and not only by rounding to whole percents."""
    with np.errstate(invalid="ignore"):
        gap = np.abs(printed - computed)
        rounded = (printed == np.round(printed)) & (gap <= 0.5 + 1e-9)
        return np.asarray((gap > points + 1e-9) & ~rounded & np.isfinite(gap))


def _no_denominators(data: QualityData) -> list[Draft]:
    """Percent indicators of which a table holds only percentages or only counts: one finding per table."""
    figures = data.figures
    percent = {id for id, one in data.gathered.catalogue.indicators.items() if one.unit is Unit.PERCENT}
    lone = figures["state"].isin([int(State.PERCENT_ONLY), int(State.COUNT_ONLY)])
    if not lone.any():
        return []
    rows = figures[lone & figures["indicator"].isin(percent) & figures["series"].eq("register")]
    rows = rows.assign(at=rows["pct_at"].where(rows["state"].eq(State.PERCENT_ONLY), rows["num_at"]))
    tables = data.gathered.roles.drop_duplicates("position").set_index("position")["table"]
    rows = rows.assign(table=rows["at"].map(tables))
    drafts = []
    for _, group in rows.groupby(["series", "period", "indicator", "table", "state"], sort=False):
        first = rows_of(group.head(1), np.ones(1, dtype=bool))[0]
        what = "persentase" if first["state"] == State.PERCENT_ONLY else "jumlah"
        cells = [int(at) for at in group["at"]]
        ends = cells if len(cells) < 3 else (cells[0], cells[-1])
        facts = {"what": what, "count": str(len(group))}
        drafts.append(data.draft_of_many(FindingKind.NO_DENOMINATOR, first, ends, facts, np.nan))
    return drafts
