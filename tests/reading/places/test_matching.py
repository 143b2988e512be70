import pytest

from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.decisions import Decision, DecisionKind
from stunting.reading.context import Context
from stunting.reading.places.matching import is_area_vocabulary, match_areas
from stunting.reading.places.name_rows import AreaRow

PPU = "64.09"


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


@pytest.fixture(scope="module")
def matched(gazetteer):
    """Matches rows given as "area" or (area, parent, code, level) with later parts left out."""

    def match(*rows, kabupaten="", decisions=()):
        full = [((row,) if isinstance(row, str) else row) for row in rows]
        rows = [AreaRow(*(*row, "", "", "")[:4]) for row in full]
        return match_areas(rows, Context(load_catalogue(), gazetteer, kabupaten, tuple(decisions)))

    return match


def codes(matching):
    return [one.code for one in matching.found]


def levels(matching):
    return [one.level for one in matching.found]


def sure(matching):
    return [one.certain for one in matching.found]


def proposed(matching):
    return [[match.area.name for match in one.proposals] for one in matching.unmatched]


# Which kabupaten


def test_the_four_kecamatan_name_their_kabupaten(matched):
    matching = matched("PENAJAM", "Waru", "Babulu", "Kec. Sepaku")
    assert matching.kabupaten == PPU
    assert codes(matching) == ["64.09.01", "64.09.02", "64.09.03", "64.09.04"]
    assert levels(matching) == ["kecamatan"] * 4
    assert [one.kecamatan for one in matching.found] == ["Penajam", "Waru", "Babulu", "Sepaku"]
    assert sure(matching) == [True] * 4
    assert matching.unmatched == ()


def test_codes_alone_name_the_kabupaten(matched):
    matching = matched(("", "", "6409030001"), ("", "", "6409020001.0"), ("", "", "64.09.03.2010"))
    assert matching.kabupaten == PPU
    assert [one.desa for one in matching.found] == ["Tanjung Tengah", "Api-api", "Rintik"]


def test_nothing_is_looked_for_in_a_neighbour(matched):
    """Samboja is a kecamatan of Kutai Kartanegara, Bantul and Berau are kabupaten elsewhere."""
    matching = matched("Samboja", "Bantul", "Berau", "Waru", "Babulu", "Sepaku", kabupaten=PPU)
    assert codes(matching)[:3] == ["", "", ""]
    assert [one.area for one in matching.unmatched] == ["Samboja", "Bantul", "Berau"]


def test_an_empty_list(matched):
    matching = matched()
    assert matching.found == ()
    assert matching.kabupaten == ""


# Names inside their parent


def test_waru_is_a_kecamatan_and_a_kelurahan(matched):
    matching = matched(
        ("Waru", "Waru"),
        ("Waru", "", "", "kecamatan"),
        ("Waru", "", "", "desa"),
        "Kel. Waru",
        "Kec. Waru",
        kabupaten=PPU,
    )
    assert codes(matching) == ["64.09.02.1003", "64.09.02", "64.09.02.1003", "64.09.02.1003", "64.09.02"]


def test_a_name_that_heads_other_rows_is_the_kecamatan(matched):
    matching = matched(
        "Waru",
        ("Waru", "Waru"),
        ("Api-api", "Waru"),
        "Sepaku",
        ("Sepaku", "Sepaku"),
        ("Mentawir", "Sepaku"),
        kabupaten=PPU,
    )
    assert codes(matching) == [
        "64.09.02",
        "64.09.02.1003",
        "64.09.02.2001",
        "64.09.04",
        "64.09.04.1005",
        "64.09.04.1008",
    ]


def test_labangka_is_not_labangka_barat(matched):
    matching = matched(("Labangka", "Babulu"), ("Labangka Barat", "Babulu"), kabupaten=PPU)
    assert codes(matching) == ["64.09.03.2002", "64.09.03.2012"]


def test_the_same_desa_name_in_two_kecamatan_is_told_apart_by_the_parent(matched):
    """Banjarnegara has a Karangtengah in Banjarnegara, Wanayasa and Batur, among others."""
    matching = matched(
        ("Karangtengah", "Banjarnegara"), ("Karangtengah", "Wanayasa"), "Karangtengah", kabupaten="33.04"
    )
    first, second, alone = codes(matching)
    assert (first[:8], second[:8]) == ("33.04.06", "33.04.17")
    assert alone == ""
    assert len(matching.unmatched) == 1
    assert {match.area.name for match in matching.unmatched[0].proposals} == {"Karangtengah"}
    assert all(match.score == 1 for match in matching.unmatched[0].proposals)


def test_a_desa_under_another_kecamatan_is_doubtful(matched):
    matching = matched(("Girimukti", "Sepaku"), kabupaten=PPU)
    assert codes(matching) == ["64.09.01.2020"]
    assert sure(matching) == [False]


def test_a_parent_may_have_several_levels(matched):
    matching = matched(
        ("Ngawen", "Blora / Ngawen", "", "desa"),
        ("Ngawen", "Kab. Demak / Kec. Wedung", "", "desa"),
        kabupaten="33",
    )
    assert codes(matching) == ["33.16.12.1018", "33.21.13.2002"]


def test_a_parent_of_two_meanings_is_settled_by_its_rows(matched):
    """Kedunggede lies in the kecamatan Banyumas and in Lumbir; Cirahab only in Lumbir."""
    rows = [(name, "Banyumas", "", "desa") for name in ("Cirahab", "Canduk", "Karanggayam", "Dermaji")]
    matching = matched(*rows, ("Kedunggede", "Banyumas", "", "desa"), kabupaten="33")
    assert all(code.startswith("33.02.01.") for code in codes(matching)[:4])
    assert codes(matching)[4] == ""


def test_a_name_may_say_where_it_lies(matched):
    matching = matched(
        "Desa Bumi Harapan Kec. Sepaku",
        "Waru, Kecamatan Waru, Kab. Penajam Paser Utara",
        "Kec. Babulu (Kab. PPU)",
        kabupaten=PPU,
    )
    assert codes(matching) == ["64.09.04.2004", "64.09.02.1003", "64.09.03"]


# Codes


def test_a_code_goes_before_the_name(matched):
    matching = matched(("Karangtengah", "", "33.04.16.2007"), kabupaten="33.04")
    assert codes(matching) == ["33.04.16.2007"]
    assert sure(matching) == [True]


def test_a_code_that_does_not_fit_the_name_is_not_trusted(matched):
    matching = matched(("Sepaku", "", "6409010", "kecamatan"), ("Xyzzy", "Waru", "6409010"), kabupaten=PPU)
    assert codes(matching) == ["64.09.04", ""]


def test_the_name_decides_between_two_readings_of_a_code(matched):
    matching = matched(
        ("Kutai Kartanegara", "", "6403", "kabupaten"), ("Berau", "", "6403", "kabupaten"), kabupaten="64"
    )
    assert codes(matching) == ["64.02", "64.03"]


def test_the_last_part_of_a_code_beside_its_kecamatan(matched):
    matching = matched(("POLEWALI", "Pasangkayu / Bambalamotu", "2003"), kabupaten="76")
    assert codes(matching) == ["76.01.01.2003"]


# Spelling


@pytest.mark.parametrize(
    ("written", "parent", "code"),
    [
        ("Saloloang", "PENAJAM", "64.09.01.1002"),
        ("Lawe2", "Kec. Penajam", "64.09.01.1004"),
        ("05. N i p a h - N i p a h", "Penajam", "64.09.01.1009"),
        ("GIRIMUKTI", "Penajam", "64.09.01.2020"),
        ("Desa Semoi II", "Sepaku", "64.09.04.2010"),
        ("SEMOI 2", "Sepaku", "64.09.04.2010"),
        ("Sukamulya", "Sepaku", "64.09.04.2011"),
        ("Gn. Seteleng", "Penajam", "64.09.01.1012"),
        ("Sei Parit", "Penajam", "64.09.01.1008"),
        ("Argomulyo*)", "Sepaku", "64.09.04.2009"),
    ],
)
def test_spellings_that_are_certain(matched, written, parent, code):
    matching = matched((written, parent), kabupaten=PPU)
    assert codes(matching) == [code]
    assert sure(matching) == [True]


@pytest.mark.parametrize(
    ("written", "parent", "code"),
    [
        ("Sotak", "Penajam", "64.09.01.1014"),
        ("Labangka Brt", "Babulu", "64.09.03.2012"),
        ("Pantai Lnago", "Penajam", "64.09.01.1019"),
        ("Bumi Harapn", "Sepaku", "64.09.04.2004"),
    ],
)
def test_misspelt_names_are_taken_but_doubtful(matched, written, parent, code):
    matching = matched((written, parent), kabupaten=PPU)
    assert codes(matching) == [code]
    assert sure(matching) == [False]
    assert 0.75 <= matching.found[0].score < 1


@pytest.mark.parametrize(
    ("written", "parent", "first"),
    [
        ("Gunung M", "Babulu", "Gunung Mulia"),
        ("Babulu", "Babulu", "Babulu Laut"),
        ("Riku", "Penajam", "Riko"),
    ],
)
def test_names_too_far_off_get_proposals(matched, written, parent, first):
    matching = matched((written, parent, "", "desa"), kabupaten=PPU)
    assert codes(matching) == [""]
    assert levels(matching) == ["desa"]
    assert [one.kecamatan for one in matching.found] == [parent]
    assert [one.score for one in matching.found] == [0]
    assert 2 <= len(proposed(matching)[0]) <= 5
    assert first in proposed(matching)[0][:2]


def test_a_list_of_kecamatan_means_the_kecamatan(matched):
    """Purwonegoro is also a desa, in the kecamatan Purwanegara."""
    names = ["Susukan", "Purworejo Klp", "Mandiraja", "Purwonegoro", "B a w a n g", "Wanadadi"]
    matching = matched(*names)
    assert matching.kabupaten == "33.04"
    assert codes(matching) == [f"33.04.{number}" for number in ("01", "02", "03", "04", "05", "10")]
    assert sure(matching) == [True, False, True, False, True, True]
    hinted = matched(*((name, "", "", "kecamatan") for name in names))
    assert sure(hinted) == [True, False, True, True, True, True]


# Larger areas, totals, and what is no area


def test_provinces_and_the_nation(matched):
    matching = matched("Aceh", "Sumut", "DKI JAKARTA", "DI Yogyakarta", "Jabar", "INDONESIA")
    assert codes(matching) == ["11", "12", "31", "34", "32", ""]
    assert levels(matching) == ["provinsi"] * 5 + ["other"]
    assert matching.unmatched == ()


def test_kabupaten_and_kota_of_a_province(matched):
    matching = matched("Bogor", "Bandung", "KOTA BOGOR", "Kota Bandung", "Prov. Jawa Barat", "Garut")
    assert matching.kabupaten == "32"
    assert codes(matching) == ["32.01", "32.04", "32.71", "32.73", "32", "32.05"]
    assert sure(matching) == [True] * 6


def test_a_bare_name_is_doubtful_where_no_row_says_kota(matched):
    matching = matched("Bogor", "Garut", "Cianjur", "Depok", kabupaten="32")
    assert codes(matching) == ["32.01", "32.05", "32.03", "32.76"]
    assert sure(matching) == [False, True, True, True]


def test_names_of_the_kabupaten_itself_and_of_others_said_in_full(matched):
    matching = matched(
        "Kab. Penajam Paser Utara", "PPU", "Kota Balikpapan", "Prov. Kalimantan Timur", kabupaten=PPU
    )
    assert codes(matching) == [PPU, PPU, "64.71", "64"]
    assert levels(matching) == ["kabupaten", "kabupaten", "kabupaten", "provinsi"]


def test_a_kabupaten_listed_under_its_former_province(matched):
    """Mamberamo Tengah has left Papua (91); a kecamatan of that name in Mamberamo Raya has not."""
    matching = matched(
        ("Jayapura", "PAPUA"), ("Sarmi", "PAPUA"), ("Mamberamo Tengah", "PAPUA"), ("Bantul", "DI YOGYAKARTA")
    )
    assert codes(matching) == ["91.03", "91.10", "95.05", "34.02"]
    assert sure(matching)[2] is False


def test_two_names_of_one_area(matched):
    matching = matched("Toba Samosir / Toba", "Simalungun", "Kota Medan", "Mamuju Utara/Pasangkayu")
    assert codes(matching) == ["12.12", "12.08", "12.71", "76.01"]


def test_totals_name_the_area_they_total(matched):
    matching = matched(
        "Jumlah",
        "Jumlah Kab/Kota",
        "JUMLAH KAB. PENAJAM PASER UTARA",
        "Jumlah Kecamatan Sepaku",
        ("Jumlah Kecamatan", "Waru"),
        kabupaten=PPU,
    )
    assert codes(matching) == ["", PPU, PPU, "64.09.04", "64.09.02"]
    assert levels(matching) == ["other", "kabupaten", "kabupaten", "kecamatan", "kecamatan"]
    assert matching.unmatched == ()


@pytest.mark.parametrize(
    "name",
    ["RSUD Ratu Aji Putri Botung", "Luar Wilayah", "LUAR DKI JAKARTA", "Proses update data", "Lain-lain"],
)
def test_rows_that_are_no_area_are_not_asked_about(matched, name):
    matching = matched(name, kabupaten=PPU)
    assert levels(matching) == ["other"]
    assert sure(matching) == [True]
    assert matching.unmatched == ()


# Puskesmas


def test_puskesmas_by_parent_table_name_and_desa(matched):
    matching = matched(
        ("Petung", "Penajam", "", "puskesmas"),
        "PKM Maridan",
        "Puskesmas Waru",
        "UPT Puskesmas Sepaku II",
        "Puskesmas Telemow",
        "Puskesmas Melati",
        kabupaten=PPU,
    )
    assert levels(matching) == ["puskesmas"] * 6
    assert codes(matching) == [""] * 6
    assert [one.kecamatan for one in matching.found] == ["Penajam", "Sepaku", "Waru", "Sepaku", "Sepaku", ""]
    # The table of PPU is inferred, and a desa of the name is a guess: both are to be confirmed.
    assert sure(matching) == [True, False, False, True, False, False]
    assert [one.area for one in matching.unmatched] == ["Puskesmas Melati"]
    assert all(match.area.level == "kecamatan" for match in matching.unmatched[0].proposals)


# Decisions


def test_a_decision_goes_before_everything(matched):
    decisions = [
        Decision(DecisionKind.AREA, "Sepaku / Desa Lama", "64.09.04.2004"),
        Decision(DecisionKind.AREA, " / Penajam", ""),
        Decision(DecisionKind.AREA, "Melati", "64.09.03"),
        Decision(DecisionKind.ROW_TOTAL, "Waru", "true"),
    ]
    matching = matched(
        ("Desa Lama", "Sepaku"),
        "Penajam",
        ("Melati", "", "", "puskesmas"),
        "Waru",
        kabupaten=PPU,
        decisions=decisions,
    )
    assert codes(matching) == ["64.09.04.2004", "", "", "64.09.02"]
    assert [one.desa for one in matching.found] == ["Bumi Harapan", "", "", ""]
    assert levels(matching) == ["desa", "other", "puskesmas", "kecamatan"]
    assert [one.kecamatan for one in matching.found] == ["Sepaku", "", "Babulu", "Waru"]
    assert sure(matching) == [True] * 4


# Vocabulary


def test_share_of_area_names(gazetteer):
    assert is_area_vocabulary(["Semoi II", "SEPAKU", "Laki-laki", "Jumlah"], gazetteer) == 0.5
    assert is_area_vocabulary(["Semoi II", "Susukan"], gazetteer, PPU) == 0.5
    assert is_area_vocabulary([], gazetteer) == 0


def test_ordinary_words_that_are_desa_somewhere_do_not_make_a_list_of_areas(gazetteer):
    """Maju and Mandiri are desa in provinces far apart; Berkembang and Tertinggal are none."""
    assert is_area_vocabulary(["MAJU", "MANDIRI", "BERKEMBANG"], gazetteer) == pytest.approx(1 / 3)
    assert is_area_vocabulary(["Padi", "Jagung", "Kedelai", "Ketela"], gazetteer) <= 0.5


def test_lists_of_larger_areas_count_across_the_country(gazetteer):
    assert is_area_vocabulary(["Aceh", "Jabar", "Papua"], gazetteer) == 1
    assert (
        is_area_vocabulary(["Simeulue", "Kota Bandung", "Penajam Paser Utara", "Balikpapan"], gazetteer) == 1
    )
    assert is_area_vocabulary([area.name for area in gazetteer.kecamatan(PPU)], gazetteer) == 1


def test_a_column_of_kecamatan_decides_though_a_desa_has_the_misspelt_name(matched):
    """Giriwono is a kelurahan of the kecamatan Wonogiri, Giriwoyo a kecamatan."""
    rows = [(name, "", "", "kecamatan") for name in ("Pracimantoro", "Giriwono", "Selogiri")]
    matching = matched(*rows, kabupaten="33.12")
    assert codes(matching)[1] == "33.12.03"
    assert sure(matching)[1] is False


def test_names_that_sound_alike_are_told_apart_by_their_letters(matched):
    """Baroko and Baraka are kecamatan of Enrekang."""
    assert codes(matched(("Barono", "", "", "kecamatan"), kabupaten="73.16")) == ["73.16.12"]
