"""Small observations for tests, and an invented data set of Penajam Paser Utara.

All numbers are invented. Names and codes of areas are official (Kepmendagri 300.2.2-2138/2025).
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pandas as pd

from stunting.model.areas import AreaLevel
from stunting.model.dataset import Dataset, Source
from stunting.model.observations import OBSERVATIONS, Measure, Missing, Series, cell_address

PPU = "64.09"
KABUPATEN = "Penajam Paser Utara"
KECAMATAN = {"64.09.01": "Penajam", "64.09.02": "Waru", "64.09.03": "Babulu", "64.09.04": "Sepaku"}
DESA = {
    "64.09.01.1001": "Tanjung Tengah",
    "64.09.01.1002": "Salo Loang",
    "64.09.01.1003": "Petung",
    "64.09.01.1004": "Lawe-lawe",
    "64.09.01.1005": "Pejala",
    "64.09.01.1006": "Kampung Baru",
    "64.09.01.1007": "Sesumpu",
    "64.09.01.1008": "Sungai Parit",
    "64.09.01.1009": "Nipah-Nipah",
    "64.09.01.1010": "Nenang",
    "64.09.01.1011": "Penajam",
    "64.09.01.1012": "Gunung Seteleng",
    "64.09.01.1013": "Buluminung",
    "64.09.01.1014": "Sotek",
    "64.09.01.1015": "Sepan",
    "64.09.01.1016": "Riko",
    "64.09.01.1017": "Gersik",
    "64.09.01.1018": "Jenebora",
    "64.09.01.1019": "Pantai Lango",
    "64.09.01.2020": "Giri Mukti",
    "64.09.01.2021": "Bukit Subur",
    "64.09.01.2022": "Sidorejo",
    "64.09.01.2023": "Giri Purwa",
    "64.09.02.1003": "Waru",
    "64.09.02.2001": "Api-api",
    "64.09.02.2002": "Sesulu",
    "64.09.02.2004": "Bangun Mulya",
    "64.09.03.2001": "Babulu Darat",
    "64.09.03.2002": "Labangka",
    "64.09.03.2003": "Babulu Laut",
    "64.09.03.2004": "Gunung Intan",
    "64.09.03.2005": "Gunung Makmur",
    "64.09.03.2006": "Sebakung Jaya",
    "64.09.03.2007": "Rawa Mulia",
    "64.09.03.2008": "Sri Raharja",
    "64.09.03.2009": "Sumber Sari",
    "64.09.03.2010": "Rintik",
    "64.09.03.2011": "Gunung Mulia",
    "64.09.03.2012": "Labangka Barat",
    "64.09.04.1005": "Sepaku",
    "64.09.04.1006": "Pemaluan",
    "64.09.04.1007": "Maridan",
    "64.09.04.1008": "Mentawir",
    "64.09.04.2001": "Tengin Baru",
    "64.09.04.2002": "Bukit Raya",
    "64.09.04.2003": "Suka Raja",
    "64.09.04.2004": "Bumi Harapan",
    "64.09.04.2009": "Argo Mulyo",
    "64.09.04.2010": "Semoi Dua",
    "64.09.04.2011": "Suko Mulyo",
    "64.09.04.2012": "Wono Sari",
    "64.09.04.2013": "Karang Jinawi",
    "64.09.04.2014": "Binuang",
    "64.09.04.2015": "Telemow",
}
_NAMES = {PPU: KABUPATEN} | KECAMATAN | DESA
_LEVELS = {2: AreaLevel.KABUPATEN, 3: AreaLevel.KECAMATAN, 4: AreaLevel.DESA}
_DEFAULTS = {
    "file": "matriks.xlsx",
    "sheet": "Rekap",
    "table": 1,
    "title": "",
    "parent": "",
    "desa": "",
    "kecamatan": "",
    "area_level": "",
    "area_code": "",
    "indicator": "",
    "sector": "",
    "measure": Measure.NUMERATOR.value,
    "part": "",
    "uses": "",
    "period": "2024",
    "series": Series.REGISTER.value,
    "is_total": False,
    "hidden": False,
    "correction": "",
    "certainty": "sure",
    "because": "",
    "confirmation": "",
}


def observe(records: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Observations from short records.

    A record names any columns of `OBSERVATIONS`; the rest follows: an `area_code` of Penajam Paser
    Utara gives level and names; each area of a table gets the next row from 5 and each header the
    next column from 4 (D); a `value` of None or a `missing` gives a cell without a number. Two
    records that would share a cell (a repeated row of one table) get rows of their own.
    """
    tables: dict[tuple[Any, ...], _Places] = {}
    full = [_full_record(record, tables) for record in records]
    if not full:
        return OBSERVATIONS.empty()
    return OBSERVATIONS.check(pd.DataFrame(full).astype({"value": "float64", "indicator_score": "float64"}))


@dataclass
class _Places:
    """Rows and columns given out so far in one table."""

    rows: dict[tuple[Any, ...], int] = field(default_factory=dict)
    columns: dict[tuple[Any, ...], int] = field(default_factory=dict)
    repeats: Counter[tuple[Any, ...]] = field(default_factory=Counter)


def _full_record(record: Mapping[str, Any], tables: dict[tuple[Any, ...], _Places]) -> dict[str, Any]:
    full = {**_DEFAULTS, **_area_columns(str(record.get("area_code", ""))), **record}
    full.setdefault("area", "")
    unit = {Measure.PERCENT: "%", Measure.TARGET: "%", Measure.YES_NO: "ya/tidak"}.get(full["measure"], "")
    full.setdefault("unit", unit)
    full.setdefault("header", f"{full['indicator']} / {full['measure']}")
    full.setdefault("indicator_score", 1.0 if full["indicator"] else math.nan)
    value = full.get("value")
    number = math.nan if value is None or full.get("missing") else float(value)
    full["value"] = number
    full.setdefault("missing", Missing.BLANK.value if math.isnan(number) else Missing.NONE.value)
    full.setdefault("written", "")
    places = tables.setdefault((full["file"], full["sheet"], full["table"]), _Places())
    area = (full["parent"], full["area"], full["is_total"])
    header = (full["header"], full["period"])
    again = places.repeats[(*area, *header)]
    places.repeats[(*area, *header)] += 1
    full.setdefault("row", places.rows.setdefault((*area, again), 5 + len(places.rows)))
    full.setdefault("column", places.columns.setdefault(header, 4 + len(places.columns)))
    return full


def _area_columns(code: str) -> dict[str, str]:
    if code not in _NAMES:
        return {}
    parts = code.split(".")
    kecamatan = KECAMATAN.get(".".join(parts[:3]), "")
    return {
        "area": _NAMES[code],
        "area_level": _LEVELS[len(parts)].value,
        "parent": kecamatan if len(parts) == 4 else "",
        "kecamatan": kecamatan,
        "desa": _NAMES[code] if len(parts) == 4 else "",
    }


# People of each target group in a desa, from-to.
_PEOPLE = {
    "remaja putri": (40, 160),
    "ibu hamil": (15, 70),
    "bayi < 6 bulan": (8, 40),
    "balita": (80, 420),
    "bayi": (15, 70),
    "catin": (5, 30),
    "PUS": (150, 600),
    "KRS": (30, 150),
    "PUS miskin": (20, 90),
    "KPM PKH": (20, 80),
    "rumah tangga": (250, 1400),
}
# (indicator, sector, file, target group, share served from-to)
_TRIPLES = (
    ("adolescent_girls_ifa", "Kesehatan", "dinkes", "remaja putri", (0.35, 0.80)),
    ("pregnant_ifa_90", "Kesehatan", "dinkes", "ibu hamil", (0.60, 0.98)),
    ("exclusive_breastfeeding", "Kesehatan", "dinkes", "bayi < 6 bulan", (0.45, 0.90)),
    ("growth_monitoring", "Kesehatan", "dinkes", "balita", (0.70, 0.97)),
    ("basic_immunization_complete", "Kesehatan", "dinkes", "bayi", (0.75, 1.04)),
    ("premarital_counselling_stunting", "Agama", "kemenag", "catin", (0.50, 1.0)),
    ("unmet_need_kb", "KB", "dp3ap2kb", "PUS", (0.04, 0.16)),
    ("krs_accompaniment", "KB", "dp3ap2kb", "KRS", (0.55, 0.95)),
    ("poor_pus_food_aid", "Sosial", "dinsos", "PUS miskin", (0.40, 0.95)),
    ("pkh_family_dev_session", "Sosial", "dinsos", "KPM PKH", (0.60, 1.0)),
    ("krs_home_garden", "Pangan", "dkp", "KRS", (0.05, 0.45)),
    ("drinking_water_access", "Pekerjaan Umum & Permukiman", "pupr", "rumah tangga", (0.50, 0.98)),
    ("sanitation_access", "Pekerjaan Umum & Permukiman", "pupr", "rumah tangga", (0.45, 0.95)),
    ("stunting_prevalence", "Kesehatan", "eppgbm", "balita", (0.06, 0.24)),
)
_MEASURED = (0.75, 0.97)
"""Share of the children under five who were measured, from-to."""
YEARS = ("2023", "2024")
_SURVEY = {"2023": 24.6, "2024": 31.0}


@cache
def ppu_observations() -> pd.DataFrame:
    """Invented observations of Penajam Paser Utara, the same at every call; do not change it in place.

    54 desa in 2023 and 2024: fourteen indicators as Sasaran | Capaian | % with a printed total row and
    some blank cells (`unmet_need_kb` and `stunting_prevalence` are lower-is-better), `family_phbs` as
    percent only, `rembuk_kecamatan` as yes or no of the kecamatan, `tpk_count` as a count, and
    `stunting_prevalence` of the kabupaten from a survey as a second series.
    """
    draw = random.Random(6409)
    records: list[dict[str, Any]] = []
    people = {(group, code): draw.randint(*sizes) for group, sizes in _PEOPLE.items() for code in DESA}
    for year in YEARS:
        for triple in _TRIPLES:
            records += _triple_records(draw, year, people, *triple)
        records += _other_records(draw, year)
        people = {key: round(count * draw.uniform(0.96, 1.06)) for key, count in people.items()}
    return observe(records)


def _triple_records(
    draw: random.Random,
    year: str,
    people: Mapping[tuple[str, str], int],
    indicator: str,
    sector: str,
    office: str,
    group: str,
    shares: tuple[float, float],
) -> list[dict[str, Any]]:
    common = {
        "file": f"{office}_{year}.xlsx",
        "sheet": indicator[:31],
        "title": f"Data contoh {indicator} tahun {year}",
        "period": year,
        "indicator": indicator,
        "sector": sector,
    }
    records = []
    totals = [0.0, 0.0]
    for code in DESA:
        size = people[group, code]
        if indicator == "stunting_prevalence":
            size = round(size * draw.uniform(*_MEASURED))
        served: int | None = round(size * draw.uniform(*shares))
        if draw.random() < 0.04:
            served = None
        percent = None if served is None else round(100 * served / size, 2)
        totals[0] += size
        totals[1] += served or 0
        area = {**common, "area_code": code}
        records += [
            {**area, "measure": "denominator", "value": size},
            {**area, "measure": "numerator", "value": served},
            {**area, "measure": "percent", "value": percent},
        ]
    total = {**common, "area_code": PPU, "area": "JUMLAH", "is_total": True}
    return [
        *records,
        {**total, "measure": "denominator", "value": totals[0]},
        {**total, "measure": "numerator", "value": totals[1]},
        {**total, "measure": "percent", "value": round(100 * totals[1] / totals[0], 2)},
    ]


def _other_records(draw: random.Random, year: str) -> list[dict[str, Any]]:
    phbs = [
        {
            "file": f"dinkes_{year}.xlsx",
            "sheet": "family_phbs",
            "area_code": code,
            "indicator": "family_phbs",
            "sector": "Kesehatan",
            "measure": "percent",
            "period": year,
            "value": round(draw.uniform(45, 90), 1),
        }
        for code in DESA
    ]
    rembuk = [
        {
            "file": f"bapelitbang_{year}.xlsx",
            "sheet": "rembuk",
            "area_code": code,
            "indicator": "rembuk_kecamatan",
            "sector": "Koordinasi",
            "measure": "yesno",
            "period": year,
            "value": int(name != "Sepaku" or year == "2024"),
            "written": "Ya" if name != "Sepaku" or year == "2024" else "Tidak",
        }
        for code, name in KECAMATAN.items()
    ]
    tpk = [
        {
            "file": f"dp3ap2kb_{year}.xlsx",
            "sheet": "tpk",
            "area_code": code,
            "indicator": "tpk_count",
            "sector": "KB",
            "measure": "count",
            "period": year,
            "value": draw.randint(2, 9),
        }
        for code in DESA
    ]
    survey = {
        "file": f"ssgi_{year}.xlsx",
        "sheet": "SSGI",
        "area_code": PPU,
        "indicator": "stunting_prevalence",
        "sector": "Kesehatan",
        "measure": "percent",
        "series": "survey",
        "period": year,
        "value": _SURVEY[year],
    }
    return [*phbs, *rembuk, *tpk, survey]


def ppu_dataset() -> Dataset:
    """The observations of `ppu_observations` as reading would hand them over, without sheet accounts."""
    observations = ppu_observations()
    sources = tuple(
        Source(file=name, digest=f"{number:064x}", size=20_000)
        for number, name in enumerate(sorted(observations["file"].unique()), start=1)
    )
    return Dataset(observations=observations, sources=sources, sheets=(), problems=(), kabupaten=PPU)


def cells(observations: pd.DataFrame) -> list[str]:
    """Cell addresses of observations in their order."""
    return [
        cell_address(row, column)
        for row, column in zip(observations["row"], observations["column"], strict=True)
    ]
