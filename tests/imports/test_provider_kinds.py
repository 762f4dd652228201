"""The catalogue of kinds as a whole, and each real file under its own kind and under wrong ones."""

from collections import Counter

import pytest

from base.errors import Invalid
from cli.imports import KINDS
from graph.needs import tree
from imports.folding import folded
from imports.institutions import institution
from imports.provider_kinds import kind_of, vocabulary
from tests.imports.samples import REAL, judged, real, reasons

INSTITUTIONS = {"care-homes": 56, "schools": 103, "food-banks": 171, "hospitals": 3}
INSTITUTIONS |= {"pharmacies": 631, "job-centres": 26, "clinics": 26, "childrens-centres": 2}


@pytest.mark.parametrize("name", vocabulary().kinds)
def test_a_kind_meets_needs_that_exist_and_can_always_be_named(name: str) -> None:
    kind = kind_of(name)

    assert kind.columns["name"]
    assert kind.services
    assert all(service.needs and set(service.needs) <= set(tree()) for service in kind.services)
    assert all(set(told) <= set(kind.columns) for it in kind.services for told in (it.when or {}, it.unless or {}))
    assert all(kind_of(spelling) is kind for spelling in kind.also)


@pytest.mark.parametrize("name", vocabulary().kinds)
def test_no_synonym_speaks_for_two_fields(name: str) -> None:
    synonyms = Counter(folded(one) for columns in kind_of(name).columns.values() for one in {*map(folded, columns)})

    assert [one for one, times in synonyms.items() if times > 1] == []


def test_the_command_names_every_kind_and_an_unknown_one_is_answered_with_them() -> None:
    assert KINDS.split("|") == list(vocabulary().kinds)
    with pytest.raises(Invalid, match="care-homes schools food-banks"):
        kind_of("zoos")


@pytest.mark.parametrize("kind", REAL)
def test_a_real_file_is_read_whole(kind: str) -> None:
    contents = judged(real(kind), kind)

    assert reasons(contents) == []
    assert len(contents.found) == INSTITUTIONS[kind]


# The job centres' rows are towns' names: nothing in that file says what stands there.
@pytest.mark.parametrize(
    ("file", "kind"), [(file, kind) for file in REAL for kind in REAL if file not in (kind, "job-centres")]
)
def test_a_real_file_under_a_wrong_kind_is_refused_where_it_can_be_seen(file: str, kind: str) -> None:
    with pytest.raises(Invalid, match=r"seems to hold|has no column with the name"):
        judged(real(file), kind)


def test_the_real_schools_offer_what_a_dispatcher_asks_for() -> None:
    kind = kind_of("schools")
    schools = [institution(kind, one.record, "s", one.key) for one in judged(real("schools"), "schools").found]
    offers = [(school.kind, offer) for school in schools for offer in school.offers]

    assert Counter((kind, offer.needs[0]) for kind, offer in offers) == {
        ("school", "schooling"): 97,
        ("special-school", "special-schooling"): 6,
        ("school", "special-schooling"): 12,
    }
    assert Counter(offer.sex for _, offer in offers)["female"] == 4
    assert all(offer.capacity is None for kind, offer in offers if offer.source_id.endswith("special-unit"))
    assert all(word in offer.search_text for _, offer in offers for word in ("学", "school"))


def test_a_branch_of_a_chain_is_named_with_its_postcode_and_a_registered_place_is_not() -> None:
    [bank, *_] = judged(real("food-banks"), "food-banks").found
    [home, *_] = judged(real("care-homes"), "care-homes").found

    [food] = institution(kind_of("food-banks"), bank.record, "s", bank.key).offers
    [care] = institution(kind_of("care-homes"), home.record, "s", home.key).offers

    assert food.name == "BRASS Bolton, BL3 2HP · 食品援助 food parcels"
    assert care.name == "10 Spennithorne Road · 养老床位 residential care"
