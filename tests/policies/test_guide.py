"""What a policy tells whoever may apply: plain sentences with the amounts in force."""

from datetime import date

import pytest

from policies.catalogue import catalogue, policy
from policies.guide import guide
from policies.tree import leaves

DAY = date(2026, 6, 30)


def test_the_minimum_living_allowance_reads_as_a_lawyer_would_say_it() -> None:
    told = guide(policy("minimum-living-allowance"), "990101001", DAY)

    assert [line.said.zh for line in told.conditions] == [
        "现居本地",
        "人均月收入低于最低生活保障标准（760 元）",
        "财产符合当地规定",
    ]
    assert told.conditions[1].article is not None
    assert told.conditions[1].article.en == "Interim Measures for Social Assistance, art. 9"
    assert [line.en for line in told.amounts] == [
        "each month, for each head, what is lacking to the standard of the minimum living allowance (760 yuan)"
    ]
    assert [line.en for line in told.takes] == [
        "the township looks into it: 15 working days",
        "it is posted: 7 days",
        "the county decides: 5 working days",
    ]


def test_without_an_area_each_area_s_amount_is_told() -> None:
    [told] = guide(policy("minimum-living-allowance"), "", DAY).amounts

    assert "760 yuan in 99, 790 yuan in 990102" in told.en


def test_where_nobody_has_set_an_amount_it_says_so() -> None:
    [told] = guide(policy("rehabilitation-aid"), "110105001", DAY).amounts

    assert told.en == "rehabilitation aid for a disabled child: not set each year"


def test_a_day_before_it_was_in_force_is_told() -> None:
    assert not guide(policy("rigid-expenditure"), "990101001", date(2024, 10, 23)).in_force
    assert guide(policy("rigid-expenditure"), "990101001", date(2024, 10, 24)).in_force


def test_a_condition_turned_round_reads_as_what_must_not_be() -> None:
    told = [line.said for line in guide(policy("extreme-hardship"), "990101001", DAY).conditions]

    assert "age below 16 years" in [line.en for line in told]
    assert told[-1].zh == "没有能够履行义务的法定赡养、抚养或扶养人"


@pytest.mark.parametrize("id", catalogue())
def test_every_condition_names_its_law_and_every_fact_its_department(id: str) -> None:
    it = policy(id)
    told = guide(it, "990101001", DAY)

    assert len([line for line in told.conditions if line.article]) >= len({leaf.fact for leaf in leaves(it.when)})
    assert len(told.asked) == len(it.evidence)
    assert told.amounts != []
    assert [line for line in told.conditions if line.depth < 0] == []
