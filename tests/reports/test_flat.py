import csv
import io
import json
import math

import pandas as pd
import pytest

from stunting.reports.flat import JSON_ROWS, cell_addresses, write_csv, write_json


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+62", "'+62"),
        ("-", "'-"),
        ("@a", "'@a"),
        ("Waru", "Waru"),
        ("a=b", "a=b"),
        ("\t=1", "'\t=1"),
        ("\n\n@a", "'\n\n@a"),
        ("\u00a0 =1", "'\u00a0 =1"),
        ("\u200b\ufeff=1", "'\u200b\ufeff=1"),
        ("\uff1d1", "'\uff1d1"),
        ("\u202e=1", "' =1"),
        ("a\x1b[2Jb", "a [2Jb"),
        ("a\n=b", "a\n=b"),
        ("", ""),
        ("x" * 300, "x" * 300),
        ("x" * 301, "x" * 299 + "…"),
        ("=" + "x" * 400, "'=" + "x" * 297 + "…"),
    ],
)
@pytest.mark.parametrize("kind", ["str", "category"])
def test_csv_texts_are_safe_for_spreadsheets(text, expected, kind):
    records = list(csv.reader(io.StringIO(written_csv(pd.DataFrame({"t": [text, "x"]}, dtype=kind)))))
    assert records == [["t"], [expected], ["x"]]


def written_csv(frame):
    out = io.BytesIO()
    write_csv(frame, out)
    return out.getvalue().decode()


def test_csv_keeps_numbers_and_makes_texts_safe():
    frame = pd.DataFrame(
        {
            "text": ["=1+1", "Kec. Waru, PPU", 'sebut "ini"\nbaris dua'],
            "category": pd.Categorical(["-", "a", "-"]),
            "number": [-85.3, 618.0, math.nan],
            "row": [1, 2, 3],
            "flag": [True, False, False],
        }
    )
    records = list(csv.DictReader(io.StringIO(written_csv(frame), newline="")))
    assert records == [
        {"text": "'=1+1", "category": "'-", "number": "-85.3", "row": "1", "flag": "true"},
        {"text": "Kec. Waru, PPU", "category": "a", "number": "618", "row": "2", "flag": "false"},
        {"text": 'sebut "ini"\nbaris dua', "category": "'-", "number": "", "row": "3", "flag": "false"},
    ]


def test_csv_of_categories_that_become_equal_when_cut():
    long = ["x" * 400 + "a", "x" * 400 + "b"]
    records = list(csv.DictReader(io.StringIO(written_csv(pd.DataFrame({"t": pd.Categorical(long)})))))
    assert [record["t"] for record in records] == ["x" * 299 + "…"] * 2


def test_csv_of_an_empty_frame_has_its_header():
    frame = pd.DataFrame({"area": pd.Series(dtype="str"), "value": pd.Series(dtype="float64")})
    assert next(csv.reader(io.StringIO(written_csv(frame)))) == ["area", "value"]


def written_json(frame):
    out = io.BytesIO()
    write_json(frame, out)
    return json.loads(out.getvalue())


def test_json_keeps_texts_as_they_are_and_missing_as_null():
    frame = pd.DataFrame(
        {"area": ["=Desa “Waru”", "-"], "value": [0.1 + 0.2, math.nan], "flag": [True, False]}
    )
    assert written_json(frame) == [
        {"area": "=Desa “Waru”", "value": pytest.approx(0.3, rel=1e-12), "flag": True},
        {"area": "-", "value": None, "flag": False},
    ]
    assert written_json(frame.iloc[:0]) == []


def test_json_in_several_pieces_is_one_list():
    numbers = list(range(JSON_ROWS + 2))
    assert [record["n"] for record in written_json(pd.DataFrame({"n": numbers}))] == numbers


def test_cell_addresses():
    rows, columns = pd.Series([14, 5, 1048576], index=[7, 8, 9]), pd.Series([4, 28, 16384], index=[7, 8, 9])
    found = cell_addresses(rows, columns)
    assert found.to_dict() == {7: "D14", 8: "AB5", 9: "XFD1048576"}


def test_cell_addresses_of_nothing():
    nothing = pd.Series(dtype="int64")
    assert cell_addresses(nothing, nothing).empty
