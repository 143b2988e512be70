"""The sheet of the follow-up matrix: its headers, which of them people fill, and what they may choose."""

from __future__ import annotations

from stunting.model.follow_up import FOLLOW_UP, FUNDING_SOURCES, KECAMATAN_ROLES, QUARTERS, FollowUpStatus

PLAN_SHEET = "Rencana tindak lanjut"
SUGGESTED_MARK = "(usulan)"
"""Ends an activity that is a suggestion nobody has touched."""
YES = "ya"
"""A flag that holds; else the cell is empty."""

PLAN_HEADERS: dict[str, str] = {
    "issue": "Isu",
    "kecamatan": "Kecamatan",
    "desa": "Desa/kelurahan",
    "target_group": "Sasaran",
    "share": "Capaian",
    "target": "Target",
    "gap_points": "Selisih (poin)",
    "gap_people": "Kurang (jumlah sasaran)",
    "activity": "Rekomendasi kegiatan",
    "planned_activity": "Kegiatan RAD/RKPD yang diperkuat",
    "sub_activity": "Sub kegiatan",
    "sub_activity_code": "Kode",
    "output_indicator": "Indikator keluaran",
    "output_unit": "Satuan",
    "output_target": "Target keluaran",
    "budget": "Pagu (Rp)",
    "funding": "Sumber dana",
    "opd": "OPD penanggung jawab",
    "opd_support": "OPD pendukung",
    "kecamatan_role": "Peran kecamatan",
    "quarters": "Waktu",
    "status": "Status",
}
"""Headers of the columns that people see, in their order."""
MARKING_COLUMNS = ("issue", "activity", "kecamatan_role", "status")
"""Columns whose headers together make a sheet a follow-up matrix, whatever the file is called."""
CONTEXT_COLUMNS = ("target_group", "share", "target", "gap_points", "gap_people")
"""What a row was born from: shown to people, not filled by them."""
HIDDEN_COLUMNS: tuple[str, ...] = tuple(
    name for name in FOLLOW_UP.names if name not in PLAN_HEADERS and name != "activity_suggested"
)
"""Columns that only the dashboard needs, under their own names; they stand hidden between the others, so that
a person who sorts the sheet sorts them too."""

_RUNS = [
    "; ".join(QUARTERS[first : last + 1])
    for first in range(len(QUARTERS))
    for last in range(first, len(QUARTERS))
]
CHOICES: dict[str, tuple[str, ...]] = {
    "status": tuple(status.value for status in FollowUpStatus),
    "quarters": tuple(_RUNS),
    "funding": FUNDING_SOURCES,
    "kecamatan_role": KECAMATAN_ROLES,
}
"""What the lists in the sheet offer."""
ONE_CHOICE = ("status",)
"""Columns that hold a single choice; the others take several, parted by a semicolon."""
