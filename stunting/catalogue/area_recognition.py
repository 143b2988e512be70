"""Names of all areas of the country, and which kabupaten, kota or province a list of names belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from stunting.catalogue.area_names import WrittenName, normalise_name, numeral_variants, written_name

MANY = 20
"""So many names of areas in one list are not there by chance."""
KNOWN = 0.5
"""Least share of the names that must be names of areas at all."""
ENOUGH = 0.6
"""Least share of the known names that must lie in one kabupaten (or one province)."""
CLEARLY = 1.25
"""How many times as many names as the next one it must hold."""
HINTED = 0.5
"""Share of the names of the best kabupaten and province that is enough for one that the title names."""
AGAINST = 2
"""A single known name speaks against no title: "Sasaran" heads a column and is a desa somewhere."""
_NAMED_KABUPATEN = re.compile(
    r"\b(kab(?:upaten)?\b\.?(?:\s*/\s*kota\b)?|kota\b)\s*((?:(?!kab(?:upaten)?\b)[a-z'-]+\s*){1,4})",
    re.IGNORECASE,
)
"""Behind "KECAMATAN KOTA MANNA" begins "KABUPATEN BENGKULU SELATAN"."""


class NationalNames:
    """All names of areas of the country and the kabupaten (or province) that each occurs in."""

    def __init__(
        self, names: Sequence[str], spellings: Iterable[tuple[str, str]], kabupaten: Iterable[tuple[str, str]]
    ) -> None:
        """Take all names as `AreaStore.names` gives them, which are looked up and never parsed.

        Other spellings, and the names of the kabupaten and kota, come as (name in small letters and digits,
        code).
        """
        self._names = names
        self._spellings: dict[str, list[str]] = {}
        for key, code in spellings:
            self._spellings.setdefault(key, []).append(code)
        self._kabupaten = dict(kabupaten)

    def places(self, written: WrittenName) -> set[str]:
        """Codes of the kabupaten (or provinces) in which there is an area of this name."""
        keys = dict.fromkeys((written.key, *numeral_variants(written.words)))
        return {code for key in keys for code in (*self._official(key), *self._spellings.get(key, ()))}

    def _official(self, key: str) -> Sequence[str]:
        start = f"{key}\t"
        at = bisect_left(self._names, start)
        if at == len(self._names) or not self._names[at].startswith(start):
            return ()
        return self._names[at][len(start) :].split(" ")

    def share(self, texts: Sequence[str]) -> float:
        """Share (0-1) of the texts that are names of areas.

        Ordinary words are names of a desa somewhere ("Maju", "Mandiri", "Padi"), so a few names of
        smaller areas count only as far as they lie in one province.
        """
        if not texts:
            return 0.0
        known = [(name, found) for name in map(written_name, texts) if (found := self.places(name))]
        if len(known) >= MANY:
            return len(known) / len(texts)
        local = [found for name, found in known if not self._is_wide(name, found)]
        provinces = Counter(code for found in local for code in {place[:2] for place in found})
        scattered = len(local) - max(provinces.values(), default=0)
        return (len(known) - scattered) / len(texts)

    def _is_wide(self, written: WrittenName, places: set[str]) -> bool:
        """Whether a name is that of a province, kabupaten or kota."""
        named = written.key in self._kabupaten or f"kota{written.key}" in self._kabupaten
        return named or any(len(place) == 2 for place in places)

    def recognise(self, names: Sequence[tuple[str, str]], hint_text: str = "") -> str:
        """Code of the kabupaten or kota that the (name, parent) pairs lie in.

        The code of a province where the names are spread over several of its kabupaten; empty
        where it is unclear. A kabupaten that `hint_text` (a title, a file name) names wins unless
        the names speak against it.
        """
        written = {name.key: name for pair in names for name in map(written_name, pair) if name.key}
        known = [places for places in map(self.places, written.values()) if places]
        votes = Counter(code for places in known for code in places if len(code) > 2)
        provinces = Counter(code for places in known for code in {place[:2] for place in places})
        province = _clear_winner(provinces, len(known))
        hinted = max(self._hinted(hint_text), key=lambda code: votes[code], default="")
        enough = HINTED * max(max(votes.values(), default=0), provinces[province])
        few = len(known) < KNOWN * len(written)  # headers such as "Jumlah" speak against no title
        if hinted and (few or len(known) < AGAINST or votes[hinted] >= enough):
            return hinted
        if few:
            return ""
        return _clear_winner(votes, len(known)) or province

    def _hinted(self, text: str) -> list[str]:
        """Codes of the kabupaten and kota that a text names as such, in the order named."""
        found = []
        for match in _NAMED_KABUPATEN.finditer(re.sub(r"[_:-]+", " ", text)):
            words = match[2].lower().split()
            kota = "kota" if match[1].lower().startswith("kota") else ""
            keys = (kota + normalise_name(" ".join(words[:count])) for count in range(len(words), 0, -1))
            found += [self._kabupaten[key] for key in keys if key in self._kabupaten][:1]
        return found


def _clear_winner(votes: Counter[str], known: int) -> str:
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < ENOUGH * known:
        return ""
    code, most = ranked[0]
    return code if len(ranked) == 1 or most >= CLEARLY * ranked[1][1] else ""
