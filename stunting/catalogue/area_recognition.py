"""Names of all areas of the country, and which kabupaten, kota or province a list of names belongs to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from stunting.catalogue.area_names import WrittenName, numeral_variants, written_name

KNOWN = 0.5
"""Least share of the names that must be names of areas at all."""
ENOUGH = 0.6
"""Least share of the known names that must lie in one kabupaten (or one province)."""
CLEARLY = 1.25
"""How many times as many names as the next one it must hold."""
HINTED = 0.5
"""Share of the best one's names that is enough for a kabupaten that the title names."""
_NAMED_KABUPATEN = re.compile(r"\b(kab(?:upaten)?\b\.?|kota\b)\s*((?:[a-z'-]+\s*){1,4})", re.IGNORECASE)


class NationalNames:
    """All names of areas of the country and the kabupaten (or province) that each occurs in."""

    def __init__(self, names: Iterable[tuple[str, str]], kabupaten: Iterable[tuple[str, str]]) -> None:
        """Take (name in small letters and digits, code) of all areas, and of the kabupaten and kota alone."""
        self._places: dict[str, list[str]] = {}
        for key, code in names:
            self._places.setdefault(key, []).append(code)
        self._kabupaten = dict(kabupaten)

    def places(self, written: WrittenName) -> set[str]:
        """Codes of the kabupaten (or provinces) in which there is an area of this name."""
        keys = (written.key, *numeral_variants(written.words))
        return {code for key in keys for code in self._places.get(key, ())}

    def knows(self, text: str) -> bool:
        """Whether some area of the country has this name."""
        written = written_name(text)
        return written.key in self._places or any(
            key in self._places for key in numeral_variants(written.words)
        )

    def recognise(self, names: Sequence[tuple[str, str]], hint_text: str = "") -> str:
        """Code of the kabupaten or kota that the (name, parent) pairs lie in.

        The code of a province where the names are spread over several of its kabupaten; empty
        where it is unclear. A kabupaten that `hint_text` (a title, a file name) names wins unless
        the names speak against it.
        """
        written = {name.key: name for pair in names for name in map(written_name, pair) if name.key}
        known = [places for places in map(self.places, written.values()) if places]
        votes = Counter(code for places in known for code in places if len(code) > 2)
        hinted = self._hinted(hint_text)
        if hinted and votes[hinted] >= HINTED * max(votes.values(), default=0):
            return hinted
        if len(known) < KNOWN * len(written):
            return ""
        provinces = Counter(code for places in known for code in {place[:2] for place in places})
        return _clear_winner(votes, len(known)) or _clear_winner(provinces, len(known))

    def _hinted(self, text: str) -> str:
        for match in _NAMED_KABUPATEN.finditer(text.replace("_", " ")):
            words = match[2].lower().split()
            kota = "kota" if match[1].lower().startswith("kota") else ""
            for count in range(len(words), 0, -1):
                code = self._kabupaten.get(kota + written_name(" ".join(words[:count])).key, "")
                if code:
                    return code
        return ""


def _clear_winner(votes: Counter[str], known: int) -> str:
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < ENOUGH * known:
        return ""
    code, most = ranked[0]
    return code if len(ranked) == 1 or most >= CLEARLY * ranked[1][1] else ""
