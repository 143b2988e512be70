"""The dashboard as AppTest runs it, with data set into the session or uploaded."""

import math
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from stunting.archive.folder import SETTING
from stunting.ui.visit import keeping
from stunting.ui.visit.session import Workspace, workspace_of
from tests.builders import ppu_dataset
from tests.pages.kept_visits import TOKEN, end_server
from tests.pages.screens import results_of, seen

ROOT = Path(__file__).resolve().parents[2]
# How long a page takes is no matter of a test.
NO_LIMIT = math.inf

OpenPage = Callable[..., AppTest]


@pytest.fixture(scope="session", autouse=True)
def packages_looked_through_once():
    """AppTest looks through all installed packages each time anew, which takes longer than a page."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests)
        )
        yield


@pytest.fixture(scope="session")
def registered_pages() -> object:
    """The pages that the dashboard registers when it runs, which AppTest asks for before it can open one."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=NO_LIMIT).run()
    return app._registered_pages


@pytest.fixture
def open_page(registered_pages: object) -> OpenPage:
    """Open a page, by its link, with a workspace in the session and choices in the address."""

    def opened(script: str, workspace: Workspace | None = None, **query: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=NO_LIMIT)
        if workspace is not None:
            app.session_state["workspace"] = workspace
            app.session_state["results"] = results_of(workspace)
        for name, value in query.items():
            app.query_params[name] = value
        # Else every page were opened after the first page had been computed.
        app._registered_pages = registered_pages
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
