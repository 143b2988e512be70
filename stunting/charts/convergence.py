"""Between which bounds the share lies that receives all services of a sasaran."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from stunting.catalogue.indicators import Catalogue
from stunting.charts.axes import line_axis, value_axis
from stunting.charts.chart import Chart, ChartPoint, empty_chart, escaped, finished, wrapped
from stunting.charts.coverage_rows import (
    NO_VALUE,
    area_labels,
    at_level,
    indicator_name,
    latest_by,
    period_words,
)
from stunting.charts.palette import NEUTRAL, OUTLINE
from stunting.charts.status_marks import value_column
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_names, format_number, format_percent
from stunting.model.labels import LEVEL_LABELS
from stunting.model.observations import Series

MAX_LINES = 60


def convergence_intervals(
    convergence: pd.DataFrame, catalogue: Catalogue, *, target_group: str, level: AreaLevel, source: str = ""
) -> Chart:
    """The interval of each area of a level, the lowest upper bound on top, with the service that binds it.

    `convergence` follows CONVERGENCE. The latest period is drawn; areas with fewer services than the
    others are drawn too and say so in hover and table.
    """
    rows = at_level(convergence[convergence["target_group"] == target_group], level)
    rows = latest_by(rows, ["target_group"])
    bounded = rows[rows["upper"].notna()]
    word = LEVEL_LABELS[level]
    if bounded.empty:
        return empty_chart(
            f"{target_group}: belum ada dua layanan yang dapat digabung per {word}", source=source
        )
    labels = bounded["area_key"].map(area_labels(bounded))
    names = [indicator_name(catalogue, one) for one in bounded["binding"]]
    ordered = bounded.assign(label=labels, binding_name=names).sort_values(["upper", "lower"], kind="stable")
    shown = ordered.head(MAX_LINES)
    title = _title(ordered, word)
    return finished(
        _figure(shown),
        title=title,
        alt=f"Rentang bagian {target_group} yang dapat menerima semua layanan. {title}. {_listed(shown)}.",
        table=_table(shown),
        unit=f"% dari {target_group}",
        source=source,
        period=period_words(ordered["period"]),
        plot_height=26 * len(shown) + 30,
        note=_note(rows, shown, ordered),
    )


def _figure(rows: pd.DataFrame) -> go.Figure:
    lower, upper = (rows["lower"] * 100).round(2), (rows["upper"] * 100).round(2)
    figure = go.Figure(
        go.Bar(
            name="paling sedikit sampai paling banyak",
            orientation="h",
            base=lower.tolist(),
            x=(upper - lower).round(2).tolist(),
            y=list(range(len(rows))),
            width=0.7,
            marker={"color": NEUTRAL, "line": {"color": OUTLINE, "width": 1}},
            customdata=[
                list(ChartPoint(key, indicator, period, Series.REGISTER.value))
                for key, indicator, period in zip(
                    rows["area_key"], rows["binding"], rows["period"], strict=True
                )
            ],
            hovertext=_hovers(rows),
            hoverinfo="text",
            showlegend=False,
            unselected={"marker": {"opacity": 1}},
        )
    )
    line_axis(figure, [wrapped(label, 20) for label in rows["label"]])
    value_axis(figure, 100, percent=True)
    texts = [_interval(low, high) for low, high in zip(rows["lower"], rows["upper"], strict=True)]
    value_column(figure, rows.assign(place=range(len(rows)), bar_text=texts))
    return figure


def _interval(lower: float, upper: float) -> str:
    return f"{format_number(lower * 100)}\u2013{format_percent(upper, 0)}"


def _hovers(rows: pd.DataFrame) -> list[str]:
    return [
        f"<b>{escaped(label)}</b><br>"
        f"semua {count} layanan: {format_percent(low)} sampai {format_percent(high)}"
        f"<br>dibatasi {escaped(name)} {format_percent(share)}" + (f"<br>{escaped(reason)}" if reason else "")
        for label, count, low, high, name, share, reason in zip(
            rows["label"], rows["services"], rows["lower"], rows["upper"],
            rows["binding_name"], rows["binding_share"], rows["reason"], strict=True,
        )
    ]  # fmt: skip


def _title(rows: pd.DataFrame, word: str) -> str:
    first = rows.iloc[0]
    most = format_percent(first["upper"])
    tied = rows[rows["upper"].map(format_percent) == most]
    services = f"semua {first['services']} layanan"
    names = format_names(tied["label"].tolist())
    where = f"di {names}" if len(rows) == 1 else f"di {word} terendah, {names}"
    group = first["target_group"][:1].upper() + first["target_group"][1:]
    binding = format_names(list(dict.fromkeys(tied["binding_name"])))
    return f"{group}: paling banyak {most} dapat menerima {services} {where}, dibatasi {binding}"


def _listed(rows: pd.DataFrame, most: int = 10) -> str:
    parts = [
        f"{label} {format_percent(low)} sampai {format_percent(high)}"
        for label, low, high in zip(rows["label"], rows["lower"], rows["upper"], strict=True)
    ]
    more = f"; dan {len(parts) - most} lainnya" if len(parts) > most else ""
    return "; ".join(parts[:most]) + more


def _note(rows: pd.DataFrame, shown: pd.DataFrame, ordered: pd.DataFrame) -> str:
    notes = ["Matriks memuat tiap layanan terpisah, jadi yang diketahui hanya batasnya."]
    if len(shown) < len(ordered):
        notes.append(f"Digambar {len(shown)} terendah dari {format_number(len(ordered))}.")
    unknown = len(rows) - len(ordered)
    if unknown:
        notes.append(f"{format_number(unknown)} wilayah belum ada data yang cukup.")
    return " ".join(notes)


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Wilayah": rows["label"].tolist(),
            "Layanan": [
                f"{count} dari {expected}"
                for count, expected in zip(rows["services"], rows["services_expected"], strict=True)
            ],
            "Paling sedikit": [format_percent(low) for low in rows["lower"]],
            "Paling banyak": [format_percent(high) for high in rows["upper"]],
            "Paling banyak (orang)": [
                format_number(people) if people == people else NO_VALUE for people in rows["upper_people"]
            ],
            "Layanan yang membatasi": [
                f"{name} ({format_percent(share)})"
                for name, share in zip(rows["binding_name"], rows["binding_share"], strict=True)
            ],
            "Catatan": rows["reason"].tolist(),
        }
    )
