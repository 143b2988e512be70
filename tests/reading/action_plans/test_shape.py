"""Plans that only their shape tells: names of activities beside rupiah, under headers no rule knows."""

import pytest

from stunting.model.activities import ActivityColumn
from stunting.model.problems import ProblemKind
from stunting.pipeline import Upload, read_files
from stunting.reading.action_plans.opened import open_plan
from stunting.reading.action_plans.shape import names_activity
from tests.by_name_lists import as_book
from tests.reading.plans import read_plan
from tests.reading.sheets import grid

WISHES = [
    ["DAFTAR PRIORITAS UNTUK MENURUNKAN STUNTING KECAMATAN WARU 2026"],
    [],
    ["No", "Apa yang dilakukan", "Oleh siapa", "Perlu berapa (Rp)"],
    [1, "Pemberian telur untuk balita stunting", "Puskesmas Waru", "Rp 45.000.000,00"],
    [2, "Kelas ibu hamil di empat desa", "Puskesmas Waru", "Rp 12.500.000,00"],
    [3, "Perbaikan sumur warga", "PUPR", "Rp 80.000.000,00"],
    [None, "Jumlah", None, "Rp 137.500.000,00"],
]
OFFICES = [
    ["RENCANA 2026"],
    ["Urut", "Nama", "Nilai (ribu)", "Asal uang"],
    ["A", "Dinas Kesehatan", 700_000, None],
    [1, "Pengadaan antropometri kit", 400_000, "DAK"],
    [2, "Pembinaan kader posyandu", 300_000, "APBD"],
    ["B", "Dinas Sosial", 500_000, None],
    [1, "Penyaluran sembako keluarga miskin", 450_000, "APBD"],
    [2, "Verifikasi data penerima bantuan", 50_000, "APBD"],
    [None, "Total", 1_200_000, None],
]
BARE = [
    ["CATATAN HASIL RAPAT STUNTING 2026"],
    [],
    ["Dinas Kesehatan"],
    ["Penyediaan PMT bumil KEK", 120_000_000],
    ["Pelatihan kader posyandu", 35_000_000],
    ["Dinas PUPR"],
    ["Pembangunan jamban keluarga", 300_000_000],
]
SHARES = [
    ["RENCANA PENARIKAN DANA 2026"],
    ["No", "Uraian pekerjaan", "Tahap", None, None, "Setahun"],
    [None, None, "I", "II", "III", None],
    [1, "Pelayanan posyandu keliling", 5_000_000, 6_000_000, 5_000_000, 16_000_000],
    [2, "Pemeriksaan Hb remaja putri", 2_000_000, 2_000_000, 2_000_000, 6_000_000],
    [3, "Rapat koordinasi TPPS", 1_000_000, 1_000_000, 1_000_000, 3_000_000],
    [None, "JUMLAH", 8_000_000, 9_000_000, 8_000_000, 25_000_000],
]
PRICES = [
    ["RAB DESA 2026"],
    ["No", "Uraian", "Volume", "Satuan", "Sekali", "Semua"],
    [1, "Pembelian telur untuk PMT balita", 1000, "butir", 2_500, 2_500_000],
    [2, "Insentif kader posyandu", 20, "orang", 1_200_000, 24_000_000],
    [3, "Pembangunan jamban keluarga", 10, "unit", 4_000_000, 40_000_000],
    [None, "Jumlah", None, None, None, 66_500_000],
]
SUMS = [
    ["RENCANA 2026"],
    ["Nama", "Nilai"],
    ["Perbaikan gizi", 30_000_000],
    ["Pemberian PMT balita", 20_000_000],
    ["Pelatihan PMBA", 10_000_000],
    ["Perbaikan lingkungan", 90_000_000],
    ["Pembangunan jamban", 60_000_000],
    ["Penyediaan air bersih", 30_000_000],
]
DETAILS = [
    ["RENCANA 2026"],
    ["Rincian", "Sasaran", "Nilai"],
    ["A. Gizi", None, 34_000_000],
    ["1. Pemberian PMT balita", "Balita", 24_000_000],
    ["- Belanja bahan", None, 20_000_000],
    ["- Transport kader", None, 4_000_000],
    ["2. Penimbangan balita", "Balita", 10_000_000],
    ["- Transport kader", None, 10_000_000],
    ["B. Lingkungan", None, 16_000_000],
    ["1. Pembangunan jamban", "Keluarga", None],
    ["- Semen", None, 12_000_000],
    ["- Upah", None, 4_000_000],
    ["Jumlah", None, 50_000_000],
]
CHANGE = [
    ["PERUBAHAN 2026"],
    ["Uraian", "Jumlah (Rp)", None, "Bertambah/(Berkurang)"],
    [None, "Sebelum perubahan", "Setelah perubahan", None],
    ["Pemberian PMT balita", 20_000_000, 25_000_000, 5_000_000],
    ["Penimbangan balita", 10_000_000, 8_000_000, -2_000_000],
    ["Pembangunan jamban", 40_000_000, 40_000_000, 0],
    ["Jumlah", 70_000_000, 73_000_000, 3_000_000],
]
OF_YEARS = [
    ["MATRIKS TAHUN 2026 DARI RENCANA 2025-2027"],
    ["Aksi", "Target", None, None, "Kebutuhan (juta)", None, None],
    [None, 2025, 2026, 2027, 2025, 2026, 2027],
    ["Pemberian PMT balita", 10, 20, 30, 40, 45.5, 50],
    ["Penimbangan balita", 5, 6, 7, 8, 9, 10],
    ["Pembangunan jamban", 100, 110, 120, 300, 310, 320],
]
THOUSANDS = [
    ["SEBARAN PAGU 2026 (dalam ribuan rupiah)"],
    ["Pekerjaan", "Kecamatan", None, None, "Total"],
    [None, "Penajam", "Waru", "Babulu", None],
    ["Pemberian PMT balita", 9_000, 3_000, 4_000, 16_000],
    ["Kelas ibu hamil", 2_000, 1_000, 1_500, 4_500],
    ["Pembangunan jamban", 50_000, 20_000, 30_000, 100_000],
    ["Total", 61_000, 24_000, 35_500, 120_500],
]
PAYERS = [
    ["RENCANA 2027"],
    ["Rencana", "Biaya", None, None],
    [None, "APBD", "APBDes", "Mitra"],
    ["Pemberian PMT balita", "Rp9 juta", "Rp3 juta", None],
    ["Kelas ibu hamil", "Rp2 juta", None, None],
    ["Pembangunan jamban", "Rp50 juta", None, "Rp30 juta"],
]
SPLIT = [
    ["APBDES 2025"],
    ["DESA SESULU"],
    ["Bid.", "Sub", "Keg.", "Rek.", "Uraian", "Semula (Rp)", "Menjadi (Rp)"],
    ["2", None, None, None, "Pelaksanaan Pembangunan Desa", 90_000_000, 100_000_000],
    ["2", "2", "02", None, "Penyelenggaraan Posyandu", 30_000_000, 40_000_000],
    [None, None, None, "5.2.1", "Belanja Barang", None, 40_000_000],
    ["2", "4", "14", None, "Pembangunan Fasilitas Jamban Umum", 60_000_000, 60_000_000],
    [None, None, None, "5.3.8", "Belanja Modal", None, 60_000_000],
    [None, None, None, None, "JUMLAH BELANJA", 90_000_000, 100_000_000],
    ["DESA WARU"],
    ["Bid.", "Sub", "Keg.", "Rek.", "Uraian", "Semula (Rp)", "Menjadi (Rp)"],
    ["2", None, None, None, "Pelaksanaan Pembangunan Desa", 20_000_000, 25_000_000],
    ["2", "2", "06", None, "Pengasuhan Bersama atau Bina Keluarga Balita", 20_000_000, 25_000_000],
    [None, None, None, None, "JUMLAH BELANJA", 20_000_000, 25_000_000],
]


@pytest.mark.parametrize(
    ("rows", "merges", "budgets"),
    [
        (WISHES, (), [45e6, 12.5e6, 80e6]),
        (OFFICES, (), [400e6, 300e6, 450e6, 50e6]),
        (BARE, (), [120e6, 35e6, 300e6]),
        (SHARES, ("C2:E2", "A2:A3", "B2:B3", "F2:F3"), [16e6, 6e6, 3e6]),
        (PRICES, (), [2.5e6, 24e6, 40e6]),
        (SUMS, (), [20e6, 10e6, 60e6, 30e6]),
        (DETAILS, (), [24e6, 10e6, 16e6]),
        (THOUSANDS, ("A2:A3", "B2:D2", "E2:E3"), [16e6, 4.5e6, 100e6]),
        (PAYERS, ("A2:A3", "B2:D2"), [12e6, 2e6, 80e6]),
        (SPLIT, ("A2:G2", "A10:G10"), [40e6, 60e6, 25e6]),
        (CHANGE, ("A2:A3", "B2:C2", "D2:D3"), [25e6, 8e6, 40e6]),
        (OF_YEARS, ("A2:A3", "B2:D2", "E2:G2"), [45.5e6, 9e6, 310e6]),
    ],
)
def test_names_of_activities_beside_rupiah_are_a_plan_whatever_the_header_says(rows, merges, budgets):
    read = read_plan(grid(rows, merges=merges), file="a.xlsx")
    assert read.frame["budget"].tolist() == budgets
    assert not any(one.kind is ProblemKind.ACTIVITY_TOTAL for one in read.problems)


def test_what_only_the_cells_tell_is_asked():
    asked = [one for one in read_plan(grid(WISHES)).problems if one.kind is ProblemKind.ACTIVITY_SHAPE]
    assert len(asked) == 1
    assert "Apa yang dilakukan" in asked[0].message
    assert "Perlu berapa (Rp)" in asked[0].message
    bare = [one for one in read_plan(grid(BARE)).problems if one.kind is ProblemKind.ACTIVITY_SHAPE]
    assert "kolom A" in bare[0].message


def test_offices_above_their_activities_are_carried_and_their_sums_left_out():
    health, social = "Dinas Kesehatan", "Dinas Sosial"
    assert read_plan(grid(OFFICES)).frame["opd"].tolist() == [health, health, social, social]
    assert read_plan(grid(BARE)).frame["opd"].tolist() == [health, health, "Dinas PUPR"]


def test_targets_are_those_of_the_year_of_the_amounts():
    read = read_plan(grid(OF_YEARS, merges=("A2:A3", "B2:D2", "E2:G2")))
    assert read.frame["target"].tolist() == [20, 6, 110]
    assert read.frame["period"].tolist() == ["2026"] * 3


def test_marks_are_no_part_of_a_name_and_details_are_counted_apart():
    read = read_plan(grid(DETAILS))
    assert read.frame["name"].tolist() == ["Pemberian PMT balita", "Penimbangan balita", "Pembangunan jamban"]
    assert "5 baris rincian belanja disisihkan." in read.sheets[0].steps


def test_parts_of_codes_side_by_side_are_one_code_and_each_village_has_its_sum():
    read = read_plan(grid(SPLIT, merges=("A2:G2", "A10:G10")))
    assert read.frame["code"].tolist() == ["2.2.02", "2.4.14", "2.2.06"]
    assert "Jumlah pagu tercetak Rp 125.000.000 sama dengan jumlah barisnya." in read.sheets[0].steps
    assert "2 baris rekening belanja disisihkan." in read.sheets[0].steps


def test_of_what_is_needed_and_what_there_is_the_latter_counts():
    rows = [
        ["DANA 2026"],
        ["Uraian", "Kebutuhan Dana", "Tersedia dalam DPA", "Kekurangan Dana"],
        ["Pemberian PMT balita", 20_000_000, 15_000_000, 5_000_000],
        ["Kelas ibu hamil", 10_000_000, 10_000_000, 0],
        ["Pembangunan jamban", 80_000_000, 60_000_000, 20_000_000],
    ]
    read = read_plan(grid(rows))
    assert read.frame["budget"].tolist() == [15e6, 10e6, 60e6]
    notes = {one.header: one.note for one in read.sheets[0].columns}
    assert notes["Kebutuhan Dana"] == "yang dibutuhkan, dipakai Tersedia dalam DPA"


def test_of_what_was_asked_and_what_was_agreed_the_agreed_sum_counts_and_no_price():
    rows = [
        ["DESK 2026"],
        ["Menu", "Usulan", None, None, "Hasil Pembahasan", None, None],
        [None, "Volume", "Harga", "Total", "Volume", "Harga", "Total"],
        ["Pemberian PMT balita", 10, 2_000_000, 20_000_000, 9, 1_900_000, 17_100_000],
        ["Penyediaan antropometri", 6, 12_000_000, 72_000_000, 5, 11_000_000, 55_000_000],
        ["Pembangunan jamban", 20, 4_000_000, 80_000_000, 15, 4_000_000, 60_000_000],
    ]
    frame = read_plan(grid(rows, merges=("A2:A3", "B2:D2", "E2:G2"))).frame
    assert frame["budget"].tolist() == [17.1e6, 55e6, 60e6]


@pytest.mark.parametrize(
    ("later", "budgets"),
    # Nearly the same amounts are two versions of one pagu; others are parts of it.
    [([21e6, 9e6, 60e6], [21e6, 9e6, 60e6]), ([2e6, 30e6, 1e6], [22e6, 40e6, 51e6])],
)
def test_versions_of_a_pagu_are_not_added_up_and_parts_are(later, budgets):
    names = ("Pemberian PMT balita", "Kelas ibu hamil", "Pembangunan jamban")
    pairs = zip(names, (20e6, 10e6, 50e6), later, strict=True)
    rows = [["TAGGING 2027"], ["Nomenklatur", "Pagu Satu", "Pagu Dua"], *([*one] for one in pairs)]
    assert read_plan(grid(rows)).frame["budget"].tolist() == budgets


def test_a_sub_kegiatan_is_known_by_its_name_in_any_column_for_names():
    name = "Peningkatan dalam Pelayanan Pencatatan Sipil"
    rows = [
        ["TAGGING 2027"],
        ["Nomenklatur", "Pagu"],
        [name, 10_000_000],
        ["Pemberian PMT balita", 20_000_000],
        ["Pembangunan jamban", 30_000_000],
    ]
    frame = read_plan(grid(rows)).frame
    assert frame["code_name"].tolist() == [name, "", ""]
    assert frame["indicators"][0] == "birth_certificate"


def test_a_label_that_reads_like_an_activity_is_no_line():
    rows = [
        ["PPAS 2027"],
        ["Pekerjaan Pokok", "Plafon Sementara (Rp)"],
        ["Pemberian PMT balita", "20.000.000,00"],
        ["Kelas ibu hamil", "10.000.000,00"],
        ["Pembangunan jamban", "50.000.000,00"],
    ]
    assert len(read_plan(grid(rows)).frame) == 3


def test_what_was_spent_of_a_pagu_that_its_cells_tell():
    rows = [
        ["BELANJA 2025"],
        ["Kode", "Program/Keg/Sub Keg", "Murni", "Geser I", "Real. s.d. September"],
        ["1.02.02", "PROGRAM KESEHATAN", 30_000_000, 35_000_000, 20_000_000],
        ["1.02.02.2.02.0004", "Pelayanan Kesehatan Balita", 20_000_000, 24_000_000, 15_000_000],
        ["1.02.02.2.02.0048", "Layanan Imunisasi", 10_000_000, 11_000_000, 5_000_000],
    ]
    frame = read_plan(grid(rows)).frame
    assert frame["budget"].tolist() == [24e6, 11e6]
    assert frame["realised"].tolist() == [15e6, 5e6]


def test_who_else_pays_is_a_source_under_the_same_heading():
    frame = read_plan(grid(PAYERS, merges=("A2:A3", "B2:D2"))).frame
    assert frame["funding"].tolist() == ["APBD; DD", "APBD", "APBD; Mitra"]


def test_a_column_of_sources_is_known_by_what_it_holds():
    plan = open_plan("a.xlsx", grid(OFFICES))
    assert [one.header for one in plan.layout.of(ActivityColumn.FUNDING)] == ["Asal uang"]


@pytest.mark.parametrize(
    "rows",
    [
        # People are no rupiah, and names of desa no activities.
        [
            ["Pelayanan", "Sasaran", "Capaian"],
            ["Pemberian TTD ibu hamil", 2140, 1920],
            ["Pelayanan imunisasi dasar", 1980, 1750],
            ["Penimbangan balita di posyandu", 14200, 11800],
        ],
        [
            ["Desa", "Anggaran stunting (Rp)", "Balita"],
            ["Bangun Mulya", 45_000_000, 210],
            ["Sesulu", 52_000_000, 180],
            ["Api-Api", 38_000_000, 95],
        ],
    ],
)
def test_figures_of_services_and_money_of_villages_are_no_plan(rows):
    assert open_plan("a.xlsx", grid(rows)) is None


def test_round_amounts_that_add_up_by_chance_are_no_heading_where_the_printed_sum_says_so():
    rows = [
        ["RENCANA 2026"],
        ["Nama", "Nilai"],
        ["Pengadaan kendaraan", 30_000_000],
        ["Pemberian PMT balita", 20_000_000],
        ["Pelatihan PMBA", 10_000_000],
        ["Jumlah", 60_000_000],
    ]
    assert len(read_plan(grid(rows)).frame) == 3


def test_activities_without_amounts_are_asked_about_and_not_left_out_silently():
    rows = [
        ["RENCANA KERJA TPPS"],
        ["No", "Uraian", "Bulan"],
        [1, "Penyusunan jadwal audit", "Maret"],
        [2, "Pelaksanaan rembuk kecamatan", "April"],
        [3, "Pendampingan calon pengantin", "Mei"],
        [4, "Pelatihan kader desa", "Juni"],
        [5, "Evaluasi tahunan TPPS", "Desember"],
    ]
    dataset = read_files([Upload("tpps.xlsx", as_book({"Rencana": rows}))], kabupaten="64.09")
    asked = [one for one in dataset.problems if one.kind is ProblemKind.ACTIVITY_DOUBTFUL]
    assert len(asked) == 1
    assert "5 nama kegiatan" in asked[0].message


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Penyediaan air bersih", True),
        ("1.02.02.2.02.0015 Pengelolaan Pelayanan Kesehatan Gizi Masyarakat", True),
        ("b. Rapat koordinasi TPPS", True),
        ("Persentase ibu hamil KEK", False),
        ("Penajam", False),
        ("Perempuan usia subur", False),
        ("Dinas Kesehatan", False),
    ],
)
def test_names_of_activities_begin_with_what_is_done(text, is_one):
    assert names_activity(text) is is_one
