"""Lists of names, and rupiah in words of size."""

import math

import pytest

from stunting.model.formatting import format_names, format_people, format_rupiah


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Rp 0"),
        (250_000, "Rp 250.000"),
        (999_999, "Rp 999.999"),
        (1_000_000, "Rp 1 juta"),
        (1_050_000, "Rp 1,05 juta"),
        (999_994_999, "Rp 999,99 juta"),
        (999_999_999, "Rp 1 miliar"),
        (1_250_000_000, "Rp 1,25 miliar"),
        (2_500_000_000_000, "Rp 2,5 triliun"),
        (1e16, "Rp 10.000 triliun"),
        (-1_500_000, "Rp -1,5 juta"),
        (math.nan, "belum ada data"),
        (None, "belum ada data"),
    ],
)
def test_the_word_fits_the_size(amount, words):
    assert format_rupiah(amount) == words


@pytest.mark.parametrize(
    ("names", "words"),
    [([], ""), (["A"], "A"), (["A", "B"], "A dan B"), (list("ABCDEF"), "A, B, C, D, dan 2 lainnya")],
)
def test_names_are_listed_up_to_a_few(names, words):
    assert format_names(names) == words


def test_digits_in_the_name_of_a_sasaran_stand_apart_with_their_sign():
    assert format_people(10, "bayi < 6 bulan") == "10 bayi (< 6 bulan)"
    assert format_people(512, "KPM 1.000 HPK") == "512 KPM (1.000 HPK)"
    assert format_people(214, "ibu hamil") == "214 ibu hamil"
