"""The rules of access, read from roles.yml: which role may do what, and what it has to say for it."""

import re
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

import yaml
from pydantic import Field

from base.errors import Forbidden, Invalid, NoPurpose
from base.model import Model, Said

Role = Literal[
    "caseworker", "dispatcher", "auditor", "approver", "security-administrator", "system-administrator", "applicant",
    "institution",
]  # fmt: skip
ROLES: tuple[Role, ...] = get_args(Role)
Purpose = Literal["casework", "verification", "matching", "oversight", "complaint", "correction"]
Needs = Literal["free", "purpose", "case"]
Scope = Literal["areas", "self", "none"]
LONGEST_CASE = 64
CASE = r"^[!-~]+( [!-~]+)*$"  # what a header can carry and a record can be searched by


class Rule(Model):
    """One role: what it may do, where, and what it has to say for each thing."""

    title: Said
    scope: Scope
    second_factor: bool = False
    purposes: tuple[Purpose, ...]
    may: dict[str, Needs]


class Access(Model):
    """The whole page: purposes, what needs no sign-in, what everybody may, and each role."""

    purposes: dict[Purpose, Said]
    anybody: tuple[str, ...]
    everybody: dict[str, Needs]
    roles: dict[Role, Rule] = Field(min_length=1)


@cache
def access() -> Access:
    """The rules as base/roles.yml states them."""
    return Access.model_validate(yaml.safe_load(files("base").joinpath("roles.yml").read_text(encoding="utf-8")))


def rule(role: str) -> Rule:
    """What a role may do."""
    return {str(name): told for name, told in access().roles.items()}[role]


def needs(role: str, operation: str) -> Needs | None:
    """What this role has to say for an operation; None when it may not do it at all."""
    return rule(role).may.get(operation) or access().everybody.get(operation)


def allow(role: str, operation: str, purpose: str | None, case: str | None) -> None:
    """Let a role do something, or say who may, or what is missing."""
    needed = needs(role, operation)
    if needed is None:
        raise _forbidden(operation)
    if needed == "free":
        return
    if purpose is None or purpose not in rule(role).purposes:
        raise _purposeless(rule(role))
    if needed == "case" and not (case or "").strip():
        raise NoPurpose(
            "查看个人须注明个案：请加上 --case 编号（HTTP 为请求头 Huimin-Case）。",
            "Opening a person needs a case: add --case REFERENCE (over HTTP the header Huimin-Case).",
        )


def checked_case(case: str | None) -> str | None:
    """A case's reference as it goes on record, at the terminal as over HTTP; Invalid when it is none."""
    if case is not None and (len(case) > LONGEST_CASE or not re.fullmatch(CASE, case)):
        raise Invalid(
            f"个案编号为 1 到 {LONGEST_CASE} 个可见的 ASCII 字符，例如 2026-0001；其他字符请用百分号编码。",
            f"A case's reference has 1 to {LONGEST_CASE} visible ASCII characters, such as 2026-0001; encode others.",
        )
    return case


def _forbidden(operation: str) -> Forbidden:
    who = [told.title for told in access().roles.values() if operation in told.may]
    if not who:
        return Forbidden("这项操作不对任何角色开放。", "This is open to no role.")
    zh, en = "、".join(title.zh for title in who), " or ".join(title.en for title in who)
    return Forbidden(f"这个问题只有{zh}可以问。", f"Only a {en} may ask this.")


def _purposeless(told: Rule) -> NoPurpose:
    known = access().purposes
    zh = "、".join(f"{name}（{known[name].zh}）" for name in told.purposes)
    return NoPurpose(
        f"查看个人信息须注明用途：请加上 --purpose（HTTP 为请求头 Huimin-Purpose），可用：{zh}。",
        "Looking at people needs a purpose: add --purpose (over HTTP the header Huimin-Purpose), one of "
        f"{', '.join(told.purposes)}.",
    )
