"""What plans, promises and activities say in sentences: templates, filled where they arise."""

from __future__ import annotations

NO_ACTIVITY = "belum ada kegiatan di RAD/RKPD"
PROVISION_EVERYWHERE = " (seluruh kabupaten)"
PROVISION_SOMEWHERE = " (lokasinya belum jelas)"
PROVISION_ELSEWHERE = " untuk kecamatan ini; ada di kecamatan lain"
GAPS_WITHOUT_ACTIVITY = "{without} dari {total} kesenjangan belum punya kegiatan di RAD/RKPD."
NO_GAPS_TO_CROSS = "Tidak ada kesenjangan yang dapat disandingkan dengan RAD/RKPD."
GAPS_ALL_WITH_ACTIVITY = "Semua {total} kesenjangan sudah punya kegiatan di RAD/RKPD."
LATEST_PLAN_ONLY = (
    "Dipakai rencana tahun {years}; {left_out} kegiatan rencana tahun sebelumnya ({earlier}) tidak dihitung."
)
WITHOUT_BUDGET = "{missing} kegiatan belum punya pagu"
BUDGET_OF_WIDER_AREA = "pagunya untuk wilayah yang lebih luas dan tidak dibagi"
EXCESS_CASES = "makin rendah makin baik: kelebihan kasus, bukan orang yang dijangkau"
PEOPLE_UNKNOWN = "jumlah orang tidak diketahui"
ACTIVITIES_OF_WIDER_AREA = (
    "{count} kegiatan ({amount}) mencakup beberapa kecamatan atau seluruh kabupaten; pagunya dihitung "
    "untuk kabupaten dan tidak dibagi ke kecamatan."
)
ACTIVITIES_WITHOUT_PLACE = (
    "{count} kegiatan ({amount}) tidak menyebut lokasi yang dikenali; dihitung untuk kabupaten saja."
)
ACTIVITIES_WITHOUT_BUDGET = "{missing} kegiatan belum punya pagu; tidak dihitung sebagai nol."
SASARAN_APART = (
    "Sasaran yang berbeda tidak dijumlahkan. Satu orang dapat kekurangan beberapa layanan, jadi orang yang "
    "sama tidak dihitung dua kali: dipakai kekurangan terbesar di antara layanan yang dibiayai."
)
BUDGET_OF_SEVERAL_SASARAN = (
    "Pagu kegiatan yang melayani beberapa sasaran tertulis di setiap sasarannya; pagu antarbaris "
    "tidak dijumlahkan."
)
ACTIVITIES_OF_OTHER_GAPS = (
    "kegiatannya untuk kesenjangan yang berbeda; Rp per sasaran ada di tiap kesenjangan"
)
ONLY_SUPPORTING = "hanya kegiatan pendukung atau label; tidak ada yang langsung ke sasaran"
SPENDING_OVERLAPS = (
    "Kegiatan untuk beberapa indikator dihitung pada semuanya; baris indikator tidak dijumlahkan."
)
SPENDING_UNDIVIDED = (
    "Pagu yang mencakup beberapa kecamatan atau seluruh kabupaten berdiri sendiri dan tidak dibagi. Serapan "
    "dihitung terhadap pagu kegiatan yang realisasinya tertulis."
)
WIDER_BUDGET_UNDIVIDED = "pagu {wider} kegiatan yang lebih luas dari kecamatan ini tidak dibagi"
PEOPLE_OF_GAPS_UNKNOWN = "jumlah orang {unknown} kesenjangan tidak diketahui"
DESA_INCOMPLETE = "{names} desa/kelurahan yang belum lengkap"
PEOPLE_OF = "sasaran ("
INVITE_PEOPLE = ") lewat RT, kader, dan tokoh masyarakat agar memanfaatkan layanan."
ALL_DESA = "semua desa/kelurahan"
NOT_HELD_YET = "{name} yang menurut data belum terlaksana."
DONE_BY = "agar {name} terlaksana."
WITH_THIS_LIST = "kecamatan dengan daftar ini sebagai bahan."
INVITE_DESA = "pemerintah desa/kelurahan agar ikut menyiapkannya."
TELL_KABUPATEN = "kabupaten tentang {name} kepada {places}: {gap}."
WITH_DESA = " dengan pemerintah desa/kelurahan itu."
NO_GAP_TO_FOLLOW_UP = (
    "Tidak ada kesenjangan yang dapat ditindaklanjuti: semua target tercapai atau datanya belum ada."
)
ROW_SAYS = "Baris {number} ({issue}): {sentence}"
ISSUE_MISSING = "isu belum ditulis."
OFFICE_MISSING = "OPD penanggung jawab belum diisi."
ACTIVITY_MISSING = "kegiatan belum diisi."
STATUS_ONE_OF = "status harus salah satu dari {statuses}."
ROLE_ONE_OF = "peran kecamatan hanya boleh {roles}."
QUARTERS_WRITTEN = "waktu ditulis sebagai {quarters}."
FUNDING_ONE_OF = "sumber dana harus dari {sources}."
BUDGET_NEGATIVE = "pagu tidak boleh negatif."
OUTPUT_NEGATIVE = "target keluaran tidak boleh negatif."
OUTPUT_ABOVE_GAP = "target keluaran melebihi kekurangan; periksa satuannya."
AGREED_WITHOUT_TIME = "sudah disepakati tetapi waktunya belum diisi."
MERGE_SAME_ONLY = "Hanya baris dengan indikator dan sasaran yang sama yang dapat digabung."
ROW_WITHOUT_INDICATOR = "Baris ini tidak menyebut indikator, jadi tidak ada angka untuk menilainya."
ROW_OF_SEVERAL_AREAS = "Baris ini menggabungkan beberapa wilayah; pisahkan per kecamatan agar dapat dinilai."
OLD_PERIOD_UNKNOWN = "Periode angka saat janji dibuat tidak diketahui."
NOTHING_NEWER = "Belum ada data sesudah {period}."
INDICATOR_NOT_NEWER = "{name} tidak ada pada data sesudah {label}."
AREA_NOT_NEWER = "Tidak ada angka {name} untuk {place} sesudah {label}."
OTHER_SERIES_ONLY = "Angka baru hanya dari {others}; survei dan data rutin tidak dibandingkan."
OTHER_LENGTH_OF_PERIOD = (
    "Panjang periodenya lain ({periods}), sehingga tidak dapat disandingkan dengan {label}."
)
CUMULATIVE_YEAR = "Angka dalam tahun berjalan dapat kumulatif: {periods} tidak disandingkan dengan {label}."
NOT_REACHED_YET = "Belum ada capaian {name} di {place} sesudah {label}{silent}"
NO_DIRECTION = "Indikator ini tidak punya arah baik atau buruk."
SASARAN_RENAMED = "Sasarannya berubah dari {target_group} menjadi {new_group}."
OLD_SHARE_UNKNOWN = "Capaian saat janji dibuat tidak diketahui."
OLD_PERCENT_ONLY = "Saat janji dibuat hanya ada persentase, tanpa jumlah sasaran."
NEW_PERCENT_ONLY = "Angka baru hanya persentase, tanpa jumlah sasaran."
NO_TARGET = "Baris ini tidak punya target."
SASARAN_CHANGED = "Jumlah sasaran menjadi {ratio} kali semula, jadi bukan sasaran yang sama."
CANCELLED = "Janji ini dibatalkan, jadi tidak dinilai."
NO_PROMISE = "Belum ada janji."
PROMISES_JUDGED = "Dari {count} janji: {parts}."

CHOSEN_OF_TWO = "angka ganda, dipilih yang di {place}"
CHOSEN_ON_SCREEN = "dipilih di dasbor"
