"""What numbers of one row say of each other where too few rows stand below each other for identities."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from stunting.catalogue.files import GroupRole
from stunting.model.observations import Measure
from stunting.reading.cells.label_words import plain
from stunting.reading.evidence.cases import Case
from stunting.reading.evidence.identities import Numbers, tolerance
from stunting.reading.evidence.lines import LEVEL, Line
from stunting.reading.evidence.measure_rules import PERCENT_TEXT, Saying
from stunting.reading.meaning.header_words import read_words
from stunting.reading.meaning.measure_words import ACHIEVEMENT_WORDS, MEASURE_WORDS, PERCENT_WORDS
from stunting.reading.meaning.measures import group_of, measure_of
from stunting.reading.meaning.table_periods import without_period_labels

_REACH = 16
"""A share of a target stands at most so many columns behind it, with months between."""
_SEVERAL = 3
"""So many periods of whole numbers beside their sasaran count people."""
_COUNTED = frozenset({"large_numbers", "unit_of_indicator"})
_OWN_WORDS = frozenset({"measure_word", "weak_percent_word", "group_alone", "count_word", "siblings"})
"""Rules by which the header of a line itself says what it counts."""
_MONTH = re.compile(r"\b(?:bulan|bln|triwulan|tw) (?:ini|lalu|berjalan|laporan|sebelumnya)\b")
_BEFORE = re.compile(r"\b(?:lalu|sebelumnya)\b")
_SO_FAR = re.compile(r"\b(?:s d|sd|sampai|hingga|kumulatif|kum)\b")
_END_OF_PLAN = re.compile(r"^(?:kondisi|target|capaian)? ?(?:pada |di )?akhir\b|\bkondisi akhir\b")
_KINERJA = re.compile(r"\b(?:kinerja|ketercapaian)\b", re.IGNORECASE)


def hear_beside(row: Sequence[Case]) -> None:
    """Lets the lines of one row header hear what stands beside them."""
    _hear_sasaran_of_outcomes(row)
    _hear_shares_of_target(row)
    _hear_counts_within_sasaran(row)
    _hear_people_in_table(row)
    _hear_months_beside_all_so_far(row)
    _hear_end_of_plan(row)


def _hear_sasaran_of_outcomes(row: Sequence[Case]) -> None:
    """Those examined are the sasaran of what is found among them: "Bumil diperiksa Hb" beside anemia.

    Where their own share is printed too, the numbers say that they are a capaian.
    """
    groups = {case.indicator.target_group: case.indicator for case in row if case.indicator is not None}
    for case in row:
        served = case.indicator is None and measure_of(case.line.words) is Measure.NUMERATOR
        group = group_of(case.line.words) if served else None
        if group is not None and group.role is GroupRole.SASARAN and group.name in groups:
            outcome = groups[group.name].short_name
            because = f"‘{outcome}’ di sampingnya dihitung terhadap {group.name}"
            case.hear(Saying(Measure.DENOMINATOR, "sasaran_of_outcome", because))


def _hear_end_of_plan(row: Sequence[Case]) -> None:
    """Behind the targets of the years of a plan, "Kondisi Akhir" is aimed at and not reached."""
    targets = [case for case in row if case.leading() is Measure.TARGET]
    for case in row if len(targets) > 1 else ():
        if _END_OF_PLAN.search(plain(case.line.column_label)):
            because = f"di belakang target ‘{targets[-1].line.column_label}’"
            case.hear(Saying(Measure.TARGET, "end_of_plan", because))


def _hear_months_beside_all_so_far(row: Sequence[Case]) -> None:
    """Of "bulan lalu | bulan ini | s.d. bulan ini" only the last is what was reached by the end of it."""
    months: dict[str, list[Case]] = defaultdict(list)
    so_far: dict[str, str] = {}
    for case in row:
        for level in case.line.words.split(LEVEL):
            if not _MONTH.search(words := plain(level)):
                continue
            of_others = case.line.words.replace(level, "")
            if _SO_FAR.search(words) and not _BEFORE.search(words):
                so_far[of_others] = level
            else:
                months[of_others].append(case)
    for of_others, level in so_far.items():
        for case in months[of_others]:
            because = f"‘{level}’ di sampingnya memuat jumlah sampai bulan ini"
            case.hear(Saying(Measure.OTHER, "month_beside_all", because))


def _hear_shares_of_target(row: Sequence[Case]) -> None:
    """A column "% capaian" that prints the realisasi in percent of its target is no coverage.

    Where less is better, offices print the target in percent of the realisasi, or how far below it lies.
    """
    leading = [case.leading() for case in row]
    for place, case in enumerate(row):
        if not _names_achievement(case) or not case.line.shape.count:
            continue
        near = range(max(0, place - _REACH), min(len(row), place + _REACH + 1))
        for target in (near_one for near_one in near if leading[near_one] is Measure.TARGET):
            for reached in near:
                if reached in (place, target) or leading[reached] is Measure.TARGET:
                    continue
                if place < reached and _is_copy(case, row[reached]):
                    continue  # where all targets are 100, the share stands behind the realisasi
                _hear_share(case, row[target], row[reached])


def _names_achievement(case: Case) -> bool:
    """Whether the label of a column says "% capaian", "persentase realisasi" or "kinerja", and no more."""
    words = read_words(case.line.column_label).all
    named = bool(words & PERCENT_WORDS) and bool(words & ACHIEVEMENT_WORDS) and words <= MEASURE_WORDS
    return named or bool(_KINERJA.search(case.line.column_label))


def _hear_share(case: Case, target: Case, reached: Case) -> None:
    printed, aim, real = case.line.numbers, target.line.numbers, reached.line.numbers
    if len({len(printed), len(aim), len(real)}) > 1:
        return
    with np.errstate(divide="ignore", invalid="ignore"):
        usable = np.isfinite(printed) & np.isfinite(aim) & np.isfinite(real) & (aim > 0) & (real > 0)
        shares = (100 * real / aim, 100 * aim / real, 100 * (2 * aim - real) / aim)
    if usable.any() and any(_prints(printed[usable], share[usable]) for share in shares):
        because = (
            f"‘{case.line.column_label}’ = 100 × ‘{reached.line.column_label}’ / ‘{target.line.column_label}’"
        )
        case.hear(Saying(Measure.OTHER, "against_target", because))
        target.hear(Saying(Measure.TARGET, "against_target", because))


def _is_copy(one: Case, other: Case) -> bool:
    """Whether two lines print the same numbers in the same places."""
    mine, its = one.line.numbers, other.line.numbers
    if len(mine) != len(its) or not np.array_equal(np.isfinite(mine), np.isfinite(its)):
        return False
    filled = np.isfinite(mine)
    return _prints(mine[filled], its[filled])


def _prints(printed: Numbers, computed: Numbers) -> bool:
    return bool((np.abs(printed - computed) <= tolerance(printed)).all())


def _hear_counts_within_sasaran(row: Sequence[Case]) -> None:
    """Whole numbers of several months beside their sasaran count people, where nothing says percent.

    Above 100 they are no percentages of it.
    """
    leading = [case.leading() for case in row]
    bases = [case.line for case, one in zip(row, leading, strict=True) if one is Measure.DENOMINATOR]
    if len(bases) != 1 or not bases[0].shape.counts:
        return
    alike: dict[str, list[Case]] = defaultdict(list)
    for case, one in zip(row, leading, strict=True):
        if one in (Measure.NUMERATOR, Measure.PERCENT) and not PERCENT_TEXT.search(case.line.words):
            alike[without_period_labels(case.line.words)].append(case)
    for cases in alike.values():
        filled = [case for case in cases if case.line.shape.count]
        within = all(_within(case.line, bases[0]) for case in filled)
        if len(filled) < _SEVERAL or not within or any(case.line.shape.marked for case in filled):
            continue
        large = max(case.line.shape.highest for case in filled) > 100
        for case in cases:
            because = "bilangan bulat yang tidak melebihi sasaran di sampingnya"
            case.hear(Saying(Measure.NUMERATOR, "within_sasaran", because))
            if large:
                case.hear(Saying(Measure.PERCENT, "within_sasaran", because))


def _within(line: Line, base: Line) -> bool:
    fits = len(line.numbers) == len(base.numbers) and line.shape.counts
    return fits and not bool((line.numbers > base.numbers).any())


def _hear_people_in_table(row: Sequence[Case]) -> None:
    """A title with "cakupan" says nothing of percentages where it stands over people as well."""
    people = [case for case in row if _counts_people(case)]
    for case in row if people else ():
        whole = case.line.shape.is_whole
        if whole and "percent_title" in _rules(case) and not _rules(case) & _OWN_WORDS:
            because = f"judul yang sama berlaku untuk ‘{people[0].line.header}’, yang menghitung orang"
            case.hear(Saying(Measure.PERCENT, "people_in_table", because))


def _counts_people(case: Case) -> bool:
    """Whether numbers of hundreds, or the word "jumlah" over those reached, say that a line counts people."""
    rules = _rules(case)
    if rules >= _COUNTED and not rules & _OWN_WORDS:
        return True
    return "count_word" in rules and case.leading() is Measure.NUMERATOR


def _rules(case: Case) -> set[str]:
    """Names of the rules that said something of a line."""
    return {one.rule for one in case.said}
