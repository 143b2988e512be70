"""Indicators against areas: the status of each pair at a glance."""

from __future__ import annotations

from typing import TypeAlias

import pandas as pd
import plotly.graph_objects as go

from stunting.analysis.coverage.rows import latest_rows
from stunting.catalogue.indicators import Catalogue
from stunting.charts.axes import line_axis
from stunting.charts.chart import Chart, empty_chart, escaped, finished, shortened, wrapped
from stunting.charts.coverage_rows import (
    area_labels,
    cited,
    completed,
    drawn_statuses,
    labelled,
    period_words,
    row_name,
    unverified_note,
)
from stunting.charts.heatmap_words import SHORT, heatmap_alt, heatmap_table, heatmap_title, level_word
from stunting.charts.stacked import MARK_HEIGHT, MARK_TOP, stacked_axis, stacked_lines
from stunting.charts.status_cells import cell_traces, column_axis
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_number
from stunting.model.summaries import Status

Drawing: TypeAlias = tuple[go.Figure, float, float]
"""A figure, the height of its drawing area and that of its column heads, in pixels."""

MAX_COLUMNS_WITH_VALUES = 6
"""More areas than this become lines with signs only, so that a phone still shows them."""
MAX_AREAS = 60
MAX_INDICATORS_ACROSS = 16
UPRIGHT_CHARACTERS = 26


def coverage_heatmap(coverage: pd.DataFrame, catalogue: Catalogue, *, source: str = "") -> Chart:
    """Status of every indicator in every area, grouped by sector, the largest gap first.

    `coverage` follows COVERAGE and may mix levels (kabupaten beside its kecamatan); of each indicator
    the latest period with numbers is drawn, and survey and register stand on lines of their own. Up to 6
    areas stand in columns with values; more stand in lines with signs, at most 60 of them, those with the
    most indicators short of their target.
    """
    rows = latest_rows(coverage)
    if rows.empty:
        return empty_chart("Belum ada indikator yang dapat dibandingkan antarwilayah", source=source)
    rows = completed(rows)
    rows = rows.assign(drawn_status=drawn_statuses(rows, catalogue))
    areas, indicators = _areas(rows), _indicators(rows, catalogue)
    shown_areas, shown = areas, indicators
    across = len(areas) <= MAX_COLUMNS_WITH_VALUES
    if not across:
        shown_areas = areas.sort_values(["short", "valued"], ascending=False, kind="stable").head(MAX_AREAS)
        widest = indicators.sort_values("gap", ascending=False, kind="stable").head(MAX_INDICATORS_ACROSS)
        shown = indicators[indicators.index.isin(widest.index)]
    draw = _areas_across if across else _areas_down
    cells = _labelled_cells(rows, shown_areas, shown, catalogue)
    figure, height, heads = draw(cells, shown_areas, shown)
    doubt = unverified_note(rows)
    notes = [*_limits(areas, shown_areas, indicators, shown), *([doubt] if doubt else [])]
    return finished(
        figure,
        title=heatmap_title(rows, areas, indicators),
        alt=heatmap_alt(rows, areas, indicators),
        table=heatmap_table(cells, shown_areas, shown, across=across),
        unit="% dari sasaran",
        source=cited(source, rows),
        period=period_words(rows["period"]),
        plot_height=height,
        column_heads=heads,
        note=" ".join(notes),
    )


def _areas(rows: pd.DataFrame) -> pd.DataFrame:
    """The areas with their label, larger ones first, then by code.

    `short` counts the indicators that miss their target, `valued` those with a value.
    """
    sizes = {level.value: rank for rank, level in enumerate(AreaLevel)}
    counted = rows.assign(
        short=rows["drawn_status"].isin(SHORT),
        valued=rows["drawn_status"] != Status.NO_DATA.value,
        size=rows["area_level"].map(sizes),
    )
    keys = ["size", "area_key", "area", "kecamatan", "area_level"]
    areas = counted.groupby(keys, as_index=False, sort=True)[["short", "valued"]].sum()
    return areas.assign(label=areas["area_key"].map(area_labels(areas)))


def _indicators(rows: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """The indicators by sector, in each the largest gap first."""
    order = {sector: rank for rank, sector in enumerate(catalogue.sectors)}
    keys = ["indicator", "series"]
    found = rows.groupby(keys, as_index=False).agg(
        sector=("sector", "first"),
        gap=("gap_points", "max"),
        target=("target", "first"),
        target_note=("target_note", "first"),
    )
    names = [row_name(catalogue, *key) for key in zip(found["indicator"], found["series"], strict=True)]
    lower = [catalogue.lower_is_better(one) for one in found["indicator"]]
    found = found.assign(name=names, lower=lower)
    found = found.assign(rank=found["sector"].map(order).fillna(len(order)))
    return found.sort_values(["rank", "sector", "gap", "name"], ascending=[True, True, False, True])


def _labelled_cells(
    rows: pd.DataFrame, areas: pd.DataFrame, indicators: pd.DataFrame, catalogue: Catalogue
) -> pd.DataFrame:
    """The rows of the pairs that are drawn, ready to show."""
    pairs = pd.MultiIndex.from_frame(rows[["indicator", "series"]])
    wanted = pairs.isin(pd.MultiIndex.from_frame(indicators[["indicator", "series"]]))
    shown = rows[wanted & rows["area_key"].isin(areas["area_key"]).to_numpy()]
    return labelled(shown.drop(columns="drawn_status"), catalogue)


def _areas_across(rows: pd.DataFrame, areas: pd.DataFrame, indicators: pd.DataFrame) -> Drawing:
    """Areas in columns and values in the cells; sectors head their lines where there are several."""
    headings = [sector or "Tanpa sektor" for sector in indicators["sector"]]
    lines = stacked_lines(indicators["name"].tolist(), headings if len(set(headings)) > 1 else None)
    keys = zip(indicators["indicator"], indicators["series"], strict=True)
    places = dict(zip(keys, lines.places, strict=True))
    columns = {key: place for place, key in enumerate(areas["area_key"])}
    cells = rows.assign(
        line=[places[key] for key in zip(rows["indicator"], rows["series"], strict=True)],
        column=rows["area_key"].map(columns),
        cell_text=rows["value_sign"],
    )
    figure = go.Figure(cell_traces(cells, top=MARK_TOP, height=MARK_HEIGHT))
    names = [wrapped(name, 10) for name in areas["label"]]
    column_axis(figure, names)
    stacked_axis(figure, lines)
    return figure, lines.height, 15 * max(name.count("<br>") + 1 for name in names) + 14


def _areas_down(rows: pd.DataFrame, areas: pd.DataFrame, indicators: pd.DataFrame) -> Drawing:
    """Areas in lines, indicators in columns, signs in the cells."""
    lines = {key: place for place, key in enumerate(areas["area_key"])}
    keys = zip(indicators["indicator"], indicators["series"], strict=True)
    columns = {key: place for place, key in enumerate(keys)}
    places = [columns[key] for key in zip(rows["indicator"], rows["series"], strict=True)]
    cells = rows.assign(line=rows["area_key"].map(lines), column=places, cell_text=rows["sign"])
    figure = go.Figure(cell_traces(cells))
    names = [shortened(name, UPRIGHT_CHARACTERS) for name in indicators["name"]]
    column_axis(figure, names, angle=-90)
    line_axis(figure, [escaped(name) for name in areas["label"]])
    return figure, 20 * len(areas), 7 * max(map(len, names)) + 12


def _limits(
    areas: pd.DataFrame, shown_areas: pd.DataFrame, indicators: pd.DataFrame, shown: pd.DataFrame
) -> list[str]:
    """Sentences on what was left out."""
    notes = []
    if len(shown_areas) < len(areas):
        notes.append(
            f"Digambar {len(shown_areas)} dari {format_number(len(areas))} {level_word(areas)} "
            "dengan indikator belum tercapai terbanyak."
        )
    if len(shown) < len(indicators):
        notes.append(f"Digambar {len(shown)} dari {len(indicators)} indikator dengan kesenjangan terbesar.")
    return notes
