"""Years of a plan (RPJMD, RAD) side by side: what is aimed at, though each column says no more than its year.

"Kondisi awal 2024 | Target 2025 | 2026 | 2027", or bare years below a title of targets. What only may be a
target is asked about: figures reached by year stand in the same form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stunting.model.observations import Measure
from stunting.reading.cells.label_words import plain
from stunting.reading.evidence.cases import Case
from stunting.reading.evidence.measure_rules import Saying
from stunting.reading.meaning.header_words import read_words
from stunting.reading.meaning.measure_words import ACHIEVEMENT_WORDS, TARGET_WORDS

_YEAR = re.compile(r"(?:(?:tahun|thn|th) )?(20\d\d)")
_LAST_YEAR = re.compile(r"\b(20\d\d)\b(?!.*\b20\d\d\b)")
_BASELINE = re.compile(
    r"\b(?:kondisi (?:kinerja )?(?:pada )?(?:tahun )?awal|baseline|base line|data dasar)\b"
)
_AIMED = re.compile(r"(?<!kelompok )(?<!grup )(?<!terhadap )(?<!thd )(?<!dengan )\btarget\b(?! sasaran)")
"""What is set against a target, or named by a "kelompok target", is not aimed at."""
_PLAN = re.compile(r"\b(?:rpjm[dn]|rad|renstra|rencana (?:aksi|pembangunan|strategis))\b")
_REACHED = re.compile(r"\b(?:pen)?capaian\b|\b(?:realisasi|evaluasi|perkembangan|tren)\b")


def names_baseline(label: str) -> bool:
    """Whether a label names what a plan sets out from: "Kondisi awal 2024"."""
    return bool(_BASELINE.search(plain(label)))


def hear_years_of_plan(row: Sequence[Case], context: str) -> None:
    """Lets bare years of one row hear whether they are aimed at; `context` is sheet name and title."""
    title = plain(context)
    aimed, plan, reached = (bool(found.search(title)) for found in (_AIMED, _PLAN, _REACHED))
    baseline = any(names_baseline(case.line.column_label) for case in row)
    below_title = []
    for case, state, before in _bare_years(row):
        if state is Measure.TARGET:
            because = f"tahun sesudah ‘{before}’"
            _hear(case, because, sure=not reached and bool(case.line.row_label))
        elif state is None:
            below_title.append(case)
    if len(below_title) < 2 or (reached and not aimed) or not (aimed or plan or baseline):
        return
    of_indicators = bool(row[0].line.row_label)
    if not (of_indicators or aimed):
        return  # areas by year are figures unless the title says target
    because = "judul menyebut target" if aimed else "susunannya seperti tabel target suatu rencana"
    for case in below_title:
        _hear(case, because, sure=of_indicators and not reached and (aimed or (plan and baseline)))


def _hear(case: Case, because: str, *, sure: bool) -> None:
    if sure:
        case.hear(Saying(Measure.TARGET, "years_of_plan", because))
        return
    # As much as the reading that leads: a person says which it is.
    leading = max(case.scores.values(), default=0.0)
    lacking = leading - case.scores.get(Measure.TARGET, 0.0)
    case.hear(Saying(Measure.TARGET, "perhaps_of_plan", because), lacking)


def _bare_years(row: Sequence[Case]) -> Iterator[tuple[Case, Measure | None, str]]:
    """Columns that say only their year, with what the column says that they go on from, year by year."""
    state: Measure | None = None
    year, before = 0, ""
    for case in row:
        label = plain(case.line.column_label)
        words = read_words(f"{case.line.column_stem} {case.line.column_label}").all
        bare = _YEAR.fullmatch(label)
        if bare is None or words & (TARGET_WORDS | ACHIEVEMENT_WORDS):
            said = Measure.TARGET if words & TARGET_WORDS else Measure.PERCENT
            state = said if words & (TARGET_WORDS | ACHIEVEMENT_WORDS) else None
            named = _LAST_YEAR.search(label)
            year, before = int(named[1]) if named else 0, case.line.column_label
            continue
        follows = int(bare[1]) == year + 1
        state = state if follows else None
        year = int(bare[1])
        yield case, state, before
