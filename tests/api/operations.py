"""How each operation of the HTTP face is asked about somebody: the table behind the access matrix and the corpus."""

import secrets
from collections.abc import Callable
from functools import cache
from typing import Any, Literal, NamedTuple

from api.app import create
from base.keyring import keys
from base.settings import Settings
from graph import names, numbers
from ledger.store import open_ledger
from tests.api.drawn import PEOPLE
from tests.api.keeping import keep
from tests.api.screened import screen
from tests.api.watched import watch
from tests.conftest import TOWNSHIP
from tests.small_graph import SmallGraph

Place = Literal["own", "other", "sealed", "none"]
AREAS: dict[Place, str] = {"own": TOWNSHIP, "other": "990199001", "sealed": "sealed0001"}
PLACES: tuple[Place, ...] = ("own", "other", "sealed", "none")
PHONES: dict[Place, str] = {place: f"1380000000{at}" for at, place in enumerate(PLACES)}
DEAD = "/api/v1/patterns/payment-after-death"


class Asked(NamedTuple):
    """One request; `one` when it is about somebody who is not there for who may not see them, else a list.

    `shows` is an id that a good answer about the own area holds.
    """

    method: str
    path: str
    one: bool = False
    params: dict[str, Any] | None = None
    body: Any = None
    shows: str = ""
    read: str = ""
    absent: bool = False  # about an id that nobody has: who may ask is told so

    def headers(self) -> dict[str, str]:
        """What a request of its method brings beside who asks; `read` is the ETag of what it changes."""
        read = {"If-Match": self.read} if self.read else {}
        return read if self.method == "GET" else read | {"Idempotency-Key": secrets.token_hex(16)}


def _person(method: str, path: str, **more: Any) -> Callable[[Place], Asked]:
    return lambda place: Asked(method, f"/api/v1/people/P-{place}{path}", True, **more)


def _offer(verb: str, body: Any = None) -> Callable[[Place], Asked]:
    return lambda place: Asked("POST", f"/api/v1/offers/O-{verb}-{place}/{verb}", True, body=body)


def _need(path: str, **more: Any) -> Callable[[Place], Asked]:
    return lambda place: Asked(
        "POST", f"/api/v1/{path}", True, body={"person_id": f"P-{place}", "need": "home-meals", **more}
    )


def _doubt(place: Place) -> Asked:
    body = {"kind": "SPOUSE_OF", "start": f"P-{place}", "end": "P-own-2", "reason": "双方均称从未登记结婚"}
    return Asked("POST", "/api/v1/doubts", True, body=body)


def _decision(place: Place) -> Asked:
    return Asked(
        "POST",
        f"/api/v1/doubts/D-{place}/decision",
        True,
        body={"decision": "confirm", "reason": "已核实"},
        read='"v1"',
    )


def _screening(path: str, **params: str) -> Callable[[Place], Asked]:
    return lambda place: Asked("GET", f"/api/v1/screenings/J-screened{place}{path}", True, params=params)


def _open(method: str, path: str, body: Any = None, shows: str = "") -> Callable[[Place], Asked]:
    return lambda place: Asked(method, path, body=body, shows=shows)


def _absent(method: str, path: str, body: Any = None) -> Callable[[Place], Asked]:
    return lambda place: Asked(method, path, body=body, read="*", absent=True)


def _kept(method: str, path: str, body: Any = None) -> Callable[[Place], Asked]:
    """About something the ledger holds, of which there is one for each place but `none`: see tests/api/keeping.py."""
    return lambda place: Asked(method, path.format(place=place), body=body, read="*", absent=place == "none")


def _seal(place: Place) -> dict[str, Any]:
    """The one to be sealed is not the one the other questions are about."""
    person_id = "P-own-3" if place == "own" else f"P-{place}"
    return {"person_id": person_id, "kind": "domestic-violence", "reason": WHY}


def _newcomer() -> dict[str, Any]:
    return {"name": "李梅", "role": "caseworker", "areas": ["990101"], "login": f"li.{secrets.token_hex(6)}"}


WHY = "核对身份，当事人在场"
VISIT = {"kind": "visit-note", "note": "家中只有老人一人"}
KEY = {"officer_id": "F-matrix", "label": "平台", "operations": ["matches.match"], "days": 30}
OWN_TESTS = (  # they begin or end the very session they are asked with
    "sessions.sign_in", "sessions.sign_out", "sso.begin", "sso.end",
    "credentials.password", "credentials.enrol", "credentials.confirm",
)  # fmt: skip


def _number(place: Place) -> Asked:
    shows = "P-own" if place == "own" else ""
    return Asked("POST", "/api/v1/people/search", body={"phone": PHONES[place]}, shows=shows)


def _glass(place: Place) -> Asked:
    """A broken glass opens whoever there is, wherever they are kept."""
    body = {"person_id": f"P-{place}", "reason": WHY}
    return Asked("POST", "/api/v1/break-glass", body=body, absent=place == "none")


OPERATIONS: dict[str, Callable[[Place], Asked]] = {
    "health.ready": _open("GET", "/readyz"),
    "health.alive": _open("GET", "/livez"),
    "policies.policies": _open("GET", "/api/v1/policies"),
    "policies.read": _open("GET", "/api/v1/policies/old-age-allowance"),
    "sessions.me": _open("GET", "/api/v1/sessions/me"),
    "sessions.mine": _open("GET", "/api/v1/sessions"),
    "sessions.revoke": _absent("DELETE", "/api/v1/sessions/S-nobody"),
    "officers.officers": _open("GET", "/api/v1/officers"),
    "officers.show": _open("GET", "/api/v1/officers/F-matrix"),
    "officers.add": lambda place: Asked("POST", "/api/v1/officers", body=_newcomer()),
    "officers.change": lambda place: Asked("PATCH", "/api/v1/officers/F-matrix", body={"name": "李梅"}, read="*"),
    "officers.remove": _kept("DELETE", "/api/v1/officers/F-leaves-{place}"),
    "officers.sessions": _open("GET", "/api/v1/officers/F-matrix/sessions"),
    "officers.revoke": _kept("DELETE", "/api/v1/officers/F-matrix/sessions/S-session-{place}"),
    "machine_keys.keys": _open("GET", "/api/v1/machine-keys"),
    "machine_keys.make": _open("POST", "/api/v1/machine-keys", KEY),
    "machine_keys.revoke": _kept("DELETE", "/api/v1/machine-keys/S-key-{place}"),
    "unmasking.unmask": _person("POST", "/unmask", body={"field": "name", "reason": WHY}),
    "seals.seal": lambda place: Asked("POST", "/api/v1/seals", one=True, body=_seal(place)),
    "seals.seals": _open("GET", "/api/v1/seals"),
    "seals.show": _kept("GET", "/api/v1/seals/sealedname{place}"),
    "seals.name": _kept("PUT", "/api/v1/seals/sealedname{place}/officers", {"officers": ["F-matrix"]}),
    "seals.lift": _kept("POST", "/api/v1/seals/sealedlift{place}/lift", {"reason": WHY}),
    "glass.break_glass": _glass,
    "glass.queue": _open("GET", "/api/v1/break-glass"),
    "glass.review": _kept("POST", "/api/v1/break-glass/G-{place}/review", {"verdict": "justified"}),
    "alerts.alerts": _open("GET", "/api/v1/alerts"),
    "alerts.seen": _kept("POST", "/api/v1/alerts/W-{place}/seen"),
    "audit.records": lambda place: Asked("GET", "/api/v1/audit/records", True, params={"person_id": f"P-{place}"}),
    "audit.by_officer": _open("GET", "/api/v1/audit/officers/F-matrix"),
    "looks.mine": _open("GET", "/api/v1/me/looks"),
    "jobs.jobs": _open("GET", "/api/v1/jobs"),
    "jobs.show": _kept("GET", "/api/v1/jobs/J-{place}"),
    "jobs.progress": _kept("GET", "/api/v1/jobs/J-{place}/progress"),
    "people.find_people": lambda place: Asked("GET", "/api/v1/people", params={"q": "王芳"}, shows="P-own"),
    "people.find_by_number": _number,
    "people.show": _person("GET", ""),
    "people.expand": _person("GET", "/neighbourhood"),
    "people.explain": _person("GET", "/paths", params={"to": "P-own-2"}),
    "people.explain_groups": lambda place: Asked(
        "POST", "/api/v1/people/paths", True, body={"starts": [f"P-{place}"], "ends": ["P-own-2"]}
    ),
    "exports.consent": _open("POST", "/api/v1/export-consents", {"reason": "迁移到新的服务器，经局务会同意"}),
    "exports.consents": _open("GET", "/api/v1/export-consents"),
    "around.share": _person("GET", "/shared"),
    "around.days": _person("GET", "/timeline"),
    "around.steps": _person("GET", "/two-steps"),
    "around.open_hub": _person("GET", "/hubs/I-hub"),
    "around.kin_tree": _person("GET", "/kin"),
    "around.households": _person("GET", "/household"),
    "around.flows": lambda place: Asked("GET", f"/api/v1/money/P-{place}", True),
    "entitlements.person": _person("GET", "/entitlements"),
    "entitlements.household": lambda place: Asked("GET", f"/api/v1/households/H-{place}/entitlements", True),
    "entitlements.institution": _open("GET", "/api/v1/institutions/I-1/entitlements"),
    "entitlements.due": _open("GET", "/api/v1/reviews"),
    "screenings.screen": _open("POST", "/api/v1/screenings", {"policies": ["old-age-allowance"]}),
    "screenings.listed": _open("GET", "/api/v1/screenings"),
    "screenings.show": _screening(""),
    "screenings.holders": _screening("/holders", policy="old-age-allowance"),
    "screenings.moves": _screening("/moves", since="J-screenedown"),
    "screenings.compare": _screening("/changes", since="J-screenedown"),
    "events.feed": _open("GET", "/api/v1/events", shows="P-own"),
    "events.report": lambda place: Asked("POST", "/api/v1/events", True, body=VISIT | {"person_id": f"P-{place}"}),
    "proposals.listed": _open("GET", "/api/v1/proposals", shows="Pr-own"),
    "proposals.show": lambda place: Asked("GET", f"/api/v1/proposals/Pr-{place}", True),
    "proposals.move": lambda place: Asked(
        "POST", f"/api/v1/proposals/Pr-{place}/moves", True, body={"move": "dismiss", "note": WHY}, read="*"
    ),
    "matches.match": _need("matches"),
    "matches.why_not": _need("matches/why-not", resource_id="R-1"),
    "offers.make": _need("offers", resource_id="R-1"),
    "offers.accept": _offer("accept"),
    "offers.decline": _offer("decline", {"code": "too-far", "note": "要换两次车"}),
    "patterns.patterns": _open("GET", "/api/v1/patterns"),
    "patterns.read": _open("GET", DEAD),
    "patterns.run": _open("POST", f"{DEAD}/run", {"params": {"grace_days": 31}}, "P-dead-own"),
    "patterns.run_all": _open("POST", "/api/v1/patterns/run", {"at_most": 20}, "P-dead-own"),
    "doubts.raise_doubt": _doubt,
    "doubts.doubts": _open("GET", "/api/v1/doubts", shows="D-own"),
    "doubts.show": lambda place: Asked("GET", f"/api/v1/doubts/D-{place}", True),
    "doubts.decide": _decision,
}


@cache
def description() -> dict[str, Any]:
    """What the HTTP face tells of itself, which takes a second to make."""
    told: dict[str, Any] = create(Settings()).openapi()
    return told


def operations() -> dict[str, dict[str, Any]]:
    """Every operation of the HTTP face by its name, as its own description tells of it."""
    return {each["operationId"]: each for methods in description()["paths"].values() for each in methods.values()}


def fill(graph: SmallGraph, settings: Settings) -> None:
    """Somebody of the own area, of another and of a sealed one, alike in everything; nobody is P-none."""
    found = names.keys_of("王芳")
    blind = {place: numbers.blind(keys(settings), "phone", PHONES[place]) for place in AREAS}
    graph.run(PEOPLE, places=AREAS, own=TOWNSHIP, phones=blind, found=found)
    keep(open_ledger(settings))
    screen(settings, AREAS.items())
    watch(settings, AREAS.items())
    graph.db.client.forget()
