"""Delimited text (csv, tsv) as a grid."""

from __future__ import annotations

import csv
import io

from stunting.model.grid import Grid
from stunting.reading.isolated.messages import RawSheet
from stunting.reading.opening.grids import grid_of


def read_text(data: bytes) -> Grid:
    """A grid with one row per record; every value stays text."""
    text = data.decode("utf-8-sig", errors="replace")
    records = list(csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t|", key=text.count)))
    width = max(map(len, records), default=0)
    sheet = RawSheet("")
    sheet.fill([record + [""] * (width - len(record)) for record in records])
    return grid_of(sheet)
