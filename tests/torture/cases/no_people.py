"""Lists of places, offices, posts and activities that only look like lists of people."""

from tests.torture.cases.case import ALL, Case, as_csv
from tests.torture.cases.people_forms import (
    age,
    born,
    desa,
    house,
    name,
    no,
    phone,
    rows,
    to_the_right,
    weight,
    word,
)


def places(path, *table, reads=None):
    """A list that names nobody, of which nothing is said as of one of people."""
    return Case(
        path,
        "is no list of people",
        lambda: as_csv(rows(*table)),
        any_end=True,
        unsaid=UNSAID,
        reads=reads or {},
    )


UNSAID = ("personal_data", "hidden_people")
POSYANDU = (
    "Mawar",
    "Melati",
    "Anggrek Bulan",
    "Kenanga",
    "Dahlia",
    "Flamboyan Indah",
    "Teratai",
    "Cempaka Putih",
)


def posyandu(n):
    return f"Posyandu {POSYANDU[n % 8]} {n // 8 + 1 if n >= 8 else ''}".strip()


def bare_posyandu(n):
    return f"{POSYANDU[n % 8]} {'I' * (1 + n // 8)}"


ALL_DESA = (
    "Babulu Darat", "Babulu Laut", "Gunung Mulia", "Api-Api", "Sesulu", "Bukit Raya", "Girimukti",
    "Sumber Sari", "Rintik", "Labangka", "Sebakung Jaya", "Rawa Mulia", "Gunung Intan", "Gunung Makmur",
    "Sri Raharja",
    "Waru", "Bangun Mulia", "Tengin Baru", "Sukaraja", "Bumi Harapan", "Argo Mulyo", "Semoi Dua",
    "Wonosari", "Telemow",
)  # fmt: skip
POSTS = (
    "Kepala Dinas Kesehatan", "Sekretaris Daerah", "Camat Babulu", "Camat Waru", "Kepala Bappelitbang",
    "Kepala DP3AP2KB", "Ketua TP PKK", "Kepala Dinas Sosial", "Kepala Dinas Pendidikan",
    "Kepala Dinas Pertanian",
)  # fmt: skip


def of(names):
    return lambda n: names[n % len(names)]


CASES = (
    places(
        "bukan-orang-posyandu.csv",
        ("No", "Nama Posyandu", "Desa", "Alamat", "Jumlah Kader"),
        no,
        posyandu,
        desa,
        house,
        age,
    ),
    places("bukan-orang-posyandu-nama.csv", ("No", "Nama", "Alamat", "No Telp"), no, posyandu, house, phone),
    places(
        "bukan-orang-desa.csv",
        ("No", "Nama", "Kode Pos", "Telepon Kantor"),
        no,
        of(ALL_DESA),
        word("76285"),
        phone,
    ),
    places("bukan-orang-desa-alamat.csv", ("No", "Nama", "Alamat"), no, of(ALL_DESA), house),
    places(
        "bukan-orang-desa-nama.csv",
        ("No", "Nama Desa/Kelurahan", "Alamat Kantor", "HP"),
        no,
        of(ALL_DESA),
        house,
        phone,
    ),
    places(
        "bukan-orang-sekolah.csv",
        ("No", "Nama Sekolah", "NPSN", "Alamat", "Siswa"),
        no,
        lambda n: f"SDN {n + 1:03d} Babulu",
        lambda n: 30400000 + n,
        house,
        age,
    ),
    places(
        "bukan-orang-sekolah-nama.csv",
        ("No", "Nama", "Alamat"),
        no,
        lambda n: f"TK {bare_posyandu(n)}",
        house,
    ),
    places(
        "bukan-orang-puskesmas.csv",
        ("No", "Nama", "Alamat", "WA"),
        no,
        lambda n: f"Puskesmas {ALL_DESA[n]}",
        house,
        phone,
    ),
    places(
        "bukan-orang-jabatan.csv",
        ("No", "Nama Jabatan", "Instansi", "Peran"),
        no,
        of(POSTS),
        word("Pemkab"),
        word("Anggota"),
    ),
    places(
        "bukan-orang-jabatan-nama.csv", ("No", "Nama", "Jabatan dalam TPPS"), no, of(POSTS), word("Anggota")
    ),
    places("bukan-orang-kontak-kantor.csv", (), of(POSTS), phone),
    places(
        "bukan-orang-ibu-kota.csv",
        ("No", "Kecamatan", "Nama Ibu Kota", "Luas"),
        no,
        desa,
        of(ALL_DESA),
        weight,
    ),
    places(
        "bukan-orang-sasaran.csv",
        ("No", "Nama Sasaran", "Jumlah"),
        no,
        of(("Ibu Hamil", "Balita Usia Dini", "Remaja Putri", "Calon Pengantin", "Keluarga Berisiko")),
        age,
    ),
    places(
        "bukan-orang-kegiatan.csv",
        ("No", "Nama Kegiatan", "Tanggal", "Lokasi"),
        no,
        lambda n: f"Penyuluhan gizi {ALL_DESA[n]}",
        born,
        desa,
    ),
    places(
        "bukan-orang-nama-kegiatan.csv",
        ("No", "Nama", "Kelas", "Ket"),
        no,
        lambda n: f"Pengadaan paket makanan di {ALL_DESA[n]}",
        word("A"),
        word("-"),
    ),
    places(
        "bukan-orang-rembuk.csv",
        ("No", "Desa", "Tanggal Rembuk", "Tempat"),
        no,
        of(ALL_DESA),
        born,
        word("Balai desa"),
    ),
    places(
        "bukan-orang-rekening.csv",
        ("Kode", "Uraian", "Anggaran"),
        lambda n: f"1.02.02.2.02.{n:04d}.5.1.02.01",
        lambda n: f"Belanja {ALL_DESA[n]}",
        lambda n: 1_000_000 * (n + 1),
    ),
    places(
        "bukan-orang-kode-16.csv",
        ("Kode", "Desa", "Jumlah"),
        lambda n: f"99990{n:02d}999999999",
        of(ALL_DESA),
        age,
    ),
    places("bukan-orang-rt-rw.csv", ("Desa", "RT", "RW", "Jumlah Balita"), of(ALL_DESA), no, no, age),
    places(
        "bukan-orang-fasilitas.csv",
        ("Nama", "Jenis", "Alamat"),
        lambda n: f"Klinik {bare_posyandu(n)}",
        word("Klinik"),
        house,
    ),
    places(
        "bukan-orang-angka-satuan.csv",
        ("Desa", *map(str, range(1, 17))),
        of(ALL_DESA),
        *(lambda n, m=m: (n * 7 + m * 3) % 10 for m in range(16)),
    ),
    places(
        "bukan-orang-empat-kolom.csv",
        ("Desa", "A", "B", "C", "D"),
        of(ALL_DESA),
        *(lambda n, m=m: 1500 + (n * 613 + m * 271) % 8000 for m in range(4)),
    ),
    Case(
        "bukan-orang-kontak-matriks.csv",
        "a matrix with names and phones of officers is read",
        lambda: as_csv(to_the_right(0, [["Nama Bidan", "No HP"], *([name(n), phone(n)] for n in range(6))])),
        reads=ALL,
        unsaid=UNSAID,
        never=("0812345670",),
    ),
)
