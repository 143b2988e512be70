"""The plan beside the gaps as a card: what has no activity comes first, and money is never guessed."""

from stunting.analysis.acting.action_plan import action_plan
from stunting.catalogue.indicators import load_catalogue
from stunting.charts.card import card_texts
from stunting.charts.gaps_card import action_plan_answer, gaps_card
from tests.action_plans import GROWTH, IFA, PPU, WATER, figures, plan

CATALOGUE = load_catalogue()


def crossing(activities):
    frame = figures([(PPU, GROWTH, 50, 100), (PPU, IFA, 30, 100), (PPU, WATER, 60, 100)])
    return action_plan(frame, frame.iloc[:0], plan(activities), CATALOGUE)


def test_gaps_without_an_activity_come_first_and_money_only_where_it_is_written():
    gaps = crossing([{"indicators": GROWTH, "scope": "kabupaten", "budget": 5e8}]).gaps.frame
    heads, rows = card_texts(gaps_card(gaps, CATALOGUE))
    cells = [dict(zip(heads, row, strict=True)) for row in rows]
    assert [one["Di RAD/RKPD"][0] for one in cells] == ["\u2717", "\u2717", "\u2713"]
    assert [one["Pagu (rupiah)"] for one in cells] == ["\u2013", "\u2013", "500 juta"]
    # 90 % of 100 balita are 40 more than the 50 that were reached.
    assert cells[-1]["Kurang hingga target (jumlah sasaran)"] == "40"


def test_the_answer_says_what_is_without_an_activity_and_what_is_without_money():
    found = crossing([{"indicators": GROWTH, "budget": 5e8}, {"indicators": IFA, "subject": "b"}])
    said = "".join(one.text for one in action_plan_answer(found.gaps.frame, found.activities.frame))
    assert said.startswith("1 dari 3 kesenjangan belum punya kegiatan di RAD/RKPD.")
    assert said.endswith("pagu Rp 500 juta (1 tanpa pagu).")


def test_an_answer_without_any_money_says_so():
    found = crossing([{"indicators": GROWTH}])
    said = "".join(one.text for one in action_plan_answer(found.gaps.frame, found.activities.frame))
    assert said.endswith("pagu belum ada (1 tanpa pagu).")
