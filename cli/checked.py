"""Arguments that do not fit what a question takes, said in one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

from pydantic import ValidationError

from base.errors import Invalid
from base.wrong import said


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
