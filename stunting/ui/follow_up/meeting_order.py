"""Which findings a meeting shows, and in which order: chosen before it begins, or put off while it runs."""

from __future__ import annotations

from typing import cast

import streamlit as st

from stunting.charts.meeting import Finding
from stunting.ui.words import wording

_ORDER, _LEFT_OUT = "rapat_urutan", "rapat_lepas"


def arranged(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings in the order of this visit; one that came later stands behind those that were ordered."""
    order = cast("tuple[str, ...]", st.session_state.get(_ORDER, ()))
    places = {key: place for place, key in enumerate(order)}
    return tuple(sorted(found, key=lambda one: places.get(one.key, len(places))))


def in_meeting(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Those of the findings that were not left out."""
    return tuple(one for one in found if one.key not in _left_out())


def put_off(found: tuple[Finding, ...], key: str) -> None:
    """Move a finding behind all others."""
    rest = tuple(one.key for one in arranged(found) if one.key != key)
    st.session_state[_ORDER] = (*rest, key)


def show_order(found: tuple[Finding, ...]) -> None:
    """The choice of findings and their order, behind a button."""
    menu = st.popover(wording.MEETING_ORDER, key="rapat_susunan", on_change="rerun")
    if not menu.open:
        return
    ordered = arranged(found)
    with menu:
        for place, one in enumerate(ordered):
            with st.container(horizontal=True, vertical_alignment="center", wrap=False, gap="xsmall"):
                _show_choice(one)
                _show_move(ordered, place)


def _show_choice(one: Finding) -> None:
    key = f"rapat_pilih_{one.key}"
    st.checkbox(one.short, value=one.key not in _left_out(), key=key, on_change=_choose, args=(one.key, key))


def _show_move(ordered: tuple[Finding, ...], place: int) -> None:
    st.button(
        "\u2191",
        key=f"rapat_naik_{ordered[place].key}",
        help=wording.MEETING_EARLIER.format(name=ordered[place].short),
        disabled=not place,
        on_click=_move_up,
        args=(tuple(one.key for one in ordered), place),
    )


def _move_up(keys: tuple[str, ...], place: int) -> None:
    st.session_state[_ORDER] = (*keys[: place - 1], keys[place], keys[place - 1], *keys[place + 1 :])


def _choose(key: str, box: str) -> None:
    left_out = _left_out() - {key}
    st.session_state[_LEFT_OUT] = left_out if st.session_state[box] else left_out | {key}


def _left_out() -> frozenset[str]:
    return cast("frozenset[str]", st.session_state.get(_LEFT_OUT, frozenset()))
