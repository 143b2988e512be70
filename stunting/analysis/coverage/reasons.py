"""Sentences that say why there is no share, or only a printed one."""

from __future__ import annotations

from functools import lru_cache

from stunting.analysis.coverage.figures import Origin, State

_CLASH = {"numerator": "capaian", "denominator": "sasaran", "percent": "persentase"}
NO_NUMBER = "Belum ada data: sel kosong atau tidak berisi angka."
TOO_LARGE = "Angkanya terlalu besar untuk dihitung; periksa sel sumbernya."
PERCENT_ALONE = "Hanya persentase yang tercetak, sehingga tidak dapat dijumlahkan."
PERCENT_WITHOUT_SASARAN = "Sasaran tidak ada; persentase ditampilkan sebagaimana tercetak."
COUNT_ALONE = "Jumlah tanpa sasaran: tidak dapat menjadi persentase."
NO_NUMERATOR = "Capaian belum diisi; hanya sasaran yang ada."
NO_PEOPLE = "Sasaran nol: tidak ada yang harus dilayani."
SERVED_WITHOUT_PEOPLE = "Sasaran nol padahal capaian ada isinya; periksa selnya."
NEGATIVE = "Ada angka negatif; tidak dipakai."
SURVEY = "Angka survei sebagaimana diterbitkan; tidak dihitung dari jumlah."
PRINTED_TOTAL = "Total sebagaimana tercetak; baris di bawahnya tidak dapat dijumlahkan."


@lru_cache(maxsize=1024)
def reason_of_row(state: int, clash: str, with_numerator: bool, survey: bool) -> str:
    """Why the figure of one row is not a share of its own numbers; empty where it is."""
    match State(state):
        case State.PAIR:
            return ""
        case State.CONFLICT:
            return f"Dua angka berbeda untuk {_CLASH[clash]} wilayah dan periode ini; tidak ada yang dipilih."
        case State.NEGATIVE:
            return NEGATIVE
        case State.EMPTY_PAIR:
            return NO_PEOPLE
        case State.NO_PEOPLE:
            return SERVED_WITHOUT_PEOPLE
        case State.TOO_LARGE:
            return TOO_LARGE
        case State.COUNT_ONLY:
            return COUNT_ALONE
        case State.PERCENT_ONLY:
            if survey:
                return SURVEY
            return PERCENT_WITHOUT_SASARAN if with_numerator else PERCENT_ALONE
        case State.NO_NUMERATOR:
            return NO_NUMERATOR
        case _:
            return NO_NUMBER


@lru_cache(maxsize=4096)
def reason_of_sum(origin: int, state: int, counts: tuple[int, ...]) -> str:
    """Why the figure of an area with areas below it is not a sum; empty where it is.

    `counts` (`STATE_COUNTS`) are the areas below by what stands in their way.
    """
    conflict, negative, no_people, too_large, percent, count = counts
    if origin in (Origin.TOTAL, Origin.TOTAL_PERCENT):
        return PRINTED_TOTAL
    if origin == Origin.OWN_PERCENT:
        return PERCENT_ALONE
    if origin != Origin.NONE:
        return NO_PEOPLE if state == State.EMPTY_PAIR else ""
    if count and not (conflict or negative or no_people or too_large or percent):
        return COUNT_ALONE
    parts = [
        f"{number} wilayah {what}"
        for number, what in (
            (conflict, "memuat dua angka berbeda"),
            (negative, "memuat angka negatif"),
            (no_people, "memuat capaian dengan sasaran nol"),
            (too_large, "memuat angka yang terlalu besar"),
            (percent, "hanya memuat persentase (persentase tidak dirata-ratakan)"),
            (count, "memuat jumlah tanpa sasaran"),
        )
        if number
    ]
    if not parts:
        return NO_NUMBER
    return f"Tidak dapat dijumlahkan: {'; '.join(parts)}."
