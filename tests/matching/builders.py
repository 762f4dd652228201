"""Small pairs of a person and a resource, with sensible defaults, for tests of limits and signals."""

from datetime import date
from typing import Any

from graph.needs import tree
from graph.reach import Asker, Found, Place, Provider, Reach, Resource, Tally
from matching.needs import Wanted, of
from matching.pair import Pair, Terms

DAY = date(2026, 6, 30)
HOME = Place(lon=114.0, lat=30.5)
MEALS = of(["home-meals"], tree(), "stated")


def asker(**more: Any) -> Asker:
    """An old man at home whose facts are all known."""
    known = {"id": "P-1", "sex": "male", "born": date(1940, 5, 1), "area": "990101001", "village": "990101001003"}
    return Asker.model_validate({**known, "home": HOME, **more})


def found(resource_id: str = "R-1", km: float = 1.0, tree: float = 1.0, **limits: Any) -> Found:
    """A kitchen so many kilometres east by air, with free places known today."""
    resource = {"id": resource_id, "name": "送餐上门", "capacity": 40, "free": 10, "updated": DAY, **limits}
    return Found(
        resource=Resource.model_validate(resource),
        institution=Provider(id=f"I-{resource_id}", name="食堂"),
        location=Place(lon=114.0 + km / 95.8, lat=30.5),
        meets=("home-meals",),
        tree=tree,
    )


def pair(person: Asker | None = None, it: Found | None = None, wanted: Wanted = MEALS, **terms: Any) -> Pair:
    """The two together, within 15 km."""
    return Pair(person or asker(), it or found(), wanted, Terms.model_validate({"within_km": 15, **terms}), DAY)


def reach(*resources: Found, person: Asker | None = None, tallies: tuple[Tally, ...] = ()) -> Reach:
    """The person and everything in reach."""
    return Reach(
        asker=person or asker(), day=DAY, found=resources or (found(),), in_all=len(resources) or 1, tallies=tallies
    )
