"""The page of an office: its sentence, its indicators, the chosen one, what waits, and all offices."""

from tests.pages.screens import assert_sound, cards, html_text

OFFICE = "pages/achievement/sector.py"


def names(card):
    return [row["name"] for row in card["rows"]]


def office_of(app):
    return app.button_group[0].value


def test_the_office_with_most_targets_comes_first_and_its_worst_indicator_is_open(open_page, seen_ppu):
    app = open_page(OFFICE, seen_ppu)
    assert_sound(app)
    assert office_of(app) == "Dinas Kesehatan"
    assert html_text(app).count("Dinas Kesehatan: ") == 1
    listed, *_, offices = cards(app)
    assert listed["selected"] == listed["rows"][0]["key"]
    assert names(offices)[0] == "Dinas Kesehatan"


def test_another_office_has_its_own_indicators(open_page, seen_ppu):
    app = open_page(OFFICE, seen_ppu)
    first = names(cards(app)[0])
    app.button_group[0].set_value("DP3AP2KB").run()
    assert_sound(app)
    assert "DP3AP2KB: " in html_text(app)
    assert not {*names(cards(app)[0])[:1]} & {*first[:1]}


def test_a_chosen_indicator_opens_its_office_and_its_row(open_page, seen_ppu):
    app = open_page(OFFICE, seen_ppu, indikator="Unmet need KB")
    assert_sound(app)
    assert office_of(app) == "DP3AP2KB"
    assert cards(app)[0]["selected"].startswith("unmet_need_kb")


def test_a_sector_leaves_only_its_offices(open_page, seen_ppu):
    app = open_page(OFFICE, seen_ppu, sektor="Pekerjaan Umum & Permukiman", kecamatan="Waru")
    assert_sound(app)
    assert office_of(app) == "Dinas PUPR"
    assert names(cards(app)[-1]) == ["Dinas PUPR"]


def test_its_rows_of_the_plan_are_counted_and_lead_there(open_page, seen_ppu):
    app = open_page(OFFICE, seen_ppu)
    plan = app.session_state["follow_up_plan"].frame
    own = int((plan["opd"] == "Dinas Kesehatan").sum())
    button = app.button(key="opd_tindak-lanjut")
    assert button.label == f"Yang harus dikerjakan: {own} baris, 0 disepakati"
    assert [card["caption"] for card in cards(app)][-1].endswith("menurut status indikatornya")
    app.query_params["indikator"] = "Unmet need KB"
    button.click().run()
    assert_sound(app)
    assert html_text(app).startswith(f"Dinas Kesehatan \u00b7 {own} kesenjangan menjadi baris rencana")
    assert app.session_state["agenda_opd"] == "Dinas Kesehatan"


def test_what_is_to_be_done_about_the_chosen_indicator_stands_beside_it(open_page, seen_ppu):
    app = open_page(OFFICE, seen_ppu, kecamatan="Waru", indikator="TTD 90 tablet ibu hamil")
    plan = app.session_state["follow_up_plan"].frame
    [activity] = plan.loc[
        (plan["indicator"] == "pregnant_ifa_90") & (plan["kecamatan"] == "Waru"), "activity"
    ]
    assert activity
    assert f"Yang harus dikerjakan: {activity} (usulan)" in html_text(app)


def test_the_pace_of_the_chosen_indicator_stands_beside_the_list(open_page, seen_ppu):
    """Beside it on a laptop, and with the rest of the chosen indicator on a phone."""
    app = open_page(OFFICE, seen_ppu)
    left, right = app.columns[:2]
    assert not left.get("plotly_chart")
    assert len(right.get("plotly_chart")) == 1
    assert "Laju " in " ".join(one.proto.body for one in right.get("html"))
