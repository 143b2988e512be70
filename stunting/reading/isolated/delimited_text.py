"""Delimited text (csv, tsv and their relatives) as a sheet of texts."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from stunting.reading.isolated.far_cells import cut_far_values, stray_cells
from stunting.reading.isolated.limits import MAX_CELLS
from stunting.reading.isolated.messages import RawSheet, Refusal, filled_width

# Where several divide a text equally evenly, the first wins: a comma may be a decimal mark.
SEPARATORS = ("\t", "|", ";", ",")
_SAMPLE_SIGNS = 200_000
_SAMPLE_RECORDS = 300
_SEPARATOR_LINE = re.compile(r'"?sep=(\t|[^\w\s"])"?[ \t]*(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
# A no-break space and its relatives: at the ends of a value they are left over from copying.
_INVISIBLE = "\u00a0\u2007\u202f\u200b\u200c\u200d\u2060\ufeff"
_MAX_FIELD = 2**27


def read_delimited(text: str) -> Iterator[RawSheet | Refusal]:
    """The text as one sheet without a name, one row per record, and what had to be left away.

    Blank lines count as rows, a line break inside quotes does not begin one, and the line `sep=;`
    that Excel understands is no row. Every value stays a text: what a comma means is settled per
    column by whoever reads the numbers.
    """
    text = text.rstrip("\x1a\0")
    found = _SEPARATOR_LINE.match(text)
    if found:
        text = text[found.end() :]
    separator = found[1] if found else best_separator(text)
    records, unclosed = read_records(text, separator)
    records = _cleaned(records, text, separator)
    width = max((filled_width(record) for record in records), default=0)
    if len(records) * width > MAX_CELLS:
        yield Refusal("too_large", reason=f"{len(records)} baris x {width} kolom")
        return
    strays = cut_far_values(records)
    sheet = RawSheet("")
    sheet.fill(records)
    yield sheet
    for row in unclosed:
        yield Refusal("unclosed_quote", cell=f"A{row + 1}", row=str(row + 1))
    yield from stray_cells("", strays)


def best_separator(text: str) -> str:
    """The separator that gives the largest share of records the same number of fields, above one."""
    evenness = {separator: _evenness(text[:_SAMPLE_SIGNS], separator) for separator in SEPARATORS}
    return max(SEPARATORS, key=evenness.__getitem__) if any(evenness.values()) else ","


def _evenness(sample: str, separator: str) -> float:
    records = islice(_reader(sample, separator), _SAMPLE_RECORDS)
    widths = Counter(len(record) for record in records if record)
    several = [(count, width) for width, count in widths.items() if width > 1]
    return max(several)[0] / widths.total() if several else 0.0


def read_records(text: str, separator: str) -> tuple[list[list[str]], list[int]]:
    """Records of a text, and the rows whose quotation mark is never closed.

    Such a mark would swallow all rows behind it. Its own line is read as it stands instead.
    """
    records: list[list[str]] = []
    unclosed: list[int] = []
    rest: str | None = text
    while rest is not None:
        found, rest = _until_unclosed_quote(rest, separator)
        records += found
        if rest is not None:
            unclosed.append(len(records) - 1)
    return records, unclosed


def _until_unclosed_quote(text: str, separator: str) -> tuple[list[list[str]], str | None]:
    records = list(_reader(text, separator))
    ends_inside = text.count('"') % 2 and records and any("\n" in value for value in records[-1])
    if not ends_inside:
        return records, None
    lines = list(io.StringIO(text, newline=""))
    reader = csv.reader(lines, delimiter=separator)
    for _ in islice(reader, len(records) - 1):
        pass
    broken = lines[reader.line_num].rstrip("\r\n").split(separator)
    records[-1] = [value.strip('"') for value in broken]
    return records, "".join(lines[reader.line_num + 1 :])


def _reader(text: str, separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(_MAX_FIELD)
    quotes_behind_spaces = f'{separator} "' in text
    stream = io.StringIO(text, newline="")
    return csv.reader(stream, delimiter=separator, skipinitialspace=quotes_behind_spaces)


def _cleaned(records: list[list[str]], text: str, separator: str) -> list[list[str]]:
    """The records without invisible signs at the ends of values and without values of blanks only.

    Most texts have neither, which a search of the whole text tells at once.
    """
    blank_values = (f"{separator} ", f"{separator}\t", "\n ", "\n\t")
    if not any(sign in text for sign in (*_INVISIBLE, *blank_values)):
        return records
    return [["" if value.isspace() else value.strip(_INVISIBLE) for value in record] for record in records]
