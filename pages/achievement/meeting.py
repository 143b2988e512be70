from stunting.charts.answer import answer
from stunting.charts.meeting import findings_of_meeting
from stunting.model.areas import AreaLevel
from stunting.ui.entry.frame import open_page
from stunting.ui.follow_up.meeting import show_meeting, with_promises_and_decisions
from stunting.ui.follow_up.promises import judged_plan, of_choices
from stunting.ui.visit.session import computed
from stunting.ui.words import wording

view = open_page(wording.PAGE_MEETING, answers=True)
whole, parts = map(view.choices.of_subject, view.whole_and_parts)
areas = whole if view.several_kabupaten else parts
found = computed(
    ("meeting", view.choices),
    lambda: findings_of_meeting(
        answer(whole, areas, view.catalogue),
        whole,
        areas,
        view.choices.of_subject(view.with_desa_chosen(view.latest(AreaLevel.DESA))),
        view.catalogue,
    ),
)
promises = of_choices(view, judged_plan(view)) if view.workspace.dataset.follow_ups else None
show_meeting(view, with_promises_and_decisions(view, found, promises))
