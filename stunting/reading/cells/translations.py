"""English translations that bilingual tables print behind or below their Indonesian labels."""

from __future__ import annotations

import re
from functools import lru_cache

_LEVEL = " / "
_WORD = re.compile(r"[^\s/]+")
_TARGET_GROUP = re.compile(r"\btarget (?:group|population)s?\b", re.IGNORECASE)
"""People, and not what is aimed at."""
_ENGLISH = frozenset(
    re.findall(
        r"[a-z]+",
        """able accompanied achievement active adequate adolescent aged aid anaemia anaemic and antenatal at
        attending babies basic behaviour behavior birth boys breastfeeding brides care cash
        certificates check children clinic complementary complete counselled couples coverage defecation
        development drinking early education exclusive families family feeding fish food for gardens girls
        group growth health healthy height home households immunisation immunization improved infants
        initiation insurance iron low malnourished malnutrition measured moderate months
        monitored monitoring mothers number of old open percentage planning population postnatal
        postpartum pregnancy pregnant prevalence promotion rate receiving risk safe sanitation
        screened sessions severe social supplement supplemented tablets taking the to total
        transfers treated treatment under vaccinated variety village visits water weighed weight
        with without women years""",
    )
)
"""English words of the field, as they stand in translations. Words of both languages are left out."""


@lru_cache(maxsize=50_000)
def without_translation(header: str) -> str:
    """A label, or a path of labels joined by " / ", without its English part; never empty."""
    told = _TARGET_GROUP.sub("sasaran", header)
    levels = [_before_translation(level) for level in told.split(_LEVEL)]
    return _LEVEL.join(level for level in levels if level) or header


def _before_translation(label: str) -> str:
    """A label without an English end: some English words of the field, and no word that is not English."""
    words = list(_WORD.finditer(label))
    plain = ["".join(filter(str.isalnum, word.group())).lower() for word in words]
    start = len(words)
    while start and (plain[start - 1] in _ENGLISH or not plain[start - 1].isalpha()):
        start -= 1
    while start < len(words) and plain[start] not in _ENGLISH:
        start += 1  # "(%)" and numbers before the translation belong to the label
    return label[: words[start - 1].end()] if start else ""
