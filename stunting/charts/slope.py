"""Areas of one level in two periods: a line for each from what it was to what it is."""

from __future__ import annotations

import math

import pandas as pd
import plotly.graph_objects as go

from stunting.analysis.comparing.matched import comparable
from stunting.catalogue.indicators import Catalogue
from stunting.charts.chart import Chart, empty_chart, escaped, finished, points, write_notes
from stunting.charts.coverage_rows import (
    area_labels,
    indicator_name,
    labelled,
    period_words,
    unit_words,
)
from stunting.charts.palette import AVERAGE_LINE, SERIES_COLOURS
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_number, format_percent
from stunting.model.labels import LEVEL_LABELS
from stunting.model.observations import Series
from stunting.model.periods import period_label

MOST_LINES = 10
_LINE = 19
"""Pixels of height that the words of one line need."""
_WORSE = SERIES_COLOURS[Series.SURVEY]
_KEYS = ["area_key", "series"]


def slope(
    now: pd.DataFrame, earlier: pd.DataFrame, catalogue: Catalogue, indicator: str, *, source: str = ""
) -> Chart:
    """One indicator in areas of one level: `now` and `earlier` are COVERAGE rows, one of each per area.

    Areas without a share in both, and months of weighing that cannot be compared, are not drawn; of many
    areas those that changed most.
    """
    name, lower = indicator_name(catalogue, indicator), catalogue.lower_is_better(indicator)
    rows = _pairs(now, earlier, indicator)
    if len(rows) < 2:
        title = f"{name}: belum ada periode pembanding untuk wilayahnya"
        return empty_chart(title, source=source, period=period_words(now["period"]))
    rows = labelled(rows, catalogue)
    rows = rows.assign(
        label=rows["area_key"].map(area_labels(rows)), change=100 * (rows["share"] - rows["share_before"])
    )
    most = rows["change"].abs().sort_values(ascending=False, kind="stable").index[:MOST_LINES]
    shown = rows.loc[most].sort_values("share", ascending=False, kind="stable")
    title = _title(rows)
    left_out = len(rows) - len(shown)
    note = (
        f"{format_number(left_out)} wilayah yang paling sedikit berubah tidak digambar." if left_out else ""
    )
    return finished(
        _figure(shown, lower),
        title=title,
        alt=f"Garis {name} dari dua periode. {title}. {_listed(shown)}.",
        table=_table(rows),
        unit=unit_words(rows),
        source=source,
        period=f"{period_words(rows['period_before'])} dan {period_words(rows['period'])}",
        plot_height=_height(shown),
        note=note,
    )


def _height(rows: pd.DataFrame) -> int:
    """Pixels that the lines take."""
    return max(96, _LINE * len(rows) + 30)


def _pairs(now: pd.DataFrame, earlier: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """Rows of now with `share_before` and `period_before` of the same area and series, known in both."""
    before = earlier.loc[
        (earlier["indicator"] == indicator) & earlier["share"].notna(), [*_KEYS, "share", "period"]
    ]
    both = now[now["share"].notna()].merge(
        before.drop_duplicates(_KEYS), on=_KEYS, suffixes=("", "_before"), validate="one_to_one"
    )
    fits = [
        period != past and comparable(indicator, period, past)
        for period, past in zip(both["period"], both["period_before"], strict=True)
    ]
    return both[pd.Series(fits, index=both.index, dtype=bool)]


def _title(rows: pd.DataFrame) -> str:
    """How many rose and fell, and since when: "Semua kecamatan naik sejak Tahun 2024"."""
    what = LEVEL_LABELS[AreaLevel(rows["area_level"].iloc[0])]
    past = rows["period_before"].unique()
    since = period_label(past[0]) if len(past) == 1 else "setahun sebelumnya"
    points_changed = rows["change"].round(1)
    counts = {
        word: int(holds.sum())
        for word, holds in (
            ("naik", points_changed > 0), ("turun", points_changed < 0), ("tetap", points_changed == 0)
        )
        if holds.any()
    }  # fmt: skip
    if len(counts) == 1:
        return f"Semua {what} {next(iter(counts))} sejak {since}"
    told = ", ".join(f"{count} {word}" for word, count in counts.items())
    return f"Dari {len(rows)} {what}, {told} sejak {since}"


def _figure(rows: pd.DataFrame, lower: bool) -> go.Figure:
    before, after = (100 * rows["share_before"]).round(2).tolist(), (100 * rows["share"]).round(2).tolist()
    low, high = min(*before, *after), max(*before, *after)
    # What the words of one line take of the axis, which is wider than the shares by a little.
    reach = max(high - low, 1.0) * 1.25
    step = _LINE / _height(rows) * reach
    figure = go.Figure()
    for y0, y1, change, was, own in zip(
        before, after, rows["change"], _points_before(rows), points(rows), strict=True
    ):
        worse = change > 0 if lower else change < 0
        figure.add_trace(
            go.Scatter(
                x=[0, 1],
                y=[y0, y1],
                mode="lines+markers",
                line={"color": _WORSE if worse else AVERAGE_LINE, "width": 2},
                marker={"size": 9, "symbol": ["circle-open", "circle"]},
                customdata=[was, own],
                hoverinfo="skip",
                cliponaxis=False,
                unselected={"marker": {"opacity": 1}},
            )
        )
    figure.update_layout(showlegend=False)
    write_notes(
        figure,
        [
            *(
                {"x": 0, "y": y, "text": f"{format_percent(value / 100)}", "xanchor": "right", "xshift": -9}
                for y, value in zip(_spread(before, step), before, strict=True)
            ),
            *(
                {"x": 1, "y": y, "text": text, "xanchor": "left", "xshift": 9, "align": "left"}
                for y, text in zip(_spread(after, step), _words(rows), strict=True)
            ),
        ],
    )
    past, present = (period_words(rows[name]) for name in ("period_before", "period"))
    figure.update_xaxes(
        range=[-0.42, 2.05], tickvals=[0, 1], ticktext=[escaped(past), escaped(present)], showgrid=False,
        zeroline=False, fixedrange=True,
    )  # fmt: skip
    middle = (low + high) / 2
    half = max(reach / 2, step * len(rows) / 2 + step)
    figure.update_yaxes(visible=False, range=[middle - half, middle + half], fixedrange=True)
    return figure


def _points_before(rows: pd.DataFrame) -> list[list[str]]:
    return points(rows.assign(period=rows["period_before"]))


def _words(rows: pd.DataFrame) -> list[str]:
    """What stands behind a line: "<b>66,0 %</b> Waru +5,7"."""
    return [
        f"<b>{value}</b> {escaped(label)} {_signed(change)}"
        for value, label, change in zip(rows["value"], rows["label"], rows["change"], strict=True)
    ]


def _signed(change: float) -> str:
    sign = "+" if round(change, 1) > 0 else "\u2212" if round(change, 1) < 0 else ""
    return f"{sign}{format_number(abs(change), 1)}"


def _spread(values: list[float], step: float) -> list[float]:
    """Places for words beside values, in their order and at least `step` apart, as near as can be.

    Example: 10, 9.9 and 5 with a step of 1 are moved to 10.45, 9.45 and 5.
    """
    order = sorted(range(len(values)), key=lambda at: -values[at])
    groups: list[tuple[list[int], float]] = []
    for at in order:
        members, middle = [at], values[at]
        while groups and groups[-1][1] - middle < step * (len(groups[-1][0]) + len(members)) / 2 - 1e-9:
            above, _ = groups.pop()
            members = [*above, *members]
            middle = math.fsum(values[one] for one in members) / len(members)
        groups.append((members, middle))
    places = [0.0] * len(values)
    for members, middle in groups:
        for rank, at in enumerate(members):
            places[at] = middle + step * ((len(members) - 1) / 2 - rank)
    return places


def _listed(rows: pd.DataFrame) -> str:
    return "; ".join(
        f"{label} dari {format_percent(before)} menjadi {value}"
        for label, before, value in zip(rows["label"], rows["share_before"], rows["value"], strict=True)
    )


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Wilayah": rows["label"].tolist(),
            "Semula": [format_percent(share) for share in rows["share_before"]],
            "Periode semula": [period_label(period) for period in rows["period_before"]],
            "Sekarang": rows["value"].tolist(),
            "Periode": [period_label(period) for period in rows["period"]],
            "Perubahan (poin)": [_signed(change) for change in rows["change"]],
        }
    )
