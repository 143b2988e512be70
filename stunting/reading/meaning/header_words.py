"""Headers as words of the field: symbols, abbreviations and misspellings brought to one form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from stunting.catalogue.files import GlossaryTerm, read_glossary, read_indicators, read_target_groups
from stunting.catalogue.pattern_words import TOTAL
from stunting.reading.meaning.measure_words import KNOWN_WORDS, STOP_WORDS

LEVEL_MARK = " / "
AGE_MARK = "umur"
"""Words that begin with it are age spans: "6-23 bulan" is `umur6sd23bulan`."""
_AGE_UNITS = {
    "bulan": "bulan",
    "bln": "bulan",
    "bl": "bulan",
    "tahun": "tahun",
    "thn": "tahun",
    "th": "tahun",
}
_MONTH_SPANS = {(0, 5), (0, 6), (6, 11), (6, 23), (6, 59), (12, 59), (0, 23), (0, 59)}
_AGE_UNIT = r"(bulan|bln|bl|tahun|thn|th)?\b"
# Written forms that letters and digits alone would not keep; order matters.
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        # An age as programs write it: "anak_2_6_tahun".
        (r"(?<=_\d)_(?=\d{1,2}_(?:bulan|bln|tahun|thn|th)(?:_|\b))", "-"),
        (r"(?<=_\d\d)_(?=\d{1,2}_(?:bulan|bln|tahun|thn|th)(?:_|\b))", "-"),
        (r"[_\s]+", " "),
        # "kurang 6 bulan" is an age, "gizi kurang 6-59 bulan" is none.
        (
            r"(?<!gizi )(?<!bb )(?<!badan )\bkurang (?=\d{1,2} (?:bulan|bln|tahun|thn|th)\b)",
            "kurang dari ",
        ),
        # The definition of BBLR in place of its name.
        (
            r"\b(?:lahir\b(?: (?:dengan|dgn|yang|yg))?[\s(]*(?:bb|berat(?: badan)?)(?: lahir)?|"
            r"(?:bb|berat(?: badan)?) lahir)\s*(?:<|kurang dari|kurang|di ?bawah)\s*2(?:500|[.,]5)0{0,2}\s*"
            r"(?:gram|gr|g|kg|kilogram)\b",
            " bblr ",
        ),
        (r"\b(?:tb|pb)\s*/\s*u\b|\b(?:tinggi|panjang)(?: badan)? (?:menurut|per) umur\b", " tbu "),
        (r"\bbb\s*/\s*u\b|\bberat badan (?:menurut|per) umur\b", " bbu "),
        (r"\bbb\s*/\s*[tp]b\b|\bberat badan (?:menurut|per) (?:tinggi|panjang)(?: badan)?\b", " bbtb "),
        (r"\bd\s*/\s*s\b", " dpers "),
        (r"\bn\s*/\s*d\b", " nperd "),
        (r"\bk\s*/\s*s\b", " kpers "),
        (r"\bs\s*[/.]\s*d\b\.?", " sampai "),
        (r"\bl\s*(?:\+|&|dan)\s*p\b", " lp "),
        (r"\b(?:ya|ada|sudah)\s*/\s*(?:tidak|belum)(?: ada)?\b", " yatidak "),
        (r"\by\s*/\s*t\b", " yatidak "),
        (r"\b1\s*[=:]\s*(?:ya|ada|sudah)\W+0\s*[=:]\s*(?:tidak|tdk|belum)(?: ada)?\b", " yatidak "),
        (r"\b(?:ya|ada|sudah)\s*[=:]\s*1\W+(?:tidak|tdk|belum)(?: ada)?\s*[=:]\s*0\b", " yatidak "),
        (r"\bnaik\s*[/-]\s*turun\b|\bturun\s*[/-]\s*naik\b|\+\s*/\s*[-\u2212]|\u00b1|\u0394", " selisih "),
        (r"\b(?:sum|count|average|hitungan) (?:of|dari) ", " "),
        (r"\b(?:tahun|thn?)\.? anggaran\b", " tahun "),
        (r"\b(?:data|nilai|angka) dasar\b|\bkondisi awal\b", " baseline "),
        (r"\b(di)?timbang d ?s\b|\b(masyarakat) d ?s\b", r" \1timbang dpers \2 "),
        (r"%", " persen "),
        (r"[\u03a3\u03c3\u2211]", " sigma "),
        (r"(?<=\d)\.(?=\d{3}\b)", ""),
        (r"\b(k|kn|kf|fe)\s*-?\s*(\d{1,2})\b(?!\s*[,.]\d)", r" \1\2 "),
        (r"\b([2-9])\s*x\b", r" \1 kali "),
        (r"(?<=\d)(?=(?:cm|kg|gr|mg)\b)", " "),
        (r"\b(?:19|20)\d{2}\b", " "),
        # What is aimed at, unless the capaian itself stands below: "Target Capaian Tahun / 2026".
        (r"\b(?:target|tgt) (?:pen)?capaian\b(?!.*\b(?:capaian|realisasi)\b)", " target "),
        # All who are to be served, not those who were.
        (
            r"\b(?:yang |yg )?(?:se)?(?:harus|wajib|mesti)(?:nya)? "
            r"(?:(?:di|ter)(?:layani|ima)|men(?:dapat|erima)\w*)\b|\bseharusnya\b",
            " sasaran ",
        ),
        # A class is not all who were measured.
        (
            r"\b(stunting|pendek|kurus|gizi \w+) (?:dari )?"
            r"hasil (?:pengukuran|penimbangan)\b",
            r"\1",
        ),
        # Puskesmas that hold a service are counted, not the people it is for.
        (
            r"\bpuskesmas (?:yang |yg )?"
            r"(?:melaksanakan|menyelenggarakan|mengadakan|melakukan|dengan|memiliki)\b",
            " puskesmaspelaksana ",
        ),
        # So are classes, of which one serves many.
        (r"\b(?:jumlah|jml|jlh|total|banyaknya) kelas (?=ibu|bumil|balita)", " hitungankelas "),
        # A question of a form says where it is asked.
        (
            r"\bdi (?:wilayah )?(?:desa|kelurahan)(?:/(?:desa|kel(?:urahan)?))?"
            r"(?: (?:ini|anda|saudara))?\s*\?",
            " ",
        ),
    )
)
_BEFORE_AGES = 5
"""So many forms are brought first: "< 2.500 gram" is no age."""
_BELOW_AGE = re.compile(r"(?:<|\bkurang dari|\bdi ?bawah|\bbawah)\s*(\d{1,2})\s*" + _AGE_UNIT)
_AGE_SPAN = re.compile(
    r"\b(\d{1,2})\s*(?:bulan|bln|tahun|thn)?\s*(?:-|\u2013|\u2014|s\s*/\s*d|s\.d\.?|sd|sampai|hingga)"
    r"\s*<?\s*(\d{1,2})\s*" + _AGE_UNIT
)
_BLANKS = re.compile(r"[_\s]+")
_MAY_HAVE_FORMS = re.compile(
    r"[^a-z ]|umur|berat|\bl ?dan|sum|count|average|hitungan|anggaran|dasar|awal|\bd ?s\b|capaian"
    r"|harus|wajib|mesti|hasil|puskesmas|kelas"
)
"""A sign, or a word without which none of the forms stands: most names of indicators have neither."""
_CAMEL = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})")
# Heads as programs write them, "IbuHamilMendapatTTD90Tablet": no blank, and a capital at each word.
_PROGRAMMED = re.compile(r"(?<!\S)(?=[^\s/]*(?:[a-z][A-Z]|[A-Z]{4}[a-z]))[A-Za-z0-9]{8,}(?!\S)")
_PROGRAMMED_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z0-9])(?=[A-Z][a-z])|(?<=[A-Z]{3})(?=\d)")
_PROGRAMMED_AGE = re.compile(r"\b(0|6|12)(5|11|23|24|59)(?= (?:Bulan|Bln)\b)")
# "persentase A terhadap seluruh B" is about A.
_AGAINST = re.compile(rf"\bterhadap (?:seluruh|semua|{TOTAL}|target|sasaran)\b")
_NUMBERING = re.compile(
    r"^\s*(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})\s*[.)]|(?:[a-z]\.)?\d{1,2}(?:\.\d{1,2})*\.?|"
    r"(?:indikator|ind)[.\s]*\d{1,2}\s*[:.)\u2013-]?)\s+(?=[a-z(])"
)
_WORD = re.compile(r"[a-z0-9]+")
_LONGEST_PHRASE = 8


@dataclass(frozen=True, slots=True)
class HeaderWords:
    """A header path as words: one tuple of canonical words per level, stop words left out.

    `aside` are words after "terhadap seluruh", which name the target group of a percentage;
    `corrected` counts the words whose spelling was corrected.
    """

    levels: tuple[tuple[str, ...], ...]
    aside: frozenset[str] = frozenset()
    corrected: int = 0
    all: frozenset[str] = field(init=False)
    """Words of all levels."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "all", frozenset(word for level in self.levels for word in level))


class WordReader:
    """Turns texts into canonical words. Knows the glossary and, for spelling, the words it is given."""

    def __init__(self, glossary: Sequence[GlossaryTerm], texts: Iterable[str]) -> None:
        self._phrases: dict[tuple[str, ...], tuple[str, ...]] = {}
        known: set[str] = set(STOP_WORDS | KNOWN_WORDS)
        for term in glossary:
            canonical = tuple(_WORD.findall(term.term))
            known.update(canonical)
            for spelling in term.spellings:
                words = plain_words(spelling)
                known.update(words)
                self._phrases[tuple(word for word in words if word not in STOP_WORDS)] = canonical
        for text in texts:
            known.update(plain_words(text))
        self._known = known
        self._starts = {phrase[0] for phrase in self._phrases}
        self._corrections: dict[str, str] = {}

    @cached_property
    def _spellable(self) -> list[str]:
        return sorted(word for word in self._known if len(word) >= 4 and word.isalpha())

    def read(self, header: str) -> HeaderWords:
        """Words of a header path whose levels are joined by ' / '."""
        levels: list[tuple[str, ...]] = []
        aside: set[str] = set()
        corrected = 0
        for text in _written_form(header).split(LEVEL_MARK):
            main, *against = _AGAINST.split(_NUMBERING.sub("", text), maxsplit=1)
            words, changed = self._canonical(main)
            corrected += changed
            if words:
                levels.append(words)
            for part in against:
                aside.update(self._canonical(part)[0])
        return HeaderWords(tuple(levels), frozenset(aside), corrected)

    def _canonical(self, text: str) -> tuple[tuple[str, ...], int]:
        """Canonical words of a text, and how many of them were misspelt."""
        written = _WORD.findall(text)
        spelt = [self._spelt(word) for word in written]
        changed = sum(right != word for right, word in zip(spelt, written, strict=True))
        kept = tuple(word for word in spelt if word not in STOP_WORDS)
        return self._merged(self._merged(kept)), changed

    def _spelt(self, word: str) -> str:
        """The known word that a long unknown word misspells, else the word itself.

        One letter may differ (a swap counts as one), two in words of ten letters or more, and the
        first letter must stand: "perikanan" must not become "pernikahan".
        """
        if word in self._known or len(word) < 5 or not word.isalpha():
            return word
        if word not in self._corrections:
            allowed = 2 if len(word) >= 10 else 1
            found = process.extractOne(word, self._spellable, scorer=OSA.distance, score_cutoff=allowed)
            self._corrections[word] = found[0] if found and found[0][0] == word[0] else word
        return self._corrections[word]

    def _merged(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Words with each known phrase, the longest first, replaced by its term."""
        merged: list[str] = []
        place = 0
        while place < len(words):
            length = 0
            if words[place] in self._starts:
                for size in range(min(_LONGEST_PHRASE, len(words) - place), 0, -1):
                    canonical = self._phrases.get(words[place : place + size])
                    if canonical is not None:
                        merged.extend(canonical)
                        length = size
                        break
            if not length:
                merged.append(words[place])
                length = 1
            place += length
        return tuple(merged)


def plain_words(text: str) -> tuple[str, ...]:
    """Lower-case words of a text after its symbols are written out; nothing is merged or corrected."""
    return tuple(_WORD.findall(_written_form(text)))


@lru_cache(maxsize=1)
def shipped_reader() -> WordReader:
    """The reader of the glossary and catalogue that ship with the package."""
    indicators = read_indicators()
    texts = [text for indicator in indicators for text in (indicator.name, *indicator.synonyms)]
    texts += [spelling for group in read_target_groups() for spelling in group.spellings]
    return WordReader(read_glossary(), texts)


@lru_cache(maxsize=50_000)
def read_words(header: str) -> HeaderWords:
    """Canonical words of a header path."""
    return shipped_reader().read(header)


@lru_cache(maxsize=50_000)
def _written_form(text: str) -> str:
    text = _CAMEL.sub(" ", _PROGRAMMED.sub(_programmed_words, text)).lower()
    plain = _BLANKS.sub(" ", text)
    if _MAY_HAVE_FORMS.search(plain) is None:
        return plain
    return _with_forms(text)


def _with_forms(text: str) -> str:
    """A text in small letters with its written forms brought to words."""
    for pattern, replacement in _FORMS[:_BEFORE_AGES]:
        text = pattern.sub(replacement, text)
    text = _BELOW_AGE.sub(lambda found: _age_word(0, int(found[1]) - 1, found[2]), text)
    text = _AGE_SPAN.sub(lambda found: _age_word(int(found[1]), int(found[2]), found[3]), text)
    for pattern, replacement in _FORMS[_BEFORE_AGES:]:
        text = pattern.sub(replacement, text)
    return text


def _programmed_words(head: re.Match[str]) -> str:
    """The words of a head that a program wrote without blanks, an age with the mark that it lost."""
    return _PROGRAMMED_AGE.sub(r"\1-\2", _PROGRAMMED_WORDS.sub(" ", head.group()))


def _age_word(first: int, last: int, unit: str | None) -> str:
    """One word for an age span; spans usual for children count as months where no unit is written."""
    if unit is None:
        unit = "bulan" if (first, last) in _MONTH_SPANS else ""
    return f" {AGE_MARK}{first}sd{last}{_AGE_UNITS.get(unit, unit)} "
