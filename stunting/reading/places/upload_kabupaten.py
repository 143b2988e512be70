"""Which kabupaten each file is about, and which one the files of an upload are about together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from stunting.catalogue.gazetteer import Gazetteer
from stunting.model.areas import Area, AreaLevel
from stunting.model.problems import Problem, ProblemKind, problem
from stunting.reading.layout.located import Located
from stunting.reading.places.enclosing import names_of

_MOST_CODES = 0.8
"""Share of the codes of a file that must lie in one kabupaten."""
_FITS_AS_WELL = 0.9
"""Share of the names found in its own kabupaten that a file may have in another one to belong to that."""


@dataclass(frozen=True, slots=True)
class FilePlace:
    """What a file shows of where it lies: names with the area before them, and the kabupaten by itself."""

    file: str
    names: tuple[tuple[str, str], ...]
    texts: str
    kabupaten: str
    """Kemendagri code of a kabupaten, kota or province; empty where unclear."""


@dataclass(frozen=True, slots=True)
class UploadPlace:
    """Where an upload lies: the main kabupaten, the one of each file, and what there is to ask."""

    kabupaten: str
    of_files: tuple[str, ...]
    problems: tuple[Problem, ...]


def place_of_file(
    file: str, located: Sequence[Located], sheets: Sequence[str], gazetteer: Gazetteer
) -> FilePlace:
    """The kabupaten of a file by its own names, title, sheets and codes."""
    names = tuple(name for one in located for name in one.area_names())
    texts = " ".join(dict.fromkeys([*(one.title for one in located), *sheets, file]))[:4000]
    found = gazetteer.recognise_kabupaten(names, texts) or _by_codes(located, gazetteer)
    found = found or _by_kecamatan_named(texts, gazetteer)
    return FilePlace(file, names, texts, found)


def _by_kecamatan_named(texts: str, gazetteer: Gazetteer) -> str:
    """The one kabupaten with a kecamatan, and a desa in it where one is named, as texts call them."""
    for kecamatan in names_of(AreaLevel.KECAMATAN, texts):
        found = next((f for name in kecamatan if (f := gazetteer.exact(name, level=AreaLevel.KECAMATAN))), ())
        for desa in names_of(AreaLevel.DESA, texts):
            here = [a for a in found for name in desa if gazetteer.exact(name, AreaLevel.DESA, a.code)]
            found = tuple(dict.fromkeys(here)) or found
        if len(kabupaten := {area.code.rpartition(".")[0] for area in found}) == 1:
            return kabupaten.pop()
    return ""


def _by_codes(located: Sequence[Located], gazetteer: Gazetteer) -> str:
    """The kabupaten that nearly all area codes belong to, or nothing."""
    codes = [code for one in located for code in one.area_codes()]
    areas = [area for code in codes if (area := gazetteer.area(code))]
    found = Counter(".".join(area.code.split(".")[:2]) for area in areas if "." in area.code)
    code, count = found.most_common(1)[0] if found else ("", 0)
    return code if count >= _MOST_CODES * sum(found.values()) else ""


def place_of_upload(files: Sequence[FilePlace], chosen: str, gazetteer: Gazetteer) -> UploadPlace:
    """Each file keeps the kabupaten it shows; one that shows none, or fits as well, joins the main one.

    A kabupaten that a person chose is the main one. Where no file is of it, the person corrects what was
    recognised, and it goes for all files.
    """
    own = [one.kabupaten for one in files]
    if chosen and chosen not in own:
        return UploadPlace(chosen, (chosen,) * len(files), ())
    main = chosen or _main(files) or _together(files, gazetteer)
    of_files = tuple(main if _joins(one, main, gazetteer) else one.kabupaten for one in files)
    return UploadPlace(main, of_files, () if chosen else _question(files, of_files, main, gazetteer))


def _main(files: Sequence[FilePlace]) -> str:
    """The kabupaten of most names; a province only where no file shows a kabupaten."""
    votes: Counter[str] = Counter()
    for one in files:
        if one.kabupaten:
            votes[one.kabupaten] += max(1, len(one.names))
    ranked = sorted(votes, key=lambda code: ("." in code, votes[code]), reverse=True)
    return ranked[0] if ranked else ""


def _together(files: Sequence[FilePlace], gazetteer: Gazetteer) -> str:
    names = [name for one in files for name in one.names]
    return gazetteer.recognise_kabupaten(names, " ".join(one.texts for one in files)[:4000])


def _joins(one: FilePlace, main: str, gazetteer: Gazetteer) -> bool:
    """Whether a file shows no other kabupaten than the main one, or has names that all stand in both."""
    if not one.kabupaten or one.kabupaten == main or not main:
        return True
    names = [name for name, _ in one.names]
    here, there = (gazetteer.share_of_names(names, code) for code in (main, one.kabupaten))
    return "." in one.kabupaten and here > 0 and here >= _FITS_AS_WELL * there


def _question(
    files: Sequence[FilePlace], of_files: Sequence[str], main: str, gazetteer: Gazetteer
) -> tuple[Problem, ...]:
    """Asks which kabupaten is meant, at the first file of another one; a list of a province is no other."""
    others = [
        (one.file, area)
        for one, code in zip(files, of_files, strict=True)
        if code != main and "." in code and (area := gazetteer.area(code))
    ]
    used = gazetteer.area(main)
    if not others or used is None:
        return ()
    names = ", ".join(dict.fromkeys(_full_name(area) for _, area in others))
    return (problem(ProblemKind.SEVERAL_KABUPATEN, file=others[0][0], others=names, used=_full_name(used)),)


def _full_name(area: Area) -> str:
    return f"{area.kind.capitalize()} {area.name}"
