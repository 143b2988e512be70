import math

from stunting.analysis.acting.office_standings import (
    OfficeWork,
    fewest_with_half,
    office_standings,
    supported_by,
)
from stunting.catalogue.indicators import load_catalogue
from stunting.model.follow_up import FOLLOW_UP
from stunting.model.summaries import Status
from stunting.model.summaries.action_plan import PLAN_ACTIVITIES
from stunting.model.summaries.promises import PROMISES
from tests.charts.rows import frame, ifa, row, rows_of

CATALOGUE = load_catalogue()
NOTHING = OfficeWork(FOLLOW_UP.empty(), PROMISES.empty(), PLAN_ACTIVITIES.empty(), ())


def coverage():
    """Health leads two judged indicators and one without target, public works one; health supports it."""
    return frame(
        ifa("64.09", 80, 100, "near", 10),
        ifa("64.09", 40, 100, "far", 50, indicator="bride_ifa", opd="Dinas Kesehatan, Kantor Kemenag"),
        row("64.09", indicator="family_phbs", share=0.6, status="no_target"),
        ifa("64.09", 95, 100, "met", 0, indicator="decent_sanitation", opd="Dinas PUPR, Dinas Kesehatan"),
    )


def test_an_office_has_the_indicators_that_it_leads():
    health, works = office_standings(coverage(), NOTHING, CATALOGUE)
    assert (health.office, works.office) == ("Dinas Kesehatan", "Dinas PUPR")
    assert health.statuses == {Status.NEAR: 1, Status.FAR: 1, Status.NO_TARGET: 1}
    assert (health.judged, works.judged) == (2, 1)
    assert (health.farthest, works.farthest) == ("bride_ifa", "")


def test_what_it_supports_is_told_apart():
    assert supported_by(coverage(), "Dinas Kesehatan")["indicator"].tolist() == ["decent_sanitation"]
    assert supported_by(coverage(), "Kantor Kemenag")["indicator"].tolist() == ["bride_ifa"]


def test_its_plan_promises_and_money_are_counted():
    health = {"opd": "Dinas Kesehatan"}
    work = OfficeWork(
        rows_of(
            FOLLOW_UP,
            health | {"id": "T001", "status": "disepakati"},
            health | {"id": "T002", "status": "berjalan"},
            health | {"id": "T003", "status": "batal"},
            {"id": "T004", "opd": "Dinas PUPR", "status": "rencana"},
        ),
        rows_of(
            PROMISES,
            health | {"verdict": "late"},
            health | {"verdict": "contradicted"},
            health | {"verdict": "kept"},
            health | {"verdict": "not_measurable"},
        ),
        rows_of(
            PLAN_ACTIVITIES,
            health | {"budget": 100e6},
            health | {"budget": math.nan},
            {"opd": "Dinas PUPR", "budget": math.nan},
        ),
        (),
    )
    first, works = office_standings(coverage(), work, CATALOGUE)
    assert (first.rows, first.agreed) == (3, 2)
    assert (first.late, first.promises) == (2, 3)
    # A missing amount is not zero: of the two activities one has one, of public works none has.
    assert (first.activities, first.budget) == (2, 100e6)
    assert (works.activities, math.isnan(works.budget)) == (1, True)


def test_how_few_gaps_hold_half():
    # 150 of 250 stand in the first two; 100 in the first alone are less than 125.
    assert fewest_with_half([50, 100, math.nan, 30, 70]) == 2
    assert fewest_with_half([math.nan, 0.0]) == 0
