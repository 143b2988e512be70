"""Sheets that list people, known by their column headers."""

from __future__ import annotations

import re

from stunting.reading.cells.label_words import PEOPLE_NAMES, clean_label, plain
from stunting.reading.layout.column_roles import TableColumn

_IDENTITY = re.compile(r"^(?:nik|no nik|nomor induk kependudukan|no kk|nomor kk|no ktp)\b")
_PERSONAL = re.compile(
    rf"^(?:{PEOPLE_NAMES}|alamat|tgl lahir|tanggal lahir|"
    r"no (?:hp|telp|telepon)|(?:rt|rw|rt rw)$|bb lahir|tb lahir|usia saat ukur)\b"
)


def personal_columns(columns: list[TableColumn]) -> list[str]:
    """Headers of personal columns, where a table lists people: an identity number, or three personal ones."""
    words = [(clean_label(column.path[-1]), plain(column.path[-1])) for column in columns if column.path]
    identity = [label for label, word in words if _IDENTITY.match(word)]
    personal = [label for label, word in words if _PERSONAL.match(word)]
    return identity + personal if identity or len(personal) >= 3 else []
