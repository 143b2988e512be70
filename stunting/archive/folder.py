"""Where the archive lies."""

from __future__ import annotations

import os
from pathlib import Path

FILE = "arsip.sqlite"
"""The file in it that holds the archive."""
SETTING = "STUNTING_DATA"
"""The environment variable that names the data folder."""


def data_folder() -> Path:
    """The folder that the setting names, else the one for data of programs on this kind of computer."""
    named = os.environ.get(SETTING, "").strip()
    if named:
        return Path(named).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("stunting", appauthor=False)
