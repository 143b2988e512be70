"""Keywords of activities: which of several hints count, and how offices spell them."""

import re

import pytest

from stunting.catalogue.activity_keywords import (
    NO_SERVICE,
    SYNONYMS,
    keyword_indicators,
    likely_indicators,
    load_activity_keywords,
    serves_none,
    text_words,
)
from stunting.catalogue.files import data_rows
from stunting.catalogue.indicators import load_catalogue


def test_every_keyword_is_of_an_indicator_of_the_catalogue():
    assert {one.indicator for one in load_activity_keywords()} - {NO_SERVICE} <= set(
        load_catalogue().indicators
    )


def test_phrases_of_offices_are_plain_words_and_stand_once():
    written = [row["written"] for _, row in data_rows(SYNONYMS)]
    assert len(set(written)) == len(written)
    assert all(re.fullmatch(r"[a-z0-9]+(?: [a-z0-9]+)*", one) for one in written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("PMT bumil KEK", {"makanan", "tambahan", "ibu", "hamil", "kek"}),
        ("TTD rematri", {"ttd", "remaja", "putri"}),
        # Two steps: bumil, then the examination of ibu hamil.
        ("Pemeriksaan bumil", {"anc", "ibu", "hamil"}),
        # A part of a phrase that means something else is not left over.
        ("KB pasca persalinan", {"kb", "pascapersalinan"}),
        # A long word with a letter too many, too few or swapped; a wrong letter can be another word.
        ("Immunisasi di posyadu", {"imunisasi", "di", "posyandu"}),
        ("Penambangan pasir", {"penambangan", "pasir"}),
        ("Menyusun pangan beragam", {"menyusun", "pangan", "beragam"}),
        # KPM beside aid are families, elsewhere kader pembangunan manusia.
        ("Beras bagi KPM", {"sembako", "bagi", "keluarga", "penerima", "manfaat"}),
        ("Rapat KPM", {"rapat", "kpm"}),
    ],
)
def test_words_of_offices_come_to_one_form(written, meant):
    assert text_words(written) == meant


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("Kelas ibu hamil dan kelas ibu balita", {"pregnant_class", "toddler_class"}),
        ("Pemeriksaan Hb dan pemberian TTD siswi", {"adolescent_girls_hb_check", "adolescent_girls_ifa"}),
        # The more telling words stand for the less telling.
        ("Pembinaan posyandu integrasi layanan primer", {"posyandu_ilp"}),
        ("Pelayanan KB pascapersalinan", {"postpartum_kb"}),
        # Not by whom, nor in brackets, where the rest says it.
        ("Surveilans keluarga berisiko stunting oleh kader TPK", {"krs_surveillance"}),
        ("Pendampingan KRS (termasuk catin, bumil, baduta)", {"krs_accompaniment"}),
        ("Penyuluhan (ASI eksklusif)", {"exclusive_breastfeeding"}),
        # Roads to a posyandu and food for the old.
        ("Perbaikan jalan menuju gedung posyandu", set()),
        ("Bantuan sembako lansia", set()),
        ("Pengadaan kendaraan dinas", set()),
        ("Vaksinasi rabies hewan", set()),
        # Words that say it is another thing, and words that say it is none.
        ("Pemicuan STBM", {"village_stbm", "family_stop_babs"}),
        ("Pemicuan STBM pilar 2-5", {"village_stbm"}),
        ("PMT balita", {"moderate_malnutrition_supplement"}),
        ("PMT anak PAUD", set()),
        ("Pengukuran kompetensi tenaga kerja", set()),
        ("Rapat koordinasi kader posyandu", set()),
        # Two services that share words.
        ("Pemeriksaan kesehatan dan TTD catin", {"premarital_health_check", "bride_ifa"}),
        # Equally telling words of two services.
        ("Kapsul vitamin A balita dan ibu nifas", {"vitamin_a", "vitamin_a_postpartum"}),
        ("MBG bumil, busui, balita", {"mbg_pregnant", "mbg_breastfeeding", "mbg_toddlers"}),
    ],
)
def test_the_hints_that_tell_most_count(text, indicators):
    assert set(keyword_indicators(text)) == indicators


def test_whom_it_is_for_completes_words_that_hint_at_nothing_alone():
    assert keyword_indicators("Minum TTD bersama setiap Jumat") == {}
    assert set(keyword_indicators("Minum TTD bersama setiap Jumat", "Remaja putri")) == {
        "adolescent_girls_ifa"
    }
    # What stands only in the words of the people is no hint.
    assert keyword_indicators("Rapat koordinasi", "Kelas ibu hamil") == {}


def test_a_mere_subject_is_asked_apart():
    assert keyword_indicators("Lomba mewarnai anak PAUD") == {}
    assert set(likely_indicators("Lomba mewarnai anak PAUD")) == {"paud_participation"}
    assert likely_indicators("Perbaikan jalan menuju PAUD") == {}


def test_counted_kpm_are_families_and_not_cadres():
    assert keyword_indicators("15 KPM") == keyword_indicators("KPM") == {}
    assert set(keyword_indicators("BLT Dana Desa bagi 15 KPM")) == {"extreme_poverty_families"}
    assert set(keyword_indicators("Pelatihan KPM")) == {"village_kpm_trained"}


def test_meetings_and_what_no_hint_may_come_from_serve_none():
    assert serves_none("Rapat evaluasi program gizi")
    assert serves_none("PMT anak PAUD")
    assert serves_none("Evaluasi Kinerja Perangkat Daerah")
    assert not serves_none("Rapat monitoring dan evaluasi TPPS")
    assert not serves_none("Lain-lain")
