"""Change the target of an indicator where it is seen: the office's own counts before the catalogue's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from stunting.model.decision_file import OfficeDecisions
from stunting.model.formatting import format_percent
from stunting.model.indicators import SourceMark, Target, TargetLevel
from stunting.model.periods import period_year
from stunting.ui.data.decisions import keep_office
from stunting.ui.visit.keeping import is_read_only
from stunting.ui.visit.session import Workspace
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_ROUND = "ganti_target"


def show_target_change(workspace: Workspace, indicator: str, period: str) -> None:
    """A button that opens the form for the target of an indicator in the year of a figure's period."""
    if is_read_only() or workspace.catalogue.indicator(indicator) is None:
        return
    round_now = st.session_state.get(_ROUND, 0)
    menu = st.popover(wording.TARGET_CHANGE, key=f"ganti_target_{indicator}_{round_now}", on_change="rerun")
    if menu.open:
        with menu:
            _show_form(workspace, indicator, period_year(period) or date.today().year)
            _show_own(workspace, indicator)


def _show_form(workspace: Workspace, indicator: str, year: int) -> None:
    now = workspace.catalogue.target(indicator, year)
    share = None if now is None or now.share is None else round(100 * now.share, 1)
    if now is not None:
        st.caption(literal(wording.TARGET_NOW.format(target=_words(now), source=now.source)))
    with st.form(f"target_baru_{indicator}", border=False):
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
        f"{wording.OWN_SOURCE}: {said}" if said else wording.OWN_SOURCE,
        SourceMark.OFFICE,
        level=TargetLevel.KABUPATEN,
    )
    _keep(workspace, with_target(workspace.office, new), wording.TARGET_KEPT.format(target=_words(new)))


def _show_own(workspace: Workspace, indicator: str) -> None:
    """What the office set here before, each with the way back to the catalogue's target."""
    for own in (one for one in workspace.office.targets if one.indicator == indicator):
        label = wording.TARGET_REMOVE.format(target=_words(own))
        if st.button(label, key=f"hapus_target_{indicator}_{own.year}"):
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
