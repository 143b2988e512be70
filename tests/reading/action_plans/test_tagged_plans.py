"""Plans in layouts of public ones, tied to indicators twice, before any run: links and rupiah.

What the first run gave stands in the changelog; these are floors since its faults were mended
and its ties settled by the one definition of `tests/catalogue/defined_links.csv`.
"""

import pytest

from stunting.pipeline import Upload, read_files
from tests.reading.action_plans.tagged_plans import DANA_DESA, DPA, TAGGED, tagged_workbooks

PLANS = dict(zip(tagged_workbooks().items(), (DPA, DANA_DESA, TAGGED), strict=True))
IDS = ["dpa", "dana desa", "tagging"]
PRECISION, RECALL = 0.90, 0.85


@pytest.fixture(scope="module", params=PLANS.items(), ids=IDS)
def read(request):
    (file, book), planned = request.param
    return read_files([Upload(file, book)], kabupaten="64.09"), planned


def links(read):
    """Pairs of an activity and an indicator, as read and as settled; an activity of two villages is two."""
    dataset, planned = read
    lines = dataset.activities
    by_name = {name.lower(): rows for name, rows in lines.groupby("name", sort=False)}
    found, wanted = set(), set()
    for one in planned:
        rows = by_name.get(one.name.lower(), lines.iloc[:0])
        same = [other for other in planned if other.name == one.name]
        if len(same) > 1:
            rows = rows.iloc[[same.index(one)]]
        found |= {(one.office, one.code, id) for ids in rows["indicators"] for id in ids.split()}
        wanted |= {(one.office, one.code, id) for id in one.indicators}
    return found, wanted


def test_links_are_right_and_few_are_missing():
    found, wanted = set(), set()
    for (file, book), planned in PLANS.items():
        ours, theirs = links((read_files([Upload(file, book)], kabupaten="64.09"), planned))
        found |= ours
        wanted |= theirs
    assert len(wanted) == 61
    assert len(found & wanted) / len(found) >= PRECISION
    assert len(found & wanted) / len(wanted) >= RECALL


def test_rupiah_agree_with_the_plan_and_with_its_printed_sum(read):
    dataset, planned = read
    lines = dataset.activities
    assert lines["budget"].sum() == sum(amount for one in planned for _, amount, _ in one.amounts)
    spent = sum(amount for one in planned for _, _, amount in one.amounts)
    assert lines["realised"].sum() == spent
    steps = [step for sheet in dataset.activity_sheets for step in sheet.steps]
    assert any(step.startswith("Jumlah pagu tercetak") and "sama dengan" in step for step in steps)
    assert any(step.startswith("Jumlah realisasi tercetak") for step in steps) == bool(spent)


def test_every_activity_is_read_once_with_its_code_and_no_sum_is_one(read):
    dataset, planned = read
    lines = dataset.activities
    assert set(lines["name"].str.lower()) == {one.name.lower() for one in planned}
    codes = set(zip(lines["name"].str.lower(), lines["code"], strict=True))
    assert codes == {(one.name.lower(), one.code) for one in planned}


def test_spending_of_villages_stands_in_its_village():
    file, book = list(tagged_workbooks().items())[1]
    lines = read_files([Upload(file, book)], kabupaten="64.09").activities
    places = lines.groupby("area_codes")["budget"].sum()
    assert set(places.index) == {"64.09.02.2004", "64.09.02.2002", "64.09.02.2001"}
    assert places["64.09.02.2002"] == sum(o.amounts[0][1] for o in DANA_DESA if o.office == "Sesulu")
