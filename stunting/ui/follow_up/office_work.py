"""What offices have to do, gathered from the plan, its promises, the action plan and the numbers in doubt."""

from __future__ import annotations

from collections.abc import Hashable

from stunting.analysis.acting.confirmation import of_kecamatan
from stunting.analysis.acting.office_standings import OfficeWork
from stunting.model.summaries.action_plan import PLAN_ACTIVITIES
from stunting.ui.follow_up.confirmation import questions_in
from stunting.ui.follow_up.plan import current_plan, promised_plan
from stunting.ui.follow_up.promises import judged_plan, of_choices
from stunting.ui.visit.view import View


def office_work(view: View) -> OfficeWork:
    """For the chosen kecamatan and sector, but for activities, which are planned for the whole kabupaten."""
    asked = questions_in(view)
    name = view.options.kecamatan.get(view.choices.kecamatan, "")
    return OfficeWork(
        plan=of_choices(view, current_plan(view).frame),
        promises=of_choices(view, judged_plan(view)),
        activities=view.crossing.activities.frame if view.has_action_plan else PLAN_ACTIVITIES.empty(),
        questions=of_kecamatan(asked, name) if name else asked,
    )


def state_of_plans(view: View) -> tuple[Hashable, ...]:
    """What the work of offices depends on besides the data: both plans, which people change."""
    return current_plan(view).identity, promised_plan(view).identity
