"""Coverage rows by hand for chart tests. All numbers are invented."""

import math

import pandas as pd

from stunting.analysis.coverage.drawn import drawn_shares
from stunting.model.areas import AreaLevel
from stunting.model.frames import ColumnType
from stunting.model.summaries import COVERAGE
from tests.builders import DESA, KABUPATEN, KECAMATAN, PPU

NAMES = {PPU: KABUPATEN} | KECAMATAN | DESA
LEVELS = {2: AreaLevel.KABUPATEN, 3: AreaLevel.KECAMATAN, 4: AreaLevel.DESA}
DEFAULTS = {
    "series": "register",
    "period": "2024",
    "indicator": "pregnant_ifa_90",
    "sector": "Kesehatan",
    "opd": "Dinas Kesehatan",
    "target_group": "ibu hamil",
    "numerator": math.nan,
    "denominator": math.nan,
    "share": math.nan,
    "basis": "sum",
    "reason": "",
    "areas_reporting": 1,
    "areas_expected": 1,
    "denominator_reporting": 1.0,
    "target": math.nan,
    "target_source": "",
    "target_note": "",
    "target_verified": False,
    "target_year": math.nan,
    "certainty": "sure",
    "gap_points": math.nan,
    "gap_people": math.nan,
    "gap_people_areas": math.nan,
    "gap_people_all": math.nan,
    "status": "no_data",
    "above_full": False,
}


def row(code, **values):
    """A coverage row of an area of Penajam Paser Utara; what is not named is missing."""
    parts = code.split(".")
    area = {
        "area_level": LEVELS[len(parts)].value,
        "area_key": code,
        "area_code": code,
        "area": NAMES[code],
        "kecamatan": KECAMATAN.get(".".join(parts[:3]), ""),
    }
    return DEFAULTS | area | values


def frame(*rows):
    """A COVERAGE frame of such rows."""
    if not rows:
        return COVERAGE.empty()
    made = pd.DataFrame(list(rows))
    return COVERAGE.check(made.assign(drawn_share=drawn_shares(made)))


def ifa(code, numerator, denominator, status, gap_people, **more):
    """A row of pregnant_ifa_90 against a target of 90 %; the gap is worked by hand in the test."""
    share = numerator / denominator
    values = {
        "numerator": float(numerator),
        "denominator": float(denominator),
        "share": share,
        "target": 0.9,
        "target_source": "RPJMD 2024",
        "target_verified": True,
        "gap_points": max(0.0, 90 - 100 * share),
        "gap_people": float(gap_people),
        "gap_people_areas": float(gap_people),
        "status": status,
    }
    return row(code, **(values | more))


def ppu_ifa():
    """Four kecamatan and their kabupaten: 3 of 4 miss 90 %, Sepaku by most (needs 900, has 686)."""
    return frame(
        ifa("64.09", 2806, 3300, "near", 164),
        ifa("64.09.01", 950, 1000, "met", 0),
        ifa("64.09.02", 260, 300, "near", 10),
        ifa("64.09.03", 910, 1000, "met", 0) | {"numerator": 890.0, "share": 0.89, "gap_points": 1.0}
        | {"gap_people": 10.0, "gap_people_areas": 10.0, "status": "near"},
        ifa("64.09.04", 686, 1000, "behind", 214),
    )  # fmt: skip


EMPTY = {ColumnType.TEXT: "", ColumnType.NUMBER: math.nan, ColumnType.WHOLE: 0, ColumnType.FLAG: False}


def rows_of(spec, *records):
    """A frame of a spec; what a record does not name is empty, missing, 0 or no."""
    if not records:
        return spec.empty()
    defaults = {column.name: EMPTY[column.type] for column in spec.columns}
    return spec.check(pd.DataFrame([defaults | record for record in records]))


def place(code):
    """The columns that name an area, for `rows_of`."""
    return {name: row(code)[name] for name in ("area_level", "area_key", "area_code", "area", "kecamatan")}


def values_beside(chart):
    """The texts in the column to the right of the bars, by their place on the y axis."""
    return {round(note.y, 3): note.text for note in chart.figure.layout.annotations if note.x == 1}


def text_of(sentence):
    """A sentence of tones as plain text."""
    return "".join(part.text for part in sentence)
