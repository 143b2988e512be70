"""Where an archive lies in a test: in a file, or in a PostgreSQL database.

Where CI is set these tests never skip themselves: without PostgreSQL they fail.
"""

import itertools
import os

import pytest

from tests.archive.cluster import MISSING, programs, running_cluster

_NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def cluster():
    """A PostgreSQL server that the tests share."""
    if programs() is None:
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with running_cluster() as running:
        yield running


@pytest.fixture
def database(cluster):
    """The address of an empty database of this test alone."""
    return cluster.address(f"test_{next(_NUMBERS)}")


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, tmp_path):
    """Where the archive of this test lies: one test holds for both."""
    return tmp_path if request.param == "sqlite" else request.getfixturevalue("database")
