"""Hard limits: every pair is kept, or refused with codes; what is not known is a caution, never a no."""

from collections.abc import Callable, Iterator

from base.errors import Refused
from base.model import Said
from base.span import years
from matching import history
from matching.codes import Code, Reason, listed, reason, word
from matching.hours import open_at
from matching.pair import Pair

Rule = Callable[[Pair], Iterator[Reason]]


def judge(pair: Pair) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    """The reasons that refuse a pair, and the cautions to take with it; no reason of the first kind keeps it."""
    reasons = [reason for rule in RULES for reason in rule(pair)]
    return tuple(it for it in reasons if it.refuses), tuple(it for it in reasons if not it.refuses)


def allow(pair: Pair) -> None:
    """Refused, with every code, when this resource cannot be offered to this person."""
    reasons, _ = judge(pair)
    if reasons:
        name, person = pair.found.resource.name, pair.asker.id
        zh = " ".join(f"{it.code}：{it.said.zh}" for it in reasons)
        en = " ".join(f"{it.code}: {it.said.en}" for it in reasons)
        raise Refused(f"{name}不能推荐给 {person}。{zh}", f"{name} cannot be offered to {person}. {en}")


def kind(pair: Pair) -> Iterator[Reason]:
    """It meets another need, and its text does not speak of this one either."""
    if pair.found.tree == 0 and pair.found.pairs == 0:
        gives = listed([Said(zh=pair.found.resource.name, en=pair.found.resource.name)])
        yield reason(Code.WRONG_KIND, gives=gives, wanted=pair.wanted_titles)


def existence(pair: Pair) -> Iterator[Reason]:
    """It has ended, or has not begun."""
    resource, provider = pair.found.resource, pair.found.institution
    ends = [end for end in (resource.until, provider.until if provider else None) if end and end <= pair.day]
    if ends:
        opens = Said(zh=f"已于 {min(ends)} 停办", en=f"it ended on {min(ends)}")
        yield _closed(pair, "ended", opens, pair.day)
    elif resource.since and resource.since > pair.day:
        opens = Said(zh=f"{resource.since} 才开办", en=f"it begins on {resource.since}")
        yield _closed(pair, "not-yet", opens, pair.day)


def times(pair: Pair) -> Iterator[Reason]:
    """It is closed at the time help is needed, as far as its opening times can be read."""
    at, opens = pair.terms.at, pair.found.resource.opens
    if at is None:
        return
    known = open_at(opens, at)
    if known is None:
        yield _unknown("opens", pair.found.resource.id)
    elif not known:
        yield _closed(pair, None, Said(zh=str(opens), en=str(opens)), at.strftime("%Y-%m-%d %H:%M"))


def age_and_sex(pair: Pair) -> Iterator[Reason]:
    """The provider takes only some ages, or one sex; nothing else is ever asked about them."""
    resource, asker = pair.found.resource, pair.asker
    if resource.sex and asker.sex is None:
        yield _unknown("sex", asker.id)
    elif resource.sex and asker.sex and resource.sex != asker.sex:
        yield _not_taken(pair, "sex", word("sex", resource.sex), word("sex", asker.sex))
    if resource.min_age is None and resource.max_age is None:
        return
    if asker.born is None:
        yield _unknown("born", asker.id)
        return
    age = years(asker.born, pair.day)
    if not (resource.min_age or 0) <= age <= (999 if resource.max_age is None else resource.max_age):
        yield _not_taken(pair, "age", _ages(resource.min_age, resource.max_age), Said(zh=f"{age} 岁", en=f"{age}"))


def disability(pair: Pair) -> Iterator[Reason]:
    """The provider takes only some kinds of disability."""
    kinds, own = pair.found.resource.disability_kinds, pair.asker.disability_kind
    if not kinds or own in kinds:
        return
    if own is None or own == "multiple":
        yield _unknown("disability_kind", pair.asker.id)
        return
    limit = listed([word("disability", name) for name in kinds])
    proof = (pair.asker.id, pair.found.resource.id)
    yield reason(Code.NOT_ELIGIBLE, "disability_kind", proof, limit=limit, value=word("disability", own))


def reach(pair: Pair) -> Iterator[Reason]:
    """Outside the area served, or too far: an area served beats distance unless the dispatcher named a distance."""
    resource = pair.found.resource
    if pair.serves is False:
        served = pair.found.serves_names or resource.serves or ()
        areas = listed([Said(zh=area, en=area) for area in served])
        place = pair.asker.place or pair.asker.codes[0]
        yield reason(Code.OUTSIDE_SERVICE_AREA, None, (resource.id,), areas=areas, place=place)
    if resource.serves and pair.serves is None:
        yield _unknown("village", pair.asker.id)
    if pair.trip is None:
        if not pair.serves:
            yield from _no_way(pair)
        return
    if pair.asker.home is None:
        yield reason(Code.TRAVEL_ESTIMATED, None, (pair.asker.id,))
    bound = pair.terms.strict or not resource.serves
    if bound and pair.trip.km > pair.terms.within_km:
        limit = f"{pair.terms.within_km:g}"
        yield reason(Code.TOO_FAR, None, (resource.id,), km=f"{pair.trip.km:g}", limit=limit)


def room(pair: Pair) -> Iterator[Reason]:
    """No place is free; or nobody knows, or nobody has said so lately."""
    resource = pair.found.resource
    known = resource.free if resource.free is not None else (0 if resource.capacity == 0 else None)
    if known is None:
        yield _unknown("free", resource.id)
        return
    since = resource.updated
    said = Said(zh=f"{since}" if since else "时间不明", en=f"on {since}" if since else "at an unknown time")
    if known <= 0:
        of = Said(zh=f"共 {resource.capacity} 个", en=f"of {resource.capacity}")
        none = Said(zh="总数不明", en="of an unknown number")
        updated = Said(zh=f"更新于 {said.zh}", en=f"known {said.en}")
        yield reason(
            Code.FULL, None, (resource.id,), capacity=none if resource.capacity is None else of, updated=updated
        )
    if since is None or (pair.day - since).days > pair.terms.stale_days:
        yield reason(Code.CAPACITY_STALE, None, (resource.id,), updated=said)


RULES: tuple[Rule, ...] = (
    kind,
    existence,
    age_and_sex,
    disability,
    reach,
    times,
    room,
    history.receives,
    history.conflicts,
    history.declined,
)


def _unknown(fact: str, proof: str) -> Reason:
    return reason(Code.FACT_UNKNOWN, fact, (proof,), fact=word("facts", fact))


def _no_way(pair: Pair) -> Iterator[Reason]:
    if pair.asker.home is None and pair.asker.around is None:
        yield _unknown("home", pair.asker.id)
    if pair.found.location is None:
        yield _unknown("place", pair.found.resource.id)


def _not_taken(pair: Pair, of: str, limit: Said, value: Said) -> Reason:
    proof = (pair.asker.id, pair.found.resource.id)
    return reason(Code.SEX_OR_AGE_LIMIT, of, proof, limit=limit, value=value)


def _closed(pair: Pair, of: str | None, opens: Said, when: object) -> Reason:
    said = Said(zh=f"{when} ", en=f"on {when}")
    return reason(Code.CLOSED_AT_TIME, of, (pair.found.resource.id,), opens=opens, when=said)


def _ages(least: int | None, most: int | None) -> Said:
    if least is None:
        return Said(zh=f"{most} 岁及以下", en=f"people up to {most}")
    if most is None:
        return Said(zh=f"{least} 岁及以上", en=f"people of {least} and over")
    return Said(zh=f"{least} 至 {most} 岁", en=f"people from {least} to {most}")
