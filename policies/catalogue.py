"""The catalogue of policies: every file of this folder, checked when it is read, so that none is half told."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files

from pydantic import ValidationError

from base.errors import NotFound
from policies import dated, lines
from policies.facts import NUMBERS, facts
from policies.parameters import Parameters, in_force, parameters
from policies.policy import Policy
from policies.tree import AllOf, AnyOf, Leaf, Node, NotOf, Value

OTHERS = ("facts.yml", "parameters.yml", "events.yml", "proposals.yml")  # what is no policy


@cache
def catalogue() -> dict[str, Policy]:
    """Every policy by its id."""
    folder = files("policies")
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".yml") and file.name not in OTHERS)
    return {it.id: it for it in (parse(name, folder.joinpath(name).read_text(encoding="utf-8")) for name in names)}


def policy(policy_id: str) -> Policy:
    """The policy of this id."""
    if policy_id not in catalogue():
        raise NotFound("policy", policy_id)
    return catalogue()[policy_id]


def bounds_of(area: str, day: date, among: Parameters | None = None) -> "Bounds":
    """The parameters in force in an area on a day, by name."""
    return Bounds(parameters() if among is None else among, area, day)


class Bounds:
    """What a parameter is where and when it is asked; None: nobody set it."""

    def __init__(self, among: Parameters, area: str, day: date) -> None:
        self.among, self.area, self.day = among, area, day
        self._told: dict[str, Value | None] = {}

    def __call__(self, name: str) -> Value | None:
        if name not in self._told:
            found = in_force(self.among, name, self.area, self.day)
            self._told[name] = None if found is None else found.value
        return self._told[name]


def parse(file: str, text: str, among: Parameters | None = None) -> Policy:
    """A policy's file; lines.Wrong names the line of the first thing that is not taken."""
    told = lines.read(file, text)
    try:
        found = Policy.model_validate(told.told)
    except ValidationError as error:
        raise told.first(error) from None
    for place, why in _faults(file, found, parameters() if among is None else among):
        raise told.wrong(place, why)
    return found


Fault = tuple[tuple[object, ...], str]


def _faults(file: str, it: Policy, among: Parameters) -> Iterator[Fault]:
    if file != f"{it.id}.yml":
        yield ("id",), f"the file calls itself {it.id}"
    if it.until is not None and it.until <= it.since:
        yield ("until",), "it ends before it begins"
    laws = {basis.as_ for basis in it.basis}
    conditions = dict(_leaves(it.when, ("when",)))
    asked = conditions | dict(_of_reviews(it))
    articles = {(*place, "article"): leaf.article for place, leaf in asked.items()}
    articles |= {("clock", number, "basis"): clock.basis for number, clock in enumerate(it.clock)}
    for place, article in articles.items():
        if article.partition(" ")[0] not in laws:
            yield place, f"the basis has no {article.partition(' ')[0]}"
    for place, leaf in asked.items():
        yield from _leaf(place, leaf, among, it.since)
    yield from _benefit(it, among)
    for number, review in enumerate(it.review):
        if (review.when is None) != (number == len(it.review) - 1):
            yield ("review", number), "every class but the last has a condition, and the last has none"
    used = {leaf.fact for leaf in asked.values()} | {name for _, name in _computed(it)}
    for name in sorted(used - it.evidence.keys()):
        yield ("evidence",), f"nobody is named who proves {name}"
    for name in sorted(it.evidence.keys() - used):
        yield ("evidence", name), f"{name} is proved and no condition asks for it"
    yield from _cases(it, {leaf.code for leaf in conditions.values()}, used)


def _leaves(node: Node, place: tuple[object, ...]) -> Iterator[tuple[tuple[object, ...], Leaf]]:
    if isinstance(node, Leaf):
        yield place, node
    elif isinstance(node, NotOf):
        yield from _leaves(node.not_, (*place, "not"))
    else:
        word, below = (
            ("all", node.all) if isinstance(node, AllOf) else ("any", node.any if isinstance(node, AnyOf) else [])
        )
        for number, part in enumerate(below):
            yield from _leaves(part, (*place, word, number))


def _of_reviews(it: Policy) -> Iterator[tuple[tuple[object, ...], Leaf]]:
    for number, review in enumerate(it.review):
        if review.when is not None:
            yield from _leaves(review.when, ("review", number, "when"))


def _leaf(place: tuple[object, ...], leaf: Leaf, among: Parameters, since: date) -> Iterator[Fault]:
    known = facts().get(leaf.fact)
    if known is None:
        yield (*place, "fact"), f"there is no fact {leaf.fact}; policies/facts.yml has those that can be asked"
        return
    if leaf.how == "is":
        fits = isinstance(leaf.bound, bool) if known.kind == "truth" else leaf.bound in known.words
        if not fits:
            words = "true or false" if known.kind == "truth" else f"one of {', '.join(known.words) or 'no words'}"
            yield (*place, "is"), f"{leaf.fact} is {words}, not {leaf.bound}"
    elif known.kind not in NUMBERS:
        yield (*place, leaf.how), f"{leaf.fact} is no number"
    elif isinstance(leaf.bound, str):
        yield from _parameter((*place, leaf.how), leaf.bound, among, since)


def _parameter(place: tuple[object, ...], name: str, among: Parameters, since: date) -> Iterator[Fault]:
    if name not in among:
        yield place, f"there is no parameter {name}; policies/parameters.yml has those that are set"
        return
    for area, by_day in among[name].areas.items():
        if dated.on(by_day, since) is None and in_force(among, name, area[:-1] or "*", since) is None:
            yield place, f"{name} of {area} begins on {min(by_day)}, after the policy on {since}: a gap"


def _computed(it: Policy) -> Iterator[tuple[tuple[object, ...], str]]:
    """Where the benefit asks for which fact."""
    benefit, at = it.benefit, ("benefit",)
    if benefit.difference:
        yield (*at, "difference", "fact"), benefit.difference.fact
        yield (*at, "difference", "heads"), benefit.difference.heads
    if benefit.grade:
        yield (*at, "grade", "fact"), benefit.grade.fact
    for name in ("gap", "per"):
        if getattr(benefit, name):
            yield (*at, name), getattr(benefit, name)
    if benefit.cap and benefit.cap.heads:
        yield (*at, "cap", "heads"), benefit.cap.heads


def _benefit(it: Policy, among: Parameters) -> Iterator[Fault]:
    for place, name in _computed(it):
        if name not in facts():
            yield place, f"there is no fact {name}; policies/facts.yml has those that can be asked"
    benefit = it.benefit
    for place, parameter in benefit.parameters().items():
        if parameter is not None:
            yield from _parameter(("benefit", *place), parameter, among, it.since)


def _cases(it: Policy, codes: set[str], used: set[str]) -> Iterator[Fault]:
    for word in ("grants", "refuses", "unknown"):
        if all(getattr(case, word) is None for case in it.cases):
            yield ("cases",), f"no case {word}"
    shown = {code for case in it.cases for code in case.reasons}
    for code in sorted(codes - shown):
        yield ("cases",), f"no case refuses for {code}"
    for number, case in enumerate(it.cases):
        for name in sorted(case.facts.keys() - used):
            yield ("cases", number, "facts", name), f"{name} is told and never asked"
