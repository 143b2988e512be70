"""The board of who has sent what: forms by kecamatan, with the day each came."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from stunting.analysis.uploads.sent import sent_forms
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import Catalogue
from stunting.model.formatting import format_names, format_number
from stunting.model.periods import period_label
from stunting.ui.data.approval import show_approvals
from stunting.ui.data.kept import time_words
from stunting.ui.shown.tables import show_table
from stunting.ui.visit.keeping import ask_archive
from stunting.ui.visit.session import Workspace, computed, current_workspace
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_NAMES = 2


def show_board() -> None:
    """Forms by kecamatan, those that most kecamatan miss first, and who misses something others have sent."""
    workspace = current_workspace()
    sent = computed("sent forms", lambda: sent_forms(workspace.dataset)) if workspace else None
    if workspace is None or sent is None or sent.empty:
        st.caption(wording.BOARD_NOTHING)
        return
    st.caption(wording.BOARD_INTRO)
    places = _kecamatan(workspace, sent)
    rows = [
        _row(own, places, _days(workspace), workspace.catalogue)
        for _, own in sent.groupby("form", sort=False)
    ]
    rows.sort(key=lambda row: -list(row.values()).count(wording.BOARD_MISSING))
    late = [name for name in places if any(row[name] == wording.BOARD_MISSING for row in rows)]
    told = wording.BOARD_LATE.format(names=literal(format_names(late))) if late else wording.BOARD_ALL_SENT
    st.markdown(told)
    show_table(pd.DataFrame(rows), key="papan", name="kiriman_kecamatan", alt=wording.ARCHIVE_BOARD)
    show_approvals(workspace)


def _kecamatan(workspace: Workspace, sent: pd.DataFrame) -> list[str]:
    """The kecamatan of the kabupaten that the account sees, then others that something came from."""
    seen = workspace.kecamatan
    areas = load_gazetteer().kecamatan(workspace.dataset.kabupaten)
    official = [area.name for area in areas if seen in ("", area.code)]
    return list(dict.fromkeys([*official, *sent["kecamatan"]]))


def _days(workspace: Workspace) -> Mapping[str, str]:
    """The day on which each file came, by its name; empty for those that are not kept."""
    records = ask_archive(lambda archive, token: archive.records(token)) or ()
    added = {one.digest: time_words(one.added_at).partition(" ")[0] for one in records}
    return {source.file: added.get(source.digest, "") for source in workspace.dataset.sources}


def _row(
    own: pd.DataFrame, places: list[str], days: Mapping[str, str], catalogue: Catalogue
) -> dict[str, str]:
    """One form: its name, period and leading offices, and for each kecamatan when it came."""
    known = [one for id in own["indicators"].iloc[0].split() if (one := catalogue.indicator(id))]
    offices = dict.fromkeys(one.leading_office for one in known if one.opd)
    names = format_names([one.short_name for one in known], _NAMES) or own["title"].iloc[0]
    told = {
        "Formulir": names or wording.NOT_SET,
        "Periode": period_label(own["period"].iloc[0]),
        "Penanggung jawab": format_names(list(offices), _NAMES) or wording.NOT_SET,
    }
    by_place = dict(iter(own.groupby("kecamatan", sort=False)))
    return told | {name: _sent_words(by_place.get(name), days) for name in places}


def _sent_words(own: pd.DataFrame | None, days: Mapping[str, str]) -> str:
    """When the last file of a form came, and how much of it is filled; or that none came."""
    if own is None or not own["numbers"].any():
        return wording.BOARD_MISSING
    last = own[own["numbers"].gt(0)]["file"].iloc[-1]
    day = days.get(last, "") or wording.BOARD_SENT
    empty = int((own["cells"] - own["numbers"]).sum())
    return wording.BOARD_PARTLY.format(sent=day, empty=format_number(empty)) if empty else day
