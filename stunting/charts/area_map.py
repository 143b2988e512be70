"""The areas of a level on a map from the office's own outlines; nothing is fetched from the internet."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from stunting.catalogue.indicators import Catalogue
from stunting.charts.chart import Chart, empty_chart, escaped, finished, points
from stunting.charts.coverage_rows import (
    area_labels,
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
from stunting.charts.palette import INK, OUTLINE, PATTERN_INK, STATUS_FILLS, STATUS_PATTERNS
from stunting.charts.status_marks import FEW_NAME, STATUS_NAMES, status_rank
from stunting.model.boundaries import AreaBoundaries, Ring
from stunting.model.formatting import format_number
from stunting.model.labels import LEVEL_LABELS
from stunting.model.summaries import Status

NAMED_AREAS = 10
"""So many areas or fewer carry their name and value, more only their sign."""
SIGNED_AREAS = 200
"""More areas than this have no room for signs: their status stands in hover and table."""
_WIDTH, _LEAST_HEIGHT, _MOST_HEIGHT = 420, 260, 620


def area_map(
    coverage: pd.DataFrame,
    boundaries: AreaBoundaries,
    catalogue: Catalogue,
    indicator: str,
    *,
    lokus: Mapping[str, str] = NO_LOKUS,
    source: str = "",
) -> Chart:
    """Status of one indicator in every area that has an outline.

    `coverage` follows COVERAGE; its rows of the level of `boundaries` are drawn by their area code. Areas
    with an outline and no row are drawn as without data; rows without an outline stand in the note and in
    the table. `lokus` are the years of desa lokus by code; they carry a mark.
    """
    level = LEVEL_LABELS[boundaries.level]
    name = indicator_name(catalogue, indicator)
    rows = one_indicator(at_level(coverage, boundaries.level), indicator)
    title = areas_against_target(rows, name, level, catalogue.lower_is_better(indicator))
    period = period_words(rows["period"])
    outlined = rows["area_code"].isin(boundaries.rings)
    if rows["share"].isna().all() or not outlined.any():
        note = "" if outlined.any() else f"Tidak satu pun {level} punya batas di berkas batas wilayah."
        return empty_chart(title, source=source, period=period, note=note)
    labelled_rows = with_lokus(labelled(rows, catalogue), lokus)
    drawn = labelled_rows[outlined]
    return finished(
        _figure(drawn, boundaries),
        title=title,
        alt=f"Peta {name} per {level}. {title}. {status_counts(drawn)}.",
        table=area_table(labelled_rows),
        unit=unit_words(rows),
        source=cited(source, rows),
        period=period,
        plot_height=_height(boundaries),
        note=" ".join(
            filter(
                None,
                (
                    lokus_note(drawn, lokus),
                    _note(len(drawn), int((~outlined).sum()), level, boundaries),
                ),
            )
        ),
    )


def _note(drawn: int, without: int, level: str, boundaries: AreaBoundaries) -> str:
    notes = [*boundaries.notes]
    if drawn > SIGNED_AREAS:
        notes.append("Wilayah terlalu banyak untuk diberi tanda; statusnya ada di tabel.")
    if without:
        notes.append(f"{format_number(without)} {level} tidak punya batas di berkas dan hanya ada di tabel.")
    return " ".join(notes)


def _figure(rows: pd.DataFrame, boundaries: AreaBoundaries) -> go.Figure:
    figure = go.Figure()
    bare = set(boundaries.rings) - set(rows["area_code"])
    few = rows["few"].astype(bool)
    for status in Status:
        codes = rows.loc[~few & rows["drawn_status"].eq(status.value), "area_code"].tolist()
        codes += sorted(bare) if status is Status.NO_DATA else []
        if codes:
            figure.add_trace(_fills(codes, boundaries, status, STATUS_NAMES[status]))
    if few.any():
        figure.add_trace(_fills(rows.loc[few, "area_code"].tolist(), boundaries, Status.NO_TARGET, FEW_NAME))
    figure.add_trace(_signs(rows, boundaries))
    middle = np.concatenate([ring for outline in boundaries.rings.values() for ring in outline]).mean(axis=0)
    ratio = 1 / math.cos(math.radians(middle[1])) if boundaries.geographic else 1
    figure.update_xaxes(visible=False, fixedrange=True, constrain="domain")
    figure.update_yaxes(visible=False, fixedrange=True, scaleanchor="x", scaleratio=ratio, constrain="domain")
    # A click or hover anywhere means the nearest area.
    figure.update_layout(hoverdistance=-1)
    return figure


def _fills(codes: list[str], boundaries: AreaBoundaries, status: Status, name: str) -> go.Scatter:
    """All outlines of a status as one trace, parted by gaps."""
    rings = [ring for code in codes for ring in boundaries.rings[code]]
    gap = np.full((1, 2), np.nan)
    line = np.concatenate([part for ring in rings for part in (ring, gap)])
    return go.Scatter(
        name=name,
        legendrank=status_rank(status),
        x=line[:, 0].astype(np.float32),
        y=line[:, 1].astype(np.float32),
        mode="lines",
        fill="toself",
        fillcolor=STATUS_FILLS[status],
        fillpattern={
            "shape": STATUS_PATTERNS[status],
            "fgcolor": PATTERN_INK,
            "bgcolor": STATUS_FILLS[status],
            "size": 6,
        },
        line={"color": OUTLINE, "width": 1},
        hoverinfo="skip",
    )


def _signs(rows: pd.DataFrame, boundaries: AreaBoundaries) -> go.Scatter:
    """The sign of each area in its middle, which also takes hover and click."""
    middles = [_middle(boundaries.rings[code]) for code in rows["area_code"]]
    labels = area_labels(rows)
    few, many = len(rows) <= NAMED_AREAS, len(rows) > SIGNED_AREAS
    texts = [
        f"{escaped(labels[key])}<br>{value}" if few else "" if many else sign
        for key, value, sign in zip(rows["area_key"], rows["value_sign"], rows["sign"], strict=True)
    ]
    return go.Scatter(
        mode="markers+text",
        x=[round(x, 6) for x, _ in middles],
        y=[round(y, 6) for _, y in middles],
        text=texts,
        textposition="middle center",
        textfont={"color": INK, "size": 11 if few else 10},
        marker={"size": 14, "opacity": 0},
        customdata=points(rows),
        hovertext=rows["hover"].tolist(),
        hoverinfo="text",
        showlegend=False,
        unselected={"textfont": {"color": INK}},
    )


def _middle(outline: tuple[Ring, ...]) -> tuple[float, float]:
    """Centre of gravity of the largest ring."""
    ring = max(outline, key=lambda one: abs(_doubled_area(one)))
    area = _doubled_area(ring)
    if area == 0:
        x, y = ring.mean(axis=0)
        return float(x), float(y)
    origin = ring[0]
    x, y = (ring - origin).T
    cross = x[:-1] * y[1:] - x[1:] * y[:-1]
    return (
        float(origin[0] + ((x[:-1] + x[1:]) * cross).sum() / (3 * area)),
        float(origin[1] + ((y[:-1] + y[1:]) * cross).sum() / (3 * area)),
    )


def _doubled_area(ring: Ring) -> float:
    x, y = (ring - ring[0]).T
    return float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum())


def _height(boundaries: AreaBoundaries) -> float:
    """Pixels that show the map whole on a phone, within bounds."""
    line = np.concatenate([ring for outline in boundaries.rings.values() for ring in outline])
    across, up = np.ptp(line, axis=0)
    return float(np.clip(_WIDTH * up / (across or 1), _LEAST_HEIGHT, _MOST_HEIGHT))
