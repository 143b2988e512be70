"""A schematic map: one tile for each desa, in blocks of kecamatan. Needs neither boundaries nor internet."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from stunting.catalogue.indicators import Catalogue
from stunting.charts.chart import Chart, empty_chart, escaped, finished, wrapped, write_notes
from stunting.charts.coverage_rows import (
    NO_VALUE,
    at_level,
    cited,
    indicator_name,
    labelled,
    one_indicator,
    period_words,
    unit_words,
)
from stunting.charts.findings import areas_against_target
from stunting.charts.map_words import NO_LOKUS, area_table, lokus_note, status_counts, with_lokus
from stunting.charts.status_cells import cell_traces
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_number
from stunting.model.labels import LEVEL_LABELS

COLUMNS = 5
"""Tiles beside each other: the names of five still fit a phone."""
MAX_TILES = 240
_TILE_PIXELS = 50
_HEADING = 0.5


def tile_map(
    coverage: pd.DataFrame,
    catalogue: Catalogue,
    indicator: str,
    *,
    lokus: Mapping[str, str] = NO_LOKUS,
    source: str = "",
) -> Chart:
    """Status of one indicator in every desa and kelurahan, in the order of their codes.

    `coverage` follows COVERAGE; rows of kecamatan, where there are, head their block. Without data of desa,
    or with more than 240, the kecamatan are the tiles. `lokus` are the years of desa lokus by code.
    """
    desa = one_indicator(at_level(coverage, AreaLevel.DESA), indicator)
    kecamatan = one_indicator(at_level(coverage, AreaLevel.KECAMATAN), indicator)
    drawable = desa["share"].notna().any() and len(desa) <= MAX_TILES
    level = AreaLevel.DESA if drawable or kecamatan.empty else AreaLevel.KECAMATAN
    rows = desa if level is AreaLevel.DESA else kecamatan
    name = indicator_name(catalogue, indicator)
    title = areas_against_target(rows, name, LEVEL_LABELS[level], catalogue.lower_is_better(indicator))
    period = period_words(rows["period"])
    if rows["share"].isna().all():
        return empty_chart(title, source=source, period=period)
    tiles = labelled(rows, catalogue).sort_values(["kecamatan", "area_key"], kind="stable").head(MAX_TILES)
    tiles = with_lokus(tiles, lokus)
    heads = labelled(kecamatan, catalogue) if level is AreaLevel.DESA else None
    figure, height = _figure(tiles, heads)
    return finished(
        figure,
        title=title,
        alt=f"Peta petak {name} per {LEVEL_LABELS[level]}. {title}. {status_counts(tiles)}.",
        table=area_table(tiles),
        unit=unit_words(rows),
        source=cited(source, rows),
        period=period,
        plot_height=height,
        note=f"{_note(len(rows), len(tiles), len(desa), level)} {lokus_note(tiles, lokus)}".strip(),
    )


def _note(found: int, drawn: int, desa: int, level: AreaLevel) -> str:
    words = ["Petak tidak menurut letak dan luas."]
    if level is AreaLevel.KECAMATAN and desa > MAX_TILES:
        words.append(
            f"{format_number(desa)} desa/kelurahan terlalu banyak untuk petak; digambar per kecamatan."
        )
    if drawn < found:
        words.append(f"Digambar {drawn} pertama dari {format_number(found)}.")
    return " ".join(words)


def _figure(tiles: pd.DataFrame, heads: pd.DataFrame | None) -> tuple[go.Figure, float]:
    """Tiles of desa under the head of their kecamatan, or of kecamatan alone; and the height in pixels."""
    figure = go.Figure()
    placed, top = [], 0.0
    notes, left = [], {"x": 0, "xref": "paper", "xanchor": "left"}
    block_of = tiles["kecamatan"] if heads is not None else pd.Series("", index=tiles.index)
    texts = [
        f"{wrapped(area, 11)}<br>{value}"
        for area, value in zip(tiles["area"], tiles["value_sign"], strict=True)
    ]
    for kecamatan, block in tiles.assign(cell_text=texts).groupby(block_of):
        if heads is not None:
            notes.append({"text": _head(str(kecamatan), heads), "y": top - 0.22, **left})
            top += _HEADING
        place = pd.Series(range(len(block)), index=block.index)
        placed.append(block.assign(column=place % COLUMNS, line=top + place // COLUMNS))
        top += math.ceil(len(block) / COLUMNS)
    write_notes(figure, notes)
    figure.add_traces(cell_traces(pd.concat(placed)))
    figure.update_xaxes(range=[-0.5, COLUMNS - 0.5], visible=False, fixedrange=True)
    figure.update_yaxes(range=[top - 0.5, -0.5], visible=False, fixedrange=True)
    figure.update_layout(barmode="overlay", bargap=0)
    return figure, top * _TILE_PIXELS


def _head(kecamatan: str, heads: pd.DataFrame) -> str:
    """Name of a kecamatan with its own value, where it is known."""
    own = heads[heads["kecamatan"] == kecamatan]
    name = f"<b>{escaped(kecamatan or 'Kecamatan tidak disebut')}</b>"
    if len(own) != 1 or own["value"].iloc[0] == NO_VALUE:
        return name
    return f"{name} {own['value_sign'].iloc[0]}"
