"""Action plans in many layouts: recognised by their header, one answer, nothing guessed."""

import math

import pytest

from stunting.catalogue.activity_codes import activity_code
from stunting.model.activities import ActivityColumn, BudgetState, LocationScope
from stunting.model.decisions import Decision, DecisionKind
from stunting.reading.action_plans.opened import open_plan
from stunting.reading.recognition import recognise
from tests.reading.plans import (
    HOUSES,
    KEK,
    LAYOUTS,
    NUTRITION,
    SEPARATE,
    TITLE,
    WATER_NAME,
    WEIGHED,
    read_plan,
)
from tests.reading.sheets import grid, read_cells

HEAD = ["No", "Program", "Sub Kegiatan", "Lokasi", "Pagu (Rp)", "Sumber Dana", "OPD"]


def plan(*rows, head=HEAD, **more):
    return read_plan(grid([[TITLE], head, *rows], **more))


def messages(read):
    return [one.message for one in read.problems]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_one_plan_in_several_layouts_has_one_answer(layout):
    frame = read_plan(LAYOUTS[layout]).frame
    assert list(frame["name"]) == [NUTRITION, NUTRITION, WATER_NAME]
    assert [activity_code(code) for code in frame["code"][:2]] == ["1.2.2.2.2.15"] * 2
    assert list(frame["output"]) == [KEK, WEIGHED, HOUSES]
    assert list(frame["target"]) == [120, 900, 50]
    assert frame["area_codes"][0] == "64.09.04.2004 64.09.04.1007"
    assert list(frame["kecamatan_codes"])[2] == "64.09.02"
    assert list(frame["scope"]) == ["areas", "kabupaten", "areas"]
    assert list(frame["opd"]) == ["Dinas Kesehatan", "Dinas Kesehatan", "Dinas PUPR"]
    assert list(frame["budget"][:2]) == [1_250_000_000, 250_500_000]
    assert math.isnan(frame["budget"][2])
    assert list(frame["budget_state"]) == ["own", "own", "missing"]
    assert list(frame["funding"][:2]) == ["DAK", "BOK"]
    assert list(frame["indicators"]) == [
        "pregnant_kek_supplement",
        "weighing_coverage",
        "drinking_water_access",
    ]
    assert set(frame["period"]) == {"2026"}


def test_totals_headings_and_signatures_are_set_aside_and_said_so():
    read = read_plan(LAYOUTS["blank when repeated"])
    assert "1 baris jumlah disisihkan." in read.sheets[0].steps
    assert not any("Bapelitbang" in name for name in read.frame["name"])
    steps = read_plan(LAYOUTS["one column"]).sheets[0].steps
    assert "4 baris program atau kegiatan yang dirinci di bawahnya disisihkan." in steps


def test_a_printed_total_that_differs_is_a_problem_with_both_sums():
    read = plan(
        [1, "A", "Rembuk stunting kabupaten", "Kabupaten PPU", 100, "APBD", "Setda"],
        [2, "A", "Audit kasus stunting", "Kabupaten PPU", 50, "APBD", "Dinkes"],
        ["JUMLAH", None, None, None, 160],
    )
    said = (
        "Jumlah pagu tercetak Rp 160 berbeda dari jumlah barisnya Rp 150, selisih Rp 10; baris yang dipakai."
    )
    assert said in messages(read)


def test_origin_of_a_line_is_its_cell():
    line = read_plan(SEPARATE).frame.iloc[1]
    assert (line["file"], line["sheet"], line["row"], line["cell"]) == ("rad.xlsx", "Rekap", 5, "D5")
    assert line["budget_cell"] == "I5"
    assert line["budget_written"] == "Rp 250.500.000"


@pytest.mark.parametrize(
    ("header", "written", "amount"),
    [
        ("Pagu (Rp)", "Rp 1.250.000.000,-", 1_250_000_000),
        ("Pagu (Rp)", "Rp. 1.250.000.000,00", 1_250_000_000),
        ("Pagu (Rp)", "1,25 miliar", 1_250_000_000),
        ("Pagu (Rp)", "750 juta", 750_000_000),
        ("Pagu (Rp Juta)", "1.250,5", 1_250_500_000),
        ("Pagu (juta rupiah)", 12.5, 12_500_000),
        ("Pagu (Rp. 000)", 1_250, 1_250_000),
        ("Pagu (dalam ribuan)", "1.250", 1_250_000),
        ("Anggaran", 0, 0),
    ],
)
def test_amounts_become_rupiah(header, written, amount):
    head = [header if one == "Pagu (Rp)" else one for one in HEAD]
    read = plan([1, "A", "Audit kasus stunting", "Kabupaten PPU", written, "APBD", "Dinkes"], head=head)
    assert list(read.frame["budget"]) == [amount]


@pytest.mark.parametrize("written", ["-", None, "belum ada"])
def test_a_missing_amount_is_not_zero(written):
    read = plan([1, "A", "Audit kasus stunting", "Kabupaten PPU", written, "APBD", "Dinkes"])
    assert math.isnan(read.frame["budget"][0])
    assert read.frame["budget_state"][0] == BudgetState.MISSING


@pytest.mark.parametrize("written", ["menyesuaikan DPA", -500])
def test_what_is_no_amount_is_said(written):
    read = plan([1, "A", "Audit kasus stunting", "Kabupaten PPU", written, "APBD", "Dinkes"])
    assert math.isnan(read.frame["budget"][0])
    assert [one.cell for one in read.problems if one.kind == "activity_amount"] == ["E3"]


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("Kec. Sepaku: Desa Bumi Harapan, Bukit Raya; Waru", "64.09.04.2004 64.09.04.2002 64.09.02"),
        ("Kecamatan Waru dan Babulu", "64.09.02 64.09.03"),
        ("Desa Api-api, Kec. Waru", "64.09.02.2001"),
        ("1. Kel. Riko\n2. Kel. Sotek", "64.09.01.1016 64.09.01.1014"),
        ("Kec. Penajam (Kel. Petung & Kel. Riko)", "64.09.01.1003 64.09.01.1016"),
        ("Puskesmas Petung", "64.09.01"),
        ("Kecamatan Sepaku", "64.09.04"),
    ],
)
def test_places_as_people_list_them(written, codes):
    line = plan([1, "A", "Audit kasus stunting", written, 100, "APBD", "Dinkes"]).frame.iloc[0]
    assert line["scope"] == LocationScope.AREAS
    assert line["area_codes"] == codes
    assert line["unmatched_places"] == ""


@pytest.mark.parametrize(
    "written",
    [
        "Kabupaten PPU",
        "Kab. Penajam Paser Utara",
        "54 desa/kelurahan",
        "4 kecamatan",
        "Se-Kabupaten PPU",
        "Seluruh desa/kelurahan",
        "semua kecamatan",
        "PPU",
        "11 puskesmas",
    ],
)
def test_the_whole_kabupaten_in_many_words(written):
    line = plan([1, "A", "Audit kasus stunting", written, 100, "APBD", "Dinkes"]).frame.iloc[0]
    assert (line["scope"], line["area_codes"]) == (LocationScope.KABUPATEN, "")


def test_places_that_nothing_fits_are_shown_and_never_forced():
    read = plan(
        [1, "A", "Audit kasus stunting", "10 desa lokus", 100, "APBD", "Dinkes"],
        [2, "A", "Rembuk stunting kabupaten", "Kec. Sepaku, Desa Antah Berantah", 100, "APBD", "Setda"],
        [3, "A", "Kampanye stunting", None, 100, "APBD", "Diskominfo"],
    )
    frame = read.frame
    assert list(frame["scope"]) == [LocationScope.UNKNOWN, LocationScope.UNKNOWN, LocationScope.NOT_STATED]
    assert list(frame["unmatched_places"]) == ["10 desa lokus", "Antah Berantah", ""]
    assert {one.area for one in read.sheets[0].unmatched_areas} == {"10 desa lokus", "Antah Berantah"}
    assert "Wilayah “Antah Berantah” tidak ditemukan di Sepaku." in messages(read)


def test_an_area_that_a_person_named_is_used():
    decision = Decision(DecisionKind.AREA, " / 10 desa lokus", "64.09.04")
    one = grid([[TITLE], HEAD, [1, "A", "Audit kasus stunting", "10 desa lokus", 100, "APBD", "Dinkes"]])
    assert read_plan(one, decisions=[decision]).frame["area_codes"][0] == "64.09.04"


def test_amounts_per_source_add_up_and_a_printed_sum_is_checked():
    head = ["No", "Kegiatan", "Pagu", None, None, "Lokasi", "OPD"]
    below = [None, None, "APBD", "DAK", "Jumlah"]
    read = read_plan(
        grid(
            [
                [TITLE],
                head,
                below,
                [1, "Audit kasus stunting", 100, 50, 150, "Kabupaten PPU", "Dinkes"],
                [2, "Kampanye stunting", 70, None, 90, "Kabupaten PPU", "Diskominfo"],
                [3, "Rembuk stunting kabupaten", None, None, 40, "Kabupaten PPU", "Setda"],
            ],
            merges=("C2:E2",),
        )
    )
    assert list(read.frame["budget"]) == [150, 70, 40]
    assert list(read.frame["funding"]) == ["APBD; DAK", "APBD", ""]
    assert [one.cell for one in read.problems if one.kind == "activity_sum"] == ["C5"]


def test_a_merged_amount_is_counted_once_for_all_its_lines():
    read = plan(
        [1, "A", "Audit kasus stunting", "Kecamatan Waru", 100, "APBD", "Dinkes"],
        [None, None, None, "Kecamatan Sepaku"],
        merges=("C3:C4", "E3:E4"),
    )
    assert list(read.frame["budget"].fillna(-1)) == [100, -1]
    assert list(read.frame["budget_state"]) == [BudgetState.OWN, BudgetState.SHARED]
    assert read.frame["id"].nunique() == 1


def test_a_sub_kegiatan_that_only_sums_up_its_places_is_set_aside():
    read = plan(
        [1, "A", "Audit kasus stunting", None, 100, "APBD", "Dinkes"],
        [None, None, None, "Kecamatan Waru", 60],
        [None, None, None, "Kecamatan Sepaku", 40],
    )
    assert list(read.frame["budget"]) == [60, 40]
    assert "1 baris subtotal sub kegiatan disisihkan." in read.sheets[0].steps


def test_next_years_forecast_and_later_years_are_no_budget_of_this_one():
    head = ["Kegiatan", "Lokasi", "OPD", "Pagu 2026", "Pagu 2027", "Prakiraan Maju / Pagu"]
    read = read_plan(
        grid([["RENJA"], head, ["Audit kasus stunting", "Kabupaten PPU", "Dinkes", 100, 200, 300]])
    )
    assert list(read.frame["budget"]) == [100]
    assert list(read.frame["period"]) == ["2026"]
    notes = [one.note for one in read.sheets[0].columns]
    assert notes[4:] == ["pagu tahun 2027, dipakai 2026", "prakiraan maju, tidak dipakai"]


def test_groups_of_an_office_or_a_kecamatan_reach_down():
    read = plan(
        ["A", "DINAS KESEHATAN"],
        [1, "A", "Audit kasus stunting", "Kabupaten PPU", 100, "APBD"],
        ["B", "DISKOMINFO"],
        [2, "B", "Kampanye stunting", "Kabupaten PPU", 100, "APBD"],
    )
    assert list(read.frame["opd"]) == ["Dinas Kesehatan", "Diskominfo"]


def test_prevalence_in_every_sentence_links_no_activity_to_it():
    read = plan([1, "A", "Koordinasi penurunan prevalensi stunting", "Kabupaten PPU", 1, "APBD", "Setda"])
    assert read.frame["indicators"][0] == ""
    assert [one.kind for one in read.problems] == ["activity_unmatched"]


def test_keywords_suggest_with_a_visible_score():
    line = plan([1, "A", NUTRITION, "Kabupaten PPU", 1, "DAK", "Dinkes"]).frame.iloc[0]
    assert line["indicators"].split() == [
        "pregnant_kek_supplement",
        "moderate_malnutrition_supplement",
        "severe_malnutrition_treated",
    ]
    assert (line["indicator_basis"], line["indicator_score"]) == ("keyword", 0.65)


def test_a_person_says_what_a_column_means_and_what_an_activity_serves():
    column = Decision(
        DecisionKind.ACTIVITY_COLUMN, "Pagu (Rp)", "", open_plan("rad.xlsx", SEPARATE).layout.fingerprint
    )
    served = Decision(
        DecisionKind.ACTIVITY_INDICATOR,
        f"1.2.2.2.2.15 | {NUTRITION} | {WEIGHED}",
        "growth_monitoring weighing_coverage",
    )
    read = read_plan(SEPARATE, decisions=[column, served])
    assert read.frame["budget"].isna().all()
    assert read.sheets[0].columns[8].meaning is ActivityColumn.NONE
    assert list(read.frame["indicators"])[1] == "growth_monitoring weighing_coverage"
    assert list(read.frame["indicator_basis"])[1] == "person"
    # Next year's plan pads the code and has another sheet name: the activity is the same.
    later = read_plan(LAYOUTS["one column"], decisions=[served])
    assert list(later.frame["indicators"])[1] == "growth_monitoring weighing_coverage"


def test_a_person_says_what_role_an_activity_has_and_it_holds_for_next_years_plan():
    said = Decision(DecisionKind.ACTIVITY_ROLE, f"1.2.2.2.2.15 | {NUTRITION} | {WEIGHED}", "support")
    assert list(read_plan(SEPARATE).frame["role"])[1] == "direct"
    for layout in (SEPARATE, LAYOUTS["one column"]):
        frame = read_plan(layout, decisions=[said]).frame
        assert (frame["role"][1], frame["role_reason"][1]) == ("support", "ditetapkan kantor")
        assert frame["role"][0] == "direct"


def test_a_sheet_that_a_person_sets_aside_gives_no_line_and_stays_listed():
    fingerprint = open_plan("rad.xlsx", SEPARATE).layout.fingerprint
    read = read_plan(SEPARATE, decisions=[Decision(DecisionKind.TABLE_IGNORED, "", "true", fingerprint)])
    assert read.frame.empty
    assert read.sheets[0].ignored
    assert read.problems == ()


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["No", "Kecamatan", "Desa", "Program KB aktif", "Target", "Capaian"],
            [1, "Waru", "Sesulu", 1, 2, 3],
        ],
        [
            ["No", "Indikator", "Satuan", "Target 2025", "Realisasi", "OPD"],
            [1, "Kegiatan posyandu", "%", 1, 2],
        ],
        [["Program", "Kegiatan", "Sasaran", "Target"], ["A", "B", "C", 5]],
        [
            ["Isu", "Sub kegiatan", "Pagu (Rp)", "Sumber dana", "OPD penanggung jawab", "Peran kecamatan"],
            ["A", "B", 1, "APBD", "Dinkes", "mengimbau"],
        ],
        [["Nama", "NIK", "Kegiatan", "Lokasi", "Pagu", "OPD"], ["x", "1", "B", "Waru", 5, "Dinkes"]],
        [
            ["Kecamatan", "Desa", "Target 2024", "Keterangan", "Kegiatan yang dapat dilakukan", "Swasta"],
            ["Waru", "Sesulu", 5, "x", "Bangun pasar", 1],
        ],
        [],
    ],
)
def test_other_sheets_are_no_action_plan(rows):
    assert open_plan("x.xlsx", grid(rows)) is None


def test_a_plan_in_parts_with_repeated_headers_and_signatures_between_is_read_to_its_end():
    read = plan(
        [1, "A", "Audit kasus stunting", "Kabupaten PPU", 100, "APBD", "Dinkes"],
        ["JUMLAH", None, None, None, 100],
        [None, None, None, None, "Kepala Dinas Kesehatan"],
        [],
        HEAD,
        [1, 2, 3, 4, 5, 6, 7],
        [1, "B", "Kampanye stunting", "Kabupaten PPU", 50, "APBD", "Diskominfo"],
        [None, None, None, "Sekretaris Daerah"],
    )
    assert list(read.frame["name"]) == ["Audit kasus stunting", "Kampanye stunting"]
    assert list(read.frame["budget"]) == [100, 50]
    assert "1 baris kepala tabel yang diulang disisihkan." in read.sheets[0].steps


def test_a_renja_with_its_code_in_parts_and_years_over_its_columns():
    head = ["Kode", None, None, None, None, None, "Urusan/Bidang Urusan/Program/Kegiatan/Sub Kegiatan"]
    head += ["Indikator Kinerja Program/Kegiatan/Sub Kegiatan", "Rencana Tahun 2026", None, None, None]
    head += ["Prakiraan Maju Rencana Tahun 2027", None]
    below = [None] * 8 + ["Lokasi", "Target Capaian Kinerja", "Pagu Indikatif (Rp)", "Sumber Dana"]
    below += ["Target Capaian Kinerja", "Kebutuhan Dana/Pagu Indikatif"]
    code = ["1", "02", "02", "2.02"]
    read = read_plan(
        grid(
            [
                ["RENCANA KERJA PERANGKAT DAERAH TAHUN 2026"],
                head,
                below,
                [*code[:3], None, None, None, "PROGRAM KESEHATAN", "Angka", None, "70", 900, "APBD"],
                [*code, None, None, "Penyediaan Layanan", "Cakupan", None, "70", 900, "APBD"],
                [*code, "0015", None, NUTRITION, KEK, "Kec. Waru", "120 orang", 600, "DAK", "130", 700],
                [*code, "0016", None, "Kesehatan Balita", WEIGHED, "Kec. Sepaku", 80, 300, "APBD", 90, 400],
            ],
            merges=("A2:F3", "G2:G3", "H2:H3", "I2:L2", "M2:N2"),
        )
    )
    assert list(read.frame["name"]) == [NUTRITION, "Kesehatan Balita"]
    assert list(read.frame["code"]) == ["1.02.02.2.02.0015", "1.02.02.2.02.0016"]
    assert list(read.frame["budget"]) == [600, 300]
    assert list(read.frame["target"]) == [120, 80]
    assert list(read.frame["kecamatan_codes"]) == ["64.09.02", "64.09.04"]
    assert list(read.frame["funding"]) == ["DAK", "APBD"]


@pytest.mark.parametrize(
    ("written", "scope", "codes"),
    [
        ("Desa Bumi Harapan Kec. Sepaku", "areas", "64.09.04.2004"),
        ("Sepaku, Babulu", "areas", "64.09.04 64.09.03"),
        ("Kec. Waru dan Kec. Sepaku", "areas", "64.09.02 64.09.04"),
        ("Kab. PPU (54 Desa/Kel)", "kabupaten", ""),
        ("Kecamatan se-Kabupaten PPU", "kabupaten", ""),
        ("4 Kec.", "kabupaten", ""),
        ("di seluruh wilayah Kabupaten", "kabupaten", ""),
        ("Kel/Desa: Riko, Sotek", "areas", "64.09.01.1016 64.09.01.1014"),
        ("Kabupaten Paser", "unknown", ""),
        ("-", "", ""),
    ],
)
def test_more_places_as_they_are_written(written, scope, codes):
    line = plan([1, "A", "Audit kasus stunting", written, 100, "APBD", "Dinkes"]).frame.iloc[0]
    assert (line["scope"], line["area_codes"]) == (scope, codes)


def test_blank_lines_and_a_plan_without_lines_give_nothing():
    read = read_plan(grid([[TITLE], HEAD]))
    assert read.frame.empty
    assert read.sheets[0].lines == 0


def test_uraian_beside_its_pagu_and_what_was_spent_names_what_is_done():
    head = ["Kode", "Uraian", "Target", "Satuan", "Pagu Anggaran", "Realisasi Anggaran"]
    read = plan(["233", "Kampanye percepatan penurunan stunting", 12, "Kali", 120000000, 60000000], head=head)
    assert list(read.frame["name"]) == ["Kampanye percepatan penurunan stunting"]
    assert list(read.frame["budget"]) == [120000000]


def test_an_evaluation_that_prints_kinerja_beside_money_is_a_matrix_of_indicators_too():
    head = ["No", "Program", "Indikator Kinerja Program", "Satuan", "Target Kinerja dan Anggaran 2025", None]
    rows = [["Formulir E.81 Kabupaten Penajam Paser Utara Tahun 2025"], [*head, "Realisasi Triwulan", None]]
    rows += [[None] * 6 + ["I", None], [None] * 4 + ["K", "Rp", "K", "Rp"]]
    rows += [[1, "Pembinaan KB", "Persentase unmet need KB", "%", 10.5, 90_000_000, 12.4, 12_000_000]]
    rows += [[2, "Pembinaan KB", "Persentase KB pascapersalinan", "%", 50, 98_000_000, 41, 9_000_000]]
    merges = ["A2:A4", "B2:B4", "C2:C4", "D2:D4", "E2:F3", "G2:H2", "G3:H3"]
    file = recognise("e81.xlsx", [grid(rows, merges)])
    assert (len(file.plans), len(file.matrices)) == (1, 1)
    found = read_cells(grid(rows, merges))
    told = {one: (found[one]["measure"], found[one]["period"]) for one in ("E5", "F5", "G6", "H6")}
    assert told["E5"] == ("target", "2025")
    assert told["G6"] == ("percent", "2025-TW1")
    assert [told[one][0] for one in ("F5", "H6")] == ["other", "other"]


def test_a_plan_without_numbers_of_indicators_is_no_matrix():
    file = recognise("rad.xlsx", [LAYOUTS["blank when repeated"]])
    assert (len(file.plans), len(file.matrices)) == (1, 0)
