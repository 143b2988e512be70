"""What the priority list says in sentences: notes, reasons, and the verdict on one area."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from stunting.catalogue.relations import stunting_id
from stunting.model.formatting import format_number, format_percent, format_points
from stunting.model.labels import DEPENDS_LABELS, QUADRANT_LABELS, VERDICT_LABELS
from stunting.model.summaries.priority import CERTAIN_FROM, NOT_UNTIL, DependsOn, Quadrant, Verdict

_HALF_A_PERCENT = 0.005
BAD_WEIGHTS = "Bobot negatif atau bukan angka dianggap 0."
ABOVE_SASARAN = "capaian melebihi sasaran"
PERHAPS_NOT_FILLED = "nol yang mungkin berarti belum diisi"
FAR_FROM_OTHERS = "jauh berbeda dari wilayah lain"
NO_DATA_AT_LEVEL = "Tidak ada data rutin tingkat {level}."
SCALE = (
    "Nilai 1 setara sepersepuluh wilayah terberat: prevalensi {prevalence}, {cases} kasus, "
    "kesenjangan layanan {gap}."
)
OLDER_FIGURES = "angka lebih lama dari wilayah lain: {listed}"
SILENT_SERVICES = "belum dilaporkan, dalam urutan dihitung seolah belum ada yang terlayani: {listed}"
TOO_LITTLE_DATA = "data kurang dari setengah bobot, belum dapat dinilai"
NO_PREVALENCE = "prevalensi rutin belum ada"
NO_CASES = "jumlah kasus tidak diketahui"
NO_SERVICES = "capaian layanan belum ada"
ALL_ON_LIST = "semua wilayah yang dapat dinilai masuk daftar"
NO_SINGLE_CHANGE = "tidak ada satu angka pun yang mengubah daftar"
PEOPLE_OF_CHANGE_UNKNOWN = "jumlah orang dari perubahan tidak diketahui"
SCALE_WITHOUT_PREVALENCE = (
    "Prevalensi stunting rutin tidak ada; daftar disusun dari kesenjangan layanan saja. Nilai 1 "
    "setara sepersepuluh wilayah terberat: {gap}."
)
LIST_WITHOUT_SERVICES = "Tidak ada capaian layanan; daftar disusun dari prevalensi dan jumlah kasus saja."
WITHOUT_TARGET = "Tanpa target, dihitung terhadap semua sasaran: {names}."
LATEST_PERIODS = "Periode terbaru tiap indikator dipakai: {listed}."
NOTHING_TO_JUDGE = "Tidak ada wilayah yang dapat dinilai: data atau bobotnya belum cukup."
DOUBTS_DRAWN = "{doubts} angka yang meragukan diundi dalam rentang yang masuk akal."
LIST_OF_ALL = "Daftar sepanjang {top} memuat semua wilayah yang dapat dinilai ({scored})."


def priority_sentences(row: Mapping[str, Any], names: Mapping[str, str], top: int) -> tuple[str, ...]:
    """Place and verdict, quadrant, and what would change the list, of one row of `PRIORITY`.

    `names` gives indicator names by id, `top` the length of the list.
    """
    return tuple(_sentences(row, names, top))


def top_share_words(share: float) -> str:
    """How often an area is on the list: whole percents, with a decimal where they would look like a cut-off.

    >>> top_share_words(0.096), top_share_words(0.523)
    ('9,6 %', '52 %')
    """
    near = any(0 < abs(share - cut) <= _HALF_A_PERCENT for cut in (CERTAIN_FROM, NOT_UNTIL))
    return format_percent(share, 1 if near else 0)


def _sentences(row: Mapping[str, Any], names: Mapping[str, str], top: int) -> Iterator[str]:
    verdict = Verdict(row["verdict"])
    if verdict is Verdict.UNKNOWN:
        yield f"{row['area']}: {row['reason']}."
        return
    depends = DependsOn(row["depends_on"])
    on_what = f" pada {DEPENDS_LABELS[depends]}" if depends else ""
    yield (
        f"{row['area']}: peringkat {row['rank']}; {VERDICT_LABELS[verdict]}{on_what}, "
        f"masuk daftar {top} pada {top_share_words(row['top_share'])} perhitungan ulang."
    )
    quadrant = Quadrant(row["quadrant"])
    if quadrant is not Quadrant.UNKNOWN:
        yield (
            f"{QUADRANT_LABELS[quadrant]}: {format_percent(row['prevalence'])}, "
            f"{format_number(row['cases'])} dari {format_number(row['children'])} balita diukur."
        )
    if row["worst_service"]:
        service = names.get(row["worst_service"], row["worst_service"])
        yield f"Kesenjangan layanan terbesar: {service} ({format_points(row['worst_service_gap_points'])})."
    if row["change_effect"]:
        yield _change(row, names)
    if row["reason"]:
        yield f"Catatan: {row['reason']}."


def _change(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    stunting = row["change_indicator"] == stunting_id()
    indicator = names.get(row["change_indicator"], row["change_indicator"])
    direction = "naik" if row["change_points"] > 0 else "turun"
    people = ""
    if np.isfinite(row["change_people"]):
        people = f" ({format_number(row['change_people'])} {'kasus' if stunting else 'sasaran'})"
    effect = "keluar dari" if row["change_effect"] == "off" else "masuk ke"
    return (
        f"Perubahan terkecil yang membuatnya {effect} daftar: {indicator} {direction} "
        f"{format_points(abs(row['change_points']))}{people} menjadi {format_percent(row['change_share'])}."
    )


LOKUS_METHOD = (
    "Yang dibuat sebesar mungkin: bagian kesenjangan kabupaten yang tertutup, rata-rata semua layanan. "
    "Orang dari sasaran berbeda tidak dijumlahkan."
)
LOKUS_DRAWS = (
    "Angka diundi {draws} kali menurut ketidakpastiannya, lalu usulan dicari lagi. Terpilih pada 90 % undian "
    "atau lebih: pasti; 10\u201390 %: bergantung pada data."
)
LOKUS_LOWER = "Tidak dihitung, karena yang dikejar kasus yang berlebih: {names}."
LOKUS_UNTARGETED = "Tidak dihitung, karena tanpa target: {names}."
LOKUS_UNCOSTED = "Tanpa jam atau rupiah per orang, dihitung tanpa beban: {names}."
LOKUS_SILENT = "{count} desa tidak melaporkan sebagian layanan; orang di sana tidak diketahui."
