"""Sign-in by the office's own identity provider (OIDC), on where the server's secrets hold `[auth]`."""

from __future__ import annotations

import logging
from pathlib import Path

import streamlit as st
from streamlit.errors import StreamlitAuthError

from stunting.ui.visit.one_run import asked_once
from stunting.ui.words import wording

_LOG = logging.getLogger("stunting.ui")
_FAILED = "sign_in_failed"


def has_signed_in() -> bool:
    """Whether this visitor is known: everybody where no sign-in is set up, else who signed in."""
    return not is_required() or bool(st.user.get("is_logged_in", False))


def is_required() -> bool:
    """Whether the secrets of the server set up a sign-in.

    A file of secrets that cannot be read counts as one that does: a slip in it locks, it never opens.
    """
    return asked_once("sign-in", _is_set_up)


def has_secrets() -> bool:
    """Whether the server has secrets that can be read."""
    return asked_once("secrets", st.secrets.load_if_toml_exists)


def _is_set_up() -> bool:
    if has_secrets():
        return "auth" in st.secrets
    return any(Path(path).exists() for path in st.get_option("secrets.files"))


def signed_in_as() -> str:
    """What the provider knows this visitor by, empty where no sign-in is set up."""
    return str(st.user.get("sub") or st.user.get("email") or "") if is_required() else ""


def show_sign_in() -> None:
    """What a visitor sees who has not signed in."""
    st.title(wording.APP_TITLE, anchor=False)
    st.markdown(wording.SIGN_IN)
    if st.session_state.pop(_FAILED, False):
        st.error(wording.SIGN_IN_FAILED)
    st.button(wording.SIGN_IN_BUTTON, on_click=_sign_in, type="primary", icon=":material/login:")


def _sign_in() -> None:
    """Go to the provider; where the server is not ready for that, say so instead."""
    try:
        st.login()
    except StreamlitAuthError as error:
        _LOG.error("sign-in is not ready: %s", type(error).__name__)
        st.session_state[_FAILED] = True


def show_sign_out() -> None:
    """The button that ends the visit of somebody who signed in; nothing where no sign-in is set up."""
    if is_required():
        st.button(wording.SIGN_OUT_BUTTON, on_click=st.logout, icon=":material/logout:")
