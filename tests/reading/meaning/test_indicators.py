"""Headers as offices write them, and the indicator each names, or must not name."""

from dataclasses import replace

import pytest

from stunting.catalogue.indicators import load_catalogue
from stunting.catalogue.twins import ToldBy, header_twins
from stunting.model.indicators import Direction, Indicator, IndicatorKind, SourceMark, Unit
from stunting.model.observations import Measure
from stunting.reading.meaning.indicator_patterns import PatternIndex
from stunting.reading.meaning.indicators import ACCEPTED, IndicatorMatcher

# indicator: headers, "header @ context" where the surroundings of the table are needed.
NAMED = {
    "adolescent_girls_ifa": (
        "Remaja putri yang mengonsumsi Tablet Tambah Darah (TTD)",
        "TTD rematri",
        "REMAJA PUTRI / TTD / %",
        "REMAJA / Remaja Putri yang mengkonsumsi TTD",
        "Jumlah Rematri mendapat TTD",
        "remaja_putri_ttd",
        "Remaja Putri minum tablet Fe",
        "Cakupan Pemberian TTD pada Remaja Putri (%)",
        "Capaian @ TTD Rematri 2024",
        "Persentase @ Rekap CAKUPAN TTD REMAJA PUTRI KECAMATAN PENAJAM TAHUN 2024 rekap ttd",
        "TTD @ Rematri",
        "Remaja putri konsumsi tablet tambah darah / Sasaran",
    ),
    "adolescent_girls_hb_check": (
        "Remaja putri yang menerima layanan pemeriksaan status anemia (hemoglobin)",
        "Remaja putri yang menerima layanan pemeriksaan status anemia",
        "Skrining anemia rematri",
        "Rematri diperiksa Hb / Capaian",
        "Cek HB Remaja Putri",
        "REMAJA / Pemeriksaan status anemia",
        "Remaja putri di periksa Hb dengan satus anemia",
        "Persentase remaja putri menerima pemeriksaan status anemia terhadap seluruh remaja putri",
    ),
    "bride_ifa": (
        "Calon pengantin/calon ibu yang menerima Tablet Tambah Darah (TTD)",
        "Catin TTD",
        "TTD Catin (%)",
        "CATIN/PUS / Menerima TTD",
        "CALON PENGANTIN / TTD / Capaian",
        "Calon pengantin menerima tablet tambah darah",
    ),
    "premarital_health_check": (
        "Calon PUS yang memperoleh pemeriksaan kesehatan sebagai bagian dari pelayanan nikah",
        "Catin diperiksa kesehatannya",
        "Skrining kesehatan catin",
        "Pemeriksaan kesehatan calon pengantin / %",
        "Calon PUS memperoleh pemeriksaan kesehatan",
        "CATIN / Catin yang mendapatkan layanan kesehatan / %",
    ),
    "premarital_reproductive_nutrition_guidance": (
        "Calon PUS yang menerima pendampingan kespro dan edukasi gizi sejak 3 bulan pranikah",
        "Catin didampingi",
        "Pendampingan Catin (Elsimil)",
        "CATIN/PUS / Pendampingan kespro dan edukasi gizi",
        "Calon pasangan usian subur memperoleh pendampingan 3 bulan pra nikah",
    ),
    "premarital_counselling_stunting": (
        "Pasangan calon pengantin yang mendapatkan bimbingan perkawinan dengan materi pencegahan stunting",
        "Bimwin Catin",
        "BINWIN / Capaian",
        "Bimbingan Perkawinan",
        "Suscatin",
    ),
    "poor_pus_cash_transfer": (
        "PUS miskin dan PMKS yang menerima bantuan tunai bersyarat",
        "PUS / Bantuan Tunai Bersyarat",
        "CATIN/PUS / Bantuan tunai bersyarat / %",
        "PUS penerima PKH @ PUS miskin",
    ),
    "poor_pus_food_aid": (
        "PUS dengan status miskin dan PMKS yang menerima bantuan pangan nontunai",
        "PUS penerima BPNT",
        "PUS miskin / Sembako",
    ),
    "poor_pus_pbi": (
        "PUS fakir miskin dan orang tidak mampu yang menjadi PBI Jaminan Kesehatan",
        "PUS miskin peserta PBI JKN",
        "CATIN/PUS / PUS PBI-JK",
    ),
    "pregnant_kek_supplement": (
        "Ibu hamil Kurang Energi Kronik (KEK) yang mendapatkan tambahan asupan gizi",
        "Bumil KEK dapat PMT",
        "IBU HAMIL / KEK mendapat tambahan asupan gizi / %",
        "Ibu Hamil Kurang Energi Kronis Mendapat Makanan Tambahan",
        "PMT Bumil KEK / Sasaran",
        "Bumil KEK mendapat PMT / Bumil KEK",
        "Ibu hamil KEK yg mendapat makanan tambahan (%)",
        "MT Bumil KEK",
        "Jumlah ibu hamil yang mendapatkan asupan gizi (PMT)",
    ),
    "pregnant_ifa_90": (
        "Ibu hamil yang mengonsumsi Tablet Tambah Darah (TTD) minimal 90 tablet selama masa kehamilan",
        "IBU HAMIL / TTD ≥ 90 tablet / %",
        "Fe3",
        "Fe-3",
        "Bumil dapat Fe 90",
        "Ibu hamil mendapat TTD 90 tablet",
        "TTD Bumil",
        "Cakupan pemberian tablet tambah darah pada ibu hamil",
        "Ibu hamil mendapatkan tablet tamabh darah",
        "Bumil mengkomsumsi TTD",
        "Bumil yg dpt TTD",
        "Mengonsumsi TTD @ bumil",
        "Cakupan pemberian Fe-3",
    ),
    "unmet_need_kb": (
        "Unmet need pelayanan KB",
        "Unmetneed",
        "PUS / Unmet need / %",
        "Kebutuhan KB tidak terpenuhi",
        "Unmed need KB",
        "CALON PENGANTIN/PUS / Persentase Unmeet Need pelayanan keluarga berencana",
    ),
    "unwanted_pregnancy": (
        "Kehamilan yang tidak diinginkan",
        "KTD",
        "Persentase kehamilan yang tidak diinginkan (KTD)",
    ),
    "exclusive_breastfeeding": (
        "Bayi usia kurang dari 6 bulan mendapat air susu ibu (ASI) eksklusif",
        "ASI ekslusif",
        "ASI Eks",
        "Bayi < 6 bulan mendapat ASI Eksklusif / Jumlah",
        "Bayi 0-6 bln ASI Eksklusif / %",
        "Presentase Bayi yang Menerima ASI Eksklusif (%)",
        "Cakupan_ASI_Eksklusif",
        "BALITA / ASI Eksklusif",
        "Bayi Usia <6 Bulan (Jumlah Diberi ASI Eksklusif)",
    ),
    "complementary_feeding_6_23": (
        "Anak usia 6-23 bulan yang mendapat Makanan Pendamping Air Susu Ibu (MP-ASI)",
        "MPASI",
        "Anak 6 - 23 bulan mendapat MP ASI",
        "Baduta / MP-ASI / %",
        "Anak 6 s/d 23 bln mendapat MP-ASI",
    ),
    "severe_malnutrition_treated": (
        "Anak balita gizi buruk yang mendapat pelayanan tata laksana gizi buruk",
        "Tatalaksana gizi buruk",
        "Balita gizi buruk mendapat perawatan",
        "BALITA / Gizi buruk mendapat tata laksana / Capaian",
        "Balita gizi buruk yang mendapat penanganan",
    ),
    "growth_monitoring": (
        "Anak balita yang dipantau pertumbuhan dan perkembangannya",
        "Balita dipantau tumbuh kembang",
        "Pemantauan Tumbang Balita",
        "BALITA / Dipantau pertumbuhan dan perkembangannya / %",
    ),
    "moderate_malnutrition_supplement": (
        "Anak balita gizi kurang yang mendapat tambahan asupan gizi",
        "Balita gizi kurang mendapat PMT",
        "Gikur dapat PMT",
        "BALITA / Gizi kurang mendapat tambahan asupan",
    ),
    "basic_immunization_complete": (
        "Anak balita yang memperoleh imunisasi dasar lengkap (IDL)",
        "IDL",
        "Imunisasi Dasar Lengkap / L",
        "Imunisai Dasar Lengkap",
        "IND.19 IDL",
        "Indikator 19 IDL",
        "IDL / Jml Seharusnya",
        "IDL / Jml Diterima",
        "IDL / Terdata",
        "BALITA / Imunisasi dasar lengkap / %",
        "Bayi mendapat imunisasi dasar lengkap",
    ),
    "family_stop_babs": (
        "Keluarga yang stop Buang Air Besar Sembarangan (BABS)",
        "KELUARGA / Stop BABS",
        "KK ODF",
        "Keluarga SBS / %",
        "KK dengan akses jamban sehat",
    ),
    "family_phbs": (
        "Keluarga yang melaksanakan PHBS",
        "Rumah Tangga ber-PHBS",
        "KELUARGA BERISIKO STUNTING / Keluarga melaksanakan PHBS",
        "Perilaku Hidup Bersih dan Sehat",
    ),
    "krs_fish_promotion": (
        "KRS mendapat promosi peningkatan konsumsi ikan dalam negeri",
        "Gemarikan",
        "Promosi makan ikan / Capaian",
    ),
    "postpartum_kb": (
        "Pelayanan Keluarga Berencana (KB) pascapersalinan",
        "KBPP",
        "KB Pasca Salin",
        "Pelayanan KB Pasca Persalinan (%)",
    ),
    "krs_accompaniment": (
        "Keluarga berisiko stunting (KRS) yang memperoleh pendampingan",
        "KRS didampingi TPK",
        "KELUARGA BERISIKO STUNTING / Mendapat pendampingan / %",
        "Keluarga beresiko stunting yang didampingi",
        "Persentase layanan pendampingan terhadap seluruh keluarga berisiko stunting",
    ),
    "krs_home_garden": (
        "KRS mendapat manfaat sumber daya pekarangan untuk peningkatan asupan gizi",
        "P2L",
        "KRS / Pemanfaatan pekarangan",
    ),
    "drinking_water_access": (
        "Rumah tangga yang mendapatkan akses air minum layak",
        "Akses_Air_Bersih",
        "KK akses air minum layak",
        "RUMAH TANGGA / Air minum layak / %",
        "AIR MINUM DAN SANITASI / Rumah tangga yang mendapatkan akses air minum layak",
    ),
    "sanitation_access": (
        "Rumah tangga yang mendapatkan akses sanitasi (air limbah domestik) layak",
        "Akses_Sanitasi",
        "Sanitasi layak / Capaian",
        "RUMAH TANGGA / Akses sanitasi (air limbah domestik) layak",
        "SPALD",
        "Rumah Tangga yang Memiliki Akses Terhadap Sanitasi Layak",
    ),
    "pkh_family_dev_session": (
        "Kelompok KPM PKH yang mengikuti P2K2 dengan modul kesehatan dan gizi",
        "P2K2",
        "KPM PKH ikut P2K2",
        "FDS / %",
    ),
    "kpm_food_variety": (
        "KPM dengan bumil, busui, baduta yang menerima variasi bantuan pangan selain beras dan telur",
        "Variasi bantuan pangan",
    ),
    "rembuk_kabupaten": ("Rembuk stunting kabupaten", "Rembug stunting tingkat kabupaten"),
    "rembuk_kecamatan": ("Rembuk Stunting Kecamatan / Ya/Tidak", "Rembuk stunting tingkat kecamatan"),
    "pbi_coverage": ("Cakupan PBI JK", "Penerima Bantuan Iuran (PBI)"),
    "conditional_cash_families": ("Keluarga penerima PKH", "Jumlah penerima PKH"),
    "food_aid_families": ("KPM BPNT", "Penerima Sembako"),
    "pkh_facilitator_trained": ("Pendamping PKH terlatih modul kesehatan dan gizi",),
    "village_stbm": ("Desa/Kelurahan STBM", "Desa melaksanakan STBM"),
    "stunting_data_published": ("Publikasi data stunting",),
    "stunting_audit": ("Audit Kasus Stunting", "AKS"),
    "village_odf": ("Desa ODF", "Desa/Kelurahan Stop BABS (SBS)", "DESA / ODF / %"),
    "village_midwife": ("Bidan desa sesuai kebutuhan",),
    "paud_hi": ("Lembaga PAUD HI", "PAUD Holistik Integratif"),
    "village_kpm_trained": ("Kader Pembangunan Manusia yang dibina", "KPM dibina"),
    "village_free_stunting": ("Jumlah desa bebas stunting",),
    "village_bkb_1000hpk": ("Desa kelas BKB 1.000 HPK",),
    "stunting_prevalence": (
        "Stunting",
        "Prevalensi Stunting",
        "prevalensi_stunting",
        "Jumlah Balita Stunting",
        "BALITA PENDEK (TB/U) / %",
        "Pendek + Sangat Pendek",
        "STATUS GIZI / TB/U / Stunting",
        "Prevalensi_2021 @ 22 data stunting provinsi",
        "Tahun 2015 @ Sheet1 Status Gizi Pendek dan Sangat Pendek Balita 0-59 bulan Menurut Kab/Kota "
        "Berdasarkan Hasil PSG Tahun 2015, 2016 dan 2017 09 stunting",
        "JUMLAH @ REKAP DATA STUNTING KECAMATAN SEPAKU TAHUN 2024",
        "Balita stunting / L",
        "Kasus stunting / Desember",
        "stuting",
        "Stunting Prevalence",
        "Pravelensi stunting",
    ),
    "severe_stunting": ("Sangat Pendek", "TB/U / Sangat Pendek", "Balita sangat pendek / Jumlah"),
    "wasting": ("Wasting", "Gizi kurang + gizi buruk", "Balita wasting (%)"),
    "severe_wasting": ("BB/TB / Gizi Buruk", "Balita gizi buruk", "Jumlah balita gizi buruk"),
    "underweight": ("Underweight", "BALITA BERAT BADAN KURANG (BB/U) / %", "Balita BB kurang"),
    "weighing_coverage": ("D/S", "Balita ditimbang / JUMLAH (D)", "% D/S", "S @ Balita ditimbang (D/S)"),
    "weight_gain": ("N/D", "Balita naik BB", "N @ N/D"),
    "lbw": ("BBLR", "Bayi Berat Badan Lahir Rendah (BBLR) / %", "Jumlah bayi BBLR"),
    "kek_prevalence": (
        "Bumil KEK",
        "Jumlah ibu hamil KEK",
        "Ibu hamil risiko KEK",
        "KEK @ bumil",
        "Ibu Hamil KEK (Kurang Energi Kronis / LILA < 23.5cm)",
    ),
    "anemia_pregnant": ("Ibu hamil anemia", "Bumil Anemia / Jumlah", "IBU HAMIL / Anemia / %"),
    "anemia_adolescent": ("Rematri anemia", "REMAJA PUTRI / Anemia"),
    "anc_k4": (
        "K4",
        "IBU HAMIL / K4 / Σ",
        "Kunjungan K-4",
        "Cakupan K 4",
        "Jumlah ibu hamil yang memperoleh pelayanan antenatal K4 (orang)",
    ),
    "anc_k6": ("K6", "ANC 6 kali", "ANC 6x", "K6 / Data Dasar Th. 2022", "K6 / Kondisi Awal (2022)"),
    "skilled_delivery": (
        "Persalinan di fasyankes",
        "IBU BERSALIN/NIFAS / PERSALINAN DI FASYANKES / %",
        "Persalinan Ditolong Nakes(PN) / PN DI FASYANKES / Abs",
    ),
    "postnatal_kf": (
        "KF lengkap",
        "KF3",
        "Kunjungan nifas lengkap",
        "Kunjungan Nifas (KF) / KF3 / %",
        "Cakupan pelayanan nifas KF1-KF3",
    ),
    "neonatal_kn": (
        "KN Lengkap",
        "Kunjungan neonatal 3 kali (KN lengkap)",
        "KUNJUNGAN NEONATAL 3 KALI (KN LENGKAP) / Laki Laki + Perempuan / %",
    ),
    "imd": ("IMD", "Bayi baru lahir mendapat IMD / %", "Inisiasi Menyusu Dini"),
    "vitamin_a": ("Vit. A", "Balita 6-59 bulan mendapat vitamin A / %", "Vitamin A balita"),
    "uci_village": ("Desa UCI", "DESA/KELURAHAN UCI / %"),
    "active_kb": ("Peserta KB aktif", "PA/PUS", "KB AKTIF / %", "PA @ KB per kecamatan"),
    "pus_4t": ("PUS 4T", "PUS 4 terlalu"),
    "krs_rate": ("KRS", "JUMLAH KRS", "Keluarga berisiko stunting / Jumlah", "Keluarga Resiko Stunting"),
    "tpk_count": ("Jumlah TPK", "Tim Pendamping Keluarga"),
    "child_marriage": ("Pernikahan dini", "Perkawinan usia anak"),
    "jkn_coverage": ("Peserta JKN", "BPJS", "Kepesertaan JKN-KIS / %"),
    "birth_certificate": ("Akta Kelahiran", "Anak punya akte lahir", "Kepemilikan akta kelahiran anak"),
    "paud_participation": (
        "APK PAUD",
        "Anak 2-6 tahun terdaftar PAUD",
        "anak_2_6_tahun_ikut_paud_capaian",
    ),
    "active_posyandu": ("Posyandu aktif", "POSYANDU / AKTIF / %"),
    "uninhabitable_house": ("RTLH", "Rumah tidak layak huni"),
    "poverty_families": ("Jumlah KK miskin", "Keluarga miskin"),
    "food_security_desc": ("Desa rawan pangan",),
    "pmt_posyandu_mbg": ("Penerima MBG",),
}
NOT_NAMED = (
    "",
    "Jumlah",
    "%",
    "2024",
    "Target / 2024",
    "Jumlah Penduduk",
    "Jumlah Penduduk @ DATA STUNTING",
    "Laki-laki",
    "L @ DATA STUNTING",
    "Perempuan / %",
    "Guru",
    "Guru / Negeri / Jumlah",
    "Sekolah",
    "Murid / Swasta",
    "Luas panen",
    "Padi Sawah / Luas Panen (Ha)",
    "Kolam Pembesaran Ikan / Produksi / (Kg)",
    "Angka Penemuan dan Pengobatan TBC 2020 (%)",
    "Angka Keberhasilan Pengobatan TBC 2024 (%)",
    "Jumlah Kasus Baru AIDS 2020",
    "Jumlah Kasus @ Data DBD 2021",
    "AIDS Kasus Baru / Jumlah",
    "Incidence Rate per 100.000 Penduduk",
    "CFR (%)",
    "Jumlah ibu hamil",
    "JUMLAH BUMIL",
    "Sasaran remaja putri",
    "BALITA",
    "BADUTA",
    "PUS",
    "PUS HAMIL",
    "PUNYA BADUTA",
    "JUMLAH KELUARGA",
    "JUMLAH KELUARGA SASARAN",
    "JUMLAH TIDAK BERESIKO",
    "BUMIL TERDAMPINGI",
    "TIDAK MENDAPATKAN TTD @ 2025-elsimil-bumil",
    "Bumil belum mendapat TTD",
    "Bukan peserta KB modern",
    "SUMBER AIR MINUM TIDAK LAYAK",
    "JAMBAN TIDAK LAYAK",
    "TERLALU MUDA",
    "BUMIL >=32 MINGGU AKAN KBPP",
    "MENDAPAT FASILITASI BANSOS",
    "TTD",
    "TTD @ remaja putri dan ibu hamil",
    "KEK",
    "Anemia",
    "PMT",
    "KPM",
    "Jumlah KPM",
    "KPM aktif",
    "KPM PKH",
    "KIA",
    "Kepemilikan KIA",
    "Buku KIA",
    "KB",
    "KB / Guru",
    "KB / Jumlah Lembaga",
    "PA",
    "DKP",
    "ODF",
    "KN1",
    "KF1",
    "HB0",
    "BCG",
    "Campak Rubella",
    "Pendek",
    "TB/U / Pendek",
    "TB/U / Normal",
    "TB/U / Tinggi",
    "BB/U / Kurang",
    "BB/U / Sangat Kurang",
    "BB/U / Berat Badan Normal",
    "BB/U / Outlier",
    "BB/TB / Gizi Kurang",
    "BB/TB / Normal",
    "BB/TB / Risiko Gizi Lebih",
    "Gizi Kurang",
    "Presentase Gizi Kurang Balita (%)",
    "Anggaran PMT bumil KEK",
    "Stok TTD",
    "Jumlah Posyandu",
    "Strata Mandiri",
    "Desa lokus stunting",
    "Kematian balita stunting",
    "Stunting / Selisih",
    "Stunting / Progres",
    "Stunting / 0-23 bulan",
    "Jumlah Rumah Sakit @ kesehatan stunting",
    "Tingkat_Kemiskinan @ data stunting provinsi",
    "Cakupan_Imunisasi",
    "% Capaian @ Target dan Capaian Pekan Genting",
    "Kelahiran Umum @ akte kependudukan diterbitkan menurut jenisnya",
    "Pengeluaran Konsumsi Rumah Tangga",
    "SD / APK (%)",
    "KESEJAHTERAAN 1",
    "IKG 2021",
    "Jumlah @ Percepatan Penurunan Stunting Kabupaten Penajam Paser Utara",
    "Jumlah @ MATRIKS KONVERGENSI STUNTING",
    "Umur 2 - 4",
    "Bumil tdk dapat TTD",
    "jml_bumil_komsumsi_ttd_mms",
    "Bumil blm dpt TTD",
    "APK (%) / SD @ pendidikan paud sd smp",
    "Jumlah peserta BPJS/jumlah penduduk antara 0,6 s.d 0,75",
    "Jumlah kelompok BKB",
    "Peserta KB aktif / MKJP",
    "Peserta KB Baru",
    "Balita keluarga miskin",
    "Lokus stunting 2024",
    "RTLH tertangani",
    "WUS KEK",
    "Realisasi anggaran stunting",
    "Dana Desa",
    "APBDes untuk stunting",
    "Jumlah Balita Pendek",
    "Balita Gizi Kurang (BB/TB: < -2 s.d -3 SD) / Jumlah",
    "Bayi 6-11 bulan / Mendapat vitamin A",
    "Nakes terlatih tata laksana gizi buruk",
    "Kader terlatih pemantauan tumbuh kembang balita",
    "Balita dengan gangguan perkembangan",
    "Persalinan Ditolong Non Nakes / %",
    "Kunjungan neonatal 1 kali / Laki Laki / Jumlah",
    "Anemia Trimester I",
    "Kegagalan KB",
    "PUS 4T ber-KB",
    "PESERTA KB AKTIF METODE MODERN / IUD",
    "PESERTA KB PASCA PERSALINAN / SUNTIK / %",
    "Sasaran bumil KEK",
    "Sasaran balita gizi buruk",
    "PHBS Sekolah",
    "Sarana air minum diawasi",
    "KK dengan akses sanitasi aman",
    "Penduduk dengan akses air minum layak",
    "Catin anemia",
    "Persentase Penduduk Miskin",
    "Non PBI",
    "ANGGARAN PERCEPATAN PENURUNAN STUNTING DI DESA / DD",
    "Jumlah balita yang tidak naik berat badannya",
    "BGM",
    "Kode",
    "Jumlah @ Cakupan TTD Rematri dan Bumil KEK 2024",
    "Capaian @ Jumlah Penduduk Menurut Kecamatan stunting",
    "2023 @ data kb performance",
    "Keterangan",
)


@pytest.fixture(scope="module")
def matcher():
    return IndicatorMatcher(load_catalogue())


def split(case):
    header, _, context = case.partition(" @ ")
    return header, context


@pytest.mark.parametrize(
    ("case", "indicator"), [(case, indicator) for indicator, cases in NAMED.items() for case in cases]
)
def test_header_names_its_indicator(matcher, case, indicator):
    match = matcher.match(*split(case))
    assert match.indicator == indicator, match
    assert ACCEPTED <= match.score <= 1


@pytest.mark.parametrize("case", NOT_NAMED)
def test_header_is_no_indicator(matcher, case):
    match = matcher.match(*split(case))
    assert match.indicator == "", match
    assert match.score == 0


@pytest.mark.parametrize("indicator", load_catalogue().indicators.values(), ids=lambda one: one.id)
def test_catalogue_names_match_themselves(matcher, indicator):
    if indicator.id in {one.twin for one in header_twins() if one.told_by is ToldBy.RECEIVED_BESIDE}:
        return  # known by its neighbours only: test_field_words.py
    for text in (indicator.name, indicator.short_name, *indicator.synonyms):
        match = matcher.match(text)
        assert (match.indicator, match.score >= 0.98) == (indicator.id, True), (text, match)


@pytest.mark.parametrize(
    ("header", "score"),
    [
        ("TTD rematri", 1.0),
        ("Jumlah rematri TTD", 0.98),
        ("ASI ekslusif", 0.97),  # one word misspelt
    ],
)
def test_score_tells_how_far_a_header_is_from_the_catalogue(matcher, header, score):
    assert matcher.match(header).score == pytest.approx(score)


def test_context_alone_is_less_sure_than_a_header(matcher):
    assert matcher.match("Capaian", "TTD Rematri").score < matcher.match("TTD Rematri / Capaian").score


def test_no_match_still_proposes_the_nearest(matcher):
    match = matcher.match("TTD")
    proposed = [id for id, _ in match.alternatives]
    assert set(proposed) == {"pregnant_ifa_90", "bride_ifa", "adolescent_girls_ifa"}
    scores = [score for _, score in match.alternatives]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("header", "indicator", "measure"),
    [
        ("Bumil KEK mendapat PMT / Bumil KEK", "pregnant_kek_supplement", Measure.DENOMINATOR),
        ("Bumil KEK mendapat PMT / %", "pregnant_kek_supplement", Measure.PERCENT),
        ("Bumil KEK mendapat PMT / Target", "pregnant_kek_supplement", Measure.TARGET),
        ("Jumlah bumil KEK", "kek_prevalence", Measure.NUMERATOR),
        ("Sasaran bumil KEK", "", Measure.DENOMINATOR),
        ("Jumlah ibu hamil", "", Measure.DENOMINATOR),
        ("Jumlah balita ditimbang (D)", "weighing_coverage", Measure.NUMERATOR),
        ("D/S", "weighing_coverage", Measure.PERCENT),
        ("Jumlah TPK", "tpk_count", Measure.COUNT),
        ("Rembuk stunting kecamatan / Ya/Tidak", "rembuk_kecamatan", Measure.YES_NO),
        ("Ibu hamil yang mendapat TTD 90 tablet", "pregnant_ifa_90", None),
    ],
)
def test_measure_follows_from_the_indicator(matcher, header, indicator, measure):
    match = matcher.match(header)
    assert (match.indicator, match.measure) == (indicator, measure)


def test_sasaran_between_served_and_percentage_belongs_to_them(matcher):
    headers = [
        "Jumlah ibu hamil yang mendapatkan asupan gizi (PMT)",
        "Jumlah keseluruhan ibu hamil KEK",
        "Persentase layanan tambahan asupan gizi terhadap seluruh bumil KEK",
    ]
    matches = matcher.match_many(headers)
    assert [match.indicator for match in matches] == ["pregnant_kek_supplement"] * 3
    assert [match.measure for match in matches] == [
        Measure.NUMERATOR,
        Measure.DENOMINATOR,
        Measure.PERCENT,
    ]


def test_cases_before_their_service_are_its_sasaran_and_no_finding(matcher):
    served = ["Bumil KEK", "Bumil KEK dapat PMT", "% bumil KEK dapat PMT"]
    assert [match.indicator for match in matcher.match_many(served)] == [
        "",
        "pregnant_kek_supplement",
        "pregnant_kek_supplement",
    ]
    alone = ["Jumlah bumil", "Bumil KEK", "% bumil KEK"]
    assert [match.indicator for match in matcher.match_many(alone)] == [
        "",
        "kek_prevalence",
        "kek_prevalence",
    ]


def test_a_percentage_before_two_columns_of_another_indicator_is_no_sasaran_of_it(matcher):
    headers = ["% balita ditimbang", "Jumlah balita underweight", "% balita underweight"]
    matches = matcher.match_many(headers)
    assert [match.indicator for match in matches] == ["weighing_coverage", "underweight", "underweight"]


@pytest.mark.parametrize(
    ("header", "indicator", "sure"),
    [
        ("CALON PENGANTIN/PUS / Unmet need / Terdampingi", "unmet_need_kb", False),
        ("CATIN / Bimwin / Didampingi", "premarital_counselling_stunting", False),
        ("KELUARGA / KRS / Terdampingi", "krs_accompaniment", True),
    ],
)
def test_a_bare_verb_below_the_name_of_another_service_names_no_service_of_its_own(
    matcher, header, indicator, sure
):
    match = matcher.match(header)
    assert match.indicator == indicator
    assert (match.score > 0.82) is sure


def test_an_indicator_of_the_office_is_recognised():
    own = Indicator(
        id="office_worm_medicine",
        name="Anak usia sekolah yang minum obat cacing",
        short_name="Obat cacing",
        synonyms=("POPM cacingan",),
        target_group="anak usia sekolah",
        kind=IndicatorKind.SPESIFIK,
        sector="Kesehatan",
        opd=("Dinas Kesehatan",),
        numerator="",
        denominator="",
        unit=Unit.PERCENT,
        direction=Direction.HIGHER,
        evidence=SourceMark.OFFICE,
    )
    matcher = IndicatorMatcher(load_catalogue().with_indicators([own]))
    assert matcher.match("POPM cacingan / %").indicator == "office_worm_medicine"
    assert matcher.match("Obat cacing / Capaian").indicator == "office_worm_medicine"
    assert matcher.match("TTD rematri").indicator == "adolescent_girls_ifa"


def test_two_wordings_that_owe_their_indicator_to_the_context_are_neither(matcher):
    context = "2025-elsimil-bumil"
    given, taken = "MENDAPATKAN TTD", "MENGKOMSUMSI TTD"
    assert matcher.match(given, context).indicator == "pregnant_ifa_90"
    matches = matcher.match_many([given, taken], context)
    assert [match.indicator for match in matches] == ["", ""]
    assert all(match.alternatives[0][0] == "pregnant_ifa_90" for match in matches)


def test_of_getting_and_taking_tablets_the_catalogue_counts_who_takes_them(matcher):
    matches = matcher.match_many(["Mendapat TTD", "Minum TTD"], "TTD remaja putri di sekolah")
    assert [match.indicator for match in matches] == ["", "adolescent_girls_ifa"]


def test_a_household_service_named_without_households_is_in_doubt(matcher):
    short = {header: matcher.match(header) for header in ("Cakupan jamban sehat", "LAYANAN / AIR MINUM")}
    assert [one.indicator for one in short.values()] == ["family_stop_babs", "drinking_water_access"]
    assert all(ACCEPTED <= one.score < 0.82 for one in short.values())  # below it a match is doubtful
    assert matcher.match("JAMBAN SEHAT / KK").indicator == "family_stop_babs"
    assert not any(matcher.match(one).indicator for one in ("JAMBAN SEHAT / Jiwa", "Kualitas air minum"))


def test_years_under_one_title_all_keep_its_indicator(matcher):
    matches = matcher.match_many(["2022", "2023", "2024"], "Prevalensi stunting balita")
    assert [match.indicator for match in matches] == ["stunting_prevalence"] * 3


def test_words_after_terhadap_complete_only_their_own_header(matcher):
    sheet = "Makanan tambahan 2025"
    assert (
        matcher.match("Persentase terhadap seluruh bumil KEK", sheet).indicator == "pregnant_kek_supplement"
    )
    assert matcher.match("Persentase", sheet).indicator == ""


def test_patterns_that_fit_as_well_come_in_one_order_whatever_the_order_of_the_words():
    # A set of words has another order in every run of Python.
    index = PatternIndex(list(load_catalogue().indicators.values()))
    words = ["ibu", "hamil", "periksa", "kesehatan", "anak", "keluarga"]
    expected = index.sharing(words, least=0.0)
    assert expected
    for turned in (words[::-1], words[3:] + words[:3]):
        assert index.sharing(turned, least=0.0) == expected
        assert index.weight_of(turned) == index.weight_of(words)


def test_of_two_indicators_named_alike_the_one_first_in_the_alphabet_is_proposed_first():
    one = Indicator(
        id="zz_house",
        name="Rumah layak bagi lansia",
        short_name="Rumah lansia",
        synonyms=(),
        target_group="lansia",
        kind=IndicatorKind.SENSITIF,
        sector="Perumahan",
        opd=("Dinas Perumahan",),
        numerator="",
        denominator="",
        unit=Unit.PERCENT,
        direction=Direction.HIGHER,
        evidence=SourceMark.OFFICE,
    )
    twins = [one, replace(one, id="aa_house")]
    found = IndicatorMatcher(load_catalogue().with_indicators(twins)).match("Rumah layak bagi lansia")
    assert [name for name, _ in found.alternatives[:2]] == ["aa_house", "zz_house"]


def test_a_group_above_a_level_that_is_the_name_takes_little_from_it(matcher):
    path = matcher.match("PERLINDUNGAN SOSIAL / P2K2 (%)")
    assert (path.indicator, path.score >= 0.82) == ("pkh_family_dev_session", True)
