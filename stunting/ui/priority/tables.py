"""Priority, workload and workers as tables of plain Indonesian text."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pandas as pd

from stunting.analysis.priority.wording import top_share_words
from stunting.model.formatting import format_number, format_people, format_percent, format_points
from stunting.model.labels import DEPENDS_LABELS, VERDICT_LABELS
from stunting.model.lokus import lokus_words
from stunting.model.summaries.priority import DependsOn, Verdict
from stunting.ui.visit.view import records

NOTHING = "\u2013"
_MOST_NAMES = 8
_MOST_SERVICES = 3


def priority_table(rows: pd.DataFrame, names: Mapping[str, str], lokus: Mapping[str, str]) -> pd.DataFrame:
    """PRIORITY rows in order: place, verdict, and what it rests on, with what is old or missing.

    `names` are those of indicators, `lokus` the years of desa lokus by code.
    """
    noted = rows["reason"].nunique() > 1
    return pd.DataFrame(
        [
            {
                "No": str(row["rank"] or NOTHING),
                "Wilayah": row["area"],
                "Kecamatan": row["kecamatan"],
                **({"Lokus": _listed(row["area_code"], lokus)} if lokus else {}),
                "Putusan": _verdict(row["verdict"], row["depends_on"]),
                "Masuk daftar": _often(row["top_share"]),
                "Skor": _number(row["score"], 2),
                "Prevalensi": _percent(row["prevalence"]),
                "Kasus": _number(row["cases"]),
                "Kesenjangan layanan": _points(row["service_gap_points"]),
                "Layanan terlemah": names.get(row["worst_service"], row["worst_service"]) or NOTHING,
                **({"Catatan": row["reason"] or NOTHING} if noted else {}),
            }
            for row in records(rows)
        ]
    )


def lokus_table(rows: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """LOKUS_PROPOSAL rows: the proposal, how firm it is, and the plain ranking and the list beside it."""
    return pd.DataFrame(
        [
            {
                "Desa": row["area"],
                "Kecamatan": row["kecamatan"],
                "Usulan": "diusulkan" if row["proposed"] else NOTHING,
                "Kestabilan": f"{VERDICT_LABELS[Verdict(row['verdict'])]}, {_often(row['proposed_share'])}",
                "Layanan didahulukan": _services(row["services"].split(), names),
                "Menutup": _percent(row["closed"]) if row["proposed"] else NOTHING,
                "Jam": _number(row["hours"]) if row["hours"] else NOTHING,
                "Rupiah": _number(row["rupiah"]) if row["rupiah"] else NOTHING,
                "Urutan biasa": _place(row["rank"], row["rank_verdict"]),
                "Daftar sekarang": lokus_words(row["listed"].strip("-")) if row["listed"] else NOTHING,
            }
            for row in records(rows)
        ]
    )


def lokus_services_table(rows: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """LOKUS_SERVICES rows: people of one sasaran each, never added up."""
    return pd.DataFrame(
        [
            {
                "Desa": row["area"],
                "Kecamatan": row["kecamatan"],
                "Layanan": names.get(row["indicator"], row["indicator"]),
                "Dilayani": format_people(row["reached"], row["target_group"]),
                "Dari yang kurang": _number(row["gap_people"]),
                "Jam": _number(row["hours"]) if row["hours"] else NOTHING,
                "Rupiah": _number(row["rupiah"]) if row["rupiah"] else NOTHING,
            }
            for row in records(rows)
        ]
    )


def smallest_set_table(rows: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """SMALLEST_SET as one row per indicator: how few areas hold most of its gap, and which."""
    found = []
    for indicator, part in rows[rows["in_set"]].groupby("indicator", sort=False):
        last = part.iloc[-1]
        found.append(
            {
                "Indikator": names.get(str(indicator), str(indicator)),
                "Wilayah penentu": format_number(len(part)),
                "Bagian kesenjangan": format_percent(last["cumulative_share"], 0),
                "Jumlah": format_people(last["cumulative_people"], last["target_group"]),
                "Nama wilayah": _names(part["area"].tolist()),
            }
        )
    return pd.DataFrame(found)


def capacity_table(rows: pd.DataFrame) -> pd.DataFrame:
    """CAPACITY rows of one pair: workers, people, and the hint to even them out."""
    return pd.DataFrame(
        [
            {
                "Wilayah": row["area"],
                "Kecamatan": row["kecamatan"],
                "Tenaga/fasilitas": _number(row["worker_count"]),
                f"Sasaran ({row['target_group']})": _number(row["people"]),
                "Sasaran per tenaga": _number(row["people_per_worker"], 1),
                "Dibanding rata-rata": f"{_number(row['times_average'], 1)} \u00d7",
                "Belum terjangkau per tenaga": _number(row["to_reach_per_worker"], 1),
                "Bila merata": _number(row["even_count"]),
                "Catatan": row["reason"] or NOTHING,
            }
            for row in records(rows)
        ]
    )


def _names(names: list[str]) -> str:
    """The first names, and how many more there are."""
    more = len(names) - _MOST_NAMES
    return ", ".join(names) if more <= 0 else f"{', '.join(names[:_MOST_NAMES])}, dan {more} lainnya"


def _services(ids: list[str], names: Mapping[str, str]) -> str:
    more = len(ids) - _MOST_SERVICES
    shown = ", ".join(names.get(id, id) for id in ids[:_MOST_SERVICES])
    return f"{shown}, dan {more} lainnya" if more > 0 else shown or NOTHING


def _place(rank: int, verdict: str) -> str:
    return f"{rank}, {VERDICT_LABELS[Verdict(verdict)]}" if rank else NOTHING


def _listed(code: str, lokus: Mapping[str, str]) -> str:
    return lokus_words(lokus[code]) if code in lokus else NOTHING


def _verdict(verdict: str, depends: str) -> str:
    word = VERDICT_LABELS[Verdict(verdict)]
    return f"{word} pada {DEPENDS_LABELS[DependsOn(depends)]}" if depends else word


def _often(share: float) -> str:
    return top_share_words(share) if math.isfinite(share) else NOTHING


def _number(value: float, decimals: int = 0) -> str:
    return format_number(value, decimals) if math.isfinite(value) else NOTHING


def _percent(share: float, decimals: int = 1) -> str:
    return format_percent(share, decimals) if math.isfinite(share) else NOTHING


def _points(points: float) -> str:
    return format_points(points) if math.isfinite(points) else NOTHING
