"""How many gaps have an activity in the office's action plan, by office or by kecamatan."""

from __future__ import annotations

import pandas as pd

from stunting.analysis.coverage.standings import with_most
from stunting.charts.chart import Chart, empty_chart, finished
from stunting.charts.coverage_rows import period_words
from stunting.charts.palette import OUTLINE, PATTERN_INK, STATUS_FILLS
from stunting.charts.stacked import stacked_lines
from stunting.charts.stacked_counts import Layer, stacked_counts
from stunting.model.formatting import format_names, format_number
from stunting.model.summaries import Status
from stunting.model.summaries.action_plan import WITHOUT, MoneyBy, Provision

_HAS, _UNCLEAR, _NONE = "ada kegiatan", "lokasinya belum jelas", "belum ada kegiatan"
_KINDS: dict[Provision, str] = {
    Provision.HERE: _HAS,
    Provision.WIDE: _HAS,
    Provision.UNPLACED: _UNCLEAR,
    **dict.fromkeys(WITHOUT, _NONE),
}
# Fill, hatching and sign, so that a grey print tells them apart.
_LOOKS = {
    _HAS: (STATUS_FILLS[Status.MET], "", "\u2713"),
    _UNCLEAR: (STATUS_FILLS[Status.NO_DATA], "/", "?"),
    _NONE: (STATUS_FILLS[Status.FAR], "", "\u2717"),
}
NO_OFFICE = "OPD belum ditetapkan"


def provision_bars(gaps: pd.DataFrame, by: MoneyBy, *, source: str = "") -> Chart:
    """Gaps with, without, and with an unplaced activity of each office or kecamatan, most without first.

    `gaps` follows `GAP_ACTIVITIES`: rows of the kabupaten for offices, of kecamatan for kecamatan. A
    segment stands for no single figure and is not clickable.
    """
    if gaps.empty:
        return empty_chart("Tidak ada kesenjangan untuk disandingkan dengan RAD/RKPD", source=source)
    group = gaps["opd"].replace("", NO_OFFICE) if by is MoneyBy.OPD else gaps["area"]
    kinds = gaps["provision"].map({one.value: kind for one, kind in _KINDS.items()})
    counts = pd.crosstab(group, kinds).reindex(columns=list(_LOOKS), fill_value=0)
    counts = counts.rename_axis(index="name", columns=None).reset_index()
    counts["all"] = counts[list(_LOOKS)].sum(axis=1)
    rows = counts.sort_values([_NONE, "all", "name"], ascending=[False, False, True], ignore_index=True)
    title = _title(rows)
    lines = stacked_lines(rows["name"].tolist())
    return finished(
        stacked_counts(rows["name"].tolist(), lines, _layers(rows)),
        title=title,
        alt=f"Diagram batang bertumpuk kesenjangan menurut ada tidaknya kegiatan. {title}. {_listed(rows)}.",
        table=_table(rows, "OPD" if by is MoneyBy.OPD else "Kecamatan"),
        unit="kesenjangan (indikator di bawah target)",
        source=source,
        period=period_words(gaps["period"]),
        plot_height=lines.height,
        long_legend=True,
        clickable=False,
    )


def _layers(rows: pd.DataFrame) -> list[Layer]:
    return [
        Layer(
            f"{sign} {kind}",
            rank,
            sign,
            f"kesenjangan {kind}",
            rows[kind].tolist(),
            {
                "color": fill,
                "line": {"color": OUTLINE, "width": 1},
                "pattern": {"shape": pattern, "fgcolor": PATTERN_INK, "size": 6},
            },
        )
        for rank, (kind, (fill, pattern, sign)) in enumerate(_LOOKS.items())
    ]


def _title(rows: pd.DataFrame) -> str:
    without, total = int(rows[_NONE].sum()), int(rows["all"].sum())
    if without == 0:
        unclear = int(rows[_UNCLEAR].sum())
        more = f", {format_number(unclear)} di antaranya tanpa lokasi yang jelas" if unclear else ""
        return f"Semua {format_number(total)} kesenjangan punya kegiatan{more}"
    title = f"{format_number(without)} dari {format_number(total)} kesenjangan belum punya kegiatan"
    most = with_most(rows.set_index("name")[_NONE])
    if not most:
        return title
    first = rows.iloc[0]
    of = f"masing-masing {first[_NONE]}" if len(most) > 1 else f"{first[_NONE]} dari {first['all']}"
    return f"{title}; terbanyak di {format_names(most)}, {of}"


def _listed(rows: pd.DataFrame) -> str:
    return "; ".join(
        f"{name} {without} dari {whole} tanpa kegiatan"
        for name, without, whole in zip(rows["name"], rows[_NONE], rows["all"], strict=True)
    )


def _table(rows: pd.DataFrame, what: str) -> pd.DataFrame:
    counts = {kind.capitalize(): [format_number(count) for count in rows[kind]] for kind in _LOOKS}
    whole = [format_number(count) for count in rows["all"]]
    return pd.DataFrame({what: rows["name"].tolist(), "Kesenjangan": whole, **counts})
