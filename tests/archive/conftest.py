"""Where an archive lies in a test: in a file, or in a PostgreSQL database."""

import pytest


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, tmp_path):
    """Where the archive of this test lies: one test holds for both."""
    return tmp_path if request.param == "sqlite" else request.getfixturevalue("database")
