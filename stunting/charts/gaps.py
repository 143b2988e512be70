"""The largest gaps in people, each in its own unit."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from stunting.analysis.coverage.rows import latest_rows
from stunting.catalogue.indicators import Catalogue
from stunting.charts.chart import Chart, empty_chart, finished
from stunting.charts.coverage_rows import (
    NO_VALUE,
    area_labels,
    cited,
    labelled,
    period_words,
    unverified_note,
)
from stunting.charts.people_bars import OWN_SCALE, people_figure
from stunting.charts.status_marks import STATUS_NAMES, status_bars
from stunting.model.formatting import format_number
from stunting.model.labels import SHORT_BY_DESA, SHORT_OF_TOTAL
from stunting.model.summaries import Status


def largest_gaps_people(
    coverage: pd.DataFrame, catalogue: Catalogue, *, limit: int = 15, source: str = ""
) -> Chart:
    """The largest gaps in people, by sasaran, because different sasaran are neither added nor compared.

    `coverage` follows COVERAGE, of one level or several. Each sasaran has its own scale and first gets its
    largest gap, then its second and so on, until `limit` bars are drawn. A bar is `gap_people`, the gap by
    the area's own total; the table shows the sum over the areas below beside it.
    """
    rows = latest_rows(coverage)
    gaps = rows[rows["gap_people"] > 0]
    if gaps.empty:
        return _nothing(rows, source)
    shown = _with_label(labelled(_selected(gaps, limit), catalogue), gaps)
    left_out = len(gaps) - len(shown)
    title = _title(shown)
    figure, height = _figure(shown)
    listed = ", ".join(f"{label}: {gap}" for label, gap in zip(shown["label"], shown["gap"], strict=True))
    more = f" {format_number(left_out)} kesenjangan lain tidak digambar." if left_out else ""
    return finished(
        figure,
        title=title,
        alt=f"Diagram batang {len(shown)} kesenjangan terbesar menurut sasaran. {listed}.",
        table=_table(shown),
        unit=f"orang menurut sasaran masing-masing, {SHORT_OF_TOTAL}",
        source=cited(source, shown),
        period=period_words(shown["period"]),
        plot_height=height,
        note=f"{OWN_SCALE}{more} {unverified_note(shown)}".rstrip(),
    )


def _nothing(rows: pd.DataFrame, source: str) -> Chart:
    if rows["gap_people"].notna().any():
        title, note = "Semua target yang dapat dihitung tercapai: tidak ada kesenjangan", ""
    else:
        title = "Kesenjangan dalam orang belum dapat dihitung"
        note = "Perlu target, capaian, dan sasaran dalam jumlah orang."
    return empty_chart(title, source=source, period=period_words(rows["period"]), note=note)


def _selected(gaps: pd.DataFrame, limit: int) -> pd.DataFrame:
    """The rows to draw, by sasaran, the sasaran of the largest gap first."""
    groups = gaps.groupby("target_group")["gap_people"]
    ranks, tops = groups.rank(method="first", ascending=False), groups.transform("max")
    ranked = gaps.assign(rank=ranks, top=tops)
    chosen = ranked.sort_values(["rank", "gap_people"], ascending=[True, False], kind="stable").head(limit)
    return chosen.sort_values(["top", "target_group", "rank"], ascending=[False, True, True], kind="stable")


def _with_label(shown: pd.DataFrame, gaps: pd.DataFrame) -> pd.DataFrame:
    """With `label`: the indicator, and the area where the gaps are of several."""
    if gaps["area_key"].nunique() == 1:
        return shown.assign(label=shown["name"])
    areas = area_labels(gaps)
    pairs = zip(shown["name"], shown["area_key"], strict=True)
    return shown.assign(label=[f"{name}, {areas[key]}" for name, key in pairs])


def _figure(rows: pd.DataFrame) -> tuple[go.Figure, float]:
    texts = [
        f"{format_number(people)} {sign}"
        for people, sign in zip(rows["gap_people"], rows["sign"], strict=True)
    ]
    return people_figure(rows.assign(bar_text=texts), "gap_people", status_bars)


def _title(rows: pd.DataFrame) -> str:
    first = rows.iloc[0]
    title = f"Kesenjangan terbesar: {first['label']}, {first['gap']}"
    other = rows[rows["target_group"] != first["target_group"]]
    return title if other.empty else f"{title}; {other.iloc[0]['label']}, {other.iloc[0]['gap']}"


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    below = [format_number(people) if people == people else NO_VALUE for people in rows["gap_people_areas"]]
    return pd.DataFrame(
        {
            "Sasaran": rows["target_group"].tolist(),
            "Indikator": rows["name"].tolist(),
            "Wilayah": rows["area"].tolist(),
            "Capaian": rows["value"].tolist(),
            "Status": [STATUS_NAMES[Status(status)] for status in rows["drawn_status"]],
            f"Kesenjangan (orang, {SHORT_OF_TOTAL})": [
                format_number(people) for people in rows["gap_people"]
            ],
            f"Kesenjangan (orang, {SHORT_BY_DESA})": below,
        }
    )
