"""Counts of people as a table of their own that any dashboard reads, with groups under five withheld.

Written are desa, kecamatan and the kabupaten. The total of a kecamatan would give away the one desa that
is withheld in it, so others are withheld beside it until those together are five or more. What is written
here is all that is kept of a list of people: nothing that leaves the room holds more.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from stunting.catalogue.gazetteer import Gazetteer
from stunting.catalogue.indicators import Catalogue
from stunting.catalogue.relations import nutrition_indexes
from stunting.model.periods import period_label
from stunting.reading.people.by_name import PeopleCounts

SMALLEST_GROUP = 5
"""Fewer children than this in one place are not told: with a birthday or a street they can be recognised."""
WITHHELD = "disamarkan"
_FEWEST_WITHHELD = 2

Pair = tuple[int, int]
_Pairs = Mapping[str, Pair]


def counted_table(counts: PeopleCounts, catalogue: Catalogue, gazetteer: Gazetteer) -> bytes:
    """The counts as csv (semicolons, UTF-8): Sasaran and Capaian of each indicator, by desa with totals."""
    indicators = [
        indicator
        for index in nutrition_indexes()
        for indicator in index.indicators
        if any(pairs[indicator][0] for pairs in counts.desa.values())
    ]
    columns = [_column(counts, indicator, _whole_of(indicator)) for indicator in indicators]
    month = counts.months[0] if len(counts.months) == 1 else ""
    years = {one[:4] for one in counts.months}
    when = f" bulan {period_label(month)}" if month else f" tahun {years.pop()}" if len(years) == 1 else ""
    names = [catalogue.indicators[indicator].short_name for indicator in indicators]
    place = f"{counts.kabupaten.kind.capitalize()} {counts.kabupaten.name}"
    rows: list[list[object]] = [
        [f"Hitungan e-PPGBM menurut desa, {place}{when}"],
        [],
        ["Kecamatan", "Desa/Kelurahan", *(cell for name in names for cell in (name, ""))],
        ["", "", *("Sasaran", "Capaian") * len(names)],
    ]
    for kecamatan, codes in _by_kecamatan(counts.desa).items():
        name = gazetteer.official(kecamatan).name
        rows += [[name, gazetteer.official(code).name, *_cells(columns, code)] for code in codes]
        rows.append([name, f"Jumlah Kecamatan {name}", *_cells(columns, kecamatan)])
    rows.append([f"Jumlah {place}", "", *_cells(columns, counts.kabupaten.code)])
    stream = io.StringIO()
    csv.writer(stream, delimiter=";", lineterminator="\r\n").writerows(rows)
    return stream.getvalue().encode("utf-8")


def _cells(columns: Sequence[Mapping[str, Pair | None]], code: str) -> list[object]:
    return [cell for column in columns for cell in (column[code] or (WITHHELD, WITHHELD))]


def _column(counts: PeopleCounts, indicator: str, whole: str) -> dict[str, Pair | None]:
    """The pairs of one indicator by code of desa, kecamatan and kabupaten; None where they are withheld."""
    own = dict(counts.desa)
    parts = _by_kecamatan(own)
    sums: dict[str, _Pairs] = {code: _sum([own[one] for one in inside]) for code, inside in parts.items()}
    home = counts.kabupaten.code
    every = {**own, **sums, home: _sum(list(sums.values()))}
    small = {code for code, pairs in every.items() if _is_small(pairs, indicator, whole)}
    hidden: set[str] = set()
    for kecamatan, inside in parts.items():
        hidden |= _hidden_beside(every, inside, kecamatan, small, indicator)
    above = _hidden_beside(every, list(parts), home, small | hidden, indicator)
    for kecamatan in above - hidden - {home}:
        hidden |= {*parts[kecamatan]}  # their sum would tell the total that is withheld for others
    hidden |= above
    return {code: None if code in hidden else pairs[indicator] for code, pairs in every.items()}


def _hidden_beside(
    every: Mapping[str, _Pairs], inside: Sequence[str], total: str, small: set[str], indicator: str
) -> set[str]:
    """The parts of a total to be withheld, so that it gives none of them away; last the total itself."""
    hidden = {code for code in inside if code in small}
    if total in small:
        return hidden | {total}
    others = sorted(set(inside) - hidden, key=lambda code: every[code][indicator])
    while hidden and not _is_safe([every[code][indicator] for code in hidden]):
        if not others:
            return hidden | {total}
        hidden.add(others.pop(0))
    return hidden


def _is_safe(pairs: Sequence[Pair]) -> bool:
    """Whether what is left of a total without all parts that are told is a group of its own."""
    measured, cases = (sum(pair[at] for pair in pairs) for at in (0, 1))
    return len(pairs) >= _FEWEST_WITHHELD and min(cases, measured - cases) >= SMALLEST_GROUP


def _is_small(pairs: _Pairs, indicator: str, whole: str) -> bool:
    """Whether those measured, the cases, all others or the cases that are not severe are too few."""
    measured, cases = pairs[indicator]
    groups = (measured, cases, measured - cases, pairs[whole][1] - cases)
    return any(0 < group < SMALLEST_GROUP for group in groups)


def _whole_of(indicator: str) -> str:
    """The indicator that counts the cases of another one too: stunting those of severe stunting."""
    return next(index.indicators[0] for index in nutrition_indexes() if indicator in index.indicators)


def _by_kecamatan(desa: Mapping[str, object]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code in desa:
        found.setdefault(code.rpartition(".")[0], []).append(code)
    return found


def _sum(parts: Sequence[_Pairs]) -> dict[str, Pair]:
    names = parts[0] if parts else ()
    return {name: (sum(p[name][0] for p in parts), sum(p[name][1] for p in parts)) for name in names}
