"""What became of promises: how many of each verdict."""

from __future__ import annotations

import pandas as pd

from stunting.analysis.acting.promises import promises_sentence
from stunting.charts.chart import Chart, empty_chart, finished
from stunting.charts.stacked import stacked_lines
from stunting.charts.stacked_counts import Layer, stacked_counts
from stunting.charts.status_marks import status_marker, status_rank
from stunting.model.formatting import format_number
from stunting.model.labels import PROMISE_LABELS, PROMISE_SIGNS, PROMISE_WORDS
from stunting.model.periods import period_label
from stunting.model.summaries import Status
from stunting.model.summaries.promises import PromiseVerdict

VERDICT_LOOKS = {
    PromiseVerdict.KEPT: Status.MET,
    PromiseVerdict.ON_THE_WAY: Status.NEAR,
    PromiseVerdict.LATE: Status.BEHIND,
    PromiseVerdict.CONTRADICTED: Status.FAR,
    PromiseVerdict.NOT_MEASURABLE: Status.NO_DATA,
}
"""The status whose colours a verdict borrows."""
_NOBODY = {"opd": "Tanpa OPD", "kecamatan": "Seluruh kabupaten"}


def promise_counts(judged: pd.DataFrame, *, by: str, source: str = "") -> Chart:
    """Promises of each office (`by` "opd") or "kecamatan" by verdict, those with most unkept ones first.

    `judged` follows PROMISES. A segment stands for no single figure and is not clickable.
    """
    if judged.empty:
        return empty_chart("Belum ada janji", source=source)
    counts = pd.crosstab(judged[by].replace("", _NOBODY[by]), judged["verdict"])
    counts = counts.reindex(columns=[verdict.value for verdict in PromiseVerdict], fill_value=0)
    behind = counts[PromiseVerdict.LATE] + counts[PromiseVerdict.CONTRADICTED]
    ordered = counts.assign(behind=behind, all=counts.sum(axis=1)).sort_values(
        ["behind", "all"], ascending=False, kind="stable"
    )
    names = [str(name) for name in ordered.index]
    lines = stacked_lines(names)
    layers = [
        Layer(
            PROMISE_WORDS[verdict],
            status_rank(VERDICT_LOOKS[verdict]),
            PROMISE_SIGNS[verdict],
            f"janji {PROMISE_LABELS[verdict].lower()}",
            ordered[verdict.value].tolist(),
            status_marker(VERDICT_LOOKS[verdict]),
        )
        for verdict in PromiseVerdict
    ]
    table = {
        PROMISE_WORDS[verdict]: [format_number(one) for one in ordered[verdict.value]]
        for verdict in PromiseVerdict
    }
    title = promises_sentence(judged).removesuffix(".")
    listed = "; ".join(
        f"{name} {kept} dari {total} ditepati"
        for name, kept, total in zip(names, ordered[PromiseVerdict.KEPT], ordered["all"], strict=True)
    )
    return finished(
        stacked_counts(names, lines, layers),
        title=title,
        alt=f"Diagram batang bertumpuk jumlah janji menurut putusan. {title}. {listed}.",
        table=pd.DataFrame({"OPD" if by == "opd" else "Kecamatan": names, **table}),
        unit="janji",
        source=source,
        period=_periods(judged),
        plot_height=lines.height,
        clickable=False,
    )


def _periods(rows: pd.DataFrame) -> str:
    """Old and new periods: "Tahun 2024 dibanding Tahun 2025"."""
    old, new = (
        ", ".join(period_label(period) for period in sorted({*rows[name]} - {""}))
        for name in ("old_period", "new_period")
    )
    return f"{new} dibanding {old}" if old and new else old
