"""The follow-up matrix (rencana tindak lanjut): one row per promise, born from a gap."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import pandas as pd

from stunting.model.frames import ColumnType, FrameSpec, flag, number, text


class FollowUpStatus(StrEnum):
    """How far a promise has come, as people say it."""

    PLANNED = "rencana"
    AGREED = "disepakati"
    RUNNING = "berjalan"
    DONE = "selesai"
    DROPPED = "batal"


KECAMATAN_ROLES = (
    "meneruskan instruksi",
    "mengimbau",
    "mengoordinasikan",
    "memverifikasi data",
    "memfasilitasi rembuk",
)
"""All that a kecamatan does: it never drafts or runs technical programmes."""

QUARTERS = ("TW I", "TW II", "TW III", "TW IV")
FUNDING_SOURCES = ("APBD", "DAK", "BOK", "DD", "CSR", "APBN", "Lainnya")
LIST_MARK = "; "
"""Between several desa, offices, roles, quarters or sources in one cell."""

FOLLOW_UP = FrameSpec(
    name="follow_up",
    grain="one row per promise: an issue in a kecamatan, or the part of it that people split off",
    columns=(
        text("id", "identity of the row, never given twice in one plan"),
        text("series", "Series of the figure"),
        text("period", "period of the figure"),
        text("area_key", "identity of the kecamatan, or of the kabupaten"),
        text("kecamatan", "name of the kecamatan; empty where the whole kabupaten is meant"),
        text("desa", "names of desa with the largest gaps, joined by '; '"),
        text("indicator", "indicator id; empty in a row that a person added"),
        text("sector", "sector"),
        text("issue", "isu in words"),
        text("target_group", "sasaran, the unit of gap_people"),
        number("denominator", "sasaran behind the capaian, units of target_group; NaN where unknown"),
        number("share", "capaian 0-1; NaN where unknown"),
        number("target", "target 0-1; NaN where unknown"),
        flag("target_verified", "whether the target was found in a document or set by the office"),
        number("gap_points", "percentage points to the target"),
        number("gap_people", "people (units of the sasaran) to the target"),
        text("activity", "rekomendasi kegiatan"),
        flag("activity_suggested", "whether the activity is a suggestion nobody has touched"),
        text("planned_activity", "kegiatan of the RAD/RKPD it strengthens, or that there is none"),
        text("sub_activity", "sub kegiatan, by people"),
        text("sub_activity_code", "its code, by people"),
        text("output_indicator", "indikator keluaran, by people"),
        text("output_unit", "satuan"),
        number("output_target", "target keluaran; NaN where not set"),
        number("budget", "pagu in rupiah; NaN where not set"),
        text("funding", "sumber dana joined by '; '"),
        text("opd", "OPD penanggung jawab"),
        text("opd_support", "OPD pendukung joined by '; '"),
        text("kecamatan_role", "peran kecamatan, of KECAMATAN_ROLES, joined by '; '"),
        text("quarters", "waktu: of QUARTERS joined by '; '"),
        text("status", "FollowUpStatus"),
    ),
)

_EMPTY = {ColumnType.TEXT: "", ColumnType.NUMBER: float("nan"), ColumnType.FLAG: False}


def plan_frame(records: list[dict[str, object]]) -> pd.DataFrame:
    """Records of all columns as a frame of `FOLLOW_UP`."""
    if not records:
        return FOLLOW_UP.empty()
    types = {name: kind.dtype for name, kind in FOLLOW_UP.empty().items()}
    return FOLLOW_UP.check(pd.DataFrame(records, columns=FOLLOW_UP.names).astype(types))


def empty_record(id: str) -> dict[str, object]:
    """A row that a person fills: everything empty but its identity and status."""
    record: dict[str, object] = {column.name: _EMPTY[column.type] for column in FOLLOW_UP.columns}
    return {**record, "id": id, "status": FollowUpStatus.PLANNED.value}


def split_list(text: str) -> list[str]:
    """Parts of a list written in one cell."""
    return [part.strip() for part in text.split(LIST_MARK.strip()) if part.strip()]


def row_id(number: int) -> str:
    """Identity of the row with a number: `T007`."""
    return f"T{number:03d}"


def highest_number(ids: Iterable[str]) -> int:
    """The highest number among identities of rows, 0 where there is none."""
    return max((int(id[1:]) for id in ids if id[1:].isdecimal()), default=0)
