"""What the provider's claims mean here: HUIMIN_SSO_MAP names the role and the areas for each."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field, ValidationError

from base.errors import Forbidden, SetUp
from base.model import Model
from base.roles import Role, rule
from base.settings import Settings
from ledger.officers import AREA

STRONG = frozenset({"mfa", "otp", "hwk", "sc"})  # of RFC 8176: methods that are a second factor
EXAMPLE = "roles: {mz-caseworker: caseworker}"


class Meaning(Model):
    """The office's file: names of claims, and what each of their values means."""

    role_claim: str = "roles"
    area_claim: str = "areas"
    name_claim: str = "name"
    roles: dict[str, Role] = Field(min_length=1)
    areas: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class Person(Model):
    """Who somebody is here, by the claims of the provider."""

    subject: str
    name: str
    role: Role
    areas: tuple[str, ...]


def meaning(settings: Settings) -> Meaning:
    """The file, read anew so that a change needs no restart; security administrators are made by hand only."""
    try:
        told = yaml.safe_load(Path(settings.sso_map or "").read_text(encoding="utf-8"))
        found = Meaning.model_validate(told)
    except (OSError, ValidationError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise SetUp(
            f"HUIMIN_SSO_MAP 指的文件无法使用。至少写明：{EXAMPLE}",
            f"The file of HUIMIN_SSO_MAP cannot be used. It says at least: {EXAMPLE}",
        ) from error
    if "security-administrator" in found.roles.values():
        raise SetUp(
            "安全管理员只能在本机用 huimin officer add 添加，不能由单点登录产生。请改 HUIMIN_SSO_MAP。",
            "A security administrator is made with `huimin officer add` only. Take that role out of HUIMIN_SSO_MAP.",
        )
    return found


def person(settings: Settings, claims: Mapping[str, Any]) -> Person:
    """Who these claims name; Forbidden when they mean no role, or several, or no area where one is needed."""
    by = meaning(settings)
    roles = {by.roles[value] for value in _values(claims, by.role_claim) if value in by.roles}
    if len(roles) != 1:
        raise Forbidden(
            "单点登录没有给出唯一的角色。请管理员核对 HUIMIN_SSO_MAP。",
            "Single sign-on names no role here, or more than one. Have the administrator check HUIMIN_SSO_MAP.",
        )
    [role] = roles
    codes = [code for value in _values(claims, by.area_claim) for code in by.areas.get(value, (value,))]
    areas = tuple(dict.fromkeys(code for code in codes if AREA.fullmatch(code)))
    if rule(role).scope == "areas" and not areas:
        raise Forbidden(
            "单点登录没有给出管辖区划。请管理员核对 HUIMIN_SSO_MAP。",
            "Single sign-on names no area. Have the administrator check HUIMIN_SSO_MAP.",
        )
    if rule(role).second_factor and not STRONG & set(_values(claims, "amr")):
        raise Forbidden(
            "这个角色要求单点登录使用第二因素（例如验证码）。请用第二因素重新登录。",
            "This role needs a second factor at the provider, such as a code. Sign on again with one.",
        )
    name = claims.get(by.name_claim)
    told = name if isinstance(name, str) and name.strip() else "—"
    return Person(subject=f"{claims['iss']}|{claims['sub']}", name=told[:80], role=role, areas=areas)


def _values(claims: Mapping[str, Any], name: str) -> list[str]:
    """A claim's values, whether it is one or a list."""
    told = claims.get(name)
    return [value for value in (told if isinstance(told, list) else [told]) if isinstance(value, str)]
