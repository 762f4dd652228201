"""Opening times: read where they can be, unknown where they cannot."""

from datetime import datetime

import pytest

from matching.hours import open_at

MONDAY = datetime(2026, 6, 29, 10, 30)


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("周一至周五 08:00-17:00", True),
        ("周二至周五 08:00-17:00", False),
        ("周六至周一 08:00-17:00", True),
        ("周一、周三 9:00-10:00", False),
        ("每天 00:00-24:00", True),
        ("Monday 9:30am - 12noon", True),
        ("Mon-Fri 9:00-10:00,14:00-17:30; Sat 9-12", False),
        ("Monday and Wednesday 10am - 12pm", True),
        ("Monday closed; Tuesday 10am-4pm", False),
        ("by appointment", None),
        ("Monday by appointment 10am-12pm", None),
        ("周一 99:00-100:00 请电话预约", None),
        ("Mon-Fri", None),
        ("", None),
        (None, None),
    ],
)
def test_what_can_be_read_is_read_and_the_rest_is_unknown(text: str | None, opened: bool | None) -> None:
    assert open_at(text, MONDAY) is opened
