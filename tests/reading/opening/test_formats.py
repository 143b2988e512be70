"""What every format gives: the same cells at the same addresses."""

import io

import openpyxl
import pytest

from stunting.reading.opening import open_workbook

ROWS = [["Kecamatan", "Capaian"], ["Sepaku", 45.5], ["Waru", None], [None, None], ["Babulu", 0]]


def xlsx_bytes(rows):
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def test_xlsx_begins_at_a1_and_blank_is_none():
    opened = open_workbook(xlsx_bytes(ROWS), "rekap.xlsx")
    assert not opened.problems
    (grid,) = opened.grids
    assert grid.sheet == "Sheet"
    assert grid.values.tolist() == ROWS


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_text_stays_text(separator):
    data = separator.join(["Kecamatan", "Capaian"]) + "\n" + separator.join(["Sepaku", "45.5"]) + "\n"
    (grid,) = open_workbook(data.encode(), "rekap.csv").grids
    assert grid.values.tolist() == [["Kecamatan", "Capaian"], ["Sepaku", "45.5"]]
