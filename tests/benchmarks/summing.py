"""Sums by indicator and period for desa, kecamatan and kabupaten, of one tidy table.

Ours judges every figure by its target, counts who reported and finds gaps; the others add up alone.
That they add up to the same is checked in each run.
"""

from __future__ import annotations

from tests.benchmarks.runs import OURS, Contest

_TABLE = """
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from tests.benchmarks.bench_coverage import matrix
def _table():
    catalogue, gazetteer = load_catalogue(), load_gazetteer()
    return catalogue, gazetteer, matrix(catalogue, gazetteer, {code!r}, {periods!r})
def _wide():
    table = _table()[2][["area_code", "indicator", "period", "measure", "value"]].astype(
        {{name: str for name in ("area_code", "indicator", "period", "measure")}}
    )
    table = table[table["measure"] != "percent"]
    return table.assign(kecamatan=table["area_code"].str[:8], kabupaten=table["area_code"].str[:5]), float(
        table.loc[table["measure"] == "numerator", "value"].sum()
    )
"""
_OURS = """
from stunting.analysis.coverage.all_figures import gather
from stunting.analysis.coverage.coverage import coverage_of
from stunting.model.areas import AreaLevel
def prepare():
    global given, total
    given = _table()
    frame = given[2]
    total = float(frame.loc[frame["measure"] == "numerator", "value"].sum())
def work():
    catalogue, gazetteer, observations = given
    figures = gather(observations, catalogue, gazetteer, {code!r})
    for level in (AreaLevel.DESA, AreaLevel.KECAMATAN, AreaLevel.KABUPATEN):
        frame = coverage_of(figures, level).frame
        assert frame["numerator"].sum() == total, (level, frame["numerator"].sum(), total)
"""
_POLARS = """
import polars
def prepare():
    global table, total
    wide, total = _wide()
    table = polars.from_pandas(wide)
def work():
    for level in ("area_code", "kecamatan", "kabupaten"):
        sums = table.group_by(level, "indicator", "period", "measure").agg(polars.col("value").sum())
        assert sums.filter(polars.col("measure") == "numerator")["value"].sum() == total
"""
_DUCKDB = """
import duckdb
def prepare():
    global base, total
    wide, total = _wide()
    base = duckdb.connect()
    base.execute("create table tidy as select * from wide")
def work():
    for level in ("area_code", "kecamatan", "kabupaten"):
        sums = base.execute(
            f"select {{level}}, indicator, period, measure, sum(value) as value from tidy group by all"
        ).df()
        assert sums.loc[sums["measure"] == "numerator", "value"].sum() == total
"""


def contests() -> list[Contest]:
    """A kabupaten with twelve months, and a province: more than a million observations."""
    return [_contest("sum_kabupaten", "64.09", 12, 5), _contest("sum_province", "35", 2, 3)]


def _contest(name: str, code: str, months: int, rounds: int) -> Contest:
    given = {"code": code, "periods": [f"2024-{month:02d}" for month in range(1, months + 1)]}
    codes = {OURS: _OURS, "polars": _POLARS, "duckdb": _DUCKDB}
    return Contest(
        name=name,
        what=f"all desa below {code}, 29 indicators × {months} months summed",
        contenders={who: (_TABLE + work).format(**given) for who, work in codes.items()},
        rounds=rounds,
    )
