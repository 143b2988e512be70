"""Change the target of an indicator where it is seen: the office's own counts before the catalogue's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from stunting.model.decision_file import OfficeDecisions
from stunting.model.formatting import format_percent
from stunting.model.indicators import SourceMark, Target, TargetLevel
from stunting.model.labels import OWN_SOURCE
from stunting.model.periods import period_order, period_year
from stunting.ui.data.decisions import keep_office
from stunting.ui.visit.keeping import is_read_only
from stunting.ui.visit.session import Workspace
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_ROUND = "ganti_target"


def show_target_choice(workspace: Workspace) -> None:
    """Choose an indicator, then the form for its target in the latest year of its figures."""
    if is_read_only():
        return
    names = {id: one.short_name for id, one in workspace.catalogue.indicators.items()}
    rows = workspace.dataset.observations
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        chosen = st.selectbox(
            wording.TARGET_CHANGE_OF,
            sorted(names, key=lambda id: names[id]),
            format_func=lambda id: names[id],
            index=None,
            placeholder=wording.TARGET_CHANGE_CHOOSE,
            key="target_indikator",
            width=360,
        )
        if chosen:
            periods = rows.loc[rows["indicator"].eq(chosen) & rows["value"].notna(), "period"]
            show_target_change(workspace, chosen, max(periods, key=period_order, default=""))


def show_target_change(workspace: Workspace, indicator: str, period: str, place: str = "") -> None:
    """A button that opens the form for the target of an indicator in the year of a figure's period.

    Where another may stand on the same page, `place` tells them apart.
    """
    if is_read_only() or workspace.catalogue.indicator(indicator) is None:
        return
    round_now = st.session_state.get(_ROUND, 0)
    menu = st.popover(
        wording.TARGET_CHANGE, key=f"ganti_target_{place}{indicator}_{round_now}", on_change="rerun"
    )
    if menu.open:
        with menu:
            _show_form(workspace, indicator, period_year(period) or date.today().year, place)
            _show_own(workspace, indicator, place)


def _show_form(workspace: Workspace, indicator: str, year: int, place: str) -> None:
    now = workspace.catalogue.target(indicator, year)
    share = None if now is None or now.share is None else round(100 * now.share, 1)
    if now is not None:
        st.caption(literal(wording.TARGET_NOW.format(target=_words(now), source=now.source)))
    with st.form(f"target_baru_{place}{indicator}", border=False):
        value = st.number_input(wording.TARGET_NEW, 0.0, 100.0, value=share, step=1.0, format="%g")
        of = st.number_input(wording.OWN_TARGET_YEAR, 2015, 2045, value=year, step=1)
        source = st.text_input(wording.TARGET_SOURCE_ASKED, max_chars=120)
        if not st.form_submit_button(wording.KEEP, type="primary"):
            return
    if value is None or of is None:
        st.error(wording.TARGET_NEEDS_NUMBER)
        return
    said = source.strip()
    new = Target(
        indicator,
        int(of),
        value / 100,
        f"{OWN_SOURCE}: {said}" if said else OWN_SOURCE,
        SourceMark.OFFICE,
        level=TargetLevel.KABUPATEN,
    )
    name = literal(workspace.catalogue.indicators[indicator].short_name)
    said_kept = wording.TARGET_KEPT.format(name=name, target=_words(new))
    _keep(workspace, with_target(workspace.office, new), said_kept)


def _show_own(workspace: Workspace, indicator: str, place: str) -> None:
    """What the office set here before, each with the way back to the catalogue's target."""
    for own in (one for one in workspace.office.targets if one.indicator == indicator):
        label = wording.TARGET_REMOVE.format(target=_words(own))
        if st.button(label, key=f"hapus_target_{place}{indicator}_{own.year}"):
            _keep(workspace, without_target(workspace.office, own), wording.TARGET_REMOVED)


def _keep(workspace: Workspace, office: OfficeDecisions, said: str) -> None:
    # A form of the next round is closed: the page behind it shows what changed.
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    keep_office(workspace, office, said)


def with_target(office: OfficeDecisions, target: Target) -> OfficeDecisions:
    """The decisions of an office with a target in place of the one of the same indicator and year."""
    return replace(office, targets=(*without_target(office, target).targets, target))


def without_target(office: OfficeDecisions, target: Target) -> OfficeDecisions:
    """The decisions of an office without its target of one indicator and year."""
    same = (target.indicator, target.year)
    kept = tuple(one for one in office.targets if (one.indicator, one.year) != same)
    return replace(office, targets=kept)


def _words(target: Target) -> str:
    share = format_percent(target.share) if target.share is not None else wording.NOT_SET
    return f"{share} ({target.years})"
