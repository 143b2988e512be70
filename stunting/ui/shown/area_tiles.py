"""Areas as tiles to choose from, as a component of the page; the choice comes back to Python."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, cast

import streamlit as st

from stunting.charts.desa_tiles import DesaTile
from stunting.model.summaries.priority import Verdict
from stunting.ui.shown.design import file_text, looks, variables

FLAGGED: Final = (Verdict.CERTAIN, Verdict.DEPENDS)
"""The verdicts that a tile shows."""
HTML: Final = '<div class="tiles"></div>'
STYLE: Final = variables(":host") + file_text("area_tiles.css")
SCRIPT: Final = looks() + file_text("elements.js") + file_text("area_tiles.js")
_MOUNT: Final = st.components.v2.component("petak", html=HTML, css=STYLE, js=SCRIPT)


def show_area_tiles(
    tiles: Sequence[DesaTile], key: str, *, label: str, selected: str, on_area: Callable[[str], None]
) -> None:
    """Draw the tiles, three or four in a row; `on_area` is told the key of the one that is clicked."""

    def clicked() -> None:
        if area := cast("dict[str, Any]", st.session_state[key]).get("area"):
            on_area(str(area))

    _MOUNT(key=key, data=tiles_data(tiles, label, selected), on_area_change=clicked)


def tiles_data(tiles: Sequence[DesaTile], label: str, selected: str) -> dict[str, object]:
    """The tiles as json for a browser."""
    return {"label": label, "selected": selected, "items": [_item(one) for one in tiles]}


def _item(tile: DesaTile) -> dict[str, str]:
    texts = {name: str(getattr(tile, name)) for name in ("key", "name", "value", "people", "look")}
    return texts | {"verdict": tile.verdict.value if tile.verdict in FLAGGED else ""}
