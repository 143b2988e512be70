"""Which indicators an activity serves: by its code, its own words, else editable keywords; never forced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from stunting.catalogue.activity_codes import (
    SAME_NAME,
    SubKegiatanCode,
    activity_code,
    code_named,
    known_code,
)
from stunting.catalogue.activity_keywords import (
    SEVERAL,
    keyword_indicators,
    likely_indicators,
    served_together,
    serves_none,
    without_wider,
)
from stunting.catalogue.indicators import Catalogue
from stunting.model.activities import MatchBasis
from stunting.model.indicators import IndicatorKind
from stunting.reading.meaning.indicators import IndicatorMatcher

ACCEPTED = 0.6
"""From this score on an activity counts as serving an indicator."""
# The wider the text, the less it tells: a kegiatan has many sub kegiatan.
_WEIGHTS = {
    MatchBasis.INDICATOR: 1.0,
    MatchBasis.OUTPUT: 0.95,
    MatchBasis.SUB_KEGIATAN: 0.9,
    MatchBasis.ISSUE: 0.85,
    MatchBasis.KEGIATAN: 0.8,
}
_NAMED = (MatchBasis.INDICATOR, MatchBasis.ISSUE)
_SPECIFIC = (MatchBasis.INDICATOR, MatchBasis.OUTPUT)
"""What a plan says of one line itself; a code stands for several services."""
_BY_CODE, _BY_CODE_AND_WORDS = 0.75, 0.95
_CUT_SHORT, _FEWEST_LISTED = 50.0, 3
"""Likeness (0-100) of lists of at least so many things of which one abbreviates the other."""
_ADDED = re.compile(r"\(([^()]*)\)\W*$")
_TRAINING = re.compile(r"(?:pelatihan|diklat|bimtek|bimbingan teknis|orientasi|workshop)\b", re.IGNORECASE)
_PARTS = re.compile(r"[;\n\u2022]|\s\d[.)]\s")


@dataclass(frozen=True, slots=True)
class ActivityMatch:
    """Indicator ids with the score of the least sure one, what they were found in, and its words."""

    indicators: tuple[str, ...] = ()
    score: float = float("nan")
    basis: MatchBasis = MatchBasis.NONE
    text: str = ""


class ActivityMatcher:
    """Matches activities to the indicators of one catalogue."""

    def __init__(self, matcher: IndicatorMatcher, catalogue: Catalogue, decided: Mapping[str, str]) -> None:
        """`decided` holds indicator ids (joined by spaces) that people gave to activities, by subject."""
        self._matcher = matcher
        self._catalogue = catalogue
        self._decided = decided
        self._known: dict[tuple[object, ...], ActivityMatch] = {}
        self._rows: dict[tuple[str, str], SubKegiatanCode | None] = {}

    def match(
        self, texts: Mapping[MatchBasis, str], subject: str, code: str, target_group: str
    ) -> ActivityMatch:
        """The indicators of an activity from its texts; the most telling text that names any decides.

        A result such as prevalence counts only where the plan itself names it as indicator or issue:
        nearly every activity says "penurunan stunting".
        """
        if subject in self._decided:
            ids = tuple(id for id in self._decided[subject].split() if id in self._catalogue.indicators)
            return ActivityMatch(ids, 1.0 if ids else float("nan"), MatchBasis.PERSON, subject)
        key = (*(texts.get(basis, "") for basis in _WEIGHTS), code, target_group)
        if key not in self._known:
            self._known[key] = self._found(texts, code, target_group)
        return self._known[key]

    def match_spending(
        self, name: str, output: str, subject: str, code: str, target_group: str, details: Sequence[str]
    ) -> ActivityMatch:
        """The indicators of an activity that also says in words what money is spent on.

        Of the services of its code `details` choose those they name, and add others that they name.
        """
        texts = {MatchBasis.OUTPUT: output, MatchBasis.SUB_KEGIATAN: name}
        found = self.match(texts, subject, code, target_group)
        if found.basis is MatchBasis.PERSON:
            return found
        named = [id for one in details for id in self._named_in(one)]
        if not named:
            return found
        both = [id for id in named if id in found.indicators]
        ids = tuple(dict.fromkeys(named if both else (*found.indicators, *named)))
        score = found.score if found.indicators else ACCEPTED
        basis = found.basis if found.indicators else MatchBasis.OUTPUT
        return ActivityMatch(ids, score, basis, "; ".join(filter(None, (found.text, *details))))

    def code_row(self, code: str, name: str) -> SubKegiatanCode | None:
        """The row of the table of codes that an activity is of: by code and name, else by its full name."""
        key = (code, name)
        if key not in self._rows:
            self._rows[key] = known_code(code, name) or (code_named(name) if name else None)
        return self._rows[key]

    def _found(self, texts: Mapping[MatchBasis, str], code: str, target_group: str) -> ActivityMatch:
        """By code first. What the line itself says chooses among the services of its code, and goes its own
        way where it names another.
        """
        words = self._by_words(texts, target_group)
        row = self.code_row(code, texts.get(MatchBasis.SUB_KEGIATAN) or texts.get(MatchBasis.KEGIATAN, ""))
        ids = tuple(id for id in row.indicators if id in self._catalogue.indicators) if row else ()
        if row is None:
            return words
        own = self._in_own_words(texts.get(MatchBasis.SUB_KEGIATAN, ""), row.name, ids)
        if own.indicators or not ids:
            # Of an output only what it calls by name counts: it chooses between services and hints at none.
            return own if own.indicators or words.basis is MatchBasis.KEYWORD else words
        named = f"{row.code} {row.name}"
        if words.basis not in _SPECIFIC:
            output = texts.get(MatchBasis.OUTPUT, "")
            hinted = self._hinted(output)
            if set(hinted) & set(ids) and hinted != self._hinted(texts.get(MatchBasis.SUB_KEGIATAN, "")):
                return ActivityMatch(hinted, _BY_CODE, MatchBasis.CODE, f"{named}; {output}")
            return ActivityMatch(ids, _BY_CODE, MatchBasis.CODE, named)
        if set(words.indicators) & set(ids):
            return ActivityMatch(
                words.indicators, _BY_CODE_AND_WORDS, MatchBasis.CODE, f"{named}; {words.text}"
            )
        return words

    def _in_own_words(self, name: str, official: str, ids: Sequence[str]) -> ActivityMatch:
        """What a plan adds in brackets to the official name of a sub kegiatan: "(pemeriksaan Hb)".

        Brackets narrow: in place of those of the official name they leave of its `ids` what stands before.
        """
        added = _ADDED.search(name)
        usual = _ADDED.search(official)
        if not added or (usual and _means_the_same(usual[1], added[1])):
            return ActivityMatch()
        # What people are trained in is no service to others.
        if _TRAINING.match(added[1]) and any(id.endswith("_trained") for id in ids):
            return ActivityMatch()
        hinted = self._hinted(added[1])
        if usual and "," in usual[1]:
            of_brackets = self._hinted(usual[1])
            hinted = tuple(dict.fromkeys((*(id for id in ids if id not in of_brackets), *hinted)))
        return ActivityMatch(hinted, _BY_CODE, MatchBasis.KEYWORD, added[1]) if hinted else ActivityMatch()

    def _named_in(self, detail: str) -> Iterable[str]:
        basis = MatchBasis.OUTPUT
        return self._in_text(detail, basis, _WEIGHTS[basis], "") or self._hinted(detail)

    def _hinted(self, text: str) -> tuple[str, ...]:
        return tuple(self._in_catalogue(keyword_indicators(text)))

    def _in_catalogue(self, scores: Mapping[str, float]) -> dict[str, float]:
        return {id: score for id, score in scores.items() if id in self._catalogue.indicators}

    def _by_words(self, texts: Mapping[MatchBasis, str], target_group: str) -> ActivityMatch:
        own = not texts.get(MatchBasis.SUB_KEGIATAN)
        name = texts.get(MatchBasis.SUB_KEGIATAN) or texts.get(MatchBasis.KEGIATAN, "")
        hinted = self._hinted(name)
        for basis, weight in _WEIGHTS.items():
            text = texts.get(basis, "")
            if basis is MatchBasis.KEGIATAN and own:
                weight = _WEIGHTS[MatchBasis.SUB_KEGIATAN]
            # What it is done for says less than what is done.
            if basis is MatchBasis.ISSUE and hinted:
                continue
            if basis is MatchBasis.KEGIATAN and not own and serves_none(name):
                continue
            found = self._in_text(text, basis, weight, target_group)
            if text == name and found:
                # "Pembuatan jamban keluarga" is likened to families that stopped BABS.
                found = without_wider(found, hinted) or dict.fromkeys(hinted, ACCEPTED / weight)
            if found and text == name and (SEVERAL.search(text) or found.keys() <= set(hinted)):
                # Words find those that the whole does not name, of several services or of one and its kin.
                found = {**dict.fromkeys(hinted, ACCEPTED / weight), **found}
            for one, other in served_together():
                if {one, other} <= set(hinted) | found.keys() and not {one, other}.isdisjoint(found):
                    found = {one: ACCEPTED / weight, other: ACCEPTED / weight, **found}
            if found:
                return ActivityMatch(tuple(found), round(weight * min(found.values()), 2), basis, text)
        if hints := self._surest_hints(texts, name, target_group):
            text, known = hints
            return ActivityMatch(tuple(known), min(known.values()), MatchBasis.KEYWORD, text)
        likely = self._in_catalogue(likely_indicators(name))
        score = min(likely.values(), default=0.0)
        return ActivityMatch(tuple(likely), score, MatchBasis.KEYWORD, name) if likely else ActivityMatch()

    def _surest_hints(
        self, texts: Mapping[MatchBasis, str], name: str, target_group: str
    ) -> tuple[str, dict[str, float]] | None:
        """The hints of the output or of the name, whichever says more: "Akseptor baru" of "Pemasangan IUD
        pascasalin" says less. A kegiatan, which has many sub kegiatan, is asked where these hint at nothing.
        """
        above = "" if serves_none(name) else texts.get(MatchBasis.KEGIATAN, "")
        for said in ((texts.get(MatchBasis.OUTPUT, ""), name), (above,)):
            people = {name: target_group}
            hints = [(text, keyword_indicators(text, people.get(text, ""))) for text in said]
            found = [(text, known) for text, scores in hints if (known := self._in_catalogue(scores))]
            if found:
                return max(found, key=lambda one: max(one[1].values()))
        return None

    def _in_text(self, text: str, basis: MatchBasis, weight: float, target_group: str) -> dict[str, float]:
        found: dict[str, float] = {}
        for part in filter(None, (part.strip() for part in _PARTS.split(text))):
            match = self._matcher.match(part, target_group)
            id, score = match.indicator, match.score
            if not id or score * weight < ACCEPTED:
                continue
            kind = self._catalogue.indicators[id].kind
            if kind is not IndicatorKind.OUTCOME or basis in _NAMED:
                found[id] = max(score, found.get(id, 0.0))
        return found


def _means_the_same(official: str, written: str) -> bool:
    """Whether what stands in brackets is that of the official name, also with its words cut short."""
    like = fuzz.ratio(official.lower(), written.lower())
    return like >= SAME_NAME or (like >= _CUT_SHORT and written.count(",") >= _FEWEST_LISTED - 1)


def activity_subject(name: str, code: str, output: str) -> str:
    """How decisions name an activity, the same in next year's plan: its code, its name and its output."""
    return " | ".join(filter(None, (activity_code(code), " ".join(name.split()), " ".join(output.split()))))
