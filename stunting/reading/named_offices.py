"""What the uploaded sheets call the offices of their kabupaten: in columns of OPD, and in titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from stunting.catalogue.offices import offices_by_task
from stunting.model.grid import Grid
from stunting.reading.cells.label_words import plain

_MOST_ROWS_ABOVE = 25
_LONGEST_NAME = 120
_COLUMN = re.compile(
    r"(?:nama )?(?:opd|skpd|perangkat daerah|satuan kerja|instansi|leading sector)"
    r"(?: (?:penanggung jawab|pelaksana|pengampu|utama|teknis|kab\w*|daerah))*|"
    r"penanggung jawab(?: opd)?|(?:dinas|opd) pengampu"
)
_TITLE = re.compile(r"(?:dinas|badan)\b", re.IGNORECASE)
_OF_PLACE = re.compile(r"[\s,]*\b(?:kab(?:upaten)?\b|kota\b|provinsi\b|tahun\b|20\d\d\b).*$", re.IGNORECASE)


def named_offices(grids: Iterable[Grid]) -> Mapping[str, str]:
    """The name that the sheets use most for each office, by its name in Penajam Paser Utara.

    An office is known by its task in the name ("Dinas ... Keluarga Berencana") or by a spelling of the
    catalogue; of two names used as often the shorter one counts.
    """
    names: dict[str, Counter[str]] = {}
    for grid in grids:
        for written in _written(grid):
            for office in offices_by_task(written):
                names.setdefault(office, Counter())[_as_name(written)] += 1
    return {office: max(found, key=lambda name: (found[name], -len(name))) for office, found in names.items()}


def _written(grid: Grid) -> Iterator[str]:
    """Texts that may name an office: below a header of OPD, and titles that begin with one."""
    values = grid.values
    for row in range(min(_MOST_ROWS_ABOVE, values.shape[0])):
        for column, value in enumerate(values[row].tolist()):
            if not isinstance(value, str) or len(value) > _LONGEST_NAME:
                continue
            if _COLUMN.fullmatch(plain(value)):
                below = values[row + 1 :, column].tolist()
                yield from (one for one in below if isinstance(one, str) and len(one) <= _LONGEST_NAME)
            elif _TITLE.match(value):
                yield value


def _as_name(written: str) -> str:
    """A name without its place; one in capitals as people write it in a sentence."""
    name = " ".join(_OF_PLACE.sub("", written).split()).strip(" ,.:-")
    if name.isupper() and " " in name:
        name = name.title().replace(" Dan ", " dan ")
    return name
