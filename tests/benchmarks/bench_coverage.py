"""Times coverage, source cells, sectors and findings: python -m tests.benchmarks.bench_coverage."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial

import numpy as np
import pandas as pd

from stunting.analysis.coverage.all_figures import AllFigures, gather
from stunting.analysis.coverage.coverage import coverage, coverage_of
from stunting.analysis.coverage.sectors import sector_people, sector_summary
from stunting.analysis.coverage.sources import FigureKey, source_cells
from stunting.analysis.quality.findings import findings
from stunting.catalogue.gazetteer import Gazetteer, load_gazetteer
from stunting.catalogue.indicators import Catalogue, load_catalogue
from stunting.model.areas import AreaLevel
from stunting.model.evidence import Certainty
from stunting.model.observations import OBSERVATIONS
from stunting.model.summaries import Summary

PPU, JAWA_TIMUR = "64.09", "35"
LEVELS = (AreaLevel.KABUPATEN, AreaLevel.KECAMATAN, AreaLevel.DESA)


def matrix(catalogue: Catalogue, gazetteer: Gazetteer, code: str, periods: list[str]) -> pd.DataFrame:
    """Invented Sasaran | Capaian | % of every desa below a code, 29 indicators and some periods."""
    desa = gazetteer.desa(code)
    indicators = [one.id for one in catalogue.essential()]
    shape = (len(desa), len(indicators), len(periods))
    draw = np.random.default_rng(6409)
    sasaran = np.broadcast_to(draw.integers(20, 900, size=shape[:2])[:, :, None], shape)
    served = np.floor(sasaran * draw.uniform(0.3, 1.0, size=shape))
    values = np.stack([sasaran, served, 100 * served / sasaran], axis=-1).ravel()
    measures = ["denominator", "numerator", "percent"]
    place, which, when, what = (axis.ravel() for axis in np.indices((*shape, 3)))
    names = [area.name for area in desa]
    kecamatan = [gazetteer.area(area.parent_code) for area in desa]
    kecamatan_names = [area.name if area else "" for area in kecamatan]
    texts = {
        "file": (np.zeros_like(place), ["matriks.xlsx"]),
        "sheet": (which, indicators),
        "area": (place, names),
        "parent": (place, kecamatan_names),
        "area_level": (np.zeros_like(place), ["desa"]),
        "area_code": (place, [area.code for area in desa]),
        "kecamatan": (place, kecamatan_names),
        "desa": (place, names),
        "header": (what, measures),
        "indicator": (which, indicators),
        "measure": (what, measures),
        "period": (when, periods),
        "series": (np.zeros_like(place), ["register"]),
        "certainty": (np.zeros_like(place), [Certainty.SURE.value]),
    }
    columns: dict[str, object] = {}
    for column in OBSERVATIONS.columns:
        if column.name in texts:
            codes, labels = texts[column.name]
            numbers = np.array([list(dict.fromkeys(labels)).index(label) for label in labels])
            columns[column.name] = pd.Categorical.from_codes(numbers[codes], list(dict.fromkeys(labels)))
        elif column.type == "text":
            columns[column.name] = pd.Categorical.from_codes(np.zeros_like(place), [""])
        elif column.type == "flag":
            columns[column.name] = np.zeros(len(place), dtype=bool)
        else:
            columns[column.name] = np.ones(len(place), dtype="int64" if column.type == "whole" else float)
    columns |= {"value": values, "row": place + 5, "column": 4 + 3 * when + what}
    return OBSERVATIONS.check(pd.DataFrame(columns))


def milliseconds(work: Callable[[], object], times: int) -> tuple[float, float]:
    """Median wall time and median time on the processor."""
    work()
    taken = []
    for _ in range(times):
        start, computing = time.perf_counter(), time.process_time()
        work()
        taken.append((time.perf_counter() - start, time.process_time() - computing))
    walls, cpus = zip(*taken, strict=True)
    return 1000 * statistics.median(walls), 1000 * statistics.median(cpus)


def measure(code: str, periods: list[str], times: int) -> None:
    """Prints one line per task for the desa below a code."""
    catalogue, gazetteer = load_catalogue(), load_gazetteer()
    observations = matrix(catalogue, gazetteer, code, periods)
    desa = observations["area_code"].nunique()
    print(f"{desa} desa x 29 x {len(periods)} periods, {len(observations)} observations")

    def summarise(level: AreaLevel) -> pd.DataFrame:
        return coverage(observations, catalogue, gazetteer, kabupaten=code, level=level).frame

    def gathered() -> AllFigures:
        return gather(observations, catalogue, gazetteer, code)

    def all_levels() -> list[Summary]:
        once = gathered()
        return [coverage_of(once, level) for level in LEVELS]

    frame = summarise(AreaLevel.DESA)
    tasks: dict[str, Callable[[], object]] = {
        "figures": gathered,
        "coverage, all levels": all_levels,
        **{f"coverage {level.value}": partial(summarise, level) for level in LEVELS},
    }
    tasks["sector summary"] = lambda: sector_summary(frame, catalogue)
    tasks["sector people"] = lambda: sector_people(frame, catalogue)
    key = FigureKey(
        "register",
        periods[-1],
        AreaLevel.KABUPATEN,
        code if code == PPU else f"{code}.01",
        "pregnant_ifa_90",
    )
    tasks["source cells"] = lambda: source_cells(gathered(), key)
    tasks["findings"] = lambda: findings(observations, catalogue, gazetteer, kabupaten=code)
    for name, work in tasks.items():
        wall, cpu = milliseconds(work, times)
        print(f"  {name:20} {wall:8.0f} ms, of which computing {cpu:6.0f} ms")


def main() -> None:
    """A kabupaten with twelve months and a province with one year."""
    measure(PPU, [f"2024-{month:02d}" for month in range(1, 13)], 5)
    measure(JAWA_TIMUR, ["2024"], 3)


if __name__ == "__main__":
    main()
