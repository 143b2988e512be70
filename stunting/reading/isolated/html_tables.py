"""Tables of an HTML document, the form in which many web systems export their "xls" files."""

from __future__ import annotations

import re

from lxml import etree

from stunting.reading.isolated.html_layout import HtmlTable, composed
from stunting.reading.isolated.limits import MAX_CELLS
from stunting.reading.isolated.messages import RawSheet, Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    Element = Any  # lxml tells the type checker nothing about its elements

_SKIPPED = frozenset({"script", "style", "head", "template", "noscript", "select"})
_BREAKS_LINE = frozenset({"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "caption"})
_OF_TABLES = frozenset({"html", "body", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"})
_TAG = re.compile(rb"</?([a-zA-Z][a-zA-Z0-9]*)[^>]*>")
_MAX_TITLE = 500
_SPACED_WORDS = re.compile(r"\S(?: \S)+(?: {2,4}\S(?: \S)+)+")
_LINE = "\0"  # stands where an element begins a new line; no document can hold it


def read_html(documents: Iterable[bytes]) -> Iterator[RawSheet | Refusal]:
    """One sheet without a name for every table of documents in UTF-8, numbered from 1.

    Nested tables are tables of their own, except that the panes of one scrolling table (head and
    body, left and right) are put together again.
    """
    number = 0
    for document in documents:
        for table in _tables_of(document):
            number += 1
            sheet = RawSheet("")
            sheet.table_number = number
            sheet.title = table.title
            sheet.merges = table.merges
            sheet.hidden_rows = table.hidden_rows
            sheet.fill(table.rows)
            yield sheet
    if not number:
        raise Refusal("unknown_format", reason="HTML tanpa tabel")


def _tables_of(document: bytes) -> Iterator[HtmlTable]:
    root, is_whole = _parsed(document)
    if not is_whole:
        root, is_whole = _parsed(_TAG.sub(_only_of_tables, document))
    if not is_whole:
        raise Refusal("unreadable_file", reason="tabel bersarang lebih dari 80 lapis")
    if root is not None:
        for table in _tables_with_titles(root):
            yield from _readable(table)


def _parsed(document: bytes) -> tuple[Element | None, bool]:
    """The root of a document, and whether the parser went to its end: 256 elements within each other."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(document, parser)
    return root, not any("depth" in error.message for error in parser.error_log)


def _only_of_tables(tag: re.Match[bytes]) -> bytes:
    """A tag that belongs to a table or hides what it holds; of others only a new line is left."""
    name = tag[1].decode("ascii").lower()
    if name in _OF_TABLES or name in _SKIPPED:
        return tag[0]
    return b"<br>" if name in _BREAKS_LINE else b""


def _readable(table: HtmlTable) -> Iterator[HtmlTable]:
    """The table and those inside it, as far as they hold text, panes put together."""
    whole = composed(table)
    if whole is not None:
        yield whole
        return
    if any(map(any, table.rows)):
        yield table
    for inner in table.inner_tables():
        yield from _readable(inner)


def _tables_with_titles(root: Element) -> Iterator[HtmlTable]:
    lines: list[str] = []
    for part in _parts(root):
        if isinstance(part, str):
            lines.append(part)
        else:
            table = _table(part)
            table.title = " ".join((_collapsed("".join(lines)) + " " + table.title).split())[-_MAX_TITLE:]
            lines.clear()
            yield table


def _parts(element: Element) -> Iterator[str | Element]:
    """Texts and outermost tables inside an element, in their order."""
    if element.text:
        yield element.text
    for child in element:
        if child.tag == "table":
            yield child
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            if child.tag in _BREAKS_LINE:
                yield _LINE
            yield from _parts(child)
            if child.tag in _BREAKS_LINE:
                yield _LINE
        if child.tail:
            yield child.tail


def _collapsed(text: str) -> str:
    """Text as a browser shows it: blanks run together, lines only where an element begins one.

    In a letter-spaced line ("B A Y I   B B L R") wider gaps alone part the words, so they stay.
    """
    lines = (
        line.strip() if _SPACED_WORDS.fullmatch(line.strip()) else " ".join(line.split())
        for line in text.split(_LINE)
    )
    return "\n".join(line for line in lines if line)


def _table(element: Element) -> HtmlTable:
    table = HtmlTable()
    for part in element:
        if part.tag == "caption":
            table.title = _content(part)[0]
    for row in _own(element, "tr"):
        style = (row.get("style") or "").replace(" ", "").lower()
        table.begin_row(hidden="display:none" in style)
        for cell in _own(row, "td", "th"):
            text, inner = _content(cell)
            table.add_cell(text, _span(cell, "colspan"), _span(cell, "rowspan"), inner)
            if len(table.rows) * table.width > MAX_CELLS:
                raise Refusal("too_large", reason=f"{len(table.rows)} baris x {table.width} kolom")
    table.end()
    table.loose = [_table(nested) for nested in _own(element, "table")]
    return table


def _own(element: Element, *tags: str) -> Iterator[Element]:
    """Descendants with one of these tags that do not belong to a row, cell or table in between."""
    for child in element:
        if child.tag in tags:
            yield child
        elif isinstance(child.tag, str) and child.tag not in ("table", "tr", "td", "th", "caption"):
            yield from _own(child, *tags)


def _content(cell: Element) -> tuple[str, list[HtmlTable]]:
    parts = list(_parts(cell))
    text = _collapsed("".join(part for part in parts if isinstance(part, str)))
    return text, [_table(part) for part in parts if not isinstance(part, str)]


def _span(cell: Element, attribute: str) -> int:
    written = (cell.get(attribute) or "1").strip()
    return max(int(written), 1) if written.isdecimal() else 1
