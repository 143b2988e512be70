"""The lines of an action plan: names carried down, totals and headings of groups set aside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from stunting.catalogue.activity_codes import activity_code
from stunting.catalogue.pattern_words import DESA, KECAMATAN
from stunting.model.activities import ActivityColumn, BudgetState
from stunting.reading.action_plans.headers import PlanLayout
from stunting.reading.action_plans.plan_columns import NAMES, PlanColumn
from stunting.reading.action_plans.row_codes import written_code
from stunting.reading.action_plans.shape import OFFICE
from stunting.reading.action_plans.village_codes import (
    is_spending,
    is_village_account,
    is_village_plan,
    village_level,
)
from stunting.reading.cells.label_words import TOTAL_WORDS, plain
from stunting.reading.cells.sheet import Sheet
from stunting.reading.layout.numbering_rows import is_column_number_row

_CODE_AHEAD = re.compile(
    r"^\s*((?:\d{1,4}|[xX]{1,2})(?:\.\s?(?:\d{1,4}|[xX]{1,2})){2,7})\.?\s*[-:]?\s*(.*)$", re.S
)
_MARK_AHEAD = re.compile(
    r"^\s*((?:\d{1,2}|[A-Za-z]|[IVX]{1,5})[.)]|[-\u2013\u2022*\u25cf])\s+(.*)$", re.DOTALL
)
# "5.1.02.01.01.0055": an account of spending below a sub kegiatan. Bidang urusan 5.01 is written with a zero.
_ACCOUNT = re.compile(r"^\s*(?:5|6)(?:\.[1-4](?:\.\d{2}){0,3}(?:\.\d{3,5})?)?\.?\s*$")
_RESULT_OF_YEAR = re.compile(r"^(?:surplus|defisit|silpa|pembiayaan netto)\b", re.IGNORECASE)
# "1.02.2.14.0.00.01.0000": an office itself, above its programs.
_UNIT = re.compile(r"^[1-9](?:\.\d{1,2}){6}\.\d{4}$")
# "2.09 PANGAN": the urusan above programs with codes.
_BIDANG, _SUB_KEGIATAN = re.compile(r"^[1-8]\.\d{2}\.?$"), re.compile(r"^[1-8](?:\.\d{1,2}){4}\.\d{2,4}$")
_END = re.compile(
    r"^(?:mengetahui|menyetujui|ditetapkan|disahkan|bupati|wakil bupati|sekretaris daerah|"
    r"kepala (?:dinas|badan|opd)|ketua|plt\.?|a\.?n\.|nip\b|pembina\b|"
    r"predikat kinerja|faktor (?:pendorong|penghambat))|"
    r"^[a-z ]{3,30},\s*(?:\.{2,}|_{2,}|\d{0,2}\s*(?:januari|februari|maret|april|mei|juni|juli|agustus|"
    r"september|oktober|november|desember))",
    re.IGNORECASE,
)
_NOTE = re.compile(r"^(?:catatan|sumber\s*:|keterangan\s*:|\*)", re.IGNORECASE)
_OFFICER = re.compile(r"^(?:kepala (?:desa|kampung|puskesmas)|camat|lurah)\b", re.IGNORECASE)
_GROUP = re.compile(
    r"^(?:[A-Z]|[IVX]{1,4})[.)]\s|^(?:intervensi|pilar|aksi|urusan|bidang|sasaran)\b", re.IGNORECASE
)
_OF_PAGE = re.compile(r"^(?:terbilang\b|hal(?:aman)?\.?\s*\d|lanjutan\b)", re.IGNORECASE)
_OF_PAGES = re.compile(r"^(?:(?:sub ?)?(?:jumlah|total) )?(?:di)?pindah(?:kan|an)\b", re.IGNORECASE)
"""A sum carried to the next page, and from the one before: "Jumlah dipindahkan", "Pindahan"."""
_PROGRAM = re.compile(r"^program\b", re.IGNORECASE)
_URUSAN = re.compile(r"^(?:[\dXx.]+\s+)?(?:bidang )?(?:urusan|unsur)\b", re.IGNORECASE)
_SERVICE = re.compile(
    r"^(?:prosentase|persentase|persen|%|cakupan|jumlah|prevalensi|proporsi|angka|terselenggara\w*|tersedia\w*)\b",
    re.IGNORECASE,
)
_LEVEL_WORDS = (
    (3, re.compile(r"^sub[ -]?kegiatan\b\s*:?\s*", re.IGNORECASE)),
    (2, re.compile(r"^kegiatan\b\s*:?\s*", re.IGNORECASE)),
    (1, re.compile(r"^program\b", re.IGNORECASE)),
)
_KECAMATAN_NAMED, _DESA_NAMED = (
    re.compile(rf"^(?:{level})\b\.?\s+\S", re.IGNORECASE) for level in (KECAMATAN, DESA)
)
_LONGEST_PLACE = 4
"""Words of a kecamatan or desa: longer texts say what is done there."""
_CARRIED = (
    ActivityColumn.LOCATION,
    ActivityColumn.KECAMATAN,
    ActivityColumn.DESA,
    ActivityColumn.TARGET_GROUP,
    ActivityColumn.FUNDING,
    ActivityColumn.OPD,
    ActivityColumn.OPD_SUPPORT,
    ActivityColumn.TIMING,
    ActivityColumn.ISSUE,
    ActivityColumn.INDICATOR,
)
"""What a further line of the same activity takes from the line above where it says nothing itself."""
_OF_OUTPUT = (ActivityColumn.OUTPUT, ActivityColumn.TARGET, ActivityColumn.UNIT, ActivityColumn.NONE)


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One line: its row (from 0), names and codes of the levels, texts by meaning, and its amounts' state.

    `group` numbers the activity; lines that share one amount share it.
    """

    row: int
    names: Mapping[ActivityColumn, str]
    code: str
    texts: Mapping[ActivityColumn, str]
    column: int
    group: int
    state: BudgetState
    further: bool
    """Whether it names nothing itself and goes on with the activity above."""
    marker: str = ""
    """What kind of mark counts it: "A", "I", "1", "a" or "-"; empty where it has none."""


@dataclass(frozen=True, slots=True)
class PlanLines:
    """All lines of a plan, and how many rows were set aside, by reason; `totals` are rows (from 0)."""

    lines: tuple[PlanLine, ...]
    aside: Mapping[str, int]
    totals: tuple[int, ...]


class _RowKind(StrEnum):
    """What a row below the header is; the value says of those set aside what they are called."""

    NAMED = ""
    EMPTY = "baris kosong"
    HEADER = "kepala tabel yang diulang"
    COLUMN_NUMBERS = "nomor kolom"
    END = "tanda tangan"
    NOTE = "catatan"
    ACCOUNT = "rekening belanja"
    CARRIED = "jumlah yang dipindahkan antarhalaman"
    TOTAL = "jumlah"


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the body with the level of the name it gives itself (0: none) and its own names."""

    row: int
    level: int
    own: Mapping[ActivityColumn, str]
    code: str
    column: int
    marker: str = ""


def plan_lines(sheet: Sheet, layout: PlanLayout, office_of: Callable[[str], str]) -> PlanLines:
    """The lines below the header of a plan. `office_of` gives the office that a text names, or empty."""
    village = is_village_plan(sheet, layout)
    coded = any(activity_code(code) for code in _codes(sheet, layout))
    # "5.1" is an account among codes of sub kegiatan, and a number of a line elsewhere.
    account = is_village_account if village else _is_account if coded else _never
    kinds = _body(sheet, layout, account, village=village)
    names = layout.of(*NAMES)
    rows = [_named(sheet, layout, row, names) for row, kind in kinds.items() if kind is _RowKind.NAMED]
    if village:
        rows = [_at_village_level(sheet, layout, one) for one in rows]
    summed = {_summed(sheet, layout, row) for row, kind in kinds.items() if kind is _RowKind.TOTAL} - {""}
    reader = _Reader(sheet, layout, office_of, summed)
    numbers = [""] * len(rows) if coded else [_numbering(sheet, layout, one.row) for one in rows]
    heads_others = _headings(numbers)
    for at, (one, following) in enumerate(zip(rows, _levels_behind(rows), strict=True)):
        if heads_others[at]:
            reader.take_heading(one, numbers[at])
        else:
            reader.take(one, numbers[at], heads=bool(one.level) and following > one.level)
    told = (_RowKind.HEADER, _RowKind.TOTAL, _RowKind.ACCOUNT, _RowKind.CARRIED)
    aside = Counter(kind.value for kind in kinds.values() if kind in told)
    totals = tuple(row for row, kind in kinds.items() if kind is _RowKind.TOTAL)
    return PlanLines(tuple(reader.lines), {**aside, **reader.aside}, totals)


def _summed(sheet: Sheet, layout: PlanLayout, row: int) -> str:
    """What a row of a sum sums up: "Jumlah Program Gizi" speaks of "program gizi"; empty where all."""
    texts = (sheet.text(row, one.column) for one in layout.of(*NAMES))
    return plain(TOTAL_WORDS.sub("", next(filter(None, texts), ""), count=1))


def _levels_behind(rows: Sequence[_Row]) -> list[int]:
    """For each row the level of the next one that names something; 0 where none follows."""
    levels: list[int] = []
    level = 0
    for row in reversed(rows):
        levels.append(level)
        level = row.level or level
    return levels[::-1]


def _numbering(sheet: Sheet, layout: PlanLayout, row: int) -> str:
    """The number a row has in a list of several levels: "3", "3.1"; empty where it has none."""
    columns = layout.of(ActivityColumn.CODE, ActivityColumn.NUMBER)
    texts = (sheet.text(row, one.column).rstrip(".") for one in reversed(columns))
    return next((text for text in texts if re.fullmatch(r"\d{1,2}(?:\.\d{1,2})*", text)), "")


def _headings(numbers: Sequence[str]) -> list[bool]:
    """Which rows head the next one: "3" before "3.1"."""
    following = [*numbers, ""][1:]
    return [bool(one) and after.startswith(f"{one}.") for one, after in zip(numbers, following, strict=True)]


def _at_village_level(sheet: Sheet, layout: PlanLayout, one: _Row) -> _Row:
    """A row of a village budget at the level of its code; its name stands in the column for all levels."""
    code = written_code(sheet, layout.of(ActivityColumn.CODE), one.row)
    level = village_level(code)
    if not level or len(one.own) != 1:
        return one
    name = next(iter(one.own.values()))
    return replace(one, level=level, own={NAMES[level - 1]: name}, code=code if level == len(NAMES) else "")


def _is_account(code: str, name: str) -> bool:
    return bool(_ACCOUNT.match(code)) or (not code and bool(_RESULT_OF_YEAR.match(name)))


def _never(code: str, name: str) -> bool:
    return False


def _codes(sheet: Sheet, layout: PlanLayout) -> Iterator[str]:
    """The codes of the rows below the header."""
    columns = layout.of(ActivityColumn.CODE)
    return (written_code(sheet, columns, row) for row in range(layout.last + 1, sheet.kinds.shape[0]))


def _body(
    sheet: Sheet, layout: PlanLayout, is_account: Callable[[str, str], bool], *, village: bool
) -> dict[int, _RowKind]:
    """The rows below the header; behind the signature nothing counts until the header is repeated, and
    behind a note nothing until a row has an amount.

    Of a village budget only its spending is read.
    """
    left = min(one.column for one in layout.of(*NAMES))
    codes = layout.of(ActivityColumn.CODE)
    kinds: dict[int, _RowKind] = {}
    ended, noted, spending = False, False, True
    for row in range(layout.last + 1, sheet.kinds.shape[0]):
        noted = noted and not _is_paid(sheet, layout, row)
        kind = _row_kind(sheet, layout, row, left, ended=ended or noted)
        if kind in (_RowKind.NAMED, _RowKind.TOTAL):
            name = next((text for one in layout.of(*NAMES) if (text := sheet.text(row, one.column))), "")
            spending = not village or is_spending(name, before=spending)
            account = not spending or is_account(written_code(sheet, codes, row), name)
            kind = _RowKind.ACCOUNT if account else kind
        ended = kind is _RowKind.END or (ended and kind is not _RowKind.HEADER)
        noted = kind is _RowKind.NOTE or (noted and kind is not _RowKind.HEADER)
        kinds[row] = kind
    return kinds


def _row_kind(sheet: Sheet, layout: PlanLayout, row: int, left: int, *, ended: bool) -> _RowKind:
    if not sheet.filled[row].any():
        return _RowKind.EMPTY
    if _repeats_header(sheet, layout, row):
        return _RowKind.HEADER
    if ended:
        return _RowKind.EMPTY
    if is_column_number_row(sheet, row):
        return _RowKind.COLUMN_NUMBERS
    if (ends := _ends(sheet, layout, row)) is not None:
        return ends
    texts = _texts_beside(sheet, layout, row, left)
    if any(_OF_PAGES.match(text) for text in texts):
        return _RowKind.CARRIED
    return _RowKind.TOTAL if _is_total(sheet, layout, row, texts) else _RowKind.NAMED


def _repeats_header(sheet: Sheet, layout: PlanLayout, row: int) -> bool:
    """Whether a row repeats labels of the header, as above a further part of the plan or on a next page."""
    heads = [
        {plain(sheet.merged_text(head, one.column)) for head in range(layout.first, layout.last + 1)} - {""}
        for one in layout.columns
    ]
    texts = [plain(sheet.text(row, one.column)) for one in layout.columns]
    filled = [(text, head) for text, head in zip(texts, heads, strict=True) if text]
    same = sum(text in head for text, head in filled)
    return same >= 2 and same * 2 > len(filled)


def _is_paid(sheet: Sheet, layout: PlanLayout, row: int) -> bool:
    return any(
        sheet.filled[row, one.column] and sheet.numbers[row, one.column]
        for one in layout.of(ActivityColumn.BUDGET)
    )


def _ends(sheet: Sheet, layout: PlanLayout, row: int) -> _RowKind | None:
    """Whether a row begins the signature or is a note: no amount, no code, such words; None: neither."""
    texts = [sheet.text(row, int(column)) for column in np.flatnonzero(sheet.filled[row])]
    if len(texts) > 4 or any(activity_code(text) for text in texts) or _is_paid(sheet, layout, row):
        return None
    if any(_END.match(text) for text in texts) or (len(texts) == 1 and _OFFICER.match(texts[0])):
        return _RowKind.END
    return _RowKind.NOTE if any(_NOTE.match(text) for text in texts) else None


def _texts_beside(sheet: Sheet, layout: PlanLayout, row: int, left: int) -> list[str]:
    """What stands where a sum says that it is one: among the names, or before them."""
    names = {one.column for one in layout.of(*NAMES, ActivityColumn.CODE, ActivityColumn.ISSUE)}
    # "Jumlah desa ODF" is what is counted, and no sum.
    counted = {one.column for one in layout.of(ActivityColumn.OUTPUT, ActivityColumn.INDICATOR)}
    before = set(range(left)) - counted
    looked = [column for column in range(sheet.kinds.shape[1]) if column in before | names]
    return [sheet.text(row, column) for column in looked if sheet.filled[row, column]]


def _is_total(sheet: Sheet, layout: PlanLayout, row: int, texts: Sequence[str]) -> bool:
    # A line with a number of its own that says much is none: "16 | Jumlah keluarga miskin yang menerima ..."
    numbered = bool(_numbering(sheet, layout, row))
    return any(TOTAL_WORDS.match(text) and not (numbered and len(text.split()) > 3) for text in texts)


def _named(sheet: Sheet, layout: PlanLayout, row: int, columns: list[PlanColumn]) -> _Row:
    """What a row names itself: the deepest level, the names with their codes taken off."""
    code = written_code(sheet, layout.of(ActivityColumn.CODE), row)
    code = code if activity_code(code) else ""
    own: dict[ActivityColumn, str] = {}
    level, column = 0, columns[-1].column
    numbers = (
        sheet.text(row, one.column) for one in layout.of(ActivityColumn.NUMBER, ActivityColumn.NONE)[:1]
    )
    mark = marker_of(next(numbers, ""))
    for one in columns:
        text = sheet.text(row, one.column)
        if not text:
            continue
        ahead = _CODE_AHEAD.match(text)
        if ahead:
            code, text = ahead[1].replace(" ", ""), ahead[2].strip()
        elif marked := _MARK_AHEAD.match(text):
            mark, text = marker_of(marked[1]) or mark, marked[2].strip()
        depth = NAMES.index(one.meaning) + 1
        if one.levels:
            depth, text = _depth_of(text, code)
        own[NAMES[depth - 1]] = text or code
        level, column = max(level, depth), one.column
    return _Row(row, level, own, code, column, mark)


def marker_of(text: str) -> str:
    """The kind of a mark that counts lines: "B." is "A", "iv)" is "I", "12" is "1", a dash is "-"."""
    bare = text.strip().rstrip(".)").strip()
    kinds = (
        ("1", r"\d{1,3}"),
        ("I", r"[IVX]{1,5}"),
        ("A", r"[A-Z]"),
        ("a", r"[a-z]"),
        ("-", r"[-\u2013\u2022*\u25cf]"),
    )
    return next((kind for kind, pattern in kinds if re.fullmatch(pattern, bare)), "")


def _depth_of(text: str, code: str) -> tuple[int, str]:
    """The level (1 program, 2 kegiatan, 3 sub kegiatan) of a name in a column for all levels."""
    for depth, words in _LEVEL_WORDS:
        if words.match(text):
            return depth, words.sub("", text) or text if depth > 1 else text
    parts = activity_code(code).count(".") + 1 if activity_code(code) else 0
    return (1 if parts <= 3 else 2 if parts <= 5 else 3) if parts else 3, text


class _Reader:
    """Goes down the body and remembers what is carried from row to row."""

    def __init__(
        self, sheet: Sheet, layout: PlanLayout, office_of: Callable[[str], str], summed: Set[str]
    ) -> None:
        self.lines: list[PlanLine] = []
        self.aside: Counter[str] = Counter()
        self._sheet = sheet
        self._layout = layout
        self._office_of = office_of
        self._summed = summed
        self._of_kabupaten = any(_SUB_KEGIATAN.match(code) for code in _codes(sheet, layout))
        self._names: dict[ActivityColumn, str] = {}
        self._codes: dict[ActivityColumn, str] = {}
        self._office = ""
        self._place = ""
        self._desa = ""
        self._heading = ("", "")
        beside = {
            *NAMES,
            ActivityColumn.NUMBER,
            ActivityColumn.CODE,
            ActivityColumn.ISSUE,
            ActivityColumn.NONE,
        }
        self._detail_columns = {one.column for one in layout.columns if one.meaning not in beside}

    def take_heading(self, one: _Row, number: str) -> None:
        """Take in a numbered row that heads those numbered below it; one that names a service says whose."""
        name = next(iter(one.own.values()), "")
        self._heading = (number, name if _SERVICE.match(name) else "")
        self.aside["judul kelompok"] += 1

    def take(self, one: _Row, number: str, *, heads: bool) -> None:
        """Take in one row: a heading, a new activity, or a further line of the one above."""
        if number and not number.startswith(f"{self._heading[0]}."):
            self._heading = ("", "")
        if self._is_group(one):
            self.aside["judul kelompok"] += 1
            return
        if one.level:
            self._carry(one)
        if heads:
            self.aside["program atau kegiatan yang dirinci di bawahnya"] += 1
            self._office = self._text(one.row, ActivityColumn.OPD) or self._office
            return
        above = self.lines[-1] if self.lines else None
        if not one.level and above is None:
            self.aside["baris tanpa nama kegiatan"] += 1
            return
        self._add(one, above)

    def _is_group(self, one: _Row) -> bool:
        """A lone text that names an office, a kecamatan or a part of the plan, and no activity."""
        columns = np.flatnonzero(self._sheet.filled[one.row])
        codes = self._layout.of(ActivityColumn.CODE)
        if _UNIT.match(one.code) and self._heads_office(one):
            return True
        if self._of_kabupaten and _BIDANG.match(written_code(self._sheet, codes, one.row)):
            return True
        if not one.code and (self._heads_office(one) or self._heads_urusan(one) or self._heads_place(one)):
            return True
        if len(columns) > 2 or one.code:
            return False
        if any(_OF_PAGE.match(text) or self._heads_sum(text) for text in one.own.values()):
            return True
        texts = [self._sheet.text(one.row, int(column)) for column in columns]
        if len(texts) == 2 and not re.fullmatch(r"(?:\d{1,3}|[A-Z]|[IVX]{1,4})[.)]?", texts[0]):
            return False
        lettered = len(texts) == 2 and not texts[0][0].isdigit()
        text = re.sub(r"^(?:[A-Z]|[IVX]{1,4}|\d{1,2})[.)]\s*", "", texts[-1])
        merge = self._sheet.merge_at.get((one.row, int(columns[-1])))
        wide = merge is not None and merge.right - merge.left >= 2
        if not wide and int(columns[-1]) in self._detail_columns:
            return False
        office = self._office_of(text)
        kecamatan = _KECAMATAN_NAMED.match(text)
        desa = wide and _DESA_NAMED.match(text)
        if office:
            self._office = text
        elif kecamatan:
            self._place, self._desa = text, ""
        elif desa:
            self._desa = text
            self._names.clear()
            self._codes.clear()
        elif one.level:
            part_of_plan = wide or lettered or _GROUP.match(texts[-1])
            return bool(part_of_plan) and not any(words.match(text) for _, words in _LEVEL_WORDS)
        return True

    def _heads_sum(self, text: str) -> bool:
        """Whether a lone name heads lines whose sum is printed below them, or a program of such lines."""
        levels = any(column.levels for column in self._layout.columns)
        return plain(text) in self._summed or (bool(_PROGRAM.match(text)) and not levels)

    def _heads_office(self, one: _Row) -> bool:
        """Whether a row of sums names an office and nothing else: what follows is that office's."""
        if len(one.own) != 1:
            return False
        text = next(iter(one.own.values()))
        if not OFFICE.match(text) or not self._office_of(text):
            return False
        self._office = text
        return True

    def _heads_place(self, one: _Row) -> bool:
        """Whether a row of sums names a kecamatan or a desa and nothing else: what follows is there."""
        text = next(iter(one.own.values())) if len(one.own) == 1 else ""
        kecamatan, desa = _KECAMATAN_NAMED.match(text), _DESA_NAMED.match(text)
        if len(text.split()) > _LONGEST_PLACE or not (kecamatan or desa):
            return False
        if kecamatan:
            self._place, self._desa = text, ""
        else:
            self._desa = text
        return True

    def _heads_urusan(self, one: _Row) -> bool:
        """Whether a row of sums names an urusan, above program and kegiatan in one column."""
        if not any(column.levels for column in self._layout.columns) or len(one.own) != 1:
            return False
        return bool(_URUSAN.match(next(iter(one.own.values()))))

    def _carry(self, one: _Row) -> None:
        """The names from this row on; a new name of one level ends those below it."""
        for at, level in enumerate(NAMES):
            name = one.own.get(level)
            if name is not None and name != self._names.get(level):
                for lower in NAMES[at:]:
                    self._names.pop(lower, None)
                    self._codes.pop(lower, None)
                self._names[level] = name
        deepest = NAMES[one.level - 1]
        if one.code:
            self._codes[deepest] = one.code

    def _add(self, one: _Row, above: PlanLine | None) -> None:
        if above is not None and self._says_more(one):
            self.lines[-1] = replace(above, texts={**above.texts, **self._more(one.row, above)})
            return
        texts = {meaning: self._text(one.row, meaning) for meaning in ActivityColumn}
        texts[ActivityColumn.INDICATOR] = texts[ActivityColumn.INDICATOR] or self._heading[1]
        further = not one.level and above is not None
        state = self._state(one.row)
        group = len(self.lines)
        if further and above is not None:
            for meaning in _CARRIED:
                texts[meaning] = texts[meaning] or above.texts[meaning]
            if state is not BudgetState.OWN:
                group = above.group
                state = BudgetState.SHARED if above.state is not BudgetState.MISSING else state
        elif above is not None and (state is BudgetState.SHARED or self._same_activity(above)):
            group = above.group
        if not texts[ActivityColumn.OPD]:
            same = above is not None and above.names.get(NAMES[0], "") == self._names.get(NAMES[0], "")
            carried = above.texts[ActivityColumn.OPD] if above is not None and same else ""
            texts[ActivityColumn.OPD] = self._office or carried
        if not any(texts[place] for place in (ActivityColumn.LOCATION, ActivityColumn.KECAMATAN)):
            texts[ActivityColumn.KECAMATAN] = self._place if not texts[ActivityColumn.DESA] else ""
            texts[ActivityColumn.DESA] = texts[ActivityColumn.DESA] or self._desa
        code = next((self._codes[level] for level in reversed(NAMES) if level in self._codes), "")
        self.lines.append(
            PlanLine(one.row, dict(self._names), code, texts, one.column, group, state, further, one.marker)
        )

    def _says_more(self, one: _Row) -> bool:
        """Whether a row without a name gives the activity above a further output, and nothing else."""
        told = {at.column for at in self._layout.columns if at.meaning not in _OF_OUTPUT}
        filled = set(map(int, np.flatnonzero(self._sheet.filled[one.row])))
        return not one.level and not filled & told

    def _more(self, row: int, above: PlanLine) -> dict[ActivityColumn, str]:
        texts = {meaning: (above.texts[meaning], self._text(row, meaning)) for meaning in _OF_OUTPUT}
        return {meaning: "; ".join(filter(None, dict.fromkeys(both))) for meaning, both in texts.items()}

    def _same_activity(self, above: PlanLine) -> bool:
        """Whether a row is a further account of the activity above, as exports of budgets list them."""
        if not self._layout.of(ActivityColumn.ACCOUNT):
            return False
        code = next((self._codes[level] for level in reversed(NAMES) if level in self._codes), "")
        return dict(above.names) == self._names and above.code == code

    def _state(self, row: int) -> BudgetState:
        """Whether an amount stands in the row, or in a merged cell that began above it."""
        state = BudgetState.MISSING
        for one in self._layout.of(ActivityColumn.BUDGET):
            if self._sheet.values[row, one.column] or self._sheet.filled[row, one.column]:
                return BudgetState.OWN
            merge = self._sheet.merge_over(row, one.column)
            if merge is not None and merge.top < row and self._sheet.filled[merge.top, merge.left]:
                state = BudgetState.SHARED
        return state

    def _text(self, row: int, meaning: ActivityColumn) -> str:
        """The text of a meaning in a row, also of a merged cell that covers it; several columns joined."""
        if meaning in NAMES or meaning in (ActivityColumn.NONE, ActivityColumn.BUDGET):
            return ""
        parts = []
        for one in self._layout.of(meaning):
            merge = self._sheet.merge_over(row, one.column)
            top, left = (merge.top, merge.left) if merge else (row, one.column)
            value = self._sheet.grid.values[top, left]
            text = str(value).strip() if isinstance(value, str) else self._sheet.text(top, left)
            if one.quarter:
                text = one.quarter if text and not re.fullmatch(r"[-\u2013]|0|tidak", text) else ""
            if text and text not in parts and not re.fullmatch(r"[-\u2013]+", text):
                parts.append(text)
        return "; ".join(parts)
