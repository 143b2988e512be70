"""A window into a sheet as HTML: letters above, row numbers beside, the used cells marked."""

from __future__ import annotations

from html import escape

import streamlit as st

from stunting.charts.sheet_window import SheetWindow, WindowRow
from stunting.model.formatting import format_number
from stunting.ui.words import wording


def show_sheet_window(window: SheetWindow) -> None:
    """The window under the names of its file and sheet; texts of the file are only ever shown as text."""
    used = wording.WINDOW_USED.format(count=format_number(window.used))
    left_out = wording.WINDOW_LEFT_OUT.format(count=format_number(window.left_out))
    name = " \u203a ".join(part for part in (window.file, window.sheet) if part)
    letters = "".join(f"<th scope='col'>{escape(letter)}</th>" for letter, _ in window.columns)
    said = (escape(head) for _, head in window.columns)
    heads = "".join(f"<th scope='col' title='{head}'>{head}</th>" for head in said)
    rows = "".join(_row(row, len(window.columns)) for row in window.rows)
    st.html(
        f"<div class='lembar'><p><b>{escape(name)}</b><span>{escape(used)}</span></p>"
        f"<div tabindex='0' role='region' aria-label='{escape(name)}'><table><thead>"
        f"<tr><td></td><td></td>{letters}</tr><tr><td></td><td></td>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
        + (f"<p><span>{escape(left_out)}</span></p>" if window.left_out else "")
        + "</div>"
    )


def _row(row: WindowRow, columns: int) -> str:
    cells = "".join(f"<td class='{cell.used_as}'>{escape(cell.text)}</td>" for cell in row.cells)
    gap = f"<tr><td class='sela' colspan='{columns + 2}'>\u22ee</td></tr>" if row.after_gap else ""
    label = f"<td class='nama' title='{escape(row.label)}'>{escape(row.label)}</td>"
    return f"{gap}<tr><th scope='row'>{row.number}</th>{label}{cells}</tr>"
