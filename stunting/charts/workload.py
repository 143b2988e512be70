"""How many people a month must be reached until the deadline, against the best month so far."""

from __future__ import annotations

import math

import pandas as pd
import plotly.graph_objects as go

from stunting.catalogue.indicators import Catalogue
from stunting.charts.chart import Chart, empty_chart, escaped, finished, points
from stunting.charts.coverage_rows import NO_VALUE, area_labels, indicator_name, period_words
from stunting.charts.palette import NEUTRAL, OUTLINE
from stunting.charts.people_bars import OWN_SCALE, people_figure
from stunting.model.formatting import format_number
from stunting.model.labels import SHORT_BY_DESA
from stunting.model.periods import period_label


def workload_bars(
    workload: pd.DataFrame, catalogue: Catalogue, *, limit: int = 15, source: str = ""
) -> Chart:
    """People to reach per month, by sasaran; beside it how many times the best month that is.

    `workload` follows WORKLOAD. Only services are drawn (people to reach), not cases where lower is
    better. Each sasaran first gets its largest load, then its second, until `limit` bars are drawn.
    """
    services = workload[[not catalogue.lower_is_better(one) for one in workload["indicator"]]]
    rows = services[services["per_month"] > 0]
    if rows.empty:
        return _nothing(services, source)
    shown = _selected(rows, catalogue, limit)
    left_out = len(rows) - len(shown)
    compared = bool(shown["times_best"].notna().any())
    figure, height = people_figure(shown, "per_month", _bars)
    listed = ", ".join(f"{label} {text}" for label, text in zip(shown["label"], shown["words"], strict=True))
    more = f" {format_number(left_out)} lainnya tidak digambar." if left_out else ""
    return finished(
        figure,
        title=_title(shown),
        alt=f"Diagram batang beban per bulan menurut sasaran. {listed}.",
        table=_table(shown),
        unit="orang per bulan menurut sasaran masing-masing",
        source=source,
        period=period_words(shown["period"]),
        plot_height=height,
        note=f"Dalam kurung: kali bulan terbaik. {OWN_SCALE}{more}" if compared else OWN_SCALE + more,
    )


def _nothing(services: pd.DataFrame, source: str) -> Chart:
    if (services["to_reach"] == 0).any() and not (services["to_reach"] > 0).any():
        title = "Tidak ada lagi yang harus dijangkau menurut target"
    elif (services["months_left"] == 0).any():
        title = "Tenggat sudah lewat: beban per bulan tidak dapat dihitung"
    else:
        title = "Beban per bulan belum dapat dihitung: kekurangan orang belum diketahui"
    return empty_chart(title, source=source, period=period_words(services["period"]))


def _selected(rows: pd.DataFrame, catalogue: Catalogue, limit: int) -> pd.DataFrame:
    areas = area_labels(rows)
    several = len(areas) > 1
    names = [
        f"{indicator_name(catalogue, indicator)}, {areas[key]}"
        if several
        else indicator_name(catalogue, indicator)
        for indicator, key in zip(rows["indicator"], rows["area_key"], strict=True)
    ]
    words = [
        _load_words(people, times)
        for people, times in zip(rows["per_month"], rows["times_best"], strict=True)
    ]
    groups = rows.groupby("target_group")["per_month"]
    ranks, tops = groups.rank(method="first", ascending=False), groups.transform("max")
    texts = [
        _short_words(people, times)
        for people, times in zip(rows["per_month"], rows["times_best"], strict=True)
    ]
    ranked = rows.assign(label=names, words=words, bar_text=texts, rank=ranks, top=tops)
    chosen = ranked.sort_values(["rank", "per_month"], ascending=[True, False], kind="stable").head(limit)
    return chosen.sort_values(["top", "target_group", "rank"], ascending=[False, True, True], kind="stable")


def _short_words(per_month: float, times_best: float) -> str:
    """People per month, and in brackets how many times the best month."""
    return _people(per_month) + (
        "" if times_best != times_best else f" ({format_number(times_best, 1)}\u00d7)"
    )


def _people(per_month: float) -> str:
    return format_number(per_month, 0 if per_month >= 10 else 1)


def _load_words(per_month: float, times_best: float) -> str:
    people = f"{_people(per_month)} per bulan"
    return (
        people
        if times_best != times_best
        else f"{people}, {format_number(times_best, 1)} \u00d7 bulan terbaik"
    )


def _bars(rows: pd.DataFrame, lengths: str, *, width: float) -> list[go.Bar]:
    hovers = [
        f"<b>{escaped(label)}</b><br>{words}<br>{format_number(people)} {escaped(group)} dalam "
        f"{format_number(months, 1)} bulan"
        for label, words, people, group, months in zip(
            rows["label"],
            rows["words"],
            rows["to_reach"],
            rows["target_group"],
            rows["months_left"],
            strict=True,
        )
    ]
    return [
        go.Bar(
            orientation="h",
            y=rows["place"].tolist(),
            x=rows[lengths].round(2).tolist(),
            width=width,
            marker={"color": NEUTRAL, "line": {"color": OUTLINE, "width": 1}},
            customdata=points(rows),
            hovertext=hovers,
            hoverinfo="text",
            showlegend=False,
            unselected={"marker": {"opacity": 1}},
        )
    ]


def _title(rows: pd.DataFrame) -> str:
    hardest = rows[rows["times_best"].notna()].sort_values("times_best", ascending=False, kind="stable")
    first = rows.iloc[0] if hardest.empty else hardest.iloc[0]
    people = f"{_people(first['per_month'])} {first['target_group']} per bulan"
    title = f"{first['label']}: {people} sampai tenggat ({_time_left(first['months_left'])})"
    if hardest.empty:
        return title
    return f"{title}, {format_number(first['times_best'], 1)} \u00d7 bulan terbaik"


def _time_left(months: float) -> str:
    return "kurang dari 1 bulan lagi" if months < 1 else f"{format_number(math.floor(months))} bulan lagi"


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Sasaran": rows["target_group"].tolist(),
            "Indikator dan wilayah": rows["label"].tolist(),
            f"Harus dijangkau ({SHORT_BY_DESA})": [format_number(people) for people in rows["to_reach"]],
            "Sisa bulan": [format_number(months, 1) for months in rows["months_left"]],
            "Per bulan": [format_number(people, 1) for people in rows["per_month"]],
            "Bulan terbaik": [
                f"{format_number(best)} ({period_label(period)})" if best == best else NO_VALUE
                for best, period in zip(rows["best_month"], rows["best_month_period"], strict=True)
            ],
            "Kali bulan terbaik": [
                format_number(times, 1) if times == times else NO_VALUE for times in rows["times_best"]
            ],
        }
    )
