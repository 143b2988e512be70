"""Sheets that list people one by one are recognised by their column names and set aside unread."""

from __future__ import annotations

import re
from collections import Counter

from stunting.model.grid import Grid
from stunting.reading.cells.label_words import clean_label, plain
from stunting.reading.layout.column_roles import TableColumn

_IDENTITY = re.compile(r"^(?:nik|no nik|nomor induk kependudukan|no kk|nomor kk|no ktp)\b")
_PERSONAL = re.compile(
    r"^(?:nama (?:anak|balita|bayi|ibu|ayah|ortu|orang ?tua|suami|istri|pasien|peserta|lengkap|"
    r"kepala keluarga|kk|sasaran|bumil|ibu hamil|siswa|remaja)|alamat|tgl lahir|tanggal lahir|"
    r"no (?:hp|telp|telepon)|(?:rt|rw|rt rw)$|bb lahir|tb lahir|usia saat ukur)\b"
)

_DIGITS = 16
_SMALLEST = 10.0 ** (_DIGITS - 1)
_OF_WOMEN = 40
_CITIZEN = re.compile(r"'?(?:1[1-9]|[2-9]\d)[0-7]\d\d{2}(\d{2})(\d{2})\d{6}$")
"""A NIK: provinsi, kabupaten and kecamatan, day (of women + 40), month and year of birth, a number."""
_FEWEST_PEOPLE = 3
_LOOKED_AT = 3_000
"""Rows of a sheet in which identity numbers are looked for: a list of people does not begin further down."""


def lists_citizens(grid: Grid) -> bool:
    """Whether a column holds the identity numbers of three or more people, whatever its header says."""
    seen = Counter(
        column
        for row in grid.values[:_LOOKED_AT].tolist()
        for column, value in enumerate(row)
        if ((type(value) is str and len(value) >= _DIGITS) or (type(value) is float and value >= _SMALLEST))
        and _is_citizen(value)
    )
    return any(count >= _FEWEST_PEOPLE for count in seen.values())


def _is_citizen(value: str | float) -> bool:
    """Whether a long text or a huge number is built like an identity number."""
    found = _CITIZEN.match(value.strip() if isinstance(value, str) else f"{value:.0f}")
    if found is None:
        return False
    day, month = int(found[1]) % _OF_WOMEN, int(found[2])
    return 1 <= day <= 31 and 1 <= month <= 12


def personal_columns(columns: list[TableColumn]) -> list[str]:
    """Headers of personal columns, where a table lists people: an identity number, or three personal ones."""
    words = [(clean_label(column.path[-1]), plain(column.path[-1])) for column in columns if column.path]
    identity = [label for label, word in words if _IDENTITY.match(word)]
    personal = [label for label, word in words if _PERSONAL.match(word)]
    return identity + personal if identity or len(personal) >= 3 else []
