"""Look-up of official areas by name, exact and by likeness, within one area."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from rapidfuzz import fuzz, process

from stunting.catalogue.area_names import (
    WrittenName,
    canonical_words,
    needs_care,
    numeral_variants,
    plain_text,
    sound_key,
    written_name,
)

SOUND_WEIGHT = 0.98
"""A name that only sounds the same counts a little less than one written the same."""
_DOUBLED = re.compile(r"^([a-z]{3,})2$")


def official_keys(name: str, kind: str) -> Iterator[str]:
    """All keys under which an official name is found, the main one first."""
    text = name.lower()
    if kind == "kota":
        yield "kota" + "".join(canonical_words(plain_text(text)))
    elif kind == "kabupaten" and text.startswith("kepulauan "):
        yield from official_keys(text.removeprefix("kepulauan "), "")
    if not needs_care(text):
        yield text.replace(" ", "").replace("-", "")
        return
    plain = plain_text(text)
    words = canonical_words(plain)
    yield "".join(words)
    yield from numeral_variants(words)
    yield written_name(name).key
    parts = [part for part in re.split(r"[/()]", plain) if part.strip()]
    if len(parts) > 1:
        yield from ("".join(canonical_words(part)) for part in parts)


class NameIndex:
    """Official areas of one area, found by name.

    Built from codes, kinds and names; `exact` and `similar` answer with codes.
    """

    def __init__(self, areas: Iterable[tuple[str, str, str]]) -> None:
        self._names: dict[str, str] = {}
        self.codes: dict[str, list[str]] = {}
        for code, kind, name in areas:
            self._names[code] = f"Kota {name}" if kind == "kota" else name
            for key in dict.fromkeys(filter(None, official_keys(name, kind))):
                self.codes.setdefault(key, []).append(code)

    def __len__(self) -> int:
        return len(self._names)

    def add(self, code: str, spelling: str) -> None:
        """Make an area known under another spelling too."""
        key = written_name(spelling).key
        codes = self.codes.setdefault(key, [])
        if code not in codes:
            codes.append(code)

    def exact(self, written: WrittenName) -> list[str]:
        """Codes of the areas of this very name, after normalising; "Lawe2" is also Lawe-Lawe."""
        return self.codes.get(written.key) or self.codes.get(_DOUBLED.sub(r"\1\1", written.key), [])

    def similar(self, written: WrittenName, limit: int) -> list[tuple[str, float]]:
        """Codes of the areas most alike with their score 0-1, best first."""
        scores: dict[str, float] = defaultdict(float)
        for key, score, _ in process.extract(written.key, self._keys, scorer=fuzz.ratio, limit=limit * 2):
            for code in self.codes[key]:
                scores[code] = max(scores[code], score / 100)
        sound = written.sound
        for key, score, _ in process.extract(sound, self._sound_keys, scorer=fuzz.ratio, limit=limit * 2):
            for code in self._sounds[key]:
                scores[code] = max(scores[code], score / 100 * SOUND_WEIGHT)
        return sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:limit]

    def sounding(self, written: WrittenName) -> list[str]:
        """Codes of the areas whose name sounds the same."""
        return self._sounds.get(written.sound, [])

    def words(self, code: str) -> tuple[str, ...]:
        """Words of the official name of an area."""
        return canonical_words(plain_text(self._names[code].lower()))

    @cached_property
    def _keys(self) -> list[str]:
        return list(self.codes)

    @cached_property
    def _sounds(self) -> dict[str, list[str]]:
        sounds: dict[str, list[str]] = defaultdict(list)
        for code, name in self._names.items():
            sounds[sound_key(canonical_words(plain_text(name.lower())))].append(code)
        return dict(sounds)

    @cached_property
    def _sound_keys(self) -> list[str]:
        return list(self._sounds)
