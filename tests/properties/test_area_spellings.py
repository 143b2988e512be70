"""Noisy spellings of the 54 desa and kelurahan of PPU come back to the right code inside their kecamatan."""

from hypothesis import given
from hypothesis import strategies as st

from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.reading.context import Context
from stunting.reading.places.matching import match_areas
from stunting.reading.places.name_rows import AreaRow

GAZETTEER = load_gazetteer()
CONTEXT = Context(load_catalogue(), GAZETTEER, "64.09")
DESA = GAZETTEER.desa("64.09")
KECAMATAN = {area.code: area.name for area in GAZETTEER.kecamatan("64.09")}
PREFIXES = ("", "Desa ", "Kel. ", "KELURAHAN ", "Ds. ", "Desa/Kel. ", "03. ", "3) ", "a. ", "12. Desa ")
SUFFIXES = ("", " ", "*", " *)", "\u00b9)", " (Kel.)")


def letter_spaced(name):
    return "   ".join(" ".join(word) for word in name.split(" "))


SPACINGS = (
    lambda name: name,
    lambda name: name.replace(" ", ""),
    lambda name: name.replace("-", " "),
    lambda name: name.replace(" ", "-"),
    lambda name: name.replace(" ", "   "),
    lambda name: name.replace("-", ""),
    letter_spaced,
)
CASES = (str, str.upper, str.lower, str.title)
NUMERALS = (lambda name: name, lambda name: name.replace("Dua", "II"), lambda name: name.replace("Dua", "2"))


@st.composite
def noisy(draw):
    """An official area and a noisy spelling of it and of its kecamatan."""
    area = draw(st.sampled_from(DESA))
    name = draw(st.sampled_from(NUMERALS))(area.name)
    name = draw(st.sampled_from(CASES))(draw(st.sampled_from(SPACINGS))(name))
    parent = draw(st.sampled_from(("", "Kec. ", "KECAMATAN "))) + draw(st.sampled_from(CASES))(
        KECAMATAN[area.parent_code]
    )
    return area, draw(st.sampled_from(PREFIXES)) + name + draw(st.sampled_from(SUFFIXES)), parent


@given(st.lists(noisy(), min_size=1, max_size=20))
def test_noisy_spellings_come_back_to_their_code(areas):
    matching = match_areas([AreaRow(name, parent, "", "") for _, name, parent in areas], CONTEXT)
    assert [one.code for one in matching.found] == [area.code for area, _, _ in areas]
    assert all(one.certain for one in matching.found)


@given(st.sampled_from(DESA), st.data())
def test_one_slip_never_leads_to_a_wrong_area_unmarked(area, data):
    """A dropped, doubled or changed letter gives the area itself, or an area marked as doubtful, or none."""
    place = data.draw(st.integers(1, len(area.name) - 1))
    slip = data.draw(st.sampled_from(("", area.name[place] * 2, "a", "e", "k")))
    written = area.name[:place] + slip + area.name[place + 1 :]
    found = match_areas([AreaRow(written, KECAMATAN[area.parent_code], "", "desa")], CONTEXT).found[0]
    assert found.code == area.code or not found.certain
