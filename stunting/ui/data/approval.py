"""The approval of the numbers of a kecamatan: asked of its verifikator, shown to all others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from stunting.analysis.uploads.own_part import numbers_digest, of_kecamatan
from stunting.archive.contents import RoomChange
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.model.accounts import CONFIRMED_PREFIX, Right
from stunting.model.approvals import Approval, approval_from_json, approval_to_json
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_number, format_percent
from stunting.model.periods import period_label
from stunting.ui.data.kept import time_words
from stunting.ui.shown.tables import show_table
from stunting.ui.visit.account import account_now, account_part, may
from stunting.ui.visit.keeping import ask_archive, visit_now
from stunting.ui.visit.session import Workspace, computed
from stunting.ui.visit.view import View, records
from stunting.ui.words import wording
from stunting.ui.words.literal import literal


def show_approval(view: View) -> None:
    """For a verifikator: the figures of the kecamatan, and the word that they are right; else nothing."""
    if not may(Right.CONFIRM):
        return
    account, workspace = account_now(), view.workspace
    digest = computed("numbers", lambda: numbers_digest(workspace.dataset.observations))
    approval = _approvals().get(account.kecamatan)
    with st.container(border=True):
        st.markdown(wording.APPROVE_ASKED.format(part=literal(account_part(account))))
        _show_figures(view)
        st.markdown(_state_words(approval, digest))
        with st.container(horizontal=True):
            if approval is None or approval.digest != digest:
                st.button(wording.APPROVE, on_click=_approve, args=(digest,), type="primary")
            if approval is not None:
                st.button(wording.APPROVE_BACK, on_click=_keep, args=(None,))


def show_approvals(workspace: Workspace) -> None:
    """Which of the kecamatan that the account sees are approved, and whose numbers have changed since."""
    seen = {code: one for code, one in _approvals().items() if workspace.kecamatan in ("", code)}
    for code, approval in sorted(seen.items()):
        area = load_gazetteer().area(code)
        st.caption(
            f"{literal(area.name if area else code)}: {_state_words(approval, _digest(workspace, code))}"
        )


def _approvals() -> dict[str, Approval]:
    """What is approved in this room, by the code of the kecamatan."""
    return dict(_of_documents())


def _of_documents() -> Iterator[tuple[str, Approval]]:
    for name, body in visit_now().documents.items():
        if name.startswith(CONFIRMED_PREFIX):
            yield name.removeprefix(CONFIRMED_PREFIX).removesuffix(".json"), approval_from_json(body)


def _digest(workspace: Workspace, code: str) -> str:
    def make() -> str:
        return numbers_digest(of_kecamatan(workspace.dataset, code, load_gazetteer()).observations)

    return computed(("numbers", code), make)


def _state_words(approval: Approval | None, digest: str) -> str:
    if approval is None:
        return wording.APPROVED_NOT
    template = wording.APPROVED if approval.digest == digest else wording.APPROVED_BEFORE
    return template.format(by=literal(approval.by), time=time_words(approval.at))


def _show_figures(view: View) -> None:
    rows = records(view.coverage(AreaLevel.KECAMATAN).frame)
    names = view.options.indicators
    desa = [(format_number(row["areas_reporting"]), format_number(row["areas_expected"])) for row in rows]
    table = pd.DataFrame(
        [
            {
                "Indikator": names.get(row["indicator"], row["indicator"]),
                "Periode": period_label(row["period"]),
                "Terlayani": _number(row["numerator"]),
                "Sasaran": _number(row["denominator"]),
                "Capaian": format_percent(row["share"]),
                "Desa melapor": "/".join(both),
            }
            for row, both in zip(rows, desa, strict=True)
        ]
    )
    show_table(table, key="pengesahan", name="pengesahan", alt=wording.APPROVE)


def _number(value: float) -> str:
    return format_number(value) if value == value else wording.NOT_SET


def _approve(digest: str) -> None:
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    _keep(Approval(account_now().name, at, digest))


def _keep(approval: Approval | None) -> None:
    """Written at the version that was seen: where somebody was faster it has to be looked at again."""
    change = {account_now().confirmation: None if approval is None else approval_to_json(approval)}
    version = visit_now().version
    ask_archive(lambda archive, token: archive.change(token, RoomChange(documents=change), version))
