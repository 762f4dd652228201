"""Whether a citizen number can be somebody's: length, check digit, day of birth, division at first issue."""

import re
from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo

from base import citizen
from imports.tables.cells import as_text
from imports.tables.rules import Rules
from imports.tables.unread import Unread
from ledger.divisions import Span

ABROAD = ("81", "82", "83")  # residence permits of Hong Kong, Macao and Taiwan; their codes are in no history


def number(value: Any, info: ValidationInfo) -> str:
    """A citizen number as eighteen characters; one of fifteen is lengthened as the law did in 1999."""
    text = as_text(value).upper()
    if re.fullmatch(r"\d{15}", text):
        text = citizen.lengthened(text)
    if not re.fullmatch(r"\d{17}[\dX]", text):
        raise Unread("不是 15 或 18 位居民身份证号码", "is not a citizen number of 15 or 18 characters")
    if citizen.check_digit(text[:17]) != text[17]:
        rounded = text.endswith("000")
        raise Unread(
            "校验码不符" + ("，末尾的 000 像是表格软件截断的结果，请重新导出" if rounded else "，请核对号码"),
            "has a wrong check digit"
            + ("; its last three zeros look like a spreadsheet's rounding, export it again" if rounded else ""),
        )
    rules: Rules = info.context  # type: ignore[assignment]
    _judge(text, rules)
    return text


def _judge(text: str, rules: Rules) -> None:
    try:
        said = citizen.says(text)
    except ValueError:
        raise Unread("出生日期部分不是日期", "holds no day of birth") from None
    if said.born > rules.day:
        raise Unread("出生日期在将来", "has a day of birth in the future")
    if said.division.startswith(citizen.INVENTED):
        if not rules.invented:
            raise Unread(
                "以 99 开头，只属于虚构人员；测试用的办公室请设置 HUIMIN_INVENTED=1",
                "begins with 99 and belongs to invented people only; an office for trials sets HUIMIN_INVENTED=1",
            )
    elif rules.history is not None and not said.division.startswith(ABROAD):
        _in_use(rules.history.get(said.division, ()), said.born.year)


def _in_use(spans: Sequence[Span], born: int) -> None:
    if not spans:
        raise Unread("前六位从来不是区划代码", "begins with a code no division ever had")
    if all(span.until is not None and span.until < born for span in spans):
        raise Unread("前六位的区划在出生之前已撤销", "begins with a code that was given up before the day of birth")


Citizen = Annotated[str, BeforeValidator(number)]
