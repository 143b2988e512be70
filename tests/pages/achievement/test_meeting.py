"""Mode rapat: one finding per screen, its decision in the plan at once, all of them on paper."""

from dataclasses import replace

import pandas as pd
import pytest

from stunting.model.follow_up import FollowUpStatus
from stunting.ui.visit.session import workspace_of
from stunting.ui.words import wording
from tests.pages.screens import assert_sound, html_text, only

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


@pytest.mark.parametrize("number", [1, 2])
def test_the_whole_picture_and_stunting_are_decided_too_as_a_row_of_their_own(meeting, number):
    """Neither is a gap that has a row: agreeing adds one, once, for the kecamatan that is named first."""
    app = meeting(number)
    before = plan_of(app)
    next(one for one in app.pills if one.label == wording.MEETING_WHEN).set_value("TW I")
    next(one for one in app.button if one.label == wording.MEETING_AGREE).click().run()
    assert_sound(app)
    new = plan_of(app)[~plan_of(app)["id"].isin(before["id"])].iloc[0]
    assert len(plan_of(app)) == len(before) + 1
    assert (new["status"], new["quarters"]) == (FollowUpStatus.AGREED.value, "TW I")
    assert new["kecamatan"] in new["issue"]
    assert new["area_key"].startswith("64.09.0")
    assert new["opd"] == ["Bapelitbang", "Dinas Kesehatan"][number - 1]
    assert bool(new["activity_suggested"])
    app.query_params["temuan"] = str(number)
    app.run()
    assert wording.MEETING_AGREED in html_text(app)
    next(one for one in app.pills if one.label == wording.MEETING_WHEN).set_value("TW II")
    next(one for one in app.button if one.label == wording.MEETING_AGREE).click().run()
    assert len(plan_of(app)) == len(before) + 1
    assert plan_of(app).set_index("id").loc[new["id"], "quarters"] == "TW II"


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


def order_of(app):
    """What the neighbours of the findings call them, in order, as the choice of findings lists them."""
    return [box.label for box in app.checkbox if box.key.startswith("rapat_pilih_")]


@pytest.fixture
def ordering(meeting):
    app = meeting(1)
    app.session_state["rapat_susunan"] = True
    return app.run()


def test_a_finding_that_is_left_out_is_neither_shown_nor_printed(ordering):
    app = ordering
    assert order_of(app)[:2] == ["Gambaran umum", order_of(app)[1]]
    first = title(app)
    paper = len(app.get("html"))
    next(box for box in app.checkbox if box.label == "Gambaran umum").uncheck().run()
    assert_sound(app)
    assert title(app) != first
    assert len(app.get("html")) == paper
    assert first.split("role=")[1].split(">", 1)[1][:40] not in "".join(bodies(app))
    next(box for box in app.checkbox if box.label == "Gambaran umum").check().run()
    assert title(app) == first


def test_findings_are_put_in_another_order(ordering):
    app = ordering
    before = order_of(app)
    keys = [button.key for button in app.button if button.key and button.key.startswith("rapat_naik_")]
    app.button(key=keys[2]).click().run()
    assert_sound(app)
    assert order_of(app) == [before[0], before[2], before[1], *before[3:]]
    assert app.button(key=keys[0]).disabled
    # What is put off goes behind all others.
    app.query_params["temuan"] = "3"
    app.run()
    later = next((one for one in app.button if one.label == wording.MEETING_LATER), None)
    if later is None:
        app.query_params["temuan"] = "4"
        app.run()
        later = next(one for one in app.button if one.label == wording.MEETING_LATER)
    put_off = title(app)
    later.click().run()
    app.query_params["temuan"] = str(len(before))
    app.run()
    assert title(app) == put_off


def test_where_most_was_not_understood_the_first_finding_says_so_and_counts_nothing(open_page, seen_ppu):
    unread = only(seen_ppu, lambda rows: rows["indicator"].isin(["growth_monitoring"]))
    rows = unread.dataset.observations
    unknown = pd.concat([rows.assign(indicator="", measure="count", uses="")] * 3)
    data = replace(unread.dataset, observations=pd.concat([rows, unknown], ignore_index=True))
    app = open_page(MEETING, workspace_of(data))
    assert_sound(app)
    assert "angka yang dikenali artinya" in title(app)
    assert "mencapai target" not in title(app)
    assert not [body for body in bodies(app) if body.startswith("<div class='rapat-batang'")]


def test_paper_holds_every_finding_with_lines_to_write_on(meeting):
    app = meeting(1)
    paper = next(body for body in bodies(app) if body.startswith("<div class='rapat-cetak'"))
    shown = html_text(app)
    count = int(shown[shown.index("1 / ") + 4 :].split()[0].rstrip("<"))
    assert paper.count("<section>") == count
    assert paper.count("class='tulis'") == 2 * sum(
        "Di mana dulu" in part for part in paper.split("<section>")
    )
