"""Layouts of public plans: RKPD (Tabel T-C.33), a report of spending with accounts, amounts by source."""

import math

import pytest

from stunting.analysis.acting.planned import planned_activities
from stunting.model.problems import ProblemKind
from tests.reading.plans import read_plan
from tests.reading.sheets import grid

TRAINING = "Orientasi/Pelatihan Teknis Pelaksana/Kader Ketahanan dan Kesejahteraan Keluarga"
RKPD = [
    ["Tabel T-C.33"],
    ["Rumusan Rencana Program dan Kegiatan Tahun 2026 dan Prakiraan Maju Tahun 2027"],
    ["(dalam ribuan rupiah)"],
    [
        *("Kode", None, None, None, None, "Urusan/Bidang Urusan dan Program/Kegiatan/Sub Kegiatan"),
        *("Indikator Kinerja Program/Kegiatan", "Rencana Tahun 2026", None, None, None),
        *("Prakiraan Maju Rencana Tahun 2027", None),
    ],
    [
        *[None] * 7,
        *("Lokasi", "Target Capaian Kinerja", "Kebutuhan Dana/Pagu Indikatif", "Sumber Dana"),
        *("Target Capaian Kinerja", "Kebutuhan Dana/Pagu Indikatif"),
    ],
    ["Dinas Kesehatan"],
    [
        "1",
        "02",
        "02",
        None,
        None,
        "PROGRAM PEMENUHAN UPAYA KESEHATAN",
        "Cakupan",
        None,
        "100 %",
        1200,
        None,
        "100 %",
        1300,
    ],
    [
        "1",
        "02",
        "02",
        "2.02",
        None,
        "Penyediaan Layanan Kesehatan",
        "Cakupan",
        None,
        "100 %",
        1200,
        None,
        "100 %",
        1300,
    ],
    [
        *("1", "02", "02", "2.02", "0015", "Pengelolaan Pelayanan Kesehatan Gizi Masyarakat"),
        *("Jumlah dokumen hasil pengelolaan pelayanan kesehatan gizi masyarakat", "Kec. Waru", "4 dokumen"),
        *(900, "DAK Non Fisik", "4 dokumen", 950),
    ],
    [
        *("1", "02", "02", "2.02", "0048", "Pengelolaan Layanan Imunisasi"),
        *("Jumlah dokumen hasil pengelolaan layanan imunisasi", "Kab. Penajam Paser Utara", "1 dokumen"),
        *(300, "DAU", "1 dokumen", 350),
    ],
    ["JUMLAH", None, None, None, None, None, None, None, None, 1200],
]
RKPD_MERGES = ("A4:E5", "F4:F5", "G4:G5", "H4:K4", "L4:M4", "A6:M6", "A11:I11")

SPENT = [
    ["LAPORAN REALISASI ANGGARAN s.d. 30 September 2025"],
    ["KODE REKENING", "URAIAN", "ANGGARAN", "REALISASI", "%", "SISA ANGGARAN"],
    [1, 2, 3, 4, 5, 6],
    [None, "Dinas Kesehatan", 500_000_000, 300_000_000, 60, 200_000_000],
    ["1.02.02", "PROGRAM PEMENUHAN UPAYA KESEHATAN", 500_000_000, 300_000_000, 60, 200_000_000],
    ["1.02.02.2.02", "Penyediaan Layanan Kesehatan", 500_000_000, 300_000_000, 60, 200_000_000],
    [
        *("1.02.02.2.02.0015", "Pengelolaan Pelayanan Kesehatan Gizi Masyarakat"),
        *(400_000_000, 300_000_000, 75, 100_000_000),
    ],
    ["5.1.02.01.01.0055", "Belanja Makanan dan Minuman", 350_000_000, 280_000_000, 80, 70_000_000],
    ["5.1.02.04.01.0003", "Belanja Perjalanan Dinas", 50_000_000, 20_000_000, 40, 30_000_000],
    ["1.02.02.2.02.0099", "Perahu Keliling Pesisir", 100_000_000, 0, 0, 100_000_000],
    ["5.1.02.04.01.0003", "Belanja Perjalanan Dinas", 100_000_000, 0, 0, 100_000_000],
    [None, "DP3AP2KB", 20_000_000, 20_000_000, 100, 0],
    ["2.14.04", "PROGRAM KELUARGA SEJAHTERA", 20_000_000, 20_000_000, 100, 0],
    ["2.14.04.2.01", "Pembinaan Keluarga", 20_000_000, 20_000_000, 100, 0],
    [
        *(
            "2.14.04.2.01.0019",
            "Orientasi/Pelatihan Teknis Pelaksana/Kader Ketahanan dan Kesejahteraan Keluarga",
        ),
        *(20_000_000, 20_000_000, 100, 0),
    ],
    [None, "JUMLAH BELANJA", 520_000_000, 320_000_000, 61.54, 200_000_000],
]

SOURCES = [
    ["MATRIKS RENCANA AKSI DAERAH PERCEPATAN PENURUNAN STUNTING TAHUN 2026"],
    [
        *("No", "Rencana Aksi", "Indikator Keluaran", "Lokus (Kecamatan/Desa)"),
        *("Kebutuhan Anggaran (juta rupiah)", None, None, None, "OPD Penanggung Jawab"),
    ],
    [None, None, None, None, "APBD", "Dana Desa", "CSR", "Jumlah", None],
    ["INTERVENSI GIZI SPESIFIK"],
    [
        *(1, "Pemberian makanan tambahan bagi ibu hamil KEK", "Ibu hamil KEK mendapat makanan tambahan"),
        *("Sepaku: Maridan, Pemaluan; Waru: Sesulu", 125.5, 30, None, 155.5, "Dinas Kesehatan"),
    ],
    ["TATA KELOLA"],
    [2, "Konsumsi sekretariat TPPS", "Jumlah laporan", "Kab. PPU", 50, None, 10, 60, "Bapelitbang"],
    ["TOTAL", None, None, None, 175.5, 30, 10, 215.5],
]
SOURCES_MERGES = ("A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:H2", "I2:I3", "A4:I4", "A6:I6")


def test_an_rkpd_with_split_codes_thousands_and_a_next_year():
    read = read_plan(grid(RKPD, merges=RKPD_MERGES), file="rkpd.xlsx")
    frame = read.frame
    assert frame["code"].tolist() == ["1.02.02.2.02.0015", "1.02.02.2.02.0048"]
    assert frame["budget"].tolist() == [900_000, 300_000]
    assert set(frame["opd"]) == {"Dinas Kesehatan"}
    assert frame["funding"].tolist() == ["DAK", "APBD"]
    assert frame["indicators"].tolist() == [
        "pregnant_kek_supplement moderate_malnutrition_supplement severe_malnutrition_treated",
        "basic_immunization_complete",
    ]
    assert set(frame["indicator_basis"]) == {"code"}
    assert frame["indicator_text"][1] == "1.02.02.2.02.0048 Pengelolaan Layanan Imunisasi"
    assert "Jumlah pagu tercetak Rp 1.200.000 sama dengan jumlah barisnya." in read.sheets[0].steps


def test_a_report_of_spending_keeps_accounts_and_sums_of_offices_apart():
    read = read_plan(grid(SPENT), file="lra.xlsx")
    frame = read.frame
    assert frame["row"].tolist() == [7, 10, 15]
    assert frame["budget"].tolist() == [400_000_000, 100_000_000, 20_000_000]
    assert frame["realised"].tolist() == [300_000_000, 0, 20_000_000]
    assert frame["opd"].tolist() == ["Dinas Kesehatan", "Dinas Kesehatan", "DP3AP2KB"]
    assert "3 baris rekening belanja disisihkan." in read.sheets[0].steps
    assert "Jumlah pagu tercetak Rp 520.000.000 sama dengan jumlah barisnya." in read.sheets[0].steps
    assert "Jumlah realisasi tercetak Rp 320.000.000 sama dengan jumlah barisnya." in read.sheets[0].steps


def test_an_unknown_code_is_kept_and_has_no_official_name():
    frame = read_plan(grid(SPENT), file="lra.xlsx").frame
    assert frame["code"].tolist()[1] == "1.02.02.2.02.0099"
    assert frame["code_name"].tolist()[:2] == ["Pengelolaan Pelayanan Kesehatan Gizi Masyarakat", ""]
    assert frame["indicators"][1] == ""


def test_a_printed_sum_that_is_off_says_by_how_much():
    rows = [*SPENT[:-1], [None, "JUMLAH BELANJA", 520_000_500, 320_000_000, 61.5, 200_000_500]]
    read = read_plan(grid(rows), file="lra.xlsx")
    wrong = [one for one in read.problems if one.kind == ProblemKind.ACTIVITY_TOTAL]
    assert len(wrong) == 1
    assert "selisih Rp 500;" in wrong[0].message
    assert wrong[0].cell == "C16"


def test_amounts_by_source_in_millions_add_up_to_the_rupiah():
    read = read_plan(grid(SOURCES, merges=SOURCES_MERGES), file="rad.xlsx")
    frame = read.frame
    assert frame["budget"].tolist() == [155_500_000, 60_000_000]
    assert frame["funding"].tolist() == ["APBD; DD", "APBD; CSR"]
    assert frame["area_codes"][0] == "64.09.04.1007 64.09.04.1006 64.09.02.2002"
    assert math.isnan(frame["realised"][0])
    assert "Jumlah pagu tercetak Rp 215.500.000 sama dengan jumlah barisnya." in read.sheets[0].steps


@pytest.mark.parametrize(
    ("rows", "merges", "roles"),
    [
        (RKPD, RKPD_MERGES, ["direct", "direct"]),
        (SPENT, (), ["direct", "label", "support"]),
        (SOURCES, SOURCES_MERGES, ["direct", "support"]),
    ],
)
def test_what_reaches_people_is_told_from_what_supports_and_what_is_a_label(rows, merges, roles):
    assert read_plan(grid(rows, merges=merges), file="a.xlsx").frame["role"].tolist() == roles


EXPORT_HEAD = [
    *("TAHUN", "KODE SKPD", "NAMA SKPD", "KODE PROGRAM", "NAMA PROGRAM", "KODE SUB KEGIATAN"),
    *("NAMA SUB KEGIATAN", "NAMA SUMBER DANA", "KODE REKENING", "NAMA REKENING", "PAGU"),
]


def exported(code, name, source, account, amount):
    return [
        *(2026, "1.02.0.00.0.00.01.0000", "Dinas Kesehatan", "1.02.02", "PROGRAM UPAYA KESEHATAN"),
        *(code, name, source, account, "Belanja Barang", amount),
    ]


def test_an_export_of_budgets_has_a_row_per_account_and_one_activity_for_all_its_accounts():
    nutrition, vaccines = "Pengelolaan Pelayanan Kesehatan Gizi Masyarakat", "Pengelolaan Layanan Imunisasi"
    rows = [
        EXPORT_HEAD,
        exported("1.02.02.2.02.0015", nutrition, "DAK Non Fisik", "5.1.02.01.01.0055", 300),
        exported("1.02.02.2.02.0015", nutrition, "DAU", "5.1.02.04.01.0003", 50),
        exported("1.02.02.2.02.0048", vaccines, "DAU", "5.1.02.04.01.0003", 20),
    ]
    frame = read_plan(grid(rows), file="sipd 2026.xlsx").frame
    assert frame["code"].tolist() == ["1.02.02.2.02.0015"] * 2 + ["1.02.02.2.02.0048"]
    assert frame["opd"].tolist() == ["Dinas Kesehatan"] * 3
    activities = planned_activities(frame)
    assert [(one.code, one.budget, one.funding) for one in activities] == [
        ("1.02.02.2.02.0015", 350, "DAK; APBD"),
        ("1.02.02.2.02.0048", 20, "APBD"),
    ]


def test_of_pairs_of_performance_and_rupiah_only_the_rupiah_are_money():
    rows = [
        ["EVALUASI RENJA TAHUN 2025"],
        [
            *("No", "Program/Kegiatan/Sub Kegiatan", "Indikator Kinerja Program/Kegiatan"),
            *("Target Kinerja dan Anggaran Renja 2025", None, "Realisasi Kinerja dan Anggaran", None),
            *("Tingkat Capaian (%)", None),
        ],
        [None, None, None, "K", "Rp", "K", "Rp", "K", "Rp"],
        [
            "1",
            "Sub Kegiatan: Pelayanan Balita",
            "Jumlah balita yang dipantau",
            14000,
            900,
            11000,
            700,
            79,
            78,
        ],
        ["2", "Sub Kegiatan: Layanan Imunisasi", "Jumlah bayi diimunisasi", 3000, 450, 2100, 300, 70, 67],
        [None, "JUMLAH ANGGARAN", None, None, 1350, None, 1000, None, None],
    ]
    merges = ("A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2", "H2:I2")
    read = read_plan(grid(rows, merges=merges), file="e81.xlsx")
    assert read.frame["budget"].tolist() == [900, 450]
    assert read.frame["realised"].tolist() == [700, 300]
    assert read.frame["target"].tolist() == [14000, 3000]
    assert "Jumlah realisasi tercetak Rp 1.000 sama dengan jumlah barisnya." in read.sheets[0].steps


def test_a_column_of_code_and_name_together_names_the_sub_kegiatan():
    head = ["No", "Program", "Kegiatan", "Kode dan Nama Sub Kegiatan", "Indikator Keluaran", "Pagu", "OPD"]
    row = [
        1,
        "Upaya Kesehatan",
        "Layanan UKM",
        "1.02.02.2.02.0003 Pengelolaan Pelayanan Kesehatan Bayi Baru Lahir",
    ]
    frame = read_plan(grid([head, [*row, "Jumlah bayi dilayani", 45, "Dinkes"]]), file="renja.xlsx").frame
    assert frame["code"].tolist() == ["1.02.02.2.02.0003"]
    assert frame["sub_kegiatan"].tolist() == ["Pengelolaan Pelayanan Kesehatan Bayi Baru Lahir"]
    assert frame["indicators"].tolist() == ["neonatal_kn"]


def test_of_a_pagu_and_its_revision_the_revision_counts_and_nothing_is_added_up():
    head = ["No", "Kode", "Sub Kegiatan", "Pagu Murni (Rp)", "Pagu Perubahan (Rp)", "Realisasi", "OPD"]
    rows = [
        [1, "1.02.02.2.02.0048", "Pengelolaan Layanan Imunisasi", 180_000, 200_000, 120_000, "Dinkes"],
        [2, "1.02.02.2.02.0099", "Posyandu Keliling", 60_000, 40_000, 40_000, "Dinkes"],
        ["TOTAL", None, None, 240_000, 240_000, 160_000, None],
    ]
    read = read_plan(grid([["TAGGING TA 2025"], head, *rows]), file="tagging.xlsx")
    assert read.frame["budget"].tolist() == [200_000, 40_000]
    assert read.frame["realised"].tolist() == [120_000, 40_000]
    written = [[cell if cell is None else str(cell) for cell in row] for row in rows]
    as_text = read_plan(grid([["TAGGING TA 2025"], head, *written]), file="tagging.csv")
    assert as_text.frame["realised"].tolist() == [120_000, 40_000]
    notes = {one.header: one.note for one in read.sheets[0].columns}
    assert notes["Pagu Murni (Rp)"] == "pagu sebelum perubahan, dipakai Pagu Perubahan (Rp)"


def test_a_bare_realisation_of_people_is_no_money():
    head = ["No", "Kegiatan", "Target", "Pagu (Rp)", "Realisasi", "OPD"]
    rows = [
        [1, "Imunisasi bayi", 300, 90_000_000, 210, "Dinkes"],
        [2, "PMT balita", 50, 40_000_000, 45, "Dinkes"],
    ]
    frame = read_plan(grid([["RENJA 2025"], head, *rows]), file="renja.xlsx").frame
    assert frame["realised"].isna().all()
    assert frame["realisation"].tolist() == ["210", "45"]


@pytest.mark.parametrize(
    ("quarters", "spent"),
    [([[20, 45, 80, 90], [5, 10, 30, 40]], [90, 40]), ([[20, 45, 10, 5], [5, 10, 15, 5]], [80, 35])],
)
def test_quarters_that_count_on_are_not_added_up(quarters, spent):
    head = ["No", "Sub Kegiatan", "Pagu (Rp)", *(f"Triwulan {quarter}" for quarter in "1234"), "OPD"]
    below = [None, None, None, *["Keuangan (Rp)"] * 4, None]
    names = ("Pelayanan Balita", "Layanan Imunisasi")
    rows = [
        [at + 1, name, pagu, *quarters[at], "Dinkes"]
        for at, (name, pagu) in enumerate(zip(names, (100, 50), strict=True))
    ]
    sums = [sum(cells) for cells in zip(*quarters, strict=True)]
    rows.append(["JUMLAH", None, 150, *sums, None])
    merges = ("A2:A3", "B2:B3", "C2:C3", "H2:H3")
    read = read_plan(
        grid([["LAPORAN REALISASI TA 2025"], head, below, *rows], merges=merges), file="monev.xlsx"
    )
    assert read.frame["realised"].tolist() == spent
    assert any(f"Jumlah realisasi tercetak Rp {sum(spent)} sama" in step for step in read.sheets[0].steps)


def test_a_numbered_service_heads_what_is_spent_for_it_and_is_no_sum():
    rows = [
        ["REKAPITULASI REALISASI BELANJA STUNTING TA 2025"],
        ["Kode", "Kegiatan", "Anggaran", "Realisasi", "Persen"],
        ["1", "Jumlah keluarga miskin yang menerima bantuan sosial pangan", 70, 40, 57],
        ["1.1", "Penyaluran paket", 60, 30, 50],
        ["1.2", "Ongkos kirim", 10, 10, 100],
        [None, "JUMLAH", 70, 40, 57],
    ]
    frame = read_plan(grid(rows), file="rekap.xlsx").frame
    assert frame["name"].tolist() == ["Penyaluran paket", "Ongkos kirim"]
    assert frame["indicators"].tolist() == ["food_aid_families"] * 2
    assert frame["budget"].sum() == 70


def test_a_row_of_an_office_above_its_programs_is_no_activity_of_its_own():
    rows = [
        ["RENJA 2026"],
        ["Kode", "Program/Kegiatan/Sub Kegiatan", "Lokasi", "Pagu (Rp)"],
        ["1.02.0.00.0.00.01.0000", "DINAS KESEHATAN", None, 900],
        ["1.02.02", "PROGRAM PEMENUHAN UPAYA KESEHATAN", None, 900],
        ["1.02.02.2.02", "Penyediaan Layanan Kesehatan", None, 900],
        ["1.02.02.2.02.0001", "Pengelolaan Pelayanan Kesehatan Ibu Hamil", "Waru", 500],
        ["1.02.02.2.02.0004", "Pengelolaan Pelayanan Kesehatan Balita", "Waru", 400],
        [None, "JUMLAH", None, 900],
    ]
    frame = read_plan(grid(rows), file="renja.xlsx").frame
    assert frame["budget"].tolist() == [500, 400]
    assert frame["opd"].tolist() == ["Dinas Kesehatan"] * 2


def test_a_budget_of_a_village_with_its_codes_side_by_side_counts_each_kegiatan_once():
    rows = [
        ["ANGGARAN PENDAPATAN DAN BELANJA DESA TAHUN 2026"],
        ["KODE REKENING", None, None, None, None, "URAIAN", "VOLUME", "ANGGARAN (Rp)", "SUMBER DANA"],
        [None, None, None, "4", None, "PENDAPATAN", None, None, None],
        [None, None, None, "4", "2", "Dana Desa", None, "90.000.000,00", "DDS"],
        [None, None, None, None, None, "JUMLAH PENDAPATAN", None, "90.000.000,00", None],
        [None, None, None, "5", None, "BELANJA", None, None, None],
        ["2", None, None, None, None, "BIDANG PELAKSANAAN PEMBANGUNAN DESA", None, "60.000.000,00", None],
        ["2", "2", None, None, None, "Sub Bidang Kesehatan", None, "60.000.000,00", None],
        ["2", "2", "02", None, None, "Penyelenggaraan Posyandu", "5 unit", "60.000.000,00", "DDS"],
        ["2", "2", "02", "5", "2", "Belanja Barang dan Jasa", None, "45.000.000,00", "DDS"],
        ["2", "2", "02", "5", "3", "Belanja Modal", None, "15.000.000,00", "DDS"],
        ["5", None, None, None, None, "BIDANG KEADAAN MENDESAK", None, "36.000.000,00", None],
        ["5", "3", None, None, None, "Sub Bidang Keadaan Mendesak", None, "36.000.000,00", None],
        [
            "5",
            "3",
            "00",
            None,
            None,
            "BLT Dana Desa bagi Keluarga Miskin Ekstrem",
            "10 KPM",
            "36.000.000,00",
            "DDS",
        ],
        ["5", "3", "00", "5", "4", "Belanja Tidak Terduga", None, "36.000.000,00", "DDS"],
        [None, None, None, None, None, "JUMLAH BELANJA", None, "96.000.000,00", None],
        [None, None, None, None, None, "SURPLUS / (DEFISIT)", None, "(6.000.000,00)", None],
        [None, None, None, "6", "1", "Penerimaan Pembiayaan", None, "6.000.000,00", None],
        [None, None, None, None, None, "PEMBIAYAAN NETTO", None, "6.000.000,00", None],
    ]
    read = read_plan(grid(rows, merges=("A2:E2",)), file="apbdes.xlsx")
    frame = read.frame
    assert frame["name"].tolist() == [
        "Penyelenggaraan Posyandu",
        "BLT Dana Desa bagi Keluarga Miskin Ekstrem",
    ]
    assert frame["budget"].tolist() == [60_000_000, 36_000_000]
    assert frame["indicators"].tolist()[1] == "extreme_poverty_families"
    assert any("Rp 96.000.000 sama" in step for step in read.sheets[0].steps)
