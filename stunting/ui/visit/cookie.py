"""By what a visit is known again: a random text in a cookie of the visitor's browser."""

from __future__ import annotations

import re
import secrets

import streamlit as st

from stunting.ui.visit.one_run import asked_once
from stunting.ui.visit.sign_in import signed_in_as

COOKIE = "stunting_kunjungan"
KEPT_DAYS = 400
"""So long a browser keeps a cookie at most, and the archive a visit that nobody opens: a yearly cycle."""
TOKEN_FORM = r"[\w-]{43}"
"""What `new_token` gives, as a pattern."""


def new_token() -> str:
    """A text that nobody guesses."""
    return secrets.token_urlsafe(32)


def visit_token() -> str:
    """What this visit is known by, empty where the browser keeps no cookie.

    With a sign-in it is of the cookie and the person together: who signs in at a shared computer does not
    find the visit of the one before.
    """
    cookie = asked_once("cookie", lambda: str(st.context.cookies.get(COOKIE, "")))
    return f"{cookie} {signed_in_as()}".rstrip() if re.fullmatch(TOKEN_FORM, cookie, re.ASCII) else ""
