"""A plan that two people changed at once: nothing of either is lost, and what clashes is told."""

import math

import pytest

from stunting.analysis.acting.follow_up_edits import edited, moved, with_new_row, without_row
from stunting.analysis.acting.follow_up_together import Clash, together
from stunting.model.follow_up import empty_record, plan_frame

BASE = plan_frame([{**empty_record(id), "issue": id, "opd": "Dinkes"} for id in ("T001", "T002", "T003")])


def change(id, **values):
    return lambda plan: edited(plan, {id: values})


def added(issue):
    return lambda plan: edited(with_new_row(plan), {"T004": {"issue": issue}})


def out(id):
    return lambda plan: without_row(plan, id)


def both(mine, theirs):
    found = together(BASE, mine(BASE), theirs(BASE))
    return found.frame.set_index("id"), found.clashes


def test_changes_of_different_cells_are_both_there():
    frame, clashes = both(change("T001", budget=5.0), change("T001", activity="Kelas ibu"))
    assert (frame.loc["T001", "budget"], frame.loc["T001", "activity"]) == (5.0, "Kelas ibu")
    assert clashes == ()


def test_a_cell_that_both_changed_holds_what_was_saved_first_and_is_told():
    frame, clashes = both(change("T002", opd="Disdik"), change("T002", opd="Dinsos"))
    assert frame.loc["T002", "opd"] == "Dinsos"
    assert clashes == (Clash("T002", "opd", "Dinsos", "Disdik"),)


def test_the_same_change_of_both_and_an_empty_amount_are_no_clash():
    frame, clashes = both(change("T001", budget=math.nan, opd="A"), change("T001", budget=7.0, opd="A"))
    assert (frame.loc["T001", "budget"], clashes) == (7.0, ())


def test_rows_that_both_added_stay_both():
    frame, clashes = both(added("milik saya"), added("milik orang lain"))
    assert frame["issue"].to_dict() == {
        **{id: id for id in ("T001", "T002", "T003")},
        "T004": "milik orang lain",
        "T005": "milik saya",
    }
    assert clashes == ()


@pytest.mark.parametrize(
    ("mine", "theirs", "left"),
    [
        (out("T002"), change("T001", opd="A"), ["T001", "T003"]),
        (change("T001", opd="A"), out("T002"), ["T001", "T003"]),
        (out("T002"), change("T002", opd="A"), ["T001", "T002", "T003"]),
        (change("T002", opd="A"), out("T002"), ["T001", "T003", "T002"]),
        (out("T002"), out("T002"), ["T001", "T003"]),
    ],
)
def test_a_row_that_one_took_out_goes_unless_the_other_changed_it(mine, theirs, left):
    frame, _ = both(mine, theirs)
    assert list(frame.index) == left


def test_the_order_is_mine_where_the_others_left_theirs():
    def up(plan):
        return moved(plan, "T003", -2)

    assert list(both(up, change("T001", opd="A"))[0].index) == ["T003", "T001", "T002"]
    assert list(both(change("T001", opd="A"), up)[0].index) == ["T003", "T001", "T002"]
