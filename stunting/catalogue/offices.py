"""Names of offices: many spellings, one name as the catalogue of indicators writes it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from stunting.catalogue.files import data_rows
from stunting.catalogue.indicators import Catalogue

FILE = "office_names.csv"
_PLACE = re.compile(r"\s*\b(?:kab(?:upaten)?\b|kota\b|provinsi\b|ppu\b|penajam paser utara\b).*$")
_OFFICE = re.compile(r"(?:dinas|badan|perumda)\b")
_PARTS = re.compile(r"\s*(?:[;,/\n&+()]|\s[-\u2013]\s|\bdan\b)\s*", re.IGNORECASE)


@lru_cache(maxsize=1)
def office_spellings() -> Mapping[str, str]:
    """Office by spelling in plain words, from the editable file `office_names.csv`.

    Raises:
        ValueError: a line has no office or no spelling. A mistake of ours.
    """
    found: dict[str, str] = {}
    for line, row in data_rows(FILE):
        if not row["office"] or not row["spelling"]:
            raise ValueError(f"{FILE}, line {line}: office or spelling is empty")
        found[_plain(row["spelling"])] = row["office"]
    return MappingProxyType(found)


def known_office(written: str, catalogue: Catalogue) -> str:
    """The office that a text names, as the catalogue writes it; empty where it knows none.

    "Dinkes Kab. PPU" is "Dinas Kesehatan". Of several offices in one text the first known one leads.
    """
    names = {_plain(office): office for one in catalogue.indicators.values() for office in one.opd}
    for text in (written, *_PARTS.split(written)):
        plain = _plain(text)
        for candidate in (plain, _PLACE.sub("", plain).strip()):
            office = names.get(candidate) or office_spellings().get(candidate)
            if office:
                return catalogue.offices.get(office, office)
    tasks = offices_by_task(written)
    return catalogue.offices.get(tasks[0], tasks[0]) if tasks else ""


def offices_by_task(written: str) -> tuple[str, ...]:
    """The offices, as Penajam Paser Utara names them, whose tasks stand in the name of a dinas or badan.

    >>> offices_by_task("Dinas Sosial, Pengendalian Penduduk dan Keluarga Berencana Kab. Berau")
    ('DP3AP2KB', 'Dinas Sosial')
    """
    plain = _PLACE.sub("", _plain(written)).strip()
    spelled = office_spellings().get(plain)
    if spelled:
        return (spelled,)
    if not _OFFICE.match(plain):
        return ()
    found = (row["office"] for _, row in data_rows("office_tasks.csv") if row["words"] in plain)
    return tuple(dict.fromkeys(found))


_UNNAMED = "Dinas yang membidangi "
"""How an office is called of which only the matter is known: what tells such offices apart comes last."""


@lru_cache(maxsize=512)
def short_office(office: str) -> str:
    """An office as narrow columns name it: its first shorter spelling, or the name itself if one word.

    >>> short_office("Dinas Kesehatan"), short_office("DP3AP2KB"), short_office("Kantor Antah")
    ('Dinkes', 'DP3AP2KB', 'Kantor Antah')
    >>> short_office("Dinas yang membidangi sosial")
    'Bidang sosial'
    """
    if " " not in office:
        return office
    if office.startswith(_UNNAMED):
        return f"Bidang {office.removeprefix(_UNNAMED)}"
    spellings = (row["spelling"] for _, row in data_rows(FILE) if row["office"] == office)
    return next((one for one in spellings if len(one) < len(office)), office)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.lower()))
