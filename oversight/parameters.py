"""Parameters of a pattern as a request gives them, checked against the ones its file declares."""

import math
from collections.abc import Mapping
from typing import TypeGuard

import yaml

from base.errors import Invalid
from graph.catalogue import Card, Default
from graph.door import refuse_reserved

MOST = 100_000  # no count of days, people or yuan in a pattern is meant to be larger
LONGEST = 64  # characters of a word
WORDS = 50  # words of a list


def filled(card: Card, given: Mapping[str, object]) -> dict[str, Default]:
    """The pattern's defaults with what the request changes; Invalid names the declared ones."""
    refuse_reserved(dict(given))
    for name, value in given.items():
        if name not in card.params:
            raise _unknown(card, name)
        if not _fits(value, card.params[name]):
            raise _misfit(card, name)
    return {**card.params, **{name: value for name, value in given.items() if _is_value(value)}}


def parsed(pairs: list[str]) -> dict[str, object]:
    """`name=value` as written on a command line; a list is written [a, b]."""
    given: dict[str, object] = {}
    for pair in pairs:
        name, equals, text = pair.partition("=")
        if not equals:
            raise Invalid(
                f"参数应写成 名称=值，例如 grace_days=60；收到的是 {pair[:60]}。",
                f"Write a parameter as name=value, such as grace_days=60; this was {pair[:60]}.",
            )
        given[name] = _value(text)
    return given


def _value(text: str) -> object:
    try:
        return yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):  # a day that is none, brackets without end
        return text


def _fits(value: object, default: Default) -> bool:
    if isinstance(default, list):
        return isinstance(value, list) and len(value) <= WORDS and all(_is_word(item) for item in value)
    if isinstance(default, str):
        return _is_word(value)
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(value, bool) and isinstance(default, bool)
    if isinstance(default, int):
        return isinstance(value, int) and 0 <= value <= MOST
    return isinstance(value, int | float) and math.isfinite(value) and abs(value) <= MOST


def _is_word(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST


def _is_value(value: object) -> TypeGuard[Default]:
    return isinstance(value, bool | int | float | str | list)


def _unknown(card: Card, name: str) -> Invalid:
    return Invalid(
        f"模式 {card.id} 没有参数 {name[:LONGEST]}。可用的参数：{'、'.join(card.params)}。",
        f"The pattern {card.id} has no parameter {name[:LONGEST]}. It has: {', '.join(card.params)}.",
    )


def _misfit(card: Card, name: str) -> Invalid:
    default = card.params[name]
    kind_zh, kind_en = _kind(default)
    declared = ", ".join(f"{name}={value}" for name, value in card.params.items())
    return Invalid(
        f"模式 {card.id} 的参数 {name} 应为{kind_zh}，例如 {default}。声明的参数：{declared}。",
        f"The parameter {name} of pattern {card.id} must be {kind_en}, such as {default}. Declared: {declared}.",
    )


def _kind(default: Default) -> tuple[str, str]:
    if isinstance(default, bool):
        return "是或否（true、false）", "true or false"
    if isinstance(default, int):
        return f" 0 到 {MOST} 的整数", f"a whole number from 0 to {MOST}"
    if isinstance(default, float):
        return f"绝对值不超过 {MOST} 的数", f"a number between -{MOST} and {MOST}"
    if isinstance(default, list):
        return f"最多 {WORDS} 个词的列表", f"a list of at most {WORDS} words"
    return f"不超过 {LONGEST} 个字符的词", f"a word of at most {LONGEST} characters"
