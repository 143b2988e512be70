"""Say which official area a name means, that a row is a total, or that it is no area at all."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from stunting.catalogue.gazetteer import load_gazetteer
from stunting.model.areas import Area
from stunting.model.dataset import SheetAccount, TableAccount, UnmatchedArea
from stunting.model.decisions import Decision, DecisionKind
from stunting.model.formatting import format_number, format_percent
from stunting.ui.data.decisions import keep_answers
from stunting.ui.visit.session import Workspace
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_AT_ONCE = 8
_LATER, _TOTAL, _NO_AREA = "later", "total", "none"


def show_area_form(workspace: Workspace, unmatched: Sequence[tuple[UnmatchedArea, str]], key: str) -> None:
    """Names that no official area fits, eight at a time, each with the nearest ones.

    Beside each name stands the fingerprint of the form that holds it.
    """
    if not unmatched:
        return
    st.markdown(wording.UNMATCHED_AREAS.format(count=format_number(len(unmatched))))
    with st.form(f"{key}_wilayah", border=True):
        answers = [
            (area, form, _answer(workspace, area, f"{key}_{at}"))
            for at, (area, form) in enumerate(unmatched[:_AT_ONCE])
        ]
        if st.form_submit_button(wording.KEEP, type="primary"):
            decisions = [_decision(area, answer, form) for area, form, answer in answers if answer != _LATER]
            if decisions:
                keep_answers(workspace, decisions)
            else:
                st.info(wording.NOTHING_CHANGED)


def show_known_area_form(workspace: Workspace, sheet: SheetAccount, table: TableAccount, key: str) -> None:
    """Any name that was taken for an area can be another one, a total, or no area at all."""
    rows = workspace.dataset.observations
    own = rows[rows["file"].eq(sheet.file) & rows["sheet"].eq(sheet.sheet) & rows["table"].eq(table.table)]
    named = own.loc[own["area"].ne(""), ["area", "parent"]].astype("str").drop_duplicates()
    areas = [UnmatchedArea(area, parent, "") for area, parent in named.to_numpy().tolist()]
    if not areas:
        return
    with st.form(f"{key}_wilayah_lain", border=True):
        labels = [f"{one.area} ({one.parent})" if one.parent else one.area for one in areas]
        place = st.selectbox(
            wording.CORRECT_AREA, range(len(areas)), format_func=lambda at: labels[at], key=f"{key}_nama"
        )
        area = areas[place or 0]
        answer = _answer(workspace, area, f"{key}_arti", wording.CORRECT_AREA_MEANS)
        if st.form_submit_button(wording.KEEP, type="primary") and answer != _LATER:
            keep_answers(workspace, [_decision(area, answer, table.fingerprint)])


def _answer(workspace: Workspace, area: UnmatchedArea, key: str, label: str = "") -> str:
    inside = f" ({area.parent})" if area.parent else ""
    likely = {
        match.area.code: f"{_name(match.area)}, {format_percent(match.score, 0)}" for match in area.proposals
    }
    others = {one.code: _name(one) for one in _areas(workspace.dataset.kabupaten) if one.code not in likely}
    labels = {
        _LATER: wording.AREA_LATER,
        **likely,
        _TOTAL: wording.AREA_TOTAL,
        _NO_AREA: wording.AREA_NONE,
        **others,
    }
    return st.selectbox(
        label or f"{literal(area.area)}{literal(inside)} \u00b7 {area.cells}",
        list(labels),
        format_func=lambda code: labels[code],
        key=key,
    )


def _areas(kabupaten: str) -> list[Area]:
    """The desa of a kabupaten, its kecamatan, and the kabupaten itself."""
    gazetteer = load_gazetteer()
    own = gazetteer.area(kabupaten) if kabupaten else None
    return [*gazetteer.desa(kabupaten), *gazetteer.kecamatan(kabupaten), *([own] if own else [])]


def _name(area: Area) -> str:
    parent = load_gazetteer().area(area.parent_code)
    return f"{area.kind.capitalize()} {area.name}" + (f" ({parent.name})" if parent else "")


def _decision(area: UnmatchedArea, answer: str, fingerprint: str) -> Decision:
    """A spelling holds on every form of the office; that a row is a total only on this one."""
    subject = f"{area.parent} / {area.area}"
    if answer == _TOTAL:
        return Decision(DecisionKind.ROW_TOTAL, subject, "true", fingerprint)
    return Decision(DecisionKind.AREA, subject, "" if answer == _NO_AREA else answer)
