"""Rows that no code places: they follow the rows of their table, and nothing counts twice."""

import pandas as pd
import pytest

from stunting.analysis.coverage.coverage import coverage
from stunting.analysis.coverage.places import factor, place_observations, table_codes
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from tests.builders import PPU, observe

SESULU, API_API, RINTIK = "64.09.02.2002", "64.09.02.2001", "64.09.03.2010"
KEC_WARU, KEC_BABULU = "64.09.02", "64.09.03"
IFA = "pregnant_ifa_90"


def pair(served, sasaran, area_code="", **more):
    common = {"area_code": area_code, "indicator": IFA, **more}
    return [
        {**common, "measure": "denominator", "value": sasaran},
        {**common, "measure": "numerator", "value": served},
    ]


def summary_of(records, level, kabupaten=PPU):
    return coverage(observe(records), load_catalogue(), load_gazetteer(), kabupaten=kabupaten, level=level)


def places_of(records, kabupaten=PPU):
    """The place of each record, by the name as written."""
    observed = observe({"indicator": IFA, "value": 1, **one} for one in records)
    placed = place_observations(observed, load_gazetteer(), kabupaten, table_codes(observed))
    return {name: placed.places[at] for name, at in zip(observed["area"], placed.place, strict=True)}


def test_combinations_are_numbered_in_order_of_appearance():
    frame = pd.DataFrame({"one": ["d", "c", "b", "a", "d", "c"], "other": [1, 1, 1, 1, 2, 1]})
    codes, first = factor(frame, ["one", "other"])
    assert (codes.tolist(), first.tolist()) == ([0, 1, 2, 3, 4, 1], [0, 1, 2, 3, 4])
    assert [one.tolist() for one in factor(frame[:0], ["one", "other"])] == [[], []]


def test_combinations_of_more_columns_than_an_integer_could_count_stay_apart():
    """Sixteen columns of 20 values: 21^16 are more than 2^63."""
    frame = pd.DataFrame({f"{at}": [(row + at) % 20 for row in range(20)] for at in range(16)})
    frame = pd.concat([frame, frame], ignore_index=True)
    codes, first = factor(frame, frame.columns)
    assert (codes.tolist(), first.tolist()) == ([*range(20), *range(20)], [*range(20)])


def test_a_code_says_what_an_area_is_and_to_which_kecamatan_and_kabupaten_it_belongs():
    codes = {"Prov.": "64", "Kab.": PPU, "Kec.": KEC_WARU, "Desa.": SESULU}
    places = places_of({"area_code": code, "area": name} for name, code in codes.items())
    assert {name: one.key for name, one in places.items()} == codes
    found = [(str(one.level), one.kecamatan, one.kecamatan_key, one.kabupaten) for one in places.values()]
    assert found == [
        ("provinsi", "", "", ""),
        ("kabupaten", "", "", PPU),
        ("kecamatan", "Waru", KEC_WARU, PPU),
        ("desa", "Waru", KEC_WARU, PPU),
    ]


def test_a_puskesmas_is_placed_by_the_name_of_a_kecamatan_only():
    """Antah is a kecamatan of the uploads; Entah a desa, Jumlah the total of a kecamatan."""
    names = [("Antah", "kecamatan", False), ("Entah", "desa", False), ("Jumlah", "kecamatan", True)]
    rows = [{"area": name, "area_level": level, "is_total": total} for name, level, total in names]
    puskesmas = [{"area": f"Puskesmas {name}", "area_level": "puskesmas"} for name, *_ in names]
    places = places_of([*rows, *puskesmas])
    assert [places[one["area"]].kecamatan for one in puskesmas] == ["Antah", "", ""]


@pytest.mark.parametrize("of_file", ["64.01", "64.01.03", "64.01.01.2001"])
def test_where_all_codes_of_a_file_are_of_another_kabupaten_its_other_rows_are_of_there(of_file):
    """Waru is a kecamatan of Penajam Paser Utara, of code 64.01 there is none of this name."""
    waru = {"area": "Waru", "area_level": "kecamatan", "file": "Paser.xlsx"}
    there = {"area_code": of_file, "area": "Di sana", "file": "Paser.xlsx"}
    province = {"area_code": "64", "area": "Kaltim", "file": "Paser.xlsx"}
    here = {"area_code": SESULU, "file": "PPU.xlsx"}
    assert places_of([waru, there, province, here])["Waru"].kabupaten == "64.01"
    assert places_of([waru, here])["Waru"].key == KEC_WARU


def test_the_codes_of_the_files_tell_the_kabupaten_where_nobody_does():
    waru = {"area": "Waru", "area_level": "kecamatan"}
    assert places_of([waru, {"area_code": PPU}], kabupaten="")["Waru"].key == KEC_WARU
    assert places_of([waru, {"area_code": "64"}], kabupaten="")["Waru"].kabupaten == ""


def test_a_posyandu_is_a_part_of_its_desa_and_no_desa_beside_its_neighbours():
    posyandu = {"area": "Posyandu Melati", "area_level": "other", "desa": "Sesulu", "kecamatan": "Waru"}
    unknown = {"area": "Melati", "area_level": "other"}
    places = places_of([posyandu, unknown, {"area_code": SESULU}, {"area_code": API_API}])
    assert (places["Posyandu Melati"].level, places["Melati"].level) == (AreaLevel.OTHER, AreaLevel.DESA)


def test_the_level_of_most_rows_of_a_table_is_that_of_the_row_without_one():
    rows = [{"area_code": one} for one in (PPU, SESULU, API_API)]
    assert places_of([*rows, {"area": "RSUD"}])["RSUD"].level is AreaLevel.DESA
    assert places_of([{"area": "RSUD"}])["RSUD"].level is AreaLevel.OTHER


def test_a_total_of_a_kecamatan_is_no_row_of_it():
    total = {"area": "Jumlah", "area_level": "kecamatan", "kecamatan": "Waru", "is_total": True}
    place = places_of([total])["Jumlah"]
    assert (place.key, place.total) == (KEC_WARU, True)


@pytest.mark.parametrize("codes", [[PPU], [PPU, "64.01"], [SESULU, "64.01.01.2001"]])
def test_a_total_below_kabupaten_or_areas_of_two_is_that_of_none(codes):
    rows = [{"area_code": code, "area": code} for code in codes]
    places = places_of([*rows, {"area": "Jumlah", "is_total": True}])
    assert places["Jumlah"].level is AreaLevel.OTHER


def test_what_stands_above_a_kabupaten_is_no_kecamatan():
    row = {"area": "Kabupaten Antah", "area_level": "kabupaten", "parent": "Kalimantan Timur"}
    place = places_of([row])["Kabupaten Antah"]
    assert (place.kecamatan, place.kecamatan_key, place.kabupaten) == ("", "", place.key)


@pytest.mark.parametrize(
    ("kabupaten", "parent", "kecamatan"),
    [(PPU, "Penajam Paser Utara", ""), (PPU, "Waru", KEC_WARU), ("33.05", "Kebumen", "33.05.12")],
)
def test_a_name_of_both_a_kabupaten_and_a_kecamatan_above_a_desa_is_the_kecamatan(
    kabupaten, parent, kecamatan
):
    row = {"area": "Antah", "area_level": "desa", "parent": parent}
    assert places_of([row], kabupaten)["Antah"].kecamatan_key == kecamatan


def test_a_row_of_no_level_stands_in_the_level_of_its_table():
    other = {"area": "RSUD", "area_level": "other"}
    records = pair(30, 50, KEC_WARU) + pair(10, 50, KEC_BABULU) + pair(5, 20, **other)
    kecamatan = summary_of(records, AreaLevel.KECAMATAN).frame.set_index("area")
    assert kecamatan.loc["RSUD", "share"] == 0.25
    row = summary_of(records, AreaLevel.KABUPATEN).frame.iloc[0]
    assert (row["numerator"], row["denominator"], row["areas_reporting"]) == (45, 120, 3)


def test_a_doubtful_row_does_not_count_beside_the_deeper_rows_that_replaced_its_neighbours():
    other = {"area": "RSUD", "area_level": "other"}
    kecamatan = pair(30, 50, KEC_WARU) + pair(5, 20, **other)
    desa = pair(30, 50, SESULU, sheet="desa")
    row = summary_of(kecamatan + desa, AreaLevel.KABUPATEN).frame.iloc[0]
    assert (row["numerator"], row["denominator"]) == (30, 50)


def test_a_kecamatan_nobody_knows_counts_beside_one_that_has_rows_of_desa_only():
    """No row of a kecamatan gave way to desa, so none can be counted already: 30 and 5 of 50 and 20."""
    unknown = pair(5, 20, area="Entah Berantah", area_level="kecamatan", sheet="kecamatan")
    row = summary_of(pair(30, 50, SESULU) + unknown, AreaLevel.KABUPATEN).frame.iloc[0]
    assert (row["numerator"], row["denominator"]) == (35, 70)


def test_a_puskesmas_of_an_unknown_kecamatan_does_not_count_beside_desa():
    puskesmas = {"area_level": "puskesmas", "sheet": "puskesmas"}
    records = [
        *pair(30, 50, SESULU),
        *pair(28, 50, area="Waru", kecamatan="Waru", **puskesmas),
        *pair(9, 10, area="Entah Berantah", **puskesmas),
    ]
    assert summary_of(records, AreaLevel.KABUPATEN).frame.iloc[0]["denominator"] == 50
    alone = summary_of(records[2:], AreaLevel.KABUPATEN).frame.iloc[0]
    assert (alone["denominator"], alone["areas_reporting"]) == (60, 2)
    # Desa of a kecamatan whose puskesmas sends nothing replace no puskesmas.
    beside = summary_of(records[:2] + records[4:], AreaLevel.KABUPATEN).frame.iloc[0]
    assert (beside["denominator"], beside["areas_reporting"]) == (60, 2)


@pytest.mark.parametrize(
    ("codes", "level", "key"),
    [([SESULU, API_API], AreaLevel.KECAMATAN, KEC_WARU), ([SESULU, RINTIK], AreaLevel.KABUPATEN, PPU)],
)
def test_a_bare_total_is_that_of_the_rows_it_stands_under(codes, level, key):
    phbs = {"indicator": "family_phbs", "measure": "percent"}
    records = [{**phbs, "area_code": code, "value": 50} for code in codes]
    records.append({**phbs, "area": "JUMLAH", "is_total": True, "value": 61})
    frame = summary_of(records, level).frame.set_index("area_key")
    assert frame.loc[key, ["share", "basis"]].tolist() == [0.61, "printed"]
    # Printed as a total, it is no row of the area itself: that would go before it.
    own = {**phbs, "area_code": key, "sheet": "lain", "value": 40}
    assert summary_of([*records, own], level).frame.set_index("area_key").loc[key, "share"] == 0.4


def test_two_areas_of_one_name_in_two_unknown_kecamatan_are_two():
    records = [
        record
        for parent in ("Kec. Satu", "Kec. Dua")
        for record in pair(30, 50, area="Suka Maju", area_level="desa", parent=parent)
    ]
    assert len(summary_of(records, AreaLevel.DESA).frame) == 2
    kecamatan = summary_of(records, AreaLevel.KECAMATAN).frame
    assert sorted(kecamatan["area"]) == ["Kec. Dua", "Kec. Satu"]
    assert summary_of(records, AreaLevel.KABUPATEN).frame.iloc[0]["denominator"] == 100


def test_areas_without_any_code_still_give_a_sum():
    records = pair(30, 50, area="Entah", area_level="desa") + pair(10, 50, area="Apa", area_level="desa")
    frame = summary_of(records, AreaLevel.KABUPATEN, kabupaten="").frame
    assert frame["area"].tolist() == ["(kabupaten belum dikenali)"]
    assert frame["share"].tolist() == [0.4]


def test_numbers_of_no_area_are_noted_and_in_no_sum():
    summary = summary_of(pair(1, 2) + pair(30, 50, SESULU, sheet="b"), AreaLevel.KABUPATEN)
    assert summary.frame["denominator"].tolist() == [50]
    assert any("tidak masuk tingkat mana pun" in note for note in summary.notes)


def test_spellings_of_one_code_are_one_area():
    records = pair(30, 50, API_API, area="Api Api") + pair(30, 50, API_API, area="API-API", sheet="b")
    assert len(summary_of(records, AreaLevel.DESA).frame) == 1


@pytest.mark.parametrize("written", ["{name}", "Puskesmas {name}", "UPTD Puskesmas {name}"])
def test_a_puskesmas_and_the_kecamatan_of_its_name_are_one_place(written):
    # No official list knows these eleven kecamatan; each has 40 of 50 on both sheets: 11 of 11, not 11 of 22.
    names = [f"Muara {letter}" for letter in "ABCDEFGHIJK"]
    records = [
        {
            "area": area,
            "area_level": level,
            "sheet": level,
            "indicator": IFA,
            "measure": measure,
            "value": value,
        }
        for name in names
        for level, area in (("kecamatan", name), ("puskesmas", written.format(name=name)))
        for measure, value in (("numerator", 40), ("denominator", 50))
    ]
    kabupaten = coverage(
        observe(records), load_catalogue(), load_gazetteer(), kabupaten="", level=AreaLevel.KABUPATEN
    ).frame
    assert kabupaten[["numerator", "denominator"]].values.tolist() == [[440, 550]]
    assert kabupaten[["areas_reporting", "areas_expected"]].values.tolist() == [[11, 11]]


@pytest.mark.parametrize("level", ["kecamatan", "desa", "other"])
def test_a_total_row_alone_in_its_table_is_that_of_the_kecamatan_written_beside_it(level):
    """No other row of the table tells what it adds up."""
    total = pair(30, 50, area="Jumlah", area_level=level, kecamatan="Waru", is_total=True)
    rows = summary_of(total, AreaLevel.KECAMATAN).frame.set_index("area")
    assert rows.loc["Waru", ["numerator", "denominator"]].tolist() == [30, 50]


def test_a_puskesmas_counts_in_the_kecamatan_whose_code_stands_in_its_row():
    """Its name and its table say nothing of the kecamatan: the code of Babulu does."""
    records = pair(30, 50, KEC_BABULU, area="Antah", area_level="puskesmas", kecamatan="", parent="")
    rows = summary_of(records, AreaLevel.KECAMATAN).frame.set_index("area")
    assert rows.loc["Babulu", ["numerator", "denominator"]].tolist() == [30, 50]


def test_a_puskesmas_of_another_name_stays_in_the_kecamatan_written_beside_it():
    """Puskesmas Antah is no name of a kecamatan; Sepaku is official, Entah is known by its row alone."""
    puskesmas = {"area": "Antah", "area_level": "puskesmas"}
    records = [*pair(30, 50, **puskesmas, kecamatan="Sepaku"), *pair(10, 50, **puskesmas, kecamatan="Entah")]
    frame = summary_of(records, AreaLevel.PUSKESMAS).frame.set_index("kecamatan")
    assert frame["share"].to_dict() == {"Sepaku": 0.6, "Entah": 0.2}
    kecamatan = summary_of(records, AreaLevel.KECAMATAN).frame.set_index("area")
    assert kecamatan["share"].to_dict() == {"Sepaku": 0.6, "Entah": 0.2}


@pytest.mark.parametrize(
    "spellings",
    [
        ("Puskesmas Petung", "Petung", "PKM Petung"),
        # Numbers of puskesmas are written in both ways, sometimes in one book.
        ("UPTD Puskesmas Sepaku I", "Sepaku 1", "Pusk. Sepaku I"),
    ],
)
def test_two_spellings_of_a_puskesmas_are_one_place(spellings):
    records = [
        {
            "area": area,
            "area_level": "puskesmas",
            "sheet": area,
            "indicator": IFA,
            "measure": measure,
            "value": value,
        }
        for area in spellings
        for measure, value in (("numerator", 40), ("denominator", 50))
    ]
    kabupaten = coverage(
        observe(records), load_catalogue(), load_gazetteer(), kabupaten="64.09", level=AreaLevel.KABUPATEN
    ).frame
    assert kabupaten[["numerator", "areas_reporting", "areas_expected"]].values.tolist() == [[40, 1, 1]]


def test_a_file_of_two_kabupaten_leaves_rows_without_a_code_at_home():
    """A kecamatan Waru stands uncoded beside a desa of here and one of another kabupaten."""
    other = pair(20, 40, "64.01.01.2001", area="Desa di Paser")
    records = [*pair(30, 50, RINTIK), *other, *pair(40, 50, area="Waru", area_level="kecamatan")]
    frame = summary_of(records, AreaLevel.KECAMATAN).frame.set_index("area_key")
    assert frame["share"].to_dict() == {KEC_WARU: 0.8, KEC_BABULU: 0.6}
