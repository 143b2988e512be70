"""Names of areas in an upload, matched with the official list inside the area they lie in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from stunting.catalogue.gazetteer import Gazetteer
from stunting.model.dataset import UnmatchedArea
from stunting.model.decisions import DecisionKind
from stunting.model.frames import FrameSpec, flag, number, text
from stunting.reading.context import Context
from stunting.reading.layout.fingerprints import area_subject
from stunting.reading.places.found import AreaFound
from stunting.reading.places.matcher import AreaMatcher
from stunting.reading.places.name_rows import AreaList, AreaRow

AREA_MATCHES = FrameSpec(
    name="area matches",
    grain="one row per distinct area as written, in the order given",
    columns=(
        text("area_level", "AreaLevel; 'other' where the name is no official area"),
        text("area_code", "Kemendagri code; empty for a puskesmas and where none fits"),
        text("kecamatan", "official name of its kecamatan (also of a puskesmas), or empty"),
        text("desa", "official name of its desa or kelurahan, or empty"),
        number("score", "likeness of the name with the official one, 0-1; 0 where none fits"),
        flag("certain", "whether no person needs to look at it"),
    ),
)


@dataclass(frozen=True, slots=True)
class AreaMatching:
    """Outcome of matching: `frame` follows `AREA_MATCHES` and has the index of the input.

    `unmatched` lists the areas without an official one, with proposals; `kabupaten` is the code
    of the kabupaten (or province) they were looked for in, empty where unclear.
    """

    frame: pd.DataFrame
    unmatched: tuple[UnmatchedArea, ...]
    kabupaten: str


def match_areas(
    areas: pd.DataFrame,
    context: Context,
) -> AreaMatching:
    """Official areas for names as written, inside the kabupaten of the context or that of most names.

    `areas` has one row per distinct area, with the text columns `area` and `parent` (as written;
    several levels of parent parted by " / ", the widest first), `code` (as written) and `level`
    (an AreaLevel or empty). A decision of the kind AREA wins; then a code that exists and fits the
    name; then the same name inside the parent, inside the kabupaten; then a misspelt name inside
    the parent, which is marked as not certain. Never a name of a neighbouring kabupaten.
    """
    texts = (areas[name].astype(object).tolist() for name in ("area", "parent", "code", "level"))
    rows = [AreaRow(*values) for values in zip(*texts, strict=True)]
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
    return AreaMatching(_frame(found).set_axis(areas.index), unmatched, within)


def _frame(found: Sequence[AreaFound]) -> pd.DataFrame:
    if not found:
        return AREA_MATCHES.empty()
    return AREA_MATCHES.check(
        pd.DataFrame(
            {
                "area_level": [str(one.level) for one in found],
                "area_code": [one.code for one in found],
                "kecamatan": [one.kecamatan for one in found],
                "desa": [one.desa for one in found],
                "score": [one.score for one in found],
                "certain": [one.certain for one in found],
            }
        )
    )


def is_area_vocabulary(texts: Sequence[str], gazetteer: Gazetteer, kabupaten: str = "") -> float:
    """Share (0-1) of the texts that are names of official areas, of one kabupaten or of the country."""
    return gazetteer.share_of_names(texts, kabupaten)
