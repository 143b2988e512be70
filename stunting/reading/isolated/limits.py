"""Every limit that a file meets while it is opened, each with its reason. A file beyond one is told which."""

from __future__ import annotations

import sys

MB = 1024**2
ENDS_PROCESSES = sys.platform.startswith("linux")
"""Whether the system surely ends a process that takes more memory than it may; others may not."""

MAX_INFLATED = 300 * MB
"""All parts of a zip file together: a matrix of 84,000 desa with 120 columns inflates to 250 MB."""
MAX_RATIO = 100
"""Inflated to packed bytes: matrices reach 15, a zip bomb 1,000."""
RATIO_MATTERS_FROM = 10 * MB
"""A ratio says nothing about a small file: an almost empty drawing part may shrink to a hundredth."""
MAX_OUTLINES = 80 * MB
"""Largest single part of outlines that is read: the desa of a whole province fit well."""
MAX_CELLS = 25_000_000
"""Cells of the rectangle around all filled ones of a sheet: 84,000 desa with 290 columns."""
MAX_COLUMNS = 2_000
"""29 indicators with 3 measures in 12 months are 1,044; each column is weighed with others, and asked of."""
MAX_SHEETS = 1_000
"""Sheets of a workbook, or tables of a page: one for each desa of the largest kabupaten are 852."""
MAX_RELATIONS = 20_000
"""Relationships of one part of a workbook: its sheets and what belongs to them are a few for each."""
BLANK_ROWS_BEFORE_FAR = 5_000
"""Cells behind more blank rows are left away: two tables of a sheet never lie so far from each other."""
BLANK_COLUMNS_BEFORE_FAR = 500
"""The same for columns."""
MAX_SIZE_FOR_XLS_MARKS = 20 * MB
"""xlrd needs about ten times as long as calamine; a larger xls is read without its formats."""
GUARDED_TEXT = 2 * MB
"""A longer text is opened in the child too, where time and memory are limited."""

WAITED_SECONDS = 120
"""A file is waited for so long on a busy machine, whatever its processor time."""

# Measured on two cores: xlsx of 84,000 desa x 80 columns (33 MB) 6.5 s and 0.7 GB; csv of 84,000 x 120
# (47 MB) 7.8 s and 1.3 GB; html of 15,000 x 80 (16 MB) 6.7 s and 0.5 GB; ods of 30,000 x 40 (4 MB) 6.8 s and
# 0.2 GB. A matrix of one kabupaten takes 0.1 s and 30 MB.
_LEAST_MEMORY, _MEMORY_PER_BYTE = 1024 * MB, 20
_LEAST_SECONDS, _BYTES_PER_SECOND = 5, MB


def memory_limit(size: int) -> int:
    """Bytes of memory that reading a file of so many bytes may take: 1 GB, and 20 per byte."""
    return _LEAST_MEMORY + _MEMORY_PER_BYTE * size


def seconds_to_next_sheet(size: int) -> int:
    """Seconds of processor time until the first sheet of a file of so many bytes, and between two sheets.

    5, and one more per MB of the file: a small one, whatever it inflates to, is answered in 5.
    """
    return _LEAST_SECONDS + size // _BYTES_PER_SECOND
