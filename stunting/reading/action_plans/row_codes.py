"""The code of a row of a plan: whole in one column, or its parts side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stunting.catalogue.activity_codes import activity_code
from stunting.reading.action_plans.plan_columns import PlanColumn
from stunting.reading.cells.sheet import Sheet

_SIDE_BY_SIDE = 4
_NUMBER = re.compile(r"^\d{1,2}$")
# "2.2.02" of a village, and "5.2.1" of its spending beside it.
_KEGIATAN, _ACCOUNT = re.compile(r"^0?[1-5]\.\d{1,2}\.\d{2}\.?$"), re.compile(r"^5(?:\.\d{1,2})*\.?$")


def written_code(sheet: Sheet, columns: Sequence[PlanColumn], row: int) -> str:
    """What the `columns` for codes hold: the longest whole code, else all that stands in them, joined.

    Where numbers stand side by side and the first column is empty, a dot tells it: ".4.1" is not "4.1".
    """
    parts = [sheet.text(row, one.column) for one in columns]
    texts = [text for text in parts if text]
    if len(parts) >= _SIDE_BY_SIDE and not parts[0] and all(_NUMBER.match(text) for text in texts):
        texts = ["", *texts] if texts else texts
    if len(texts) > 1 and _KEGIATAN.match(texts[0]) and all(_ACCOUNT.match(text) for text in texts[1:]):
        return ".".join((texts[0].rstrip("."), max(texts[1:], key=len).rstrip(".")))
    whole = [text for text in texts if activity_code(text)]
    # Of codes of program, kegiatan and sub kegiatan beside each other the longest.
    return max(whole, key=lambda text: text.count("."), default=".".join(texts))
