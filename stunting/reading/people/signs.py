"""What shows that a column of a sheet is about people, one by one: names, births, phones, houses, numbers."""

from __future__ import annotations

import re

from stunting.reading.cells.label_words import PEOPLE_NAMES
from stunting.reading.isolated.citizen_numbers import FEWEST_PEOPLE, names_citizen
from stunting.reading.people.columns import LAST_SERIAL, LEAST_SERIAL, PeopleColumn

PERSON = re.compile(rf"^{PEOPLE_NAMES}\b")
"""Headers of names of people that services are for."""
ANY_NAME = re.compile(
    r"^(?:nama|name)(?: (?:dan|lengkap|depan|belakang|panggilan|kader|anggota|petugas|bidan|guru|tpk|peserta|"
    r"pengurus|pegawai|alamat|umur|tanda tangan|l p|jk|ketua|pendamping|undangan)\b.*)?$"
)
"""Headers of names of anybody, officers among them."""
BARE_NAME = re.compile(
    r"^(?:anak|balita|bayi|ibu hamil|ibu|ayah|suami|istri|ortu|orang tua|kepala keluarga|pengurus|penerima)$"
)
"""Headers of names of people without the word, which are units of what is counted where they head nothing."""
_PLACES = re.compile(
    r"^(?:posyandu|pus?kesmas|pkm|pustu|poskesdes|polindes|uptd?|desa|kel|kelurahan|kec|kecamatan|kab|kabupaten|"
    r"kota|dusun|kampung|rt|rw|blok|lingkungan|sdn?|smpn?|sman?|smkn?|min?|mts|tk|kb|paud|ra|pos|dinas|badan|"
    r"kantor|bagian|rsud|rsu|rs|klinik|apotek|pt|cv|ud|toko|masjid|mushola|yayasan|kelompok|bkb|sekolah|"
    r"kepala|sekretaris|ketua|wakil|camat|lurah|bendahara|koordinator|kasi|kabid|staf|staff|direktur|asisten)\b"
    r"|\b(?:hamil|balita|baduta|remaja|keluarga|pengantin|jumlah|total|cakupan|persentase|program|kegiatan|"
    r"penyuluhan|pelatihan|bantuan|posyandu|puskesmas|indikator|persen)\b",
    re.IGNORECASE,
)
"""Names of places, offices, posts and groups."""
_FULL_NAME = re.compile(r"^[^\W\d_]{2,}\.?(?:[ .,'\u2019`-]+[^\W\d_]+\.?){1,8}$")
_LONGEST_NAME = 50
_SMALL_WORDS = ("bin", "binti", "al", "el", "dr", "drg", "hj")
_BIRTH = re.compile(r"\b(?:lahir|lhr|ttl|dob|birth)\b")
_MONTHS = r"(?:jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|des|dec)[a-z]*"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
# Codes of areas (64.09.03.2008) hold what looks like a date; two digits of a year never follow a point.
_DATE = re.compile(
    rf"(?<![\d.])(?:{_DAY}[-/. ](?:\d\d?|{_MONTHS})[-/. ]{_YEAR}|{_DAY}[-/ ](?:\d\d?|{_MONTHS})[-/ ]\d\d"
    rf"|{_YEAR}[-/.]\d\d?[-/.]\d\d?)(?![\d.])",
    re.IGNORECASE,
)
_SEX = re.compile(r"^(?:l|p|lk|pr|laki-? ?laki|perempuan|male|female)$", re.IGNORECASE)
_HOUSE = re.compile(r"\b(?:rt|rw)[ .:/]*\d|\b(?:jl|jln|jalan|gg|gang)\b[. ]", re.IGNORECASE)
_HOUSE_HEADER = re.compile(r"^(?:rt|rw|rt rw)$")
_PHONE = re.compile(r"(?:^|wa\.me/|phone=)(?:\+?62|0)8\d{7,11}$")
_PHONE_HEADER = re.compile(r"\b(?:hp|wa|whats ?app|telp|telepon|kontak|handphone|ponsel|phone)\b")
_BARE_PHONE = re.compile(r"^(?:62)?8\d{8,11}$")
_SEPARATORS = re.compile(r"[\s().-](?!me/)")
_BODY = re.compile(
    r"^(?:bb|tb|pb|lila|hb|gpa|hpht|htp|umur|usia|age|weight|height|berat(?: badan)?|tinggi(?: badan)?|"
    r"panjang(?: badan)?|lingkar (?:lengan|kepala)(?: atas)?|usia (?:kehamilan|hamil)|uk)"
    r"(?: (?:kg|cm|bln|bulan|th|thn|tahun|minggu|mg|g dl))?$"
)
"""Headers of what is measured of one body."""
_NUMBERED = re.compile(
    r"^(?:no(?:mor)? )?(?:nisn|nip|bpjs|jkn|kis|rekening|rek|rm|rekam medi[sk]|kartu|kks|peserta|"
    r"kode keluarga)\b"
)
"""Headers of numbers that one person has."""
_IDENTITY = re.compile(r"^(?:no(?:mor)? )?(?:nik|kk|ktp|hp|telp)$|^(?:jk|jenis kelamin|alamat)$")
_ATTENDING = re.compile(
    r"^(?:tanda tangan|ttd|paraf|jabatan|instansi|unsur|pekerjaan|pendidikan|agama|"
    r"status (?:kawin|perkawinan)|hubungan(?: keluarga)?|kelas|gol|golongan|utusan)\b"
)
"""Headers of what else is said of one person."""
_OWN_NUMBERS = re.compile(
    r"^(?:no|nomor|urut|no urut|tahun|ke|tanda tangan|ttd|paraf|nominal|rp|rupiah|besaran)\b"
)
_MOSTLY = 0.6


def holds_identity(column: PeopleColumn) -> bool:
    """Whether three or more numbers of a column are built like those of citizens and families."""
    numbers = {f"{value:.0f}" for value in column.numbers if value >= 1e15}
    found = sum(map(names_citizen, numbers))
    if found < FEWEST_PEOPLE:
        texts = column.texts.items()
        found += sum(count for text, count in texts if len(text) >= 10 and names_citizen(text))
    return found >= FEWEST_PEOPLE


def holds_names(column: PeopleColumn) -> bool:
    """Whether most texts of a column, each written about once, are words alone and name no place or group."""
    least = max(FEWEST_PEOPLE, _MOSTLY * column.filled)
    if len(column.texts) < least:
        return False
    names = [text for text in map(str.strip, column.texts) if _is_name(text)]
    return len(names) >= least and sum(1 for text in names if not _PLACES.search(text)) >= least


def _is_name(text: str) -> bool:
    """Whether a text is a few words, or more that have each a capital as in a name."""
    if text.isalpha():
        return True
    if len(text) > _LONGEST_NAME or not _FULL_NAME.match(text):
        return False
    words = re.findall(r"[^\W\d_]+", text)
    return len(words) <= 3 or all(word[0].isupper() or word in _SMALL_WORDS for word in words)


def holds_births(column: PeopleColumn) -> bool:
    """Dates below a header of births, or of so many years and so rarely alike as only births are."""
    if len(column.texts) + len(column.dates) + len(column.numbers) < FEWEST_PEOPLE:
        return False
    named, least = column.has(_BIRTH), max(10, _MOSTLY * column.filled)
    if not named and len(column.dates or column.texts) < least:
        return False
    dates = column.dates or {text for text in column.texts if len(text) < 60 and _DATE.search(text)}
    if named:
        written = [float(text) for text in column.texts if len(text) == 5 and text.isdecimal()]
        serials = sum(1 for day in (*column.numbers, *written) if LEAST_SERIAL <= day <= LAST_SERIAL)
        return len(dates) + serials >= FEWEST_PEOPLE
    if len(dates) < least:
        return False
    years = {match[0] for text in map(str, dates) if (match := re.search(r"(?:19|20)\d\d", text))}
    return len(years) >= FEWEST_PEOPLE


def holds_sexes(column: PeopleColumn) -> bool:
    """Whether a column says of each line which of two it is."""
    found = column.telling(_SEX)
    return found >= 1 and found >= len(column.texts) - len(column.headers) and column.filled >= 5


def holds_houses(column: PeopleColumn) -> bool:
    """Whether streets, lanes or RT and RW stand in a column."""
    found = column.telling(_HOUSE)
    return found >= FEWEST_PEOPLE and found >= 0.3 * len(column.texts)


def is_in_houses(column: PeopleColumn) -> bool:
    """The same, or numbers below RT and RW."""
    return holds_houses(column) or (column.has(_HOUSE_HEADER) and column.filled > FEWEST_PEOPLE)


def lives_without_header(column: PeopleColumn) -> bool:
    """Whether houses stand in most lines of a column, from its first on."""
    if not column.begins_with(_HOUSE):
        return False
    lived = sum(count for text, count in column.texts.items() if len(text) < 200 and _HOUSE.search(text))
    return lived >= _MOSTLY * column.filled


def holds_phones(column: PeopleColumn) -> bool:
    """Whether three or more numbers of mobile phones stand in a column."""
    bare = column.has(_PHONE_HEADER)
    found = sum(1 for text in column.texts if 9 <= len(text) <= 40 and _is_phone(text, bare=bare))
    found += sum(1 for value in column.numbers if bare and _BARE_PHONE.match(f"{value:.0f}"))
    return found >= FEWEST_PEOPLE


def is_called_without_header(column: PeopleColumn) -> bool:
    """Whether phones stand in most lines of a column, from its first on."""
    phones = sum(1 for text in column.texts if _is_phone(text, bare=False))
    return bool(column.first) and _is_phone(column.first[0], bare=False) and phones >= _MOSTLY * column.filled


def _is_phone(text: str, *, bare: bool) -> bool:
    plain = _SEPARATORS.sub("", text)
    return bool(_PHONE.search(plain)) or (bare and bool(_BARE_PHONE.match(plain)))


def measures_body(column: PeopleColumn) -> bool:
    """Whether ages or measures of one body stand in a column."""
    return column.filled > FEWEST_PEOPLE and column.has(_BODY)


def numbers_people(column: PeopleColumn) -> bool:
    """Whether each line has a number that only one person has: of an account, a card, a pupil."""
    return len(column.texts) + len(column.numbers) > FEWEST_PEOPLE and column.has(_NUMBERED)


def is_header_of_people(words: str) -> bool:
    """Whether words head names, births, numbers, a sex or measures of one person."""
    headers = (PERSON, ANY_NAME, BARE_NAME, _BIRTH, _BODY, _NUMBERED, _IDENTITY)
    return any(header.search(words) for header in headers)


def tells_of_person(column: PeopleColumn) -> bool:
    """Whether a column is about signatures, posts or schooling."""
    return column.has(_ATTENDING)


def holds_counts(column: PeopleColumn) -> bool:
    """Whether a column holds numbers as matrices do, and not those of one person."""
    counted = column.counted
    if counted < FEWEST_PEOPLE or counted < _MOSTLY * (column.filled - len(column.headers)):
        return False
    personal = (_BODY, _HOUSE_HEADER, _PHONE_HEADER, _NUMBERED, _OWN_NUMBERS)
    is_serial = not column.headers or all(text.isdecimal() for text in column.headers)
    return not is_serial and not any(column.has(header) for header in personal)
