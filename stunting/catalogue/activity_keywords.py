"""Keywords of activities that hint at indicators: suggestions that an office edits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from stunting.catalogue.files import data_rows
from stunting.model.indicators import SourceMark

FILE = "activity_keywords.csv"
NO_SERVICE = "-"
"""Stands for an indicator in a hint that what its words say serves none ("makanan tambahan anak paud")."""
_WITHOUT = "-"
TELLING = 0.65
"""Below this score a hint is a mere subject."""
_NEAR = 0.045
"""Two hints whose scores differ by no more are equally sure: a name of two services has both."""
SYNONYMS = "activity_synonyms.csv"
KIN = "activity_kin.csv"
_WIDER, _TOGETHER = "wider", "together"
_LONG = 7
_REAL = frozenset({"beragam", "berskala", "fasilitasi", "menyusun", "penataan", "pengkajian"})
"""Words that are right as they stand, one letter beside another word of the catalogue."""
_TIMES = 2
"""Passes: "pemeriksaan bumil" is first "pemeriksaan ibu hamil", then "anc"."""
# "15 KPM", KPM as a unit alone, or beside aid, counts families that receive something; "pelatihan KPM"
# speaks of kader pembangunan manusia.
_FAMILIES = re.compile(
    r"(?<=\d) kpm\b|^(?:jumlah )?kpm(?= x |$)|\bkpm(?= (?:pkh|bpnt|sembako|miskin)\b)|(?:untuk|kepada) kpm\b"
)
_AID = re.compile(r"\b(?:bantuan|bansos|sembako|pangan|tunai|blt|pkh|bpnt|beras)\b")
_ANY_KPM = re.compile(r"\bkpm\b")
_BRACKETS = re.compile(r"\([^)]*\)?")
# Roads to a posyandu, vehicles, what is for the old or other diseases, costs and meetings of offices,
# vaccines of animals.
_OF_OTHERS = re.compile(
    r"^\W*(?:\w+ ){0,2}(?:jalan|jembatan|drainase|gorong|lampu|kendaraan)\b|"
    r"^(?!.*\b(?:ibu|bumil|balita|baduta|bayi|anak|keluarga|remaja|catin|rumah)\b)"
    r".*\b(?:lansia|lanjut usia|usila|"
    r"tuberkulosis|tbc?|hiv|malaria|dbd|odgj|hipertensi|diabetes|kusta|covid)\b|"
    r"^\W*(?:belanja )?(?:perjalanan dinas|alat tulis kantor|atk|makan\w*(?: dan)? minum\w* rapat|"
    r"penggandaan|fotokopi|honor\w* (?:narasumber|panitia|pptk|ppk|pengelola keuangan))\b|"
    r"^\W*(?:rapat|pertemuan) (?:koordinasi|evaluasi|kerja|konsultasi|rutin|staf|persiapan)\b"
    r"(?!.*\b(?:monitoring|monev|pemantauan|audit|rembuk|pkh|publikasi|diseminasi)\b)|"
    r"^\W*penyusunan (?:sk|surat keputusan|laporan|renstra|renja|rka|dpa|lakip|profil)\b|"
    r"\b(?:kinerja|dokumen\w*|koordinasi|konsultasi|evaluasi)\b.*\b(?:perangkat daerah|skpd)\b|"
    r"\b(?:sepeda motor|laptop|komputer|printer)\b|\bsewa (?:gedung|tenda|kursi)\b|"
    r"\bjasa (?:komunikasi|surat menyurat)\b|\binstalasi listrik\b|\b(?:logistik|perlengkapan) kantor\b|"
    r"\brumah dinas\b|\bgrey ?water\b|\bsaluran (?:pembuangan )?air limbah\b|\binstalasi farmasi\b|"
    # A list of institutions names no service of theirs.
    r"^(?!.*\bkader posyandu\b)(?=.*\bposyandu\b).*\b(?:rt|rw|karang taruna|lpm|lpmd|bpd|linmas)\b|"
    r"\bvaksin\w*\b.*\b(?:hewan|ternak|rabies|unggas|sapi|pmk)\b",
    re.IGNORECASE | re.DOTALL,
)
SEVERAL = re.compile(r"\b(?:dan|serta)\b|[,&+]", re.IGNORECASE)
"""What joins several services in one name."""
_AT_POSYANDU = re.compile(r"\b(?:di|melalui|lewat)\s+(?:\w+\s+)?posyandu\b", re.IGNORECASE)
_FOR_WHOM = "|".join(("bagi", "kepada", "pada", "untuk"))
_BY_WHOM = re.compile(rf"\boleh\b(?:(?!\b(?:{_FOR_WHOM})\b).)*", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class ActivityKeyword:
    """A hint: words that together suggest an indicator where none of `without` stands, with a score 0-1."""

    indicator: str
    words: frozenset[str]
    without: frozenset[str]
    score: float
    evidence: SourceMark
    note: str

    def stands_in(self, words: frozenset[str]) -> bool:
        """Whether a text of these words hints at it."""
        return self.words <= words and self.without.isdisjoint(words)


@lru_cache(maxsize=1)
def load_activity_keywords() -> tuple[ActivityKeyword, ...]:
    """The lines of the editable file `activity_keywords.csv` in their order.

    Raises:
        ValueError: a line has no indicator, no words, or a score outside 0-1. A mistake
            of ours.
    """
    found: list[ActivityKeyword] = []
    for line, row in data_rows(FILE):
        written = row["words"].split()
        without = [word.removeprefix(_WITHOUT) for word in written if word.startswith(_WITHOUT)]
        one = ActivityKeyword(
            row["indicator"],
            text_words(" ".join(word for word in written if not word.startswith(_WITHOUT))),
            text_words(" ".join(without)),
            float(row["score"]),
            SourceMark(row["evidence"]),
            row["note"],
        )
        if not one.indicator or not one.words or not 0 < one.score <= 1:
            raise ValueError(f"{FILE}, line {line}: indicator, words or score cannot be used")
        found.append(one)
    return tuple(found)


def keyword_indicators(text: str, people: str = "") -> dict[str, float]:
    """Indicators that words of an activity hint at, with scores 0-1, the surest first.

    `people` says whom it is for; it completes a text that hints at nothing alone ("Minum TTD": remaja putri).

    All words of a hint must stand in the text, in any order; what stands in brackets hints by itself. Who
    does it ("oleh kader TPK") and brackets with the rest are asked only where these hint at nothing.
    """
    if _OF_OTHERS.search(text):
        return {}
    bare = _AT_POSYANDU.sub(" ", _BY_WHOM.sub(" ", text))
    apart = (_BRACKETS.sub(" ", bare), *_BRACKETS.findall(bare))
    for parts in (apart, (bare,), (_BY_WHOM.sub(" ", text),), (text,)):
        found = {
            id: score
            for part in reversed(parts)
            for id, score in _hinted(text_words(part), several=bool(SEVERAL.search(part))).items()
        }
        if found:
            return _services(dict(sorted(found.items(), key=lambda one: -one[1])))
    of_people = text_words(people)
    if not text or not of_people:
        return {}
    return _services(_hinted(text_words(f"{text} {people}"), beyond=of_people))


def serves_none(name: str) -> bool:
    """Whether a name itself says that it serves no indicator: what stands above it tells nothing then."""
    return bool(_OF_OTHERS.search(name)) or NO_SERVICE in _hinted(text_words(_BY_WHOM.sub(" ", name)))


def likely_indicators(name: str) -> dict[str, float]:
    """Indicators at whose subject a name of an activity hints, and no more ("Pengadaan mebel PAUD").

    To be asked where nothing else is found.
    """
    if serves_none(name):
        return {}
    words = text_words(_BY_WHOM.sub(" ", name))
    hints = [one for one in load_activity_keywords() if one.score < TELLING and one.stands_in(words)]
    return {one.indicator: one.score for one in hints}


def _services(hints: Mapping[str, float]) -> dict[str, float]:
    """Hints at indicators, without those whose words a narrower one has along with its own."""
    return {id: score for id, score in without_wider(hints, hints).items() if id != NO_SERVICE}


def without_wider(scores: Mapping[str, float], named: Iterable[str]) -> dict[str, float]:
    """Scores of indicators, without those whose words a narrower one of those `named` has with its own."""
    narrower = frozenset(named)
    wider = {one for one, kin in _kin(_WIDER) if kin in narrower}
    return {id: score for id, score in scores.items() if id not in wider}


def served_together() -> tuple[tuple[str, str], ...]:
    """Pairs of indicators that one name stands for: words that name one of them do not rule the other out."""
    return _kin(_TOGETHER)


@lru_cache(maxsize=4)
def _kin(relation: str) -> tuple[tuple[str, str], ...]:
    """Pairs of the editable file `activity_kin.csv`: an indicator, and one narrower or served with it."""
    return tuple((row["indicator"], row["kin"]) for _, row in data_rows(KIN) if row["relation"] == relation)


def _hinted(
    words: frozenset[str], beyond: frozenset[str] = frozenset(), *, several: bool = False
) -> dict[str, float]:
    """The surest hints, and of the others those that most of their words set apart from surer ones.

    A hint whose words are among those of another says the same with less. In a name of `several` services,
    which share words ("pemeriksaan kesehatan dan TTD catin"), half of the words suffice.
    """
    hints = [
        one
        for one in load_activity_keywords()
        if one.score >= TELLING and one.stands_in(words) and not one.words <= beyond
    ]
    hints = [hint for hint in hints if not any(hint.words < one.words for one in hints)]
    found: dict[str, float] = {}
    for hint in sorted(hints, key=lambda one: -one.score):
        surer = [one for one in hints if one.score - hint.score > _NEAR and one.indicator != hint.indicator]
        fresh = hint.words.difference(*(one.words for one in surer))
        same = any(one.words == hint.words for one in surer)
        apart = 2 * len(fresh) - len(hint.words)
        if same or fresh == hint.words or apart > 0 or (several and apart == 0):
            found.setdefault(hint.indicator, hint.score)
    return found


@lru_cache(maxsize=1)
def _synonyms() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Phrases as offices write them, the longest first, and what each stands for: `activity_synonyms.csv`."""
    meant = {row["written"]: row["meant"] for _, row in data_rows(SYNONYMS)}
    longest = sorted(meant, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b"), meant


def text_words(text: str) -> frozenset[str]:
    """The words of a text in lower case, phrases of offices in one form ("bumil": ibu, hamil)."""
    pattern, meant = _synonyms()
    written = " ".join(re.findall(r"[^\W_]+", text.lower()))
    families = _ANY_KPM if _AID.search(written) and "kader" not in written else _FAMILIES
    written = families.sub(" keluarga penerima manfaat", written)
    written = " ".join(_meant_word(word) for word in written.split())
    for _ in range(_TIMES):
        written = pattern.sub(lambda found: meant[found[0]], written)
    return frozenset(written.split())


@lru_cache(maxsize=1)
def _long_words() -> frozenset[str]:
    """Words of keywords and synonyms that are long enough to be known although one letter is wrong."""
    texts = [row["words"].lower() for _, row in data_rows(FILE)]
    texts += [text for row in _synonyms()[1].items() for text in row]
    return frozenset(word for text in texts for word in re.findall(r"[^\W_]+", text) if len(word) >= _LONG)


@lru_cache(maxsize=4096)
def _meant_word(word: str) -> str:
    """The long word of the catalogue that `word` is with one letter too many, too few, or two swapped.

    A wrong letter in place of another makes other words ("penambangan", "penimbangan"), so it is not asked.
    """
    if len(word) < _LONG - 1 or word in _long_words() | _REAL or not word.isalpha():
        return word
    meant = [
        one
        for one in _long_words()
        if one[0] == word[0] and (len(one) != len(word) or sorted(one) == sorted(word))
        if OSA.distance(one, word, score_cutoff=1) <= 1
    ]
    return meant[0] if len(meant) == 1 else word
