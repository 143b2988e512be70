"""Header rows of a table joined into one path of labels per column."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from stunting.reading.cells.label_words import names_an_area_column, plain
from stunting.reading.cells.sheet import Sheet
from stunting.reading.layout.regions import Region


def header_paths(sheet: Sheet, region: Region) -> list[tuple[str, ...]]:
    """Labels above each column of a region, from the top level down; an empty tuple for none.

    Merged labels reach over all their columns, group names without a merge reach to the right
    until the next name, repeated labels of one level get the name of their group before them.
    """
    columns = range(region.left, region.right + 1)
    levels = [[sheet.merged_text(row, column) for column in columns] for row in region.header_rows]
    for place in range(len(levels) - 1):
        _fill_groups(levels, place, sheet, region)
    paths = [_path([level[place] for level in levels]) for place in range(len(columns))]
    paths = _with_groups_before_marks(paths)
    return _with_group_of_repeats(paths, [is_covered(sheet, region, column) for column in columns])


_FEWEST_GROUPED = 4


def _with_groups_before_marks(paths: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Headers of an export of forms, "KELUARGA/Sasaran KRS", with the group before the mark as a level."""
    labels = [path[0] if len(path) == 1 else "" for path in paths]
    groups = Counter(label.partition("/")[0] for label in labels if "/" in label)
    grouped = sum(count for group, count in groups.items() if count > 1 and group.strip())
    if grouped < _FEWEST_GROUPED or 2 * grouped < sum(map(bool, labels)):
        return paths
    return [
        (group, rest) if mark and rest and groups[group] > 1 else path
        for path, label in zip(paths, labels, strict=True)
        for group, mark, rest in [label.partition("/")]
    ]


def is_covered(sheet: Sheet, region: Region, column: int) -> bool:
    """Whether every header cell of a column that is not blank is merged with the column before it."""
    merges = [sheet.merge_over(row, column) for row in region.header_rows]
    return all(merge is not None and merge.left < column for merge in merges)


def _fill_groups(levels: list[list[str]], place: int, sheet: Sheet, region: Region) -> None:
    """Carries a group name to the right over columns that have a label below but none here."""
    row = region.header_rows[place]
    level = levels[place]
    for offset in range(1, len(level)):
        column = region.left + offset
        if level[offset] or sheet.merge_over(row, column) or not level[offset - 1]:
            continue
        here = any(below[offset] for below in levels[place + 1 :])
        beside = any(
            below[offset - 1] and below[offset - 1] != level[offset - 1] for below in levels[place + 1 :]
        )
        above_breaks = any(above[offset] and above[offset] != above[offset - 1] for above in levels[:place])
        if here and beside and not above_breaks:
            level[offset] = level[offset - 1]


def _path(labels: list[str]) -> tuple[str, ...]:
    path: list[str] = []
    for label in labels:
        if label and (not path or plain(label) != plain(path[-1]) or not plain(label)):
            path.append(label)
    return tuple(path)


def _with_group_of_repeats(paths: list[tuple[str, ...]], covered: list[bool]) -> list[tuple[str, ...]]:
    """One-level headers whose labels repeat ("Meninggal" twice) get the group label before them.

    The group is the nearest label before that occurs once and is written in capitals while the
    repeated one is not, as in flat exports of grouped tables.
    """
    if any(len(path) > 1 for path in paths):
        return paths
    labels = [path[0] if path else "" for path in paths]
    counts = Counter(label for label, merged in zip(labels, covered, strict=True) if not merged)
    if not any(count > 1 and label for label, count in counts.items()):
        return paths
    group = ""
    grouped: list[tuple[str, ...]] = []
    for label in labels:
        if label.isupper() and counts[label] == 1 and not names_an_area_column(label):
            group = label
            grouped.append((label,))
        elif label and group and not label.isupper():
            grouped.append((group, label))
        else:
            grouped.append((label,) if label else ())
    return grouped


@lru_cache(maxsize=50_000)
def joined(path: tuple[str, ...]) -> str:
    """A header path as one text: levels joined by " / ", which no level holds ("catin / calon ibu")."""
    return " / ".join(label.replace(" / ", "/") for label in path)
