"""All wording of the screens, in Bahasa Indonesia: plain words that a camat understands in ten seconds.

Labels of closed sets stand in `model/labels.py`, problems in `model/problems.py`, what a chart says in
`charts`.
"""

from __future__ import annotations

from stunting.archive.contents import Event
from stunting.charts.coverage_card import RowOrder
from stunting.model.accounts import Role
from stunting.model.areas import AreaLevel
from stunting.model.corrections import CorrectionState
from stunting.model.dataset import CellRole, TableShape
from stunting.model.decisions import DecisionKind
from stunting.model.indicators import SourceMark
from stunting.model.summaries.priority import Verdict
from stunting.model.summaries.uploads import DifferenceKind

APP_TITLE = "Dasbor Stunting"
SEVERAL_KABUPATEN = "{count} kabupaten/kota"
SAMPLE_NOTE = "Anda sedang melihat **data contoh**: semua angkanya karangan."
SAMPLE_CHIP = "Data contoh, semua angkanya karangan"

# The country
COUNTRY_TITLE = "Indikator stunting se-Indonesia"
COUNTRY = "Indonesia"
COUNTRY_NONE = (
    "Belum ada angka. Pengelola server mengisinya dari ringkasan desa tiap kabupaten/kota dengan "
    "`python -m stunting country BERKAS.csv …`."
)
COUNTRY_NOT_FOR_PART = "Akun ini hanya melihat satu kecamatan; angka wilayah lain tidak ditampilkan."
COUNTRY_EMPTY = "Belum ada angka untuk wilayah ini. Pilih wilayah lain di atas."
COUNTRY_REPORTING = (
    "{place}: {reporting} dari {expected} desa/kelurahan melapor. Capaian adalah jumlah terlayani dibagi "
    "jumlah sasaran desa yang melapor."
)
COUNTRY_SOURCE = "ringkasan desa tiap kabupaten/kota"
COUNTRY_COLUMNS = ("Indikator", "Capaian", "Target", "{level} di bawah target", "Terjauh dari target")
COUNTRY_TABLE = "Semua indikator, {place}"

# Sign-in
SIGN_IN = (
    "Dasbor ini hanya untuk petugas yang masuk dengan akun kantor. Data tidak ditampilkan sebelum Anda masuk."
)
SIGN_IN_FAILED = (
    "Masuk belum dapat dipakai di server ini. Pengelola dasbor menemukan caranya di README, bagian Sign-in."
)
SIGN_IN_BUTTON = "Masuk"
SIGN_OUT_BUTTON = "Keluar"

# Roles
ROLES_WITHOUT_SIGN_IN = (
    "Server ini membagi peran, tetapi cara masuknya belum diatur. Data ditutup sampai pengelola melengkapi "
    "bagian [auth]."
)
ROLES_BROKEN = (
    "Data ditutup, karena daftar peran di server ini tidak dapat dipakai: {reason} Hubungi pengelola dasbor."
)
ROLES_UNKNOWN = (
    "Akun Anda belum ada di daftar peran dasbor ini. Mintalah pengelola dasbor menambahkannya, lalu muat "
    "ulang halaman ini."
)
ACCOUNT_SHORT = "akun {digest}"
ROLE_NAMES: dict[Role, str] = {
    Role.READER: "pembaca",
    Role.UPLOADER: "pengunggah",
    Role.VERIFIER: "verifikator",
    Role.COMPOSER: "penyusun",
    Role.ADMIN: "admin",
}
ACCOUNT_LINE = "{name} \u00b7 {role}"
ACCOUNT_PART = "{role} {part}"
PART_KECAMATAN = "Kecamatan {name}"
RANKED_WITHIN = "Akun ini melihat satu kecamatan: urutan di bawah hanya antardesa kecamatan itu."
ROLE_READ_ONLY = "Peran akun ini melihat saja: yang Anda ubah di sini tidak disimpan."
ROLE_REFUSED = "Peran akun ini tidak mengizinkannya; tidak ada yang diubah."
PART_REFUSED = (
    "Tidak disimpan: perubahan ini juga mengubah angka di luar bagian akun Anda ({part}). Unggah hanya angka "
    "bagian Anda, atau mintalah penyusun."
)

# Places, and their parts
PAGE_OVERVIEW = "Ringkasan"
PAGE_KECAMATAN = "Kecamatan"
PAGE_SECTOR = "OPD"
PAGE_INDICATOR = "Indikator"
PAGE_PRIORITY = "Prioritas"
PLACE_FOLLOW_UP = "Tindak lanjut"
PLACE_DATA = "Data"
PLACE_START = "Mulai"
PAGE_METHOD = "Metode"
PART_INDICATOR = "Per indikator"
PAGE_PREVALENCE = "Prevalensi stunting"
PAGE_PLAN = "Rencana"
PAGE_PROMISES = "Janji & hasil"
PAGE_ACTION_PLAN = "Anggaran"
PAGE_DOCUMENTS = "Dokumen"
PAGE_UPLOAD = "Periksa"
PAGE_QUALITY = "Mutu data"
PAGE_CONFIRMATION = "Konfirmasi"
PAGE_ARCHIVE = "Arsip"

# Welcome and upload
WELCOME_TITLE = "Dari matriks kantor ke keputusan rapat"
WELCOME = (
    "Unggah matriks yang sudah ada (Excel, ODS, atau CSV), sebagaimana adanya. Judul, sel gabung, dan baris "
    "jumlah boleh tetap."
)
WELCOME_STEPS = (
    ("Terbaca", "Lembar, wilayah, dan indikator dikenali; yang ragu ditanyakan sekali."),
    ("Terlihat", "Layanan mana tertinggal, di mana, berapa orang, siapa pemegangnya."),
    ("Diputuskan", "Rencana tindak lanjut terisi dari kesenjangan, siap disunting rapat."),
)
EXAMPLE_TITLE = "Yang Anda dapat"
EXAMPLE_NOTE = "contoh, angka karangan"
EXAMPLE_TRACE = (
    "Setiap angka kembali ke selnya: 55,2 % di Sepaku = 2.004 \u00f7 3.629, dari kolom G dan H lembar "
    "\u201cDinkes Remaja Catin\u201d."
)
WELCOME_PRIVACY = (
    "Berkas dibaca di server ini saja dan tidak diubah. Unggah rekap per desa atau kecamatan; jangan "
    "unggah daftar nama atau NIK."
)
KEPT_WHERE = (
    "Berkas, keputusan, dan rencana disimpan di {place} begitu dibuat: memuat ulang halaman, menutup "
    "peramban, atau listrik padam tidak menghilangkannya. Hanya peramban ini, dan siapa yang Anda "
    "beri tautan, yang dapat membukanya. Yang {days} hari tidak dibuka terhapus sendiri."
)
KEPT_COMPUTER = "komputer ini"
KEPT_SERVER = "server dasbor ini"
KEPT_SHORT = "Tersimpan."
ROOM_VERSION = "Data versi {version}, {time}."
READ_ONLY = "Ruang data ini dibuka dengan tautan untuk melihat: yang Anda ubah di sini tidak disimpan."
READ_ONLY_REFUSED = "Tautan ini hanya untuk melihat; berkas dan keputusan ruang ini tidak dapat diubah."
SHARED_WHERE = (
    "Ini ruang data bersama, tersimpan di {place}. Yang diubah di sini dilihat semua yang membuka tautannya."
)
OFFICE_WHERE = (
    "Ini ruang data kantor, tersimpan di {place}. Yang diubah di sini dilihat semua akun sesuai perannya."
)
LEAVE_ROOM = "Keluar dari ruang bersama"
LINK_UNKNOWN = "Tautan ruang data ini tidak berlaku (lagi). Mintalah tautan baru kepada pemiliknya."
ARCHIVE_INTRO = (
    "Yang tersimpan dari pekerjaan ini: berkas asli, tautan untuk rekan kerja, salinan untuk dibawa, dan "
    "catatan perubahan. Angka selalu dibaca dari berkas asli."
)
ARCHIVE_NOTHING = (
    "Belum ada yang tersimpan. Unggah berkas lebih dahulu, atau buka ruang data yang pernah diunduh."
)
ARCHIVE_FILES = "Berkas"
ARCHIVE_NO_FILES = "Tidak ada berkas unggahan yang tersimpan; data contoh tidak disimpan sebagai berkas."
ARCHIVE_BOARD = "Siapa sudah mengirim"
BOARD_INTRO = (
    "Formulir yang sudah diterima, per kecamatan, untuk periode terbarunya: tanggal kiriman, dan berapa sel "
    "yang masih kosong."
)
BOARD_LATE = "Belum mengirim sesuatu yang sudah dikirim kecamatan lain: {names}."
BOARD_ALL_SENT = "Semua kecamatan sudah mengirim formulir yang ada."
BOARD_NOTHING = "Belum ada formulir per kecamatan atau desa."
BOARD_MISSING = "belum"
BOARD_SENT = "ada"
BOARD_PARTLY = "{sent}, {empty} sel kosong"
ARCHIVE_LINKS = "Berbagi"
ARCHIVE_TRANSFER = "Bawa dan buka"
ARCHIVE_LOG = "Catatan perubahan"
SEARCH_FILES = "Cari"
SEARCH_FILES_HELP = "nama berkas, indikator, desa, atau kecamatan"
SEARCH_NONE = "Tidak ada berkas yang cocok."
FILE_NUMBERS = "{count} angka"
FILE_DIGEST = "SHA-256 {digest}\u2026"
FILE_ADDED = "ditambahkan {time}"
FILE_REMOVED = "dikeluarkan {time}"
FILE_REASON = "alasan: {reason}"
FILES_TAKEN_OUT = "Dikeluarkan"
FILES_GRACE = "Dapat dikembalikan selama {days} hari sejak dikeluarkan."
TAKE_OUT = "Keluarkan"
TAKE_OUT_REASON = "Alasan"
RESTORE = "Kembalikan"
PURGE = "Hapus tetap"
PURGE_ASK = "Sesudah ini berkasnya tidak dapat dikembalikan lagi."
PURGE_YES = "Ya, hapus tetap"
VERSIONS = "Versi sebelumnya ({count})"
VERSION_REPLACED = "digantikan {time}"
VERSION_NAME = "{number}: {file}, {time}"
VERSION_DOWNLOAD = "Unduh"
VERSION_USE = "Pakai versi ini"
VERSION_USE_HELP = "Versi yang sekarang dipakai menjadi versi sebelumnya."
VERSION_BESIDE = "Pakai keduanya"
VERSION_BESIDE_HELP = "Bila keduanya bukan versi dari berkas yang sama."
VERSION_MORE = "Lainnya"
COMPARE_BEFORE = "Bandingkan versi"
COMPARE_AFTER = "dengan versi"
COMPARE_NONE = "Pilih versi"
VERSIONS_COMPARED = "{before} dibandingkan dengan {after}: {changes}."
DIFFERENCES_ALT = "Angka yang berbeda antara dua versi"
SHARE_INTRO = (
    "Siapa pun yang memegang tautan ini membuka data yang sama, dengan versi yang sama. Simpan seperti "
    "kunci: kirim hanya kepada yang berhak, dan cabut bila tidak diperlukan lagi."
)
SHARE_LOCAL = (
    "Dasbor ini berjalan di komputer ini sendiri: rekan kerja hanya dapat membuka tautan bila dasbor "
    "dijalankan di server."
)
SHARE_READ = "Buat tautan untuk melihat"
SHARE_EDIT = "Buat tautan untuk mengubah"
SHARE_ONCE = "Salin sekarang; tautan ini tidak ditampilkan lagi."
SHARE_API = (
    "Untuk Excel (*Data \u203a From Web*), Metabase, atau Satu Data, alamat yang memberikan angkanya sebagai "
    "csv dengan titik desimal. Di Excel berbahasa Indonesia ubah tipe kolom angka dengan *Using Locale*, "
    "English: selain itu 63.6 dibaca 636. Lainnya: /api/openapi.json."
)
LINK_READ = "Tautan untuk melihat"
LINK_EDIT = "Tautan untuk mengubah"
LINK_MADE = "dibuat {time}"
UNSHARE = "Cabut"
LINKS_READ_ONLY = "Hanya yang dapat mengubah ruang ini yang dapat membagikannya."
TRANSFER_INTRO = (
    "Satu berkas zip berisi berkas asli, keputusan, koreksi, dan rencana. Dibuka di komputer lain, angkanya "
    "sama."
)
TRANSFER_DOWNLOAD = "Unduh ruang data (zip)"
TRANSFER_UPLOAD = "Buka ruang data (zip); yang sekarang digantikan"
TRANSFER_UNREADABLE = (
    "Ruang data itu tidak dibuka, dan yang ada di sini tidak diubah: {documents} di dalamnya tidak dapat "
    "dibaca versi dasbor ini. Perbarui dasbor di sini, lalu buka lagi."
)
TRANSFER_DONE = "Ruang data dari {file} dibuka."
LOG_TIME = "Waktu"
LOG_BY = "Oleh"
LOG_EVENT = "Yang terjadi"
LOG_WORDS: dict[Event, str] = {
    Event.MADE: "Ruang dibuat",
    Event.FILES_ADDED: "{detail} berkas ditambahkan",
    Event.FILES_REMOVED: "{detail} berkas dikeluarkan",
    Event.DOCUMENT_CHANGED: "{detail} disimpan",
    Event.DOCUMENT_REMOVED: "{detail} dikosongkan",
    Event.FILE_RESTORED: "Satu berkas dikembalikan",
    Event.FILES_PURGED: "{detail} berkas dihapus tetap",
    Event.LINK_MADE: "Tautan dibuat",
    Event.LINK_REMOVED: "Tautan dicabut",
    Event.FORGOTTEN: "{detail} ruang dihapus",
}
DOCUMENT_WORDS = {
    "keputusan_dasbor.json": "Keputusan dan koreksi",
    "kunjungan.json": "Cara berkas dibaca",
    "bacaan.json": "Angka yang terbaca",
    "rencana.json": "Rencana tindak lanjut",
    "rencana_dinilai.json": "Rencana yang dinilai",
    "rencana_terbaca.json": "Rencana yang diunggah",
    "jawaban_konfirmasi.json": "Jawaban konfirmasi",
}
LOOK_ONLY = "Lihat saja, jangan simpan apa pun"
LOOK_ONLY_ON = (
    "Lihat saja: tidak ada yang disimpan. Memuat ulang halaman atau menutup peramban menghapus semuanya."
)
NO_COOKIE = (
    "Kunjungan ini tidak disimpan, karena peramban menolak cookie: memuat ulang halaman menghapus semuanya."
)
NOT_KEPT = (
    "**Kunjungan ini belum tersimpan.** {reason} Pekerjaan Anda tetap ada selama halaman ini terbuka; "
    "unduh yang penting."
)
NOT_FORGOTTEN = "Yang tersimpan belum terhapus. {reason}"
LEFT_OUT = "Tidak disimpan, dipakai selama kunjungan ini saja, karena memuat daftar orang: {names}."
COUNT_PEOPLE_OFFER = (
    "{file} memuat daftar anak dari e-PPGBM. Dasbor dapat menghitungnya menjadi jumlah per desa menurut "
    "kelas BB/U, TB/U, dan BB/TB yang tertulis di daftar itu. Yang disimpan hanya hitungannya: nama, NIK, "
    "dan alamat dibuang, dan kelompok kurang dari 5 anak disamarkan."
)
COUNT_PEOPLE = "Hitung per desa"
COUNTING_PEOPLE = "Menghitung per desa"
COUNT_PEOPLE_REFUSED = "Daftar ini belum dapat dihitung: {reason}."
COUNTED_PEOPLE = "{children} anak di {desa} desa dihitung; yang disimpan hanya hitungannya, berkas {file}."
COUNTED_UNPLACED = "{count} anak tidak ikut dihitung karena desanya tidak dikenali."
COUNTED_UNCLASSED = "{count} anak tidak ikut dihitung karena tidak ada kelas BB/U, TB/U, atau BB/TB."
COUNTED_REPEATED = "{count} baris pengukuran lebih awal dari anak yang sama tidak dihitung lagi."
LEFT_OUT_GONE = (
    "{count} berkas tidak ikut tersimpan karena memuat daftar orang. Bila lembar lainnya diperlukan, unggah "
    "berkas itu lagi tanpa daftar orang."
)
OVERTAKEN = (
    "Perubahan Anda yang terakhir tidak dipakai, karena data ini baru saja diubah di jendela lain. Yang "
    "tampil sekarang yang terbaru; ulangi perubahan Anda bila masih perlu."
)
JOINED = "Orang lain baru saja menyimpan perubahan; perubahan Anda digabungkan dengan perubahan itu."
READING_AGAIN = "Membuka kembali yang tersimpan"
RESUME_FAILED = "Yang tersimpan tidak dapat dibaca ulang; isinya dibiarkan."
READING_UNKNOWN = (
    "Berkas yang tersimpan dibaca ulang dengan dasbor versi {version}. Bacaan sebelumnya tidak tersimpan, "
    "jadi angka yang berbeda tidak dapat didaftar: lihat perubahan cara hitung di halaman Metode."
)
READ_OTHERWISE = (
    "Versi baru dasbor membaca berkas yang tersimpan secara berbeda: {changes}. Sampai disetujui, "
    "angka-angka ini ditandai belum pasti dan tidak dihitung tercapai atau tertinggal."
)
READ_OTHERWISE_LIST = "Lihat {count} perbedaan"
READ_OTHERWISE_ALT = "Angka yang dibaca berbeda oleh versi baru, dengan sel asalnya."
READ_OTHERWISE_YES = "Ya, pakai bacaan baru"
READ_OTHERWISE_READ_ONLY = "Hanya yang dapat mengubah ruang ini yang dapat menyetujuinya."
FORGET_ALL = "Hapus semua berkas, keputusan, koreksi, dan rencana kunjungan ini? Ini tidak dapat dibatalkan."
FORGET_ALL_YES = "Ya, hapus semua"
UPLOAD_LABEL = "Berkas matriks (boleh beberapa sekaligus, paling besar 50 MB per berkas)"
UPLOAD_MORE = "Tambah atau ganti berkas"
SAMPLE_BUTTON = "Coba dengan data contoh"
SAMPLE_HELP = "11 berkas karangan Penajam Paser Utara, langsung terbuka"
SAMPLE_MISSING = "Data contoh tidak ditemukan di folder sample_data."
TEMPLATES_TITLE = "Belum punya matriks?"
TEMPLATE_DESA = "Matriks per desa"
TEMPLATE_KECAMATAN = "Matriks per kecamatan"
TEMPLATE_SETTINGS = "Target, sektor, dan batas status kantor"
TEMPLATE_ACTION_PLAN = "Matriks RAD/RKPD (kegiatan dan pagu)"
TEMPLATES_INTRO = "Templat kosong: isi, simpan, unggah. Baris dan kolom boleh ditambah atau dihapus."
READING = "Membaca berkas"
READING_WAITS = "Menunggu giliran: berkas lain sedang dibaca"
READING_STOP = "Hentikan pembacaan"
READING_STOPPED = "Pembacaan dihentikan. Tidak ada yang berubah."
READ_DONE = "Selesai: {files} berkas, {numbers} angka dibaca"
READ_PLAN = "Rencana tindak lanjut dengan {rows} baris dibaca dari {file}"
READ_NO_MATRIX = "Belum ada matriks capaian"
PLAN_LINES = "{lines} baris kegiatan RAD/RKPD"
READ_NOTHING = "Belum ada angka yang dapat dibaca; lihat penjelasannya di bawah"
CONFLICTS_TITLE = "Dua angka untuk hal yang sama"
CONFLICTS_INTRO = (
    "{count} angka berbeda antara dua sel. Sampai dipilih, tidak satu pun dipakai. Pilihan dicatat sebagai "
    "koreksi dan dapat dibatalkan di tab Keputusan."
)
CONFLICTS_OF_FILES = "**{first}** dan **{second}** berbeda pada {count} angka."
CONFLICT_USE_FILE = "Pakai semua dari {file}"
CONFLICT = "**{name}** \u00b7 {area} \u00b7 {period} \u00b7 {measure}"
CONFLICT_USE = "{value} ({place})"
CONFLICTS_MORE = "Masih ada {count} lagi; muncul setelah yang di atas dipilih."
UPLOADED_BEFORE = "Sudah ada di sini, isinya sama: {names}."
UPLOAD_RENAMED = "Nama {came} sudah dipakai berkas lain; yang baru diberi nama {name}."
VERSION_SAME_NAME = "{newer} menggantikan versi sebelumnya: {changes}."
VERSION_OTHER_NAME = "{newer} menggantikan {older} (formulir, wilayah, dan periode sama): {changes}."
VERSION_IN_ARCHIVE = "Versi lama ada di Data \u203a Arsip."
CHANGES: dict[DifferenceKind, str] = {
    DifferenceKind.CHANGED: "{count} angka berbeda",
    DifferenceKind.ADDED: "{count} angka baru",
    DifferenceKind.REMOVED: "{count} angka hilang",
}
NO_CHANGES = "tidak ada angka yang berubah"
LARGEST_CHANGE = "terbesar {people} orang ({name}, {area})"
DIFFERENCE_WORDS: dict[DifferenceKind, str] = {
    DifferenceKind.CHANGED: "Berbeda",
    DifferenceKind.ADDED: "Baru",
    DifferenceKind.REMOVED: "Hilang",
}
NOTHING_RECOGNISED = (
    "Belum ada indikator yang dikenali, jadi halaman ini masih kosong. Buka Data \u203a Periksa: yang tidak "
    "terbaca tertulis di sana, dan arti kolom dipilih di tab \u201cYang dikenali\u201d."
)
PAGE_UNKNOWN = "Halaman dengan alamat itu tidak ada; yang terbuka halaman awal."
NEEDS_DATA = "Halaman ini akan terisi setelah ada data."

# Files and what was recognised
FILES_TITLE = "Berkas"
REMOVE_FILE = "Hapus"
START_OVER = "Kosongkan semua"
TO_OVERVIEW = "Lihat ringkasan"
RECOGNISED_TITLE = "Yang dikenali"
CHOOSE_SHEET = "lembar lain: pilih gambarnya di atas"
NO_SHEETS = "Belum ada lembar yang dibaca."
UNTITLED_TABLE = "Tabel tanpa judul"
UNKNOWN_INDICATOR = "belum dikenali"
NO_TABLES = "Tidak ada tabel angka di lembar ini."
HIDDEN_SHEET = "lembar tersembunyi"
PREVIEW_TITLE = "Pratinjau sel (bagian kiri atas lembar)"
PREVIEW_LEGEND = "Huruf di depan isi sel dan warnanya berarti:"
PREVIEW_ALT = "Pratinjau lembar {sheet}: {roles}"
COLUMNS_TITLE = "Arti setiap kolom"
STEPS_TITLE = "Langkah yang dilakukan"
SHAPES = {
    TableShape.AREAS_IN_ROWS: "wilayah di baris",
    TableShape.INDICATORS_IN_ROWS: "indikator di baris",
    TableShape.LONG: "tabel panjang",
}
ROLES: dict[CellRole, tuple[str, str]] = {
    CellRole.TITLE: ("J", "judul"),
    CellRole.HEADER: ("K", "kepala kolom"),
    CellRole.AREA: ("W", "wilayah"),
    CellRole.CODE: ("D", "kode wilayah"),
    CellRole.PERIOD: ("P", "periode"),
    CellRole.NUMBER: ("A", "angka dibaca"),
    CellRole.ACTIVITY: ("R", "rencana aksi"),
    CellRole.TOTAL: ("T", "jumlah/total"),
    CellRole.SET_ASIDE: ("S", "disisihkan"),
}
KABUPATEN_FOUND = "Wilayah dikenali: **{name}** ({code})."
KABUPATEN_UNKNOWN = (
    "Kabupaten/kota belum dikenali dari nama wilayah di berkas. Angka tetap dapat dilihat, tetapi desa "
    "dan kecamatan belum dicocokkan dengan daftar resmi."
)
KABUPATEN_CHOOSE = "Ganti kabupaten/kota"
KABUPATEN_SEARCH = "Nama kabupaten/kota"
KABUPATEN_USE = "Pakai"
KABUPATEN_NONE = "Tidak ada kabupaten/kota bernama mirip itu."

# Problems
PROBLEMS_TITLE = "Yang perlu diperiksa"
PROBLEMS_NONE = "Pembacaan berkas tidak menyisakan pertanyaan."
PROBLEMS_OF_FIGURES = "Angkanya sendiri menimbulkan {count} temuan, antara lain: {first}"
PROBLEMS_COUNT = "{errors} tidak terbaca, {warnings} perlu diperiksa, {notes} catatan."
MOSTLY_UNREAD = (
    "Baru {known} dari {all} angka yang dikenali artinya (antara lain lembar {sheets}), jadi belum ada "
    "indikator yang dihitung tercapai. Tetapkan arti kolomnya di Data \u203a Periksa."
)
SHEETS_UNREAD = "Sebagian besar angka di lembar {sheets} belum dikenali artinya dan tidak ikut dihitung."
PARTS_BROKEN = "Tidak terbaca dan tidak ikut dihitung: {names}. Sebab dan caranya di Data \u203a Periksa."
# All desa of one indicator
STRIP_TITLE = (
    "{desa} desa/kelurahan menurut kecamatan, terburuk dulu: {below} di bawah kabupaten, {above} di atasnya"
)
STRIP_HELP = (
    "\u25bc seluruh rentang di bawah kabupaten \u25cf memuat kabupaten \u25b2 di atasnya \u00b7 "
    "garis titik: kabupaten, garis tebal: target"
)
STRIP_HELP_PLAIN = "garis tebal: target"
STRIP_TITLE_ALONE = "{desa} desa/kelurahan menurut kecamatan, terburuk dulu"
STRIP_FOLDED = "Tiap kecamatan: {shown} terburuk dari desanya; pilih satu kecamatan untuk melihat semuanya."
STRIP_NOTE = (
    "Garis tipis: rentang 95 %, yang masih wajar karena kebetulan; lebar bila sasaran kecil. Corong di "
    "samping memuat juga sebaran antardesa yang lazim, jadi lebih longgar."
)
STRIP_NOTE_PLAIN = "Berkas hanya memuat persentase: tanpa jumlah sasaran, rentangnya tidak dapat dihitung."
STRIP_AXIS = "Sumbu {first}\u2013{last} %. Klik angka: asal angka."

# Desa of a kecamatan as tiles
TILES_TITLE = "Desa mana"
TILES_FIGURE = "Angka di petak"
TILES_CLASSES = ("< 10 %", "10\u201315", "15\u201320", "\u2265 20 %")
TILES_SMALL = "Satu kotak satu desa/kelurahan, prevalensi stunting (penimbangan):"
TILES_COUNTED = "{count} desa/kelurahan dengan angka, {high} di antaranya {limit} stunting"
TILES_FLAGS = {Verdict.CERTAIN: "prioritas pasti", Verdict.DEPENDS: "bergantung pada data"}
TILES_NOTE = "Urut kode wilayah. Klik: yang tertinggal di situ."

# Meeting
PAGE_MEETING = "Mode rapat"
MEETING_LINE = "Rapat percepatan penurunan stunting"
MEETING_LEAVE = "Tutup rapat"
MEETING_ORDER = "Susunan"
MEETING_EARLIER = "Lebih dulu: {name}"
MEETING_PRINT = "Cetak"
MEETING_DECIDE = "Untuk diputuskan"
MEETING_LIST = "Yang disepakati"
MEETING_WHEN = "Sampai kapan"
MEETING_AGREE = "Sepakati dan catat"
MEETING_AGREED = "Sudah disepakati"
MEETING_READ_ONLY = "Keputusan rapat dicatat oleh yang boleh mengubah rencana di ruang ini."
MEETING_LATER = "Tunda ke akhir"
MEETING_NO_ROW = "Kesenjangan ini belum ada di rencana tindak lanjut."
MEETING_FIRST = "Awal"
MEETING_LAST = "Akhir"
MEETING_PROMISES = "Janji yang lalu"
MEETING_DECISIONS = "Keputusan"
MEETING_MORE = "dan {count} baris lain di Tindak lanjut"
SAMPLE_SHORT = "data contoh"

# Questions about an upload
ASKED_TITLE = "Yang ditanyakan"
ANSWERED_OF = "{done} dari {all} terjawab"
ANSWER_UNDO = "Batalkan"
FAILURES_TITLE = "{count} hal tidak terbaca"
SETTINGS_TITLE = "{count} isian pengaturan perlu dibetulkan"
EXAMPLES_MORE = "dan {count} lainnya"
CELLS_WAIT = "{cells} angka"
YES_ALL = "Ya, ke-{count} benar"
ONE_BY_ONE = "Periksa satu per satu"
DOUBTS_CARD = "{count} judul kolom diduga artinya"
AREAS_CARD = "{count} nama tempat"
AREA_NOT_FOUND = "belum ditemukan"
YES_AREA = "Ya, {name}"
CHOOSE_AREA = "Pilih tempat yang benar"
UNKNOWN_CARD = "{count} judul kolom belum dikenal"
IGNORE_ONE = "Abaikan"
IGNORE_ALL = "Abaikan ke-{count}"
CHOOSE_INDICATOR = "Pilih indikatornya"
PERIOD_CARD = "Tahun atau bulan data belum disebut"
PERIOD_GIVEN = "Periode data: {period}"
CELLS_CARD = "{count} temuan dapat mengubah status"
NUMBERS_CARD = "Angka yang perlu dipastikan"
CELLS_ASK = "Tanyakan ke OPD"
CELLS_ALL = "Semua temuan"
ANSWERS_KEPT = "Jawaban diingat untuk berkas berikutnya dan dapat dibatalkan."
ASKED_BADGE = "{count} ?"
ASKED_BADGE_HELP = "{count} hal di berkas ini menunggu jawaban: judul kolom, nama tempat, atau sel"
MOST_DOUBTED = "Paling banyak diragukan: **{file}** ({count} temuan perlu diperiksa; yang terberat {place})."
WHICH_FOR_WHAT = (
    "**Periksa**: apa yang terbaca dari berkas. **Mutu data**: angka mana yang janggal. "
    "**Konfirmasi**: menanyakannya ke OPD dan mencatat jawabannya."
)
ASKED_ON_SHEET = "{count} tanya"
FILE_OF_PLAN = "rencana tindak lanjut, {rows} baris"
FILE_UNREAD = "tidak terbaca"
FILE_OTHER = "pengaturan atau jawaban, bukan tabel capaian"
FILE_SHEETS = "{sheets} lembar, {numbers} angka"
SHEETS_OF_FILE = "Lembar berkas ini"
SHEETS_MORE = "{count} lembar lain tanpa pertanyaan tidak digambar."
SHEET_UNREAD = "belum dipahami"
SHEET_LEGEND = {
    "title": "judul",
    "header": "kepala tabel",
    "area": "wilayah",
    "number": "angka",
    "total": "jumlah",
    "set_aside": "disisihkan",
    "asked": "perlu jawaban",
}
PART_OF_SHEET = "Lembar {sheet}"
PART_HINT = "arahkan ke sel: dibaca sebagai apa"
PART_NONE = "Isi lembar ini tidak ditampilkan."
DOUBTS_INTRO = (
    "{questions} pertanyaan, {cells} angka menunggu. Sampai dijawab, angka itu ditampilkan tetapi tidak "
    "dihitung tercapai atau tertinggal. Satu jawaban berlaku untuk semua kolom sejenis, juga di berkas "
    "berikutnya."
)
DOUBT = (
    "**{aspect}** kolom \u201c{header}\u201d dibaca sebagai **{reading}**{because}. Benar begitu?\n\n"
    ":small[{where} \u00b7 {cells} angka{people}]"
)
DOUBT_PEOPLE = ", {people} orang"
DOUBTS_OTHERWISE = "Bukan keduanya? Pilih di tab \u201cYang dikenali\u201d."
DOUBTS_MORE = "{count} pertanyaan lain muncul setelah ini dijawab."
ANSWER_SAVED = "Jawaban disimpan: {answers}{effect}."
ANSWER_SETTLED = "; {settled} angka kini pasti, {waiting} yang masih menunggu"
NONE_LEFT = "tidak ada"
ANSWERS_MORE = "; dan {count} jawaban lain"
REASONS_TITLE = "Mengapa dibaca begitu"
REASONS_NONE = "- tidak ada yang bersuara untuk bacaan lain"
CHOOSE_RUNNER_UP = "Pakai \u201c{reading}\u201d"
PROBLEMS_LIST = "Daftar lengkap: tempat, masalah, yang perlu dilakukan"
PROBLEMS_EACH = "Rinci satu per satu"
PROBLEMS_ALIKE = "{count} hal serupa, antara lain: {examples}"
PROBLEMS_SHOW = "Tampilkan"

# Choices in the row above each page
PERIOD = "Periode"
COMPARED = "Dibanding"
KABUPATEN = "Kabupaten/kota"
KECAMATAN = "Kecamatan"
SECTOR = "Sektor"
INDICATOR = "Indikator"
PICK = "Pilih"
NO_COMPARISON = "Tidak ada"
YEAR_BEFORE = "Setahun lalu"
ALL = "Semua"
WORST_INDICATOR = "Paling tertinggal"
DATA_IN_USE = "{files} berkas \u00b7 {numbers} angka"

LATEST_PERIOD = "Terbaru tiap indikator"
BESIDE_OTHERS = "Kecamatan lain ikut ditampilkan sebagai pembanding; desa hanya dari kecamatan terpilih."
IN_KECAMATAN = "di Kecamatan {name}"
OF_SECTOR = "sektor {name}"
OF_INDICATOR = "indikator {name}"
ONLY_CHOSEN = "{chosen}, dan temuan tentang seluruh kabupaten."
RELEASE = "Kembali ke semua {choice}"
UNFILTERED = "Bagian ini tidak mengikuti pilihan: {names}."

# Overview
OF = "{part} dari {whole}"
CARD_TITLE: dict[AreaLevel, str] = {
    AreaLevel.KABUPATEN: "Kartu skor indikator × kabupaten/kota",
    AreaLevel.KECAMATAN: "Kartu skor indikator × kecamatan",
    AreaLevel.DESA: "Kartu skor indikator × desa/kelurahan",
}
CARD_TITLE_ALONE = "Kartu skor indikator"
CARD_HELP = "% capaian · klik angka: asal angka"
CARD_ORDER = "Urutan"
CARD_ORDERS: dict[RowOrder, str] = {
    RowOrder.FURTHEST: "Terjauh",
    RowOrder.BY_OFFICE: "Per OPD",
    RowOrder.MOST_PEOPLE: "Orang terbanyak",
}
CARD_TARGET = "┃ target"
CARD_EARLIER = "○ {period}"
CARD_UNVERIFIED = "° target belum terverifikasi (belum dicocokkan dengan dokumen resminya)"
CARD_OFFICE_TARGET = "* target ditetapkan kantor"
CARD_LOWER = "↓ baik: makin rendah makin baik"
CARD_FEW = "Abu-abu: {few}."
CARD_AREAS = "Ditampilkan {drawn} dari {all} wilayah, yang paling banyak di bawah target."
PEOPLE_TITLE = "Sasaran terbanyak yang belum terjangkau"
PEOPLE_HELP = "Orang/keluarga hingga target. Batang sebanding dalam satu baris; antarbaris tidak dijumlahkan."
PEOPLE_LEFT_OUT = "{count} wilayah lain tidak digambar."
PEOPLE_UNKNOWN = "Belum ada kekurangan yang dapat dihitung dalam jumlah sasaran."
NOTES_TITLE = "Catatan cara menghitung"

ONLY_DESA = (
    "Angka kecamatan tidak dapat dihitung dari data ini (persen saja tidak dapat dijumlahkan), jadi yang "
    "ditampilkan desa/kelurahan."
)
SEVERAL_AREAS = "Data ini memuat {count} kabupaten/kota; bandingkan di bawah, atau pilih satu."
TREND_CHOOSE = "Perjalanan waktu digambar untuk satu kabupaten/kota. Pilih salah satu."

# Office
OFFICES = "OPD"
OFFICE_CHOOSE_KABUPATEN = "Rincian OPD dibaca per kabupaten/kota. Pilih salah satu."
OFFICE_NONE = "Belum ada indikator yang punya OPD penanggung jawab pada pilihan ini."
OFFICE_INDICATORS = "Indikator dan targetnya"
OFFICE_INDICATORS_HELP = "klik baris: rincian dan kegiatannya \u00b7 klik angka: asal angka"
OFFICE_PLAN = "Yang harus dikerjakan: {rows} baris, {agreed} disepakati"
OFFICE_TO_DO = "Yang harus dikerjakan:"
OFFICE_NO_ACTIVITY = "kegiatan belum ditulis; isi di Tindak lanjut."
OFFICE_MONEY = "{activities} kegiatan RAD/RKPD: {money}"
OFFICE_NO_MONEY = "pagu belum tertulis"
OFFICE_LATE = "{late} dari {promises} janji terlambat"
OFFICE_ASKED = "{questions} angka perlu dikonfirmasi"
OFFICE_TOGETHER = "bersama {names}"
OFFICE_WHERE = "Di mana"
OFFICE_WHOM = "Siapa dulu"
OFFICE_NOBODY_COUNTED = "Jumlah sasaran yang kurang per desa/kelurahan belum diketahui."
OFFICE_OPEN_ROWS = "Buka {count} baris rencana"
OFFICES_ALL = "Semua OPD"
OFFICES_ALL_HELP = "jumlah indikator menurut status \u00b7 klik nama untuk membukanya"

# Kecamatan
KECAMATAN_NO_ROWS = "Tidak ada angka kecamatan untuk pilihan ini; angka kabupaten ada di Ringkasan dan OPD."
KECAMATAN_EACH = "Pilih satu kecamatan"
KECAMATAN_EACH_HELP = "yang paling banyak di bawah target di depan"
KECAMATAN_OPEN = "Buka {name}"
KECAMATAN_OTHER = "Kecamatan lain"
KECAMATAN_STUNTING = "Stunting {share}"
KECAMATAN_BELOW = "{short} dari {judged} di bawah target"
KECAMATAN_UNJUDGED = "Belum ada yang dapat dinilai"
KECAMATAN_OTHERS = "{count} kecamatan lain: pilih di daftar."
KECAMATAN_LAGGING = "Paling tertinggal dari kabupaten"
KECAMATAN_LAGGING_HELP = "\u25cf {name}   \u25cb {whole}   \u2503 target"
CAMAT_SHEET = "Lembar Camat {name}"
CAMAT_SHEET_PRINT = "Cetak lembar camat"
CAMAT_SHEET_INDICATORS = ("Indikator", "Kecamatan", "Kabupaten", "Target", "Kurang")
CAMAT_SHEET_DESA = "Desa/kelurahan, urut prioritas"
CAMAT_SHEET_HEADS = ("Desa/kelurahan", "Prioritas", "Stunting", "Paling jauh dari target (%)")
CAMAT_SHEET_REST = "{count} desa/kelurahan lain di halaman Kecamatan."
CAMAT_SHEET_FOOT = "Capaian = terlayani \u00f7 sasaran, periode terbaru tiap indikator. Sumber: {source}."
DESA_LAGGING = "Paling tertinggal di {name}"
DESA_BACK = "Kembali ke {name}"
WHOLE_OF_KECAMATAN, WHOLE_OF_DESA = "kabupaten", "kecamatan"
KECAMATAN_NAMED, DESA_NAMED = "Kecamatan {name}", "desa/kelurahan {name}"
KECAMATAN_LAGGING_NOTE = "Selisih dalam poin terhadap {whole}; kurang: orang/keluarga hingga target."
KECAMATAN_NOTHING_LAGGING = "Tidak ada indikator yang di bawah target di {name} pada periode ini."
KECAMATAN_NONE_JUDGED = (
    "Belum ada indikator {name} yang dapat dibandingkan dengan targetnya pada periode ini."
)
KECAMATAN_PARTLY_JUDGED = (
    "{judged} dari {all} indikator dapat dinilai dan tidak ada di antaranya yang di bawah target; "
    "yang lain belum ada datanya, belum bertarget, atau masih perlu dipastikan."
)
KECAMATAN_ONLY_DESA = (
    "Angka kecamatan tidak dapat dihitung dari data ini (persen saja tidak dapat dijumlahkan). Pilih satu "
    "kecamatan untuk melihat desa/kelurahannya."
)
KECAMATAN_NO_FIGURE = "Angka kecamatan belum dapat dihitung; lihat desa/kelurahannya di bawah."
COORDINATION_NONE = "Tidak ada yang perlu dikoordinasikan menurut data ini."
COORDINATION_UNKNOWN = (
    "Tugas disusun dari angka kecamatan, yang belum dapat dihitung; desa/kelurahan yang di bawah target ada "
    "di tabel."
)
COORDINATION_TITLE = "Yang dapat dilakukan camat"
BELOW_TARGET = "capaian di bawah target"
KECAMATAN_DESA = "Kartu skor {count} desa/kelurahan"
KECAMATAN_DESA_HELP = "%, urut prioritas \u00b7 klik angka: asal angka"
KECAMATAN_NO_DESA = "Belum ada angka desa/kelurahan."

# Indicator
INDICATOR_LINE = "Sektor {sector}. Penanggung jawab: {opd}. Sasaran: {group}."
TAB_RANKING = "Peringkat wilayah"
TAB_MAP = "Peta"
TAB_INEQUALITY = "Sebaran & ketimpangan"
TAB_TREND = "Perjalanan waktu"
TAB_DEFINITION = "Definisi & sumber"
BETWEEN_DESA = "Antardesa/kelurahan"
BETWEEN_KECAMATAN = "Antarkecamatan"
NO_DEFINITION = "Indikator ini belum ada di katalog."
OTHER_MONTH_OF_WEIGHING = (
    "Bulan penimbangan (Februari, Agustus) dibandingkan dengan bulan yang sama saja, bukan dengan {period}."
)
DEADLINE = "Tenggat"
DEADLINE_YEAR = "akhir {year}"

OUTLINES_TITLE = "Batas wilayah"
OUTLINES_HELP = (
    "Tanpa berkas batas, wilayah digambar sebagai petak. Unggah GeoJSON, atau shapefile dalam zip, "
    "dari kantor Anda; tidak ada peta yang diambil dari internet."
)
OUTLINES_UPLOAD = "Berkas batas desa atau kecamatan (.geojson atau .zip)"
OUTLINES_REMOVE = "Lepaskan {name}"
OUTLINES_FOUND = "{count} wilayah punya batas."
OUTLINES_WITHOUT = "Belum punya batas: {names}."

# Prevalence
PREVALENCE_INTRO = (
    "Dua sumber yang tidak digabung: e-PPGBM mencatat balita yang diukur di posyandu, SSGI/SKI "
    "memperkirakan seluruh kabupaten dari contoh."
)
PREVALENCE_SEVERAL = "Prevalensi dibaca per kabupaten/kota: bandingkan di bawah, atau pilih satu."
PREVALENCE_NO_WHOLE = (
    "Prevalensi seluruh wilayah ini belum dapat dihitung; yang ada tertulis di bagian Menurut wilayah."
)
PREVALENCE_NONE = "Belum ada angka prevalensi stunting dalam berkas yang diunggah."
TAB_BOTH = "Dua sumber"
PREVALENCE_AREAS = "Menurut wilayah (e-PPGBM)"
PREVALENCE_TOGETHER = "{series}, semua kabupaten/kota"
NOTHING_YET = "belum ada data"
WHO_CLASS = "Kategori WHO: {name}."
CASES = "{cases} balita stunting dari {measured} yang diukur."
BOUNDS = "{share} balita diukur; angka semua balita berada di antara {lower} dan {upper}."
TWO_NUMBERS_TITLE = "Apakah balita yang tidak diukur menjelaskan selisihnya?"
TWO_NUMBERS_NONE = (
    "Uji ini perlu angka survei, e-PPGBM dari tahun itu atau tahun di sebelahnya, dan jumlah semua "
    "balita atau D/S."
)
TWO_NUMBERS_TYPED = "Hitung dari tiga persentase saja"
TYPED_REGISTER, TYPED_MEASURED, TYPED_SURVEY = "e-PPGBM (%)", "Balita diukur, D/S (%)", "Survei (%)"

# Quality
TAB_QUESTIONS = "Sepuluh pertanyaan"
TAB_FINDINGS = "Semua temuan"
TAB_DENOMINATORS = "Sasaran dua sumber"
DENOMINATORS_HELP = (
    "Layanan yang sasarannya dihitung berbeda oleh dua sumber dalam data ini: capaian menurut keduanya, pada "
    "wilayah yang dihitung keduanya. Mana yang benar, kantor yang menentukan."
)
DENOMINATORS_FLIP = "**{flips} dari {all} pembandingan mengubah status** bila sumber lain yang dipakai."
DENOMINATORS_NONE = "Tidak ada layanan dengan dua sumber sasaran yang berbeda untuk pilihan ini."
TAB_COMPLETENESS = "Kelengkapan"
TAB_READING = "Catatan pembacaan"
QUESTIONS_NONE = "Tidak ada sel yang perlu ditanyakan untuk pilihan ini."
QUESTIONS_HELP = (
    "Sepuluh sel yang paling layak ditanyakan: yang paling banyak mengubah angka kabupaten pada periode yang "
    "dipakai, menurut dinas."
)
FINDINGS_COUNT = (
    "{count} temuan, berkas yang paling perlu diperiksa di atas; di tiap berkas lebih dulu yang dapat "
    "mengubah angka paling banyak orang."
)
FINDINGS_NONE = "Tidak ada temuan untuk pilihan ini."
OFFICE = "Penanggung jawab"
ALL_OFFICES = "Semua"
SEVERITY = "Tingkat"
FLIPS = {"status": "status", "priority": "daftar prioritas", "status priority": "status, daftar prioritas"}
NO_OFFICE_NAMED = "belum ditetapkan"
READING_HELP = "Masalah saat berkas dibaca; perbaikannya di Data \u203a Periksa."

# Priority
PRIORITY_INTRO = "Desa atau kecamatan mana yang didahulukan, seberapa pasti, dan berapa banyak pekerjaannya."
TAB_PRIORITY = "Daftar prioritas"
TAB_WORKLOAD = "Beban kerja"
TAB_WHAT_IF = "Simulasi capaian"
TAB_CONVERGENCE = "Layanan lengkap"
TAB_CAPACITY = "Tenaga"
TAB_UNEQUAL = "Ketimpangan"
TAB_LOKUS = "Usulan lokus"
LEVEL = "Tingkat wilayah"
WEIGHT_PREVALENCE = "Bobot prevalensi"
WEIGHT_CASES = "Bobot jumlah kasus"
WEIGHT_SERVICES = "Bobot kesenjangan layanan"
TOP = "Panjang daftar"
WEIGHTS_HELP = (
    "Tidak ada bobot resmi: hanya perbandingannya yang berpengaruh, dan putusan diuji dengan menggeser "
    "bobot dan angka 1.000 kali."
)
NO_WEIGHTS = "Sedikitnya satu bobot harus lebih dari nol."
PRIORITY_SETTINGS = (
    "Daftar {top} teratas \u00b7 bobot: prevalensi {prevalence}, kasus {cases}, layanan {services}"
)
PRIORITY_SETTINGS_HELP = (
    "Bobot mengatur seberapa besar pengaruh tiap ukuran pada urutan: 1, 1, 1 berarti sama besar, 0 berarti "
    "tidak dihitung. Klik untuk mengubah bobot dan panjang daftar."
)
PRIORITY_ORDER = "Urutan dan seberapa pasti"
PRIORITY_ORDER_HELP = "klik baris: alasan di bawah \u00b7 klik angka: asal angka"
PRIORITY_RANK_NOTE = (
    "Nomor urut mengikuti skor dengan bobot di atas. Masuk daftar: pada berapa % dari 1.000 perhitungan "
    "ulang, dengan bobot dan angka yang ragu digeser; karena itu keduanya dapat berbeda. Bergantung: "
    "ditentukan oleh bobot atau angka yang ragu itu."
)
PRIORITY_OFTEN = "masuk daftar pada {share} perhitungan ulang"
PRIORITY_NONE = (
    "Urutan memerlukan data untuk sedikitnya separuh bobot: prevalensi stunting, jumlah balita stunting, "
    "atau kesenjangan layanan dengan jumlah sasarannya."
)
PRIORITY_TABLE = "Semua wilayah sebagai tabel"
YEAR_PARTS_ASK = "Angka bulanan ini kumulatif (sejak awal tahun) atau per bulan?"
PRO_RATA_TOGGLE = "Nilai angka kumulatif sebelum akhir tahun dengan target pro rata (bulan/12)"
PRO_RATA_HELP = (
    "Capaian s.d. September dinilai dengan 9/12 dari target setahun, dan disebut begitu di samping target. "
    "Bila dimatikan, dipakai target setahun. Beban kerja sampai tenggat selalu memakai target setahun."
)
PRO_RATA_USED = "Angka kumulatif sebelum akhir tahun dinilai dengan target pro rata (bulan/12): {names}."
SMALLEST_SET_TITLE = "Desa/kelurahan penentu"
SMALLEST_SET_HELP = (
    "Sesedikit mungkin desa/kelurahan yang bersama-sama menutup 80 % kesenjangan setiap indikator."
)
CONVERGENCE_HELP = (
    "Konvergensi: satu sasaran menerima semua layanannya. Matriks mencatat setiap layanan terpisah; yang "
    "dapat dikatakan adalah batas bawah dan batas atas bagian sasaran yang menerima semua layanan."
)
CONVERGENCE_NONE = "Perlu sedikitnya dua layanan untuk sasaran yang sama."
TARGET_GROUP = "Sasaran"
LOKUS_READ = "{count} desa {list} dari {files}: {names}."
LOKUS_HELP = (
    "Desa mana dan layanan apa yang didahulukan, agar kesenjangan kabupaten paling banyak tertutup dengan "
    "jam petugas dan rupiah yang ada. Ini bahan untuk keputusan, bukan penetapan."
)
LOKUS_NONE = "Belum ada kesenjangan layanan per desa yang dapat dihitung."
LOKUS_DESA = "Paling banyak desa"
LOKUS_HOURS = "Jam petugas (0: tanpa batas)"
LOKUS_DESA_HOURS = "Jam per desa, sebelum melayani"
LOKUS_RUPIAH = "Rupiah (0: tanpa batas)"
LOKUS_COSTS = "Jam dan rupiah untuk melayani satu orang"
LOKUS_COSTS_HELP = "Isi menurut pengalaman kantor. Yang kosong dihitung tanpa beban."
LOKUS_PROPOSE = "Susun usulan"
LOKUS_SPINNER = "Mencari usulan dan mengujinya 100 kali"
LOKUS_ANSWER = (
    "{count} desa menutup {closed} kesenjangan layanan; {certain} pasti, {depends} bergantung pada data"
)
LOKUS_BESIDE = (
    "Urutan biasa menutup {closed} dengan batas yang sama; {same} dari {count} desa sama pada keduanya."
)
LOKUS_UNPROVEN = "Pencarian dihentikan sebelum selesai: mungkin ada pilihan yang sedikit lebih baik."
LOKUS_LISTED = "Daftar sekarang ({list}): {count} desa, {kept} di antaranya juga diusulkan."
LOKUS_NO_LIST = (
    "Belum ada daftar lokus: unggah lampiran SK, atau kolom \u201cLokus\u201d (Ya/Tidak) dalam matriks."
)
LOKUS_SERVICES = "Layanan dan orang di tiap desa yang diusulkan"
CAPACITY_HELP = (
    "Sasaran per tim, kader, atau posyandu. Pemindahan hanya petunjuk: jarak, keahlian, dan induk "
    "kerja tidak diketahui."
)
UNEQUAL_HELP = (
    "Layanan yang paling berbeda antarwilayah: di mana wilayah terdepan sudah dapat, dan yang tertinggal "
    "belum. Desa dengan sasaran sangat sedikit tidak menjadi ujungnya."
)
CAPACITY_NONE = (
    "Belum ada jumlah tenaga (TPK, kader, bidan desa, tenaga gizi, PKB/PLKB) atau posyandu bersama "
    "sasarannya dalam berkas yang diunggah."
)
CAPACITY_PAIR = "{workers} untuk {people}"
CAPACITY_NORM = "Norma yang ditemukan: {norm} ({source})."
WHAT_IF_HELP = (
    "Bagaimana jika lebih banyak yang terlayani? Perkiraan hitungan, bukan ramalan: yang terlayani "
    "bertambah, sasaran tetap."
)
WHAT_IF_AREAS = "Desa/kelurahan"
WHAT_IF_ALL = "semua"
WHAT_IF_CLOSE = "Tutup seluruh kesenjangan sampai target"
WHAT_IF_POINTS = "Tambahan poin"

# Method
METHOD_INTRO = "Bagaimana setiap angka dihitung, dari mana definisi dan targetnya, dan apa arti istilahnya."
TAB_HOW = "Cara menghitung"
TAB_INDICATORS = "Indikator"
TAB_TARGETS = "Target"
TAB_TERMS = "Istilah"
TAB_CHANGES = "Perubahan metode"
STATUS_HEADING = "Status dan warnanya"
CATALOGUE_VERSION = (
    "Katalog indikator versi {version}. Sektor, penanggung jawab, target, dan batas status dapat "
    "diganti kantor dengan berkasnya sendiri."
)
GENERATION = "Daftar layanan yang diikuti"
GENERATION_HELP = (
    "Menentukan isi dan urutan form analisis situasi dan matriks prioritisasi. Yang terbaca dari berkas dan "
    "capaiannya tidak berubah."
)
GENERATION_EMPTY = "Belum ada dokumen untuk daftar ini, karena itu form dan matriksnya kosong."
TARGETS_INTRO = (
    "Target nasional bukan target kabupaten; kantor dapat menggantinya. Target yang belum dicocokkan "
    "dengan dokumen resmi ditandai di setiap halaman."
)
TARGETS_PRINTED = "Target tercetak di berkas yang diunggah"
TARGETS_PRINTED_INTRO = (
    "Target tercetak yang pasti terbaca menilai angka tahunnya lebih dulu daripada katalog; target kantor "
    "menggantikan keduanya."
)
TARGET_PRINTED_MARK = "tercetak di berkas"
TARGET_PRINTED_OF_SURVEY = "tercetak di berkas, untuk survei (SSGI/SKI)"
TARGET_AREAS = "{count} wilayah"
TARGET_USES = {
    "yes": "ya",
    "of_its_areas": "ya, masing-masing wilayah",
    "unsure": "tidak, belum dipastikan",
    "several": "tidak, berkas menulis angka yang berbeda",
    "office": "tidak, target kantor dipakai",
}
TARGETS_DIFFER = "{count} target tercetak berbeda dari katalog"
TARGET_DIFFERS = (
    "{indicator}, {year}: berkas menulis {printed} ({file} \u203a {sheet} \u203a {cell}); katalog menulis "
    "{others}. Yang tercetak dipakai: {use}."
)
TARGET_OF_CATALOGUE = "{target} ({source}; {mark})"
TARGETS_DIFFER_MORE = "\u2026 dan {count} lagi, di Metode \u203a Target"
TARGETS_DIFFER_REMEDY = (
    "Bila bukan yang tercetak yang berlaku, pilih yang benar dengan Ganti target di halaman indikatornya."
)
YES = "ya"
NO = "tidak"
SOURCE_MARKS: dict[SourceMark, str] = {
    SourceMark.FOUND: "ditemukan dalam dokumen",
    SourceMark.MEMORY: "belum dicocokkan dengan dokumen resmi",
    SourceMark.UNCERTAIN: "meragukan atau bertentangan",
    SourceMark.OFFICE: "ditetapkan kantor",
}

# Jejak sel
TRACE_TITLE = "Asal angka (jejak sel)"
TRACE_OPEN = "Lihat asal angka"
TRACE_CHOOSE = "Atau pilih angka dari daftar (untuk pengguna papan ketik)"
WINDOW_USED = "{count} sel dipakai, berwarna"
WINDOW_SUM = "Jumlah sel"
WINDOW_LEFT_OUT = "{count} sel lain tidak digambar; semuanya ada di tabel di bawah."
WINDOW_SHEETS = "Lembar"
TRACE_ARITHMETIC = "Cara menghitung"
TRACE_CELLS = "Sel asal ({count})"
TRACE_CHECKS = "Pemeriksaan"
TRACE_CORRECTED = "{cell} dikoreksi kantor: {text}"
TRACE_REPORTING = "{reporting} dari {expected} desa/kelurahan terisi"
TRACE_COPY = "Salin alamat sel"
TRACE_COPIED = "Tersalin: berkas \u203a lembar \u203a sel"
BESIDE_AREA = "Angka yang sama di wilayah sebelahnya"
BESIDE_INDICATOR = "Indikator lain di wilayah ini"
TRACE_ASK = "Tanyakan ke {office}"
TRACE_ASK_NOBODY = "Salin pertanyaan"
TRACE_ASKED = "Pertanyaan tersalin, siap dikirim"
TRACE_QUESTION = (
    "Yth. {office}. Mohon diperiksa: {name}, {area}, {period}, tercatat {share} ({arithmetic}). Selnya:\n"
    "{cells}\nApakah sudah benar? Bila tidak, mohon kirim angka yang benar dan alasannya."
)
TRACE_ANY_OFFICE = "pemilik data"
CELL_CORRECT = "Betulkan satu sel"
CELL_ASKED = "Sel"
CELL_RIGHT = "Angka yang benar"
CELL_REASON = "Alasan"
CELL_BY = "Menurut siapa"
CELL_NOTE = "Berkas asal tidak diubah. Koreksi dapat dibatalkan di Data \u203a Konfirmasi."
CELL_NEEDS = "Isi angka yang benar dan menurut siapa, lalu simpan lagi."
CELL_KEPT = "{cell} dikoreksi: {words}."
TRACE_NO_CELLS = "Tidak ada sel di balik angka ini: belum ada yang melaporkannya."
TRACE_GONE = "Angka ini tidak ada lagi pada data dan pilihan sekarang."

TRACE_PLACEHOLDER = "Pilih indikator dan wilayah"
VALUE = "Capaian"
TARGET = "Target"
GAP = "Jarak ke target"
NOT_SET = "\u2013"
GAP_PEOPLE = "Jarak ke target dalam jumlah: {people} {group}"
TARGET_SOURCE = "Sumber target"
UNVERIFIED = "belum dicocokkan dengan dokumen resmi"
RESPONSIBLE = "Penanggung jawab"

# Components
ALL_ROWS = "Tampilkan semua {count} baris"
TABLE_ROWS = "{count} baris; geser untuk melihat semuanya."
PICTURE_DOWNLOAD = "Unduh gambar"
PICTURE_FORMAT = "Bentuk gambar yang diunduh dari tombol kamera"
PICTURE_WAIT = "Menyiapkan gambar"
SOURCE_UPLOADS = "berkas unggahan"
SOURCE_SAMPLES = "data contoh (karangan)"
TABLE_OF_CHART = "Tabel angka"
DOWNLOAD_CSV = "Unduh csv"
DOWNLOAD_XLSX = "Unduh xlsx"
NO_ROWS = "Belum ada data untuk pilihan ini."

# Errors
ERROR_TITLE = "Halaman ini tidak dapat ditampilkan."
ERROR_REMEDY = (
    "Data Anda tidak hilang. Coba pilihan lain atau buka halaman lain. Bila terulang, "
    "sampaikan kepada pengelola dasbor: kesalahan dicatat dengan kode **{code}**."
)

# Decisions
DECISION_KINDS: dict[DecisionKind, str] = {
    DecisionKind.COLUMN_INDICATOR: "Indikator kolom",
    DecisionKind.COLUMN_MEASURE: "Ukuran kolom",
    DecisionKind.COLUMN_UNIT: "Satuan kolom",
    DecisionKind.COLUMN_PERIOD: "Periode kolom",
    DecisionKind.COLUMN_IGNORED: "Kolom diabaikan",
    DecisionKind.TABLE_PERIOD: "Periode tabel",
    DecisionKind.TABLE_SERIES: "Sumber data tabel",
    DecisionKind.HEADER_ROWS: "Baris kepala",
    DecisionKind.AREA: "Wilayah",
    DecisionKind.ROW_TOTAL: "Baris jumlah",
    DecisionKind.TABLE_IGNORED: "Tabel diabaikan",
    DecisionKind.YEAR_PARTS: "Hitungan bulanan",
    DecisionKind.PRO_RATA: "Target pro rata untuk angka kumulatif",
    DecisionKind.GENERATION: "Daftar layanan yang diikuti dokumen",
    DecisionKind.ACTIVITY_COLUMN: "Kolom rencana aksi",
    DecisionKind.ACTIVITY_INDICATOR: "Indikator kegiatan",
    DecisionKind.ACTIVITY_ROLE: "Peran kegiatan",
}
CORRECT_TITLE = "Perbaiki arti kolom, periode, atau wilayah"
CORRECT_INTRO = (
    "Jawaban disimpan sebagai keputusan menurut bentuk lembar, dapat dibatalkan, dan dipakai lagi "
    "untuk berkas bulan berikutnya. Berkas asli tidak diubah."
)
CORRECT_COLUMN = "Kolom atau baris"
CORRECT_MEASURE = "Ukuran"
CORRECT_UNIT = "Satuan"
CORRECT_WHOLE_COLUMN = "Ukuran berlaku untuk seluruh kolom \u201c{column}\u201d"
MEASURE_HELP = (
    "Kolom yang ditetapkan sebagai target tidak pernah dihitung sebagai capaian; "
    "kolom \u201cbukan data\u201d tidak dibaca."
)
CORRECT_IGNORE_TABLE = "Abaikan tabel ini"
CORRECT_TABLE_PERIOD = "Periode seluruh tabel"
CORRECT_SERIES = "Sumber data"
CORRECT_HEADER_ROWS = "Baris kepala (dari-sampai)"
AS_RECOGNISED = "sebagaimana dikenali"
NO_INDICATOR = "bukan indikator"
KEEP = "Simpan"
PERIOD_HELP = "Tulis 2024, 2025-08 (Agustus 2025), 2025-TW3, 2025-S1, atau 2024/2025."
PERIOD_WRONG = "Periode \u201c{written}\u201d tidak dikenali. " + PERIOD_HELP
HEADER_ROWS_HELP = "Nomor baris pertama dan terakhir kepala tabel, misalnya 3-5."
HEADER_ROWS_WRONG = "Tulis baris kepala sebagai dua nomor, misalnya 3-5."
NOTHING_CHANGED = "Tidak ada yang berubah."
UNMATCHED_AREAS = (
    "**{count} nama wilayah belum cocok** dengan daftar resmi. Angkanya tetap disimpan; pilih artinya:"
)
CORRECT_AREA = "Nama wilayah di tabel ini"
CORRECT_AREA_MEANS = "Sebenarnya"
AREA_LATER = "belum diputuskan"
AREA_TOTAL = "baris jumlah/total"
AREA_NONE = "bukan wilayah"
OWN_TITLE = "Tambah indikator yang belum ada di katalog"
OWN_NAME = "Nama indikator"
OWN_GROUP = "Sasaran"
OWN_GROUP_HELP = "Siapa yang dihitung, misalnya ibu hamil atau keluarga."
OWN_DEFAULT_GROUP = "sasaran"
OWN_DIRECTION = "Arah"
OFFICE_KEPT = "Tersimpan; semua halaman memakainya."
TARGET_CHANGE = "Ubah target"
TARGET_CHANGE_CHOOSE = "pilih indikator"
TARGET_CHANGE_OF = "Ubah target indikator"
TARGET_NOW = "Sekarang {target}, sumber: {source}"
TARGET_NEW = "Target baru (%)"
TARGET_SOURCE_ASKED = "Dasar (dokumen, boleh kosong)"
TARGET_NEEDS_NUMBER = "Isi target dan tahunnya."
TARGET_KEPT = "Target {name} tersimpan: {target}, ditetapkan kantor Anda. Semua halaman memakainya."
TARGET_REMOVE = "Batalkan target {target}"
TARGET_REMOVED = "Target kantor dibatalkan; yang sebelumnya berlaku lagi."
OWN_TARGET = "Target (%), boleh kosong"
OWN_TARGET_YEAR = "Tahun target"
OWN_ADD = "Tambah indikator"
OWN_NEEDS_NAME = "Tulis nama indikatornya."
OWN_NUMERATOR = "Jumlah menurut \u201c{name}\u201d"
OWN_DENOMINATOR = "Jumlah {group}"
OWN_LISTED = "Indikator kantor: **{name}** (sektor {sector})"
DECISIONS_TITLE = "Keputusan"
NO_DECISIONS = "Belum ada keputusan."
UNDO = "Batalkan"
UNDO_ALL = "Batalkan semua"
DECISIONS_EXPORT = "Unduh keputusan"
DECISIONS_IMPORT = "Pakai keputusan dari berkas (keputusan_dasbor.json)"
DECISIONS_READ = "{count} keputusan dipakai."
DECISIONS_WRONG_FILE = (
    "Berkas ini bukan berkas keputusan dasbor. {reason} Pilih keputusan_dasbor.json yang diunduh dari "
    "halaman ini."
)
EMPTY_ANSWER = "dikosongkan"

# Follow-up
PLAN_SUGGESTED = (
    "Kegiatan bertanda centang pada kolom \u201cusulan\u201d disusun dari kebiasaan umum, bukan ketentuan; "
    "begitu diubah, tandanya hilang."
)
PLAN_OUTDATED = "Data berubah sejak rencana ini disusun. Isian Anda tetap disimpan."
PLAN_FROM_FILE = "Rencana ini dilanjutkan dari berkas {file}: {rows} baris."
PLAN_AGAIN = "Susun rencana baru dari data sekarang"
PLAN_JUDGED = "Rencana yang lalu ({rows} baris) dinilai di Tindak lanjut \u203a Janji & hasil."
PLAN_JUDGED_FILE = "Rencana dari berkas {file} ({rows} baris) dinilai di Tindak lanjut \u203a Janji & hasil."
PLAN_GO_ON = "Lanjutkan rencana yang lalu di sini"
PLAN_EMPTY = "Belum ada baris."
AGENDA_TITLE = "Agenda rapat"
AGENDA_HELP = "klik baris untuk mengisi dan memutuskan"
AGENDA_NOTE = "Miring: usulan kebiasaan umum, bukan ketentuan. \u201cisi\u201d: masih kosong."
AGENDA_OFFICE = "{name} {count}"
AGENDA_OFFICES = "Baris dari OPD"
ALL_PLAN_ROWS = "Semua baris, diisi langsung"
ROW_AGREE = "Sepakati, buka berikutnya"
ROW_ISSUE = "Isu"
ROW_DESA = "Desa/kelurahan"
ROW_ACTIVITY = "Kegiatan"
ROW_DECISION = "Keputusan"
ROW_BUDGET = "Pagu (Rp)"
ROW_FUNDING = "Sumber dana"
ROW_TIME = "Waktu"
ROW_ROLE = "Peran kecamatan"
ROW_CAMAT = "Camat mengoordinasikan; kegiatan dan anggaran disusun OPD."
ROW_MERGE = "Gabung dengan"
ROW_PROMISED = "Janji yang lalu {verdict}. {reason}"
ROW_SAVED = "{row}: tersimpan ({status})."
ROW_UNCHANGED = "{row}: tidak ada yang berubah."
ROW_MOVED = "{what}: tersimpan. Kembalikan dengan \u201cUrungkan\u201d."
PLAN_ROW = "{number}. {issue} \u00b7 {kecamatan}"
PLAN_ADD = "Tambah baris"
PLAN_SPLIT = "Pisah per desa"
PLAN_MERGE = "Gabung"
PLAN_UP = "Naik"
PLAN_DOWN = "Turun"
PLAN_DELETE = "Hapus"
PLAN_UNDO = "Urungkan"
PLAN_CLASHES = "**Orang lain mengubah isian yang sama lebih dahulu.** Pilih isi yang dipakai."
PLAN_CLASH = "{row} \u00b7 {column}: tersimpan \u201c{theirs}\u201d, tulisan Anda \u201c{mine}\u201d."
PLAN_CLASH_MINE = "Pakai tulisan saya"
PLAN_CLASH_THEIRS = "Biarkan yang tersimpan"
PLAN_NOT_KEPT = (
    "Peran akun ini ({role}) tidak menyimpan rencana: yang Anda ubah di sini hilang bila halaman ditutup. "
    "Unduh rencananya, lalu serahkan kepada penyusun."
)
PLAN_SOUND = "Semua baris lengkap dan sah."
PLAN_PROBLEMS = "{count} hal perlu dilengkapi"
PLAN_DOWNLOAD = "Unduh rencana (xlsx)"
PLAN_UPLOAD = (
    "Berkas rencana yang pernah diunduh dari dasbor ini (boleh sudah diisi di Excel atau LibreOffice)"
)
PLAN_UPLOAD_HELP = (
    "Isinya menggantikan rencana di halaman ini; rencana sebelumnya kembali dengan \u201cUrungkan\u201d."
)
PLAN_FILE_READ = "{rows} baris dibaca dari {file}."
PLAN_FILE_PROBLEMS = "{count} hal pada berkas rencana perlu diperiksa"
PLAN_FILE_FOREIGN = (
    "{file} bukan berkas rencana dari dasbor ini, jadi rencana di halaman ini tidak berubah. Pilih berkas "
    "yang diunduh dengan \u201cUnduh rencana\u201d, atau buku kerja yang memuat lembar rencana."
)
PROMISES_INTRO = (
    "Setiap baris rencana yang lalu dinilai dengan angka yang lebih baru: ditepati, sesuai laju, terlambat, "
    "berlawanan, atau belum terukur beserta sebabnya."
)
PROMISES_NOTHING_NEWER = (
    "Belum ada yang dapat dinilai. {plan} dibuat dari angka {periods}, dan data sekarang tidak memuat angka "
    "yang lebih baru."
)
PROMISES_NO_ROWS = "Belum ada yang dapat dinilai. {plan} belum memuat baris."
PROMISES_PLAN_FILE = "Rencana dari berkas {file}"
PROMISES_PLAN_HERE = "Rencana pada kunjungan ini"
PROMISES_NO_PERIOD = "tanpa periode"
PROMISES_HOW = (
    "Yang diperlukan:\n\n"
    "1. berkas rencana dari rapat yang lalu (diunduh di Tindak lanjut \u203a Rencana, boleh sudah diisi), "
    "diunggah di bawah ini;\n"
    "2. matriks capaian terbaru, diunggah di Data \u203a Periksa. Rencana tetap tersimpan saat matriks "
    "ditambah."
)
PROMISES_BY = "Jumlah menurut OPD dan kecamatan"
PROMISES_LIST = "Janji dan hasilnya"
PROMISES_CARD_LEGEND = (
    "\u25cb capaian dulu\u2003\u25cf capaian kini\u2003\u2502 janji. Klik angka kini: asal angka. "
    "Alasan selengkapnya ada di Tabel angka."
)
PROMISES_BY_OFFICE = "OPD"
PROMISES_BY_KECAMATAN = "Kecamatan"
PROMISES_RULE_TITLE = "Cara menilai"
PROMISES_OFFICE = "Janji dari OPD"
PROMISES_ALL_OFFICES = "Semua OPD"
PROMISES_NONE = "Tidak ada janji untuk pilihan ini."
PROMISES_SHOW = "Tampilkan putusan"

# Action plan
ACTION_PLAN_INTRO = (
    "Kegiatan dan pagu dalam RAD PPS, RKPD, atau Renja disandingkan dengan kesenjangan pada data: mana yang "
    "belum punya kegiatan, dan kegiatan mana yang tidak bertemu kesenjangan."
)
ACTION_PLAN_NONE = (
    "Belum ada matriks RAD PPS, RKPD, atau Renja dalam berkas yang diunggah. Unggah di Data \u203a Periksa, "
    "sebagaimana adanya: yang diperlukan kolom program/kegiatan/sub kegiatan serta pagu atau sumber "
    "dana; lokasi, indikator keluaran, dan OPD membuatnya lebih berguna."
)
ACTION_PLAN_NOTHING = "Tidak ada kesenjangan untuk pilihan ini."
TAB_GAPS = "Kesenjangan"
TAB_ACTIVITIES = "Kegiatan"
TAB_MONEY = "Rupiah per sasaran"
TAB_UNMATCHED = "Belum cocok"
ACTION_PLAN_COUNTS = "Jumlah menurut OPD dan kecamatan"
ACTION_PLAN_LEGEND = (
    "\u2502 target. \u00b0 target belum terverifikasi; sumbernya ada di Metode \u203a Target. "
    "Pagu hanya yang seluruhnya di wilayah itu."
)
ACTION_PLAN_DETAILS = "Setiap kesenjangan"
ACTION_PLAN_CHOOSE = "seluruh kabupaten; pilih kecamatan di atas untuk kesenjangannya sendiri"
NEED = "Terhadap kesenjangan"
MONEY_HELP = (
    "Pagu dibagi jumlah sasaran yang masih kurang. Bukan biaya satuan: hanya membandingkan besarnya uang "
    "dengan besarnya pekerjaan."
)
MONEY_WITHOUT = "{count} baris lain, tanpa kegiatan atau tanpa pagu sendiri, ada di buku kerja."
MONEY_OPD = "Menurut OPD (seluruh kabupaten)"
MONEY_KECAMATAN = "Menurut kecamatan"
UNMATCHED_ACTIVITIES = (
    "**{count} kegiatan belum terhubung ke indikator.** Biarkan bila memang bukan layanan yang dipantau."
)
UNMATCHED_NONE = "Semua kegiatan terhubung ke indikator."
UNMATCHED_PLACES = "**{count} lokasi tidak dikenali.** Cocokkan di Data \u203a Periksa."
UNMATCHED_OFFICES = "OPD yang tidak ada di katalog, dipakai sebagaimana tertulis: {names}."
CORRECT_ACTIVITY = "Tentukan indikator dan peran sebuah kegiatan"
CORRECT_ACTIVITY_CHOOSE = "Kegiatan"
SPENDING_BY = "Kelompokkan menurut"
SPENDING_PLANNED = "Pagu {budget}, {direct} di antaranya langsung ke sasaran"
SPENDING_SPENT = "terserap {absorbed} ({realised} dari {reported} yang realisasinya tertulis)"
UNKNOWN_CODES = (
    "**{count} kode sub kegiatan** tidak ada di tabel kode; kegiatannya dipakai menurut kata-katanya."
)
EVIDENCE = "Dasar: {basis}. {text}"
CORRECT_ACTIVITY_INDICATORS = "Indikator yang dilayani (kosong: tidak ada)"
CORRECT_ACTIVITY_ROLE = "Peran"
ROLE_AS_READ = "seperti terbaca: {role}"
ROLE_AS_READ_AGAIN = "kembali seperti terbaca"
ROLE_BECAUSE = "seperti terbaca: {role} ({reason})"
PLAN_MEANING = "Arti kolom"
PLAN_COLUMN = "Kolom"
PLAN_IGNORE = "Abaikan lembar ini: bukan RAD, RKPD, atau Renja"
PLAN_IGNORED = "Lembar ini diabaikan menurut keputusan Anda; batalkan di bagian Keputusan."
PLAN_KIND = "rencana aksi (RAD/RKPD/Renja)"
PLAN_SEE = "Buka Tindak lanjut \u203a Anggaran untuk membandingkannya dengan kesenjangan."
DOCUMENTS_INTRO = (
    "Buku kerja memuat semua angka dengan selnya; ringkasan dua halaman untuk rapat, tiap OPD, "
    "dan tiap kecamatan. Rencana tindak lanjut yang sudah diisi ikut di dalamnya, juga janji rencana yang "
    "lalu bila ada angka yang lebih baru. Tabel Juknis: form analisis situasi, matriks prioritisasi desa, "
    "dan rencana program."
)
DOWNLOADS = "Unduh"
DOWNLOADS_PRINT = "Mencetak halaman ini: Ctrl + P. Dokumen lain ada di Tindak lanjut \u203a Dokumen."
DOWNLOAD_KECAMATAN = "Lembar Kecamatan {name} (docx)"
DOCUMENT_BOOK = "Buku kerja (xlsx)"
DOCUMENT_JUKNIS = "Tabel Juknis Aksi 1\u20132 (xlsx)"
DOCUMENT_MEETING = "Ringkasan rapat kabupaten (docx)"
DOCUMENT_OFFICE = "OPD"
DOCUMENT_KECAMATAN = "Kecamatan"
DOCUMENT_BRIEF = "Unduh ringkasan (docx)"
DOCUMENTS_MAKE = "Siapkan semua dokumen dalam satu zip"
DOCUMENTS_ZIP = "Unduh semua (zip)"

# Confirmation
APPROVE_ASKED = "**Apakah angka {part} ini benar?** Yang tidak benar, tanyakan dulu lewat lembar di bawah."
APPROVE = "Sahkan angka kecamatan ini"
APPROVE_BACK = "Cabut pengesahan"
APPROVAL_OF = "Pengesahan angka {name}"
APPROVED_NOT = "Belum disahkan."
APPROVED = "disahkan {by}, {time}."
APPROVED_BEFORE = "disahkan {by}, {time}, tetapi angkanya berubah sesudah itu."
CONFIRMATION_INTRO = (
    "Tanyakan angka yang meragukan kepada kantor yang memilikinya, terima jawabannya, lalu putuskan. "
    "Berkas asal tidak pernah diubah; koreksi dapat dibatalkan kapan saja."
)
TAB_ASK = "1. Tanyakan"
TAB_ANSWERS = "2. Jawaban masuk"
TAB_CORRECTIONS = "3. Koreksi berlaku"
ASK_BY = "Lembar untuk"
ASK_OFFICE = "OPD"
ASK_KECAMATAN = "Kecamatan"
ASK_RECIPIENT = "Penerima"
ASK_RECIPIENT_KECAMATAN = "Kecamatan {name}"
ASK_RECIPIENT_COUNT = "{name} ({count} sel)"
ASK_NO_PLACE = "kabupaten/kota"
ASK_NONE = "Tidak ada sel yang perlu ditanyakan pada data ini."
ASK_COUNT = (
    "{shown} dari {count} sel yang meragukan masuk lembar ini: dahulu yang dapat mengubah status kabupaten "
    "atau daftar prioritas, lalu menurut jumlah sasaran."
)
ASK_TABLE = "Yang akan ditanyakan"
ASK_DOWNLOAD = "Unduh lembar konfirmasi (xlsx)"
ASK_DOWNLOAD_ALL = "Unduh semua penerima (zip)"
ASK_HELP = (
    "Hanya kolom jawaban yang dapat diisi. Kirim lembar ini ke penerima; setelah kembali, unggah di bagian "
    "Jawaban masuk."
)
ANSWERS_UPLOAD = "Unggah lembar yang kembali (boleh beberapa sekaligus, nama berkas bebas)"
ANSWERS_NOT_TAKEN = "Jawaban kantor diputuskan penyusun rencana: serahkan lembar yang kembali kepadanya."
ANSWERS_EMPTY = "Belum ada jawaban. Unggah lembar yang sudah diisi kantor."
ANSWERS_READ = "{count} jawaban baru dibaca."
ANSWERS_PROBLEMS = "{count} hal perlu diperiksa pada lembar yang kembali"
ANSWERS_PENDING = "Menunggu keputusan ({count})"
ANSWERS_ACCEPT = "Terima"
ANSWERS_REJECT = "Tolak"
ANSWERS_ACCEPT_ALL = "Terima semua ({count})"
ANSWERS_REJECT_ALL = "Tolak semua ({count})"
ANSWERS_REJECTED = "Ditolak ({count})"
ANSWERS_BACK = "Kembalikan"
ANSWERS_LATE = "Tidak dapat dipakai ({count})"
ANSWERS_ACCEPTED = "{count} jawaban sudah diterima; lihat bagian Koreksi berlaku."
ANSWERS_SHOWN = "Ditampilkan {shown} dari {count}; sisanya menyusul setelah ini diputuskan."
ANSWER_CHANGES = "**{old} \u2192 {new}** \u00b7 {measure}"
ANSWER_RIGHT = "**{old} sudah benar** \u00b7 {measure}"
ANSWER_FROM = "Menurut {office}: {reason}"
ANSWER_NO_REASON = "tanpa alasan"
ANSWER_MOVES = "Capaian kabupaten bila semua diterima: {before} \u2192 {after}"
ANSWER_MOVES_NOTHING = "Capaian kabupaten tidak berubah."
ANSWER_TWO = ":material/warning: Sel ini dijawab berbeda oleh kantor lain; putuskan satu per satu."
ANSWER_IS_CONTAINED = "Data sekarang sudah memuat angka ini."
ANSWER_IS_CHANGED = (
    "Saat ditanyakan {old}, sekarang terbaca {found}. Tanyakan lagi dengan lembar baru bila masih meragukan."
)
ANSWER_IS_ABSENT = "Angka ini tidak ada di berkas yang dipakai sekarang. Unggah berkasnya dahulu."
EFFECTS_TITLE = "Angka kabupaten yang bergeser bila semua diterima"
EFFECTS_NONE = "Tidak ada angka kabupaten yang bergeser bila semua diterima."
CORRECTIONS_TITLE = "Koreksi kantor"
CORRECTIONS_NONE = "Belum ada koreksi."
CORRECTIONS_UNDO_ALL = "Batalkan semua koreksi"
CORRECTIONS_KEEP = (
    "Koreksi ikut dalam berkas keputusan: unduh di Data \u203a Periksa, bagian Keputusan, agar dapat "
    "dipakai lagi pada kunjungan berikutnya."
)
CORRECTION_LINE = "**{name}** \u00b7 {area} \u00b7 {period} \u00b7 {measure}  \n{words}"
CORRECTION_STATES = {
    CorrectionState.APPLIED: ":material/check: dipakai",
    CorrectionState.CONFIRMED: ":material/check: angka tetap, temuannya dianggap selesai",
    CorrectionState.CONTAINED: ":material/done_all: berkas sudah memuat angka ini; tidak dipakai lagi",
    CorrectionState.CHANGED: ":material/warning: tidak dipasang karena angka di berkas sudah berbeda",
    CorrectionState.ABSENT: ":material/hourglass: menunggu; angkanya tidak ada di berkas sekarang",
}
CORRECTIONS_IN_USE = (
    "Angka memakai {count} koreksi yang diterima dari kantor; rinciannya di Data \u203a Konfirmasi."
)
CORRECTIONS_DROPPED = "Koreksi dilepas karena berkas yang baru sudah memuat angka yang benar: {list}."
FINDINGS_CONFIRMED = "Sudah dikonfirmasi kantor"
FINDINGS_CONFIRMED_HELP = (
    "Temuan ini tidak lagi dihitung sebagai keraguan karena kantornya memastikan angkanya."
)
