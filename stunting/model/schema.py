"""Records from json and from rows of texts, by the fields and types that the records themselves declare."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

import msgspec

T = TypeVar("T")
_PLACE = re.compile(r" - at `\$(?P<path>.*)`$")
_WORDS = (
    (re.compile(r"^Object missing required field `(\w+)`"), "bagian \u201c{0}\u201d tidak ada"),
    (re.compile(r"^Invalid (?:enum )?value (.+)"), "isi {0} tidak dikenal"),
    (re.compile(r"^Expected `(.+?)(?: \| null)?`, got `(.+)`"), "isinya {1}, seharusnya {0}"),
    (re.compile(r"^JSON is malformed|^Input data was truncated"), "berkas rusak atau bukan json"),
    (re.compile(r"^Number out of range"), "angkanya terlalu besar"),
    (re.compile(r"^(.+) is not a valid \w+"), "isi {0} tidak dikenal"),
    (re.compile(r"^Invalid isoformat string: (.+)"), "isi {0} bukan tanggal"),
)
_TYPES = {
    "object": "kumpulan bagian",
    "array": "daftar",
    "str": "teks",
    "int": "bilangan bulat",
    "float": "angka",
    "bool": "ya atau tidak",
    "null": "kosong",
}


class UnfitError(ValueError):
    """Content that does not fit its declaration, as an Indonesian sentence that names the place."""


def from_json(data: bytes, kind: type[T]) -> T:
    """The record that json bytes hold; a byte order mark before them is passed over.

    Raises:
        UnfitError: they hold none.
    """
    try:
        return msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=kind)
    except RecursionError as error:
        raise UnfitError("Isinya bersarang terlalu dalam.") from error
    except ValueError as error:  # also of a record that checks more than types
        raise UnfitError(_sentence(str(error))) from error


def from_texts(row: Mapping[str, object], kind: type[T]) -> T:
    """The record of a row whose numbers and flags are still written as texts.

    Raises:
        UnfitError: the row does not fit.
    """
    try:
        return msgspec.convert(row, kind, strict=False)
    except ValueError as error:
        raise UnfitError(_sentence(str(error))) from error


def to_json(record: object) -> str:
    """A record as json that people can read."""
    return msgspec.json.format(msgspec.json.encode(record), indent=2).decode()


def to_short_json(record: object) -> bytes:
    """A record as json for programs, in as few bytes as it takes."""
    return msgspec.json.encode(record)


def _sentence(message: str) -> str:
    """What the parser found, for people: "Isi 'x' tidak dikenal (decisions ke-1, kind)."."""
    place = _PLACE.search(message)
    found = message[: place.start()] if place else message
    for pattern, words in _WORDS:
        match = pattern.match(found)
        if match:
            found = words.format(*(_TYPES.get(part, part) for part in match.groups()))
            break
    where = _place_words(place["path"]) if place else ""
    return f"{found[:1].upper()}{found[1:]}{f' ({where})' if where else ''}."


def _place_words(path: str) -> str:
    counted = re.sub(r"\[(\d+)\]", lambda found: f" ke-{int(found[1]) + 1}", path)
    return counted.replace("[...]", "").lstrip(".").replace(".", ", ")
