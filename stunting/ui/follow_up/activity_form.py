"""What a person says of an activity of a plan: the indicators it serves, and its role."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from stunting.model.activities import ActivityRole, MatchBasis
from stunting.model.decisions import Decision, DecisionKind
from stunting.model.labels import ACTIVITY_ROLE_LABELS, BASIS_OF_MATCH_LABELS
from stunting.ui.data.decisions import keep_office
from stunting.ui.visit.view import View, records
from stunting.ui.words import wording
from stunting.ui.words.literal import literal


def show_activity_form(view: View, lines: pd.DataFrame) -> None:
    """Choose an activity, say which indicators it serves and in what role. Unmatched ones come first."""
    st.subheader(wording.CORRECT_ACTIVITY, anchor=False)
    rows = records(
        lines.drop_duplicates("subject").sort_values("indicators", key=lambda ids: ids != "", kind="stable")
    )
    place = st.selectbox(
        wording.CORRECT_ACTIVITY_CHOOSE,
        range(len(rows)),
        format_func=lambda at: " \u00b7 ".join(filter(None, (rows[at]["name"], rows[at]["output"]))),
        key="rad_koreksi",
    )
    row = rows[place or 0]
    known = view.catalogue.indicators
    if row["indicator_text"]:
        basis = BASIS_OF_MATCH_LABELS[MatchBasis(row["indicator_basis"])]
        st.caption(wording.EVIDENCE.format(basis=basis, text=literal(row["indicator_text"])))
    given = _given_role(view, row["subject"])
    with st.form(f"rad_koreksi_{place}", border=True):
        chosen = st.multiselect(
            wording.CORRECT_ACTIVITY_INDICATORS,
            list(known),
            default=[id for id in row["indicators"].split() if id in known],
            format_func=lambda id: f"{known[id].short_name} \u00b7 {known[id].sector}",
            placeholder=wording.PICK,
        )
        role = _chosen_role(row, given)
        if st.form_submit_button(wording.KEEP, type="primary"):
            value = " ".join(chosen)
            confirmed = row["indicator_basis"] == MatchBasis.PERSON.value
            same = value == row["indicators"] and confirmed
            if same and role is _role(given):
                st.info(wording.NOTHING_CHANGED)
                return
            office, subject = view.workspace.office, row["subject"]
            if not same:
                office = office.with_decision(Decision(DecisionKind.ACTIVITY_INDICATOR, subject, value))
            if role is not ActivityRole.UNKNOWN:
                office = office.with_decision(Decision(DecisionKind.ACTIVITY_ROLE, subject, role.value))
            elif given:
                office = office.without_decision(given)
            keep_office(view.workspace, office)


def _given_role(view: View, subject: str) -> Decision | None:
    """What a person said of the role of an activity."""
    said = (one for one in view.workspace.office.decisions if one.kind is DecisionKind.ACTIVITY_ROLE)
    return next((one for one in said if one.subject == subject), None)


def _role(given: Decision | None) -> ActivityRole:
    return ActivityRole(given.value) if given else ActivityRole.UNKNOWN


def _chosen_role(row: Mapping[str, str], given: Decision | None) -> ActivityRole:
    """The role that a person gives an activity; unknown leaves it as it was read."""
    read = ACTIVITY_ROLE_LABELS[ActivityRole(row["role"])]
    words = wording.ROLE_BECAUSE if row["role_reason"] else wording.ROLE_AS_READ
    as_read = wording.ROLE_AS_READ_AGAIN if given else words.format(role=read, reason=row["role_reason"])
    roles = (ActivityRole.UNKNOWN, ActivityRole.DIRECT, ActivityRole.SUPPORT, ActivityRole.LABEL)
    return st.selectbox(
        wording.CORRECT_ACTIVITY_ROLE,
        roles,
        index=roles.index(_role(given)),
        format_func=lambda one: as_read if one is ActivityRole.UNKNOWN else ACTIVITY_ROLE_LABELS[one],
    )
