"""Words of offices of 2025 and 2026 and of public forms, with what a careful reader takes them for."""

import csv
from pathlib import Path

import pytest

from stunting.catalogue.indicators import load_catalogue
from stunting.model.observations import Measure
from stunting.reading.meaning.indicators import IndicatorMatcher
from stunting.reading.meaning.twins import told_apart_beside
from tests.reading.sheets import grid, read_cells

WORDS = Path(__file__).with_name("field_words.csv")

# Near a word of the field, and not it.
NOT_MEANT = (
    "Rumah beratap genteng",
    "Bidang desa",
    "Jumlah orang tua asuh GENTING",
    "Donasi GENTING",
    "Anggaran DASHAT",
    "Kader posyandu dilatih",
    "Kader terlatih",
    "Jumlah bidan",
    "Bidan praktik mandiri",
    "Jumlah kelas ibu hamil",
    "Fasilitator kelas ibu hamil",
    "Kelas ibu",
    "Puskesmas melaksanakan PMBA",
    "Puskesmas dengan tata laksana gizi buruk",
    "Puskesmas ILP",
    "Ibu hamil diperiksa USG trimester II",
    "USG T2",
    "K1 akses",
    "Ibu hamil K1 akses",
    "Bumil mendapat MMS",
    "TTD/MMS bumil",
    "Balita tidak naik BB",
    "Balita stunting tidak dirujuk",
    "Balita gizi buruk dirujuk",
    "Balita stunting mendapat PMT",
    "Stok obat cacing",
    "Anak sekolah mendapat obat cacing",
    "Ibu hamil mendapat obat cacing",
    "Oralit",
    "Kasus diare balita",
    "Imunisasi rutin",
    "Imunisasi lanjutan baduta",
    "MP-ASI beragam",
    "Anak 6-23 bulan mendapat MP-ASI beragam",
    "MDD-W",
    "Ibu hamil mengonsumsi makanan beragam",
    "Remaja perokok",
    "Perokok usia 10-18 tahun",
    "Penduduk miskin ekstrem",
    "Keluarga desil 2",
    "Siswa penerima MBG",
    "Anak PAUD penerima MBG",
    "Kader TPK / Dilatih",
    "Konseling menyusui",
    "Kunjungan rumah balita stunting",
    "Capaian @ Target dan Capaian Pekan Genting",
)


@pytest.fixture(scope="module")
def matcher():
    return IndicatorMatcher(load_catalogue())


@pytest.fixture(scope="module")
def words():
    with WORDS.open(encoding="utf-8") as file:
        return [(row["text"], row["indicator"]) for row in csv.DictReader(file)]


def test_no_word_of_the_field_is_taken_for_another_thing(matcher, words):
    found = {text: matcher.match(text).indicator for text, _ in words}
    wrong = {text: found[text] for text, wanted in words if found[text] not in ("", wanted)}
    assert len(words) >= 54 + 40 + 40 + 50
    assert not wrong


def test_19_of_20_words_with_a_meaning_are_known(matcher, words):
    named = [(text, wanted) for text, wanted in words if wanted]
    known = [text for text, wanted in named if matcher.match(text).indicator == wanted]
    assert len(known) >= 0.95 * len(named)


@pytest.mark.parametrize("case", NOT_MEANT)
def test_what_only_sounds_like_it_stays_open(matcher, case):
    header, _, context = case.partition(" @ ")
    assert matcher.match(header, context).indicator == ""


def test_a_title_that_says_by_puskesmas_counts_no_puskesmas(matcher):
    title = "Kelas ibu hamil menurut kecamatan dan puskesmas 2026"
    assert matcher.match("Capaian", title).indicator == "pregnant_class"
    assert matcher.match("Jumlah puskesmas dengan kelas ibu hamil").indicator == "puskesmas_pregnant_class"


def test_tablets_received_are_apart_only_beside_tablets_consumed(matcher):
    received, consumed = "Bumil mendapat TTD 90 tablet", "Bumil mengonsumsi TTD 90 tablet"

    def named(*headers):
        matches = matcher.match_many(headers)
        return [one.indicator for one in told_apart_beside(headers, matches)]

    assert named(received) == ["pregnant_ifa_90"]
    assert named(received, consumed) == ["pregnant_ifa_90_received", "pregnant_ifa_90"]
    assert named(received, "Bumil TTD 90") == ["pregnant_ifa_90", "pregnant_ifa_90"]


def test_180_tablets_are_never_90(matcher):
    for text in ("TTD/MMS 180", "Bumil mendapat 180 TTD", "Bumil mengonsumsi MMS 180 tablet"):
        assert matcher.match(text).indicator.startswith("pregnant_ifa_180")


def test_a_form_with_both_has_two_indicators():
    rows = [
        ["Desa", "Jumlah ibu hamil", "Bumil mendapat TTD 90 tablet", "Bumil mengonsumsi TTD 90 tablet"],
        ["Petung", 60, 54, 41],
        ["Nenang", 45, 40, 33],
        ["Sotek", 52, 47, 36],
    ]
    cells = read_cells(grid(rows))
    assert [cells[cell]["indicator"] for cell in ("C2", "D2")] == [
        "pregnant_ifa_90_received",
        "pregnant_ifa_90",
    ]


def test_midwives_counted_are_people_and_midwives_asked_are_villages(matcher):
    counted = matcher.match("Jumlah bidan desa")
    assert (counted.indicator, counted.measure) == ("village_midwives", Measure.COUNT)
    assert matcher.match("Bidan desa (orang)").indicator == "village_midwives"
    assert matcher.match("Bidan desa").indicator == "village_midwife"
    assert matcher.match("Jumlah desa yang memiliki bidan desa").indicator == "village_midwife"
