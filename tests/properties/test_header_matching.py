"""What must hold for any header: writing it differently changes nothing, and nothing makes matching fail."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stunting.catalogue.indicators import load_catalogue
from stunting.catalogue.twins import ToldBy, header_twins
from stunting.model.observations import Measure
from stunting.reading.meaning import header_words
from stunting.reading.meaning.indicators import IndicatorMatcher
from stunting.reading.meaning.measures import measures_of, target_group

MATCHER = IndicatorMatcher(load_catalogue())
# What a column beside it tells is not known by its own words.
BESIDE = {one.twin for one in header_twins() if one.told_by is ToldBy.RECEIVED_BESIDE}
SPELLINGS = [
    (one.id, text)
    for one in load_catalogue().indicators.values()
    if one.id not in BESIDE
    for text in (one.name, one.short_name, *one.synonyms)
]
WRITINGS = [str.upper, str.lower, lambda text: text.replace(" ", "  "), lambda text: text.replace(" ", "_")]
ANY_TEXT = st.text(max_size=80) | st.lists(
    st.sampled_from(
        ["jumlah", "balita", "bumil", "TTD", "stunting", "%", "Σ", "S", "D", "L", "/", "2024", "tidak"]
    ),
    max_size=12,
).map(" ".join)


@given(st.sampled_from(SPELLINGS), st.sampled_from(WRITINGS))
def test_case_and_spacing_change_nothing(spelling, write):
    id, text = spelling
    match = MATCHER.match(write(text))
    assert match.indicator == id
    assert match.score >= 0.98


@given(st.sampled_from(SPELLINGS), st.sampled_from(["2024", "Januari", "L", "P", "L+P", "Triwulan III", "%"]))
def test_a_level_that_divides_keeps_the_indicator(spelling, level):
    id, text = spelling
    assert MATCHER.match(f"{text} / {level}").indicator == id


@pytest.mark.parametrize("no", ["tidak", "belum", "tdk"])
@given(spelling=st.sampled_from(SPELLINGS))
def test_a_negation_below_is_never_the_indicator(no, spelling):
    id, text = spelling
    assert MATCHER.match(f"{text} / {no}").indicator != id


@given(ANY_TEXT, ANY_TEXT)
def test_any_text_gets_an_answer(header, context):
    match = MATCHER.match(header, context)
    assert bool(match.indicator) == (match.score > 0)
    assert 0 <= match.score <= 1
    assert all(0 < score <= 1 for _, score in match.alternatives)
    assert match.indicator not in [id for id, _ in match.alternatives]


@given(st.lists(ANY_TEXT, max_size=8))
def test_any_siblings_get_a_measure_each(siblings):
    measures = measures_of(siblings)
    assert len(measures) == len(siblings)
    assert all(measure is None or isinstance(measure, Measure) for measure in measures)
    assert len(MATCHER.match_many(siblings)) == len(siblings)


@given(ANY_TEXT)
def test_who_is_served_is_no_target_group(header):
    assert target_group(f"{header} mendapat TTD") == ""


# Every piece of a written form, between what may part them.
PIECES = st.sampled_from(
    sorted({piece for form, _ in header_words._FORMS for piece in re.findall("[a-z]+", form.pattern)})
)


@given(st.lists(st.tuples(PIECES, st.sampled_from([" ", "_", "  ", "", " / ", "6", "%"])), max_size=8))
@example([("balita", " "), ("timbang", " "), ("d", " "), ("s", "")])
@example([("tinggi", "_"), ("badan", "_"), ("per", "_"), ("umur", "")])
@example([("l", "_"), ("dan", "_"), ("p", "")])
@example([("rata", " "), ("average", " "), ("of", " "), ("bumil", "")])
def test_no_written_form_is_passed_over(parts):
    """Texts without any are known at a glance; no text with one may be taken for such."""
    text = "".join(piece + gap for piece, gap in parts)
    assert header_words._written_form(text) == header_words._with_forms(text)
