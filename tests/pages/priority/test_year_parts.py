"""Whether months are cumulative is asked where nobody can tell, and the answer and pro rata are kept."""

from dataclasses import replace

import pytest

import stunting.ui.data.decisions
from stunting.model.areas import AreaLevel
from stunting.model.decision_file import OfficeDecisions
from stunting.model.decisions import Decision, DecisionKind
from stunting.ui.visit.kept_workspace import keep_workspace
from stunting.ui.visit.session import workspace_of
from stunting.ui.visit.view import coverage_at, coverage_of_year
from stunting.ui.words import wording
from tests.builders import PPU, observe, ppu_dataset

CUMULATIVE = Decision(DecisionKind.YEAR_PARTS, "anc_k6", "cumulative")
OFF = Decision(DecisionKind.PRO_RATA, "", "false")


def workspace(*decisions):
    """K6 of three months in the kabupaten: 20, 30 and 40 of 100 women, target 100 %."""
    records = [
        {
            "area_code": PPU,
            "indicator": "anc_k6",
            "period": f"2024-0{month}",
            "measure": measure,
            "value": value,
        }
        for month in (1, 2, 3)
        for measure, value in (("numerator", 10 + 10 * month), ("denominator", 100))
    ]
    dataset = replace(ppu_dataset(), observations=observe(records))
    return workspace_of(dataset, office=OfficeDecisions(decisions=decisions))


@pytest.fixture
def kept(monkeypatch):
    """What a decision leaves behind, without reading any upload again."""
    found = []

    def keep(changed):
        found.append(changed.office.decisions)
        keep_workspace(workspace(*changed.office.decisions))

    monkeypatch.setattr(stunting.ui.data.decisions, "read_again", keep)
    return found


def test_the_answer_ends_the_question_and_gives_a_workload(open_page, kept):
    app = open_page("pages/priority/priority.py", workspace())
    app.session_state["bagian_prioritas"] = wording.TAB_WORKLOAD
    app.run()
    assert wording.YEAR_PARTS_ASK in "".join(one.value for one in app.markdown)
    app.radio[0].set_value("cumulative")
    next(one for one in app.button if one.form_id == "hitungan_bulanan").click().run()
    assert kept == [(CUMULATIVE,)]
    assert wording.YEAR_PARTS_ASK not in "".join(one.value for one in app.markdown)


def test_pro_rata_is_switched_off_by_a_decision(open_page, kept):
    app = open_page("pages/data/upload.py", workspace(CUMULATIVE))
    app.session_state["bagian_unggah"] = wording.DECISIONS_TITLE
    app.run()
    app.toggle[0].set_value(False).run()
    assert kept == [(CUMULATIVE, OFF)]


def test_a_deadline_asks_for_the_whole_year(monkeypatch):
    # 40 of 100 in March: 3/12 of 100 % are met, and 60 women are left until the end of the year.
    monkeypatch.setattr("streamlit.session_state", {})
    now = workspace(CUMULATIVE)
    gaps = [frame.iloc[-1]["gap_people"] for frame in (
        coverage_at(now, AreaLevel.KABUPATEN).frame, coverage_of_year(now, AreaLevel.KABUPATEN),
    )]  # fmt: skip
    assert gaps == [0, 60]
