"""Two different numbers about one thing, each as a button: a person says which one holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from stunting.analysis.acting.conflicts import Conflict, chosen, conflicts, has_conflict
from stunting.model.corrections import AskedCell, written_value
from stunting.model.formatting import format_number
from stunting.ui.data.corrections import asked_words, with_accepted
from stunting.ui.data.decisions import keep_office
from stunting.ui.data.quality import open_findings_of
from stunting.ui.shown.sentence import show_heading
from stunting.ui.visit.keeping import is_read_only
from stunting.ui.visit.session import Workspace, computed
from stunting.ui.visit.view import figures_in
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_AT_ONCE = 5


def show_conflicts(workspace: Workspace) -> None:
    """The conflicts that move most people, each with both cells as buttons; nothing without conflicts."""
    found = conflicts_in(workspace)
    if not found:
        return
    show_heading(wording.CONFLICTS_TITLE)
    st.caption(wording.CONFLICTS_INTRO.format(count=format_number(len(found))))
    for number, files in enumerate(dict.fromkeys(one.files for one in found)):
        same = [one for one in found if one.files == files]
        if len(same) > 1 and files[0] != files[1] and not is_read_only():
            with st.container(border=True):
                _show_all_of(workspace, same, f"berkas_ganda_{number}")
    for number, conflict in enumerate(found[:_AT_ONCE]):
        with st.container(border=True):
            _show_conflict(workspace, conflict, f"ganda_{number}")
    if len(found) > _AT_ONCE:
        st.caption(wording.CONFLICTS_MORE.format(count=format_number(len(found) - _AT_ONCE)))


def conflicts_in(workspace: Workspace) -> tuple[Conflict, ...]:
    """The numbers that stand twice and differ, those that move most people first."""
    return computed("conflicts", lambda: _conflicts(workspace))


def _conflicts(workspace: Workspace) -> tuple[Conflict, ...]:
    # Looking for findings takes longer than all else of the page, and most uploads have no conflict.
    if not workspace.once("has conflict", bool, lambda: has_conflict(figures_in(workspace))):
        return ()
    return conflicts(open_findings_of(workspace), workspace.dataset.observations)


def _show_all_of(workspace: Workspace, same: Sequence[Conflict], key: str) -> None:
    """Two files that differ more than once: one of them can be taken for all."""
    first, second = same[0].files
    told = {"first": literal(first), "second": literal(second), "count": format_number(len(same))}
    st.markdown(wording.CONFLICTS_OF_FILES.format(**told))
    for place, file in zip(st.columns(2), (first, second), strict=True):
        label = wording.CONFLICT_USE_FILE.format(file=literal(file))
        if place.button(label, key=f"{key}_{file}", width="stretch"):
            _choose(workspace, [(one, one.low if one.low.file == file else one.high) for one in same])


def _show_conflict(workspace: Workspace, conflict: Conflict, key: str) -> None:
    words = asked_words(conflict.low, workspace.catalogue)
    st.markdown(wording.CONFLICT.format(**{name: literal(text) for name, text in words.items()}))
    for name, place in zip(("low", "high"), st.columns(2), strict=True):
        cell: AskedCell = getattr(conflict, name)
        label = wording.CONFLICT_USE.format(
            value=literal(written_value(cell.value)), place=literal(cell.place)
        )
        if is_read_only():
            place.markdown(label)
        elif place.button(label, key=f"{key}_{name}", width="stretch"):
            _choose(workspace, [(conflict, cell)])


def _choose(workspace: Workspace, right: Sequence[tuple[Conflict, AskedCell]]) -> None:
    today = date.today().isoformat()
    corrections = [chosen(conflict, cell, today) for conflict, cell in right]
    keep_office(workspace, with_accepted(workspace.office, corrections))
