import csv
from pathlib import Path

import pytest

from stunting.catalogue.area_store import AreaStore
from stunting.catalogue.gazetteer import Gazetteer, load_gazetteer, read_spellings
from stunting.model.areas import AreaLevel

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "stunting" / "catalogue" / "data"
REFERENCE = ROOT.parent / "shared" / "reference" / "ppu_areas.csv"


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


def names(areas):
    return [area.name for area in areas]


def test_ppu_has_4_kecamatan_and_54_desa(gazetteer):
    assert names(gazetteer.kecamatan("64.09")) == ["Penajam", "Waru", "Babulu", "Sepaku"]
    desa = gazetteer.desa("64.09")
    assert [len(gazetteer.desa(area.code)) for area in gazetteer.kecamatan("64.09")] == [23, 4, 12, 15]
    assert len(desa) == 54
    assert sum(area.kind == "kelurahan" for area in desa) == 24
    assert all(area.bps_code for area in desa)


def test_country_has_the_areas_of_the_decree(gazetteer):
    """Counts of Kepmendagri 300.2.2-2138/2025 as the source package gives them."""
    provinces = gazetteer.children("")
    kabupaten = [area for province in provinces for area in gazetteer.children(province.code)]
    kecamatan = [area for each in kabupaten for area in gazetteer.kecamatan(each.code)]
    assert (len(provinces), len(kabupaten), len(kecamatan)) == (38, 514, 7285)
    assert sum(area.kind == "kota" for area in kabupaten) == 98
    assert sum(len(gazetteer.desa(province.code)) for province in provinces) == 83762


def test_codes_of_kemendagri_and_bps_in_any_writing(gazetteer):
    for written in (
        "64.09.01.1001",
        "6409011001",
        "6409011001.0",
        "6409030001",
        "6409030001.0",
        " 6409030001 ",
        "'6409030001",
    ):
        assert gazetteer.area(written).name == "Tanjung Tengah", written
    assert gazetteer.area("64.09").level is AreaLevel.KABUPATEN
    assert gazetteer.area("6409020").name == "Waru"
    assert gazetteer.area("640902").name == "Waru"
    assert gazetteer.area("64").name == "Kalimantan Timur"
    for nothing in ("64.09.99", "64.09.01.9999", "Penajam", "", "2024", "12345678901"):
        assert gazetteer.area(nothing) is None, nothing


def test_a_code_without_dots_can_mean_two_areas(gazetteer):
    """6403 is Berau for Kemendagri and Kutai Kartanegara for BPS."""
    assert names(gazetteer.areas_of_code("6403")) == ["Berau", "Kutai Kartanegara"]
    assert names(gazetteer.areas_of_code("64.03")) == ["Berau"]
    assert names(gazetteer.areas_of_code("6409")) == ["Penajam Paser Utara"]


def test_a_dotted_code_that_was_once_a_number(gazetteer):
    assert gazetteer.area("32.1").name == "Majalengka"
    assert gazetteer.area("32.0").name == "Jawa Barat"


def test_bps_codes_name_existing_areas_once():
    with (DATA / "area_bps_codes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    store = AreaStore()
    assert [row["code"] for row in rows if store.area(row["code"]) is None] == []
    assert len({row["bps_code"] for row in rows}) == len(rows)
    assert {row["mark"] for row in rows} == {"F", "I"}
    inferred = [row["code"] for row in rows if row["mark"] == "I"]
    assert inferred == ["64.09.01.1003", "64.09.01.1007", "64.09.01.1012", "64.09.02.2002"]


def test_spellings_belong_to_existing_areas():
    store = AreaStore()
    assert [code for code, _ in read_spellings() if store.area(code) is None] == []


def test_kota_and_kabupaten_of_one_name_stay_apart(gazetteer):
    codes = lambda name: [area.code for area in gazetteer.exact(name, AreaLevel.KABUPATEN)]  # noqa: E731
    assert codes("Kota Bandung") == ["32.73"]
    assert codes("Bandung") == ["32.04", "32.73"]
    assert codes("Kab. Bandung")[0] == "32.04"
    assert codes("Kota Adm. Jakarta Pusat") == ["31.71"]
    assert codes("Kab. Adm. Kep. Seribu") == ["31.01"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Jabar", "32"),
        ("DKI Jakarta", "31"),
        ("Prov. D.I. Yogyakarta", "34"),
        ("KEP. BANGKA BELITUNG", "19"),
        ("NTT", "53"),
    ],
)
def test_provinces_by_their_usual_names(gazetteer, written, code):
    assert [area.code for area in gazetteer.exact(written, AreaLevel.PROVINSI)] == [code]


def test_find_gives_the_best_first(gazetteer):
    matches = gazetteer.find("Labangka Brat", within="64.09", limit=3)
    assert names(match.area for match in matches)[:2] == ["Labangka Barat", "Labangka"]
    assert 1 > matches[0].score > matches[1].score > 0
    assert gazetteer.find("Semoi II", within="64.09")[0].score == 1
    assert gazetteer.find("Waru", AreaLevel.KECAMATAN, "64.09")[0].area.code == "64.09.02"
    assert len(gazetteer.find("Waru", within="64.09", limit=2)) == 2


def test_find_stays_inside(gazetteer):
    assert all(match.area.code.startswith("64.09.04.") for match in gazetteer.find("Waru", within="64.09.04"))
    assert gazetteer.exact("Sepaku", within="33.04") == ()


def test_puskesmas_by_table_and_by_name(gazetteer):
    serves = lambda name: gazetteer.kecamatan_of_puskesmas(name, "64.09")  # noqa: E731
    assert serves("UPT Puskesmas Petung").name == "Penajam"
    assert serves("PKM Semoi II").name == "Sepaku"
    assert serves("Puskesmas Sepaku III").name == "Sepaku"
    assert serves("Sepaku 2").name == "Sepaku"
    assert serves("Puskesmas Melati") is None
    assert gazetteer.kecamatan_of_puskesmas("Pagak", "35.07").code == "35.07.02"


@pytest.mark.parametrize("kabupaten", ["64.09", "33.04", "35.76", "32.78", "31.74", "13.07"])
def test_kabupaten_is_recognised_from_its_areas(gazetteer, kabupaten):
    kecamatan = [(area.name.upper(), "") for area in gazetteer.kecamatan(kabupaten)]
    desa = [(area.name, "") for area in gazetteer.desa(kabupaten)]
    assert gazetteer.recognise_kabupaten(kecamatan) == kabupaten
    assert gazetteer.recognise_kabupaten(desa) == kabupaten


def test_areas_of_several_kabupaten_give_the_province(gazetteer):
    assert gazetteer.recognise_kabupaten([(area.name, "") for area in gazetteer.children("64")]) == "64"
    assert gazetteer.recognise_kabupaten([(area.name, "") for area in gazetteer.desa("76")]) == "76"
    assert gazetteer.recognise_kabupaten([(area.name, "") for area in gazetteer.children("")]) == ""


def test_a_title_settles_what_the_names_leave_open(gazetteer):
    """There is a kecamatan or desa Waru in many kabupaten."""
    assert gazetteer.recognise_kabupaten([("Waru", "")]) == ""
    title = "Data stunting Kabupaten Penajam Paser Utara 2024"
    assert gazetteer.recognise_kabupaten([("Waru", "")], title) == "64.09"
    assert gazetteer.recognise_kabupaten([("Januari", "")], "Akte di Kota Mojokerto 2023.xlsx") == "35.76"
    assert gazetteer.recognise_kabupaten([("Waru", "")], "Rematri se-Kab. PPU") == "64.09"


def test_a_title_does_not_go_against_the_names(gazetteer):
    names_there = [(area.name, "") for area in gazetteer.kecamatan("33.04")]
    assert gazetteer.recognise_kabupaten(names_there, "Kabupaten Penajam Paser Utara") == "33.04"


def test_a_title_does_not_narrow_a_list_of_kabupaten(gazetteer):
    cities = [
        (f"Kota {area.name}" if area.kind == "kota" else area.name, "") for area in gazetteer.children("35")
    ]
    assert gazetteer.recognise_kabupaten(cities, "Posisi Kota Mojokerto di Jawa Timur") == "35"


def test_names_that_are_no_areas_give_nothing(gazetteer):
    words = [("Laki-laki", ""), ("Perempuan", ""), ("Padi", ""), ("Kambing", ""), ("Domba", "")]
    assert gazetteer.recognise_kabupaten(words) == ""
    assert gazetteer.recognise_kabupaten([]) == ""
    assert gazetteer.recognise_kabupaten([("", "")]) == ""


def test_only_the_province_needed_is_read():
    store = AreaStore()
    gazetteer = Gazetteer(store, {}, ())
    assert len(gazetteer.desa("64.09")) == 54
    assert list(store.provinces_read) == ["64"]


@pytest.mark.skipif(
    not REFERENCE.is_file(),
    reason="needs the list of areas in ../shared/reference, which is not here",
)
def test_ppu_equals_the_reference_list(gazetteer):
    with REFERENCE.open(encoding="utf-8", newline="") as file:
        reference = [
            (row["code"], row["kecamatan"], row["name"], row["type"]) for row in csv.DictReader(file)
        ]
    ours = [
        (area.code, gazetteer.area(area.parent_code).name, area.name, area.kind)
        for area in gazetteer.desa("64.09")
    ]
    assert ours == reference
