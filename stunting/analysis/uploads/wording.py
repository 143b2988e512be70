"""Sentences of this room."""

WAITS_FOR_YES = (
    "Versi baru dasbor membaca angka ini, atau angka lain dari hitungan yang sama, berbeda dari yang "
    "tersimpan. Setujui bacaan barunya di Data \u203a Arsip."
)
