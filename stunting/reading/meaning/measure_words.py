"""Words of headers that say how a thing is counted, not what is counted."""

from __future__ import annotations

from stunting.reading.cells.periods import MONTH_WORDS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOP_WORDS = _words(
    "yang yg dan di ke dari dr dengan dgn untuk utk pada pd dalam oleh atau serta tentang sebagai "
    "bagian menurut per tiap setiap berdasarkan the of and by in se seluruh seluruhnya semua adalah "
    "ini itu juga selama secara melalui lewat usia umur berusia minimal min sesuai program masa bagi "
    "keseluruhan terhadap"
)
PERCENT_WORDS = _words(
    "persen persentase prosentase presentase prosen persn pct percent percentage cakupan cak cakup "
    "prevalensi prevalence proporsi rasio rate"
)
# In a level above, "cakupan" is the title of a block and not the measure of its columns.
WEAK_PERCENT_WORDS = frozenset({"cakupan", "cak", "cakup"})
# D/S, N/D and K/S are percentages and name an indicator at once.
RATIO_WORDS = _words("dpers nperd kpers")
DENOMINATOR_WORDS = _words(
    "sasaran sasr sas ssr sasar sasrn penyebut denominator denumerator denom populasi estimasi proyeksi s"
)
NUMERATOR_WORDS = _words("pembilang numerator abs absolut kasus sigma")
# Verbs of service and words of achievement: a count of people served, or its percentage.
SERVICE_WORDS = _words(
    "mendapat mendapatkan dapat dpt mdpt mencapai menerima terima memperoleh diberi diberikan "
    "pemberian penerimaan diterima receiving received reached terlayani dilayani "
    "mengonsumsi mengkonsumsi konsumsi minum mengikuti ikut "
    "memanfaatkan menjadi melaksanakan tercapai terpenuhi memenuhi"
)
CONSUMING_WORDS = _words("mengonsumsi mengkonsumsi konsumsi minum")
ACHIEVEMENT_WORDS = _words(
    "capaian pencapaian cap capai cpn cpaian realisasi real realis reals realisas kesertaan"
)
# Column letters of posyandu registers, known only when they stand alone: ditimbang, naik.
REGISTER_LETTERS = frozenset({"d", "n"})
# Verbs that name a service themselves, so they also tell indicators apart.
NAMING_SERVICE_WORDS = _words("damping periksa pantau timbang naik rawat tatalaksana tersalur")
COUNT_WORDS = _words("jumlah jml jlh total banyaknya berapa sigma frekuensi")
TARGET_WORDS = _words("target tgt")
ANSWER_WORDS = _words("yatidak ya tidak tdk ada belum blm sudah sdh")
# Differences, ranks and the like are no value of an indicator.
OTHER_WORDS = _words(
    "selisih gap kesenjangan progres progress kenaikan tren trend growth peringkat ranking rank skor "
    "indeks deviasi disparitas kontribusi andil sisa kemajuan efektivitas urutan"
)
# In a title they only say that there are several years.
TREND_WORDS = _words("tren trend progres progress")
SEX_WORDS = _words("l p lp laki lelaki perempuan pria lk pr")
PERIOD_WORDS = _words(
    "tahun thn th bulan bln triwulan tw semester sem smt periode kumulatif i ii iii iv tahunan bulanan "
    "sampai hingga ajaran setahun"
) | frozenset(MONTH_WORDS)
PEOPLE_WORDS = _words("orang org jiwa")
UNIT_WORDS = PEOPLE_WORDS | _words("unit buah cm kg gram")
# Names of units as they stand in a column SATUAN, a row of units or brackets.
UNIT_NAMES = _words(
    "% persen orang org jiwa kk kpm krs pus rt unit buah desa desa/kel kelurahan tim kasus ekor ha km "
    "m batang dokumen kelompok pelanggan anak balita bayi ibu keluarga rumah posyandu puskesmas "
    "ya/tidak ton liter rp rupiah kali paket"
)
# Words that only divide a figure: by sex, by period, by unit.
DIVIDING_WORDS = SEX_WORDS | PERIOD_WORDS | UNIT_WORDS
# Heads of a column of numbers of whatever its rows name.
VALUE_WORDS = _words("volume vol nilai angka data hasil")
# Tablets that were given, and tablets that were taken, are two services.
RECEIVING_WORDS = _words(
    "mendapat mendapatkan dapat dpt mdpt menerima terima memperoleh diberi diberikan pemberian penerimaan"
)
# Words of forms and reports that name nothing.
FORM_WORDS = _words(
    "pelayanan layanan kegiatan indikator data rekap rekapitulasi laporan tabel table form formulir "
    "lampiran matriks hasil informasi jenis nama no nomor kolom angka nilai intervensi spesifik "
    "sensitif esensial aksi konvergensi ansit rata rerata sheet lembar pencatatan status distribusi "
    "sebaran daftar lanjutan lanj kategori uraian keterangan telah sudah sdh riil dinas dinkes dinsos dppkb "
    "dukcapil disdukcapil disdik disdikpora dikbud pupr dpupr dpmd dp3ap2kb dp2kbp3a dp3a dppkbp3a "
    "bkkbn kemenag kua bps bappeda bappelitbang bapelitbang sumber kurun waktu sama baseline "
    "terdata apakah pertanyaan jawaban saat terakhir rpjmd rpjmn renstra renja rkpd"
)
NEGATIONS = _words("tidak tdk tak belum blm bukan tanpa non kecuali menolak")
MEASURE_WORDS = (
    PERCENT_WORDS
    | DENOMINATOR_WORDS
    | SERVICE_WORDS
    | NUMERATOR_WORDS
    | ACHIEVEMENT_WORDS
    | REGISTER_LETTERS
    | COUNT_WORDS
    | TARGET_WORDS
    | DIVIDING_WORDS
    | FORM_WORDS
    | VALUE_WORDS
    | (ANSWER_WORDS - NEGATIONS)
)
# Frames of reference: they change nothing when left over, but some names need them.
SOURCE_WORDS = _words("pps eppgbm ssgi ssgbi ski riskesdas susenas")
FREE_WORDS = SOURCE_WORDS | _words(
    "anak kabupaten kab kota kecamatan kec puskesmas wilayah daerah tingkat kesehatan provinsi prov peserta"
)
OWNING_WORDS = _words("memiliki mempunyai punya")
# Left over beside the words of an indicator, these turn its meaning around or count something else.
REVERSALS = (
    OTHER_WORDS
    | NEGATIONS
    | _words(
        "penurunan peningkatan perubahan dropout anggaran pagu dana danadesa biaya belanja rupiah rp stok "
        "logistik ketersediaan kebutuhan latih sosialisasi penyuluhan edukasi jadwal rencana kematian "
        "meninggal mati kader petugas lokus lokasi sekolah guru murid siswa kelas penduduk luas produksi "
        "dirujuk rujukan bantuan kaderposyandu kadertpk kelasbumil kelasbalita hitungankelas "
        "kelaspengasuhan puskesmaspelaksana orangtuaasuh trimester1 trimester2 trimester3 beragam"
    )
)
# Classes of nutritional status: one class is a part of an indicator, never the indicator.
STATUS_CLASSES = _words(
    "pendek sangatpendek normal tinggi outlier gikur gibur kurang sangatkurang kurus sangatkurus "
    "lebih risiko gemuk obesitas baik"
)
# Words of other trades that one letter parts from a word of ours.
OTHER_TRADES = _words("bidang genteng kadar perangkat")
KNOWN_WORDS = (
    OTHER_TRADES
    | MEASURE_WORDS
    | FREE_WORDS
    | OWNING_WORDS
    | REVERSALS
    | ANSWER_WORDS
    | NAMING_SERVICE_WORDS
    | STATUS_CLASSES
)
