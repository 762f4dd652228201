"""A value that does not fit is said to be wrong in the reader's language."""

from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError

from base.wrong import said


@pytest.mark.parametrize(
    ("kind", "value", "zh"),
    [(int, "abc", "应为整数"), (date, "2026-13-45", "应为日期，例如 2026-06-30"), (float, "x", "应为数字")],
)
def test_a_reader_of_chinese_reads_chinese(kind: type, value: str, zh: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)

    wrong = caught.value.errors()[0]
    assert said(wrong, "zh") == zh
    assert said(wrong, "en") == wrong["msg"]
