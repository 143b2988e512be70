"""Which indicator every line belongs to: words of each line, and the ratios that tie lines together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stunting.model.evidence import Aspect, Certainty, Evidence, Settled
from stunting.model.observations import Measure, Use
from stunting.reading.evidence.header_meaning import HeaderMeaning
from stunting.reading.evidence.ratios import Ratio
from stunting.reading.meaning.header_words import read_words
from stunting.reading.meaning.indicators import ACCEPTED, IndicatorMatch
from stunting.reading.meaning.measure_words import MEASURE_WORDS
from stunting.reading.meaning.measures import group_of

_MINE = frozenset({Aspect.INDICATOR, Aspect.MEASURE})
"""What ties of a ratio would change; a decision about a period or a unit stands beside them."""
_SURE_SCORE = 0.95
_LIKELY_SCORE = 0.82
_SAYS_LITTLE = 0.2
"""A sasaran says little of the service, ibu hamil are those of many; so does a title beside words."""


def settled_indicator(match: IndicatorMatch, cells: str, header: str) -> Settled:
    """The indicator of a header with what spoke for it and for the next best."""
    if not match.indicator:
        nearest = match.alternatives[0][0] if match.alternatives else ""
        unknown = Evidence(
            Aspect.INDICATOR, "", 0.0, "words", f"‘{header}’ tidak dikenal sebagai indikator", cells
        )
        return Settled(Aspect.INDICATOR, "", Certainty.LIKELY, 0.0, nearest, (unknown,))
    said = [
        Evidence(
            Aspect.INDICATOR, match.indicator, _strength(match.score), "words", f"kata pada ‘{header}’", cells
        )
    ]
    said += [
        Evidence(Aspect.INDICATOR, other, _strength(score), "words", f"kata pada ‘{header}’", cells)
        for other, score in match.alternatives
    ]
    best = match.alternatives[0] if match.alternatives else ("", 0.0)
    certainty = Certainty.DOUBTFUL
    if match.score >= _SURE_SCORE:
        certainty = Certainty.SURE
    elif match.score >= _LIKELY_SCORE:
        certainty = Certainty.LIKELY
    margin = _strength(match.score) - (_strength(best[1]) if best[0] else 0.0)
    return Settled(Aspect.INDICATOR, match.indicator, certainty, margin, best[0], tuple(said))


def _strength(score: float) -> float:
    return round(10 * (score - 0.5), 2)


def tied_by_ratios(headers: Sequence[HeaderMeaning], ratios: Sequence[Ratio]) -> list[HeaderMeaning]:
    """Headers where the lines of one ratio share their indicator, which the best of their words names.

    A denominator that serves several indicators keeps none of its own and gets them as uses.
    """
    result = list(headers)
    parts = {ratio.numerator for ratio in ratios}
    for ratio in ratios:
        line = [ratio.numerator, ratio.percent]
        is_share = result[ratio.percent].measure is Measure.PERCENT
        if not is_share or any(_MINE & result[place].decided for place in line):
            continue
        # Those examined are a share themselves; of them "Anemia" is another one.
        base = [] if ratio.denominator in parts else [ratio.denominator]
        named = [result[place] for place in (*line, *base)]
        chosen = _chosen(named)
        of_title = {h.match.indicator for h in named} - {h.match.indicator for h in named if _content(h)}
        if chosen is None:
            continue
        if chosen.indicator in of_title and _is_strange(result[ratio.numerator]):
            result[ratio.percent] = _unknown(result[ratio.percent], result[ratio.numerator])
            continue
        # A "%" without a word of its own is that of the people it is computed from.
        proven = ratio.holds == ratio.places and _is_bare(result[ratio.percent])
        served = _of_numerator(result[ratio.numerator]) if proven else None
        chosen = served or chosen
        for place in line:
            own = result[place].match
            if _gives_way(own, chosen) or (served and place == ratio.percent):
                result[place] = result[place]._replace(match=replace(chosen, measure=own.measure))
        if chosen.score >= _LIKELY_SCORE:
            for place in (*line, ratio.denominator):
                result[place] = _tied(result[place], chosen)
    return [_tied(header, header.match) for header in _served(result, ratios)]


def _tied(header: HeaderMeaning, chosen: IndicatorMatch) -> HeaderMeaning:
    """A header of the chosen indicator whose own words left that open: its neighbours settle it."""
    own = header.settled_for(Aspect.INDICATOR)
    if own is None or header.match.indicator != chosen.indicator or chosen.score < _LIKELY_SCORE:
        return header
    if own.value == chosen.indicator and own.certainty is not Certainty.DOUBTFUL:
        return header
    because = "menjadi satu rumus dengan kolom di sekitarnya"
    return bound(header, chosen, "tie", because)


def bound(header: HeaderMeaning, match: IndicatorMatch, rule: str, because: str) -> HeaderMeaning:
    """A header whose indicator its neighbours tell, with the reason they give."""
    strength = _strength(match.score)
    reason = Evidence(Aspect.INDICATOR, match.indicator, strength, rule, because)
    settled = Settled(Aspect.INDICATOR, match.indicator, Certainty.LIKELY, strength, "", (reason,))
    own = replace(match, measure=header.match.measure)
    return header.with_settled(settled)._replace(match=own)


def _chosen(headers: Sequence[HeaderMeaning]) -> IndicatorMatch | None:
    """The indicator that numerator, percentage and denominator name together, None where they name none."""
    votes: dict[str, float] = {}
    best: dict[str, IndicatorMatch] = {}
    for place, header in enumerate(headers):
        match = header.match
        if not match.indicator:
            continue
        lowest = header.header.rpartition(" / ")[2]
        of_title = not _content(header)
        of_group = place == 2 and group_of(lowest) is not None
        weight = _SAYS_LITTLE if of_title or of_group else 1.0
        votes[match.indicator] = votes.get(match.indicator, 0.0) + weight * match.score
        if match.indicator not in best or match.score > best[match.indicator].score:
            best[match.indicator] = match
    if not votes:
        return None
    return best[max(votes, key=lambda indicator: votes[indicator])]


def _content(header: HeaderMeaning) -> frozenset[str]:
    """What a header says beside how it counts; one that says nothing has its indicator from the title."""
    return read_words(header.header).all - MEASURE_WORDS


def _is_strange(header: HeaderMeaning) -> bool:
    """Whether those served are named and no indicator is known for them: the title speaks of others."""
    return not header.match.indicator and bool(_content(header)) and group_of(header.header) is None


def _unknown(percent: HeaderMeaning, numerator: HeaderMeaning) -> HeaderMeaning:
    """A percentage without its indicator: that of the title is not that of the people it is computed from."""
    because = f"dihitung dari ‘{numerator.header}’, yang tidak dikenal sebagai indikator"
    reason = Evidence(Aspect.INDICATOR, "", 0.0, "strange_people", because)
    settled = Settled(Aspect.INDICATOR, "", Certainty.LIKELY, 0.0, percent.match.indicator, (reason,))
    return percent.with_settled(settled)._replace(match=IndicatorMatch(measure=percent.match.measure))


def _is_bare(header: HeaderMeaning) -> bool:
    """Whether the lowest level of a header says no more than how it counts."""
    lowest = header.header.rpartition(" / ")[2]
    return bool(lowest != header.header) and not read_words(lowest).all - MEASURE_WORDS


def _of_numerator(header: HeaderMeaning) -> IndicatorMatch | None:
    """The indicator of those served where their lowest level names a service, else None."""
    lowest = header.header.rpartition(" / ")[2]
    named = read_words(lowest).all - MEASURE_WORDS
    known = header.match if header.match.score >= _LIKELY_SCORE and header.match.indicator else None
    return known if named and header.measure is Measure.NUMERATOR else None


def _gives_way(own: IndicatorMatch, chosen: IndicatorMatch) -> bool:
    return own.indicator != chosen.indicator and (
        not own.indicator or own.score < max(_SURE_SCORE, chosen.score)
    )


def _served(headers: list[HeaderMeaning], ratios: Sequence[Ratio]) -> list[HeaderMeaning]:
    """Denominators with the indicators that ratios show them to serve."""
    serves: dict[int, list[tuple[str, str]]] = {}
    for ratio in ratios:
        numerator = headers[ratio.numerator]
        pairs = [(use.indicator, "") for use in numerator.uses if use.measure is Measure.NUMERATOR]
        if numerator.match.indicator and numerator.measure is Measure.NUMERATOR:
            pairs.insert(0, (numerator.match.indicator, numerator.part))
        found = serves.setdefault(ratio.denominator, []) if pairs else []
        found += [pair for pair in dict.fromkeys(pairs) if pair not in found]
    for place, found in serves.items():
        header = headers[place]
        if header.measure is Measure.TARGET:
            continue  # 100 x capaian / target is no coverage
        if _MINE & header.decided or (header.measure is not Measure.DENOMINATOR and header.uses):
            continue
        headers[place] = serving(header, found)
    return headers


def serving(header: HeaderMeaning, found: Sequence[tuple[str, str]]) -> HeaderMeaning:
    """A sasaran with the (indicator, part) pairs that it serves: its own where it is one, uses where more.

    One that stands below the name of another indicator ("K6 / Penyebut") stays that one's first of all.
    """
    own = header.match.indicator
    if header.measure is not Measure.DENOMINATOR:
        # The cases of one indicator are the sasaran of another: they keep their own role.
        uses = tuple(Use(indicator, Measure.DENOMINATOR, part) for indicator, part in found)
        return header._replace(uses=tuple(dict.fromkeys((*header.uses, *uses))))
    indicators = {indicator for indicator, _ in found}
    _, below, lowest = header.header.rpartition(" / ")
    named = bool(below) and own not in ("", *indicators) and read_words(lowest).all <= MEASURE_WORDS
    if len(indicators) == 1 and not named:
        indicator, part = found[0]
        return header._replace(
            match=IndicatorMatch(indicator, max(header.match.score, ACCEPTED + 0.2)), part=part
        )
    match = header.match if named or own in indicators else IndicatorMatch()
    uses = tuple(
        Use(indicator, Measure.DENOMINATOR, part) for indicator, part in found if indicator != match.indicator
    )
    return header._replace(match=match, uses=tuple(dict.fromkeys((*header.uses, *uses))))
