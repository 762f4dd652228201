"""Candidates in order, best first, and the refused with their reasons: the same question gives the same bytes."""

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from graph.reach import Found, Reach
from matching import signals, words
from matching.answers import Candidate, Matches, Refusal, SignalRow, WhyNot
from matching.codes import Reason, word
from matching.limits import judge
from matching.needs import Wanted
from matching.pair import Pair, Terms
from matching.text import likeness

WEIGHTS: dict[Callable[[Pair], signals.Signal], float] = {
    signals.fits_need: 0.35,
    signals.is_near: 0.25,
    signals.continues: 0.15,
    signals.finishes_well: 0.15,
    signals.has_room: 0.10,
}


class Verdict(NamedTuple):
    """A judged pair, before it is put into words for those who will be shown."""

    pair: Pair
    reasons: tuple[Reason, ...]
    cautions: tuple[Reason, ...]
    told: tuple[signals.Signal, ...] = ()
    score: float = 0.0

    @property
    def place(self) -> tuple[float, str]:
        """Near before far, and a name to end every tie."""
        return self.pair.trip.km if self.pair.trip else float("inf"), self.pair.found.resource.id


def rank(reach: Reach, wanted: Wanted, terms: Terms, at_most: int = 20, refused_at_most: int = 200) -> Matches:
    """Resources for what is wanted, best first, and the refused in reach with every reason."""
    kept, refused = sort_out(reach, wanted, terms)
    codes = Counter(reason.code for verdict in refused for reason in verdict.reasons)
    return Matches(
        person_id=reach.asker.id,
        day=reach.day,
        needs=wanted.needs,
        within_km=terms.within_km,
        candidates=tuple(_candidate(verdict, place) for place, verdict in enumerate(kept[:at_most], start=1)),
        candidates_in_all=len(kept),
        refused=tuple(_refusal(verdict) for verdict in refused[:refused_at_most]),
        refused_in_all=len(refused),
        refused_by_code=dict(sorted(codes.items(), key=lambda pair: (-pair[1], pair[0]))),
        in_reach=reach.in_all,
        said=words.outcome(wanted, terms, len(kept), len(refused), codes, reach.in_all - len(reach.found)),
    )


def why_not(reach: Reach, named: Found, wanted: Wanted, terms: Terms) -> WhyNot:
    """Whether this resource can be offered, wherever it is: its rank and score, or every reason against it."""
    name = named.resource.id
    inside = any(found.resource.id == name for found in reach.found)
    whole = reach if inside else reach.model_copy(update={"found": (*reach.found, fitted(named, wanted))})
    kept, refused = sort_out(whole, wanted, terms)
    candidates = (_candidate(it, place) for place, it in enumerate(kept, start=1) if it.pair.found.resource.id == name)
    candidate = next(candidates, None)
    refusal = next((_refusal(it) for it in refused if it.pair.found.resource.id == name), None)
    return WhyNot(
        person_id=reach.asker.id,
        resource_id=name,
        day=reach.day,
        needs=wanted.needs,
        in_reach=inside,
        candidate=candidate,
        candidates_in_all=len(kept),
        refusal=refusal,
        said=words.verdict(named.resource.name, wanted, candidate, refusal, len(kept)),
    )


def fitted(named: Found, wanted: Wanted) -> Found:
    """A resource that was looked up by its id, with how it meets what is wanted."""
    text = f"{named.resource.name} {named.resource.about or ''}".lower()
    spoken = sum(term.lower() in text for term in wanted.pairs) >= wanted.enough
    tree = max((wanted.fits.get(need, 0.0) for need in named.meets), default=0.0)
    return named.model_copy(update={"tree": tree, "pairs": float(spoken)})


def sort_out(reach: Reach, wanted: Wanted, terms: Terms) -> tuple[list[Verdict], list[Verdict]]:
    """Every pair in reach, kept best first, or refused and nearest to fitting first; both in a total order."""
    verdicts = [_judged(pair) for pair in pairs(reach, wanted, terms)]
    kept = [it for it in verdicts if not it.reasons]
    refused = [it for it in verdicts if it.reasons]
    kept.sort(key=lambda it: (-it.score, *it.place))
    refused.sort(key=lambda it: (len(it.reasons), *it.place))
    return kept, refused


def pairs(reach: Reach, wanted: Wanted, terms: Terms) -> list[Pair]:
    """The person with each resource in reach, and what is known about it beside the others."""
    texts = likeness(reach.found)
    tallies = {tally.resource_id: tally for tally in reach.tallies}
    ended = sum(tally.ended for tally in reach.tallies)
    prior = sum(tally.finished for tally in reach.tallies) / ended if ended >= signals.HIDDEN_UNDER else None
    return [
        Pair(reach.asker, found, wanted, terms, reach.day, tallies.get(found.resource.id), prior, text)
        for found, text in zip(reach.found, texts, strict=True)
    ]


def points(told: signals.Signal, weight: float) -> float:
    """What a signal adds to the score; an unknown value counts as it stands."""
    return round(weight * (told.stands if told.value is None else told.value), 4)


def _judged(pair: Pair) -> Verdict:
    reasons, cautions = judge(pair)
    if reasons:
        return Verdict(pair, reasons, cautions)
    told = tuple(signal(pair) for signal in WEIGHTS)
    total = sum(points(it, weight) for it, weight in zip(told, WEIGHTS.values(), strict=True))
    return Verdict(pair, reasons, cautions, told, round(total, 4))


def _candidate(verdict: Verdict, place: int) -> Candidate:
    rows = zip(WEIGHTS.items(), verdict.told, strict=True)
    return Candidate(
        resource=verdict.pair.found.resource,
        institution=verdict.pair.found.institution,
        travel=verdict.pair.trip,
        rank=place,
        score=verdict.score,
        signals=tuple(_row(signal, weight, told) for (signal, weight), told in rows),
        cautions=verdict.cautions,
    )


def _refusal(verdict: Verdict) -> Refusal:
    return Refusal(
        resource=verdict.pair.found.resource,
        institution=verdict.pair.found.institution,
        travel=verdict.pair.trip,
        reasons=verdict.reasons,
        cautions=verdict.cautions,
    )


def _row(signal: Callable[[Pair], signals.Signal], weight: float, told: signals.Signal) -> SignalRow:
    name = signal.__name__.replace("_", "-")
    return SignalRow(
        name=name,
        title=word("signal", name),
        value=None if told.value is None else round(told.value, 4),
        weight=weight,
        points=points(told, weight),
        said=told.said,
        proof=told.proof,
    )
