"""Sums by desa, kecamatan and kabupaten of one tidy table: what stands behind all summaries, and all of it.

The first two contests are like for like: area, indicator, period, measure and value, texts as categories in
each program, and the same sums of every level, those of the larger areas from those below. That all add up
to the same is checked in each run. The third is what no other program does: every number placed, conflicts
found, figures judged by their targets, who reported; the others add up alone.
"""

from __future__ import annotations

from tests.benchmarks.runs import OURS, Contest

_TIDY = """
import numpy as np, pandas as pd
from tests.benchmarks.bench_country import invented_country
from stunting.catalogue.gazetteer import load_gazetteer
def _tidy():
    gazetteer = load_gazetteer()
    codes = [desa.code for province in {provinces!r} or [one.code for one in gazetteer.children("")]
             for desa in gazetteer.desa(province)]
    pairs = invented_country(codes, {periods!r})
    table = pairs.loc[pairs.index.repeat(2), ["area_code", "indicator", "period"]].reset_index(drop=True)
    table["measure"] = pd.Categorical.from_codes(np.tile([0, 1], len(pairs)), ["numerator", "denominator"])
    table["value"] = pairs[["numerator", "denominator"]].to_numpy().ravel()
    return table, float(pairs["numerator"].sum())
"""
_OUR_SUMS = """
from stunting.analysis.coverage.group_sums import group_sums
def prepare():
    global table, total
    table, total = _tidy()
def work():
    names = ("area_code", "indicator", "period", "measure")
    sizes = [len(table[name].cat.categories) for name in names]
    codes, values = [table[name].cat.codes.to_numpy() for name in names], table["value"].to_numpy()
    areas = table["area_code"].cat.categories
    for length in (13, 8, 5):
        cut, areas = pd.factorize(areas.str[:length], sort=True)
        keys = [(cut[codes[0]], len(areas)), *zip(codes[1:], sizes[1:])]
        codes, _, (values,) = group_sums(keys, [values])
        assert values[codes[3] == 0].sum() == total
"""
_POLARS_SUMS = """
import polars
def prepare():
    global table, total
    wide, total = _tidy()
    table = polars.from_pandas(wide)
def work():
    sums, names = table, ["indicator", "period", "measure"]
    for length in (13, 8, 5):
        if length < 13:
            areas = sums.select(polars.col("area_code").unique())
            larger = polars.col("area_code").cast(polars.String).str.slice(0, length)
            areas = areas.with_columns(larger=larger.cast(polars.Categorical))
            sums = sums.join(areas, on="area_code").drop("area_code").rename({{"larger": "area_code"}})
        sums = sums.group_by("area_code", *names).agg(polars.col("value").sum())
        assert sums.filter(polars.col("measure") == "numerator")["value"].sum() == total
"""
_DUCKDB_SUMS = """
import duckdb
def prepare():
    global base, total
    wide, total = _tidy()
    base = duckdb.connect()
    base.execute("create table tidy as select * from wide")
def work():
    below = "tidy"
    for length in (13, 8, 5):
        area = "area_code" if length == 13 else f"substr(area_code::varchar, 1, {{length}})"
        base.execute(
            f"create or replace temp table sums{{length}} as select {{area}} as area_code, indicator, "
            f"period, measure, sum(value) as value from {{below}} group by all"
        )
        below = f"sums{{length}}"
        (found,) = base.execute(f"select sum(value) from {{below}} where measure = 'numerator'").fetchone()
        assert found == total
"""
_MATRIX = """
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from tests.benchmarks.bench_coverage import matrix
def _table():
    catalogue, gazetteer = load_catalogue(), load_gazetteer()
    return catalogue, gazetteer, matrix(catalogue, gazetteer, "64.09", {periods!r})
"""
_OUR_SUMMARIES = """
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
    figures = gather(observations, catalogue, gazetteer, "64.09")
    for level in (AreaLevel.DESA, AreaLevel.KECAMATAN, AreaLevel.KABUPATEN):
        frame = coverage_of(figures, level).frame
        assert frame["numerator"].sum() == total, (level, frame["numerator"].sum(), total)
"""
_DUCKDB_ALONE = """
import duckdb
def prepare():
    global base, total
    wide = _table()[2][["area_code", "indicator", "period", "measure", "value"]]
    wide = wide[wide["measure"] != "percent"]
    total = float(wide.loc[wide["measure"] == "numerator", "value"].sum())
    base = duckdb.connect()
    base.execute("create table tidy as select * from wide")
def work():
    for length in (13, 8, 5):
        sums = base.execute(
            f"select substr(area_code::varchar, 1, {{length}}) as area, indicator, period, measure, "
            f"sum(value) as value from tidy group by all"
        ).df()
        assert sums.loc[sums["measure"] == "numerator", "value"].sum() == total
"""


def contests(*, is_national: bool) -> list[Contest]:
    """A million observations, and 25 million where asked for; and a kabupaten with twelve months, judged."""
    sums = [_sums("sum_million", ["35", "33"], ["2024"], 7)]
    if is_national:
        sums.append(_sums("sum_25_million", [], [f"{year}" for year in range(2021, 2026)], 5))
    given = {"periods": [f"2024-{month:02d}" for month in range(1, 13)]}
    codes = {OURS: _OUR_SUMMARIES, "duckdb, sums alone": _DUCKDB_ALONE}
    judged = Contest(
        name="judged_kabupaten",
        what="54 desa, 29 indicators × 12 months placed, summed and judged",
        contenders={who: (_MATRIX + work).format(**given) for who, work in codes.items()},
        rounds=5,
        timed=11,
    )
    return [*sums, judged]


def _sums(name: str, provinces: list[str], periods: list[str], rounds: int) -> Contest:
    given = {"provinces": provinces, "periods": tuple(periods)}
    codes = {OURS: _OUR_SUMS, "polars": _POLARS_SUMS, "duckdb": _DUCKDB_SUMS}
    where = f"{len(provinces)} provinces" if provinces else "the country"
    return Contest(
        name=name,
        what=f"all desa of {where}, 29 indicators × {len(periods)} years × 2 measures summed",
        contenders={who: (_TIDY + work).format(**given) for who, work in codes.items()},
        rounds=rounds,
    )
