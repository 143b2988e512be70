"""What headers measure, alone and beside their neighbours, and whom they count."""

import pytest

from stunting.catalogue.files import read_target_groups
from stunting.model.observations import Measure
from stunting.reading.meaning.measures import is_derived, measure_of, measures_of, target_group

NUMERATOR, DENOMINATOR, PERCENT = Measure.NUMERATOR, Measure.DENOMINATOR, Measure.PERCENT
TARGET, YES_NO, OTHER, COUNT = Measure.TARGET, Measure.YES_NO, Measure.OTHER, Measure.COUNT


@pytest.mark.parametrize(
    ("header", "measure"),
    [
        ("%", PERCENT),
        ("IBU HAMIL / TTD / %", PERCENT),
        ("PERSENTASE / Ibu hamil / TTD", PERCENT),
        ("Presentase bayi ASI eksklusif", PERCENT),
        ("Prevalensi_2021", PERCENT),
        ("PREVALENSI / TAHUN 2022", PERCENT),
        ("Rata-rata cakupan", PERCENT),
        ("D/S", PERCENT),
        ("% Capaian terhadap target", PERCENT),
        ("Sasaran", DENOMINATOR),
        ("TTD Rematri / Sasaran", DENOMINATOR),
        ("SASARAN / Remaja putri", DENOMINATOR),
        ("Sasaran remaja putri / P", DENOMINATOR),
        ("S", DENOMINATOR),
        ("Jumlah sasaran balita (S)", DENOMINATOR),
        ("Denumerator", DENOMINATOR),
        ("Penyebut", DENOMINATOR),
        ("Populasi_Balita", DENOMINATOR),
        ("Target sasaran", DENOMINATOR),
        ("Jumlah ibu hamil", DENOMINATOR),
        ("IBU HAMIL / JUMLAH", DENOMINATOR),
        ("IBU BERSALIN/NIFAS / JUMLAH", DENOMINATOR),
        ("Jumlah Yang Diukur", DENOMINATOR),
        ("Jumlah yang harus dilayani", DENOMINATOR),
        ("Balita yang seharusnya mendapat vitamin A", DENOMINATOR),
        ("Target Capaian Tahun / 2026", TARGET),
        ("Target Capaian / Realisasi 2026", None),
        ("Belum terlayani", OTHER),
        ("Tingkat Kemajuan (%)", OTHER),
        ("Jumlah balita stunting hasil pengukuran bulan Oktober", None),
        ("Σ", NUMERATOR),
        ("Abs", NUMERATOR),
        ("Pembilang", NUMERATOR),
        ("D", NUMERATOR),
        ("N", NUMERATOR),
        ("Jumlah ibu hamil yang mendapat TTD", NUMERATOR),
        ("Jumlah capaian", NUMERATOR),
        ("Kasus", NUMERATOR),
        ("Target", TARGET),
        ("Target (%)", TARGET),
        ("TARGET / TTD", TARGET),
        ("Ya/Tidak", YES_NO),
        ("Ada / Tidak Ada", YES_NO),
        ("Selisih", OTHER),
        ("Progres (%)", OTHER),
        ("Peringkat", OTHER),
        # Two readings, so the words alone do not decide.
        ("Jumlah", None),
        ("Capaian", None),
        ("Ibu hamil yang mendapat TTD", None),
        ("SASARAN IBU HAMIL / TTD", None),
        ("CAKUPAN LAYANAN / TTD rematri", None),
        ("CAKUPAN / Jumlah", None),
        ("Jumlah bumil KEK", None),
        ("Jumlah Penduduk", None),
        ("Jumlah Sekolah", None),
        ("Laki-laki", None),
        ("2024", None),
        ("", None),
    ],
)
def test_measure_of_a_header(header, measure):
    assert measure_of(header) == measure


@pytest.mark.parametrize(
    ("unit", "measure"), [("%", PERCENT), ("(%)", PERCENT), ("unit", COUNT), ("Rp", COUNT), ("", None)]
)
def test_unit_decides_where_words_do_not(unit, measure):
    assert measure_of("Stunting", unit) == measure


def test_words_go_before_the_unit():
    assert measure_of("Sasaran", "%") == DENOMINATOR


@pytest.mark.parametrize(
    ("siblings", "measures"),
    [
        (["Sasaran", "Capaian", "%"], [DENOMINATOR, NUMERATOR, PERCENT]),
        (["Jumlah", "Σ", "%"], [DENOMINATOR, NUMERATOR, PERCENT]),
        (["JUMLAH", "%"], [NUMERATOR, PERCENT]),
        (["n", "%"], [NUMERATOR, PERCENT]),
        (["Sasaran", "Jumlah", "%"], [DENOMINATOR, NUMERATOR, PERCENT]),
        (["Jumlah", "Mendapat", "%"], [DENOMINATOR, NUMERATOR, PERCENT]),
        (["Target", "Realisasi", "%"], [TARGET, NUMERATOR, PERCENT]),
        (["Target", "Capaian", "% Capaian"], [TARGET, NUMERATOR, PERCENT]),
        (["Sasaran", "Target", "Capaian", "%"], [DENOMINATOR, TARGET, NUMERATOR, PERCENT]),
        (["S", "D", "%"], [DENOMINATOR, NUMERATOR, PERCENT]),
        (["S", "D", "D/S", "N", "N/D"], [DENOMINATOR, NUMERATOR, PERCENT, NUMERATOR, PERCENT]),
        (["Pembilang", "Penyebut", "Persentase"], [NUMERATOR, DENOMINATOR, PERCENT]),
        (["Numerator", "Denumerator", "Persentase"], [NUMERATOR, DENOMINATOR, PERCENT]),
        (["Jumlah balita", "Balita stunting", "%"], [DENOMINATOR, NUMERATOR, PERCENT]),
        (["Jumlah balita", "Stunting", "Prevalensi (%)"], [DENOMINATOR, NUMERATOR, PERCENT]),
        (["Jumlah ibu hamil", "Ibu hamil mendapat TTD", "%"], [DENOMINATOR, NUMERATOR, PERCENT]),
        (
            ["Jumlah bumil KEK mendapat PMT", "Jumlah bumil KEK", "Persentase"],
            [NUMERATOR, DENOMINATOR, PERCENT],
        ),
        (["Sasaran", "Capaian"], [DENOMINATOR, NUMERATOR]),
        (["Ya", "Tidak"], [YES_NO, OTHER]),
        (["Ada", "Tidak ada"], [YES_NO, OTHER]),
        # A target and an achievement alone may both be percentages.
        (["Target", "Capaian"], [TARGET, None]),
        (["L", "P", "L+P"], [None, None, None]),
        (["L", "P", "Jumlah"], [None, None, None]),
        (["Jumlah", "L", "P", "%"], [None, None, None, PERCENT]),
        (["Sasaran", "TTD", "KEK"], [DENOMINATOR, None, None]),
        (["Jumlah"], [None]),
        ([], []),
    ],
)
def test_siblings_decide_together(siblings, measures):
    assert measures_of(siblings) == measures


def test_columns_of_a_flat_header_do_not_decide_each_other():
    flat = ["Jumlah", "Stunting", "KEK", "BBLR", "Anemia", "PMT", "%"]
    assert measures_of(flat) == [None, None, None, None, None, None, PERCENT]


@pytest.mark.parametrize(
    ("header", "group"),
    [
        ("Jumlah ibu hamil", "ibu hamil"),
        ("SASARAN BUMIL", "ibu hamil"),
        ("IBU HAMIL / JUMLAH", "ibu hamil"),
        ("IBU BERSALIN/NIFAS / JUMLAH", "ibu bersalin/nifas"),
        ("Jumlah bumil KEK", "ibu hamil KEK"),
        ("Jumlah Rematri", "remaja putri"),
        ("Jumlah pasangan usia subur yang mendaftarkan pernikahan", "calon pengantin"),
        ("JUMLAH BALITA USIA 0-59 BULAN", "balita"),
        ("Jumlah balita yang diukur tinggi badan", "balita diukur"),
        ("Jumlah bayi 0-6 bulan", "bayi < 6 bulan"),
        ("Bayi usia kurang dari 6 bulan", "bayi < 6 bulan"),
        ("Anak 6 s/d 23 bln", "anak 6–23 bulan"),
        ("JUMLAH KK", "keluarga"),
        ("JUMLAH KELUARGA SASARAN", "keluarga sasaran"),
        ("Jumlah keluarga berisiko keseluruhan (DPPKB)", "keluarga berisiko stunting"),
        ("Jumlah Penduduk", "penduduk"),
        ("Jumlah Desa/Kelurahan", "desa/kelurahan"),
        ("Jumlah ibu hamil yang mendapat TTD", ""),
        ("Ibu hamil >= 32 minggu", ""),
        ("PUNYA BALITA", ""),
        ("PUS HAMIL / KB", ""),
        ("Jumlah", ""),
        ("Guru", ""),
        ("", ""),
    ],
)
def test_target_group_of_a_header(header, group):
    assert target_group(header) == group


def test_every_spelling_of_a_group_is_read_as_that_group():
    for group in read_target_groups():
        for spelling in (group.name, *group.spellings):
            assert target_group(f"Jumlah {spelling}") == group.name, spelling


@pytest.mark.parametrize(
    ("header", "derived"),
    [
        ("Naik/Turun", True),
        ("D/S (%) / +/-", True),
        ("Selisih (%)", True),
        ("Peringkat", True),
        ("Indeks gembira", False),
        ("Balita naik", False),
    ],
)
def test_a_difference_or_rank_is_derived_and_names_nothing(header, derived):
    assert is_derived(header) is derived


def test_those_who_have_it_those_who_have_not_and_all_of_them():
    halves = [Measure.NUMERATOR, Measure.OTHER, Measure.DENOMINATOR]
    assert measures_of(["Sudah", "Belum", "Jumlah"]) == halves
    assert measures_of(["Memiliki Akta", "Belum Memiliki Akta", "Jumlah Anak"]) == halves
