"""Uploaded text never acts: not as markdown, not as a link or picture, not as a formula."""

import pandas as pd

from stunting.ui.shown.tables import csv_bytes
from stunting.ui.words.literal import literal, literal_table


def test_markdown_in_a_name_stays_text():
    assert literal(
        "![x](http://jauh.example/a.png)"
    ) == r"\!\[x\]\(http\:\/\/jauh\.example\/a\.png\)".replace(r"\/", "/")
    assert literal("**tebal** <b>") == r"\*\*tebal\*\* \<b\>"
    assert literal("1.234,5 % ibu hamil") == r"1\.234,5 % ibu hamil"


def test_headers_and_cells_of_a_table_are_literal():
    shown = literal_table(pd.DataFrame({"a*b": ["[x](y)"]}))
    assert list(shown.columns) == [r"a\*b"]
    assert shown.iloc[0, 0] == r"\[x\]\(y\)"


def test_csv_opens_in_a_spreadsheet_and_runs_no_formula():
    data = csv_bytes(pd.DataFrame({"Wilayah": ["Waru", "=1+1"], "Capaian": ["85,3 %", "–"]}))
    assert data == "\ufeffWilayah;Capaian\nWaru;85,3 %\n'=1+1;–\n".encode()


def test_a_note_is_the_last_row_of_a_csv():
    data = csv_bytes(
        pd.DataFrame({"Wilayah": ["Waru"], "Capaian": ["85,3 %"]}), "Dinilai dengan target 2024."
    )
    assert data.decode("utf-8-sig").splitlines()[-1] == "Dinilai dengan target 2024.;"
