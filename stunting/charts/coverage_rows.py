"""Coverage rows made ready to draw: the right period and series, and their Indonesian words."""

from __future__ import annotations

import html
import math
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import pandas as pd

from stunting.analysis.coverage.rows import latest_rows
from stunting.analysis.coverage.small_numbers import FEW_PEOPLE, interval_words
from stunting.catalogue.indicators import Catalogue
from stunting.charts.chart import escaped
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_number, format_people, format_percent, format_points
from stunting.model.indicators import Unit
from stunting.model.labels import (
    LEVEL_LABELS,
    SHORT_BY_DESA,
    SHORT_OF_TOTAL,
    STATUS_LABELS,
    STATUS_SIGNS,
    source_words,
)
from stunting.model.observations import Series
from stunting.model.periods import period_label, period_order
from stunting.model.summaries import COVERAGE, Basis, Status

_AREA_COLUMNS = ["area_level", "area_key", "area_code", "area", "kecamatan"]
_INDICATOR_COLUMNS = [
    *("series", "period", "indicator", "sector", "opd", "target_group"),
    *("target", "target_source", "target_note", "target_verified"),
]
_PAIR = ["area_key", "series", "indicator"]
_COUNTED = (Unit.COUNT, Unit.RUPIAH)
"""Units of indicators whose value is their count, not a share."""
FEW_WORDS = f"sasaran di bawah {FEW_PEOPLE}: angka mudah berubah"
_THE_KABUPATEN = "kabupaten"
SHORT = (Status.NEAR.value, Status.BEHIND.value, Status.FAR.value)
"""Statuses of a missed target."""
NO_VALUE = STATUS_SIGNS[Status.NO_DATA]
"""What stands in place of a number that does not exist."""


def at_level(coverage: pd.DataFrame, level: AreaLevel) -> pd.DataFrame:
    """Rows of one area level."""
    return coverage[coverage["area_level"] == level.value]


def latest_by(rows: pd.DataFrame, group: list[str]) -> pd.DataFrame:
    """For each group the rows of its latest period."""
    if rows.empty:
        return rows
    order = sorted(set(rows["period"]), key=period_order)
    ranks = rows["period"].map({period: rank for rank, period in enumerate(order)})
    return rows[ranks == ranks.groupby([rows[name] for name in group]).transform("max")]


def one_indicator(coverage: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """Latest rows of one indicator from one series: the register, or the survey where there is no register.

    A survey and a register are never drawn as one.
    """
    rows = coverage[coverage["indicator"] == indicator]
    for series in Series:
        found = rows[(rows["series"] == series.value) & rows["share"].notna()]
        if not found.empty:
            return latest_rows(rows[rows["series"] == series.value])
    return latest_rows(rows)


def completed(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows, and one row without data for each pair of area and indicator of a series that has none."""
    areas = rows.drop_duplicates("area_key")[_AREA_COLUMNS]
    indicators = rows.drop_duplicates(["series", "indicator"])[_INDICATOR_COLUMNS]
    pairs = areas.merge(indicators, how="cross")
    absent = pairs.merge(rows[_PAIR], on=_PAIR, how="left", indicator=True)
    absent = pairs[(absent["_merge"] == "left_only").to_numpy()]
    if absent.empty:
        return rows
    added = absent.assign(
        basis=Basis.NONE.value,
        status=Status.NO_DATA.value,
        reason="",
        areas_reporting=0,
        areas_expected=0,
        above_full=False,
    ).reindex(columns=COVERAGE.names)
    return pd.concat([rows, added], ignore_index=True)


def area_labels(rows: pd.DataFrame) -> dict[str, str]:
    """Names of areas by key; those that share a name are told apart by level or kecamatan."""
    areas = rows.drop_duplicates("area_key")
    repeated = areas["area"].duplicated(keep=False)
    columns = (areas["area_key"], areas["area"], areas["kecamatan"], areas["area_level"], repeated)
    return {
        key: _distinct_name(area, kecamatan, AreaLevel(level)) if again else area
        for key, area, kecamatan, level, again in zip(*columns, strict=True)
    }


def _distinct_name(area: str, kecamatan: str, level: AreaLevel) -> str:
    match level:
        case AreaLevel.DESA:
            return f"{area} ({kecamatan})"
        case AreaLevel.KECAMATAN:
            return f"Kec. {area}"
        case _:
            return f"{area} ({LEVEL_LABELS[level]})"


class RowWords(NamedTuple):
    """What the charts and tables show of a coverage row; the columns that `labelled` adds."""

    name: str
    """Short name of the indicator; a survey says so."""
    value: str
    """A percent, a count, or `NO_VALUE`."""
    value_sign: str
    """The value with the sign of its status; the sign alone where there is no value."""
    drawn_status: str
    """The Status; `no_data` for every row without a value."""
    sign: str
    gap: str
    """The gap in people in words, or empty."""
    hover: str
    """Figure text of several lines."""
    lower: bool
    """Whether lower values of the indicator are better."""
    interval: str
    """95 % interval of the share of a desa, "49,0–94,3 %", or empty."""
    few: bool
    """Whether the share is of a desa with fewer than `FEW_PEOPLE`."""


def row_name(catalogue: Catalogue, indicator: str, series: str) -> str:
    """Short name of an indicator; a survey says so."""
    name = indicator_name(catalogue, indicator)
    return f"{name} (survei)" if series == Series.SURVEY else name


def labelled(rows: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """The rows with the columns of `RowWords`, ready to show."""
    intervals = interval_words(rows)
    words = [
        _words(record, catalogue, interval)
        for record, interval in zip(rows.to_dict("records"), intervals, strict=True)
    ]
    added = pd.DataFrame(words, columns=list(RowWords._fields), index=rows.index)
    return pd.concat([rows, added], axis=1)


def indicator_name(catalogue: Catalogue, indicator: str) -> str:
    """Short name of an indicator, or its id where the catalogue does not know it."""
    known = catalogue.indicator(indicator)
    return known.short_name if known else indicator


def gap_words(people: float, target_group: str, lower: bool) -> str:
    """A gap in people in words: "kurang 214 ibu hamil"; empty where there is none or it is unknown.

    Of what the kabupaten itself has or has not, nobody is missing.
    """
    if not math.isfinite(people) or people <= 0 or target_group == _THE_KABUPATEN:
        return ""
    return f"{'lebih' if lower else 'kurang'} {format_people(people, target_group)}"


def shortfall_words(row: Mapping[Any, Any], lower: bool) -> str:
    """The gap in people of a coverage row with what it is: of the total, and beside it summed over the desa.

    "kurang 214 ibu hamil dari total wilayah, 260 jumlah per desa": what one desa has too much helps no other.
    """
    words = gap_words(row["gap_people"], row["target_group"], lower)
    if row["area_level"] not in (AreaLevel.KABUPATEN, AreaLevel.KECAMATAN):
        return words
    parts = row["gap_people_areas"]
    if not words:
        by_desa = gap_words(parts, row["target_group"], lower)
        return f"{by_desa} ({SHORT_BY_DESA})" if by_desa else ""
    beside = f", {format_number(parts)} {SHORT_BY_DESA}" if parts > row["gap_people"] else ""
    return f"{words} {SHORT_OF_TOTAL}{beside}"


def period_words(periods: Iterable[str]) -> str:
    """Periods in words, oldest first; the first and the last where there are many."""
    ordered = sorted(set(periods), key=period_order)
    words = [period_label(period) for period in ordered]
    return ", ".join(words) if len(words) <= 2 else f"{words[0]} sampai {words[-1]}"


def percent_words(share: float) -> str:
    """A share as percent without an idle decimal: 0.9 is "90 %", 0.925 is "92,5 %"."""
    return format_percent(share).replace(",0 %", " %")


def target_words(target: float, note: str) -> str:
    """A target with what has to stand beside it: "75 % (pro rata 9 dari 12 bulan)"; or `NO_VALUE`."""
    if not math.isfinite(target):
        return NO_VALUE
    return percent_words(target) + (f" ({note})" if note else "")


def target_column(rows: pd.DataFrame) -> list[str]:
    """The targets of coverage rows in words."""
    return [
        target_words(target, note) for target, note in zip(rows["target"], rows["target_note"], strict=True)
    ]


def unit_words(rows: pd.DataFrame) -> str:
    """The unit of the shares of one indicator: "% dari ibu hamil"; of an unknown sasaran "%"."""
    group = rows["target_group"].iloc[0]
    return f"% dari {group}" if group else "%"


def cited(source: str, rows: pd.DataFrame) -> str:
    """The source of the numbers, and of the target where there is one; says where it is unverified."""
    targets = rows.loc[rows["target"].notna(), ["target_source", "target_verified"]].drop_duplicates()
    if len(targets) != 1 or rows["indicator"].nunique() > 1:
        return source
    doubt = "" if targets["target_verified"].iloc[0] else " (belum terverifikasi)"
    target = f"target: {targets['target_source'].iloc[0] or 'tanpa sumber'}{doubt}"
    return f"{source}; {target}" if source else target


def hover_text(hover: str) -> str:
    """The `hover` of a row as plain lines, without its area and indicator, which stand beside it."""
    return html.unescape("\n".join(hover.split("<br>")[2:]))


def _words(row: dict[Any, Any], catalogue: Catalogue, interval: str) -> RowWords:
    indicator = catalogue.indicator(row["indicator"])
    name = row_name(catalogue, row["indicator"], row["series"])
    value = done_words(row) or value_words(
        row["share"], row["numerator"], indicator.unit if indicator else Unit.PERCENT
    )
    status = Status.NO_DATA if value == NO_VALUE else Status(row["status"])
    sign = STATUS_SIGNS[status]
    lower = catalogue.lower_is_better(row["indicator"])
    gap = gap_words(row["gap_people"], row["target_group"], lower)
    few = bool(interval) and row["denominator"] < FEW_PEOPLE
    return RowWords(
        name=name,
        value=value,
        value_sign=sign if value == NO_VALUE else f"{value} {sign}",
        drawn_status=status.value,
        sign=sign,
        gap=gap,
        hover=_hover(row, name, value, status, (_interval_words(interval, few), shortfall_words(row, lower))),
        lower=lower,
        interval=interval,
        few=few,
    )


def value_words(share: float, numerator: float, unit: Unit) -> str:
    """The value of a coverage row: a percent, a count where the indicator is one, or `NO_VALUE`."""
    if math.isfinite(share):
        return format_percent(share)
    if unit in _COUNTED and math.isfinite(numerator):
        return format_number(numerator)
    return NO_VALUE


def done_words(row: Mapping[Any, Any]) -> str:
    """Of what only the kabupaten itself can do, a forum or a rule: "sudah" or "belum"; else empty."""
    if row["denominator"] == 1 and row["target_group"] == _THE_KABUPATEN:
        return "sudah" if row["numerator"] else "belum"
    return ""


def served_words(row: Mapping[Any, Any]) -> str:
    """Numerator and denominator of a row that has both: "7.023 dari 11.697 remaja putri".

    What only the kabupaten itself can do is done or not: "kabupaten: belum".
    """
    if done := done_words(row):
        return f"{_THE_KABUPATEN}: {done}"
    return f"{format_number(row['numerator'])} dari {format_people(row['denominator'], row['target_group'])}"


def _interval_words(interval: str, few: bool) -> str:
    return f"selang 95 %: {interval}{f'; {FEW_WORDS}' if few else ''}" if interval else ""


def _hover(row: dict[Any, Any], name: str, value: str, status: Status, further: tuple[str, str]) -> str:
    interval, gap = further
    parts = ""
    done = done_words(row)
    if math.isfinite(row["share"]) and math.isfinite(row["denominator"]) and not done:
        parts = f" ({escaped(served_words(row))})"
    lines = [
        f"<b>{escaped(row['area'])}</b>",
        escaped(name),
        f"{value if value != NO_VALUE else 'belum ada data'}{parts}",
        interval,
    ]
    if math.isfinite(row["target"]) and not done:
        distance = f", jarak {format_points(row['gap_points'])}" if row["gap_points"] > 0 else ""
        lines.append(f"target {target_words(row['target'], row['target_note'])}{distance}")
    lines.append(escaped(gap))
    lines.append(f"{STATUS_SIGNS[status]} {STATUS_LABELS[status]}")
    source = source_words(Series(row["series"]), row["opd"])
    lines.append(f"{period_label(row['period'])}, {escaped(source)}")
    if row["above_full"]:
        lines.append("di atas 100 %: perlu diperiksa")
    lines.append(escaped(row["reason"]))
    return "<br>".join(line for line in lines if line)
