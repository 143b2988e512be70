"""Times the country: python -m tests.benchmarks.bench_country.

All official desa, 29 indicators and three years, invented: summed to kecamatan and kept as Parquet, then what
each step of a visitor from the country to one kecamatan computes. Beside it the same sums by DuckDB.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import duckdb
import numpy as np
import pandas as pd
from streamlit.testing.v1 import AppTest

from stunting.analysis.coverage.country import sums_at
from stunting.archive.country import FOLDER, keep_country, kept_country
from stunting.archive.folder import SETTING
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from stunting.model.country import COUNTRY
from tests.benchmarks.runs import ROOT

Made = TypeVar("Made")
YEARS = ("2023", "2024", "2025")


def invented_country(codes: list[str], years: tuple[str, ...] = YEARS) -> pd.DataFrame:
    """`COUNTRY` rows of desa with invented numbers: each essential indicator in each year."""
    indicators = [one.id for one in load_catalogue().essential()]
    shape = (len(codes), len(indicators), len(years))
    draw = np.random.default_rng(84_000)
    people = np.broadcast_to(draw.integers(20, 400, size=shape[:2])[:, :, None], shape)
    served = np.floor(people * draw.uniform(0.3, 1.0, size=shape))
    labels = zip(np.indices(shape, dtype=np.int32), (codes, indicators, years), strict=True)
    place, what, when = (pd.Categorical.from_codes(at.ravel(), list(of)) for at, of in labels)
    return COUNTRY.check(
        pd.DataFrame(
            {
                "area_code": place,
                "indicator": what,
                "period": when,
                "numerator": served.ravel(),
                "denominator": people.ravel().astype(float),
                "areas": np.ones(served.size, dtype=np.int64),
            }
        )
    )


def timed(name: str, work: Callable[[], Made]) -> Made:
    """What `work` gives; says how long it took."""
    start, computing = time.perf_counter(), time.process_time()
    made = work()
    wall, cpu = time.perf_counter() - start, time.process_time() - computing
    print(f"{name:58} {1000 * wall:8.0f} ms, computing {1000 * cpu:8.0f} ms")
    return made


def main() -> None:
    """From the table of all desa to the figures of one kecamatan."""
    gazetteer = load_gazetteer()
    codes = [desa.code for province in gazetteer.children("") for desa in gazetteer.desa(province.code)]
    desa = timed(f"{len(codes)} desa invented", lambda: invented_country(codes))
    sums = timed(f"{len(desa)} rows summed to kecamatan", lambda: sums_at(desa, AreaLevel.KECAMATAN))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        timed("kept as Parquet", lambda: keep_country(folder, desa, sums))
        size = sum(path.stat().st_size for path in (folder / FOLDER).rglob("*.parquet"))
        print(f"{size / 1e6:.1f} MB in the data folder")
        kept = kept_country(folder)
        assert kept is not None
        timed("sums of all kecamatan read", kept.sums)
        timed("desa of one kecamatan read", lambda: kept.desa("35.01.01"))
        os.environ[SETTING] = name
        for visit in ("first visitor", "the next one"):
            app = AppTest.from_file(str(ROOT / "country.py"), default_timeout=600)
            timed(f"{visit}: the provinces drawn", app.run)
            for key, code in (("provinsi", "35"), ("kabupaten", "35.01"), ("kecamatan", "35.01.01")):
                app.selectbox(key).select(code)
                timed(f"  {code} chosen", app.run)
                assert not app.exception
        path = next((folder / FOLDER).rglob("desa.parquet"))
        base = duckdb.connect()
        for name, cut in (("kecamatan", 8), ("provinsi", 2)):
            timed(
                f"DuckDB: desa summed to {name} from Parquet",
                lambda cut=cut: base.execute(
                    f"select area_code[:{cut}] a, indicator, period, sum(numerator), sum(denominator) "
                    f"from '{path}' group by all"
                ).df(),
            )


if __name__ == "__main__":
    main()
