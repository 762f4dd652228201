"""Citizen, phone and account numbers that somebody types where words belong: seen, and not kept."""

import re
from typing import Annotated
from urllib.parse import unquote

from pydantic import AfterValidator

WITHHELD = "withheld"
_BETWEEN = r"[ \u00a0\u3000\-\u2010-\u2015\uff0d.·]"
_RANDOM = r"(?=[0-9]*[a-f])[0-9a-f]"  # ids of ours are random hexadecimal figures, and may hold eleven in a row
_OURS = rf"(?<![0-9A-Za-z])(?:(?:[A-Z]{{1,2}}-|login ){_RANDOM}{{16}}|sealed{_RANDOM}{{20}})(?![0-9A-Za-z])"
_SHAPES = (  # \d is a figure of any script, full-width ones too
    r"\d{11,}[XxＸｘ]?",
    rf"(?<!\d)1[3-9]\d{_BETWEEN}\d{{4}}{_BETWEEN}\d{{4}}(?!\d)",
    rf"(?<!\d)0\d{{2,3}}{_BETWEEN}\d{{7,8}}(?!\d)",
    rf"(?<!\d)\d{{6}}{_BETWEEN}\d{{4}}{_BETWEEN}?\d{{4}}{_BETWEEN}\d{{3}}[\dXxＸｘ](?!\d)",
    rf"(?<!\d)\d{{4}}(?:{_BETWEEN}\d{{4}}){{3,}}(?:{_BETWEEN}\d{{1,4}})?(?!\d)",
)
_SEEN = re.compile(f"(?P<ours>{_OURS})|{'|'.join(_SHAPES)}")


def hidden(text: str) -> str:
    """The text with a star for every figure of a number; as long as before."""
    return _SEEN.sub(lambda found: found[0] if found["ours"] else "*" * len(found[0]), text)


def holds_number(text: str) -> bool:
    """Whether somebody's number stands in a text, percent-encoded or not."""
    plain = unquote(text)
    return hidden(plain) != plain


def _withheld(text: str) -> str:
    return WITHHELD if holds_number(text) else text


Hidden = Annotated[str, AfterValidator(hidden)]
Withheld = Annotated[str, AfterValidator(_withheld)]
