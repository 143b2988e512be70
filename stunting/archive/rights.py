"""Which right a change of a room takes: asked by the archive, whatever page or request it came from."""

from __future__ import annotations

from collections.abc import Mapping

from stunting.archive.contents import FileRole, RoomChange
from stunting.archive.failures import NotAllowedError
from stunting.model.accounts import CONFIRMED_PREFIX, Account, Right
from stunting.model.decision_file import DECISION_FILE
from stunting.model.kept_reading import READING_FILE

_FILES: Mapping[FileRole, Right] = {FileRole.DATA: Right.UPLOAD, FileRole.OUTLINES: Right.CURATE}
_DOCUMENTS: Mapping[str, Right] = {
    "kunjungan.json": Right.UPLOAD,
    DECISION_FILE: Right.UPLOAD,
    READING_FILE: Right.UPLOAD,
    "rencana.json": Right.PLAN,
    "rencana_dinilai.json": Right.PLAN,
    "rencana_terbaca.json": Right.PLAN,
    "jawaban_konfirmasi.json": Right.PLAN,
}


def rights_for(change: RoomChange) -> set[Right]:
    """All that a change takes; a document that is not known here takes the highest right."""
    rights = {_FILES[role] for role in change.files}
    rights |= {_DOCUMENTS.get(name, Right.MANAGE) for name in change.documents if not _confirms(name)}
    return rights


def may_make(account: Account, change: RoomChange) -> bool:
    """Whether an account may make a change; each kecamatan is confirmed by its own verifikator."""
    confirmed = (name for name in change.documents if _confirms(name))
    return all(map(account.may, rights_for(change))) and all(
        name == account.confirmation or account.may(Right.MANAGE) for name in confirmed
    )


def hold_to(account: Account, right: Right) -> None:
    """Nothing where the account has the right.

    Raises:
        NotAllowedError: it has not.
    """
    if not account.may(right):
        raise NotAllowedError


def _confirms(document: str) -> bool:
    return document.startswith(CONFIRMED_PREFIX)
