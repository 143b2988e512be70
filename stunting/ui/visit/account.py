"""By which account this visit acts: what its role may see and do, asked anew each time."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import streamlit as st

from stunting.catalogue.gazetteer import load_gazetteer
from stunting.model.accounts import (
    EVERYTHING,
    Account,
    AccountFile,
    AccountFileError,
    Right,
    accounts_from_toml,
)
from stunting.ui.visit.one_run import asked_once
from stunting.ui.visit.sign_in import (
    has_secrets,
    has_signed_in,
    is_required,
    show_sign_in,
    show_sign_out,
)
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_LOG = logging.getLogger("stunting.ui")
_SECTION = "roles"


@dataclass(frozen=True, slots=True)
class Door:
    """The account that is let in, or why none is."""

    account: Account | None
    reason: str = ""


def door() -> Door:
    """Who this visitor is here. The file of roles is looked at each time: what is taken back is gone at once.

    Without roles everybody who may come in may do everything.
    """
    return door_of(logins())


def door_of(known_by: Sequence[str]) -> Door:
    """As `door`, of somebody whom the provider knows by these texts."""
    if not roles_are_set():
        return Door(Account(_short_name(known_by)) if known_by else EVERYTHING)
    if not is_required():
        return Door(None, wording.ROLES_WITHOUT_SIGN_IN)
    try:
        listed = _accounts()
    except AccountFileError as wrong:
        return Door(None, wording.ROLES_BROKEN.format(reason=literal(str(wrong))))
    found = [listed.accounts[one] for one in known_by if one in listed.accounts]
    return Door(found[0]) if found else Door(None, wording.ROLES_UNKNOWN)


def account_now() -> Account:
    """The account of this visit.

    Raises:
        PermissionError: none is let in.
    """
    account = door().account
    if account is None:
        raise PermissionError("no data without a role")
    return account


def may(right: Right) -> bool:
    """Whether the account of this visit may do something."""
    account = door().account
    return account is not None and account.may(right)


def account_let_in() -> Account | None:
    """The account of a visitor who may read and see data: where a sign-in is set up who signed in, and with
    roles who has one; None for anybody else.

    It is asked where data are loaded, so that no page, link or callback leads around it.
    """
    return door().account if has_signed_in() else None


def may_see_data() -> bool:
    """Whether this visitor may read and see data."""
    return account_let_in() is not None


def asks_who() -> bool:
    """Whether the server gives data to known people only, so that no program is given any."""
    return is_required() or roles_are_set()


def office_room() -> str:
    """What leads to the room in which all accounts of the office work, empty without roles.

    It is no text that can stand in an address: nobody comes there by a link.
    """
    if not roles_are_set():
        return ""
    try:
        return f"kantor {_accounts().room}"
    except AccountFileError:
        return ""


def logins() -> tuple[str, ...]:
    """What the provider knows this visitor by: its number, then an address that it vouches for."""
    if not is_required() or not has_signed_in():
        return ()
    address = "" if st.user.get("email_verified", True) is False else st.user.get("email")
    told = (st.user.get("sub"), address)
    return tuple(str(one).casefold() for one in told if one)


def show_door() -> None:
    """What somebody sees who is not let in."""
    if not has_signed_in():
        show_sign_in()
        return
    st.title(wording.APP_TITLE, anchor=False)
    st.warning(door().reason)
    show_sign_out()


def show_account() -> None:
    """By which account and role this visitor acts, for the row above each page; nothing without roles."""
    if not roles_are_set():
        return
    account = account_now()
    role = wording.ROLE_NAMES[account.role]
    if account.kecamatan or account.office:
        role = wording.ACCOUNT_PART.format(role=role, part=account_part(account))
    st.caption(literal(wording.ACCOUNT_LINE.format(name=account.name, role=role)))


def account_part(account: Account) -> str:
    """The kecamatan or office of an account as people call it."""
    area = load_gazetteer().area(account.kecamatan) if account.kecamatan else None
    return wording.PART_KECAMATAN.format(name=area.name) if area else account.office or account.kecamatan


def roles_are_set() -> bool:
    """Whether the secrets name a file of roles, be it there or not."""
    return asked_once("roles", lambda: has_secrets() and _SECTION in st.secrets)


def _accounts() -> AccountFile:
    """The accounts of the office.

    Raises:
        AccountFileError: the file is not there or cannot be used.
    """
    section = st.secrets[_SECTION]
    name = section.get("file", "") if hasattr(section, "get") else ""
    if not isinstance(name, str) or not name:
        raise AccountFileError("Bagian [roles] tidak menyebut berkasnya (file = \u2026).")
    try:
        state = Path(name).stat()
        return _read(name, (state.st_mtime_ns, state.st_size, state.st_ino))
    except OSError as error:
        _LOG.error("the file of roles cannot be read: %s", type(error).__name__)
        raise AccountFileError("Berkasnya tidak ada atau tidak dapat dibaca.") from error


@lru_cache(maxsize=4)
def _read(name: str, state: tuple[int, ...]) -> AccountFile:
    """The accounts in a file as it stands; a state that was read already is not read again."""
    return accounts_from_toml(Path(name).read_bytes())


def _short_name(known_by: Sequence[str]) -> str:
    """An account of which only that it is the same one counts."""
    digest = hashlib.sha256(known_by[0].encode()).hexdigest()
    return wording.ACCOUNT_SHORT.format(digest=digest[:6])
