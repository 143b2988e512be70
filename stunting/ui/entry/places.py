"""The eight places of the dashboard, the parts of each, the choices they obey, and their old addresses."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stunting.ui.visit.choices import Asked, Choice
from stunting.ui.words import wording

PAGES: Final = Path(__file__).resolve().parents[3] / "pages"
_PERIOD, _COMPARED, _KECAMATAN = Choice.PERIOD, Choice.COMPARED, Choice.KECAMATAN
_SECTOR, _INDICATOR = Choice.SECTOR, Choice.INDICATOR
_NOTHING = Asked()


@dataclass(frozen=True, slots=True)
class MenuPart:
    """One page: its script below `pages/`, title and address, and the choices it obeys."""

    script: str
    title: str
    address: str
    asked: Asked = _NOTHING

    @property
    def path(self) -> Path:
        """The script itself."""
        return PAGES / self.script


@dataclass(frozen=True, slots=True)
class MenuPlace:
    """One entry of the row of places, which opens the first of its parts."""

    title: str
    icon: str
    parts: tuple[MenuPart, ...]


_ARCHIVE = MenuPart("data/archive.py", wording.PAGE_ARCHIVE, "arsip")
_METHOD = MenuPlace(
    wording.PAGE_METHOD,
    ":material/menu_book:",
    (MenuPart("method/method.py", wording.PAGE_METHOD, "metode"),),
)
PLACES: Final = (
    MenuPlace(
        wording.PAGE_OVERVIEW,
        ":material/grid_on:",
        (
            MenuPart(
                "achievement/overview.py",
                wording.PAGE_OVERVIEW,
                "ringkasan",
                Asked((_PERIOD, _COMPARED, _KECAMATAN, _SECTOR)),
            ),
            MenuPart(
                "achievement/meeting.py",
                wording.PAGE_MEETING,
                "rapat",
                Asked((_PERIOD, _KECAMATAN, _SECTOR)),
            ),
        ),
    ),
    MenuPlace(
        wording.PAGE_KECAMATAN,
        ":material/location_on:",
        (
            MenuPart(
                "achievement/kecamatan.py",
                wording.PAGE_KECAMATAN,
                "kecamatan",
                Asked((_PERIOD, _KECAMATAN, _SECTOR)),
            ),
        ),
    ),
    MenuPlace(
        wording.PAGE_SECTOR,
        ":material/apartment:",
        (
            MenuPart(
                "achievement/sector.py",
                wording.PAGE_SECTOR,
                "opd",
                Asked((_PERIOD, _COMPARED, _KECAMATAN, _SECTOR, _INDICATOR), wording.WORST_INDICATOR),
            ),
        ),
    ),
    MenuPlace(
        wording.PAGE_INDICATOR,
        ":material/monitoring:",
        (
            MenuPart(
                "achievement/indicator.py",
                wording.PART_INDICATOR,
                "indikator",
                Asked((_INDICATOR, _PERIOD, _COMPARED, _KECAMATAN), wording.WORST_INDICATOR),
            ),
            MenuPart(
                "achievement/prevalence.py",
                wording.PAGE_PREVALENCE,
                "prevalensi",
                Asked((_PERIOD, _KECAMATAN)),
            ),
        ),
    ),
    MenuPlace(
        wording.PAGE_PRIORITY,
        ":material/flag:",
        (
            MenuPart(
                "priority/priority.py",
                wording.PAGE_PRIORITY,
                "prioritas",
                Asked((_PERIOD, _KECAMATAN, _SECTOR)),
            ),
        ),
    ),
    MenuPlace(
        wording.PLACE_FOLLOW_UP,
        ":material/checklist:",
        (
            MenuPart(
                "follow_up/plan.py",
                wording.PAGE_PLAN,
                "tindak-lanjut",
                Asked((_KECAMATAN, _SECTOR, _INDICATOR)),
            ),
            MenuPart("follow_up/promises.py", wording.PAGE_PROMISES, "janji", Asked((_KECAMATAN, _SECTOR))),
            MenuPart(
                "follow_up/action_plan.py",
                wording.PAGE_ACTION_PLAN,
                "anggaran",
                Asked((_KECAMATAN, _SECTOR, _INDICATOR)),
            ),
            MenuPart("follow_up/documents.py", wording.PAGE_DOCUMENTS, "dokumen"),
        ),
    ),
    MenuPlace(
        wording.PLACE_DATA,
        ":material/upload_file:",
        (
            MenuPart("data/upload.py", wording.PAGE_UPLOAD, "data"),
            MenuPart(
                "data/quality.py",
                wording.PAGE_QUALITY,
                "mutu",
                Asked((_PERIOD, _KECAMATAN, _SECTOR, _INDICATOR)),
            ),
            MenuPart("follow_up/confirmation.py", wording.PAGE_CONFIRMATION, "konfirmasi"),
            _ARCHIVE,
        ),
    ),
    _METHOD,
)
"""In the order of the row."""
PLACES_WITHOUT_DATA: Final = (
    MenuPlace(
        wording.PLACE_START,
        ":material/upload_file:",
        (MenuPart("data/upload.py", wording.PLACE_START, "data"), _ARCHIVE),
    ),
    _METHOD,
)
"""What the row offers where there is no data: the others would lead to the same drop zone."""
UPLOADS, ANSWER = "data", "ringkasan"
MOVED: Final = {"unggah": UPLOADS, "sektor": "opd", "rencana": "tindak-lanjut"}
"""Addresses that links of earlier versions hold, and those of the same parts now."""
START: Final = "beranda"
"""What Streamlit calls the page without an address."""


def part_at(address: str) -> MenuPart:
    """The part of an address, also of an old one and of the page without one."""
    known = {part.address: part for place in PLACES for part in place.parts}
    return known[UPLOADS if address in ("", START) else MOVED.get(address, address)]


def number_of(part: MenuPart, among: tuple[MenuPart, ...]) -> int:
    """At which number from 1 the page of a part stands, 0 where it is not `among` them."""
    addresses = [one.address for one in among]
    return addresses.index(part.address) + 1 if part.address in addresses else 0


def place_of(part: MenuPart, places: tuple[MenuPlace, ...]) -> int:
    """The number from 1 of the place that a part belongs to, 0 where none of `places` has it."""
    numbers = (number for number, place in enumerate(places, 1) if number_of(part, place.parts))
    return next(numbers, 0)
