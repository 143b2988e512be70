"""Notes of the checks of quality and why a cell was read so; findings: `model/summaries/quality.py`."""

from __future__ import annotations

OUTDATED_TOTALS = (
    "{left_out} temuan tentang jumlah atau persentase tercetak tidak ditampilkan: angka di bawahnya "
    "sudah dikoreksi, sedangkan yang tercetak di berkas masih dari angka lama."
)
NO_COMPLETENESS = "Kelengkapan tidak dapat dihitung: tidak ada angka pada tingkat wilayah ini."
NOTHING_TO_CHECK = "Belum ada angka yang dapat diperiksa mutunya."
NO_FINDINGS = "Tidak ada temuan mutu data."
MEDIAN_OF_OTHERS = "median wilayah lain {median}"
MEAN_BEFORE = " dan rata-rata periode sebelumnya {past_mean}"
EARLIER_MEAN = "periode sebelumnya rata-rata {past_den}"
KNOWN_SASARAN = " ({share} dari sasaran yang diketahui)"
NOTHING = "tidak dikenali"
WHY_NO_NUMBER = "Dibaca sebagai {role}, bukan angka data"
WHY = "Mengapa {reading}"
WHY_RIVAL = "bacaan terdekat: {rival}, selisih {margin}"
