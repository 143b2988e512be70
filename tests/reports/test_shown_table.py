"""Tables of text from a screen become workbooks with numbers."""

import io

import openpyxl
import pandas as pd
import pytest

from stunting.reports.columns import ColumnKind
from stunting.reports.shown_table import column_kind, shown_table_xlsx


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (["85,3 %", "–", "100 %"], ColumnKind.PERCENT),
        (["4,2 poin", "0,0 poin"], ColumnKind.POINTS),
        (["1.234", "12", "belum ada data"], ColumnKind.NUMBER),
        (["1.234", "85,3 %"], ColumnKind.TEXT),
        (["85,3 % ✓", "70,0 % ▼"], ColumnKind.TEXT),
        (["64.09.01.1001"], ColumnKind.TEXT),
        (["–", ""], ColumnKind.TEXT),
        ([], ColumnKind.TEXT),
    ],
)
def test_kind_of_a_column(texts, kind):
    assert column_kind(texts) is kind


def test_numbers_are_numbers_and_texts_stay_texts():
    table = pd.DataFrame(
        {
            "Wilayah": ["Waru", "=1+1"],
            "Capaian": ["85,3 %", "–"],
            "Orang": ["1.234", "7"],
            "Jarak": ["-4,8 poin", "0,0 poin"],
        }
    )
    sheet = openpyxl.load_workbook(io.BytesIO(shown_table_xlsx(table, "Kecamatan Waru"))).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert sheet["A1"].value == "Kecamatan Waru"
    assert rows[0] == ["Wilayah", "Capaian", "Orang", "Jarak"]
    assert rows[1] == ["Waru", pytest.approx(0.853), 1234, -4.8]
    assert rows[2] == ["=1+1", "belum ada data", 7, 0]
    assert sheet["A4"].data_type == "s"
