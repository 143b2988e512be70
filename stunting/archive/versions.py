"""The versions of the archive, and the way from one to the next."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

_MIGRATIONS = Path(__file__).with_name("migrations")


def versions() -> list[str]:
    """The versions that this program knows, the newest last; as many as there are migrations."""
    return sorted(path.name[1:5] for path in (_MIGRATIONS / "versions").glob("v[0-9]*.py"))


def migrate(connection: Connection, version: str) -> None:
    """Take the database of a connection to a version, in the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, version)
