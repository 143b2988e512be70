"""A sheet as a small picture of what its cells were taken for, and a part of it to read, as data."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from stunting.model.dataset import CellRole, SheetPreview
from stunting.model.observations import column_letters

ASKED: Final = "asked"
LOOKS: Final[dict[CellRole, str]] = {
    CellRole.TITLE: "title",
    CellRole.HEADER: "header",
    CellRole.AREA: "area",
    CellRole.CODE: "area",
    CellRole.PERIOD: "header",
    CellRole.NUMBER: "number",
    CellRole.ACTIVITY: "number",
    CellRole.TOTAL: "total",
    CellRole.SET_ASIDE: "set_aside",
}
"""How a role is drawn: one of `SHEET_ROLES` of the tokens."""
_MOST_COLUMNS, _MOST_HEADERS, _FIRST, _MOST_ASKED = 9, 4, 4, 4
_BESIDE_AREAS = 2

Place: TypeAlias = tuple[int, int]
Run: TypeAlias = tuple[str, int, int, int, int]
"""A rectangle of one look: look, left, top, width, height in cells, counted from 0."""


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """Rectangles on a sheet of so many rows and columns."""

    rows: int
    columns: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class CropCell:
    """Text of a cell, its look, and whether it waits for an answer."""

    text: str
    look: str
    asked: bool


@dataclass(frozen=True, slots=True)
class CropRow:
    """A row of a part of a sheet, by its number; `after_gap` where rows above are left out."""

    number: int
    cells: tuple[CropCell, ...]
    after_gap: bool


@dataclass(frozen=True, slots=True)
class SheetCrop:
    """The part of a sheet that shows what is asked: letters of its columns, and its rows."""

    columns: tuple[int, ...]
    letters: tuple[str, ...]
    rows: tuple[CropRow, ...]


def thumbnail(preview: SheetPreview, asked: Collection[Place] = ()) -> Thumbnail:
    """The picture of a preview; cells of `asked` (row, column from 1) stand out from their role."""
    columns = max(map(len, preview.roles), default=0)
    runs: list[Run] = []
    open_runs: dict[tuple[str, int, int], int] = {}
    for top in range(len(preview.roles) + 1):
        strips = set(_strips(_looks(preview, top, asked))) if top < len(preview.roles) else set()
        for strip, began in list(open_runs.items()):
            if strip not in strips:
                look, left, width = strip
                runs.append((look, left, began, width, top - began))
                del open_runs[strip]
        for strip in strips:
            open_runs.setdefault(strip, top)
    return Thumbnail(len(preview.roles), columns, tuple(sorted(runs, key=lambda run: (run[2], run[1]))))


def _looks(preview: SheetPreview, row: int, asked: Collection[Place]) -> list[str]:
    return [
        ASKED if (row + 1, place + 1) in asked else LOOKS.get(role, "")
        for place, role in enumerate(preview.roles[row])
    ]


def _strips(looks: Sequence[str]) -> list[tuple[str, int, int]]:
    """Neighbours of one look in a row, as look, left and width. Numbers stay columns of their own."""
    strips: list[tuple[str, int, int]] = []
    for place, look in enumerate(looks):
        if not look:
            continue
        if (
            strips
            and strips[-1][0] == look
            and sum(strips[-1][1:]) == place
            and look not in ("number", ASKED)
        ):
            strips[-1] = (look, strips[-1][1], strips[-1][2] + 1)
        else:
            strips.append((look, place, 1))
    return strips


def sheet_crop(preview: SheetPreview, asked: Collection[Place] = ()) -> SheetCrop:
    """Heads, the first rows and those with a question, in the columns of places and of questions."""
    columns = _crop_columns(preview, asked)
    numbers = _crop_rows(preview, asked)
    rows = tuple(
        CropRow(
            number,
            tuple(_crop_cell(preview, number, column, asked) for column in columns),
            after_gap=bool(at) and number != numbers[at - 1] + 1,
        )
        for at, number in enumerate(numbers)
    )
    return SheetCrop(tuple(columns), tuple(map(column_letters, columns)), rows)


def _crop_cell(preview: SheetPreview, row: int, column: int, asked: Collection[Place]) -> CropCell:
    texts = preview.texts[row - 1]
    text = texts[column - 1] if column <= len(texts) else ""
    return CropCell(text, LOOKS.get(preview.role(row, column), ""), (row, column) in asked)


def _crop_columns(preview: SheetPreview, asked: Collection[Place]) -> list[int]:
    width = max(map(len, preview.roles), default=0)
    filled = [at for at in range(1, width + 1) if any(map(_is_used, _roles(preview, at)))]
    areas = [at for at in filled if _is_area(preview, at)][:_BESIDE_AREAS]
    wanted = sorted({column for _, column in asked if column in filled and column not in areas})
    rest = [at for at in filled if at not in areas and at not in wanted]
    near = sorted(rest, key=lambda at: min((abs(at - one) for one in wanted), default=at))
    return sorted([*areas, *wanted, *near][:_MOST_COLUMNS])


def _is_area(preview: SheetPreview, column: int) -> bool:
    return CellRole.AREA in _roles(preview, column)


def _is_used(role: CellRole) -> bool:
    """Whether cells of a role say more than the number of a row."""
    return role not in (CellRole.EMPTY, CellRole.SET_ASIDE, CellRole.HEADER, CellRole.TITLE)


def _roles(preview: SheetPreview, column: int) -> list[CellRole]:
    return [row[column - 1] for row in preview.roles if column <= len(row)]


def _crop_rows(preview: SheetPreview, asked: Collection[Place]) -> list[int]:
    numbers = range(1, len(preview.roles) + 1)
    heads = [at for at in numbers if CellRole.HEADER in preview.roles[at - 1]][:_MOST_HEADERS]
    after = max(heads, default=0)
    body = [at for at in numbers if at > after and any(_is_body(role) for role in preview.roles[at - 1])]
    first = body[:_FIRST]
    questions = sorted({row for row, _ in asked} - set(first) - set(heads))[:_MOST_ASKED]
    return sorted({*heads, *first, *questions})


def _is_body(role: CellRole) -> bool:
    return role in (CellRole.NUMBER, CellRole.AREA, CellRole.ACTIVITY, CellRole.SET_ASIDE)


def crop_hints(crop: SheetCrop, meanings: Mapping[str, str]) -> tuple[str, ...]:
    """What each column of a part was read as, by its letters; empty where that is not said."""
    return tuple(meanings.get(letters, "") for letters in crop.letters)
