"""What `huimin run` prints: for each demonstration officer a sign-in, and a command to paste that shows something."""

import json
import os
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from base.model import Model, Said
from base.roles import Role, rule
from base.settings import Settings
from cli.words import LANG, say

CASE = "DEMO-1"


class Question(Model):
    """One question worth asking: what it shows, as a command's words and as an HTTP request."""

    role: Role
    shows: Said
    words: tuple[str, ...]
    path: str
    body: dict[str, Any] | None = None

    @property
    def purpose(self) -> str:
        """The first purpose its role may name."""
        return rule(self.role).purposes[0]


def page(settings: Settings, tokens: dict[Role, str], questions: list[Question]) -> str:
    """Everything a newcomer needs to paste."""
    return "\n".join(_lines(settings, tokens, questions))


def _lines(settings: Settings, tokens: dict[Role, str], questions: list[Question]) -> Iterator[str]:
    for role, token in tokens.items():
        yield ""
        yield f"{rule(role).title.in_(LANG)}  {say('令牌', 'token')} {token}"
        for question in (it for it in questions if it.role == role):
            yield f"  {question.shows.in_(LANG)}"
            yield f"  {command(settings, token, question)}"
            yield f"  {curl(settings, token, question)}"


def command(settings: Settings, token: str, question: Question) -> str:
    """The question for a terminal beside this one."""
    given = {"HUIMIN_HOME": str(settings.home)} if "home" in settings.model_fields_set else {}
    given |= {"HUIMIN_LANG": LANG} if LANG != "zh" else {}
    given["HUIMIN_TOKEN"] = token
    return " ".join(
        [
            *(f"{name}={shlex.quote(value)}" for name, value in given.items()),
            _program(),
            *map(shlex.quote, question.words),
            *("--purpose", question.purpose, "--case", CASE),
        ]
    )


def curl(settings: Settings, token: str, question: Question) -> str:
    """The same question over HTTP."""
    words = ["curl", "-s", "-H", f"Authorization: Bearer {token}"]
    words += ["-H", f"Huimin-Purpose: {question.purpose}", "-H", f"Huimin-Case: {CASE}"]
    if question.body is not None:
        words += ["-H", "Content-Type: application/json", "-d", json.dumps(question.body, ensure_ascii=False)]
    return shlex.join([*words, f"http://{settings.host}:{settings.port}/api/v1{quote(question.path, safe='/?=&')}"])


def _program() -> str:
    """The command as it can be typed here."""
    ours = Path(sys.executable).with_name("huimin")
    return os.path.relpath(ours) if ours.is_relative_to(Path.cwd()) else "huimin"
