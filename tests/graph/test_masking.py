"""Masking: what an answer shows of a name, a number and an address, and that it is never more than it may."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import masking

NEARER = re.compile(r"\d|[号栋幢楼室组]")


@pytest.mark.parametrize(
    ("whole", "shown"),
    [
        ("张三", "张*"),
        ("欧阳娜娜", "欧*"),
        ("阿卜杜拉·买买提", "阿*"),
        ("Maria Silva", "M*"),
        (" 王芳", "王*"),
        ("", "*"),
    ],
)
def test_a_name_shows_its_first_character(whole: str, shown: str) -> None:
    assert masking.name(whole) == shown


@pytest.mark.parametrize(
    ("whole", "shown"),
    [
        ("青澜县双井镇清水嘴村9组75号", "青澜县双井镇清水嘴村"),
        ("望湖街道百顺社区3栋2单元", "望湖街道百顺社区"),
        ("东乌旗额和宝力格苏木巴彦嘎查12号", "东乌旗额和宝力格苏木巴彦嘎查"),
        ("双井镇人民路75号", "双井镇"),
        ("永丰街道12号大院新村3室", "永丰街道"),
        ("人民路75号", "…"),
        ("", "…"),
    ],
)
def test_an_address_shows_as_far_as_the_village(whole: str, shown: str) -> None:
    assert masking.address(whole) == shown


def test_a_citizen_number_shows_its_beginning_and_its_end() -> None:
    assert masking.citizen_number("990101195001024477") == "990101********4477"


@pytest.mark.parametrize(
    ("whole", "shown"), [("13800001234", "*******1234"), ("6222020000001234567", "***************4567"), ("110", "***")]
)
def test_a_phone_or_an_account_shows_its_last_four(whole: str, shown: str) -> None:
    assert masking.tail(whole) == shown


@given(st.text(max_size=60))
def test_no_name_shows_more_than_one_character(whole: str) -> None:
    shown = masking.name(whole)

    assert len(shown) <= 2
    assert shown.endswith("*")


@given(st.text(alphabet="青石镇乡街道村社区居委会嘎查路号栋室0123456789３ AZ", max_size=40))
def test_no_address_shows_a_door(whole: str) -> None:
    shown = masking.address(whole)

    assert shown == masking.HIDDEN or (whole.startswith(shown) and NEARER.search(shown) is None)
    assert shown == masking.HIDDEN or shown.endswith(("村", "社区", "居委会", "嘎查", "镇", "乡", "街道"))


@given(st.text(alphabet="0123456789Xx-* ", max_size=30))
def test_no_number_shows_more_than_ten_signs_and_never_the_middle(whole: str) -> None:
    shown = masking.citizen_number(whole)

    assert len(shown) == len(whole)
    assert sum(one == other != "*" for one, other in zip(shown, whole, strict=True)) <= 10
    assert set(shown[6:-4] or "*") == {"*"}
