"""Frames as csv and json for other programs, in bulk."""

from __future__ import annotations

from typing import BinaryIO

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from stunting.model.observations import column_letters

LONGEST_TEXT = 300
FORMULA_START = (
    r"^([\s\x{a0}\x{1680}\x{2000}-\x{200f}\x{2028}\x{2029}\x{202f}\x{205f}-\x{2064}\x{3000}\x{feff}]*"
    r"[=+\-@\x{ff1d}\x{ff0b}\x{ff0d}\x{ff20}])"
)
"""What a program may take for the start of a formula, also wide and behind signs that nobody sees."""
CONTROLS = r"[\x00-\x08\x0b-\x1f\x7f\x{202a}-\x{202e}\x{2066}-\x{2069}]"
"""Signs that move the cursor of a terminal or turn the direction of a text; tab and line feed stay."""
JSON_ROWS = 50_000


def spreadsheet_safe(texts: pd.Series) -> pd.Series:
    """Texts that no spreadsheet runs as a formula, cut at `LONGEST_TEXT` characters with "…".

    >>> spreadsheet_safe(pd.Series(["=1+1", "Waru"])).to_list()
    ["'=1+1", 'Waru']
    """
    return pd.Series(_safe(pa.array(texts, pa.string())), index=texts.index, dtype="str")


def write_csv(frame: pd.DataFrame, out: BinaryIO) -> None:
    """Write a frame as UTF-8 csv with commas and decimal points; a missing number is empty.

    Texts are made safe for spreadsheets, numbers stay as they are.
    """
    table = pa.Table.from_pandas(frame, preserve_index=False)
    for index, name in enumerate(table.column_names):
        if _holds_text(table.column(index)):
            table = table.set_column(index, name, _safe_texts(table.column(index)))
    arrow_csv.write_csv(table, out)


def write_json(frame: pd.DataFrame, out: BinaryIO) -> None:
    """Write a frame as a UTF-8 json list of records; a missing number is null."""
    out.write(b"[")
    for start in range(0, len(frame), JSON_ROWS):
        records = frame.iloc[start : start + JSON_ROWS].to_json(
            orient="records", force_ascii=False, double_precision=15
        )
        out.write(b"," * (start > 0) + records[1:-1].encode())
    out.write(b"]\n")


def cell_addresses(rows: pd.Series, columns: pd.Series) -> pd.Series:
    """Addresses such as `D14` from rows and columns counted from 1, with the index of `rows`."""
    numbers, positions = columns.unique(), pd.factorize(columns)[0]
    letters = pa.array([column_letters(int(number)) for number in numbers], pa.string())
    addresses = pc.binary_join_element_wise(
        letters.take(pa.array(positions)), pc.cast(pa.array(rows), pa.string()), ""
    )
    return pd.Series(addresses, index=rows.index, dtype="str")


def _holds_text(column: pa.ChunkedArray) -> bool:
    kind = column.type
    return any((pa.types.is_dictionary(kind), pa.types.is_string(kind), pa.types.is_large_string(kind)))


def _safe_texts(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_dictionary(column.type):
        chunks = [
            pa.DictionaryArray.from_arrays(chunk.indices, _safe(chunk.dictionary)) for chunk in column.chunks
        ]
        return pa.chunked_array(chunks, type=pa.dictionary(column.type.index_type, pa.string()))
    return _safe(column)


def _safe(texts: pa.Array | pa.ChunkedArray) -> pa.Array | pa.ChunkedArray:
    plain = pc.replace_substring_regex(texts.cast(pa.string()), CONTROLS, " ")
    marked = pc.replace_substring_regex(plain, FORMULA_START, r"'\1")
    cut = pc.binary_join_element_wise(pc.utf8_slice_codeunits(marked, 0, LONGEST_TEXT - 1), "…", "")
    return pc.if_else(pc.greater(pc.utf8_length(marked), LONGEST_TEXT), cut, marked)
