"""The table of codes of sub kegiatan: what is found by code, by name, and what is not."""

import pytest

from stunting.catalogue.activity_codes import (
    activity_code,
    code_named,
    is_supporting_program,
    known_code,
    load_activity_codes,
)
from stunting.catalogue.indicators import load_catalogue
from stunting.model.activities import ActivityRole

NUTRITION = "Pengelolaan Pelayanan Kesehatan Gizi Masyarakat"


def rows():
    return [one for many in load_activity_codes().values() for one in many]


def test_every_row_says_where_it_was_found_and_serves_known_indicators():
    known = set(load_catalogue().indicators)
    assert len(rows()) >= 80
    for one in rows():
        village = one.regulations == ("Permendagri 20/2018",)
        assert one.source.startswith("repositori publik" if village else "github.com/")
        assert one.regulations
        assert set(one.indicators) <= known
        assert activity_code(one.code).count(".") == (2 if village else 5)
        assert one.role is not ActivityRole.UNKNOWN


def test_a_number_that_was_given_anew_leads_to_the_later_one_of_the_same_name():
    moved = [one for one in rows() if one.now]
    assert len(moved) >= 8
    for one in moved:
        later = load_activity_codes()[activity_code(one.now)]
        assert any(set(one.indicators) == set(new.indicators) for new in later)


@pytest.mark.parametrize("code", ["1.02.02.2.02.15", "1.02.02.2.02.0015", "1.02.02.02.02.0015"])
def test_a_code_is_the_same_however_its_parts_are_padded(code):
    assert known_code(code, NUTRITION).name == NUTRITION
    assert known_code(code, "").name == NUTRITION


def test_a_code_with_another_name_tells_nothing():
    assert known_code("1.02.02.2.02.0015", "Pembangunan Jembatan Gantung") is None
    assert known_code("1.02.02.2.02.0099", NUTRITION) is None


def test_the_very_name_of_another_code_goes_before_half_the_name_of_its_own():
    """A public list has 2.14.04.2.02.0005 for what ours has under 0006."""
    name = "Pendampingan Keluarga Berisiko Stunting"
    assert known_code("2.14.04.2.02.0006", name).role is ActivityRole.DIRECT
    assert known_code("2.14.04.2.02.0005", name) is None
    assert code_named(name).indicators == ("krs_accompaniment",)


def test_a_name_alone_must_be_the_whole_name():
    assert code_named(NUTRITION.upper()).name == NUTRITION
    assert code_named("Pelayanan gizi") is None


def test_a_name_with_another_word_is_another_name_but_not_one_misspelt():
    assert code_named("Pengelolaan Pelayanan Kesehatan Balita").indicators == ("growth_monitoring",)
    assert code_named("Pengelolaan Pelayanan Kesehatann Balitta").indicators == ("growth_monitoring",)
    assert code_named("Pengelolaan Pelayanan Kesehatan Malaria").indicators == ()
    school = "Pengembangan Karir Pendidik dan Tenaga Kependidikan pada Satuan Pendidikan Sekolah Dasar"
    assert code_named(school) is None


@pytest.mark.parametrize(
    ("code", "running"),
    [
        ("1.02.01.2.02.0001", True),
        ("X.XX.01.2.01", True),
        ("1.02.02.2.01.0001", False),
        ("2.14.04", False),
        ("2.1.01", False),
        ("02.01.01", False),
        ("1.02.01", True),
    ],
)
def test_programme_one_is_the_running_of_the_office(code, running):
    assert is_supporting_program(code) is running


def test_plans_maps_and_rules_serve_no_one_and_services_of_kb_serve_both_of_its_indicators() -> None:
    none = ("1.02.02.2.02.0043", "1.03.03.2.01.0025", "2.09.04.2.01.0001", "2.14.02.2.02.0011")
    assert [known.indicators for code in none if (known := known_code(code, ""))] == [()] * len(none)
    men = known_code("2.14.03.2.03.0013", "Peningkatan Kesertaan KB Pria")
    assert men is not None
    assert set(men.indicators) == {"active_kb", "unmet_need_kb"}
