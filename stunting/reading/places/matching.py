"""Names of areas in an upload, matched with the official list inside the area they lie in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stunting.catalogue.gazetteer import Gazetteer
from stunting.model.dataset import UnmatchedArea
from stunting.model.decisions import DecisionKind
from stunting.reading.context import Context
from stunting.reading.layout.fingerprints import area_subject
from stunting.reading.places.found import AreaFound
from stunting.reading.places.matcher import AreaMatcher
from stunting.reading.places.name_rows import AreaList, AreaRow


@dataclass(frozen=True, slots=True)
class AreaMatching:
    """Outcome of matching: what each area was taken for, in the order given.

    `unmatched` lists the areas without an official one, with proposals; `kabupaten` is the code
    of the kabupaten (or province) they were looked for in, empty where unclear.
    """

    found: tuple[AreaFound, ...]
    unmatched: tuple[UnmatchedArea, ...]
    kabupaten: str


def match_areas(rows: Sequence[AreaRow], context: Context) -> AreaMatching:
    """Official areas for distinct names as written, inside the kabupaten of the context or of most names.

    A decision of the kind AREA wins; then a code that exists and fits the name; then the same name
    inside the parent, inside the kabupaten; then a misspelt name inside the parent, which is marked as
    not certain. Never a name of a neighbouring kabupaten.
    """
    written = AreaList(rows, context.gazetteer)
    within = context.kabupaten or written.kabupaten()
    decided = {
        area_subject(decision.subject): decision.value for decision in context.decided(DecisionKind.AREA)
    }
    answers = [decided.get(area_subject(row.subject)) if decided else None for row in rows]
    matcher = AreaMatcher(context.gazetteer, written, within)
    found = [
        matcher.match(row) if answer is None else matcher.decided(row, answer)
        for row, answer in zip(rows, answers, strict=True)
    ]
    unmatched = tuple(
        UnmatchedArea(area=row.area or row.code, parent=row.parent, cells="", proposals=one.proposals)
        for row, one in zip(rows, found, strict=True)
        if one.unmatched
    )
    return AreaMatching(tuple(found), unmatched, within)


def is_area_vocabulary(texts: Sequence[str], gazetteer: Gazetteer, kabupaten: str = "") -> float:
    """Share (0-1) of the texts that are names of official areas, of one kabupaten or of the country."""
    return gazetteer.share_of_names(texts, kabupaten)
