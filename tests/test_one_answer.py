"""Every page, document and command answers the same question alike, on the sample data."""

import json
import math
import re

import pytest
from streamlit.testing.v1 import AppTest

from stunting.catalogue.gazetteer import load_gazetteer
from stunting.pipeline import Upload, read_files
from stunting.reports.content import report_content
from stunting.reports.tables import finding
from stunting.ui.visit.session import workspace_of
from tests.test_samples import SAMPLES

DASHBOARD = SAMPLES.parent / "dashboard.py"


@pytest.fixture(scope="module")
def samples():
    paths = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".csv", ".xlsx"))
    return workspace_of(read_files([Upload(path.name, path.read_bytes()) for path in paths]))


@pytest.fixture(scope="module")
def pages(samples):
    """What each page says in the period "latest of each", all texts in one, as people read it."""
    results = {}

    def said(script):
        app = AppTest.from_file(str(DASHBOARD), default_timeout=math.inf)
        app.session_state["workspace"] = samples
        app.session_state["results"] = dict(results)
        app.run()
        app.switch_page(f"pages/achievement/{script}.py").run()
        results.update(app.session_state["results"])
        figures = [json.loads(one.proto.spec)["layout"]["title"]["text"] for one in app.get("plotly_chart")]
        texts = [f"{one.label}: {one.value}" for one in app.metric]
        texts += [one.value for one in (*app.header, *app.markdown, *app.caption)]
        return "\n".join(re.sub(r"<[^>]*>", " ", text) for text in [*texts, *figures]).replace("\\", "")

    return {name: re.sub(r"[ ]+", " ", said(name)) for name in ("overview", "sector", "indicator")}


@pytest.fixture(scope="module")
def document(samples):
    content = report_content(samples.dataset, samples.catalogue, load_gazetteer())
    return finding(content, content.kabupaten)


def numbers(pattern, text):
    found = re.search(pattern, text)
    assert found, (pattern, text)
    return tuple(int(one) for one in found.groups())


def test_indicators_on_target_are_counted_alike(pages, document):
    met, judged = numbers(r"Indikator mencapai target: (\d+) dari (\d+)", pages["overview"])
    assert numbers(r"(\d+) dari (\d+) indikator bertarget sudah tercapai", pages["sector"]) == (met, judged)
    short, of = numbers(r"(\d+) dari (\d+) indikator yang dapat dinilai belum", document)
    assert (of - short, of) == (met, judged)


def test_the_largest_gap_is_that_of_one_indicator(pages, document, samples):
    first = re.search(r"1\. \*\*(.+?)\*\*", pages["overview"])
    assert first
    assert f"selisih terbesar {first[1]}: " in document
    opened = next(one for one in samples.catalogue.indicators.values() if one.short_name == first[1])
    assert opened.name in pages["indicator"]


def test_the_area_furthest_behind_is_the_same(pages):
    furthest = re.search(r"Terjauh: (.+? [0-9,]+ %)", pages["overview"])
    assert furthest
    assert f"terjauh {furthest[1]}" in pages["indicator"]


def test_the_leading_office_is_named_first(pages):
    office = re.search(r"Penanggung jawab: ([^,.]+)", pages["overview"])
    assert office
    assert f"Penanggung jawab: {office[1]}" in pages["indicator"]
