"""A room that somebody shared: its token stands in the address of every page, for F5 and copied links."""

from __future__ import annotations

import re
from typing import cast
from urllib.parse import urlencode, urlsplit

import streamlit as st

from stunting.ui.visit.cookie import TOKEN_FORM

_PARAMETER = "ruang"
_TOKEN = "shared_room"
_NO_TOKEN = "-"
"""The token of the shared room that this session is in."""


def shared_token() -> str:
    """The token by which this session is in a shared room, empty in a visit of its own."""
    given = st.query_params.get(_PARAMETER, "")
    if given and not re.fullmatch(TOKEN_FORM, given, re.ASCII):
        # Nothing else in an address leads to a room; so nobody guesses what leads to one otherwise.
        given = _NO_TOKEN
    if given:
        st.session_state[_TOKEN] = given
    held = cast(str, st.session_state.get(_TOKEN, ""))
    if held and not given:
        # Streamlit takes what it does not know out of the address when another page is opened.
        st.query_params[_PARAMETER] = held
    return held


def leave_shared_room() -> None:
    """Go back to the visit of this browser."""
    st.session_state.pop(_TOKEN, None)
    st.query_params.pop(_PARAMETER, None)


def link_to(token: str, page: str) -> str:
    """The address by which others come to a page of the room, with what is chosen now."""
    return f"{_server()}/{page}?{urlencode({**st.query_params.to_dict(), _PARAMETER: token})}"


def api_address(token: str) -> str:
    """The address by which other programs read the figures of the room."""
    return f"{_server()}/api/rooms/{token}/summary"


def _server() -> str:
    """The address of the dashboard, without a slash at its end."""
    here = urlsplit(st.context.url or "")
    return f"{here.scheme}://{here.netloc}{here.path.rstrip('/').rpartition('/')[0]}"
