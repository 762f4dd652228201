"""Candidates in order, best first, and the refused with their reasons: the same question gives the same bytes."""

from collections import Counter
from collections.abc import Callable

from graph.reach import Found, Reach
from matching import signals, words
from matching.answers import Candidate, Matches, Refusal, SignalRow, WhyNot
from matching.codes import word
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
REFUSED_AT_MOST = 200  # refused pairs shown; `refused_in_all` and `refused_by_code` count them all


def rank(reach: Reach, wanted: Wanted, terms: Terms, at_most: int = 20) -> Matches:
    """Resources for what is wanted, best first, and the refused in reach with every reason."""
    kept, refused = sort_out(reach, wanted, terms)
    codes = Counter(reason.code for refusal in refused for reason in refusal.reasons)
    return Matches(
        person_id=reach.asker.id,
        day=reach.day,
        needs=wanted.needs,
        within_km=terms.within_km,
        candidates=tuple(kept[:at_most]),
        candidates_in_all=len(kept),
        refused=tuple(refused[:REFUSED_AT_MOST]),
        refused_in_all=len(refused),
        refused_by_code=dict(sorted(codes.items(), key=lambda pair: (-pair[1], pair[0]))),
        in_reach=reach.in_all,
        said=words.outcome(wanted, reach, terms, kept, refused),
    )


def why_not(reach: Reach, named: Found, wanted: Wanted, terms: Terms) -> WhyNot:
    """Whether this resource can be offered, wherever it is: its rank and score, or every reason against it."""
    inside = any(found.resource.id == named.resource.id for found in reach.found)
    whole = reach if inside else reach.model_copy(update={"found": (*reach.found, fitted(named, wanted))})
    kept, refused = sort_out(whole, wanted, terms)
    candidate = next((it for it in kept if it.resource.id == named.resource.id), None)
    refusal = next((it for it in refused if it.resource.id == named.resource.id), None)
    return WhyNot(
        person_id=reach.asker.id,
        resource_id=named.resource.id,
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


def sort_out(reach: Reach, wanted: Wanted, terms: Terms) -> tuple[list[Candidate], list[Refusal]]:
    """Every pair in reach, kept and ranked or refused with its reasons; both in a total order."""
    kept: list[Candidate] = []
    refused: list[Refusal] = []
    for pair in pairs(reach, wanted, terms):
        reasons, cautions = judge(pair)
        seen = {"resource": pair.found.resource, "institution": pair.found.institution, "travel": pair.trip}
        if reasons:
            refused.append(Refusal(**seen, reasons=reasons, cautions=cautions))
        else:
            kept.append(Candidate(**seen, rank=0, **score(pair), cautions=cautions))
    ordered = sorted(kept, key=lambda it: (-it.score, _km(it), it.resource.id))
    ranked = [it.model_copy(update={"rank": place}) for place, it in enumerate(ordered, start=1)]
    return ranked, sorted(refused, key=lambda it: (len(it.reasons), _km(it), it.resource.id))


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


def score(pair: Pair) -> dict[str, object]:
    """A pair's score and the table that it is the sum of."""
    rows = [_row(signal, weight, signal(pair)) for signal, weight in WEIGHTS.items()]
    return {"score": round(sum(row.points for row in rows), 4), "signals": tuple(rows)}


def _row(signal: Callable[[Pair], signals.Signal], weight: float, told: signals.Signal) -> SignalRow:
    counts = told.stands if told.value is None else told.value
    name = signal.__name__.replace("_", "-")
    return SignalRow(
        name=name,
        title=word("signal", name),
        value=None if told.value is None else round(told.value, 4),
        weight=weight,
        points=round(weight * counts, 4),
        said=told.said,
        proof=told.proof,
    )


def _km(seen: Candidate | Refusal) -> float:
    return seen.travel.km if seen.travel else float("inf")
