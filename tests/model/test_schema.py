"""What does not fit its declaration is said in a sentence that names the place."""

from dataclasses import dataclass
from enum import StrEnum

import pytest

from stunting.model.schema import UnfitError, from_json, from_texts, to_json


class Colour(StrEnum):
    RED = "merah"


@dataclass(frozen=True, slots=True)
class Part:
    colour: Colour
    count: int = 0


@dataclass(frozen=True, slots=True)
class Whole:
    parts: tuple[Part, ...]
    share: float | None = None


def test_there_and_back():
    whole = Whole((Part(Colour.RED, 2),), 0.5)
    assert from_json(to_json(whole).encode(), Whole) == whole
    assert from_json(b"\xef\xbb\xbf" + b'{"parts": []}', Whole) == Whole(())


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b'{"parts": [{"colour": "merah"}, {"count": 1}]}', "Bagian “colour” tidak ada (parts ke-2)."),
        (b'{"parts": [{"colour": "biru"}]}', "Isi 'biru' tidak dikenal (parts ke-1, colour)."),
        (b'{"parts": [], "share": true}', "Isinya ya atau tidak, seharusnya angka (share)."),
        (b'{"parts": [', "Berkas rusak atau bukan json."),
        (b"\xff\xfe\x00", "Berkas rusak atau bukan json."),
        (b'{"more": ' + b"[" * 100_000, "Isinya bersarang terlalu dalam."),
    ],
)
def test_what_does_not_fit_names_its_place(data, sentence):
    with pytest.raises(UnfitError) as found:
        from_json(data, Whole)
    assert str(found.value) == sentence


def test_a_row_of_texts_gives_numbers_where_numbers_are_declared():
    assert from_texts({"colour": "merah", "count": "12", "more": "x"}, Part) == Part(Colour.RED, 12)
    with pytest.raises(UnfitError, match="Isinya teks, seharusnya bilangan bulat"):
        from_texts({"colour": "merah", "count": "dua"}, Part)
