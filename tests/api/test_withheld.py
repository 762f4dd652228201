"""A number typed into a reason, a note or a case is kept nowhere: hidden in what is said freely, refused as a case."""

import secrets

import pytest
from fastapi.testclient import TestClient

from base.settings import Settings
from ledger import sessions
from ledger.store import open_ledger
from ledger.tables import METADATA
from tests.api.seats import Office, bearer
from tests.canaries import standing
from tests.conftest import TOWNSHIP, Signed
from tests.small_graph import SmallGraph

NUMBER, PHONE = "990101195001024477", "13800009999"
WHY = f"当事人{PHONE}来电，身份证{NUMBER}，要求核对"
KEPT = f"当事人{'*' * 11}来电，身份证{'*' * 18}，要求核对"


@pytest.fixture
def wang(graph: SmallGraph) -> SmallGraph:
    """A couple, somebody elsewhere, and an offer that waits."""
    graph.run(
        """
        CREATE (p:Person {id: 'P-1', name: '王芳', area: $area, county: left($area, 6)}),
          (p)-[:SPOUSE_OF]->(:Person {id: 'P-2', name: '李强', area: $area, county: left($area, 6)}),
          (:Person {id: 'P-9', name: '远方', area: '990199001', county: '990199'}),
          (:Institution {id: 'I-1', name: '食堂'})-[:OFFERS]->(r:Resource {id: 'R-1', name: '送餐', free: 4})
        WITH p, r MATCH (need:Need {id: 'home-meals'})
        CREATE (o:Offer {id: 'O-1', status: 'offered', at: datetime()}),
          (o)-[:TO]->(p), (o)-[:OF]->(r), (o)-[:FOR]->(need)
        """,
        area=TOWNSHIP,
    )
    return graph


def lying(settings: Settings, *words: str) -> list[str]:
    """Which columns of the ledger hold one of these words."""
    found = []
    with open_ledger(settings).reading() as connection:
        for table in METADATA.sorted_tables:
            rows = connection.execute(table.select()).mappings().all()
            found += [f"{table.name}.{name}" for row in rows for name, it in row.items() for w in words if w in str(it)]
    return found


def test_a_number_in_a_reason_or_a_note_is_hidden_before_it_is_kept(
    wang: SmallGraph, api: TestClient, signed: Signed, settings: Settings
) -> None:
    mine, administrator = signed("caseworker"), signed("security-administrator")
    tie = {"kind": "SPOUSE_OF", "start": "P-1", "end": "P-2", "reason": WHY}

    doubt = api.post("/api/v1/doubts", headers=mine, json=tie)
    decided = api.post(
        f"/api/v1/doubts/{doubt.json()['id']}/decision",
        headers={**signed("auditor"), "If-Match": doubt.headers["etag"]},
        json={"decision": "lift", "reason": WHY},
    )
    note = {"code": "other", "note": WHY}
    declined = api.post("/api/v1/offers/O-1/decline", headers=signed("dispatcher"), json=note)
    unmasked = api.post("/api/v1/people/P-1/unmask", headers=mine, json={"field": "name", "reason": WHY})
    glass = api.post("/api/v1/break-glass", headers=mine, json={"person_id": "P-9", "reason": WHY})
    sealing = {"person_id": "P-2", "kind": "witness", "reason": WHY}
    sealed = api.post("/api/v1/seals", headers=mine, json=sealing)
    lifted = api.post(
        f"/api/v1/seals/{sealed.json()['code']}/lift",
        headers={**administrator, "If-Match": sealed.headers["etag"]},
        json={"reason": WHY},
    )

    answers = [doubt, decided, declined, unmasked, glass, sealed, lifted]
    assert [it.status_code for it in answers] == [201, 200, 200, 200, 201, 201, 200], declined.text
    assert [step["reason"] for step in decided.json()["history"]] == [KEPT, KEPT]
    assert declined.json()["note"] == KEPT
    assert lying(settings, NUMBER, PHONE) == []
    assert {"audit_records.body", "unmaskings.reason", "break_glass.reason"} <= set(lying(settings, KEPT))
    assert {"compartments.reason", "compartments.lifted_for"} <= set(lying(settings, KEPT))
    assert standing(wang, [NUMBER, PHONE]) == []
    assert {it.split(": ")[0] for it in standing(wang, [KEPT])} == {"Doubt.reasons", "Offer.note"}


@pytest.mark.parametrize("case", [NUMBER, PHONE, "138-0000-9999", f"T-{NUMBER}", "%31380000%39999"])
def test_a_number_is_no_case(office: Office, case: str) -> None:
    token = sessions.begin(office.ledger, office.officer("li.mei").id, "bearer")
    told = bearer(token) | {"Huimin-Purpose": "casework", "Huimin-Case": case}

    with office.client() as program:
        answer = program.get("/api/v1/people/P-1", headers=told)

    assert (answer.status_code, answer.json()["type"]) == (409, "urn:huimin:problem:makes-no-sense")
    [record] = office.records()
    assert (record["case"], record["outcome"], record["reason"]) == ("withheld", "refused", "makes-no-sense")


def test_a_number_typed_for_an_officer_s_id_or_as_a_key_is_not_kept(
    api: TestClient, signed: Signed, settings: Settings, graph: SmallGraph
) -> None:
    administrator = signed("security-administrator")

    found = api.get(f"/api/v1/audit/officers/{NUMBER}", headers=administrator)
    keyed = {**administrator, "Idempotency-Key": f"{PHONE}-{secrets.token_hex(2)}"}
    added = api.post("/api/v1/officers", headers=keyed, json={"name": "李梅", "role": "auditor", "login": "x"})

    assert (found.status_code, added.status_code) == (200, 409)
    assert lying(settings, NUMBER, PHONE) == []
