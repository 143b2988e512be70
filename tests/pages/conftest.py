"""The dashboard as AppTest runs it, with data set into the session or uploaded."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from stunting.archive.folder import SETTING
from stunting.ui.visit import keeping
from stunting.ui.visit.session import Workspace, workspace_of
from tests.builders import ppu_dataset
from tests.pages.kept_visits import TOKEN, end_server
from tests.pages.screens import new_visit, results_of, seen

ROOT = Path(__file__).resolve().parents[2]

OpenPage = Callable[..., AppTest]


@pytest.fixture(scope="session", autouse=True)
def pages_can_be_opened(what_all_pages_need):
    """All tests of this folder open pages."""


@pytest.fixture
def open_page() -> OpenPage:
    """Open a page, by its link, with a workspace in the session and choices in the address."""

    def opened(script: str, workspace: Workspace | None = None, **query: str) -> AppTest:
        app = new_visit()
        if workspace is not None:
            app.session_state["workspace"] = workspace
            app.session_state["results"] = results_of(workspace)
        for name, value in query.items():
            app.query_params[name] = value
        app.switch_page(script).run()
        return app

    return opened


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder of this test, and a browser that keeps a cookie."""
    monkeypatch.setenv(SETTING, str(tmp_path))
    monkeypatch.setattr(keeping, "visit_token", lambda: TOKEN)
    yield tmp_path
    end_server()


@pytest.fixture(scope="session")
def ppu() -> Workspace:
    return workspace_of(ppu_dataset())


@pytest.fixture(scope="session")
def seen_ppu() -> Workspace:
    """The same, its results computed once for all tests that only look."""
    return seen(workspace_of(ppu_dataset()))
