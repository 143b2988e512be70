"""What stands below the header of a column: numbering, codes, years, numbers written as text."""

from __future__ import annotations

import itertools
import re

import numpy as np
import numpy.typing as npt

from stunting.reading.cells.periods import date_of_serial
from stunting.reading.cells.sheet import Sheet
from stunting.reading.cells.written import loose_number, written_number
from stunting.reading.layout.regions import Region

_SAMPLE = 400
"""So many rows, or distinct texts, of a column are looked at."""
_NUMBERING_TEXT = re.compile(r"^\(?(?:\d{1,4}|[ivxlIVXL]{1,6}|[a-zA-Z])\)?\s?[.)]?(?: ?\d)?\.?$")
_CODE_TEXT = re.compile(r"^(?:\d{6,7}|\d{10}|\d{2}\.\d{2}(?:\.\d{2}(?:\.\d{4})?)?)$")


def sample_texts(sheet: Sheet, region: Region, column: int, most: int = _SAMPLE) -> list[str]:
    """Distinct texts of a column, at most `most` of them, from rows spread over the whole body."""
    found: dict[str, None] = {}
    for value in sheet.grid.values[spread_rows(region), column]:
        if isinstance(value, str) and value.strip():
            found.setdefault(value)
            if len(found) >= most:
                break
    return list(found)


def spread_rows(region: Region, most: int = 2000) -> npt.NDArray[np.int64]:
    """At most so many rows of a body, evenly spread, so that a long table is judged by all of it."""
    step = max(1, -(-len(region.body) // most))
    return region.body[::step]


def holds_written_numbers(sheet: Sheet, region: Region, column: int) -> bool:
    """Whether most texts of a column are numbers where numbers are expected: "\u2264 7,40", "8/10"."""
    texts = sample_texts(sheet, region, column, 60)
    found = [text for text in texts if loose_number(text) or written_number(text)]
    return len(found) * 2 > len(texts)


def numbers_below(sheet: Sheet, region: Region, column: int) -> list[float]:
    """Whole numbers in the first rows of a column, also those kept as text."""
    cells = sheet.grid.values[region.body[:_SAMPLE], column]
    return [float(value) for value in cells if _is_whole(value)]


def _is_whole(value: object) -> bool:
    if isinstance(value, str):
        return bool(re.fullmatch(r" *[0-9]+ *", value))
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def counts_up(sheet: Sheet, region: Region, column: int) -> bool:
    """Whether the numbers of a column are 0, 1, 2 … or 1, 2, 3 …, restarting at most now and then."""
    numbers = numbers_below(sheet, region, column)
    if len(numbers) < 2 or numbers[0] not in (0, 1):
        return False
    steps = sum(b - a == 1 or (b in (0, 1) and a > 1) for a, b in itertools.pairwise(numbers))
    return steps >= 0.95 * (len(numbers) - 1)


def holds_numbering(sheet: Sheet, region: Region, column: int) -> bool:
    """Whether most filled cells of a column are "01.", "a.", "IV" or small counting numbers."""
    rows = region.body[:_SAMPLE]
    texts = [sheet.text(int(row), column) for row in rows if sheet.filled[row, column]]
    marked = sum(bool(_NUMBERING_TEXT.match(text)) for text in texts)
    return bool(texts) and marked >= 0.8 * len(texts)


def holds_codes(sheet: Sheet, region: Region, column: int, numbers: int, texts: int) -> bool:
    """Whether a column without a code header holds area codes: distinct, one length, one beginning."""
    rows = region.body[:_SAMPLE].tolist()
    wanted = float if numbers > texts else (float, str)
    cells = (sheet.grid.values[row, column] for row in rows)
    first = next((value for value in cells if isinstance(value, wanted)), None)
    if isinstance(first, float) and first < 100_000:
        return False  # the shortest code of a kecamatan has six digits
    found = [sheet.text(row, column) for row in rows if sheet.filled[row, column]]
    if len(found) < 3 or sum(bool(_CODE_TEXT.match(text)) for text in found) < 0.9 * len(found):
        return False
    digits = [re.sub(r"\D", "", text) for text in found]
    lengths = {len(code) for code in digits}
    dotted = sum(text.count(".") >= 2 for text in found) >= 0.9 * len(found)
    same_start = len({code[:4] for code in digits}) == 1 and lengths <= {6, 7, 10}
    return len(set(digits)) > 0.9 * len(digits) and (same_start or dotted)


def holds_years(sheet: Sheet, region: Region, column: int) -> bool:
    """Whether all plain numbers of a column are years or days."""
    return all(1900 <= n <= 2100 or date_of_serial(n) for n in numbers_below(sheet, region, column))
