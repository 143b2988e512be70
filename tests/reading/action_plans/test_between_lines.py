"""What stands between the activities of a plan: sums carried over pages, notes, accounts, further outputs."""

from tests.reading.plans import read_plan
from tests.reading.sheets import grid

HEAD = ["No", "Kegiatan", "Sasaran", "Jumlah (Rp)"]
CLASS = [1, "Pelaksanaan kelas ibu hamil", "Ibu hamil", 1_920_000]
VISIT = [2, "Kunjungan rumah ibu hamil risiko tinggi", "Ibu hamil", 4_800_000]
WEIGH = [3, "Penimbangan balita serentak", "Balita", 4_000_000]


def amounts(*rows, merges=(), file="2026.xlsx"):
    read = read_plan(grid([list(row) for row in rows], merges=merges), file=file)
    return dict(zip(read.frame["name"], read.frame["budget"], strict=True)), read


def test_a_sum_carried_to_the_next_page_is_no_activity():
    found, read = amounts(
        ["RENCANA PELAKSANAAN KEGIATAN"],
        HEAD,
        CLASS,
        VISIT,
        ["Dipindahkan", None, None, 6_720_000],
        HEAD,
        ["Jumlah pindahan", None, None, 6_720_000],
        WEIGH,
        [None, "TOTAL", None, 10_720_000],
    )
    assert list(found.values()) == [1_920_000, 4_800_000, 4_000_000]
    assert "Jumlah pagu tercetak Rp 10.720.000 sama dengan jumlah barisnya." in read.sheets[0].steps
    assert "2 baris jumlah yang dipindahkan antarhalaman disisihkan." in read.sheets[0].steps


def test_a_note_between_lines_ends_no_plan_and_one_below_it_does():
    found, _ = amounts(
        ["RENCANA KEGIATAN"],
        HEAD,
        CLASS,
        ["Catatan: menunggu jadwal puskesmas."],
        VISIT,
        [None, "Jumlah", None, 6_720_000],
        ["Catatan:"],
        [None, "Penyediaan dana menunggu perubahan APBD"],
    )
    assert list(found.values()) == [1_920_000, 4_800_000]


def test_a_row_with_a_further_output_belongs_to_the_activity_above():
    head = ["Kode", "Sub Kegiatan", "Indikator Kinerja", "Lokasi", "Target", "Pagu Indikatif"]
    rows = [
        ["RENJA 2026"],
        head,
        ["1.02.02.2.02.0004", "Pelayanan Balita", "Jumlah balita dipantau", "Kec. Waru", "90 Orang", 900],
        [None, None, "Jumlah dokumen", None, "1 Dokumen"],
        [None, None, None, "Kec. Sepaku", None],
        ["1.02.02.2.02.0048", "Layanan Imunisasi", "Jumlah bayi", "Kec. Waru", "20 Orang", 300],
    ]
    frame = read_plan(grid(rows), file="a.xlsx").frame
    assert frame["name"].tolist() == ["Pelayanan Balita", "Pelayanan Balita", "Layanan Imunisasi"]
    assert frame["location"].tolist() == ["Kec. Waru", "Kec. Sepaku", "Kec. Waru"]
    assert frame["output"][0] == "Jumlah balita dipantau; Jumlah dokumen"
    assert frame["target_written"][0] == "90 Orang; 1 Dokumen"
    assert frame["target"][0] == 90


def test_accounts_beside_the_code_of_a_village_are_no_activities():
    found, read = amounts(
        ["APBDes 2026"],
        ["KODE REK", None, None, "URAIAN", "ANGGARAN (Rp)"],
        ["4", None, None, "PENDAPATAN", 90_000_000],
        ["5", None, None, "BELANJA", 66_000_000],
        ["2", None, None, "BIDANG PELAKSANAAN PEMBANGUNAN DESA", 54_000_000],
        ["2.2", None, None, "Sub Bidang Kesehatan", 54_000_000],
        ["2.2.02", None, None, "Penyelenggaraan Posyandu", 54_000_000],
        ["2.2.02", "5.2", "5.2.1", "Belanja Barang Perlengkapan", 30_000_000],
        ["2.2.02", "5.2", "5.2.2", "Belanja Jasa Honorarium", 24_000_000],
        ["3", None, None, "BIDANG PEMBINAAN KEMASYARAKATAN", 12_000_000],
        ["3.4", None, None, "Sub Bidang Kelembagaan", 12_000_000],
        ["3.4.03", None, None, "Pembinaan PKK", 12_000_000],
        ["3.4.03", "5.2", "5.2.1", "Belanja Barang Perlengkapan", 12_000_000],
        [None, None, None, "JUMLAH BELANJA", 66_000_000],
        merges=("A2:C2",),
    )
    assert found == {"Penyelenggaraan Posyandu": 54_000_000, "Pembinaan PKK": 12_000_000}
    assert "Jumlah pagu tercetak Rp 66.000.000 sama dengan jumlah barisnya." in read.sheets[0].steps


def test_an_urusan_with_a_code_of_two_parts_heads_and_is_no_activity():
    found, _ = amounts(
        ["LAPORAN REALISASI ANGGARAN 2025"],
        ["Kode", "Uraian", "Anggaran", "Realisasi", "(%)"],
        ["2.09", "PANGAN", 900, 300, 33],
        ["2.09.04", "PROGRAM PENANGANAN KERAWANAN PANGAN", 900, 300, 33],
        ["2.09.04.2.02", "Penanganan Kerawanan Pangan", 900, 300, 33],
        ["2.09.04.2.02.0004", "Pelaksanaan Intervensi Kewaspadaan Pangan dan Gizi", 600, 300, 50],
        ["2.09.04.2.02.0005", "Penyusunan Peta Situasi Kewaspadaan Pangan dan Gizi", 300, 0, 0],
    )
    assert list(found.values()) == [600, 300]


def test_the_goods_of_an_activity_are_what_it_is_spent_on():
    rows = [
        ["RENCANA ANGGARAN BIAYA STUNTING DESA 2026"],
        ["No", "Uraian", "Vol", "Satuan", "Harga Satuan", "Jumlah"],
        ["A", "Pemberian makanan tambahan balita", None, None, None, 1_250_000],
        [1, "Telur", 100, "butir", 2_500, 250_000],
        [2, "Susu", 50, "kotak", 20_000, 1_000_000],
        ["B", "Kelas ibu hamil", None, None, None, 5_000_000],
        [1, "Konsumsi peserta", 120, "dos", 25_000, 3_000_000],
        [2, "Honor narasumber", 4, "OJ", 500_000, 2_000_000],
        ["C", "Pelatihan kader posyandu", None, None, None, 3_000_000],
        [1, "Transport peserta", 30, "OH", 100_000, 3_000_000],
        [None, "Jumlah Total", None, None, None, 9_250_000],
    ]
    found, read = amounts(*rows)
    assert found == {
        "Pemberian makanan tambahan balita": 1_250_000,
        "Kelas ibu hamil": 5_000_000,
        "Pelatihan kader posyandu": 3_000_000,
    }
    assert "5 baris rincian belanja disisihkan." in read.sheets[0].steps
    # Activities below a part of the plan stay activities.
    rows[3][1], rows[4][1] = "Pembagian telur", "Pembagian susu"
    assert "Pembagian telur" in amounts(*rows)[0]


def test_the_plan_of_a_village_has_bidang_over_three_columns():
    found, read = amounts(
        ["RKP DESA TAHUN 2026"],
        [*("No", "Bidang/Jenis Kegiatan", None, None, "Lokasi", "Volume"), "Prakiraan Biaya", None],
        [None, "Bidang", "Sub Bidang", "Jenis Kegiatan", None, None, "Jumlah (Rp)", "Sumber"],
        [1, "Pembangunan", "Kesehatan", "Penyelenggaraan posyandu", "Dusun 1", "1 paket", 48_000_000, "DD"],
        [2, None, "Permukiman", "Pembangunan jamban", "Dusun 2", "4 unit", 60_000_000, "DD"],
        [None, "JUMLAH TOTAL", None, None, None, None, 108_000_000],
        merges=("B2:D2", "G2:H2"),
    )
    assert found == {"Penyelenggaraan posyandu": 48_000_000, "Pembangunan jamban": 60_000_000}
    assert read.frame["funding"].tolist() == ["DD", "DD"]


def test_a_unit_alone_above_the_table_is_that_of_its_amounts():
    for unit in ("Rp juta", "Jutaan Rupiah", "(juta rupiah)"):
        found, _ = amounts(["REALISASI 2025"], [None, None, None, unit], HEAD, [*CLASS[:3], 1.92], VISIT)
        assert found["Pelaksanaan kelas ibu hamil"] == 1_920_000, unit


def test_of_what_was_and_what_it_becomes_below_one_header_the_latter_counts():
    found, read = amounts(
        ["PERUBAHAN APB DESA 2025"],
        ["No", "Kegiatan", "Anggaran", None, None, "Ket"],
        [None, None, "Semula", "Menjadi", "Bertambah/Berkurang"],
        [1, "PMT balita stunting", 20_000_000, 25_000_000, 5_000_000],
        [2, "Rembuk stunting desa", 4_000_000, 3_500_000, -500_000],
        [None, "Jumlah", 24_000_000, 28_500_000, 4_500_000],
        merges=("C2:E2",),
    )
    assert found == {"PMT balita stunting": 25_000_000, "Rembuk stunting desa": 3_500_000}
    assert "activity_amount" not in {one.kind for one in read.problems}


def test_what_is_definite_counts_and_not_what_was_asked_for_or_assessed():
    found, _ = amounts(
        ["RENCANA KEGIATAN DANA ALOKASI KHUSUS 2027"],
        ["(Rp juta)"],
        ["No", "Bidang / Menu", "Lokasi", "Target", None, "Nilai", None, None, "Perangkat Daerah"],
        [None, None, None, "Vol", "Satuan", "Usulan", "Hasil Penilaian", "Alokasi Definitif"],
        [1, "Alat ukur panjang badan bagi posyandu", "Waru", 36, "set", 432, 396, 387, "Dinkes"],
        [2, "USG portabel bagi ibu hamil", "5 puskesmas", 5, "unit", 875, 875, 812.5, "Dinkes"],
        [3, "Perluasan jaringan air minum", "Babulu", 250, "SR", 3150, 2900, 2846.3, "DPUPR"],
        merges=("D3:E3", "F3:H3"),
    )
    assert list(found.values()) == [387_000_000, 812_500_000, 2_846_300_000]
