"""Who may do what in a room: five roles, from a file that the office keeps beside its secrets."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from stunting.model import schema

CONFIRMED_PREFIX = "pengesahan_"
"""How the documents begin in which a verifikator says that the numbers of his kecamatan are right."""
_KECAMATAN = re.compile(r"\d{2}\.\d{2}\.\d{2}")


class Role(StrEnum):
    """What an account is for, as the file names it."""

    READER = "pembaca"
    UPLOADER = "pengunggah"
    VERIFIER = "verifikator"
    COMPOSER = "penyusun"
    ADMIN = "admin"


class Right(StrEnum):
    """What may be done to a room."""

    ORIGINALS = "originals"
    """Have the files as they came, also those of earlier versions and all of them in one zip."""
    UPLOAD = "upload"
    """Add files and decide how they are read."""
    CURATE = "curate"
    """Take files out, have them back, replace outlines."""
    PLAN = "plan"
    """Write the follow-up plan, and accept answers."""
    CONFIRM = "confirm"
    """Say of the numbers of one kecamatan that they are right."""
    MANAGE = "manage"
    """Give links, open another room in the place of this one, delete for good."""


_RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.READER: frozenset({Right.ORIGINALS}),
    Role.UPLOADER: frozenset({Right.ORIGINALS, Right.UPLOAD}),
    Role.VERIFIER: frozenset({Right.CONFIRM}),
    Role.COMPOSER: frozenset({Right.ORIGINALS, Right.UPLOAD, Right.CURATE, Right.PLAN}),
    Role.ADMIN: frozenset({Right.ORIGINALS, Right.UPLOAD, Right.CURATE, Right.PLAN, Right.MANAGE}),
}


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who signed in, by the name that the office gave the account; it stands in the log.

    `kecamatan` (a code) is the part of a verifikator, `kecamatan` or `office` that of a pengunggah.
    """

    name: str = ""
    role: Role = Role.ADMIN
    kecamatan: str = ""
    office: str = ""

    def may(self, right: Right) -> bool:
        """Whether the role allows something."""
        return right in _RIGHTS[self.role]

    @property
    def sees_only(self) -> str:
        """The code of the only kecamatan whose numbers this account is given; empty where all are."""
        return self.kecamatan if self.role is Role.VERIFIER else ""

    @property
    def writes_only_own_part(self) -> bool:
        """Whether numbers outside its kecamatan or office must stay as they are."""
        return self.role is Role.UPLOADER

    @property
    def only_reads(self) -> bool:
        """Whether it changes neither files nor decisions nor the plan."""
        return self.role in (Role.READER, Role.VERIFIER)

    @property
    def confirmation(self) -> str:
        """The name of the document in which it confirms its kecamatan; empty where it may not."""
        return f"{CONFIRMED_PREFIX}{self.kecamatan}.json" if self.may(Right.CONFIRM) else ""


EVERYTHING = Account()
"""Whoever uses a dashboard without roles."""


class AccountFileError(Exception):
    """The file of roles cannot be used; the message says why, in Indonesian."""


@dataclass(frozen=True, slots=True)
class _Listed:
    masuk: str
    nama: str
    peran: Role
    kecamatan: str = ""
    opd: str = ""


@dataclass(frozen=True, slots=True)
class AccountFile:
    """The accounts of an office by what they sign in with, in small letters, and the room they work in."""

    room: str
    accounts: Mapping[str, Account] = field(default_factory=dict)


def accounts_from_toml(data: bytes) -> AccountFile:
    """The accounts that a file lists.

    A slip closes the file as a whole: an account whose part was misspelt would else see or change all.

    Raises:
        AccountFileError: it is no such file.
    """
    try:
        told = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AccountFileError("Isinya bukan TOML.") from error
    room, listed = told.pop("ruang", ""), told.pop("akun", [])
    if told:
        raise AccountFileError(f"Bagian \u201c{next(iter(told))}\u201d tidak dikenal.")
    if not isinstance(room, str) or not room.strip():
        raise AccountFileError("Nama ruang belum diisi (ruang = \u2026).")
    if not isinstance(listed, list) or not listed:
        raise AccountFileError("Belum ada akun ([[akun]]).")
    accounts: dict[str, Account] = {}
    for number, row in enumerate(listed, start=1):
        login, account = _account(row, number)
        if login in accounts:
            raise AccountFileError(f"Akun ke-{number} sudah ada di atasnya.")
        accounts[login] = account
    return AccountFile(room.strip(), accounts)


def _account(row: object, number: int) -> tuple[str, Account]:
    """One account with what it signs in with.

    Raises:
        AccountFileError: something in it is missing, unknown, or does not go with its role.
    """
    where = f"Akun ke-{number}"
    known = set(_Listed.__dataclass_fields__)
    if not isinstance(row, dict) or row.keys() - known:
        unknown = ", ".join(sorted(row.keys() - known)) if isinstance(row, dict) else "isi"
        raise AccountFileError(f"{where}: {unknown} tidak dikenal.")
    try:
        listed = schema.from_texts(row, _Listed)
    except schema.UnfitError as error:
        raise AccountFileError(f"{where}: {error}") from error
    login, name = listed.masuk.strip().casefold(), listed.nama.strip()
    if not login or not name:
        raise AccountFileError(f"{where}: masuk dan nama harus diisi.")
    if len(name) > _LONGEST_NAME:
        raise AccountFileError(f"{where}: nama paling panjang {_LONGEST_NAME} huruf.")
    account = Account(name, listed.peran, listed.kecamatan.strip(), listed.opd.strip())
    if account.kecamatan and not _KECAMATAN.fullmatch(account.kecamatan):
        raise AccountFileError(f"{where}: kecamatan ditulis sebagai kode, seperti 64.09.02.")
    if not _part_fits(account):
        raise AccountFileError(f"{where}: {_PARTS[account.role]}")
    return login, account


_LONGEST_NAME = 80
_PARTS: Mapping[Role, str] = {
    Role.READER: "pembaca tidak terikat kecamatan atau OPD.",
    Role.UPLOADER: "pengunggah terikat satu kecamatan atau satu OPD.",
    Role.VERIFIER: "verifikator terikat satu kecamatan, tanpa OPD.",
    Role.COMPOSER: "penyusun tidak terikat kecamatan atau OPD.",
    Role.ADMIN: "admin tidak terikat kecamatan atau OPD.",
}


def _part_fits(account: Account) -> bool:
    bound = (bool(account.kecamatan), bool(account.office))
    if account.role is Role.UPLOADER:
        return sum(bound) == 1
    return bound == (account.role is Role.VERIFIER, False)
