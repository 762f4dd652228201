"""Prints docs/access.md, who may do what and what they have to say for it, from roles.yml; `make docs` keeps it."""

import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

import yaml

from base.model import Said
from base.roles import Needs, Rule, Scope, access

OPENING = """\
# Who may do what

Made by `make docs` from `base/roles.yml` and `base/operations.yml`; edit those, not this page. The rules are one table:
the HTTP face and the commands ask it before anything else, and `tests/api/test_access_matrix.py` walks every operation
with every role. What stands in no row is open to nobody. An operation is named by its file and function in `api/`.

What lies outside an officer's areas, or is sealed and does not name them, is answered as if it were not there.
"""
SAYS: dict[Needs, str] = {"free": "nothing", "purpose": "a purpose", "case": "a purpose and a case"}
SCOPES: dict[Scope, str] = {
    "areas": "the officer's townships; people, households, money and applications of other places are not there",
    "self": "only the person or institution it stands for",
    "none": "no person's data at all",
}


@cache
def told() -> Mapping[str, Said]:
    """What each operation does, in both languages."""
    read = yaml.safe_load(files("base").joinpath("operations.yml").read_text(encoding="utf-8"))
    return {name: Said.model_validate(said) for name, said in read.items()}


def page() -> str:
    """The whole of docs/access.md."""
    roles = (line for name, rule in access().roles.items() for line in _role(name, rule))
    return "\n".join((OPENING, *_purposes(), *_signing(), *roles)) + "\n"


def _purposes() -> Iterator[str]:
    yield "## Purposes\n\nEvery look at a person names one (`Huimin-Purpose`, `--purpose`), and where the table says so"
    yield "a case (`Huimin-Case`, `--case`), by any reference of the office's own.\n"
    yield from _table(("purpose", "用途", "is"))
    for name, said in access().purposes.items():
        yield f"| `{name}` | {said.zh} | {said.en} |"


def _signing() -> Iterator[str]:
    yield "\n## Without signing in\n"
    yield from _operations(dict.fromkeys(access().anybody, "free"))
    yield "\n## Everybody who is signed in, about themselves\n"
    yield from _operations(access().everybody)


def _role(name: str, rule: Rule) -> Iterator[str]:
    yield f"\n## {rule.title.zh} · {rule.title.en} (`{name}`)\n"
    yield f"* sees: {SCOPES[rule.scope]}"
    yield f"* second factor: {'required' if rule.second_factor else 'not required'}"
    yield f"* purposes: {', '.join(f'`{purpose}`' for purpose in rule.purposes) or 'none'}\n"
    if rule.may:
        yield from _operations(rule.may)
    else:
        yield "Nothing yet but what everybody may."


def _operations(may: Mapping[str, Needs]) -> Iterator[str]:
    yield from _table(("operation", "操作", "does", "has to say"))
    for name, needed in may.items():
        said = told().get(name, Said(zh="—", en="—"))
        yield f"| `{name}` | {said.zh} | {said.en} | {SAYS[needed]} |"


def _table(headings: tuple[str, ...]) -> Iterator[str]:
    yield f"| {' | '.join(headings)} |"
    yield "|---" * len(headings) + "|"


if __name__ == "__main__":
    sys.stdout.write(page())
