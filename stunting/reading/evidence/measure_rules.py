"""Rules that say what a line measures. Each is a small function from a line to what it speaks for, and why.

A rule gives (reading, rule, sentence); how strongly it speaks stands in `weights.csv`. What is said of one
line stands here; what lines say of each other stands in `line_measures.py`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from stunting.model.indicators import Direction, Indicator, Unit
from stunting.model.observations import Measure
from stunting.reading.cells.kinds import CellKind, text_kind
from stunting.reading.cells.periods import is_period_label
from stunting.reading.evidence.line_shapes import LARGE, LineShape
from stunting.reading.evidence.lines import LEVEL, Line
from stunting.reading.meaning.header_words import read_words
from stunting.reading.meaning.indicators import VILLAGES
from stunting.reading.meaning.measure_words import (
    ACHIEVEMENT_WORDS,
    COUNT_WORDS,
    DENOMINATOR_WORDS,
    MEASURE_WORDS,
    PERCENT_WORDS,
    RATIO_WORDS,
    SERVICE_WORDS,
    WEAK_PERCENT_WORDS,
)
from stunting.reading.meaning.measures import group_of, measure_of
from stunting.reading.meaning.table_periods import without_period_labels

PERCENT_TEXT = re.compile(r"%|\bpersen(?:tase)?\b|\bpresentase\b|\bprosentase\b", re.IGNORECASE)
_PERCENT_UNIT = re.compile(r"\W*(?:%|persen(?:tase)?|prosentase|percent)\W*(?:%|persen)?\W*", re.IGNORECASE)
_MANY = 4
_MONEY = re.compile(
    r"\b(?:anggaran|pagu|dana|biaya|belanja|keuangan|rp|rupiah|apbd|apbdes|apbn)\b", re.IGNORECASE
)
_BUDGET_YEAR = re.compile(r"\b(?:tahun|thn|th)\.?\s+anggaran\b", re.IGNORECASE)
_COUNTED = re.compile(r"\b(?:jumlah|jml) (?:capaian|realisasi|terlayani|dilayani|pembilang)\b", re.IGNORECASE)
_RUPIAH = frozenset({"rp", "rupiah"})
_KINERJA = frozenset({"k", "kinerja"})
_SMALL = 25.0
_LEAST_PARTS = 3
_WHOLE = 100
_ROUNDED = 0.06
_MISADDED = 0.15
"""Part of itself by which a total may miss the sum of its rows."""
_FAR_ABOVE = 1.5
_OFTEN = 0.1
"""One slip of a comma makes no column of percentages."""
_WEAK_WORDS = WEAK_PERCENT_WORDS | RATIO_WORDS | {"prevalensi", "prevalence", "proporsi", "rasio", "rate"}
"""Words that name an indicator as often as they say that numbers are percentages."""
_IN_PERCENT = re.compile(r"\(\s*%\s*\)|\b(?:dalam|satuan)\s*:?\s*(?:persen\b|%)", re.IGNORECASE)
_CAKUPAN = re.compile(r"cakupan", re.IGNORECASE)
_AGAINST_TARGET = re.compile(
    r"\b(?:thd|terhadap|dibanding(?:kan)?(?: dengan)?|dari)\.?\s+target\b|\b(?:capaian|realisasi) target\b.*%"
    r"|%\s*(?:capaian |realisasi )?target\b|\btingkat (?:capaian|pencapaian|realisasi)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"%|\d+|[^\W\d_]+")
_CHANGE_OR_SHARE = re.compile(
    r"(?:pertumbuhan|growth|laju|perubahan)(?: (?:(?:19|20)\d{2}|vs|%|persen|dari|ke))*"
    r"|(?:(?:%|persen\w*|proporsi|share|kontribusi|andil) )?(?:thd|terhadap|dari) (?:(?:total|jumlah) )?"
    r"(?:kab(?:upaten)?|kota|provinsi|wilayah)(?: (?:%|persen))*"
)
"""A column of what changed between years, or of the part of an area in the whole; named so and no more."""
_SETTLED_BY_PERCENT = (
    Measure.PERCENT,
    Measure.TARGET,
    Measure.NUMERATOR,
    Measure.DENOMINATOR,
    Measure.COUNT,
)
"""Readings for or against which a percent sign speaks."""


class Saying(NamedTuple):
    """What a rule says: for which reading it speaks, its name and its reason in Indonesian."""

    measure: Measure
    rule: str
    because: str


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a line before its measure is settled."""

    indicator: Indicator | None
    matched_measure: Measure | None
    """The measure that the matcher of indicators found in the words."""
    context: str
    """Sheet name and title."""
    sheet: Measure | None = None
    """What the name of the sheet says that all its numbers measure."""
    of_title: bool = False
    """Whether words of the title complete the name of the indicator."""


MeasureRule = Callable[[Line, Known], Iterable[Saying]]


def words_of_measure(line: Line, known: Known) -> Iterator[Saying]:
    """Words that name a measure: sasaran, capaian with a unit, persen, target."""
    if _AGAINST_TARGET.search(line.words):
        yield Saying(Measure.OTHER, "against_target", "kepalanya menyebut capaian terhadap target")
        return
    if _is_change_or_share(line.column_label):
        because = "kepalanya menyebut perubahan atau bagian wilayah"
        yield Saying(Measure.OTHER, "derived_column", because)
        return
    measure = measure_of(line.words)
    by_sheet = _said_by_sheet(known)
    if measure is None or (measure is Measure.PERCENT and by_sheet is not None and _names_by_percent(line)):
        if by_sheet is not None:
            yield Saying(by_sheet, "sheet_word", "kata pada nama lembar")
        return
    label = line.column_label or line.row_label
    if measure is Measure.PERCENT and not PERCENT_TEXT.search(line.words):
        words = read_words(line.words).all & (PERCENT_WORDS | RATIO_WORDS)
        if words and words <= _WEAK_WORDS:
            if (above := said_above(line.words)) is not None:
                yield Saying(above, "measure_word", f"kata di atas ‘{label}’")
                return
            sasaran = read_words(label).all & DENOMINATOR_WORDS
            if sasaran and line.shape.is_whole and line.shape.highest > LARGE:
                # Those who are counted for a prevalence: "Sasaran prevalensi wasting".
                yield Saying(Measure.DENOMINATOR, "measure_word", f"kata ‘{_one(sasaran)}’")
                return
            counts = read_words(label).all & (ACHIEVEMENT_WORDS | COUNT_WORDS)
            if not counts and not _counts_below(line.words, words):
                yield Saying(measure, "weak_percent_word", f"kata ‘{_one(words)}’")
            return
    group = group_of(line.words)
    if measure is Measure.DENOMINATOR and group is not None and not _says_sasaran(line.words):
        yield Saying(measure, "group_alone", f"‘{label}’ adalah kelompok sasaran")
        return
    yield Saying(measure, "measure_word", f"kata pada kepala ‘{label}’")


@lru_cache(maxsize=10_000)
def _is_change_or_share(label: str) -> bool:
    return bool(_CHANGE_OR_SHARE.fullmatch(" ".join(_PARTS.findall(label.lower()))))


def _said_by_sheet(known: Known) -> Measure | None:
    """What the name of the sheet says that a known indicator measures there.

    "Capaian" may be people or percentages: only "jumlah capaian" in the title counts people.
    """
    if known.indicator is None or (known.sheet is Measure.NUMERATOR and not _COUNTED.search(known.context)):
        return None
    return known.sheet


def _names_by_percent(line: Line) -> bool:
    """Whether the words for percent in a header only name its indicator: "Balita ditimbang (D/S)"."""
    words = read_words(line.words).all & (PERCENT_WORDS | RATIO_WORDS)
    return words <= _WEAK_WORDS and not PERCENT_TEXT.search(line.words)


def _counts_below(header: str, words: frozenset[str]) -> bool:
    """Whether a level below a word counts people, so that the word only names the indicator.

    "Prevalensi stunting / Capaian", "Prevalensi stunting / Terlayani / 0-5 bulan".
    """
    levels = [frozenset(level) for level in read_words(header).levels]
    deepest = max(place for place, level in enumerate(levels) if level & words)
    counting = ACHIEVEMENT_WORDS | COUNT_WORDS | SERVICE_WORDS
    return any(level & counting for level in levels[deepest + 1 :])


def said_above(header: str) -> Measure | None:
    """What a level that only says how it counts makes of all below it: "PENYEBUT / Cakupan K4"."""
    for level in header.split(LEVEL)[:-1]:
        measure = measure_of(level) if read_words(level).all <= MEASURE_WORDS else None
        if measure in (Measure.DENOMINATOR, Measure.NUMERATOR):
            return measure
    return None


def _says_sasaran(header: str) -> bool:
    return bool(
        read_words(header).all & {"sasaran", "penyebut", "denominator", "populasi", "estimasi", "proyeksi"}
    )


def _one(words: Iterable[str]) -> str:
    return sorted(words)[0]


def matched_words(line: Line, known: Known) -> Iterator[Saying]:
    """The measure that goes with the name of the indicator: "jumlah balita" is the sasaran of weighing."""
    found = known.matched_measure
    if found is Measure.NUMERATOR and known.indicator is None and group_of(line.words) is not None:
        return  # people without a service are not the people that it reached
    if found is Measure.PERCENT and measure_of(line.words) is Measure.TARGET:
        return  # what is aimed at, in percent
    if found is not None:
        yield Saying(found, "known_indicator", "susunan kata pada kepala kolom")


def count_words(line: Line, known: Known) -> Iterator[Saying]:
    """A label that begins with "jumlah" counts and is no percentage, unless its unit says so.

    So do the months below it.
    """
    if _is_percent_unit(line.unit):
        return
    label = line.column_label or line.row_label
    if is_period_label(label):
        label = line.column_stem.rpartition(LEVEL)[2]
    if re.match(r"(?:jumlah|jml|jlh|banyaknya)\b", label.strip(), re.IGNORECASE):
        for measure in (Measure.PERCENT, Measure.NUMERATOR, Measure.COUNT):
            yield Saying(measure, "count_word", "kepalanya dimulai dengan ‘jumlah’")


def money(line: Line, known: Known) -> Iterator[Saying]:
    """A column of money ("Pagu (Rp)") is no number of an indicator, unless that is about money.

    Nor is a whole fund that only the title ties to the share of it, unless that is printed beside it.
    "K" below "Target kinerja dan anggaran" is the kinerja.
    """
    own = line.column_label.strip().lower() in _KINERJA
    label = (
        line.column_label if own else without_period_labels(f"{line.column_stem}{LEVEL}{line.column_label}")
    )
    label = _BUDGET_YEAR.sub(" ", label)
    about_money = known.indicator is not None and _MONEY.search(known.indicator.name)
    if _MONEY.search(label) and not about_money:
        yield Saying(Measure.OTHER, "money", f"‘{line.column_label}’ adalah uang")
    elif about_money and known.of_title and line.unit.strip(" .").lower() in _RUPIAH:
        yield Saying(Measure.OTHER, "money_of_share", f"‘{line.column_label}’ adalah uang, bukan bagiannya")


def percent_marks(line: Line, known: Known) -> Iterator[Saying]:
    """Cells written with % or a percent format outweigh words of a header about people."""
    if not line.shape.count or line.shape.share(line.shape.marked) < 0.6:
        return
    because = "selnya bertanda %"
    for measure in _settled_by_percent(line):
        yield Saying(measure, "percent_marks", because)


def own_shares(line: Line, known: Known) -> Iterator[Saying]:
    """Cells that give their own percentage behind the number count those whose share it is."""
    if line.shares:
        for measure in (Measure.NUMERATOR, Measure.PERCENT):
            yield Saying(measure, "own_shares", "selnya menyebut persentasenya sendiri di belakang")


def _settled_by_percent(line: Line) -> Iterator[Measure]:
    """Readings that a percent sign settles; one on what is called a target only says what it is given in."""
    target = measure_of(line.words) is Measure.TARGET
    return (measure for measure in _SETTLED_BY_PERCENT if not (target and measure is Measure.PERCENT))


def _is_percent_unit(unit: str) -> bool:
    return bool(_PERCENT_UNIT.fullmatch(unit))


def unit_words(line: Line, known: Known) -> Iterator[Saying]:
    """A column SATUAN or a row of units: percent, people, or an answer."""
    unit = line.unit.strip().strip("()").lower()
    if not unit:
        return
    because = f"satuan ‘{line.unit.strip()}’"
    if _is_percent_unit(unit):
        for measure in _settled_by_percent(line):
            yield Saying(measure, "percent_unit", because)
    elif unit.replace(" ", "") in ("ya/tidak", "y/t", "ada/tidak"):
        yield Saying(Measure.YES_NO, "answer_unit", because)
    elif unit.isalpha():
        for measure in (Measure.PERCENT, Measure.NUMERATOR, Measure.DENOMINATOR, Measure.COUNT):
            yield Saying(measure, "people_unit", because)


def shape_of_numbers(line: Line, known: Known) -> Iterator[Saying]:
    """People are whole numbers; fractions are percentages; numbers of hundreds are none."""
    shape = line.shape
    if not shape.count or shape.answered:
        return
    share = known.indicator is not None and known.indicator.unit is Unit.PERCENT
    large = shape.share(shape.large) >= _OFTEN
    # Among counts of hundreds, decimals are lost marks of thousands ("1.402"), not percentages.
    if shape.share(shape.fractions) >= _OFTEN and not (share and large):
        # An unknown index or hectare is no percentage because it has decimals.
        aimed = share and measure_of(line.words) is Measure.TARGET
        likeliest = Measure.TARGET if aimed else Measure.PERCENT if share else Measure.OTHER
        for measure in (likeliest, Measure.NUMERATOR, Measure.DENOMINATOR, Measure.COUNT):
            yield Saying(measure, "fractions", "ada bilangan pecahan")
    elif shape.count >= _MANY:
        yield Saying(Measure.PERCENT, "whole_numbers", "semuanya bilangan bulat")
        served = share and known.indicator is not None and known.indicator.direction is Direction.HIGHER
        if served and shape.count >= 2 * _MANY and shape.highest <= _SMALL:
            yield Saying(Measure.PERCENT, "small_wholes", "semuanya bilangan bulat kecil")
    if large:
        for measure in (Measure.PERCENT, Measure.NUMERATOR):
            yield Saying(measure, "large_numbers", "ada bilangan di atas 200")


def answers(line: Line, known: Known) -> Iterator[Saying]:
    """Ya and Tidak in all filled cells, but for one that says how many there are.

    A lone one with its number 1 is an answer only below a word for it.
    """
    if not line.shape.answered:
        return
    found = np.isfinite(line.numbers)
    numbers = line.numbers[found & ~line.answers]
    least = 1 if text_kind(line.column_label or line.row_label) == CellKind.ANSWER else 2
    counted = len(numbers) == 1 and numbers[0] == line.numbers[found & line.answers].sum() >= least
    if counted or not len(numbers):
        yield Saying(Measure.YES_NO, "answers", "isinya Ya/Tidak")


def ones_and_zeros(line: Line, known: Known) -> Iterator[Saying]:
    """Nothing but 1 and 0 under an indicator of villages answers for each of them."""
    shape = line.shape
    of_villages = known.indicator is not None and known.indicator.target_group == VILLAGES
    both = bool(shape.zeros and shape.ones) and shape.zeros + shape.ones == shape.count
    if of_villages and shape.count >= _MANY and both:
        yield Saying(Measure.YES_NO, "ones_and_zeros", "isinya hanya 1 dan 0")


def unit_of_indicator(line: Line, known: Known) -> Iterator[Saying]:
    """What the catalogue says the indicator is: a share of people, a count, or an answer."""
    shape = line.shape
    if known.indicator is None:
        yield Saying(
            Measure.COUNT if shape.is_whole else Measure.OTHER, "no_indicator", "indikatornya tidak dikenal"
        )
        return
    unit = known.indicator.unit
    because = f"satuan indikator ‘{known.indicator.short_name}’"
    if unit is Unit.COUNT:
        yield Saying(Measure.COUNT, "unit_of_indicator", because)
    elif unit is Unit.YES_NO:
        yes_no = shape.count and shape.zeros + shape.ones == shape.count
        yield Saying(Measure.YES_NO if yes_no else Measure.COUNT, "unit_of_indicator", because)
    elif unit is Unit.PERCENT:
        yield Saying(Measure.NUMERATOR, "unit_of_indicator", because)
        yield Saying(Measure.PERCENT, "unit_of_indicator", because)
    else:
        yield Saying(Measure.COUNT, "no_indicator", because)


def _serves(line: Line) -> bool:
    """Whether whole numbers stand below a level that says no more than that people were served."""
    levels = [frozenset(level) for level in read_words(line.words).levels]
    return line.shape.is_whole and any(level & SERVICE_WORDS and level <= MEASURE_WORDS for level in levels)


def rows_that_add_up(line: Line, known: Known) -> Iterator[Saying]:
    """A total that is the sum of its rows counts something; percentages add up to nothing.

    Where kecamatan stand between their desa, all rows together are twice the total. Parts of 100 say nothing:
    shares of a whole add up to it too. A total far above every row that misses the sum by little was added up
    wrongly, or before a row was changed.
    """
    shape = line.shape
    if shape.count - shape.zeros <= _LEAST_PARTS or shape.lowest < 0:
        return
    for total in {float(line.numbers[0]), float(line.numbers[-1])}:
        if not math.isfinite(total) or abs(total - _WHOLE) <= _ROUNDED:
            continue
        others = shape.total - total
        off = min(abs(total - others), abs(total - others / 2))
        if off < _ROUNDED:
            because = "baris jumlahnya adalah jumlah baris lain"
            yield Saying(Measure.PERCENT, "rows_add_up", because)
            if known.indicator is not None and measure_of(line.words) is None:
                yield Saying(Measure.NUMERATOR, "rows_add_up", because)
            return
        if off <= _MISADDED * total and total == shape.highest and _far_above_rest(line, total):
            yield Saying(Measure.PERCENT, "rows_nearly_add_up", "baris jumlahnya hampir jumlah baris lain")
            return


def _far_above_rest(line: Line, total: float) -> bool:
    """Whether no other number comes near a total."""
    return int((line.numbers * _FAR_ABOVE > total).sum()) == 1


def _are_people_beyond_all(shape: LineShape) -> bool:
    """Whether whole numbers lie well above 100 too often for whole percentages."""
    return shape.counts and shape.share(shape.beyond_all) >= _OFTEN


def percent_title(line: Line, known: Known) -> Iterator[Saying]:
    """A title such as "(dalam persen)" or "cakupan" over numbers that may be percentages."""
    in_percent, has_word = _percent_words(known.context)
    shape = line.shape
    if not has_word or not shape.count or shape.highest > LARGE or shape.lowest < 0:
        return
    if _are_people_beyond_all(shape) or measure_of(line.words) is Measure.TARGET:
        return
    if in_percent:
        yield Saying(Measure.PERCENT, "in_percent_title", "judul menyebut ‘dalam persen’")
    elif not _serves(line):
        yield Saying(Measure.PERCENT, "percent_title", "judul menyebut persen atau cakupan")


@lru_cache(maxsize=1_000)
def _percent_words(title: str) -> tuple[bool, bool]:
    """Whether a title says that all is in percent, and whether it has a word for percentages at all."""
    in_percent = bool(_IN_PERCENT.search(title))
    return in_percent, in_percent or bool(PERCENT_TEXT.search(title) or _CAKUPAN.search(title))


MEASURE_RULES: tuple[MeasureRule, ...] = (
    words_of_measure,
    matched_words,
    count_words,
    money,
    percent_marks,
    own_shares,
    unit_words,
    shape_of_numbers,
    answers,
    ones_and_zeros,
    unit_of_indicator,
    rows_that_add_up,
    percent_title,
)
