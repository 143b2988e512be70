"""Sheets as small pictures to choose from, as a component of the page; the choice comes back to Python."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, cast

import streamlit as st

from stunting.charts.sheet_picture import Thumbnail
from stunting.ui.shown.design import file_text, variables

HTML: Final = '<div class="pictures"></div>'
STYLE: Final = variables(":host") + file_text("sheet_pictures.css")
SCRIPT: Final = file_text("elements.js") + file_text("sheet_pictures.js")
_MOUNT: Final = st.components.v2.component("lembar", html=HTML, css=STYLE, js=SCRIPT)


@dataclass(frozen=True, slots=True)
class SheetPicture:
    """One sheet or file: its picture, title and note, what is asked of it, and how well it was read.

    `state` is "ok", "bad" or empty; `badge` are short words instead of its sign; `hint` is the full name.
    """

    key: str
    title: str
    note: str
    picture: Thumbnail
    asked: str = ""
    badge: str = ""
    state: str = ""
    hint: str = ""


def show_sheet_pictures(
    pictures: Sequence[SheetPicture],
    key: str,
    *,
    label: str,
    layout: Literal["rail", "grid"],
    selected: str,
    on_chosen: Callable[[str], None],
) -> None:
    """Draw the pictures below each other (`rail`) or four in a row (`grid`); `on_chosen` is told a key."""

    def chosen() -> None:
        if picked := cast("dict[str, Any]", st.session_state[key]).get("chosen"):
            on_chosen(str(picked))

    _MOUNT(key=key, data=pictures_data(pictures, label, layout, selected), on_chosen_change=chosen)


def pictures_data(
    pictures: Sequence[SheetPicture], label: str, layout: str, selected: str
) -> dict[str, object]:
    """The pictures as json for a browser; what is empty is left out."""
    return {
        "label": label,
        "layout": layout,
        "selected": selected,
        "items": [_item(one) for one in pictures],
    }


def _item(one: SheetPicture) -> dict[str, object]:
    texts = {name: getattr(one, name) for name in ("key", "title", "note", "asked", "badge", "state", "hint")}
    drawn = {"rows": one.picture.rows, "columns": one.picture.columns, "runs": one.picture.runs}
    return {name: text for name, text in texts.items() if text} | drawn
