"""What tests of pages share: the pages, partial data, and what a sound page is."""

import html
import itertools
import json
import math
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pandas as pd
from streamlit.testing.v1 import AppTest

from stunting.ui.entry.places import PLACES, MenuPart
from stunting.ui.entry.top_rows import CHOICES_ROW, DATA_IN_USE
from stunting.ui.visit.session import Results, Workspace, no_results, workspace_of

DASHBOARD = str(Path(__file__).resolve().parents[2] / "dashboard.py")
# How long a page takes is no matter of a test.
NO_LIMIT = math.inf
PAGES = {
    "pages/data/upload.py": "Periksa",
    "pages/data/quality.py": "Mutu data",
    "pages/data/archive.py": "Arsip",
    "pages/achievement/overview.py": "Ringkasan",
    "pages/achievement/meeting.py": "Mode rapat",
    "pages/achievement/sector.py": "OPD",
    "pages/achievement/kecamatan.py": "Kecamatan",
    "pages/achievement/indicator.py": "Per indikator",
    "pages/achievement/prevalence.py": "Prevalensi stunting",
    "pages/priority/priority.py": "Prioritas",
    "pages/follow_up/plan.py": "Rencana",
    "pages/follow_up/promises.py": "Janji & hasil",
    "pages/follow_up/action_plan.py": "Anggaran",
    "pages/follow_up/documents.py": "Dokumen",
    "pages/follow_up/confirmation.py": "Konfirmasi",
    "pages/method/method.py": "Metode",
}


@cache
def registered_pages() -> object:
    """The pages that the dashboard registers when it runs, which AppTest asks for before it can open one."""
    return AppTest.from_file(DASHBOARD, default_timeout=NO_LIMIT).run()._registered_pages


def new_visit() -> AppTest:
    """A visit that can open any page; else every page were opened after the first page had been computed."""
    app = AppTest.from_file(DASHBOARD, default_timeout=NO_LIMIT)
    app._registered_pages = registered_pages()
    return app


_SEEN: list[tuple[Workspace, Results]] = []


def seen(workspace: Workspace) -> Workspace:
    """A workspace that several tests look at: `open_page` computes its results once for all of them.

    Nothing but results is shared, which are values that no page changes. A test that counts or replaces
    what computes them needs a workspace of its own.
    """
    _SEEN.append((workspace, no_results()))
    return workspace


def results_of(workspace: Workspace | None) -> Results:
    """What was computed for a workspace so far, to be added to; nothing for one that is not `seen`."""
    return next((results for known, results in _SEEN if known is workspace), no_results())


def only(workspace: Workspace, keep: Callable[[pd.DataFrame], pd.Series]) -> Workspace:
    """The workspace with some of its observations."""
    dataset = workspace.dataset
    rows = dataset.observations
    return workspace_of(replace(dataset, observations=rows[keep(rows)].reset_index(drop=True)))


def assert_sound(app: AppTest) -> None:
    """Nothing failed: neither an exception of ours nor the sentence that stands in for one."""
    assert not app.exception
    assert not [box.value for box in app.error]


def charts(app: AppTest) -> list[object]:
    return list(app.get("plotly_chart"))


def html_text(app: AppTest) -> str:
    """What a page says in HTML of its own (its answer, its key figures), without the tags."""
    above = ("<style", "<p class='nama'")
    bodies = (one.proto.body for one in app.get("html") if not one.proto.body.startswith(above))
    text = "\n".join(html.unescape(re.sub(r"<[^>]*>", "", body)) for body in bodies)
    return text.replace("\N{NO-BREAK SPACE}", " ")


def key_figures(app: AppTest) -> dict[str, str]:
    """The figures of a page that stand in small cards of their own: value and unit by title."""
    bodies = "".join(
        one.proto.body for one in app.get("html") if one.proto.body.startswith("<div class='angka'")
    )
    found = re.findall(r"<div><p>(.*?)</p><div class='nilai'><b class='besar'>(.*?)</b>", bodies)
    return {
        html.unescape(title): html.unescape(re.sub(r"<[^>]*>", "", value)).replace("\N{NO-BREAK SPACE}", " ")
        for title, value in found
    }


def choices_shown(app: AppTest) -> list[str]:
    """Words of the choices in the row above a page, in order; nobody sees what stands behind the data."""
    row = next(one for one in app.main.children.values() if one.key == CHOICES_ROW)
    seen = itertools.takewhile(lambda one: one.key != DATA_IN_USE, row.children.values())
    return [one.label for one in seen if one.type == "selectbox"]


def links(app: AppTest) -> list[str]:
    """Words of the links on a page, without those of the rows above it."""
    parts = next(place.parts for place in PLACES if _titled(app) in place.parts)
    rows = len(PLACES) + (len(parts) if len(parts) > 1 else 0)
    return [link.label for link in app.get("page_link")][rows:]


def _titled(app: AppTest) -> MenuPart:
    return next(part for place in PLACES for part in place.parts if part.title == app.title[0].value)


def cards(app: AppTest) -> list[dict]:
    """The score cards of a page as the browser gets them."""
    return [one for one in components(app) if "rows" in one]


def components(app: AppTest) -> list[dict]:
    """What each component of a page is given, in order."""
    given = [json.loads(one.proto.json) for one in app.get("bidi_component")]
    return [one | json.loads(one.pop("card", "{}")) for one in given]
