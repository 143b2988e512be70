"""A window into a sheet as HTML: letters above, row numbers beside, used cells in their colour."""

from __future__ import annotations

from html import escape

import streamlit as st

from stunting.charts.sheet_window import SheetWindow, WindowColumn, WindowRow
from stunting.charts.trace_steps import ROLE_WORDS
from stunting.model.formatting import format_number
from stunting.ui.words import wording

_LEVELS = 2
"""Of the levels of a header that stand above a column; all of them on hover."""


def show_sheet_window(window: SheetWindow) -> None:
    """The window under the names of its file and sheet; texts of the file are only ever shown as text.

    Below a column of summed cells stands their sum, which leads to the arithmetic.
    """
    used = wording.WINDOW_USED.format(count=format_number(window.used))
    left_out = wording.WINDOW_LEFT_OUT.format(count=format_number(window.left_out))
    name = " \u203a ".join(part for part in (window.file, window.sheet) if part)
    letters = "".join(map(_letter, window.columns))
    heads = "".join(map(_head, window.columns))
    rows = "".join(_row(row, len(window.columns)) for row in window.rows)
    st.html(
        f"<div class='lembar'><p><b>{escape(name)}</b><span>{escape(used)}</span></p>"
        f"<div tabindex='0' role='region' aria-label='{escape(name)}'><table><thead>"
        f"<tr><td></td><td></td>{letters}</tr><tr><td></td><td></td>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody>{_sums(window)}</table></div>"
        + (f"<p><span>{escape(left_out)}</span></p>" if window.left_out else "")
        + "</div>"
    )


def _letter(column: WindowColumn) -> str:
    role = f"<small>{ROLE_WORDS[column.used_as]}</small>" if column.used_as in ROLE_WORDS else ""
    return f"<th scope='col' class='{column.used_as}'>{escape(column.letter)}{role}</th>"


def _head(column: WindowColumn) -> str:
    short = " / ".join(column.head.split(" / ")[-_LEVELS:])
    return f"<th scope='col' class='{column.used_as}' title='{escape(column.head)}'>{escape(short)}</th>"


def _row(row: WindowRow, columns: int) -> str:
    cells = "".join(f"<td class='{cell.used_as}'>{escape(cell.text)}</td>" for cell in row.cells)
    gap = f"<tr><td class='sela' colspan='{columns + 2}'>\u22ee</td></tr>" if row.after_gap else ""
    label = f"<td class='nama' title='{escape(row.label)}'>{escape(row.label)}</td>"
    return f"{gap}<tr><th scope='row'>{row.number}</th>{label}{cells}</tr>"


def _sums(window: SheetWindow) -> str:
    if not any(column.total for column in window.columns):
        return ""
    cells = "".join(
        f"<td class='{one.used_as}'>\u03a3 {escape(one.total)}</td>" if one.total else "<td></td>"
        for one in window.columns
    )
    return f"<tfoot><tr><td></td><td class='nama'>{wording.WINDOW_SUM}</td>{cells}</tr></tfoot>"
