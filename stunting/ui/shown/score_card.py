"""The one table of the dashboard: a score card as a component of the page, its clicks back in Python."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, cast

import streamlit as st

from stunting.charts.card import Card
from stunting.ui.shown.design import file_text, looks, variables

HTML: Final = '<div class="card"></div>'
STYLE: Final = variables(":host") + file_text("score_card.css")
SCRIPT: Final = looks() + file_text("elements.js") + file_text("score_card.js")
_MOUNT: Final = st.components.v2.component("kartu_skor", html=HTML, css=STYLE, js=SCRIPT)


def show_card(
    card: Card,
    key: str,
    *,
    height: int = 0,
    on_cell: Callable[[str, str], None] | None = None,
    rows: tuple[str, Callable[[str], None]] | None = None,
    on_more: Callable[[], None] | None = None,
) -> None:
    """Draw a card, its rows scrolling beyond `height` pixels (0: never).

    The callbacks run before the page does, as those of all widgets: `on_cell` is told the keys of row and
    column of a cell that opens something, the second of `rows` the key of the row that
    was chosen (the first is the key of the one that is selected so far), and `on_more` is
    called by the button below the rows.
    """

    def kept() -> dict[str, Any]:
        return cast("dict[str, Any]", st.session_state[key])

    def cell_chosen() -> None:
        if on_cell and (at := kept().get("cell")):
            on_cell(str(at["row"]), str(at["column"]))

    def row_chosen() -> None:
        if rows and (row := kept().get("row")):
            rows[1](str(row))

    def more_asked() -> None:
        if on_more and kept().get("more"):
            on_more()

    _MOUNT(
        key=key,
        data={"card": card.written, "height": height, "selected": rows[0] if rows else ""},
        on_cell_change=cell_chosen,
        on_row_change=row_chosen,
        on_more_change=more_asked,
    )
