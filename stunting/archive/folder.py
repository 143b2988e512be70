"""Where the archive lies: in a folder of this computer, or in a database that is reached by its address."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

FILE = "arsip.sqlite"
"""The file in it that holds the archive."""
SETTING = "STUNTING_DATA"
"""The environment variable that names the data folder."""
DATABASE_SETTING = "STUNTING_DATABASE"
"""The environment variable that holds the address of a PostgreSQL database; it goes before the folder."""


@dataclass(frozen=True, slots=True)
class DatabaseAddress:
    """`postgresql://…` as its owner wrote it. It may hold a password: no log and no screen shows it."""

    url: str = field(repr=False)


def archive_place() -> Path | DatabaseAddress:
    """Where the archive of this server lies by its settings."""
    url = os.environ.get(DATABASE_SETTING, "").strip()
    return DatabaseAddress(url) if url else data_folder()


def data_folder() -> Path:
    """The folder that the setting names, else the one for data of programs on this kind of computer."""
    named = os.environ.get(SETTING, "").strip()
    if named:
        return Path(named).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("stunting", appauthor=False)
