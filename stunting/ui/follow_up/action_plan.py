"""Parts of the page that sets the office's action plan beside the gaps."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from stunting.catalogue.activity_codes import activity_code
from stunting.charts.action_plan import provision_bars
from stunting.charts.gaps_card import action_plan_answer, gaps_card
from stunting.model.activities import MatchBasis
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_number, format_percent, format_rupiah
from stunting.model.labels import NEED_LABELS
from stunting.model.summaries.action_plan import MoneyBy, Need, SpendingBy
from stunting.reports.action_plan_tables import (
    SPENDING_TITLES,
    gap_activities_table,
    plan_activities_table,
    plan_money_table,
    spending_table,
)
from stunting.ui.follow_up.activity_form import show_activity_form
from stunting.ui.shown.chart import show_chart
from stunting.ui.shown.chosen import AREA_AND_SECTOR, chosen_words
from stunting.ui.shown.notes import show_notes
from stunting.ui.shown.score_card import show_card
from stunting.ui.shown.sentence import show_answer, show_heading, show_remark
from stunting.ui.shown.tables import show_table, text_table
from stunting.ui.shown.unfiltered import INDICATOR, KECAMATAN, SECTOR, show_unfiltered
from stunting.ui.visit.choices import Choice
from stunting.ui.visit.view import View
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_ALL = "rad_semua"
_ORIGIN = {"cell": "Sel", "file": "Berkas"}
_SUB_KEGIATAN_MARKS = 5
"""A code of a sub kegiatan has six parts."""
_ON_SCREEN = ("name", "area", "provision", "activity_names", "gap_people", "target_group", "budget", "reason")
_ACTIVITIES_ON_SCREEN = (
    *("name", "indicators", "match", "role", "need", "gap_areas"),
    *("location", "budget", "realised", "opd"),
)


def show_plan_headline(view: View) -> None:
    """How many gaps have no activity, and what the plan holds."""
    chosen = chosen_words(view, (*AREA_AND_SECTOR, Choice.INDICATOR))
    activities = view.crossing.activities.frame
    sentence = action_plan_answer(_chosen(view), activities, of_part=bool(chosen))
    show_answer(sentence, sample=view.workspace.is_sample, chosen=chosen)
    if view.targets_said:
        st.caption(literal(view.targets_said))


def show_gaps(view: View) -> None:
    """Gaps with and without an activity, each of them first, then counted by office and by kecamatan."""
    gaps = _chosen(view)
    if gaps.empty:
        st.info(wording.ACTION_PLAN_NOTHING)
        return
    whole = gaps["area_level"] == AreaLevel.KABUPATEN.value
    listed = gaps[whole] if whole.any() else gaps
    everything = bool(st.session_state.get(_ALL))
    card = gaps_card(listed, view.catalogue, everything=everything)
    show_heading(wording.ACTION_PLAN_DETAILS, wording.ACTION_PLAN_CHOOSE if whole.any() else "")
    show_card(card, "rad", on_more=lambda: st.session_state.update({_ALL: not everything}))
    show_remark(wording.ACTION_PLAN_LEGEND)
    table = st.expander(wording.TABLE_OF_CHART, key="rad_tabel", on_change="rerun")
    if table.open:
        with table:
            shown = text_table(gap_activities_table(view.catalogue, listed), _ON_SCREEN)
            name = "kesenjangan_dan_kegiatan"
            show_table(shown, key="rad_kesenjangan", name=name, note=view.targets_said)
    counts = st.expander(wording.ACTION_PLAN_COUNTS, key="rad_jumlah", on_change="rerun")
    if counts.open:
        with counts:
            for by, rows in ((MoneyBy.OPD, gaps[whole]), (MoneyBy.KECAMATAN, gaps[~whole])):
                if len(rows):
                    draw = partial(provision_bars, rows, by, source=view.source)
                    show_chart(view, f"rad_{by.value}", draw)
    show_notes(view.crossing.gaps.notes)


def show_activities(view: View) -> None:
    """Activities by whether they meet a gap."""
    show_unfiltered(view, KECAMATAN, SECTOR)
    activities = view.crossing.activities.frame
    if view.choices.indicator:
        served = activities["indicators"].str.split().map(lambda ids: view.choices.indicator in ids)
        activities = activities[served.astype(bool)]
    present = [need for need in Need if (activities["need"] == need.value).any()]
    need = st.pills(wording.NEED, present, format_func=lambda one: NEED_LABELS[one], key="rad_kebutuhan")
    shown = activities[activities["need"] == need.value] if need in present else activities
    table = text_table(plan_activities_table(view.catalogue, shown), _ACTIVITIES_ON_SCREEN)
    show_table(table, key="rad_kegiatan", name="kegiatan_rad", note=view.targets_said)


def show_money(view: View) -> None:
    """Planned and spent by indicator, kecamatan, office and role; then rupiah per person still to reach."""
    show_unfiltered(view, SECTOR, INDICATOR)
    _show_spending(view)
    summary = view.crossing.money
    own = view.options.kecamatan.get(view.choices.kecamatan, "")
    rows = summary.frame[summary.frame["activities"] > 0]
    by_kecamatan = rows["by"] == MoneyBy.KECAMATAN.value
    shown = rows[~by_kecamatan | (rows["budget"].notna() & (rows["group"].eq(own) | (own == "")))]
    without = format_number(len(summary.frame) - len(shown))
    st.caption(f"{wording.MONEY_HELP} {wording.MONEY_WITHOUT.format(count=without)}")
    for by, title in ((MoneyBy.OPD, wording.MONEY_OPD), (MoneyBy.KECAMATAN, wording.MONEY_KECAMATAN)):
        st.subheader(title, anchor=False)
        table = text_table(plan_money_table(shown, by))
        show_table(table, key=f"rad_rupiah_{by}", name=f"rupiah_per_sasaran_{by}")
    show_notes((*view.crossing.gaps.notes, *summary.notes))


def _show_spending(view: View) -> None:
    """What the plan sets aside, what was spent of it, and how much of it reaches people itself."""
    spending = view.crossing.spending
    frame = spending.frame
    by_role = frame[frame["by"] == SpendingBy.ROLE.value]
    st.subheader(literal(spending_sentence(by_role)), anchor=False)
    by = st.pills(
        wording.SPENDING_BY,
        list(SpendingBy),
        format_func=lambda one: SPENDING_TITLES[one],
        default=SpendingBy.INDICATOR,
        required=True,
        key="rad_serapan",
    )
    chosen = SpendingBy(by or SpendingBy.INDICATOR)
    table = spending_table(frame, chosen, view.catalogue, view.gazetteer)
    show_table(text_table(table), key=f"rad_serapan_{chosen}", name=f"serapan_{chosen}")
    show_notes(spending.notes)


def spending_sentence(by_role: pd.DataFrame) -> str:
    """How much is planned, how much of it reaches people itself, and what was spent. Rows of all roles."""
    budget, direct = by_role["budget"].sum(min_count=1), by_role["direct"].sum(min_count=1)
    planned = wording.SPENDING_PLANNED.format(budget=format_rupiah(budget), direct=format_rupiah(direct))
    realised, reported = by_role["realised"].sum(min_count=1), by_role["reported"].sum(min_count=1)
    if not reported > 0:
        return planned
    absorbed = format_percent(realised / reported)
    spent = wording.SPENDING_SPENT.format(
        absorbed=absorbed, realised=format_rupiah(realised), reported=format_rupiah(reported)
    )
    return f"{planned}; {spent}"


def show_unmatched(view: View) -> None:
    """Activities, places and offices that nothing fits, and the form that gives an activity its indicator."""
    lines = view.workspace.dataset.activities
    without = lines[(lines["indicators"] == "") & (lines["indicator_basis"] != MatchBasis.PERSON.value)]
    if len(without):
        count = format_number(without["subject"].nunique())
        st.markdown(wording.UNMATCHED_ACTIVITIES.format(count=count))
        columns = {"name": "Kegiatan", "output": "Indikator keluaran", "opd": "OPD"} | _ORIGIN
        table = without.drop_duplicates("subject")[list(columns)].rename(columns=columns)
        show_table(table, key="rad_tanpa_indikator", name="kegiatan_tanpa_indikator")
    else:
        st.success(wording.UNMATCHED_NONE)
    _show_unknown_codes(lines)
    _show_places(lines)
    show_activity_form(view, lines)


def _show_unknown_codes(lines: pd.DataFrame) -> None:
    """Codes of sub kegiatan that the table does not hold under the name as written: kept, tied by words."""
    whole = lines["code"].map(lambda code: activity_code(code).count(".") == _SUB_KEGIATAN_MARKS)
    unknown = lines[whole.astype(bool) & (lines["code_name"] == "")].drop_duplicates(["code", "name"])
    if len(unknown):
        st.markdown(wording.UNKNOWN_CODES.format(count=format_number(len(unknown))))
        columns = {"code": "Kode tertulis", "name": "Kegiatan", "opd": "OPD"} | _ORIGIN
        table = unknown[list(columns)].rename(columns=columns)
        show_table(table, key="rad_kode", name="kode_tidak_dikenal")


def _show_places(lines: pd.DataFrame) -> None:
    lost = lines[lines["unmatched_places"] != ""]
    if len(lost):
        st.markdown(wording.UNMATCHED_PLACES.format(count=format_number(lost["unmatched_places"].nunique())))
        columns = {"unmatched_places": "Lokasi tidak dikenali", "location": "Tertulis", "name": "Kegiatan"}
        columns |= _ORIGIN
        table = lost[list(columns)].rename(columns=columns)
        show_table(table, key="rad_lokasi", name="lokasi_tidak_dikenali")
    offices = sorted(set(lines.loc[~lines["opd_known"] & (lines["opd_written"] != ""), "opd_written"]))
    if offices:
        st.caption(literal(wording.UNMATCHED_OFFICES.format(names="; ".join(offices))))


def _chosen(view: View) -> pd.DataFrame:
    """Gaps of the chosen sector, indicator and kecamatan."""
    gaps = view.choices.of_subject(view.crossing.gaps.frame)
    if view.choices.kecamatan:
        return gaps[gaps["area_key"] == view.choices.kecamatan]
    return gaps
