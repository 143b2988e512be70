"""Problems found in uploads: what, how bad, where, what to do. All wording for people in one table.

Problems are collected, never raised: a bad cell does not stop a sheet and a bad sheet does not
stop a workbook. Exceptions are for our own mistakes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a problem is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class ProblemKind(StrEnum):
    """Stable reason codes. Each has its wording in `PROBLEM_TEXTS`."""

    UNREADABLE_FILE = "unreadable_file"
    ENCRYPTED_FILE = "encrypted_file"
    UNKNOWN_FORMAT = "unknown_format"
    TOO_LARGE = "too_large"
    LOSSY_XLSB = "lossy_xlsb"
    EMPTY_FILE = "empty_file"
    STRAY_CELL = "stray_cell"
    COVERED_CELL = "covered_cell"
    DAMAGED_CELL = "damaged_cell"
    DAMAGED_PART = "damaged_part"
    UNCLOSED_QUOTE = "unclosed_quote"
    PERSONAL_DATA = "personal_data"
    HIDDEN_PEOPLE = "hidden_people"
    COUNTABLE_PEOPLE = "countable_people"
    NO_TABLE = "no_table"
    EMPTY_TABLE = "empty_table"
    EXAMPLE_TABLE = "example_table"
    REPEATED_TABLE = "repeated_table"
    NOTHING_USABLE = "nothing_usable"
    MOSTLY_UNREAD = "mostly_unread"
    HIDDEN_CONTENT = "hidden_content"
    UNKNOWN_INDICATOR = "unknown_indicator"
    SHARE_OF_TARGET = "share_of_target"
    DOUBTFUL_INDICATOR = "doubtful_indicator"
    DOUBTFUL_MEASURE = "doubtful_measure"
    SEVERAL_KABUPATEN = "several_kabupaten"
    UNKNOWN_AREA = "unknown_area"
    UNKNOWN_AREAS = "unknown_areas"
    NAMELESS_ROW = "nameless_row"
    DOUBTFUL_AREA = "doubtful_area"
    AGE_AS_DATE = "age_as_date"
    NO_PERIOD = "no_period"
    NO_YEAR = "no_year"
    PERIOD_CONFLICT = "period_conflict"
    ERROR_CELL = "error_cell"
    UNEVALUATED_FORMULA = "unevaluated_formula"
    TEXT_FOR_NUMBER = "text_for_number"
    AMBIGUOUS_NUMBER = "ambiguous_number"
    DOUBTFUL_NUMBER = "doubtful_number"
    BROKEN_IDENTITY = "broken_identity"
    COPIED_NUMBERS = "copied_numbers"
    SET_ASIDE = "set_aside"
    CHANGED_FORM = "changed_form"
    SETTING_UNKNOWN_INDICATOR = "setting_unknown_indicator"
    SETTING_BAD_VALUE = "setting_bad_value"
    SETTING_REPEATED = "setting_repeated"
    SETTING_SHEET_ALONE = "setting_sheet_alone"
    ACTIVITY_AMOUNT = "activity_amount"
    ACTIVITY_AMBIGUOUS = "activity_ambiguous"
    ACTIVITY_SUM = "activity_sum"
    ACTIVITY_TOTAL = "activity_total"
    ACTIVITY_OFFICE = "activity_office"
    ACTIVITY_UNMATCHED = "activity_unmatched"
    ACTIVITY_REPEATED = "activity_repeated"
    ACTIVITY_SHAPE = "activity_shape"
    ACTIVITY_DOUBTFUL = "activity_doubtful"
    ACTIVITY_FIGURES = "activity_figures"
    CONFIRMATION_FILE = "confirmation_file"
    ANSWER_NOT_USABLE = "answer_not_usable"
    ANSWER_READ_AS = "answer_read_as"
    ANSWERS_NONE = "answers_none"
    CORRECTION_CONTAINED = "correction_contained"
    CORRECTION_CHANGED = "correction_changed"
    CORRECTION_ABSENT = "correction_absent"
    PLAN_BAD_VALUE = "plan_bad_value"
    PLAN_REPEATED_ROW = "plan_repeated_row"
    PLAN_SHEETS_ALONE = "plan_sheets_alone"
    PLAN_WITHOUT_IDENTITY = "plan_without_identity"
    BOUNDARIES_UNREADABLE = "boundaries_unreadable"
    BOUNDARIES_SKIPPED = "boundaries_skipped"


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem: kind, severity, place, a sentence and a remedy in Indonesian.

    `people` is by how many people a figure could move, None where that is not known; `flips` says
    what would change ("status", "priority" or empty).
    """

    kind: str
    severity: Severity
    message: str
    remedy: str = ""
    file: str = ""
    sheet: str = ""
    cell: str = ""
    area: str = ""
    indicator: str = ""
    people: float | None = None
    flips: str = ""


@dataclass(frozen=True, slots=True)
class ProblemText:
    """Wording of a kind of problem; the templates take the facts named in braces."""

    severity: Severity
    message: str
    remedy: str


PROBLEM_TEXTS: dict[ProblemKind, ProblemText] = {
    ProblemKind.UNREADABLE_FILE: ProblemText(
        Severity.ERROR,
        "Berkas tidak dapat dibaca: {reason}.",
        "Buka berkas di aplikasi lembar kerja, simpan ulang sebagai .xlsx, lalu unggah kembali.",
    ),
    ProblemKind.ENCRYPTED_FILE: ProblemText(
        Severity.ERROR,
        "Berkas dikunci dengan kata sandi sehingga isinya tidak dapat dibaca.",
        "Buka berkas dengan kata sandinya, hapus kata sandi, simpan, lalu unggah kembali.",
    ),
    ProblemKind.UNKNOWN_FORMAT: ProblemText(
        Severity.ERROR,
        "Isi berkas bukan lembar kerja yang dikenal ({reason}).",
        "Unggah xlsx, xlsm, xls, xlsb, ods, csv, atau tsv.",
    ),
    ProblemKind.TOO_LARGE: ProblemText(
        Severity.ERROR,
        "Berkas terlalu besar untuk dibaca dengan aman ({reason}).",
        "Hapus lembar atau sel yang tidak dipakai, simpan, lalu unggah kembali.",
    ),
    ProblemKind.LOSSY_XLSB: ProblemText(
        Severity.ERROR,
        "Berkas .xlsb ini ditulis dengan cara yang membuat sebagian sel hilang saat dibaca.",
        "Simpan sebagai .xlsx, lalu unggah kembali.",
    ),
    ProblemKind.EMPTY_FILE: ProblemText(
        Severity.ERROR,
        "Berkas kosong: tidak ada satu sel pun yang berisi.",
        "Periksa apakah berkas yang diunggah benar.",
    ),
    ProblemKind.STRAY_CELL: ProblemText(
        Severity.WARNING,
        "Ada sel berisi yang sangat jauh dari tabel; sel sejauh itu tidak dibaca.",
        "Hapus isi sel tersebut bila tidak dipakai, atau pindahkan ke dekat tabel.",
    ),
    ProblemKind.COVERED_CELL: ProblemText(
        Severity.WARNING,
        "{count} sel berisi tertutup oleh sel gabungan sehingga tidak terlihat; isinya tidak dibaca.",
        "Pisahkan sel gabungan itu bila isinya diperlukan.",
    ),
    ProblemKind.DAMAGED_CELL: ProblemText(
        Severity.WARNING,
        "{count} sel rusak di dalam berkas sehingga isinya tidak terbaca; dianggap belum ada data.",
        "Buka berkas di aplikasi lembar kerja, periksa sel itu, lalu simpan ulang.",
    ),
    ProblemKind.DAMAGED_PART: ProblemText(
        Severity.WARNING,
        "Sebagian berkas rusak ({what}); angka dan teksnya tetap dibaca.",
        "Buka berkas di aplikasi lembar kerja, simpan ulang, lalu unggah kembali.",
    ),
    ProblemKind.UNCLOSED_QUOTE: ProblemText(
        Severity.WARNING,
        "Tanda kutip di baris {row} tidak pernah ditutup; baris itu dibaca apa adanya.",
        "Periksa baris itu, lalu simpan ulang berkas dari aplikasi lembar kerja.",
    ),
    ProblemKind.PERSONAL_DATA: ProblemText(
        Severity.WARNING,
        "Lembar ini memuat data per orang ({columns}). Barisnya tidak ditampilkan dan tidak disimpan.",
        "Unggah rekap per desa atau kecamatan, bukan daftar nama.",
    ),
    ProblemKind.HIDDEN_PEOPLE: ProblemText(
        Severity.WARNING,
        "Ada data per orang di bagian berkas yang tidak tampak sebagai tabel. Berkas ini tidak disimpan.",
        "Salin tabel rekapnya ke berkas baru tanpa pivot dan catatan, lalu unggah berkas itu.",
    ),
    ProblemKind.COUNTABLE_PEOPLE: ProblemText(
        Severity.INFO,
        "Lembar ini ekspor e-PPGBM menurut nama. Kelas BB/U, TB/U, dan BB/TB di dalamnya dapat dihitung "
        "menjadi jumlah per desa; yang disimpan hanya hitungannya.",
        "Tekan Hitung per desa di halaman Periksa.",
    ),
    ProblemKind.NO_TABLE: ProblemText(
        Severity.INFO,
        "Tidak ditemukan tabel angka di lembar ini.",
        "Abaikan bila lembar ini memang bukan tabel.",
    ),
    ProblemKind.EMPTY_TABLE: ProblemText(
        Severity.WARNING,
        "Tabel dikenali tetapi belum berisi angka.",
        "Isi tabelnya, atau pindahkan angkanya ke bawah kepala kolom yang benar, lalu unggah kembali.",
    ),
    ProblemKind.EXAMPLE_TABLE: ProblemText(
        Severity.INFO,
        "Di sini ada contoh cara mengisi; angka contoh tidak dibaca.",
        "Bila ini bukan contoh, hapus kata \u201ccontoh\u201d di berkas, lalu unggah kembali.",
    ),
    ProblemKind.REPEATED_TABLE: ProblemText(
        Severity.INFO,
        "Tabel ini sama dengan tabel di {where}; angkanya dibaca sekali saja.",
        "Tidak perlu tindakan.",
    ),
    ProblemKind.HIDDEN_CONTENT: ProblemText(
        Severity.INFO,
        "Ada {what} yang disembunyikan; isinya tetap dibaca dan ditandai.",
        "Tampilkan kembali di lembar kerja bila ingin memeriksanya.",
    ),
    ProblemKind.UNKNOWN_INDICATOR: ProblemText(
        Severity.WARNING,
        "Kolom atau baris \u201c{header}\u201d belum dikenali sebagai indikator.",
        "Pilih indikatornya di Data \u203a Periksa, atau beri nama sebagai indikator baru.",
    ),
    ProblemKind.SHARE_OF_TARGET: ProblemText(
        Severity.INFO,
        "Kolom \u201c{header}\u201d berisi capaian dibagi target, bukan cakupan; angkanya tidak dipakai.",
        "Tidak perlu diubah: kesenjangan dihitung dari capaian dan target itu sendiri.",
    ),
    ProblemKind.DOUBTFUL_INDICATOR: ProblemText(
        Severity.WARNING,
        "\u201c{header}\u201d dibaca sebagai \u201c{guess}\u201d, karena itu yang paling dekat.",
        "Apakah itu benar? Pastikan di Data \u203a Periksa.",
    ),
    ProblemKind.DOUBTFUL_MEASURE: ProblemText(
        Severity.WARNING,
        "\u201c{header}\u201d dibaca sebagai {measure}{other}; alasannya: {why}.",
        "Apakah isinya {measure}? Pastikan di Data \u203a Periksa.",
    ),
    ProblemKind.SEVERAL_KABUPATEN: ProblemText(
        Severity.WARNING,
        "Berkas yang dibaca bersama ini juga memuat {others}; yang dihitung hanya {used}.",
        "Pilih kabupaten yang dimaksud di Data \u203a Periksa.",
    ),
    ProblemKind.UNKNOWN_AREA: ProblemText(
        Severity.WARNING,
        "Wilayah \u201c{area}\u201d tidak ditemukan{inside}.",
        "Cocokkan dengan nama resminya di Data \u203a Periksa.",
    ),
    ProblemKind.UNKNOWN_AREAS: ProblemText(
        Severity.WARNING,
        "{count} dari {all} nama wilayah di tabel ini tidak ditemukan, antara lain {names}.",
        "Sebanyak ini biasanya berarti kolomnya bukan wilayah atau kabupatennya lain: periksa di Data "
        "\u203a Periksa.",
    ),
    ProblemKind.NAMELESS_ROW: ProblemText(
        Severity.WARNING,
        "Baris ini{more} berisi angka tanpa nama wilayah, jadi tidak dibaca. Wilayah apa, atau jumlah?",
        "Isi nama wilayahnya (atau \u201cJumlah\u201d) di berkas, lalu unggah kembali.",
    ),
    ProblemKind.DOUBTFUL_AREA: ProblemText(
        Severity.WARNING,
        "{because}{more}",
        "Periksa dan pastikan di Data \u203a Periksa.",
    ),
    ProblemKind.AGE_AS_DATE: ProblemText(
        Severity.INFO,
        "Sel berisi tanggal di antara kelompok umur; dibaca sebagai umur \u201c{span}\u201d{more}.",
        "Ubah format sel menjadi teks lalu ketik ulang kelompok umurnya bila bukan itu maksudnya.",
    ),
    ProblemKind.NO_PERIOD: ProblemText(
        Severity.WARNING,
        "Tahun atau bulan data tidak disebut di judul, lembar, kolom, maupun nama berkas.",
        "Tentukan periodenya di Data \u203a Periksa.",
    ),
    ProblemKind.NO_YEAR: ProblemText(
        Severity.WARNING,
        "{part} di sini tahun berapa? Tahunnya tidak disebut di judul, lembar, kolom, maupun nama berkas.",
        "Tentukan tahunnya di Data \u203a Periksa.",
    ),
    ProblemKind.PERIOD_CONFLICT: ProblemText(
        Severity.WARNING,
        "Periode berbeda-beda: {periods}. Dipakai {used}.",
        "Periksa judul dan nama berkas; ubah di Data \u203a Periksa bila perlu.",
    ),
    ProblemKind.ERROR_CELL: ProblemText(
        Severity.WARNING,
        "Sel berisi kesalahan rumus {written}{more}; dianggap belum ada data.",
        "Perbaiki rumusnya (biasanya sasaran nol atau kosong).",
    ),
    ProblemKind.UNEVALUATED_FORMULA: ProblemText(
        Severity.WARNING,
        "Sel berisi rumus yang hasilnya belum dihitung{more}; dianggap belum ada data.",
        "Buka dan simpan berkas sekali di aplikasi lembar kerja.",
    ),
    ProblemKind.TEXT_FOR_NUMBER: ProblemText(
        Severity.WARNING,
        "Sel berisi teks \u201c{written}\u201d, bukan angka{more}; dianggap belum ada data.",
        "Isi dengan angka, atau kosongkan.",
    ),
    ProblemKind.AMBIGUOUS_NUMBER: ProblemText(
        Severity.WARNING,
        "\u201c{written}\u201d dapat berarti {one} atau {other}; dibaca {used} karena {why}.",
        "Periksa angkanya.",
    ),
    ProblemKind.DOUBTFUL_NUMBER: ProblemText(
        Severity.WARNING,
        "{count} angka perlu dipastikan: {doubts}.",
        "Pastikan angkanya, atau perbaiki di berkas asal.",
    ),
    ProblemKind.BROKEN_IDENTITY: ProblemText(
        Severity.WARNING,
        "Angka tidak cocok satu sama lain: {said}, tetapi tidak di {cells}.",
        "Angka mana yang benar? Perbaiki di berkas asal, lalu unggah kembali.",
    ),
    ProblemKind.COPIED_NUMBERS: ProblemText(
        Severity.WARNING,
        "\u201c{header}\u201d dan \u201c{original}\u201d memuat angka yang sama ({said}).",
        "Apakah salah satunya tersalin dari yang lain? Periksa di berkas asal.",
    ),
    ProblemKind.SET_ASIDE: ProblemText(
        Severity.INFO,
        "{count} baris disisihkan dari data: {what}.",
        "Tidak perlu tindakan.",
    ),
    ProblemKind.NOTHING_USABLE: ProblemText(
        Severity.WARNING,
        "Tidak satu pun dari {all} angka di lembar ini dapat dipakai: artinya belum dikenali atau pasti.",
        "Tetapkan arti kolomnya di Data \u203a Periksa.",
    ),
    ProblemKind.MOSTLY_UNREAD: ProblemText(
        Severity.WARNING,
        "Baru {known} dari {all} angka di lembar ini yang dikenali artinya.",
        "Tetapkan arti kolom yang lain di Data \u203a Periksa.",
    ),
    ProblemKind.CHANGED_FORM: ProblemText(
        Severity.WARNING,
        "Bentuk lembar ini berbeda dari yang terakhir dipastikan: {what}.",
        "Keputusan tentang itu tidak dipakai. Periksa kembali arti kolomnya di Data \u203a Periksa.",
    ),
    ProblemKind.SETTING_UNKNOWN_INDICATOR: ProblemText(
        Severity.WARNING,
        "Baris pengaturan \u201c{written}\u201d tidak dikenali sebagai indikator; baris itu tidak dipakai.",
        "Pakai kode atau nama indikator dari templat pengaturan.",
    ),
    ProblemKind.SETTING_BAD_VALUE: ProblemText(
        Severity.WARNING,
        "{column} \u201c{written}\u201d tidak dapat dipakai: {reason}.",
        "{advice}",
    ),
    ProblemKind.SETTING_REPEATED: ProblemText(
        Severity.WARNING,
        "{column} untuk indikator ini ditulis dua kali dengan isi berbeda; dipakai \u201c{used}\u201d.",
        "Sisakan satu isi saja.",
    ),
    ProblemKind.SETTING_SHEET_ALONE: ProblemText(
        Severity.WARNING,
        "Lembar ini tidak dibaca sebagai data karena berkasnya berkas pengaturan.",
        "Unggah lembar ini sebagai berkas tersendiri.",
    ),
    ProblemKind.ACTIVITY_AMOUNT: ProblemText(
        Severity.WARNING,
        "\u201c{written}\u201d tidak terbaca sebagai rupiah; dianggap belum ada, bukan nol.",
        "Tulis angkanya saja, misalnya 1250000000, atau kosongkan.",
    ),
    ProblemKind.ACTIVITY_AMBIGUOUS: ProblemText(
        Severity.WARNING,
        "Pagu \u201c{written}\u201d dapat dibaca dengan titik ribuan atau titik desimal; dibaca {used}.",
        "Periksa angkanya; tulis dengan koma desimal bila itu maksudnya.",
    ),
    ProblemKind.ACTIVITY_SUM: ProblemText(
        Severity.WARNING,
        "Pagu tercetak {printed} berbeda dari jumlah per sumber dana {counted}; yang kedua dipakai.",
        "Periksa pagu setiap sumber dana.",
    ),
    ProblemKind.ACTIVITY_TOTAL: ProblemText(
        Severity.WARNING,
        "Jumlah {what} tercetak {printed} berbeda dari jumlah barisnya {counted}, selisih {difference}; "
        "baris yang dipakai.",
        "Periksa apakah ada baris yang terlewat atau terhitung dua kali.",
    ),
    ProblemKind.ACTIVITY_OFFICE: ProblemText(
        Severity.INFO,
        "OPD \u201c{written}\u201d tidak ada di katalog; dipakai sebagaimana tertulis.",
        "Abaikan bila memang OPD lain.",
    ),
    ProblemKind.ACTIVITY_REPEATED: ProblemText(
        Severity.INFO,
        "{count} baris kegiatan di lembar ini sama dengan lembar rencana lain; pagunya dihitung sekali saja.",
        "Tidak perlu tindakan.",
    ),
    ProblemKind.ACTIVITY_SHAPE: ProblemText(
        Severity.WARNING,
        "Lembar ini dibaca sebagai rencana kegiatan menurut isinya, bukan kepala tabelnya: "
        "nama kegiatan dari \u201c{name}\u201d, pagu dari \u201c{budget}\u201d.",
        "Periksa arti kolomnya di Data \u203a Periksa; tetapkan bila keliru, atau abaikan lembarnya.",
    ),
    ProblemKind.ACTIVITY_DOUBTFUL: ProblemText(
        Severity.WARNING,
        "Lembar ini memuat {count} nama kegiatan (misalnya \u201c{written}\u201d), tetapi "
        "tidak ditemukan kolom pagunya; tidak dibaca sebagai rencana kegiatan.",
        "Bila ini rencana kegiatan, beri kolomnya kepala \u201cKegiatan\u201d dan \u201cPagu (Rp)\u201d, "
        "lalu unggah lagi.",
    ),
    ProblemKind.ACTIVITY_FIGURES: ProblemText(
        Severity.INFO,
        "{count} angka kinerja di rencana ini tidak dinilai, karena indikatornya tidak ada di katalog atau "
        "artinya belum pasti (misalnya \u201c{written}\u201d); kegiatan dan rupiahnya dipakai.",
        "Tidak perlu tindakan; angka yang perlu dinilai ditulis di matriks capaian.",
    ),
    ProblemKind.ACTIVITY_UNMATCHED: ProblemText(
        Severity.INFO,
        "Kegiatan \u201c{written}\u201d belum terhubung ke indikator mana pun.",
        "Pilih indikatornya di Tindak lanjut \u203a Anggaran, bila ada.",
    ),
    ProblemKind.CONFIRMATION_FILE: ProblemText(
        Severity.WARNING,
        "Ini lembar konfirmasi yang kembali dari kantor, bukan matriks; angkanya tidak dibaca sebagai data.",
        "Unggah di Data \u203a Konfirmasi agar jawabannya dibandingkan dengan angka sekarang.",
    ),
    ProblemKind.ANSWER_NOT_USABLE: ProblemText(
        Severity.WARNING,
        "Jawaban di baris ini tidak dapat dipakai: {reason}.",
        "{advice}",
    ),
    ProblemKind.ANSWER_READ_AS: ProblemText(
        Severity.INFO,
        "Jawaban “{written}” tertulis sebagai teks; dibaca {number}.",
        "Periksa angkanya sebelum diterima.",
    ),
    ProblemKind.ANSWERS_NONE: ProblemText(
        Severity.WARNING,
        "Tidak ada jawaban di berkas ini: {reason}.",
        "{advice}",
    ),
    ProblemKind.CORRECTION_CONTAINED: ProblemText(
        Severity.INFO,
        "Koreksi {words}: berkas sekarang sudah memuat angka yang benar, jadi koreksi ini dilepas.",
        "Tidak perlu tindakan.",
    ),
    ProblemKind.CORRECTION_CHANGED: ProblemText(
        Severity.WARNING,
        "Koreksi {words} tidak dipasang: saat ditanyakan angkanya {old}, sekarang terbaca {found}.",
        "Tanyakan lagi angka ini di Data \u203a Konfirmasi, atau batalkan koreksinya.",
    ),
    ProblemKind.CORRECTION_ABSENT: ProblemText(
        Severity.INFO,
        "Koreksi {words} belum dipasang: angkanya tidak ada di berkas yang dipakai sekarang.",
        "Unggah berkasnya, atau batalkan koreksi ini di Data \u203a Konfirmasi bila tidak diperlukan.",
    ),
    ProblemKind.PLAN_BAD_VALUE: ProblemText(
        Severity.WARNING,
        "{column} \u201c{written}\u201d di rencana tindak lanjut tidak dapat dipakai: {reason}.",
        "{advice}",
    ),
    ProblemKind.PLAN_REPEATED_ROW: ProblemText(
        Severity.INFO,
        "Baris rencana ini salinan baris lain; keduanya dipakai sebagai janji tersendiri.",
        "Hapus salah satu bila maksudnya sama.",
    ),
    ProblemKind.PLAN_SHEETS_ALONE: ProblemText(
        Severity.INFO,
        "Dari berkas ini hanya rencana tindak lanjut yang dibaca; lembar lain tidak: {names}.",
        "Unggah matriks capaian sebagai berkas tersendiri.",
    ),
    ProblemKind.PLAN_WITHOUT_IDENTITY: ProblemText(
        Severity.WARNING,
        "Kolom tersembunyi rencana tindak lanjut ini hilang; isinya terbaca, tetapi tidak dapat dibandingkan "
        "dengan data.",
        "Mulai lagi dari berkas yang diunduh dari Tindak lanjut \u203a Rencana.",
    ),
    ProblemKind.BOUNDARIES_UNREADABLE: ProblemText(
        Severity.ERROR,
        "Berkas batas wilayah tidak dapat dibaca: {reason}.",
        "Unggah GeoJSON, atau satu zip berisi .shp dan .dbf, dari aplikasi peta kantor.",
    ),
    ProblemKind.BOUNDARIES_SKIPPED: ProblemText(
        Severity.WARNING,
        "{count} bidang di berkas batas wilayah tidak dipakai: {reason}.",
        "Periksa bidang itu di aplikasi peta, lalu ekspor ulang bila perlu.",
    ),
}


def problem(
    kind: ProblemKind,
    *,
    file: str = "",
    sheet: str = "",
    cell: str = "",
    area: str = "",
    indicator: str = "",
    **facts: object,
) -> Problem:
    """A problem of a kind, with its wording filled from the facts."""
    wording = PROBLEM_TEXTS[kind]
    names = {"area": area, "indicator": indicator, **facts}
    return Problem(
        kind=kind,
        severity=wording.severity,
        message=wording.message.format_map(names),
        remedy=wording.remedy.format_map(names),
        file=file,
        sheet=sheet,
        cell=cell,
        area=area,
        indicator=indicator,
    )
