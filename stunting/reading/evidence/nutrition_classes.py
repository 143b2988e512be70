"""Classes of nutritional status: parts of a prevalence, of which none is that prevalence itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache

from stunting.catalogue.indicators import Catalogue
from stunting.catalogue.relations import NutritionClass, NutritionIndex, names_one_of, nutrition_indexes
from stunting.model.evidence import Aspect
from stunting.model.observations import Measure, Use
from stunting.reading.cells.label_words import plain
from stunting.reading.evidence.header_meaning import HeaderMeaning, settled_beside
from stunting.reading.evidence.line_indicators import bound
from stunting.reading.meaning.header_words import read_words
from stunting.reading.meaning.indicators import IndicatorMatch, target_group
from stunting.reading.meaning.measure_words import MEASURE_WORDS

_LEAST_CLASSES = 3
_OF_CLASS = 0.95
"""Score of the indicator of a severe class among all classes of its index."""
_BECAUSE = "berdampingan dengan kelas status gizi yang lain"
_NORMAL = "normal"
_UNMISTAKABLE = "pendek"
"""A class of TB/U alone: beside it and "sangat pendek" no third class is needed to know them."""
_COUNTING = re.compile(r"(?: (?:n|f|jml|jumlah|abs|%|persen))+$")
_ABOUT = r"(?:(?:jumlah|jml|balita|anak|status|gizi|bb|tb|berat badan|tinggi badan) )*"


def with_nutrition_classes(headers: list[HeaderMeaning], catalogue: Catalogue) -> list[HeaderMeaning]:
    """Headers where classes of BB/U, TB/U and BB/TB have the roles that make prevalences of them."""
    headers = _below_an_index(headers)
    labels = [_class_label(header.header) for header in headers]
    for index in nutrition_indexes():
        headers = _side_by_side(headers, labels, index, catalogue)
    return headers


def _below_an_index(headers: list[HeaderMeaning]) -> list[HeaderMeaning]:
    """Classes below the name of their index ("TB/U / Pendek"): all of them together are those measured."""
    result = list(headers)
    groups: dict[str, list[int]] = defaultdict(list)
    for place, header in enumerate(headers):
        if " / " in header.header and header.measure in (Measure.COUNT, Measure.NUMERATOR, Measure.OTHER):
            groups[header.header.rpartition(" / ")[0]].append(place)
    for stem, places in groups.items():
        index = next((i for i in nutrition_indexes() if names_one_of(i.words, plain(stem))), None)
        if index is None:
            continue
        classes = {
            place: index.class_of(plain(headers[place].header.rpartition(" / ")[2])) for place in places
        }
        known = {place: found for place, found in classes.items() if found is not None}
        labels = {found.name for found in known.values()}
        if len(labels) < 3 or len(labels) < len(known) or "normal" not in labels:
            continue
        for place, found in known.items():
            result[place] = _class_meaning(headers[place], found, index.indicators)
    return result


def _class_meaning(header: HeaderMeaning, found: NutritionClass, indicators: Sequence[str]) -> HeaderMeaning:
    """A class as a part of the whole; a severe one ("sangat pendek") has an indicator of its own too."""
    uses = [Use(indicator, Measure.NUMERATOR, found.name) for indicator in found.counted_by]
    if found.measured:
        uses += [Use(indicator, Measure.DENOMINATOR, found.name) for indicator in indicators]
    part = "" if found.measured else found.name
    meaning = header._replace(match=IndicatorMatch(), part=part, uses=tuple(uses))
    severe = next(iter(found.counted_by[1:]), "")
    if severe:
        meaning = bound(meaning, IndicatorMatch(severe, _OF_CLASS), "status_classes", _BECAUSE)
    return _as_class(meaning, Measure.COUNT)


def _as_class(header: HeaderMeaning, measure: Measure) -> HeaderMeaning:
    """A header that its neighbours show to be a class of nutritional status."""
    return settled_beside(header, measure, "status_classes", _BECAUSE)


def _side_by_side(
    headers: list[HeaderMeaning], labels: Sequence[str], index: NutritionIndex, catalogue: Catalogue
) -> list[HeaderMeaning]:
    """Classes below no index: cases of a severe class and of the lesser one beside it add up.

    A percentage of the lesser class is none of the whole. Nothing is added where the whole has a column.
    """
    named = {label: _class_named(label, index.classes) for label in set(labels)}
    found = [named[label] for label in labels]
    names = {one.name for one in found if one is not None}
    severe, lesser = index.classes[0], index.classes[1]
    enough = len(names) >= _LEAST_CLASSES and _NORMAL in names
    if not {severe.name, lesser.name} <= names or not (enough or lesser.name == _UNMISTAKABLE):
        return headers
    whole = index.indicators[0]
    told = any(h.match.indicator == whole and one is None for h, one in zip(headers, found, strict=True))
    result = list(headers)
    for place, one in enumerate(found):
        if one is not None and not headers[place].uses and Aspect.INDICATOR not in headers[place].decided:
            result[place] = _class_beside(headers[place], one, "" if told else whole)
    return result if told else _with_those_measured(result, whole, catalogue)


def _class_beside(header: HeaderMeaning, found: NutritionClass, whole: str) -> HeaderMeaning:
    """A class as a part of the whole, with the indicator of its own where it has one ("sangat pendek")."""
    own = header.match.indicator in found.counted_by[1:]
    if header.measure is Measure.PERCENT:
        aside = header._replace(match=IndicatorMatch(), part=found.name)
        return header if own else _as_class(aside, Measure.OTHER)
    counted = whole in found.counted_by
    uses = (Use(whole, Measure.NUMERATOR, found.name),) if counted else ()
    match = header.match if own else IndicatorMatch()
    part = "" if own else found.name
    return _as_class(
        header._replace(match=match, part=part, uses=uses), header.measure if own else Measure.COUNT
    )


def _with_those_measured(
    headers: list[HeaderMeaning], whole: str, catalogue: Catalogue
) -> list[HeaderMeaning]:
    """Headers where those measured or weighed ("Jumlah ditimbang") are the sasaran of the whole."""
    indicator = catalogue.indicator(whole)
    use = Use(whole, Measure.DENOMINATOR, "")
    return [
        header._replace(uses=(*header.uses, use))
        if indicator is not None
        and target_group(header.header) == indicator.target_group
        and use not in header.uses
        and header.measure in (Measure.NUMERATOR, Measure.DENOMINATOR, Measure.COUNT)
        else header
        for header in headers
    ]


@lru_cache(maxsize=50_000)
def _class_label(header: str) -> str:
    """The lowest level of a header that says more than how it counts: "Pendek" of "Pendek / n"."""
    labels = [plain(label) for label in header.split(" / ")]
    while len(labels) > 1 and (labels[-1] in ("", "n", "f") or read_words(labels[-1]).all <= MEASURE_WORDS):
        labels.pop()
    return _COUNTING.sub("", labels[-1])


def _class_named(label: str, classes: Sequence[NutritionClass]) -> NutritionClass | None:
    """The class that a label names and nothing more."""
    return next((found for found in classes if _alone(found.words).fullmatch(label)), None)


@cache
def _alone(spellings: tuple[str, ...]) -> re.Pattern[str]:
    whole = "|".join(re.escape(one) for one in spellings if "*" not in one)
    return re.compile(f"{_ABOUT}(?:{whole})" if whole else r"(?!)")
