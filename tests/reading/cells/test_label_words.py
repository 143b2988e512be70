"""Labels as people write them."""

import pytest

from stunting.reading.cells.label_words import area_label, clean_label, numbering_of, without_footnote


@pytest.mark.parametrize(
    ("header", "clean"),
    [
        ("Guru*)", "Guru"),
        ("Guru 1)", "Guru"),
        ("Balita ditimbang (2022)", "Balita ditimbang (2022)"),
        ("Anak (6-23)", "Anak (6-23)"),
        ("Babulu Darat (64.09.03.2001)", "Babulu Darat (64.09.03.2001)"),
    ],
)
def test_the_end_of_a_bracket_is_no_footnote(header, clean):
    assert without_footnote(header) == clean
    assert area_label(header) == clean


@pytest.mark.parametrize(
    ("written", "clean", "name", "numbering"),
    [
        ("Sepaku 12", "Sepaku 12", "Sepaku 12", ""),
        ("IV Koto", "IV Koto", "IV Koto", ""),
        ("12 Koto", "12 Koto", "Koto", "12"),
        ("a. Waru", "a. Waru", "Waru", "a"),
        ("W a r u", "Waru", "Waru", ""),
        ("Waru  Dua\n", "Waru Dua", "Waru Dua", ""),
        ("Waru*", "Waru*", "Waru", ""),
        ("Waru, Kel.", "Waru, Kel.", "Waru", ""),
    ],
)
def test_only_a_plain_name_is_taken_as_it_stands(written, clean, name, numbering):
    assert (clean_label(written), area_label(written), numbering_of(written)) == (clean, name, numbering)
