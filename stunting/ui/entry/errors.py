"""Our own mistakes: a sentence for the person, the traceback for the log of the server."""

from __future__ import annotations

import hashlib
import logging
import traceback

import streamlit as st

from stunting.ui.words import wording

_LOG = logging.getLogger("stunting.ui")


def show_error(error: Exception) -> None:
    """Say that a page failed and what to do, with a code by which the log entry is found.

    The log gets the places in the code but not the message, which may quote an uploaded cell.
    """
    places = traceback.format_tb(error.__traceback__)
    code = hashlib.sha256("".join(places).encode()).hexdigest()[:6].upper()
    _LOG.error("error %s: %s\n%s", code, type(error).__name__, "".join(places))
    st.error(f"{wording.ERROR_TITLE}\n\n{wording.ERROR_REMEDY.format(code=code)}")
