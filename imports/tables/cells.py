"""The kinds of cell a table can hold, each read only where the reading is certain."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, ValidationInfo

from base.clock import CHINA
from imports.row import Number
from imports.tables.column import plain, spelt
from imports.tables.rules import Rules
from imports.tables.unread import Unread

DAY = re.compile(
    r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})日)"
)
SHORT_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
SERIAL = re.compile(r"\d{5}")  # days since 1900 as a spreadsheet counts them: 1927 to 2173; shorter ones may be years
EPOCH = date(1899, 12, 30)
MIDNIGHT = re.compile(r"[T ]00:00(:00)?$")
MONEY = re.compile(r"[¥￥]?(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)元?")
BETWEEN = re.compile(r"[、;；,，/\n]+")
PHONE = re.compile(r"(?:\+?86|0086)?(1\d{10})|0\d{2,3}\d{7,8}|[2-9]\d{6,7}|[48]00\d{7}")
ROUNDED = re.compile(r"\d(\.\d+)?e\+?\d+", re.IGNORECASE)


def narrow(value: Any) -> str:
    """Text in half-width forms without spaces; what a spreadsheet rounded is refused."""
    if value.__class__ is str and value.isascii() and value.isdigit():
        return str(value)
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", str(value)))
    if ROUNDED.fullmatch(text):
        raise Unread(*ROUNDED_SAID)
    return text


def as_text(value: Any) -> str:
    """A number whose digits all matter: one that a spreadsheet kept as a number is refused, never repaired."""
    if isinstance(value, Number):
        raise Unread(*ROUNDED_SAID)
    return narrow(value)


def day(value: Any) -> date:
    """A day written year first, or a spreadsheet's own count of days; nothing that could be read two ways."""
    text = MIDNIGHT.sub("", unicodedata.normalize("NFKC", str(value)).strip())
    if isinstance(value, Number) and SERIAL.fullmatch(text):
        return EPOCH + timedelta(days=int(text))
    if SERIAL.fullmatch(text):
        raise Unread(
            "像是表格软件的日期序号。请把这一列设为日期格式或写成 2026-06-30",
            "looks like a spreadsheet's count of days; format the column as dates or write 2026-06-30",
        )
    found = DAY.fullmatch(text) or SHORT_DAY.fullmatch(text)
    try:
        if found is None:
            raise ValueError
        return date(*(int(part) for part in found.groups() if part is not None))
    except ValueError:
        raise Unread("不是 2026-06-30 这样的日期", "is not a date like 2026-06-30") from None


def past(value: date, info: ValidationInfo) -> date:
    """A day on which something has happened."""
    rules: Rules = info.context  # type: ignore[assignment]
    if value > rules.day:
        raise Unread("在将来", "lies in the future")
    return value


def month(value: Any) -> date:
    """The first day of a month, written 2026-06 or as any day of it."""
    text = unicodedata.normalize("NFKC", str(value)).strip()
    if found := re.fullmatch(r"(\d{4})[-/.年](\d{1,2})月?|(\d{4})(\d{2})", text):
        year, number = (int(part) for part in found.groups() if part is not None)
        if 1 <= number <= 12:
            return date(year, number, 1)
    return day(value).replace(day=1)


def moment(value: Any) -> datetime:
    """A day and a time; without an offset it is China's."""
    text = unicodedata.normalize("NFKC", str(value)).strip()
    at, _, time = text.replace("T", " ").partition(" ")
    try:
        found = datetime.fromisoformat(f"{day(at).isoformat()} {time.strip()}")
    except ValueError:
        raise Unread("不是 2026-06-30 09:00 这样的时间", "is not a time like 2026-06-30 09:00") from None
    return found if found.tzinfo else found.replace(tzinfo=CHINA)


def yuan(value: Any) -> float:
    """Yuan, not less than nothing."""
    found = MONEY.fullmatch(narrow(value))
    if found is None or float(found[1].replace(",", "")) < 0:
        raise Unread("不是金额（元）", "is not an amount of yuan")
    return float(found[1].replace(",", ""))


def several(value: Any) -> tuple[str, ...]:
    """The parts of a cell that holds several, with 、 or ; or a comma between them."""
    if isinstance(value, list | tuple):
        return tuple(str(one).strip() for one in value if str(one).strip())
    return tuple(part.strip() for part in BETWEEN.split(str(value)) if part.strip())


def phones(value: Any) -> tuple[str, ...]:
    """Telephone numbers, digits only."""
    found = []
    for one in several(value):
        text = re.sub(r"[-()]", "", narrow(one))
        match = PHONE.fullmatch(text)
        if match is None:
            raise Unread("不是电话号码", "is not a telephone number")
        found.append(match[1] or text)
    return tuple(dict.fromkeys(found))


def account(value: Any) -> str:
    """The digits of a bank account."""
    text = as_text(value).replace("-", "")
    if not re.fullmatch(r"\d{8,32}", text):
        raise Unread("不是 8 到 32 位数字的账号", "is not an account number of 8 to 32 digits")
    return text


def yes(value: Any) -> bool:
    """Whether it is so."""
    known = {"true": True, "yes": True, "1": True, "是": True, "false": False, "no": False, "0": False, "否": False}
    if (found := known.get(plain(str(value)))) is None:
        raise Unread("应为是或否", "should be yes or no")
    return found


def codes(value: Any) -> tuple[str, ...]:
    """Codes of divisions of any level."""
    found = tuple(narrow(one) for one in several(value))
    if not all(re.fullmatch(r"\d{2}|\d{4}|\d{6}|\d{9}|\d{12}", one) for one in found):
        raise Unread("不是区划代码", "is not a code of a division")
    return found


def disabilities(value: Any) -> tuple[str, ...]:
    """Kinds of disability."""
    found = [spelt("disability_kind").get(plain(one)) for one in several(value)]
    if None in found:
        raise Unread("不是已知的残疾类别", "is no known kind of disability")
    return tuple(one for one in found if one is not None)


def code(length: int) -> Callable[[Any], str]:
    """Reads a division's code of so many digits."""

    def read(value: Any) -> str:
        text = narrow(value)
        if len(text) != length or not (text.isascii() and text.isdigit()):
            raise Unread(f"不是 {length} 位区划代码", f"is not a division's code of {length} digits")
        return text

    return read


ROUNDED_SAID = (
    "被表格软件变成了数值，可能已丢失数字。请把这一列设为文本格式，从原系统重新导出",
    "was turned into a number by a spreadsheet and may have lost digits; set the column to text and export it again",
)
Id = Annotated[str, BeforeValidator(narrow), StringConstraints(min_length=1, max_length=200)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Day = Annotated[date, BeforeValidator(day)]
PastDay = Annotated[date, BeforeValidator(day), AfterValidator(past)]
Month = Annotated[date, BeforeValidator(month)]
Moment = Annotated[datetime, BeforeValidator(moment)]
Yuan = Annotated[float, BeforeValidator(yuan)]
Count = Annotated[int, BeforeValidator(narrow), Field(ge=0, le=1_000_000)]
Age = Annotated[int, BeforeValidator(narrow), Field(ge=0, le=130)]
Share = Annotated[float, BeforeValidator(narrow), Field(gt=0, le=1)]
Yes = Annotated[bool, BeforeValidator(yes)]
Phones = Annotated[tuple[str, ...], BeforeValidator(phones)]
Account = Annotated[str, BeforeValidator(account)]
Ids = Annotated[tuple[str, ...], BeforeValidator(several)]
Codes = Annotated[tuple[str, ...], BeforeValidator(codes)]
Disabilities = Annotated[tuple[str, ...], BeforeValidator(disabilities)]
Township = Annotated[str, BeforeValidator(code(9))]
Village = Annotated[str, BeforeValidator(code(12))]
Longitude = Annotated[float, BeforeValidator(narrow), Field(ge=-180, le=180)]
Latitude = Annotated[float, BeforeValidator(narrow), Field(ge=-90, le=90)]
