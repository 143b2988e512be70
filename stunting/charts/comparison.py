"""Areas compared by one indicator: kecamatan side by side, and desa ranked."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from stunting.analysis.coverage.standings import ranked
from stunting.catalogue.indicators import Catalogue
from stunting.charts.axes import line_axis, upright_line, value_axis
from stunting.charts.chart import Chart, empty_chart, escaped, finished, shortened, wrapped
from stunting.charts.coverage_rows import (
    NO_VALUE,
    area_labels,
    at_level,
    cited,
    indicator_name,
    labelled,
    one_indicator,
    percent_words,
    period_words,
    target_column,
    unit_words,
)
from stunting.charts.findings import areas_against_target
from stunting.charts.palette import AVERAGE_LINE, TARGET_LINE
from stunting.charts.status_marks import FEW_NAME, STATUS_NAMES, mark_missing, status_bars, value_column
from stunting.model.areas import AreaLevel
from stunting.model.formatting import NO_DATA, format_number, format_percent
from stunting.model.labels import LEVEL_LABELS
from stunting.model.summaries import Status

RANKED_NOTE = (
    "Diurutkan menurut nilai yang ditarik ke angka seluruh desa kabupaten, makin kuat makin sedikit "
    "sasarannya; yang tertulis adalah angka aslinya."
)
MAX_BARS = 30
ONE_LINE = 34
"""Characters of a desa and its kecamatan that stand in one line."""


def areas_compared(
    coverage: pd.DataFrame, catalogue: Catalogue, indicator: str, level: AreaLevel, *, source: str = ""
) -> Chart:
    """The areas of a level by one indicator, farthest from the target on top; at most 30 of them.

    `coverage` follows COVERAGE and holds rows of the level and, for the line, of their one kabupaten. The
    latest period with numbers is drawn.
    """
    name, lower = indicator_name(catalogue, indicator), catalogue.lower_is_better(indicator)
    rows = one_indicator(at_level(coverage, level), indicator)
    title = areas_against_target(rows, name, LEVEL_LABELS[level], lower)
    period = period_words(rows["period"])
    if rows["share"].isna().all():
        return empty_chart(title, source=source, period=period)
    every = _ranked(labelled(rows, catalogue), lower)
    shown = every.head(MAX_BARS)
    whole = _kabupaten_row(coverage, rows, indicator)
    several = level is AreaLevel.DESA and shown["kecamatan"].nunique() > 1
    line = 34 if level is not AreaLevel.DESA or (several and _in_two_lines(shown)) else 22
    return finished(
        _figure(shown, whole, several_kecamatan=several),
        title=title,
        alt=f"Diagram batang {name} per {LEVEL_LABELS[level]}. {title}. {_listed(shown, whole)}",
        table=_table(shown, whole),
        unit=unit_words(rows),
        source=cited(source, rows),
        period=period,
        plot_height=line * len(shown) + 30,
        note=" ".join(
            filter(None, (_left_out(shown, every), RANKED_NOTE if shown["interval"].any() else ""))
        ),
    )


def _left_out(shown: pd.DataFrame, every: pd.DataFrame) -> str:
    if len(shown) == len(every):
        return ""
    return f"Digambar {len(shown)} terjauh dari {format_number(len(every))}."


def _ranked(rows: pd.DataFrame, lower: bool) -> pd.DataFrame:
    """Worst first and those without data last; with `percent` (0-100), `label`, `bar_text` and `place`."""
    ordered = ranked(rows, lower=lower)
    return ordered.assign(
        percent=(ordered["share"] * 100).round(2),
        label=ordered["area_key"].map(area_labels(rows)),
        bar_text=ordered["value_sign"],
        place=range(len(ordered)),
    )


def _kabupaten_row(coverage: pd.DataFrame, rows: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """The row of the kabupaten for the same indicator, period and series; one row or none."""
    same = coverage["period"].isin(rows["period"]) & coverage["series"].isin(rows["series"])
    found = at_level(coverage[same & (coverage["indicator"] == indicator)], AreaLevel.KABUPATEN)
    found = found[found["share"].notna()]
    return found if len(found) == 1 else found.iloc[:0]


def _figure(rows: pd.DataFrame, whole: pd.DataFrame, *, several_kecamatan: bool) -> go.Figure:
    valued = rows[rows["share"].notna()]
    figure = go.Figure(status_bars(valued, "percent"))
    target = float(rows["target"].iloc[0]) * 100
    highest = float(valued["percent"].max())
    if target == target:
        figure.add_trace(
            upright_line(
                target,
                len(rows),
                name=f"target {percent_words(target / 100)}",
                colour=TARGET_LINE,
                dash="dash",
            )
        )
        highest = max(highest, target)
    for share in whole["share"]:
        name = f"kabupaten {format_percent(share)}"
        figure.add_trace(upright_line(share * 100, len(rows), name=name, colour=AVERAGE_LINE, dash="dot"))
        highest = max(highest, share * 100)
    mark_missing(figure, rows[rows["share"].isna()])
    value_column(figure, rows)
    line_axis(figure, _labels(rows, several_kecamatan=several_kecamatan))
    value_axis(figure, highest, percent=True)
    return figure


def _labels(rows: pd.DataFrame, *, several_kecamatan: bool) -> list[str]:
    """Names as figure text; desa of several kecamatan carry the small name of theirs."""
    if not several_kecamatan:
        return [wrapped(label, 20) for label in rows["label"]]
    between = "<br>" if _in_two_lines(rows) else " "
    return [
        f"{shortened(area, 24)}{between}<span style='font-size:10px'>{escaped(kecamatan)}</span>"
        for area, kecamatan in zip(rows["area"], rows["kecamatan"], strict=True)
    ]


def _in_two_lines(rows: pd.DataFrame) -> bool:
    """Whether names of desa and kecamatan beside each other would take the room of the bars."""
    return int((rows["area"].str.len() + rows["kecamatan"].str.len()).max()) > ONE_LINE


def _listed(rows: pd.DataFrame, whole: pd.DataFrame, most: int = 10) -> str:
    """The first values in words, and that of the kabupaten."""
    values = [f"{label} {value}" for label, value in zip(rows["label"], rows["value"], strict=True)]
    values = [text.replace(f" {NO_VALUE}", f" {NO_DATA}") for text in values]
    more = f", dan {len(values) - most} lainnya" if len(values) > most else ""
    average = "".join(
        f" {area}: {format_percent(share)}."
        for area, share in zip(whole["area"], whole["share"], strict=True)
    )
    return f"{', '.join(values[:most])}{more}.{average}"


def _table(rows: pd.DataFrame, whole: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Wilayah": rows["label"].tolist(),
            "Kecamatan": rows["kecamatan"].tolist(),
            "Capaian": rows["value"].tolist(),
            **_certainty_columns(rows),
            "Terlayani": [_people(number) for number in rows["numerator"]],
            "Sasaran": [_people(number) for number in rows["denominator"]],
            "Target": target_column(rows),
            "Kesenjangan": [gap or NO_VALUE for gap in rows["gap"]],
            "Status": [
                STATUS_NAMES[Status(status)] + (f"; {FEW_NAME}" if few else "")
                for status, few in zip(rows["drawn_status"], rows["few"], strict=True)
            ],
        }
    )


def _certainty_columns(rows: pd.DataFrame) -> dict[str, list[str]]:
    """The interval of each desa, and the value that puts it in its place; none where no people are known."""
    if not rows["interval"].any():
        return {}
    return {
        "Selang 95 %": [interval or NO_VALUE for interval in rows["interval"]],
        "Nilai urutan": [
            format_percent(share) if share == share else NO_VALUE for share in rows["drawn_share"]
        ],
    }


def _people(number: float) -> str:
    return format_number(number) if number == number else NO_VALUE
