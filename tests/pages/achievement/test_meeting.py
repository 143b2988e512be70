"""Mode rapat: one finding per screen, its decision in the plan at once, all of them on paper."""

import pytest

from stunting.model.follow_up import FollowUpStatus
from stunting.ui.words import wording
from tests.pages.screens import assert_sound, html_text

MEETING = "pages/achievement/meeting.py"
PLAN = "follow_up_plan"


def bodies(app):
    return [one.proto.body for one in app.get("html")]


def title(app):
    return next(body for body in bodies(app) if body.startswith("<p class='rapat-judul'"))


def plan_of(app):
    return app.session_state[PLAN].frame


@pytest.fixture
def meeting(open_page, seen_ppu):
    def opened(number):
        app = open_page(MEETING, seen_ppu, temuan=str(number))
        assert_sound(app)
        return app

    return opened


def test_arrows_lead_from_finding_to_finding_and_the_address_keeps_the_place(meeting):
    app = meeting(1)
    first = title(app)
    assert app.button(key="rapat_lalu").disabled
    app.button(key="rapat_lanjut").click().run()
    assert_sound(app)
    assert title(app) != first
    assert app.query_params["temuan"] == "2"
    app.button(key="rapat_lalu").click().run()
    assert title(app) == first


@pytest.mark.parametrize("number", ["0", "99", "x", "-1"])
def test_an_address_beyond_the_findings_opens_one_that_is_there(meeting, number):
    assert title(meeting(number))


def test_a_decision_is_in_the_plan_at_once(meeting):
    app = meeting(3)
    agree = next(one for one in app.button if one.label == wording.MEETING_AGREE)
    decided = title(app)
    next(one for one in app.pills if one.label == wording.MEETING_WHEN).set_value("TW II")
    agree.click().run()
    assert_sound(app)
    assert title(app) != decided  # on to the next
    agreed = plan_of(app)[plan_of(app)["status"] == FollowUpStatus.AGREED.value]
    assert set(agreed["quarters"]) == {"TW II"}
    assert agreed["indicator"].nunique() == 1
    app.query_params["temuan"] = "99"
    app.run()
    assert f"{len(agreed)} dari {len(plan_of(app))} baris rencana disepakati" in html_text(app)


def test_what_is_agreed_for_one_kecamatan_binds_no_other(open_page, seen_ppu):
    app = open_page(MEETING, seen_ppu, temuan="3", kecamatan="Sepaku")
    next(one for one in app.button if one.label == wording.MEETING_AGREE).click().run()
    assert_sound(app)
    agreed = plan_of(app)[plan_of(app)["status"] == FollowUpStatus.AGREED.value]
    assert set(agreed["kecamatan"]) == {"Sepaku"}


def test_what_is_put_off_comes_after_the_other_gaps(meeting):
    app = meeting(3)
    put_off = title(app)
    next(one for one in app.button if one.label == wording.MEETING_LATER).click().run()
    assert_sound(app)
    assert title(app) != put_off


def test_paper_holds_every_finding_with_lines_to_write_on(meeting):
    app = meeting(1)
    paper = next(body for body in bodies(app) if body.startswith("<div class='rapat-cetak'"))
    shown = html_text(app)
    count = int(shown[shown.index("1 / ") + 4 :].split()[0].rstrip("<"))
    assert paper.count("<section>") == count
    assert paper.count("class='tulis'") == 2 * sum(
        "Di mana dulu" in part for part in paper.split("<section>")
    )
