"""What sums tell of columns and rows of a plan, units beside a title, and several tables on one sheet."""

import csv
import io

from stunting.model.problems import ProblemKind
from stunting.pipeline import Upload, read_files
from stunting.reading.action_plans.plan_parts import plan_parts
from stunting.reading.people.lists import lists_people
from stunting.reading.recognition import recognise
from tests.reading.plans import read_plan
from tests.reading.sheets import grid


def test_a_sum_of_kecamatan_is_the_pagu_and_small_parts_are_none():
    rows = [
        ["Sebaran anggaran per kecamatan (Rp 000)"],
        ["No", "Intervensi", "Pelaksana", "Penajam", "Waru", "Babulu", "Total"],
        [1, "Pendampingan keluarga oleh TPK", "DP3AP2KB", 1500, 1200, 900, 3600],
        [2, "Pelayanan KB pascasalin", "DP3AP2KB", 12.5, None, 8, 20.5],
        [3, "Penerbitan akta kelahiran", "Disdukcapil", 40, 30, 20, 90],
        [4, "Penyediaan air minum perdesaan", "DPUPR", 2500, 2200, 4100, 8800],
        ["JUMLAH", None, None, 4052.5, 3430, 5028, 12510.5],
    ]
    frame = read_plan(grid(rows), file="a.xlsx").frame
    assert frame["budget"].tolist() == [3_600_000, 20_500, 90_000, 8_800_000]


def test_what_is_shifted_may_be_below_zero_and_the_final_sum_counts():
    rows = [
        ["Bidang/Kegiatan", "DD", "ADD", "PAD", "Pergeseran", "Jumlah akhir"],
        ["Pemberian PMT balita", 14_400_000, None, None, "(2.400.000)", 12_000_000],
        ["Penyuluhan stunting", 5_000_000, 1_000_000, None, 0, 6_000_000],
        ["Rehabilitasi gedung PAUD", 35_500_000, None, 4_500_000, -1_000_000, 39_000_000],
        ["Penyediaan jamban keluarga", 28_000_000, None, None, 7_000_000, 35_000_000],
        ["TOTAL", 82_900_000, 1_000_000, 4_500_000, 3_600_000, 92_000_000],
    ]
    read = read_plan(grid(rows), file="a.xlsx")
    assert read.frame["budget"].tolist() == [12_000_000, 6_000_000, 39_000_000, 35_000_000]
    assert any("Rp 92.000.000 sama" in step for step in read.sheets[0].steps)


def test_sources_that_make_the_sum_stay_the_parts_of_it():
    rows = [
        ["Kegiatan", "Target", "DAU", "DAK/BOK", "Total Pagu"],
        ["Skrining Hb remaja putri", "1 paket", 40_000_000, 60_000_000, 100_000_000],
        ["Kelas ibu hamil", "1 paket", 10_000_000, 20_000_000, 30_000_000],
        ["Imunisasi kejar", "1 paket", 5_000_000, 5_000_000, 10_000_000],
    ]
    frame = read_plan(grid(rows), file="a.xlsx").frame
    assert frame["budget"].tolist() == [100_000_000, 30_000_000, 10_000_000]
    assert frame["funding"].tolist() == ["APBD; DAK"] * 3


def test_a_unit_said_of_the_sheet_is_that_of_all_amounts():
    rows = [
        ["Satuan: juta rupiah"],
        ["Kegiatan", "Target", "Total Pagu"],
        ["Rembuk stunting kabupaten", "1 kali", 48.9],
        ["Monev semesteran TPPS", "2 kali", 39.15],
    ]
    assert read_plan(grid(rows), file="a.xlsx").frame["budget"].tolist() == [48_900_000, 39_150_000]


def test_headings_whose_sum_is_printed_below_and_lines_of_pages_are_no_activities():
    head = ["Uraian Kegiatan", "Sumber Dana", "Sebelum Perubahan (Rp)", "Setelah Perubahan (Rp)"]
    rows = [
        head,
        ["Gizi dan KIA"],
        ["Pelayanan PMT ibu hamil KEK", "DAK", 820_500_000, 910_250_000],
        ["Kunjungan rumah ibu nifas", "DAK", 64_000_000, 64_000_000],
        ["Jumlah Gizi dan KIA", None, 884_500_000, 974_250_000],
        ["Jumlah dipindahkan", None, 884_500_000, 974_250_000],
        [],
        ["Halaman 2"],
        head,
        ["Jumlah pindahan", None, 884_500_000, 974_250_000],
        ["Program Lingkungan"],
        ["Pemicuan STBM 18 dusun", "APBD", 54_000_000, 36_000_000],
        ["TOTAL BELANJA", None, 938_500_000, 1_010_250_000],
        ["Terbilang: satu miliar sepuluh juta dua ratus lima puluh ribu rupiah"],
    ]
    read = read_plan(grid(rows), file="a.xlsx")
    assert read.frame["name"].tolist() == [
        "Pelayanan PMT ibu hamil KEK",
        "Kunjungan rumah ibu nifas",
        "Pemicuan STBM 18 dusun",
    ]
    assert read.frame["budget"].tolist() == [910_250_000, 64_000_000, 36_000_000]
    assert any("Rp 1.010.250.000 sama" in step for step in read.sheets[0].steps)


TABLES = [
    ["MATRIKS KEGIATAN PENURUNAN STUNTING TAHUN 2026"],
    [],
    ["A. Dinas Sosial"],
    ["No", "Kegiatan", "Sasaran", "Anggaran"],
    [1, "Penyaluran sembako keluarga balita stunting", "Keluarga", "Rp 192.000.000,-"],
    [2, "Verifikasi DTSEN", "Keluarga miskin", "Rp 88.250.000,-"],
    [],
    ["B. Kantor Kementerian Agama"],
    ["Kode", "Nama Kegiatan", "Tempat", "Semester I", "Semester II", "Jumlah Dana"],
    ["K1", "Bimbingan perkawinan", "KUA", 45_000_000, 45_000_000, 90_000_000],
    ["K2", "Pembinaan dai cegah stunting", "Penajam", 12_000_000, 18_500_000, 30_500_000],
]


def test_tables_with_other_columns_on_one_sheet_are_read_each_by_its_own():
    sheets = recognise("a.xlsx", [grid(TABLES)]).sheets
    assert [(one.plan.layout.first, one.plan.layout.last) for one in sheets] == [(3, 3), (8, 8)]
    written = io.StringIO()
    csv.writer(written).writerows(TABLES)
    upload = Upload("matriks 2026.csv", written.getvalue().encode())
    lines = read_files([upload], kabupaten="64.09").activities
    assert lines["budget"].tolist() == [192_000_000, 88_250_000, 90_000_000, 30_500_000]
    assert lines["row"].tolist() == [5, 6, 10, 11]


def test_a_header_that_is_repeated_begins_no_table_of_its_own():
    repeated = [*TABLES[:6], [], TABLES[3], [3, "Reaktivasi PBI", "Warga miskin", "Rp 10.000.000,-"]]
    assert len(plan_parts(grid(repeated))) == 1


def test_of_sources_before_and_after_a_change_those_after_count():
    rows = [
        ["Kode", "Sub Kegiatan", "Semula", None, None, "Menjadi", None, None, "Selisih"],
        [None, None, "DAU", "DAK", "Jumlah", "DAU", "DAK", "Jumlah", None],
        ["2.14.03.2.03.0003", "Pelayanan MKJP", 40, 210, 250, 55, 240, 295, 45],
        ["2.14.04.2.02.0006", "Pendampingan keluarga", 12, 640, 652, 12, 700, 712, 60],
        ["2.14.03.2.04.0005", "Fasilitasi DASHAT", 0, 180, 180, 0, 150, 150, -30],
        [None, "JUMLAH", 52, 1030, 1082, 67, 1090, 1157, 75],
    ]
    merges = ("A1:A2", "B1:B2", "C1:E1", "F1:H1", "I1:I2")
    read = read_plan(grid(rows, merges=merges), file="dppa 2026.xlsx")
    assert read.frame["budget"].tolist() == [295, 712, 150]
    assert any("Rp 1.157 sama" in step for step in read.sheets[0].steps)


def test_a_sign_beside_the_amount_is_no_amount_that_cannot_be_read():
    rows = [
        ["No", "Uraian Kegiatan", "Lokus", "Anggaran", None],
        ["a.", "Penyediaan obat cacing", "Kab. PPU", "Rp", 37_250_000],
        ["b.", "Pelatihan pendidik PAUD", "Kab. PPU", "Rp", 64_400_000],
        ["c.", "Kelas ibu hamil", "Kab. PPU", "Rp", 92_000_000],
    ]
    read = read_plan(grid(rows, merges=("D1:E1",)), file="a.xlsx")
    assert read.frame["budget"].tolist() == [37_250_000, 64_400_000, 92_000_000]
    assert not [one for one in read.problems if "Rp" in one.message]


def test_units_of_people_in_a_plan_are_no_names_of_people():
    """Mothers are what is counted in its line; the column is headed by "Ukuran"."""
    done = ("Paket tersalurkan", "Desa terlayani", "Pasangan terlayani", "Kader terlatih", "Ibu", "Media")
    rows = [["Uraian Tugas", "Ukuran", "Rupiah", "Unsur Pelaksana"]]
    rows += [
        [f"Pelayanan nomor {at}", one, at * 10_000_000, "Dinas Kesehatan"] for at, one in enumerate(done, 1)
    ]
    assert lists_people(grid(rows)) == ()
    of_mothers = [
        ["Ibu", "Unsur"],
        *[[name, "PKK"] for name in ("Sari Dewi", "Rina Wati", "Ani Lestari", "Tuti")],
    ]
    assert lists_people(grid(of_mothers)) == ("nama",)


def test_sources_and_menus_above_coded_and_uncoded_lines_are_no_activities():
    rows = [
        ["No", "Kode", "Uraian Sub Kegiatan / Rincian Menu", "Pagu (Rp)"],
        ["A", None, "DAK nonfisik BOKB", 50_000_000],
        ["I", None, "Pelayanan KB", 50_000_000],
        [1, None, "Kelas BKB bagi keluarga baduta", 30_000_000],
        [2, None, "Minilokakarya stunting kecamatan", 20_000_000],
        ["B", None, "APBD kabupaten", 75_000_000],
        ["I", None, "Pemberdayaan keluarga", 75_000_000],
        [3, "2.14.04.2.02.0006", "Pendampingan Keluarga Berisiko Stunting", 60_000_000],
        [4, "2.14.04.2.02.0005", "Pemantauan Data dan Informasi Keluarga", 15_000_000],
        ["JUMLAH A + B", None, None, 125_000_000],
    ]
    read = read_plan(grid(rows), file="a.xlsx")
    assert read.frame["budget"].tolist() == [30_000_000, 20_000_000, 60_000_000, 15_000_000]
    assert any("Rp 125.000.000 sama" in step for step in read.sheets[0].steps)


def test_income_and_financing_of_a_village_and_its_signature_are_no_activities():
    rows = [
        ["Kode Rek", "Uraian", "Volume", "Anggaran (Rp)", "Sumber Dana"],
        ["4", "PENDAPATAN", None, None, None],
        ["4.2.1", "Dana Desa", None, 90_000_000, "DDS"],
        ["4.2.3", "Alokasi Dana Desa", None, 10_000_000, "ADD"],
        [None, "JUMLAH PENDAPATAN", None, 100_000_000, None],
        ["5", "BELANJA", None, None, None],
        ["2", "BIDANG PELAKSANAAN PEMBANGUNAN DESA", None, 100_000_000, None],
        ["2.2", "Sub Bidang Kesehatan", None, 100_000_000, None],
        ["02.02.02", "Penyelenggaraan Posyandu", 5, 80_000_000, "DDS"],
        ["02.02.94", "Pemberian makanan tambahan baduta", 18, 20_000_000, "DDS"],
        [None, "JUMLAH BELANJA", None, 100_000_000, None],
        ["6", "PEMBIAYAAN", None, None, None],
        ["6.1.1", "SILPA Tahun Sebelumnya", None, 5_000_000, None],
        [],
        [None, None, None, "KEPALA DESA SUMBER MAKMUR", None],
    ]
    read = read_plan(grid(rows), file="a.xlsx")
    assert read.frame["budget"].tolist() == [80_000_000, 20_000_000]
    assert not [one for one in read.problems if one.kind is ProblemKind.ACTIVITY_AMOUNT]


def test_what_one_costs_is_no_pagu():
    rows = [
        ["No", "Kegiatan", "Volume", "Satuan Biaya", "Jumlah Biaya (Rp)"],
        [1, "Kelas ibu hamil", 12, 750_000, 9_000_000],
        [2, "Pemberian obat cacing balita", 4, 75_000, 310_000],
        ["JUMLAH", None, None, None, 9_310_000],
    ]
    assert read_plan(grid(rows), file="a.xlsx").frame["budget"].tolist() == [9_000_000, 310_000]


def test_the_output_or_the_name_decides_whichever_says_more():
    rows = [
        ["Kegiatan", "Output", "Pagu (Rp)"],
        ["Pemasangan IUD dan implan pascasalin", "Akseptor baru", 10_000_000],
        ["Pengadaan tablet MMS bagi ibu hamil", None, 20_000_000],
        ["Sweeping imunisasi bayi dan baduta", None, 30_000_000],
        ["Penyediaan Jasa Komunikasi, Sumber Daya Air dan Listrik", None, 40_000_000],
    ]
    assert read_plan(grid(rows), file="a.xlsx").frame["indicators"].tolist() == [
        "postpartum_kb",
        "pregnant_ifa_180",
        "basic_immunization_complete",
        "",
    ]


def test_an_office_heads_its_lines_in_the_column_of_sub_kegiatan():
    rows = [
        ["(dalam ribuan rupiah)"],
        [
            "No",
            "Kode",
            "Perangkat Daerah / Sub Kegiatan",
            "Target",
            "Pagu",
            "Jenis Intervensi",
            "Sumber Dana",
        ],
        ["A", None, "DINAS SOSIAL", None, None, None, None],
        [1, "1.06.05.2.02.0003", "Penyaluran bantuan pangan", 12, 186_400, "Sensitif", "DAU"],
        [2, "1.06.05.2.02.0004", "P2K2 bagi KPM PKH", 84, 96_250, "Sensitif", "DAU"],
        ["B", None, "DINAS KESEHATAN", None, None, None, None],
        [3, "1.02.02.2.02.0002", "Kelas ibu hamil", 4, 70_000, "Spesifik", "DAK"],
        ["JUMLAH", None, None, None, 352_650, None, None],
    ]
    frame = read_plan(grid(rows), file="a.xlsx").frame
    assert frame["name"].tolist() == ["Penyaluran bantuan pangan", "P2K2 bagi KPM PKH", "Kelas ibu hamil"]
    assert frame["budget"].tolist() == [186_400_000, 96_250_000, 70_000_000]
    assert frame["opd"].tolist() == ["Dinas Sosial", "Dinas Sosial", "Dinas Kesehatan"]


def test_families_counted_beside_months_or_as_an_output_are_no_kader():
    head = ["Kegiatan", "Output", "Volume", "Sasaran", "Anggaran (Rp)"]
    rows = [
        head,
        ["BLT Desa bagi keluarga miskin ekstrem", None, "21 KPM x 12 bln", "KPM", 75_600_000],
        ["Penyaluran bantuan sosial sembako", "Jumlah KPM", 8_200, None, 9_000_000],
    ]
    found = read_plan(grid(rows), file="a.xlsx").frame["indicators"]
    assert found.tolist() == ["extreme_poverty_families", "food_aid_families"]


def test_words_in_brackets_behind_an_official_name_say_which_of_its_services():
    rows = [
        ["Kode", "Sub Kegiatan", "Pagu (Rp)"],
        [
            "1.02.02.2.02.0005",
            "Pengelolaan Pelayanan Kesehatan pada Usia Pendidikan Dasar (pemeriksaan Hb remaja putri)",
            20_000_000,
        ],
        ["1.02.02.2.02.0015", "Pengelolaan Pelayanan Kesehatan Gizi Masyarakat", 30_000_000],
        [None, "SURPLUS / (DEFISIT)", -50_000_000],
    ]
    frame = read_plan(grid(rows), file="a.xlsx").frame
    assert frame["indicators"][0] == "adolescent_girls_hb_check"
    assert len(frame) == 2


CODES_BY_LEVEL = [
    ["RENCANA KERJA PEMERINTAH DAERAH TAHUN 2027 (dalam ribuan rupiah)"],
    [
        *("Kode", None, None, None, None, "Urusan / Perangkat Daerah / Program / Kegiatan / Sub Kegiatan"),
        *("Tolok Ukur", "DAU", "DAK Nonfisik", "Jumlah"),
    ],
    ["1", "02", None, None, None, "DINAS KESEHATAN", None, 500, 300, 800],
    ["1", "02", "02", None, None, "PROGRAM PEMENUHAN UPAYA KESEHATAN", None, 500, 300, 800],
    ["1", "02", "02", "2.01", None, "Penyediaan Fasilitas Pelayanan", None, 100, None, 100],
    ["1", "02", "02", "2.01", "0011", "Rehabilitasi Rumah Dinas", "Jumlah rumah", 100, None, 100],
    ["1", "02", "02", "2.02", None, "Penyediaan Layanan Kesehatan", None, 400, 300, 700],
    [
        "1",
        "02",
        "02",
        "2.02",
        "0004",
        "Pengelolaan Pelayanan Kesehatan Balita",
        "Jumlah balita",
        400,
        None,
        400,
    ],
    ["1", "02", "02", "2.02", "0020", "Pengelolaan Surveilans Kesehatan", "Jumlah dokumen", None, 300, 300],
]


def test_codes_in_columns_by_level_tell_heads_from_sub_kegiatan():
    frame = read_plan(grid(CODES_BY_LEVEL, ["A2:E2"]), file="a.xlsx").frame
    assert frame["budget"].tolist() == [100_000, 400_000, 300_000]
    assert frame["code"].tolist()[0] == "1.02.02.2.01.0011"


def test_heads_without_codes_above_coded_lines_are_told_by_their_sums():
    rows = [
        ["Kode", "Uraian Kegiatan", "Keluaran", "Pagu (Rp)"],
        [None, "Pemenuhan upaya kesehatan", None, 7_000_000],
        ["1.02.02.2.02.0004", "Pengelolaan Pelayanan Kesehatan Balita", "Balita", 4_000_000],
        ["1.02.02.2.02.0020", "Pengelolaan Surveilans Kesehatan", "Dokumen", 3_000_000],
        [None, "Pemberdayaan masyarakat", None, 5_000_000],
        ["1.02.05.2.02.0002", "Penumbuhan Kesadaran Keluarga", "Keluarga", 2_000_000],
        ["1.02.05.2.03.0001", "Bimbingan Teknis UKBM", "Dokumen", 3_000_000],
        ["Jumlah", None, None, 12_000_000],
    ]
    assert read_plan(grid(rows), file="a.xlsx").frame["budget"].sum() == 12_000_000


def test_a_recap_by_office_beside_a_plan_is_no_matrix():
    recap = [
        ["REKAPITULASI PAGU PER PERANGKAT DAERAH"],
        ["No", "Perangkat Daerah", "Pagu (Rp ribu)"],
        [1, "DINAS KESEHATAN", 800],
        [2, "DINAS SOSIAL", 200],
        [None, "Jumlah", 1000],
    ]
    beside = recognise("a.xlsx", [grid(CODES_BY_LEVEL, ["A2:E2"], "RKPD"), grid(recap, sheet="Rekap")])
    assert [len(beside.plans), len(beside.matrices)] == [1, 0]
    assert len(recognise("a.xlsx", [grid(recap, sheet="Rekap")]).matrices) == 1
    counted = [["No", "Perangkat Daerah", "Balita ditimbang"], *recap[2:]]
    assert recognise("a.xlsx", [grid(CODES_BY_LEVEL, ["A2:E2"]), grid(counted, sheet="b")]).matrices
