"""Prevalence against number of cases: where stunting is both common and frequent."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd
import plotly.graph_objects as go

from stunting.analysis.comparing.prevalence import who_class
from stunting.catalogue.relations import stunting_id
from stunting.charts.axes import GRID
from stunting.charts.chart import Chart, empty_chart, escaped, finished, points, write_notes
from stunting.charts.coverage_rows import area_labels, period_words
from stunting.charts.palette import OUTLINE
from stunting.charts.tokens import FILLS, MARKS
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_names, format_number, format_percent
from stunting.model.labels import LEVEL_LABELS
from stunting.model.observations import Series
from stunting.model.summaries import Status
from stunting.model.summaries.prevalence import PREVALENCE_LABELS
from stunting.model.summaries.priority import Quadrant, Verdict

MOST_NAMED = 12
"""So many areas at most are named in the drawing."""
_LETTER_WIDTH, _LABEL_HEIGHT, _AWAY = 0.014, 0.034, 0.036
"""Room that a letter and a name take, and how far from its point it stands, as parts of the axes."""
_BESIDE: tuple[tuple[int, int, dict[str, object]], ...] = (
    (0, 1, {"yshift": 14}),
    (0, -1, {"yshift": -14}),
    (1, 0, {"xanchor": "left", "xshift": 8}),
    (-1, 0, {"xanchor": "right", "xshift": -8}),
)
"""Where a name may stand: above its point, else below, right or left, as steps across and up."""
_VERDICTS = {
    Verdict.CERTAIN: ("pasti masuk daftar", "star", MARKS[Status.FAR].light, 13),
    Verdict.DEPENDS: ("bergantung pada bobot atau angka ragu", "diamond", MARKS[Status.BEHIND].light, 10),
    Verdict.NO: ("tidak masuk daftar", "circle-open", OUTLINE, 8),
    Verdict.UNKNOWN: ("belum dapat dinilai", "line-ew-open", OUTLINE, 8),
}
_OTHERS = ("wilayah lain", "circle", MARKS[Status.NO_DATA].light, 6)
"""How areas outside the chosen kecamatan look."""
_QUADRANTS = {
    Quadrant.BOTH: "prevalensi dan kasus di atas rata-rata",
    Quadrant.PREVALENCE: "hanya prevalensi di atas rata-rata",
    Quadrant.CASES: "hanya kasus di atas rata-rata",
    Quadrant.NEITHER: "keduanya di bawah",
}


def quadrant(
    priority: pd.DataFrame,
    *,
    period: str,
    source: str = "",
    inside: Collection[str] | None = None,
    place: str = "",
    older: Collection[str] = (),
) -> Chart:
    """Each area by its number of stunted children and its prevalence, from the register.

    `priority` follows PRIORITY, whose verdict gives each its shape; `period` is that of its prevalence, for
    caption and clicks. The level line is the prevalence of all drawn areas together (cases over measured),
    the upright line their mean number of cases; what lies above both is shaded.
    Where a kecamatan is chosen the areas `inside` it (keys) alone have colour, name and title, which says its
    `place`; the others stay as a measure. `older` are keys of areas with figures older than the period.
    """
    rows = priority[priority["quadrant"] != Quadrant.UNKNOWN.value]
    missing = len(priority) - len(rows)
    if rows.empty:
        return empty_chart("Belum ada jumlah kasus dan prevalensi stunting per wilayah", source=source)
    placed = rows.assign(
        indicator=stunting_id(),
        period=period,
        series=Series.REGISTER.value,
        label=rows["area_key"].map(area_labels(rows)),
        who=[PREVALENCE_LABELS[who_class(share)] for share in rows["prevalence"]],
    )
    overall = float(rows["cases"].sum() / rows["children"].sum())
    word = LEVEL_LABELS[AreaLevel(rows["area_level"].iloc[0])]
    own = placed if inside is None else placed[placed["area_key"].isin(inside)]
    title = _title(own, f"{word}{f' {place}' if place else ''}")
    note = f"Garis: prevalensi bersama {format_percent(overall)} dan rata-rata kasus per wilayah."
    note += " Abu-abu: wilayah lain." if inside is not None else ""
    late = int(rows["area_key"].isin(older).sum())
    note += f" {format_number(late)} {word} memakai angka lebih lama." if late else ""
    return finished(
        _figure(placed, own, overall),
        title=title,
        alt=f"Diagram titik {len(rows)} {word}: jumlah balita stunting dan prevalensi. {title}.",
        table=_table(placed),
        unit="balita stunting (mendatar) dan % balita diukur (tegak)",
        source=source,
        period=period_words([period]),
        plot_height=400,
        note=note + (f" {format_number(missing)} {word} belum ada datanya." if missing else ""),
    )


def _figure(rows: pd.DataFrame, own: pd.DataFrame, overall: float) -> go.Figure:
    """All areas; those that are not among `own` stand behind, in grey."""
    figure = go.Figure()
    others = rows.drop(own.index)
    if not others.empty:
        figure.add_trace(_points(others, _OTHERS))
    for verdict in reversed(_VERDICTS):
        part = own[own["verdict"] == verdict.value]
        if not part.empty:
            figure.add_trace(_points(part, _VERDICTS[verdict]))
    highest = float(rows["prevalence"].max()) * 110 or 1
    furthest = float(rows["cases"].max()) * 1.15 or 1
    _add_lines(figure, overall * 100, float(rows["cases"].mean()), highest, furthest)
    both = int((own["quadrant"] == Quadrant.BOTH.value).sum())
    corner = {"x": furthest, "y": highest, "xanchor": "right", "yanchor": "top", "font": {"size": 11}}
    write_notes(
        figure,
        [
            *(
                {"text": escaped(label), "x": cases, "y": share * 100, "font": {"size": 11}, **beside}
                for cases, share, label, beside in _apart(own, furthest, highest / 100)
            ),
            {"text": f"<b>tinggi dan banyak: {both}</b>", **corner},
        ],
    )
    figure.update_xaxes(range=[0, furthest], title={"text": "balita stunting", "font": {"size": 12}})
    figure.update_yaxes(range=[0, highest], ticksuffix=" %")
    for axis in (figure.layout.xaxis, figure.layout.yaxis):
        axis.update(gridcolor=GRID, zerolinecolor=OUTLINE, automargin=True, fixedrange=True)
        axis.update(tickformat=",~f", nticks=6)
    return figure


def _add_lines(figure: go.Figure, overall: float, middle: float, highest: float, furthest: float) -> None:
    """The lines of the quadrants, and the ground of what lies above both."""
    line = {"color": OUTLINE, "dash": "dot", "width": 1.5}
    figure.add_shape(type="line", x0=0, x1=1, xref="paper", y0=overall, y1=overall, line=line)
    figure.add_shape(type="line", x0=middle, x1=middle, y0=0, y1=1, yref="paper", line=line)
    ground = {"fillcolor": FILLS[Status.BEHIND].light, "opacity": 0.16, "line": {"width": 0}}
    figure.add_shape(type="rect", x0=middle, x1=furthest, y0=overall, y1=highest, layer="below", **ground)


def _apart(
    rows: pd.DataFrame, furthest: float, highest: float
) -> list[tuple[float, float, str, dict[str, object]]]:
    """Cases, prevalence, name and its place, of areas whose names do not cover each other.

    The certain come first, then the others of the list, then those with the highest values.
    """
    chosen: list[tuple[float, float, str, dict[str, object]]] = []
    taken: list[tuple[float, float, float]] = []
    extreme = rows["cases"] / furthest + rows["prevalence"] / highest
    order = {verdict.value: place for place, verdict in enumerate(_VERDICTS)}
    keyed = rows.assign(order=rows["verdict"].map(order), extreme=-extreme)
    ordered = keyed.sort_values(["order", "extreme"], kind="stable")
    for cases, share, label in zip(ordered["cases"], ordered["prevalence"], ordered["label"], strict=True):
        half = _LETTER_WIDTH * len(label) / 2
        for across, up, beside in _BESIDE:
            x = cases / furthest + across * (_AWAY / 2 + half)
            y = share / highest + up * _AWAY
            if all(abs(x - at) > half + wide or abs(y - on) > _LABEL_HEIGHT for at, on, wide in taken):
                chosen.append((cases, share, label, beside))
                taken.append((x, y, half))
                break
    return chosen[:MOST_NAMED]


def _points(rows: pd.DataFrame, look: tuple[str, str, str, int]) -> go.Scatter:
    name, symbol, colour, size = look
    return go.Scatter(
        name=f"{name} ({len(rows)})",
        mode="markers",
        x=rows["cases"].tolist(),
        y=(rows["prevalence"] * 100).round(2).tolist(),
        cliponaxis=False,
        marker={"symbol": symbol, "size": size, "color": colour, "line": {"color": colour, "width": 1.3}},
        legendrank=[*_VERDICTS.values(), _OTHERS].index(look),
        customdata=points(rows),
        hovertext=_hovers(rows),
        hoverinfo="text",
        unselected={"marker": {"opacity": 1}},
    )


def _hovers(rows: pd.DataFrame) -> list[str]:
    return [
        f"<b>{escaped(label)}</b><br>{format_number(cases)} balita stunting dari "
        f"{format_number(children)} diukur<br>prevalensi {format_percent(share)}, {escaped(who)}"
        for label, cases, children, share, who in zip(
            rows["label"], rows["cases"], rows["children"], rows["prevalence"], rows["who"], strict=True
        )
    ]


def _title(rows: pd.DataFrame, word: str) -> str:
    both = rows[rows["quadrant"] == Quadrant.BOTH.value]
    if both.empty:
        return f"Tidak ada {word} yang prevalensi dan jumlah kasusnya di atas rata-rata"
    most = both[both["cases"] == both["cases"].max()]
    counted = f"{format_number(most['cases'].iloc[0])} balita"
    said = (
        f"masing-masing {counted}"
        if len(most) > 1
        else f"{counted}, {format_percent(most['prevalence'].iloc[0])}"
    )
    return (
        f"Di {len(both)} dari {len(rows)} {word} stunting sekaligus tinggi dan banyak; terbanyak "
        f"{format_names(most['label'].tolist())} ({said})"
    )


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    rank = {kind.value: place for place, kind in enumerate(_QUADRANTS)}
    keyed = rows.assign(place=rows["quadrant"].map(rank))
    ordered = keyed.sort_values(["place", "cases"], ascending=[True, False], kind="stable")
    return pd.DataFrame(
        {
            "Wilayah": ordered["label"].tolist(),
            "Kecamatan": ordered["kecamatan"].tolist(),
            "Balita stunting": [format_number(cases) for cases in ordered["cases"]],
            "Balita diukur": [format_number(children) for children in ordered["children"]],
            "Prevalensi": [format_percent(share) for share in ordered["prevalence"]],
            "Kelas WHO": ordered["who"].tolist(),
            "Putusan": [_VERDICTS[Verdict(verdict)][0] for verdict in ordered["verdict"]],
            "Kuadran": [_QUADRANTS[Quadrant(kind)] for kind in ordered["quadrant"]],
        }
    )
