import math

import pytest

from stunting.analysis.coverage.rows import latest_rows, sound_rows
from tests.coverage_frames import cover


def row(numerator, denominator, **more):
    return {"area": "Sotek", "numerator": numerator, "denominator": denominator, **more}


def test_good_rows_pass_unchanged():
    frame = cover([row(5, 10), row(6, 10, period="2023"), row(7, 10, area="Riko")])
    sound, notes = sound_rows(frame)
    assert notes == ()
    assert sound["numerator"].tolist() == [5, 6, 7]


def test_contradicting_rows_become_one_without_numbers():
    sound, notes = sound_rows(cover([row(15, 10), row(16, 10), row(1, 2, area="Riko")]))
    assert sound["area"].to_dict() == {0: "Sotek", 1: "Riko"}
    assert sound["above_full"].tolist() == [False, False]
    assert math.isnan(sound["share"].iat[0])
    assert sound["status"].iat[0] == "no_data"
    assert sound["reason"].iat[0] == "angka ganda yang berbeda untuk wilayah dan periode yang sama"
    assert notes == (
        "1 angka tidak dipakai: angka ganda yang berbeda untuk wilayah dan periode yang sama "
        "(Sotek, growth_monitoring, Tahun 2024).",
    )


@pytest.mark.parametrize(
    ("numerator", "denominator", "reason"),
    [
        (5, 0, "sasaran nol"),
        (-5, 10, "capaian negatif atau di luar nalar"),
        (5, -10, "sasaran negatif atau di luar nalar"),
        (1e308, 10, "capaian negatif atau di luar nalar"),
        (math.inf, 10, "capaian negatif atau di luar nalar"),
        (1.01e10, 10, "capaian negatif atau di luar nalar"),
        (5, 1.01e10, "sasaran negatif atau di luar nalar"),
        (5, 0.0005, "sasaran negatif atau di luar nalar"),
    ],
)
def test_impossible_numbers_become_missing_with_a_reason(numerator, denominator, reason):
    record = {"share": 0.5, "basis": "sum", "gap_people": 1.0}
    sound, notes = sound_rows(cover([row(numerator, denominator, **record)]))
    assert math.isnan(sound["share"].iat[0])
    assert math.isnan(sound["gap_people"].iat[0])
    assert sound["basis"].iat[0] == "none"
    assert sound["reason"].iat[0] == reason
    assert "Sotek" in notes[0]


def test_ten_thousand_million_people_are_no_slip_yet_and_a_thousandth_of_one_is_somebody():
    frame = cover([row(1e10, 1e10), row(0, 0.001, area="Riko")])
    sound, notes = sound_rows(frame)
    assert notes == ()
    assert sound["share"].tolist() == frame["share"].tolist() == [1, 0]


@pytest.mark.parametrize(("count", "more"), [(3, ""), (4, "; dan 1 lainnya")])
def test_three_impossible_numbers_are_named_and_the_others_counted(count, more):
    areas = ["Sotek", "", "Riko", "Waru"][:count]
    sound, notes = sound_rows(cover([row(5, 0, area=area, area_key=f"?{area}") for area in areas]))
    assert sound["share"].isna().all()
    named = "; ".join(f"{area or '?'}, growth_monitoring, Tahun 2024" for area in areas[:3])
    [note] = notes
    assert note.startswith(f"{count} angka ")
    assert note.endswith(f"({named}{more}).")


def test_beside_an_impossible_number_a_gap_of_none_stays_none():
    met = row(9, 10, area="Riko", gap_people=0.0, gap_points=0.0)
    sound, _ = sound_rows(cover([row(5, 0, share=0.5, basis="sum"), met]))
    gaps = sound.set_index("area").loc["Riko", ["gap_people", "gap_points"]]
    assert gaps.tolist() == [0, 0]
    assert math.isnan(sound["share"].iat[0])


def test_beside_an_impossible_number_a_sound_one_stays_and_is_not_counted():
    """11 of 10 are above 100 %, 9 of 10 are not; -5 of 10 is nothing."""
    records = [row(11, 10), row(9, 10, area="Riko"), row(-5, 10, area="Waru", share=1.5)]
    sound, [note] = sound_rows(cover(records))
    assert sound["share"].tolist()[:2] == [1.1, 0.9]
    assert sound["above_full"].tolist() == [True, False, False]
    assert sound["reason"].tolist()[:2] == ["", ""]
    assert note.startswith("1 angka ")


@pytest.mark.parametrize("share", [-0.1, math.inf, 1.01e10])
def test_a_printed_percentage_that_cannot_be_is_missing(share):
    frame = cover([row(math.nan, math.nan, share=share), row(5, 10, area="Riko")])
    sound, notes = sound_rows(frame)
    assert math.isnan(sound["share"].iat[0])
    assert sound["reason"].tolist() == ["persentase negatif atau di luar nalar", ""]
    assert len(notes) == 1


@pytest.mark.parametrize("share", [0, 1e10])
def test_a_printed_percentage_from_none_to_the_most_stays(share):
    sound, notes = sound_rows(cover([row(math.nan, math.nan, share=share)]))
    assert (sound["share"].iat[0], notes) == (share, ())


def test_a_gap_below_none_is_missing_also_where_all_else_is_sound():
    sound, _ = sound_rows(cover([row(5, 10, gap_people=-3.0, gap_points=40.0)]))
    assert math.isnan(sound["gap_people"].iat[0])
    assert (sound["gap_points"].iat[0], sound["share"].iat[0]) == (40, 0.5)


def test_nobody_to_serve_is_no_impossible_number():
    sound, notes = sound_rows(cover([row(0, 0), row(0, 10, area="Riko"), row(1, 1, area="Waru")]))
    assert notes == ()
    assert sound["denominator"].tolist() == [0, 10, 1]


def test_a_printed_percentage_outlives_a_bad_denominator():
    sound, _ = sound_rows(cover([row(math.nan, 0, share=0.4, basis="printed")]))
    assert sound["share"].iat[0] == 0.4
    assert math.isnan(sound["denominator"].iat[0])


def test_a_reason_already_given_is_kept():
    sound, notes = sound_rows(cover([row(0, 0, reason="tidak ada sasaran di desa ini")]))
    assert sound["reason"].iat[0] == "tidak ada sasaran di desa ini"
    assert notes == ()
    sound, notes = sound_rows(cover([row(5, 0, reason="belum dihitung")]))
    assert math.isnan(sound["denominator"].iat[0])
    assert (sound["reason"].iat[0], notes) == ("belum dihitung", ())


def test_the_latest_period_with_numbers_is_found_for_each_combination():
    frame = cover(
        [
            row(1, 10, period="2023"),
            row(2, 10, period="2024"),
            row(math.nan, 10, period="2025"),
            row(3, 10, period="2023", area="Riko"),
            row(math.nan, math.nan, period="2022", area="Riko"),
            row(math.nan, math.nan, period="2021", area="Sepan"),
            row(math.nan, math.nan, period="2022", area="Sepan"),
            row(4, 10, period="2021", area="Waru"),
            row(5, math.nan, period="2022", area="Waru"),
            row(4, 10, period="2021", area="Babulu"),
            row(math.nan, math.nan, share=0.5, period="2022", area="Babulu"),
            row(4, 10, period="2021", area="Petung"),
            row(math.nan, math.nan, period="2025", area="Petung"),
        ]
    )
    found = latest_rows(frame, ["area"])
    assert dict(zip(found["area"], found["period"], strict=True)) == {
        "Sotek": "2024",
        "Riko": "2023",
        "Sepan": "2022",
        "Waru": "2022",
        "Babulu": "2022",
        "Petung": "2021",
    }


def test_of_two_rows_the_first_period_with_a_number_goes_before_the_last_without():
    frame = cover([row(1, 10, period="2023"), row(math.nan, 10, period="2024")])
    assert latest_rows(frame)["period"].tolist() == ["2023"]


def test_texts_kept_as_categories_are_read_as_text():
    frame = cover([row(5, 10), row(6, 10), row(1, 2, area="Riko")])
    frame = frame.astype(
        {"area": "category", "reason": "category", "indicator": "category", "basis": "category"}
    )
    sound, notes = sound_rows(frame)
    assert sound["area"].tolist() == ["Sotek", "Riko"]
    assert len(notes) == 1


def test_no_rows_are_no_trouble():
    sound, notes = sound_rows(cover([]))
    assert latest_rows(sound, ["area"]).empty
    assert notes == ()
