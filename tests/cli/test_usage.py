"""A wrong command line is answered in Chinese."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.usage import chinese


@pytest.mark.parametrize(
    ("said", "zh"),
    [
        ("Missing option '--need'.", "缺少选项 '--need'。"),
        ("Missing argument 'PERSON'.", "缺少参数 PERSON。"),
        ("No such command 'bogus'.", "没有命令 bogus。"),
        ("No such option: --nope", "没有选项 --nope。"),
        ("Got unexpected extra argument(s) (b c)", "多出的参数：b c。"),
        (
            "Invalid value for '--at-most': Input should be a valid integer, unable to parse",
            "'--at-most' 的值应为数字。",
        ),
        ("Something nobody translated", "Something nobody translated"),
    ],
)
def test_what_typer_says_is_said_in_chinese(said: str, zh: str) -> None:
    assert chinese(said) == zh


def test_a_wrong_command_line_ends_with_2_and_names_the_help(tmp_path: Path) -> None:
    huimin = str(Path(sys.executable).with_name("huimin"))

    done = subprocess.run(
        [huimin, "match"], capture_output=True, text=True, env={**os.environ, "HUIMIN_HOME": str(tmp_path)}
    )

    assert done.returncode == 2
    assert done.stderr == "用法有误：缺少参数 PERSON。\n用 huimin match --help 查看帮助。\n"
