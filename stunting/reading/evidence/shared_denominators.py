"""Roles of numbers beyond their own header: parts to add up, denominators that serve several services."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from stunting.catalogue.indicators import Catalogue
from stunting.catalogue.pattern_words import TOTAL
from stunting.catalogue.relations import RelationKind, relations
from stunting.model.evidence import Aspect, Certainty, Evidence, Settled
from stunting.model.observations import Measure, Use
from stunting.reading.cells.label_words import plain
from stunting.reading.evidence.header_meaning import HeaderMeaning, settled_beside
from stunting.reading.evidence.line_indicators import bound, tied_by_ratios
from stunting.reading.evidence.nutrition_classes import with_nutrition_classes
from stunting.reading.evidence.only_indicator import with_only_indicator, with_percents_behind
from stunting.reading.evidence.other_people import with_other_people_in_doubt
from stunting.reading.evidence.ratios import Ratio
from stunting.reading.evidence.targets_of_people import with_targets_of_people
from stunting.reading.meaning.header_words import read_words
from stunting.reading.meaning.indicators import IndicatorMatch, target_group
from stunting.reading.meaning.measure_words import MEASURE_WORDS

_BY_GROUP = 0.85
"""Score of the indicator of a sasaran that is known by the one service beside it."""
_SEX = {
    "laki-laki": re.compile(r"^(?:l|lk|laki|laki laki|pria|male|laki laki male)$"),
    "perempuan": re.compile(r"^(?:p|pr|perempuan|wanita|female|perempuan female)$"),
}
_ALL = re.compile(rf"^(?:l p|lk pr|{TOTAL}|jml|laki laki perempuan|jumlah total)$")


def with_roles(
    headers: list[HeaderMeaning], ratios: Sequence[Ratio], catalogue: Catalogue
) -> list[HeaderMeaning]:
    """Headers of neighbouring lines with all roles of their numbers; `ratios` hold among them."""
    headers = _with_their_people(with_nutrition_classes(headers, catalogue), catalogue)
    headers = with_targets_of_people(headers, ratios)
    headers = with_percents_behind(tied_by_ratios(headers, ratios))
    headers = with_only_indicator(_denominators_by_group(headers, catalogue), catalogue)
    return with_other_people_in_doubt(headers, ratios, catalogue)


def _with_their_people(headers: Sequence[HeaderMeaning], catalogue: Catalogue) -> list[HeaderMeaning]:
    """Headers where a count of the very group that a service beside it is for is its sasaran.

    "Jumlah posyandu" beside "Posyandu aktif", "Balita gizi kurang" beside those of them who got PMT.
    """
    own = {h.match.indicator for h in headers if h.measure is Measure.DENOMINATOR}
    served = {
        indicator.target_group
        for h in headers
        if h.measure in (Measure.NUMERATOR, Measure.PERCENT) and h.match.indicator not in own
        if (indicator := catalogue.indicator(h.match.indicator)) is not None
    }
    because = "kelompok sasaran layanan di sampingnya"
    return [
        settled_beside(header, Measure.DENOMINATOR, "own_people", because)
        if _is_open_count(header) and target_group(header.header) in served
        else header
        for header in headers
    ]


def _is_open_count(header: HeaderMeaning) -> bool:
    """Whether a header counts what no indicator is known for, and nobody decided what it measures."""
    named = header.match.indicator or header.uses or header.part
    return header.measure is Measure.COUNT and not named and Aspect.MEASURE not in header.decided


def with_sex_parts(headers: Sequence[HeaderMeaning]) -> list[HeaderMeaning]:
    """Headers split by sex: parts to add up, or set aside where the total of both stands beside them."""
    stems: dict[str, dict[str, int]] = defaultdict(dict)
    for place, header in enumerate(headers):
        stem, part = _sex_of(header.header)
        if part:
            stems[stem][part] = place
    result = list(headers)
    for found in stems.values():
        if not {"laki-laki", "perempuan"} <= set(found):
            continue
        for part in ("laki-laki", "perempuan"):
            place = found[part]
            if "semua" in found or headers[place].measure is Measure.PERCENT:
                aside = headers[place]._replace(part=part, uses=())
                result[place] = settled_beside(aside, Measure.OTHER, "sex_parts", f"bagian {part} saja")
            else:
                uses = tuple(replace(use, part=use.part or part) for use in headers[place].uses)
                result[place] = headers[place]._replace(part=part, uses=uses)
    return result


@lru_cache(maxsize=50_000)
def _sex_of(header: str) -> tuple[str, str]:
    """Header without its word for a sex, and the part that word names; empty where there is none."""
    labels = header.split(" / ")
    for place in range(len(labels) - 1, -1, -1):
        word = plain(labels[place])
        for part, pattern in _SEX.items():
            if pattern.match(word):
                return " / ".join(labels[:place] + labels[place + 1 :]), part
    if _ALL.match(plain(labels[-1])):
        return " / ".join(labels[:-1]), "semua"
    return header, ""


def _denominators_by_group(headers: list[HeaderMeaning], catalogue: Catalogue) -> list[HeaderMeaning]:
    """A sasaran that stands once beside several services serves those of its group or target group.

    It serves those behind it, or else those before it; one that serves one indicator alone carries it.
    """
    result, level = list(headers), _shared_levels(headers)
    served = {
        use.indicator for header in headers for use in header.uses if use.measure is Measure.DENOMINATOR
    }
    own = {h.match.indicator for h in headers if h.measure is Measure.DENOMINATOR and h.match.indicator}
    # Of children weighed (D) the sasaran (S) is the base, of those who gained weight (N) those weighed are.
    reached = {_people_reached(header, catalogue) for header in headers}
    later = {one.id for one in catalogue.indicators.values() if one.target_group in reached}
    for place, header in enumerate(headers):
        if _is_open_sasaran(header):
            behind = _until_next_sasaran(headers[place + 1 :])
            before = _until_next_sasaran(headers[:place][::-1])
            found = _services(header, behind, level, catalogue) or _services(header, before, level, catalogue)
            uses = [Use(one, Measure.DENOMINATOR, "") for one in found if one not in served | own | later]
            result[place] = header._replace(uses=tuple(dict.fromkeys((*header.uses, *uses))))
    result = _with_those_reached(result, catalogue)
    counted = {h.match.indicator for h in headers if h.measure is Measure.NUMERATOR}
    return [_with_its_indicator(_serving_severe(header, counted)) for header in result]


def _with_those_reached(headers: list[HeaderMeaning], catalogue: Catalogue) -> list[HeaderMeaning]:
    """Those whom one service reached are the sasaran of services for them: children weighed (D) of N/D.

    That is so where these have no other sasaran, and where one line alone counts those reached.
    """
    own = {h.match.indicator for h in headers if h.measure is Measure.DENOMINATOR}
    served = own | {use.indicator for h in headers for use in h.uses if use.measure is Measure.DENOMINATOR}
    counted = {h.match.indicator for h in headers if h.measure is Measure.NUMERATOR}
    lacking = [one for one in catalogue.indicators.values() if one.id in counted - served]
    reached = [_people_reached(header, catalogue) for header in headers]
    lines = Counter((who, h.period, h.part) for who, h in zip(reached, headers, strict=True))
    result: list[HeaderMeaning] = []
    for who, header in zip(reached, headers, strict=True):
        uses = [Use(one.id, Measure.DENOMINATOR, header.part) for one in lacking if one.target_group == who]
        if who and uses and lines[who, header.period, header.part] == 1:
            header = header._replace(uses=(*header.uses, *uses))
        result.append(header)
    return result


def _people_reached(header: HeaderMeaning, catalogue: Catalogue) -> str:
    """The group of people that a line of capaian counts, as the catalogue says of its service; or empty."""
    if header.measure is not Measure.NUMERATOR or not header.match.indicator:
        return ""
    indicator = catalogue.indicator(header.match.indicator)
    return target_group(indicator.numerator) if indicator is not None else ""


def _is_open_sasaran(header: HeaderMeaning) -> bool:
    return header.measure is Measure.DENOMINATOR and not header.match.indicator


def _until_next_sasaran(headers: Sequence[HeaderMeaning]) -> list[HeaderMeaning]:
    return list(takewhile(lambda header: not _is_open_sasaran(header), headers))


def _shared_levels(headers: Sequence[HeaderMeaning]) -> int:
    """Levels over all headers of a table, as a title merged over every column: they name no group."""
    paths = [header.header.split(" / ") for header in headers]
    return sum(1 for _ in takewhile(lambda labels: len(set(labels)) == 1, zip(*paths, strict=False)))


def _services(
    sasaran: HeaderMeaning, others: Sequence[HeaderMeaning], level: int, catalogue: Catalogue
) -> list[str]:
    """Indicators of other headers that share the group, the thing or the people of a sasaran."""
    group = _group(sasaran, min(level, sasaran.header.count(" / ") - 1))
    people = target_group(sasaran.header)
    found: list[str] = []
    for other in others:
        indicator = catalogue.indicator(other.match.indicator) if other.match.indicator else None
        if indicator is None:
            continue
        same_group = bool(group) and _group(other, group.count("/")) == group
        same_thing = _things_of(sasaran.header) == _things_of(other.header)
        if same_group or same_thing or (people and people == indicator.target_group):
            found.append(indicator.id)
    return list(dict.fromkeys(found))


def _group(header: HeaderMeaning, level: int) -> str:
    """Labels of a header down to that of a level, where others stand below it; else empty."""
    labels = header.header.split(" / ")
    return "/".join(map(plain, labels[: level + 1])) if 0 <= level < len(labels) - 1 else ""


def _things_of(header: str) -> frozenset[str]:
    """What a header names apart from how it counts: "Sasaran X" and "Capaian X" name one thing."""
    return read_words(header).all - MEASURE_WORDS


def _with_its_indicator(header: HeaderMeaning) -> HeaderMeaning:
    """A sasaran that serves one indicator and nothing else carries it; one that serves several says so."""
    if not _is_open_sasaran(header) or not header.uses or Aspect.INDICATOR in header.decided:
        return header
    if len(header.uses) > 1:
        reason = Evidence(
            Aspect.INDICATOR, "", 0.0, "shared", "sasaran bersama beberapa layanan di sampingnya"
        )
        return header.with_settled(Settled(Aspect.INDICATOR, "", Certainty.LIKELY, 0.0, "", (reason,)))
    use = header.uses[0]
    match = IndicatorMatch(use.indicator, _BY_GROUP, use.measure)
    because = "sasaran dari satu layanan di sampingnya"
    return bound(header, match, "only_service", because)._replace(part=use.part, uses=())


def _serving_severe(header: HeaderMeaning, counted: Collection[str]) -> HeaderMeaning:
    """The measured children of a prevalence are those of its severe part too, where that is `counted`."""
    if not header.uses:
        return header
    uses = list(header.uses)
    for part in relations(RelationKind.SEVERE_PART):
        use = Use(part.indicator, Measure.DENOMINATOR, "")
        whole = Use(part.other, Measure.DENOMINATOR, "")
        if part.indicator in counted and whole in uses and use not in uses:
            uses.append(use)
    return header._replace(uses=tuple(uses)) if len(uses) > len(header.uses) else header
