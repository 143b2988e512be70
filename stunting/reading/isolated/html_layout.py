"""Where the cells of an HTML table come to lie, and scrolling tables put together from their panes."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# The limits of the HTML standard for one cell.
MAX_COLUMN_SPAN = 1_000
MAX_ROW_SPAN = 65_534


class HtmlTable:
    """One table laid out: texts by row, merged ranges, and the tables inside its cells.

    Add the cells in the order of the document, then call `end`.
    """

    def __init__(self) -> None:
        self.title = ""
        self.rows: list[list[str]] = []
        self.width = 0
        self.merges: list[tuple[int, int, int, int]] = []
        self.hidden_rows: list[int] = []
        self.loose: list[HtmlTable] = []
        self._inner: list[list[list[HtmlTable]]] = []
        self._taken: dict[int, int] = {}

    @property
    def height(self) -> int:
        """Rows that the table covers, those included that its cells only reach into by their span."""
        return max([len(self.rows), *(bottom + 1 for _, _, bottom, _ in self.merges)])

    def begin_row(self, hidden: bool) -> None:
        """Begin the next row."""
        if hidden:
            self.hidden_rows.append(len(self.rows))
        self.rows.append([])
        self._inner.append([])

    def add_cell(self, text: str, columns: int, rows: int, inner: list[HtmlTable]) -> None:
        """Add a cell to the row begun last, in the first place that no cell from above reaches into."""
        columns = min(columns, MAX_COLUMN_SPAN)
        rows = min(rows, MAX_ROW_SPAN)
        top = len(self.rows) - 1
        line = self.rows[top]
        left = len(line)
        while self._taken.get(left, -1) >= top:
            left += 1
        line += [""] * (left - len(line)) + [text] + [""] * (columns - 1)
        for column in range(left, left + columns):
            self._taken[column] = top + rows - 1
        if columns > 1 or rows > 1:
            self.merges.append((top, left, top + rows - 1, left + columns - 1))
        if inner:
            self._inner[top].append(inner)
        self.width = max(self.width, len(line))

    def end(self) -> None:
        """Make all rows equally long."""
        for row in self.rows:
            row += [""] * (self.width - len(row))

    def inner_tables(self) -> Iterator[HtmlTable]:
        """Tables inside the cells, and those that stand in the table outside any cell."""
        for row in self._inner:
            for cell in row:
                yield from cell
        yield from self.loose

    def panes(self) -> list[list[HtmlTable]]:
        """Tables by cell, where all tables stand in cells of one row and nothing else is in the table."""
        rows = [row for row in self._inner if row]
        if len(rows) != 1 or self.loose or any(map(any, self.rows)):
            return []
        return rows[0]


def composed(table: HtmlTable) -> HtmlTable | None:
    """The whole table of which the cells of `table` hold the panes, None where they do not.

    Web systems keep the head and the first columns of a long table in sight by cutting it into
    tables side by side, each with its head above its body. They belong together when the tables
    next to each other are equally high and those above each other equally wide.
    """
    panes = table.panes()
    if len(panes) < 2 or len({len(pane) for pane in panes}) != 1:
        return None
    bands = list(zip(*panes, strict=True))
    same_height = all(len({part.height for part in band}) == 1 for band in bands)
    same_width = all(len({part.width for part in pane}) == 1 for pane in panes)
    if not (same_height and same_width):
        return None
    whole = HtmlTable()
    whole.title = table.title
    for band in bands:
        _append_band(whole, band)
    return whole


def _append_band(whole: HtmlTable, band: tuple[HtmlTable, ...]) -> None:
    top = len(whole.rows)
    whole.rows += [[] for _ in range(band[0].height)]
    for part in band:
        left = len(whole.rows[top])
        for offset in range(part.height):
            texts = part.rows[offset] if offset < len(part.rows) else [""] * part.width
            whole.rows[top + offset] += texts
        whole.merges += [(top + t, left + lf, top + b, left + r) for t, lf, b, r in part.merges]
    whole.width = len(whole.rows[top])
