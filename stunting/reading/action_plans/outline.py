"""Lines of a plan that only head or detail others, told by their marks and by what adds up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stunting.catalogue.activity_codes import activity_code
from stunting.reading.action_plans.activity_lines import PlanLine
from stunting.reading.action_plans.money import SAME_RUPIAH, Amount
from stunting.reading.action_plans.plan_columns import NAMES
from stunting.reading.action_plans.shape import names_activity

_DETAIL = "-"
_GOODS = re.compile(
    r"^(?:belanja|honor|transport|konsumsi|snack|makan|sewa|cetak|pencetakan|penggandaan|perjalanan|jasa|uang|"
    r"biaya|bahan|perlengkapan|peralatan)",
    re.IGNORECASE,
)
_FEWEST_PARTS = 2
_PARTS_OF_SUB_KEGIATAN = 6
"""Parts of its code: "1.02.02.2.02.0015"; what goes on from it says what it is spent on."""


@dataclass(frozen=True, slots=True)
class Outline:
    """Which lines (by place) head others or say what an activity is spent on, and the amounts of all."""

    heads: frozenset[int]
    details: frozenset[int]
    budgets: tuple[Amount, ...]


def outline(
    lines: Sequence[PlanLine], budgets: Sequence[Amount], known: set[int], printed: Sequence[float]
) -> Outline:
    """The outline of a plan; `known` are lines left out already, `printed` its printed sums.

    Lines with codes have their levels from them: a program or kegiatan heads the lines below it whose codes
    go on from its own, and of lines by marks or sums only those without a code head others, as a source of
    funds or a menu above coded sub kegiatan.
    """
    coded = {at for at, line in enumerate(lines) if line.code}
    details, amounts = (set[int](), list(budgets)) if coded else _details(lines, budgets)
    heads = _marked_heads(lines, amounts, known | details) - coded
    spent_on = set() if coded else _goods(lines, amounts, heads, known | details)
    heads -= {max(head for head in heads if head < at) for at in spent_on}
    details |= spent_on
    heads |= _heads_by_codes(lines, known | details)
    heads |= _heads_by_sums(amounts, known | details | heads, printed, coded)
    return Outline(frozenset(heads), frozenset(details), tuple(amounts))


def _details(lines: Sequence[PlanLine], budgets: Sequence[Amount]) -> tuple[set[int], list[Amount]]:
    """Lines behind a dash below an activity whose amount they make, and the amounts they give it."""
    found: set[int] = set()
    amounts = list(budgets)
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and lines[end].marker == _DETAIL:
            end += 1
        if lines[at].marker != _DETAIL and end > at + 1:
            inside = range(at + 1, end)
            parts = [budgets[one].value for one in inside if budgets[one].value == budgets[one].value]
            own = budgets[at].value
            if own == own and (not parts or abs(sum(parts) - own) < SAME_RUPIAH):
                found |= set(inside)
            elif own != own and parts:
                first = next(budgets[one] for one in inside if budgets[one].value == budgets[one].value)
                amounts[at] = replace(first, value=round(sum(parts), 2))
                found |= set(inside)
        at = end
    return found, amounts


def _heads_by_codes(lines: Sequence[PlanLine], left: set[int]) -> set[int]:
    """Programs and kegiatan above lines whose codes go on from theirs, whatever amounts they have."""
    rows = [at for at in range(len(lines)) if at not in left and lines[at].code]
    codes = [activity_code(lines[at].code).split(".") for at in rows]
    return {
        at
        for at, code, below in zip(rows, codes, codes[1:], strict=False)
        if len(code) < _PARTS_OF_SUB_KEGIATAN and len(below) > len(code) and below[: len(code)] == code
    }


def _marked_heads(lines: Sequence[PlanLine], amounts: Sequence[Amount], left: set[int]) -> set[int]:
    """Lines above others with a mark of a deeper kind, without an amount or with the sum of theirs."""
    depths = _depths([line.marker for line in lines])
    heads: set[int] = set()
    for at in range(len(lines) - 1, -1, -1):
        if at in left or not depths[at]:
            continue
        below: list[int] = []
        for one in range(at + 1, len(lines)):
            if one in left or not depths[one]:
                continue
            if depths[one] <= depths[at]:
                break
            below.append(one)
        nearest = min((depths[one] for one in below), default=0)
        children = [amounts[one].value for one in below if depths[one] == nearest]
        own = amounts[at].value
        if children and (own != own or abs(sum(children) - own) < SAME_RUPIAH):
            heads.add(at)
    return heads


def _goods(lines: Sequence[PlanLine], amounts: Sequence[Amount], heads: set[int], left: set[int]) -> set[int]:
    """Lines that say what activities above them are spent on: "A. Kelas ibu hamil", below it "1. Konsumsi".

    Every line stands below a head that reads like an activity and has an amount, and none reads like one.
    """
    lines_below = [at for at in range(len(lines)) if at not in left | heads]
    lowest = {max((head for head in heads if head < at), default=-1) for at in lines_below}
    if not lowest or -1 in lowest:
        return set()
    activities = all(
        names_activity(_name(lines[head])) and amounts[head].value == amounts[head].value for head in lowest
    )
    goods = all(_GOODS.match(_name(lines[at])) or not names_activity(_name(lines[at])) for at in lines_below)
    return set(lines_below) if activities and goods else set()


def _name(line: PlanLine) -> str:
    return next((line.names[level] for level in reversed(NAMES) if level in line.names), "")


def _depths(markers: Sequence[str]) -> list[int]:
    """The depth of each line: a mark of a new kind goes one deeper, one met before back to its depth."""
    open_: list[str] = []
    depths = []
    for marker in markers:
        if not marker or marker == _DETAIL:
            depths.append(0)
            continue
        if marker in open_:
            del open_[open_.index(marker) + 1 :]
        else:
            open_.append(marker)
        depths.append(len(open_))
    return depths


def _heads_by_sums(
    amounts: Sequence[Amount], left: set[int], printed: Sequence[float], coded: set[int]
) -> set[int]:
    """Lines without a code that are the sum of those below them: a program above what it consists of.

    Round amounts add up by chance. So either leaving such lines out makes the printed sum, which all
    lines together do not, or there is no printed sum and all lines stand below such lines.
    """
    rows = [at for at, one in enumerate(amounts) if at not in left and one.value == one.value]
    values = [amounts[at].value for at in rows]
    if _agrees(sum(values), printed):
        return set()
    for fewest in (2, 1):
        heads, top = _nested(values, fewest, {place for place, at in enumerate(rows) if at not in coded})
        rest = sum(value for at, value in enumerate(values) if at not in heads)
        parts = len(values) - len(heads)
        whole = len(heads) > 1 and fewest > 1 and heads >= top and parts >= _FEWEST_PARTS * len(heads)
        if heads and (_agrees(rest, printed) if printed else whole):
            return {rows[at] for at in heads}
    return set()


def _agrees(amount: float, printed: Sequence[float]) -> bool:
    return any(abs(amount - one) < SAME_RUPIAH for one in printed)


def _nested(amounts: Sequence[float], fewest: int, may: set[int]) -> tuple[set[int], set[int]]:
    """Of the places that `may` head others those whose amount is the sum of at least `fewest` of those
    directly below; and the topmost places.
    """
    heads: set[int] = set()
    below: list[tuple[int, float]] = []
    for at in range(len(amounts) - 1, -1, -1):
        total = 0.0
        for taken, (_, amount) in enumerate(below if at in may else (), start=1):
            total += amount
            if taken >= fewest and abs(total - amounts[at]) < SAME_RUPIAH:
                heads.add(at)
                below = below[taken:]
                break
            if total > amounts[at] + SAME_RUPIAH:
                break
        below.insert(0, (at, amounts[at]))
    return heads, {at for at, _ in below}
