"""Labels as people write them."""

import pytest

from stunting.reading.cells.label_words import area_label, without_footnote


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
