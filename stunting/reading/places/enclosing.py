"""The area that a whole table lies in, by its title, its sheet name or the name of the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from stunting.catalogue.area_names import written_name
from stunting.catalogue.pattern_words import DESA, KABUPATEN, KECAMATAN, LEVEL_OF_WORD, PROVINSI, QUARTER
from stunting.model.areas import Area, AreaLevel
from stunting.reading.cells.label_words import clean_label
from stunting.reading.cells.periods import MONTH_WORDS
from stunting.reading.context import Context
from stunting.reading.layout.column_roles import ColumnRole, columns_of
from stunting.reading.layout.drafts import TableDraft
from stunting.reading.places.found import AreaAround
from stunting.reading.places.matching import match_areas
from stunting.reading.places.name_rows import AreaRow
from stunting.reading.places.ranks import RANK

_WORD = rf"(?:{KECAMATAN}|(?:{KABUPATEN})(?:\s*/\s*kota)?|kota|{DESA}|kel|{PROVINSI}|puskesmas)\b"
# "PER KECAMATAN KABUPATEN WONOGIRI" names no kecamatan.
_AREA_IN_TEXT = re.compile(
    rf"\b(?P<word>{_WORD})\.?\s*:?\s*(?!{_WORD})"
    rf"(?P<name>[A-Za-z][\w'-]*(?:\s+(?!{_WORD})[A-Za-z][\w'-]*){{0,3}})",
    re.IGNORECASE,
)

_MARK = re.compile(r"[^\w\s'-]+|\s-\s")
_MONTH = "|".join(MONTH_WORDS)
# A line about one puskesmas or kecamatan: "UPTD Puskesmas Petung", "Laporan Kecamatan Kedawung 2024".
_OF_ONE_PLACE = re.compile(
    rf"^(?P<lead>.*?)\b(?P<word>puskesmas|pkm|{KECAMATAN})\b\W*"
    rf"(?P<name>(?!(?:{_WORD}|se|per|dan|di|dalam|pada|menurut|yang|dengan|tahun|bulan)\b)"
    r"[a-z][\w']*(?:\.? [a-z][\w']*){0,2}?)"
    rf"(?:\W+(?:{KABUPATEN}|kota|tahun|bulan|{QUARTER}|semester|{PROVINSI}|{_MONTH}|\d+)\b.*)?$",
    re.IGNORECASE,
)
_OF_ONE_DESA = re.compile(
    rf"^\W*(?:{DESA}|ds|kel)\b(?:\W*/\W*(?:{DESA}|kel))?[\s.]*(?P<colon>:)?\s*"
    r"(?P<name>[a-z][\w'-]*(?:\.? [a-z][\w'-]*){0,3})\W*$",
    re.IGNORECASE,
)
_OFFICE_LEAD = re.compile(r"\W*(?:(?:uptd?|blud|nama)\b\W*)*", re.IGNORECASE)


def enclosing_area(draft: TableDraft, file: str, context: Context) -> Area | None:
    """The most local area that the title, the sheet, the file or a title further up names for the table.

    A sheet may bear the bare name of a kecamatan or desa, unless the table lists kecamatan itself, or
    that of a kabupaten where nothing else names an area; so may a title. A table that names no area lies
    in the puskesmas of its title, and in a kecamatan of an unknown kabupaten, both without a code.
    """
    found = _official_area(draft, file, context)
    if draft.labels is not None or draft.across is not None:
        return found
    named_here = [one for line in draft.lines if (one := _desa_without_code(clean_label(line), context))]
    if named_here and (found is None or found not in _areas_in_lines(draft, context)):
        return _sounding(named_here[-1], context) or named_here[-1]  # not the desa of the table above
    for line in (*draft.lines, draft.sheet.grid.sheet, *draft.above[::-1]):
        label = clean_label(line)
        named = _OF_ONE_PLACE.match(label)
        place = _place_without_code(named, context) if named else _desa_without_code(label, context)
        if place is not None and (found is None or RANK[found.level] < RANK[place.level]):
            return _desa_of_sheet(draft.sheet.grid.sheet, place, context) or place
    return found


def _desa_of_sheet(sheet: str, place: Area, context: Context) -> Area | None:
    """The desa of a kecamatan whose name a sheet cuts short: "Pl. Balai" below "KECAMATAN PL. BANYAK"."""
    if place.level is not AreaLevel.KECAMATAN or not sheet:
        return None
    rows = [AreaRow(place.name, "", "", place.level), AreaRow(sheet, place.name, "", AreaLevel.DESA)]
    kecamatan, desa = match_areas(rows, context).found
    if not kecamatan.code or not desa.code.startswith(f"{kecamatan.code}."):
        return None
    # What is only likely stays as written, so that its numbers are asked about.
    return context.gazetteer.official(desa.code) if desa.certain else Area(AreaLevel.DESA, "", sheet)


def _areas_in_lines(draft: TableDraft, context: Context) -> list[Area | None]:
    return [area_in_text(line, context, (draft.title, draft.sheet.grid.sheet)) for line in draft.lines]


def _sounding(desa: Area, context: Context) -> Area | None:
    """The one desa of the kabupaten that a name sounds like ("Lb. Puding" for Lubuk Puding), or None."""
    if not context.kabupaten:
        return None
    index = context.gazetteer.index(context.kabupaten, AreaLevel.DESA)
    codes = index.sounding(written_name(desa.name))
    return context.gazetteer.official(codes[0]) if len(codes) == 1 else None


def _desa_without_code(line: str, context: Context) -> Area | None:
    """The desa that a line is about ("Desa : Bojong"), though its name is misspelt or that of several.

    Without a colon its name must be that of a desa: "Desa lokus stunting" names none.
    """
    named = _OF_ONE_DESA.match(line)
    if named is None:
        return None
    name = named["name"].strip()
    known = context.gazetteer.exact(name, level=AreaLevel.DESA, within=context.kabupaten)
    return Area(AreaLevel.DESA, "", name) if named["colon"] or known else None


def _place_without_code(named: re.Match[str], context: Context) -> Area | None:
    """The puskesmas, or the kecamatan of some kabupaten, that a line is about.

    Behind other words ("Kinerja Puskesmas Berprestasi") its name must be that of a kecamatan.
    """
    known = bool(context.gazetteer.exact(named["name"], level=AreaLevel.KECAMATAN, within=context.kabupaten))
    if not known and not _OFFICE_LEAD.fullmatch(named["lead"]):
        return None
    level = _level_of(named["word"]) or AreaLevel.PUSKESMAS
    name = named["name"] if level is AreaLevel.KECAMATAN else f"Puskesmas {named['name']}"
    return Area(level, "", name)


def area_around(enclosing: Area | None, context: Context) -> AreaAround | None:
    """The area that all numbers of a table are about which names none itself; None where there is none."""
    if enclosing is None:
        return None
    row = AreaRow(enclosing.name, "", enclosing.code, enclosing.level)
    city = enclosing.kind == "kota" and not enclosing.name.lower().startswith("kota")
    name = f"Kota {enclosing.name}" if city else enclosing.name
    return AreaAround(name, match_areas([row], context).found[0])


def _official_area(draft: TableDraft, file: str, context: Context) -> Area | None:
    sheet, gazetteer, kabupaten = draft.sheet.grid.sheet, context.gazetteer, context.kabupaten
    if kabupaten and sheet:
        for level in (AreaLevel.KECAMATAN, AreaLevel.DESA):
            named = gazetteer.exact(sheet, level=level, within=kabupaten)
            if len(named) == 1 and not spans_kecamatan(draft):
                return named[0]
    own = area_in_text(draft.title, context, (sheet, *draft.above[::-1]))
    if own is not None and RANK[own.level] > RANK[AreaLevel.KABUPATEN]:
        return own
    texts = (sheet, file.rpartition(".")[0].replace("-", " "), *draft.above[::-1])
    others = [area for text in texts if (area := area_in_text(text, context))]
    others = others or list(gazetteer.exact(sheet, level=AreaLevel.KABUPATEN) if sheet else ())[:1]
    if own is None and not others and (draft.labels is None or any(draft.labels.places())):
        others = _named_bare(draft, context)[:1]
    return max([own, *others] if own else others, key=lambda area: RANK[area.level], default=None)


def _named_bare(draft: TableDraft, context: Context) -> list[Area]:
    """Kabupaten that lines of a title call by the bare name ("Penajam Paser Utara: SSGI dan e-PPGBM").

    A name of one word, which may mean other things too, must be all that stands between two marks.
    """
    found: list[Area] = []
    for line in (*draft.lines, *draft.above[::-1]):
        for part in _MARK.split(clean_label(line)):
            words = part.split()
            spans = [words] if len(words) == 1 else _spans_of_words(words)
            named = (context.gazetteer.exact(" ".join(span), level=AreaLevel.KABUPATEN) for span in spans)
            found += [areas[0] for areas in named if len(areas) == 1]
    return found


def _spans_of_words(words: list[str]) -> list[list[str]]:
    """All runs of two to four words, the longest first."""
    return [words[at : at + n] for n in (4, 3, 2) for at in range(len(words) - n + 1)]


def spans_kecamatan(draft: TableDraft) -> bool:
    """Whether a table has its own kecamatan column, so that no name above it is needed."""
    areas = columns_of(draft.columns, ColumnRole.AREA)
    return any(AreaLevel.KECAMATAN in column.levels for column in areas)


def names_of(level: AreaLevel, text: str) -> list[list[str]]:
    """What a text calls areas of a level ("Kec. Waru"): each name in its possible lengths, longest first."""
    return [
        [" ".join(words[:length]) for length in range(len(words), 0, -1)]
        for found in _AREA_IN_TEXT.finditer(clean_label(text.replace("_", " ")))
        if _level_of(found["word"]) is level
        for words in [found["name"].split()]
    ]


def area_in_text(text: str, context: Context, near: Sequence[str] = ()) -> Area | None:
    """The most local area that a title, sheet or file name names with its level ("Kec. Sepaku"), or None.

    Of desa of one name it is the one in the kecamatan that the text names too, else the first text `near`
    it that names one; where none does nobody knows which is meant.
    """
    best: Area | None = None
    for found in _AREA_IN_TEXT.finditer(clean_label(text.replace("_", " "))):
        level = _level_of(found["word"])
        if level is None:
            continue
        within = context.kabupaten if RANK[level] > 2 else ""
        words = found["name"].split()
        for length in range(len(words), 0, -1):
            name = " ".join(words[:length])
            named = f"Kota {name}" if found["word"].lower() == "kota" else name
            areas = context.gazetteer.exact(named, level=level, within=within)
            if not areas and named != name and context.kabupaten:
                # "KECAMATAN KOTA MANNA" names a kecamatan, and no kota of its own.
                areas = context.gazetteer.exact(named, AreaLevel.KECAMATAN, within=context.kabupaten)
            if level is AreaLevel.DESA and len(areas) > 1:
                areas = _in_named_kecamatan(areas, (text, *near), context)
            if areas and (within or level in (AreaLevel.KABUPATEN, AreaLevel.PROVINSI)):
                if best is None or RANK[areas[0].level] > RANK[best.level]:
                    best = areas[0]
                break
    return best


def _in_named_kecamatan(desa: Sequence[Area], texts: Sequence[str], context: Context) -> tuple[Area, ...]:
    """The desa among some of one name that lies in the kecamatan that the first of some texts names."""
    for text in texts:
        for name in chain.from_iterable(names_of(AreaLevel.KECAMATAN, text)):
            named = context.gazetteer.exact(name, level=AreaLevel.KECAMATAN, within=context.kabupaten)
            if named:
                codes = {area.code for area in named}
                return tuple(one for one in desa if one.parent_code in codes)
    return ()


def _level_of(word: str) -> AreaLevel | None:
    """Level of the word before a name ("kab/kota"); none for a puskesmas, which lies in no list of areas."""
    return LEVEL_OF_WORD.get(word.lower().partition("/")[0].strip())
