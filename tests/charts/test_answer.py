from stunting.catalogue.indicators import load_catalogue
from stunting.charts.answer import Tone, answer, missed_by_area
from tests.builders import DESA
from tests.charts.rows import frame, ifa, ppu_ifa, row, text_of

CATALOGUE = load_catalogue()
PPU = "64.09"


def said(whole, parts):
    return text_of(answer(whole, parts, CATALOGUE))


def split(rows):
    own = rows["area_key"] == PPU
    return rows[own], rows[~own]


def water(code, share, status, people):
    values = {"indicator": "drinking_water_access", "target_group": "rumah tangga", "share": share}
    return row(code, target=1.0, status=status, gap_points=100 - 100 * share, gap_people=people, **values)


def test_how_many_where_and_what():
    # Both are missed in Sepaku, of the others Waru and Babulu miss one.
    rows = [
        *ppu_ifa().to_dict("records"),
        water(PPU, 0.6, "far", 900.0),
        water("64.09.04", 0.5, "far", 500.0),
    ]
    whole, parts = split(frame(*rows))
    assert said(whole, parts) == (
        "Tak satu pun dari 2 indikator mencapai target; 1 jauh tertinggal. Paling berat Sepaku (2 dari 2 "
        "di bawah target). Paling jauh Akses air minum layak: 60,0 % dari target 100 %, kurang 900 rumah "
        "tangga."
    )
    worst = [part.text for part in answer(whole, parts, CATALOGUE) if part.tone is Tone.WORST]
    assert worst == ["Sepaku", "Akses air minum layak"]


def test_no_area_is_worst_where_all_are_alike():
    rows = frame(ifa("64.09.01", 50, 100, "far", 40), ifa("64.09.02", 50, 100, "far", 40))
    assert "Paling berat" not in said(frame(ifa(PPU, 100, 200, "far", 80)), rows)


def test_of_many_areas_that_tie_none_is_worst():
    *short, met = list(DESA)[:5]
    rows = frame(*(ifa(code, 50, 100, "far", 40) for code in short), ifa(met, 95, 100, "met", 0))
    assert "Paling berat" not in said(frame(ifa(PPU, 295, 500, "far", 80)), rows)
    assert "Paling berat" in said(frame(ifa(PPU, 295, 500, "far", 80)), rows.iloc[1:])


def test_areas_that_tie_are_named_together():
    parts = ppu_ifa()[lambda rows: rows["area_key"] != PPU]
    counts = missed_by_area(parts)
    assert counts["missed"].to_dict() == {"64.09.01": 0, "64.09.02": 1, "64.09.03": 1, "64.09.04": 1}
    assert "Paling berat Waru, Babulu, dan Sepaku (masing-masing 1 di bawah target)." in said(
        *split(ppu_ifa())
    )


def test_all_on_target_has_nothing_that_is_worst():
    rows = frame(ifa(PPU, 95, 100, "met", 0))
    assert said(rows, frame()) == "Satu-satunya indikator yang dapat dinilai mencapai target."


def test_what_cannot_be_judged_is_no_answer():
    rows = frame(row(PPU, share=0.6))
    assert said(rows, frame()) == "1 indikator punya capaian, belum ada yang dapat dinilai."
    assert said(frame(row(PPU)), frame()) == "Belum ada capaian yang dapat dihitung."
    # Percentages of desa without a target: the kabupaten itself has none.
    desa = frame(row("64.09.01.1001", share=0.6), row("64.09.01.1002", share=0.5))
    assert said(frame(row(PPU)), desa) == "1 indikator punya capaian, belum ada yang dapat dinilai."


def test_of_percentages_that_are_no_sum_the_figures_of_desa_are_counted():
    desa = frame(ifa("64.09.01.1001", 50, 100, "far", 40), ifa("64.09.01.1002", 95, 100, "met", 0))
    assert said(frame(row(PPU)), desa) == (
        "1 dari 2 angka desa/kelurahan di bawah target; angka kabupaten/kota belum dapat dihitung. Paling "
        "berat Tanjung Tengah (1 dari 1 di bawah target)."
    )


def test_of_a_single_figure_no_share_is_told():
    assert said(frame(ifa(PPU, 50, 100, "far", 40)), frame()) == (
        "Satu-satunya indikator yang dapat dinilai belum mencapai target, jauh tertinggal. Paling jauh TTD "
        "90 tablet ibu hamil: 50,0 % dari target 90 %, kurang 40 ibu hamil."
    )


def test_what_the_kabupaten_itself_has_not_done_is_told_without_percent():
    row_of = ifa(PPU, 0, 1, "far", 1) | {"target_group": "kabupaten"}
    assert said(frame(row_of), frame()).endswith("Paling jauh TTD 90 tablet ibu hamil: belum terpenuhi.")


def test_doubtful_figures_are_not_counted():
    rows = frame(ifa(PPU, 95, 100, "met", 0), water(PPU, 0.5, "unsure", 500.0) | {"certainty": "doubtful"})
    assert said(rows, frame()) == "Satu-satunya indikator yang dapat dinilai mencapai target."


def test_several_areas_count_each_indicator_of_each():
    rows = frame(ifa("64.09.01", 95, 100, "met", 0), ifa("64.09.02", 50, 100, "far", 40))
    assert said(rows, rows) == (
        "1 dari 2 capaian indikator per wilayah mencapai target; 1 jauh tertinggal. Paling berat Waru (1 "
        "dari 1 di bawah target). Paling jauh TTD 90 tablet ibu hamil di Waru: 50,0 % dari target 90 %, "
        "kurang 40 ibu hamil."
    )
