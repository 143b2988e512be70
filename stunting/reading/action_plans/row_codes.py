"""The code of a row of a plan: whole in one column, or its parts side by side."""

from __future__ import annotations

from stunting.catalogue.activity_codes import activity_code
from stunting.model.activities import ActivityColumn
from stunting.reading.action_plans.headers import PlanLayout
from stunting.reading.cells.sheet import Sheet


def written_code(sheet: Sheet, layout: PlanLayout, row: int) -> str:
    """What the columns for codes hold: the longest whole code, else all that stands in them, joined."""
    texts = [text for one in layout.of(ActivityColumn.CODE) if (text := sheet.text(row, one.column))]
    whole = [text for text in texts if activity_code(text)]
    # Of codes of program, kegiatan and sub kegiatan beside each other the longest.
    return max(whole, key=lambda text: text.count("."), default=".".join(texts))
