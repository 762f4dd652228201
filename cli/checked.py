"""Arguments that do not fit what a question takes, said in one sentence."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from pydantic import ValidationError

from base.errors import Invalid
from base.model import Said
from base.wrong import said

Word = TypeVar("Word", bound=str)


def one_of(told: str, known: Iterable[Word], what: Said) -> Word:
    """One of a few words; Invalid names them all, and `what` they are."""
    words = list(known)
    found = next((word for word in words if word == told), None)
    if found is None:
        raise Invalid(
            f"没有“{told[:40]}”这{what.zh}。可用：{'、'.join(words)}。",
            f"There is no {what.en} {told[:40]}. Known: {', '.join(words)}.",
        )
    return found


@contextmanager
def checked() -> Iterator[None]:
    """Turn a malformed argument into Invalid, naming it."""
    try:
        yield
    except ValidationError as error:
        wrong = error.errors()[0]
        name = ".".join(str(step) for step in wrong["loc"])
        zh, en = said(wrong, "zh"), said(wrong, "en")
        raise Invalid(f"参数 {name} 有误：{zh}。", f"The argument {name} is not valid: {en}.") from error
