"""The part of a data set that an account may see or change: a kecamatan, or the indicators of an office."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

import pandas as pd

from stunting.catalogue.gazetteer import Gazetteer
from stunting.catalogue.indicators import Catalogue
from stunting.model.accounts import Account
from stunting.model.activities import LocationScope
from stunting.model.corrections import Correction
from stunting.model.dataset import Dataset
from stunting.model.observations import cell_address, uses_of

_TOLD = ["area_code", "area", "parent", "indicator", "uses", "measure", "part", "period", "series", "value"]


def of_kecamatan(dataset: Dataset, code: str, gazetteer: Gazetteer) -> Dataset:
    """What of a data set is about one kecamatan and its desa, and nothing that holds cells of others.

    Rows of the kabupaten go too: beside the own ones they tell of the others. So do previews of sheets,
    problems at other cells, plans, and activities that name another place.
    """
    rows = dataset.observations
    rows = rows[lies_in(rows, code, dataset.kabupaten, gazetteer)].reset_index(drop=True)
    files = set(rows["file"])
    cells = {
        (str(file), str(sheet), cell_address(row, column))
        for file, sheet, row, column in rows[["file", "sheet", "row", "column"]].itertuples(index=False)
    }
    activities = dataset.activities
    near = activities["kecamatan_codes"].eq(code) | activities["scope"].eq(LocationScope.KABUPATEN.value)
    return Dataset(
        observations=rows,
        sources=tuple(one for one in dataset.sources if one.file in files),
        sheets=(),
        problems=tuple(one for one in dataset.problems if (one.file, one.sheet, one.cell) in cells),
        kabupaten=dataset.kabupaten,
        settings=dataset.settings,
        activities=activities[near].reset_index(drop=True),
        corrections=tuple(
            one for one in dataset.corrections if _is_in(one.correction.asked.number.area_code, code)
        ),
    )


def lies_in(rows: pd.DataFrame, code: str, kabupaten: str, gazetteer: Gazetteer) -> pd.Series:
    """Which rows with the columns of areas of `OBSERVATIONS` are about a kecamatan (a code) or its desa.

    A desa that is in no list counts by the name of its kecamatan, where the data are of its kabupaten.
    """
    codes = rows["area_code"].astype("str")
    known = codes.eq(code) | codes.str.startswith(f"{code}.")
    area = gazetteer.area(code)
    if area is None or kabupaten != area.parent_code:
        return known
    return known | (codes.eq("") & rows["kecamatan"].astype("str").eq(area.name))


def _is_in(area_code: str, code: str) -> bool:
    return area_code == code or area_code.startswith(f"{code}.")


def of_office(rows: pd.DataFrame, office: str, catalogue: Catalogue) -> pd.Series:
    """Which observations are of indicators that an office answers for, or of none that is known."""
    own = {id for id, one in catalogue.indicators.items() if office in one.opd}
    named, uses = rows["indicator"].astype("str"), rows["uses"].astype("str")
    shared = uses.map(lambda text: not text or any(one.indicator in own for one in uses_of(text)))
    return named.isin(own) | (named.eq("") & shared)


def other_activities(activities: pd.DataFrame, office: str) -> tuple[tuple[object, ...], ...]:
    """Lines of an action plan of other offices than one, of all where none is named."""
    own = activities["opd"].eq(office) if office else pd.Series(False, index=activities.index)
    told = activities.loc[~own, ["subject", "opd", "area_codes", "scope", "budget_written", "period"]]
    return tuple(sorted(told.astype("str").itertuples(index=False, name=None)))


def other_corrections(
    corrections: Sequence[Correction], account: Account, catalogue: Catalogue
) -> Iterator[Correction]:
    """Corrections of numbers that are not of the part of an account."""
    for one in corrections:
        number = one.asked.number
        known = [catalogue.indicator(id) for id in number.indicators]
        led = any(known_one and account.office in known_one.opd for known_one in known)
        if not (_is_in(number.area_code, account.kecamatan) if account.kecamatan else led):
            yield one


def is_same_outside(before: pd.DataFrame, after: pd.DataFrame) -> bool:
    """Whether two readings give the same numbers, whatever file they stand in and in whatever order."""
    return _numbers(before).equals(_numbers(after))


def numbers_digest(rows: pd.DataFrame) -> str:
    """The SHA-256 of the numbers of some observations: the same for the same numbers in whatever files."""
    return hashlib.sha256(_numbers(rows).to_csv(index=False).encode()).hexdigest()


def _numbers(rows: pd.DataFrame) -> pd.DataFrame:
    told = rows[_TOLD].astype(dict.fromkeys(_TOLD[:-1], "str"))
    return told.sort_values(_TOLD, ignore_index=True)
