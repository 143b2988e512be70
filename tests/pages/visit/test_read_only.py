"""Who may only look is offered nothing that writes, and a request made up all the same changes nothing."""

import pytest

from stunting.ui.data import (
    answered,
    column_reasons,
    conflicts,
    corrections,
    decisions,
    kabupaten,
    people_counts,
    questions,
    recognised,
    recognised_plan,
)
from stunting.ui.data import (
    upload as uploading,
)
from stunting.ui.follow_up import meeting
from stunting.ui.visit import keeping, server_archive
from stunting.ui.words import wording
from tests.pages.data.test_conflicts import OTHER
from tests.pages.kept_visits import MATRIX, TOKEN, open_tab, press, upload, window
from tests.pages.screens import assert_sound

LOOK = f"{'look':-<43}"
REVIEW, MEETING = "pages/data/upload.py", "pages/achievement/meeting.py"
ASKING = [
    answered,
    column_reasons,
    conflicts,
    corrections,
    decisions,
    kabupaten,
    people_counts,
    questions,
    recognised,
    recognised_plan,
    uploading,
]
TABS = (
    wording.PROBLEMS_TITLE,
    wording.RECOGNISED_TITLE,
    wording.DECISIONS_TITLE,
    wording.FILES_TITLE,
)
# A name that no area has and a column that nobody knows: two questions, beside a conflict of two files.
ASKED = MATRIX.replace(b"tablet\n", b"tablet;Jumlah kambing\n").replace(
    b"Sesulu;60;30", b"Sesulux Raya;60;30;4"
)
MOST_PRESSED = dict(zip(TABS, (5, 10, 8, 8), strict=True))
HARMLESS = {wording.LEAVE_ROOM}
UNFOLDED = (
    "satu_kolom",
    "satu_wilayah",
    "satu_ragu",
    *(f"{part}_{at}_1" for part in ("koreksi", "mengapa") for at in range(3)),
)


@pytest.fixture
def shared(folder, monkeypatch):
    """A room with questions, a decision and a correction; the browser of somebody else."""
    app = upload(
        window(), ("ttd.csv", MATRIX), ("waru.csv", OTHER), ("kambing.csv", ASKED.replace(b"2024", b"2023"))
    )
    app = open_tab(app, wording.DECISIONS_TITLE)
    app.toggle[0].set_value(False).run()
    one = next(b for b in app.button if b.label.replace("\\", "").startswith("44 (waru.csv"))
    one.click().run()
    assert_sound(app)
    server_archive.open_archive().share(TOKEN, LOOK, may_edit=False)
    monkeypatch.setattr(keeping, "visit_token", lambda: "b" * 43)
    return app


def state():
    archive = server_archive.open_archive()
    return archive.room(TOKEN), archive.records(TOKEN), archive.log(TOKEN)


def opened(app, tab):
    """The page with a tab open and what can be unfolded in it."""
    for part in UNFOLDED:
        app.session_state[part] = True
    app = open_tab(app, tab)
    assert_sound(app)
    return app


def offered(app):
    """What can be pressed, switched or filled to write."""
    buttons = {one.label for one in app.button if not one.disabled}
    switches = {one.label for one in (*app.toggle, *app.checkbox) if not one.disabled}
    return (buttons | switches | {one.label for one in app.file_uploader}) - HARMLESS


@pytest.mark.parametrize("tab", TABS)
def test_on_the_page_of_files_nothing_is_offered_that_writes(shared, tab):
    assert offered(opened(shared, tab)) - {wording.PROBLEMS_EACH}, "the owner is offered nothing either"
    app = opened(window(REVIEW, LOOK), tab)
    assert_sound(app)
    assert offered(app) <= {wording.PROBLEMS_EACH}
    assert wording.REMOVE_FILE not in [one.label for one in app.button]


@pytest.mark.parametrize("tab", TABS)
def test_what_a_page_would_offer_all_the_same_is_refused(shared, monkeypatch, tab):
    before = state()
    for module in ASKING:
        monkeypatch.setattr(module, "is_read_only", lambda: False)
    pressed = 0
    while True:
        app = opened(window(REVIEW, LOOK), tab)
        buttons = [one for one in app.button if one.label not in HARMLESS and not one.disabled]
        if pressed == len(buttons):
            break
        buttons[pressed].click().run()
        assert not app.exception  # an empty form is told what it lacks
        assert state() == before, buttons[pressed].label
        pressed += 1
    assert pressed >= MOST_PRESSED[tab], pressed


def test_a_file_is_not_deleted_by_a_request_that_was_made_up(shared, monkeypatch):
    before = state()
    app = window(REVIEW, LOOK)

    def made_up():
        workspace = app.session_state["workspace"]
        uploading._remove(workspace, workspace.uploads[0].name)

    app.session_state["bagian_unggah"] = wording.FILES_TITLE
    monkeypatch.setattr(uploading, "show_news", made_up)
    monkeypatch.setattr("stunting.ui.entry.frame.show_news", made_up)
    app.run()
    assert state() == before
    assert len(app.session_state["workspace"].uploads) == len(before[0].files["data"])


def in_meeting(app):
    """At the finding that can be agreed on."""
    app.query_params["temuan"] = "2"
    app.switch_page(MEETING).run()
    assert_sound(app)
    return app


def test_in_the_meeting_nothing_is_agreed_by_who_may_only_look(folder, monkeypatch):
    app = in_meeting(upload(window(), ("ttd.csv", MATRIX)))
    assert wording.MEETING_AGREE in [one.label for one in app.button]
    server_archive.open_archive().share(TOKEN, LOOK, may_edit=False)
    monkeypatch.setattr(keeping, "visit_token", lambda: "b" * 43)
    before = state()
    app = in_meeting(window(MEETING, LOOK))
    assert wording.MEETING_AGREE not in [one.label for one in app.button]
    assert wording.MEETING_READ_ONLY in [one.value for one in app.caption]
    assert all(one.disabled for one in app.pills if one.label == wording.MEETING_WHEN)
    monkeypatch.setattr(meeting, "is_read_only", lambda: False)
    press(in_meeting(window(MEETING, LOOK)), wording.MEETING_AGREE)
    assert state() == before
