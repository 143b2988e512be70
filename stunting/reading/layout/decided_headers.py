"""Header rows that a person set for a form, found again where the rows have moved."""

from __future__ import annotations

from collections.abc import Sequence

from stunting.model.dataset import PREVIEW_COLUMNS, PREVIEW_TEXT
from stunting.model.decisions import Decision, DecisionKind
from stunting.reading.cells.sheet import Sheet
from stunting.reading.layout.fingerprints import form_fingerprint, same_form, subject_key
from stunting.reading.layout.located import Located

_FARTHEST = 60
"""Headers stand within this many rows of a sheet."""


def decided_header(located: Located, decisions: Sequence[Decision]) -> tuple[int, int] | Decision | None:
    """Header rows (from 0) that a person set for a form; the decision itself where they are not there.

    None where nothing was decided. The first of them is known by its texts, where the decision names them.
    """
    wanted = [one for one in decisions if one.kind is DecisionKind.HEADER_ROWS]
    if not wanted:
        return None
    fingerprint = form_fingerprint(located.columns)
    ours = [one for one in wanted if same_form(one.fingerprint, fingerprint)]
    if not ours:
        return None
    decision = ours[-1]
    first, _, last = decision.value.partition("-")
    top, height = int(first) - 1, int(last or first) - int(first)
    found = _found_again(located.sheet, decision.subject, top)
    return decision if found is None else (found, found + height)


def _found_again(sheet: Sheet, subject: str, row: int) -> int | None:
    """The row with these texts: the one it was, or another one."""
    wanted = subject_key(subject)
    last = min(_FARTHEST, sheet.kinds.shape[0])
    if not wanted:
        return row if row < last else None
    return next((at for at in (row, *range(last)) if at < last and _texts(sheet, at) == wanted), None)


def _texts(sheet: Sheet, row: int) -> str:
    columns = range(min(PREVIEW_COLUMNS, sheet.kinds.shape[1]))
    return subject_key(" ".join(sheet.text(row, column)[:PREVIEW_TEXT] for column in columns))
