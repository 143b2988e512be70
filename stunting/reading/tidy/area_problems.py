"""What there is to say about the areas of a table: names that fit no official one, and guesses."""

from __future__ import annotations

from collections.abc import Sequence

from stunting.model.areas import AreaLevel, AreaMatch
from stunting.model.dataset import GuessedArea, UnmatchedArea
from stunting.model.evidence import Certainty
from stunting.model.formatting import format_number
from stunting.model.problems import Problem, ProblemKind, problem
from stunting.reading.layout.drafts import TableDraft
from stunting.reading.places.area_cells import area_cell
from stunting.reading.places.found_areas import TableAreas
from stunting.reading.places.table_areas import AreaKey

ONE_BY_ONE = 5
"""So many names are told one by one, if more of the table are unknown; guesses of one kind, always."""
_NAMED = 3


def unmatched_areas(
    draft: TableDraft,
    keys: Sequence[AreaKey],
    areas: TableAreas | None,
    proposals: dict[tuple[str, str], tuple[AreaMatch, ...]],
) -> tuple[UnmatchedArea, ...]:
    """Names of a table that no official area fits, with the cell each stands in first."""
    if areas is None:
        return ()
    found: dict[tuple[str, str], UnmatchedArea] = {}
    for place, (name, parent, code, _) in enumerate(keys):
        key = (name or code, parent)
        if (
            key in found
            or key not in proposals
            or areas.total[place]
            or areas.put_away[place]
            or areas.code[place]
            or (areas.level[place] == AreaLevel.PUSKESMAS and areas.kecamatan[place])
        ):
            continue
        found[key] = UnmatchedArea(*key, area_cell(draft, place, areas.area[place]), proposals[key])
    return tuple(found.values())


def guessed_areas(draft: TableDraft, areas: TableAreas | None) -> tuple[GuessedArea, ...]:
    """Names of a table taken for an official area, but not surely, with the cell each stands in first."""
    if areas is None:
        return ()
    return tuple(
        GuessedArea(name, parent, area_cell(draft, place, name), areas.code[place])
        for certainty in (Certainty.DOUBTFUL, Certainty.LIKELY)
        for (name, parent), place in _guessed_at(areas, certainty).items()
        if areas.code[place]
    )


def area_problems(
    file: str, draft: TableDraft, areas: TableAreas | None, unmatched: Sequence[UnmatchedArea]
) -> list[Problem]:
    """Unknown and guessed areas of a table; where most of a column is unknown, that is one thing to say."""
    if areas is None:
        return []
    where = {"file": file, "sheet": draft.sheet.grid.sheet}
    count = len({key for key in zip(areas.area, areas.parent, strict=True) if key[0]})
    if len(unmatched) > ONE_BY_ONE and len(unmatched) * 2 > count:
        names = ", ".join(f"\u201c{area.area}\u201d" for area in unmatched[:_NAMED])
        facts = {"count": format_number(len(unmatched)), "all": format_number(count), "names": names}
        found = [problem(ProblemKind.UNKNOWN_AREAS, cell=unmatched[0].cells, **facts, **where)]
    else:
        found = [
            problem(
                ProblemKind.UNKNOWN_AREA,
                cell=area.cells,
                area=area.area,
                inside=f" di {area.parent}" if area.parent else "",
                **where,
            )
            for area in unmatched
        ]
    for certainty in (Certainty.DOUBTFUL, Certainty.LIKELY):
        found += _guesses(where, draft, areas, certainty)
    return found


def _guesses(
    where: dict[str, str], draft: TableDraft, areas: TableAreas, certainty: Certainty
) -> list[Problem]:
    """Areas found but not surely: one by one while they are few, else the first and their number."""
    guessed = _guessed_at(areas, certainty)
    several = len(guessed) > ONE_BY_ONE
    told = list(guessed.values())[: 1 if several else None]
    more = f" Begitu juga {format_number(len(guessed) - 1)} nama lain di tabel ini." if several else ""
    return [
        problem(
            ProblemKind.DOUBTFUL_AREA,
            cell=area_cell(draft, place, areas.area[place]),
            area=areas.area[place],
            because=areas.because[place],
            more=more,
            **where,
        )
        for place in told
    ]


def _guessed_at(areas: TableAreas, certainty: Certainty) -> dict[tuple[str, str], int]:
    """Names found with a certainty, by name and parent, and the first place of each."""
    guessed: dict[tuple[str, str], int] = {}
    for place, name in enumerate(areas.area):
        served = areas.level[place] == AreaLevel.PUSKESMAS and areas.kecamatan[place]
        if (areas.code[place] or served) and areas.certainty[place] == certainty:
            guessed.setdefault((name, areas.parent[place]), place)
    return guessed
