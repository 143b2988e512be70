"""Labels as people write them, brought to one form: spacing, numbering, words for totals and notes."""

from __future__ import annotations

import re
from functools import lru_cache

from stunting.catalogue.pattern_words import (
    DESA,
    DESA_SHORT,
    KABUPATEN,
    KECAMATAN,
    LOCAL_DESA,
    LOCAL_KECAMATAN,
    PROVINSI,
    TOTAL,
)
from stunting.model.areas import AreaLevel

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\u205f\u3000]+")
_LETTER_SPACED = re.compile(r"(?<!\S)(?:[^\W\d_] ){2,}[^\W\d_](?!\S)")
_NUMBERING = re.compile(
    r"^\(?(?:\d{1,3}|[ivxIVX]{1,5}|[a-zA-Z])\s?[.)]\s*(?=[^\s\d])|"
    r"^\d{1,4}(?=\s+[^\W\d_])\s+"
)
_BROKEN_NUMBERING = re.compile(r"^(\d) (\d) ?\.")
# A digit and a bracket end a footnote mark ("Waru 1)"), but also a code in brackets ("(16.11.02.1018)").
_FOOTNOTE = re.compile(
    r"(?:\s*\*+\)?|\s*\(?(?<![\d.])\d\)|(?<!\bm)(?<!\bkm)[\u00b9\u00b2\u00b3\u2070-\u2079]+\)?)$"
)
_STUCK_FOOTNOTE = re.compile(r"(?<=[a-z])(?<!\d[a-z])\d$")

_AVERAGES = r"rata ?-? ?rata|rerata|rataan|rata2|average|mean|tertinggi|terendah|ma(?:ks|x)imum|minimum"
TOTAL_WORDS = re.compile(
    rf"^(?:grand ?total|sub[ -]?(?:{TOTAL})|{TOTAL}|jml|jlh|{_AVERAGES}|keseluruhan|"
    r"total keseluruhan|jumlah total|sum|\u03a3)\b",
    re.IGNORECASE,
)
DERIVED_ROW = re.compile(
    r"^\W*(?:nilai |capaian |cakupan )?(?:min(?:imum|imal)?|ma(?:ks|x)(?:imum|imal)?|median|modus|st ?dev|"
    r"standar deviasi|simpangan baku|tertinggi|terendah|selisih|gap|deviasi|kesenjangan)"
    r"(?:\W*(?:%|persen|kabupaten|kab|kecamatan|desa|capaian|target|thd|terhadap|dengan))*\W*$",
    re.IGNORECASE,
)
"""A row of what is computed of those above it: the highest, the median, how far from the target."""
AVERAGE_ROW = re.compile(rf"^(?:{_AVERAGES})\b", re.IGNORECASE)
YEAR_ROW = re.compile(r"^(?:tahun|year|th\.?|thn\.?)?\s*((?:19|20)\d{2})$", re.IGNORECASE)
PERCENT_ROW = re.compile(r"^(?:%|\(%\)|pro?sentase|persentase|persen)\s*(?:\(%\)|%)?\s*$", re.IGNORECASE)
TARGET_ROW = re.compile(r"^target\b", re.IGNORECASE)
NOTE_WORDS = re.compile(
    r"^(?:sumber|source|catatan|keterangan|ket\b|note|notes|mengetahui|kepala|an\.|a\.n|nip\b|"
    r"ditetapkan|dicetak|diunduh|data tanggal|\*|rumus|petunjuk)",
    re.IGNORECASE,
)
PHONE_WORDS = r"hp|wa|whats ?app|telp|tlp|telepon|telpon|handphone|ponsel"
PEOPLE_NAMES = (
    r"(?:nama (?:anak|balita|bayi|baduta|si kecil|ibu(?! ?kota)|ayah|ortu|orang ?tua|suami|istri|pasien|"
    r"peserta|lengkap|kepala keluarga|kk|kpm|sasaran|bumil|bufas|busui|ibu hamil|siswa|siswi|murid|remaja|"
    r"catin|penerima|warga|penduduk|lansia|responden)|"
    r"(?:child|mother|father|parent|baby|patient)(?: s)? name|name of (?:child|mother|father|patient))"
)
"""Headers of names of people that services are for; names of officers stand in matrices too."""
CONTACT_WORDS = re.compile(
    rf"^\s*(?:(?:no|nomor)\b\.?\s*)?(?:cp|{PHONE_WORDS}|"
    r"kontak|narahubung|contact person|nip|nik|e-?mail)\b",
    re.IGNORECASE,
)
TITLE_WORDS = re.compile(
    r"^(?:tabel|table|tbl|lampiran|form(?:ulir)?|matriks|rekap(?:itulasi)?|daftar)\b", re.IGNORECASE
)
PSEUDO_AREAS = re.compile(
    r"\b(?:luar\s+(?:wilayah|daerah|kota|kab|kec|dki)|proses\s+update|tidak\s+diketahui|belum\s+diketahui|"
    r"rsud|rumah\s+sakit|rs\b|lapas|klinik|lain-?lain|lainnya)",
    re.IGNORECASE,
)

_LEVEL_ALONE = re.compile(
    rf"^(?:{KABUPATEN}|kab\.?/kota|kabupaten/kota|kota|provinsi|kecamatan|puskesmas)$", re.IGNORECASE
)

_LEVEL_WORDS: tuple[tuple[AreaLevel, re.Pattern[str]], ...] = (
    (AreaLevel.PUSKESMAS, re.compile(r"\b(?:pus?kesmas|pukesmas|pkm|unit kerja|upt|faskes|fasyankes)\b")),
    (AreaLevel.DESA, re.compile(rf"\b(?:{DESA}|{DESA_SHORT}|{LOCAL_DESA}|village|subvillage)\b")),
    (
        AreaLevel.KECAMATAN,
        re.compile(rf"\b(?:{KECAMATAN}|kecmatan|kecamata|{LOCAL_KECAMATAN}|subdistrict|sub district)\b"),
    ),
    (AreaLevel.KABUPATEN, re.compile(rf"\b(?:{KABUPATEN}|kota|kabkota|kabkot|regency|municipality)\b")),
    (AreaLevel.PROVINSI, re.compile(rf"\b(?:{PROVINSI}|propinsi|province)\b")),
)
_GENERAL_AREA = re.compile(
    r"^(?:nama )?(?:wilayah|daerah|lokasi|lokus|area|region|tempat|nama wilayah|unit)(?: kerja)?$"
)


_WIDE_GAP = re.compile(r"\s{2,}")
_SINGLE_LETTERS = re.compile(r"\S(?: \S)*")


_PLAIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]+(?: [A-Za-z0-9]{2,})*")
"""Words of letters and digits that need no cleaning, numbered by nothing and marked with nothing."""


def clean_label(text: str) -> str:
    """A label with single spaces and letter-spaced words joined: "J u m l a h" is "Jumlah"."""
    # Most names of a national matrix: looking is faster than remembering.
    return text if _PLAIN_NAME.fullmatch(text) else _cleaned(text)


@lru_cache(maxsize=100_000)
def _cleaned(text: str) -> str:
    joined = _SPACES.sub(" ", _join_spaced_letters(text)).strip()
    joined = _BROKEN_NUMBERING.sub(r"\1\2.", joined)
    return _LETTER_SPACED.sub(lambda found: found.group().replace(" ", ""), joined)


def _join_spaced_letters(text: str) -> str:
    """Letter-spaced words joined where wider gaps part them: "K K   S B S" is "KK SBS"."""
    own, mark, other = text.partition(" / ")
    if mark:  # "A P K   P A U D / Early education"
        return f"{_join_spaced_letters(own)}{mark}{_join_spaced_letters(other)}"
    parts = _WIDE_GAP.split(text.strip())
    if len(parts) < 2 or not all(_SINGLE_LETTERS.fullmatch(part) for part in parts):
        return text
    return " ".join(part.replace(" ", "") for part in parts)


_LEVEL_BEHIND = re.compile(
    rf"(?<=[^\W\d_])(?:,\s*|\s+[-\u2013]\s*)(?:{DESA}|kel|ds|kec|kab)\.?\s*$", re.IGNORECASE
)
"""The level of an area behind its name: "Bada, Kel.", "Bada - Desa"."""


def area_label(text: str) -> str:
    """An area name without numbering and footnote marks: "05. B l o o t o" is "Blooto"."""
    return text if _PLAIN_NAME.fullmatch(text) else _without_numbering(text)


@lru_cache(maxsize=100_000)
def _without_numbering(text: str) -> str:
    label = clean_label(text)
    stripped = _NUMBERING.sub("", label, count=1)
    stripped = _LEVEL_BEHIND.sub("", _without_mark(stripped)).strip(" .:;,-")
    return stripped or label


def _without_mark(label: str) -> str:
    """A label without a footnote mark at its end; what closes a bracket of the label itself is none."""
    found = _FOOTNOTE.search(label)
    if found is None:
        return label
    rest = label[: found.start()]
    closes = found.group().endswith(")") and "(" not in found.group()
    return label if closes and rest.count("(") > rest.count(")") else rest


def numbering_of(text: str) -> str:
    """The numbering before a label ("010", "a", "IV"), or empty."""
    return "" if _PLAIN_NAME.fullmatch(text) else _numbering_before(text)


@lru_cache(maxsize=100_000)
def _numbering_before(text: str) -> str:
    found = _NUMBERING.match(clean_label(text))
    return found.group().strip(" .()") if found else ""


@lru_cache(maxsize=100_000)
def without_footnote(text: str) -> str:
    """A header without a footnote mark: "Guru*)" is "Guru", "lainnya1" is "lainnya"."""
    label = _without_mark(clean_label(text)).strip()
    return _STUCK_FOOTNOTE.sub("", label) if " " in label or len(label) > 6 else label


@lru_cache(maxsize=100_000)
def plain(text: str) -> str:
    """A label as lower-case words of letters and digits, single spaced; empty for none."""
    return " ".join(re.findall(r"[^\W_]+", clean_label(text).lower()))


def is_total_label(text: str) -> bool:
    """Whether a row label names a total rather than an area."""
    # Running numbers and codes, by far the most labels, would crowd out what is remembered of names.
    return not text.isdecimal() and _names_total(text)


@lru_cache(maxsize=100_000)
def _names_total(text: str) -> bool:
    label = clean_label(area_label(text))
    return bool(TOTAL_WORDS.match(label)) or bool(_LEVEL_ALONE.match(label))


_PROGRAMMED = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z]{4})(?=[A-Z]?[a-z])")
"""Between the words of a head that a program wrote: "NAMAPuskesmas"."""


@lru_cache(maxsize=50_000)
def area_levels_named(header: str) -> tuple[AreaLevel, ...]:
    """Levels of area that a header names, from the top one down; "Kecamatan/Kelurahan" names two."""
    words = plain(_PROGRAMMED.sub(" ", header))
    found = [level for level, pattern in _LEVEL_WORDS if pattern.search(words)]
    return tuple(reversed(found))


def names_an_area_column(header: str) -> bool:
    """Whether a header of a text column says that areas stand in it."""
    return bool(area_levels_named(header)) or bool(_GENERAL_AREA.match(plain(header)))
