"""What one security administrator could read people by, another one has to have looked at."""

from typing import Any

from tests.api.seats import Office

OFFICERS, KEYS, ALERTS = "/api/v1/officers", "/api/v1/machine-keys", "/api/v1/alerts"
NEW = {"name": "李梅", "role": "caseworker", "areas": ["990101"], "login": "li.mei"}
KEY = {"label": "平台", "operations": ["people.show"]}


def test_whoever_makes_a_way_to_read_people_cannot_call_it_looked_at(office: Office) -> None:
    one, other = office.administrator(), office.administrator()

    with office.client() as program:
        officer = program.post(OFFICERS, headers=one, json=NEW).json()["officer"]
        at = f"{OFFICERS}/{officer['id']}"
        program.patch(at, headers=one | {"If-Match": '"v1"'}, json={"role": "approver"})
        program.patch(at, headers=one | {"If-Match": '"v2"'}, json={"reset": True})
        program.post(KEYS, headers=one, json=KEY | {"officer_id": officer["id"]})

        told: list[dict[str, Any]] = program.get(ALERTS, headers=one).json()["alerts"]
        assert sorted(each["kind"] for each in told) == ["machine-key", "officer-added", "reset", "role-changed"]
        assert {each["about"]["officer"] for each in told} == {officer["id"]}
        for each in told:
            assert program.post(f"{ALERTS}/{each['id']}/seen", headers=one).status_code == 409
            assert program.post(f"{ALERTS}/{each['id']}/seen", headers=other).status_code == 200
    assert {"officer-added", "officer-changed", "key-made"} <= set(office.outcomes())


def test_an_administrator_just_added_cannot_say_that_was_looked_at(office: Office) -> None:
    one = office.administrator()

    with office.client() as program:
        added = program.post(OFFICERS, headers=one, json=NEW | {"role": "security-administrator", "areas": []}).json()
        [alert] = program.get(ALERTS, headers=one).json()["alerts"]
        second = office.signed_in(added["officer"]["id"])

        assert program.post(f"{ALERTS}/{alert['id']}/seen", headers=second).status_code == 409


def test_an_officer_who_stands_for_themselves_and_a_change_of_areas_alert_nobody(office: Office) -> None:
    one = office.administrator()

    with office.client() as program:
        program.post(OFFICERS, headers=one, json=NEW | {"role": "applicant", "areas": [], "stands_for": "P-1"})
        made = office.officer("wang")
        moved = program.patch(f"{OFFICERS}/{made.id}", headers=one | {"If-Match": '"v1"'}, json={"areas": ["990102"]})

        assert moved.status_code == 200
        assert program.get(ALERTS, headers=one).json()["alerts"] == []
