"""Codes of village budgets (Permendagri 20/2018): bidang, sub bidang, kegiatan, and accounts below them."""

from __future__ import annotations

import re

from stunting.model.activities import ActivityColumn
from stunting.reading.action_plans.headers import PlanLayout
from stunting.reading.action_plans.row_codes import written_code
from stunting.reading.cells.sheet import Sheet

_FEWEST = 2
_LEVEL = re.compile(r"^\s*0?[1-5](?P<sub>[. ]\s?\d{1,2}(?P<kegiatan>[. ]\s?\d{2})?)?\.?\s*$")
# "5.2.1" (a kegiatan is "5.2.01") or "5.2.1.06.", also with its kegiatan behind it: "5.2.1.06. [02.02.02]",
# or before it in columns side by side: "2.2.02.5.2"; there income and financing have none: ".4.1", ".6".
_ACCOUNT = re.compile(
    r"^\s*5(?:\.[1-4]\.\d|(?:\.\d{1,2}){3,4})\.?\s*(?:\[.*\])?\s*$|"
    r"^0?[1-5]\.\d{1,2}\.\d{2}\.5(?:\.\d{1,2})*$|^\.[456](?:\.\d{1,2})*$"
)
_BALANCE = re.compile(
    r"^(?:surplus|defisit|pembiayaan|penerimaan pembiayaan|pengeluaran pembiayaan|sisa lebih|silpa|"
    r"pendapatan|belanja)\b",
    re.IGNORECASE,
)
_SPENDING = re.compile(r"^(?:belanja(?: desa)?$|bidang\b)", re.IGNORECASE)
_OTHER_SECTION = re.compile(r"^(?:pendapatan|pembiayaan)(?: desa)?$", re.IGNORECASE)
_SECTION = re.compile(r"^(?:pendapatan|belanja|pembiayaan)(?: desa)?$", re.IGNORECASE)
_OF_KABUPATEN = re.compile(r"^\s*[1-8Xx](?:\.[\dXx]{1,4}){4,5}\s*$")


def is_village_plan(sheet: Sheet, layout: PlanLayout) -> bool:
    """Whether the codes of a plan are those of villages: kegiatan of three parts, none of a kabupaten."""
    columns = layout.of(ActivityColumn.CODE)
    codes = [written_code(sheet, columns, row) for row in range(layout.last + 1, sheet.kinds.shape[0])]
    kegiatan = [code for code in codes if village_level(code) == 3]
    return len(kegiatan) >= _FEWEST and not any(
        _OF_KABUPATEN.match(code) and not _ACCOUNT.match(code) for code in codes
    )


def village_level(code: str) -> int:
    """The level of a code: 1 bidang, 2 sub bidang, 3 kegiatan, 0 for anything else."""
    found = _LEVEL.match(code)
    if not found:
        return 0
    return 3 if found["kegiatan"] else 2 if found["sub"] else 1


def is_village_account(code: str, name: str) -> bool:
    """Whether a row is an account below a kegiatan, or an income or balance that no kegiatan has."""
    if re.fullmatch(r"\d\.?", code):
        return bool(_SECTION.match(name))
    return bool(_ACCOUNT.match(code)) or (not code and bool(_BALANCE.match(name)))


def is_spending(name: str, *, before: bool) -> bool:
    """Whether rows from `name` on are spending: income and financing stand below headings of their own.

    `before` tells it of the row above.
    """
    return bool(_SPENDING.match(name)) or (before and not _OTHER_SECTION.match(name))
