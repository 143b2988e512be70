"""Printed targets that contradict the catalogue, on the page of what was read: which one is used."""

from __future__ import annotations

from html import escape

import streamlit as st

from stunting.analysis.coverage.target_list import PrintedTarget, TargetUse, printed_target_list
from stunting.catalogue.indicators import Catalogue
from stunting.model.formatting import format_number, format_percent
from stunting.ui.visit.session import Workspace, computed
from stunting.ui.words import wording

_AT_ONCE = 5


def printed_targets_of(workspace: Workspace) -> tuple[PrintedTarget, ...]:
    """The targets that the files of a workspace print."""
    return computed(
        "printed targets", lambda: printed_target_list(workspace.dataset.observations, workspace.catalogue)
    )


def show_target_conflicts(workspace: Workspace) -> None:
    """Printed targets beside those of the catalogue for the same year; nothing where none differs."""
    found = [
        one for one in printed_targets_of(workspace) if one.differing and one.use is not TargetUse.UNSURE
    ]
    if not found:
        return
    title = wording.TARGETS_DIFFER.format(count=format_number(len(found)))
    lines = "".join(f"<p>{escape(_line(one, workspace.catalogue))}</p>" for one in found[:_AT_ONCE])
    more = len(found) - _AT_ONCE
    rest = (
        f"<p>{escape(wording.TARGETS_DIFFER_MORE.format(count=format_number(more)))}</p>" if more > 0 else ""
    )
    with st.container(border=True, key="target_berbeda", gap="xsmall"):
        st.html(f"<div class='tanya'><h3>{escape(title)}</h3>{lines}{rest}</div>")
        st.caption(wording.TARGETS_DIFFER_REMEDY)


def _line(one: PrintedTarget, catalogue: Catalogue) -> str:
    others = "; ".join(
        wording.TARGET_OF_CATALOGUE.format(
            target=format_percent(other.share or 0),
            source=other.source,
            mark=wording.SOURCE_MARKS[other.evidence],
        )
        for other in one.differing
    )
    known = catalogue.indicator(one.indicator)
    return wording.TARGET_DIFFERS.format(
        indicator=known.short_name if known else one.indicator,
        year=one.year,
        printed=format_percent(one.share),
        file=one.file,
        sheet=one.sheet,
        cell=one.cell,
        others=others,
        use=wording.TARGET_USES[one.use.value],
    )
