"""How many findings clean data give, and how many planted errors are found. All numbers are invented.

    python -m tests.simulations.findings [--seed 12]

Clean: 54 desa with ten services of twelve months and six of three years, with the noise of people who come
or not. Stated: at most 5 findings per 10,000 clean figures, and at least 32 of 37 errors, each planted alone.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable

import numpy as np
import pandas as pd

from stunting.analysis.quality.findings import findings
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.summaries.quality import FindingKind
from tests.builders import DESA, PPU, observe

SEED = 12
CLEAN_RUNS = 10
CATALOGUE = load_catalogue()
MONTHLY = (
    *("growth_monitoring", "exclusive_breastfeeding", "vitamin_a", "anc_k4", "pregnant_ifa_90"),
    *("complementary_feeding_6_23", "neonatal_kn", "postnatal_kf", "imd", "krs_accompaniment"),
)
YEARLY = (
    *("family_stop_babs", "drinking_water_access", "sanitation_access"),
    *("family_phbs", "active_kb", "birth_certificate"),
)
MONTHS = [f"2025-{month:02d}" for month in range(1, 13)]
YEARS = ["2023", "2024", "2025"]
CODES = list(DESA)
Plant = Callable[[pd.DataFrame], None]
Change = Callable[[float, float], float]


def clean(*seed: int) -> pd.DataFrame:
    """One row per desa, indicator and period: `num` people served of `den`."""
    draw = np.random.default_rng(seed)
    rows = []
    for indicators, periods in ((MONTHLY, MONTHS), (YEARLY, YEARS)):
        groups = sorted({CATALOGUE.indicators[id].target_group for id in indicators})
        size = {group: np.maximum(5, draw.lognormal(4.2, 0.7, len(CODES))).astype(int) for group in groups}
        for indicator in indicators:
            level, people = draw.uniform(0.45, 0.9), size[CATALOGUE.indicators[indicator].target_group]
            share = draw.beta(level * 12, (1 - level) * 12, len(CODES))
            for period in periods:
                moved = np.clip(share + draw.normal(0, 0.02, len(CODES)), 0.01, 0.99)
                counted = {"num": draw.binomial(people, moved), "den": people}
                rows.append(
                    pd.DataFrame({"code": CODES, "indicator": indicator, "period": period, **counted})
                )
    return pd.concat(rows, ignore_index=True)


def found(table: pd.DataFrame) -> pd.DataFrame:
    """The findings about a table read as one sheet per indicator."""
    records = [
        {"area_code": code, "indicator": indicator, "period": period, "sheet": indicator, "measure": measure,
         "value": value}
        for code, indicator, period, num, den in table.itertuples(index=False, name=None)
        for measure, value in (("denominator", den), ("numerator", num))
    ]  # fmt: skip
    return findings(observe(records), CATALOGUE, load_gazetteer(), kabupaten=PPU).frame


def cells(table: pd.DataFrame, indicator: str, period: str, codes: list[str] | None = None) -> pd.Series:
    """Which rows are those of an indicator in a period, of some desa or all."""
    mine = table["indicator"].eq(indicator) & table["period"].eq(period)
    return mine & table["code"].isin(codes) if codes else mine


def largest(table: pd.DataFrame, indicator: str, count: int = 1, place: int = 0) -> list[str]:
    """The desa with most people, where an error weighs most."""
    own = table[table["indicator"].eq(indicator)].drop_duplicates("code")
    return own.sort_values("den", ascending=False)["code"].iloc[place : place + count].tolist()


def one_cell(
    column: str, change: Callable[[float, float], float], indicator: str, period: str, place: int
) -> Plant:
    """An error in one number: `change` gives it from the numerator and the denominator."""

    def plant(table: pd.DataFrame) -> None:
        at = table.index[cells(table, indicator, period, largest(table, indicator, place=place))][0]
        table.loc[at, column] = round(change(table.loc[at, "num"], table.loc[at, "den"]))

    return plant


def copied(source: str, target: str, period: str) -> Plant:
    """The capaian of one indicator stand in another."""

    def plant(table: pd.DataFrame) -> None:
        mine, other = (table.index[cells(table, id, period)] for id in (target, source))
        table.loc[mine, "num"] = table.loc[other, "num"].to_numpy()

    return plant


def repeated(period: str, before: str, place: int) -> Plant:
    """One desa sends the numbers of the month before."""

    def plant(table: pd.DataFrame) -> None:
        [code] = largest(table, MONTHLY[0], place=place)
        for id in MONTHLY:
            now, old = (table.index[cells(table, id, when, [code])][0] for when in (period, before))
            table.loc[now, "num"] = table.loc[old, "num"]

    return plant


def stale(indicator: str, place: int, periods: list[str]) -> Plant:
    """One desa and service whose number does not change any more."""

    def plant(table: pd.DataFrame) -> None:
        [code] = largest(table, indicator, place=place)
        mine = table["code"].eq(code) & table["indicator"].eq(indicator) & table["period"].isin(periods)
        table.loc[mine, "num"] = table.loc[mine, "num"].iloc[0]

    return plant


def all_full(indicator: str, period: str, count: int) -> Plant:
    """Many desa at exactly 100 %."""

    def plant(table: pd.DataFrame) -> None:
        mine = cells(table, indicator, period, largest(table, indicator, count))
        table.loc[mine, "num"] = table.loc[mine, "den"]

    return plant


def fall(indicator: str, period: str, factor: float) -> Plant:
    """The whole kabupaten moves at once."""

    def plant(table: pd.DataFrame) -> None:
        mine = cells(table, indicator, period)
        table.loc[mine, "num"] = np.floor(table.loc[mine, "num"] * factor).astype(int)

    return plant


def months(place: int) -> Plant:
    """The year beside its months: their sum in all desa but one, 87 where they give 75."""

    def plant(table: pd.DataFrame) -> None:
        own = table[table["indicator"].eq("imd")]
        year = own.groupby("code", as_index=False)["num"].sum().assign(indicator="imd", period="2025")
        year["den"] = year["num"] + 20
        [code] = largest(table, "imd", place=place)
        year.loc[year["code"].eq(code), "num"] += 12
        for row in year.to_dict("records"):
            table.loc[len(table)] = row

    return plant


def rounded(indicator: str, period: str) -> Plant:
    """All desa round to tens."""

    def plant(table: pd.DataFrame) -> None:
        mine = cells(table, indicator, period)
        table.loc[mine, "num"] = (table.loc[mine, "num"] / 10).round().astype(int) * 10

    return plant


def whole_column(indicator: str, period: str) -> Plant:
    """All numbers are those of the period before."""

    def plant(table: pd.DataFrame) -> None:
        before = MONTHS[MONTHS.index(period) - 1]
        now, old = (table.index[cells(table, indicator, when)] for when in (period, before))
        table.loc[now, "num"] = table.loc[old, "num"].to_numpy()

    return plant


def same_areas(indicator: str, period: str) -> Plant:
    """Five desa with the numbers of one of them."""

    def plant(table: pd.DataFrame) -> None:
        mine = table.index[cells(table, indicator, period, largest(table, indicator, 5))]
        num, den = table.loc[mine[0], "num"], table.loc[mine[0], "den"]
        table.loc[mine, "num"], table.loc[mine, "den"] = num, den

    return plant


def swapped(indicator: str, period: str, place: int) -> Plant:
    """Capaian and sasaran of one desa stand in each other's place."""

    def plant(table: pd.DataFrame) -> None:
        at = table.index[cells(table, indicator, period, largest(table, indicator, place=place))][0]
        num, den = table.loc[at, "num"], table.loc[at, "den"]
        table.loc[at, "num"], table.loc[at, "den"] = den, num

    return plant


def shifted_rows(indicator: str, period: str) -> Plant:
    """The capaian of a column slipped down by one row."""

    def plant(table: pd.DataFrame) -> None:
        mine = table.index[cells(table, indicator, period)]
        table.loc[mine, "num"] = np.roll(table.loc[mine, "num"].to_numpy(), 1)

    return plant


Kind = FindingKind
PLANTED: dict[str, tuple[Plant, tuple[FindingKind, ...]]] = {}


def _plan() -> None:
    """The 37 errors and the kinds of finding that count as having found them."""
    outlier = (Kind.OUTLIER_TIME, Kind.OUTLIER_AREA, Kind.NUMERATOR_ABOVE, Kind.DOUBTFUL_ZERO)
    sasaran = (Kind.SASARAN_BREAK, Kind.SASARAN_DIFFERS, *outlier)
    slips: dict[str, tuple[str, Change, str]] = {
        "a digit too many": ("num", lambda num, den: 10 * num, "2025-11"),
        "a digit lost": ("num", lambda num, den: num // 10, "2025-10"),
        "zero for not filled": ("num", lambda num, den: 0, "2025-12"),
        "a third of before": ("num", lambda num, den: num / 3, "2025-12"),
        "sasaran doubled": ("den", lambda num, den: 2 * den, "2025-09"),
    }
    for id, place in (("growth_monitoring", 0), ("anc_k4", 3), ("imd", 8)):
        for name, (column, change, period) in slips.items():
            plant = one_cell(column, change, id, period, place)
            PLANTED[f"{name}, {id}"] = (plant, sasaran if column == "den" else outlier)
    PLANTED["sasaran a digit too many"] = (
        one_cell("den", lambda n, d: 10 * d, "drinking_water_access", "2025", 0), sasaran,
    )  # fmt: skip
    PLANTED["zero in a yearly service"] = (one_cell("num", lambda n, d: 0, "active_kb", "2025", 2), outlier)
    for place in (0, 4):
        PLANTED[f"capaian and sasaran swapped, {place}"] = (
            swapped("vitamin_a", "2025-06", place), (Kind.NUMERATOR_ABOVE, Kind.SASARAN_DIFFERS),
        )  # fmt: skip
    PLANTED["copied from another indicator, a month"] = (
        copied("neonatal_kn", "postnatal_kf", "2025-07"), (Kind.COPIED_INDICATOR,),
    )  # fmt: skip
    PLANTED["copied from another indicator, a year"] = (
        copied("family_phbs", "family_stop_babs", "2024"), (Kind.COPIED_INDICATOR,),
    )  # fmt: skip
    for place in (0, 5):
        PLANTED[f"a desa repeats last month, {place}"] = (
            repeated("2025-08", "2025-07", place), (Kind.REPEATED_AREA,),
        )  # fmt: skip
        PLANTED[f"a desa stale for four months, {place}"] = (
            stale("anc_k4", place, MONTHS[5:9]), (Kind.STALE,),
        )  # fmt: skip
    PLANTED["thirty desa at exactly 100 %"] = (all_full("imd", "2025-05", 30), (Kind.ALL_FULL, Kind.SHIFTED))
    PLANTED["forty desa at exactly 100 %, a year"] = (
        all_full("sanitation_access", "2025", 40), (Kind.ALL_FULL, Kind.SHIFTED),
    )  # fmt: skip
    for id, period in (("growth_monitoring", "2025-09"), ("family_phbs", "2025")):
        PLANTED[f"the kabupaten falls by half, {id}"] = (fall(id, period, 0.5), (Kind.SHIFTED,))
    for place in (0, 6):
        PLANTED[f"months do not add up, {place}"] = (months(place), (Kind.MONTHS_DIFFER,))
    PLANTED["rounded to tens, a month"] = (rounded("krs_accompaniment", "2025-04"), (Kind.ROUNDED,))
    PLANTED["rounded to tens, a year"] = (rounded("active_kb", "2024"), (Kind.ROUNDED,))
    PLANTED["a column of the month before"] = (whole_column("vitamin_a", "2025-03"), (Kind.REPEATED_PERIODS,))
    PLANTED["five desa with one figure"] = (same_areas("anc_k4", "2025-02"), (Kind.REPEATED_AREAS,))
    PLANTED["a column slipped by a row"] = (shifted_rows("neonatal_kn", "2025-10"), outlier)
    PLANTED["a tenth of people served"] = (
        one_cell("num", lambda n, d: 0.1 * d, "family_phbs", "2025", 0),
        outlier,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    first = parser.parse_args().seed
    _plan()
    figures, kinds = 0, pd.Series(dtype="int64")
    for seed in range(CLEAN_RUNS):
        table = clean(first, seed)
        figures += len(table)
        kinds = kinds.add(found(table)["kind"].value_counts(), fill_value=0)
    print(f"clean figures {figures}; stated <= 5 per 10,000; observed {1e4 * kinds.sum() / figures:.1f}")
    print(", ".join(f"{kind} {int(count)}" for kind, count in kinds.items()))
    hit = 0
    for number, (name, (plant, wanted)) in enumerate(PLANTED.items()):
        table = clean(first, 100 + number)
        plant(table)
        said = found(table)["kind"]
        seen = bool(said.isin([kind.value for kind in wanted]).any())
        hit += seen
        if not seen:
            print(f"not found: {name}; said {sorted(set(said))}")
    print(f"planted errors {len(PLANTED)}; stated >= 32 of 37 found; observed {hit}")


if __name__ == "__main__":
    main()
