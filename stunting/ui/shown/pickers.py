"""Choices repeated where they are needed: on a phone the sidebar is folded away."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from stunting.ui.visit.choices import choose
from stunting.ui.words import wording

_MOST_PILLS = 15


def show_picker(label: str, options: Mapping[str, str], name: str, chosen: str) -> None:
    """Offer the values of one choice (`name` is its name in the URL) on the page itself."""
    values = list(options)
    key = f"{name}_di_halaman"
    st.session_state[key] = chosen if chosen in options else None
    if len(values) <= _MOST_PILLS:
        st.pills(
            label,
            values,
            format_func=lambda value: options[value],
            key=key,
            on_change=_take,
            args=(name, key),
        )
        return
    st.selectbox(
        label,
        values,
        format_func=lambda value: options[value],
        index=None,
        placeholder=wording.PICK,
        key=key,
        on_change=_take,
        args=(name, key),
    )


def _take(name: str, key: str) -> None:
    choose(**{name: st.session_state[key] or ""})
