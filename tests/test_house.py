"""House rules that a program can check: sizes, places, and what no file of ours may hold."""

import ast
import re
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGES = ("api", "base", "cli", "cypher", "graph", "imports", "ledger", "matching", "oversight", "policies", "seed")
FOLDER = re.compile(r"^([a-z.]+)/ ", re.MULTILINE)
HOSTS = (  # in two parts, so that this file names none itself
    ("pypi", "org"),
    ("pythonhosted", "org"),
    ("repo1.maven", "org"),
    ("repo.maven.apache", "org"),
    ("npmjs", "org"),
    ("crates", "io"),
    ("debian", "org"),
    ("golang", "org"),
)
FORBIDDEN = {
    "a path of somebody's machine": re.compile(r"(?<![\w.])/(?:root|work|home/\w+|Users/\w+)/\w"),
    "the host of a package registry": re.compile("|".join(rf"\b{name}\.{end}\b" for name, end in HOSTS)),
    "a private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY"),
    "a password": re.compile(r"""(?i)(?:password|secret|token)["']?\s*[:=]\s*["'][A-Za-z0-9+/_-]{16,}["']"""),
    "a citizen number that could be somebody's": re.compile(r"(?<![\w.])(?!99)\d{17}[\dXx](?!\w)"),
}


def tracked() -> list[str]:
    """The files git knows and those it would take."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted(name for name in listed.stdout.splitlines() if (ROOT / name).is_file())


FILES = tracked()
CODE = [name for name in FILES if name.endswith(".py")]


@pytest.mark.parametrize("name", CODE)
def test_a_file_can_be_read_standing_up(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")

    assert len(text.splitlines()) <= 250, "split it"
    assert [f"{it.name} is {length(it)} lines" for it in functions(text) if length(it) > 40] == []


@pytest.mark.parametrize("name", [name for name in FILES if name != "LICENSE"])
def test_a_file_holds_nothing_of_one_machine_and_no_secret(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")

    assert {what: found[0] for what, rule in FORBIDDEN.items() if (found := rule.search(text))} == {}


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_of_ours_is_the_one_in_this_repository(package: str) -> None:
    spec = find_spec(package)

    assert spec is not None
    assert spec.origin is not None
    assert Path(spec.origin).parent == ROOT / package


def test_every_folder_with_code_is_a_package_that_is_installed_and_whose_imports_are_judged() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    found = {name.split("/")[0] for name in CODE if "/" in name} - {"tests", "bench"}

    assert found <= set(PACKAGES)
    assert all(project.count(f'"{package}"') >= 2 for package in found)


@pytest.mark.parametrize("package", PACKAGES)
def test_the_image_holds_every_package(package: str) -> None:
    docker, ignored = (
        (ROOT / name).read_text(encoding="utf-8").splitlines() for name in ("Dockerfile", ".dockerignore")
    )

    assert f"COPY {package} {package}" in docker
    assert f"!{package}" in ignored


def test_the_map_in_the_readme_names_every_folder_and_no_other() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    folders = {name.split("/")[0] for name in FILES if "/" in name}

    assert set(FOLDER.findall(readme)) == folders


def test_constraints_are_plain_names_and_versions() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []


def functions(text: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a module, inner ones included."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Its lines, decorators left out."""
    return (function.end_lineno or function.lineno) - function.lineno + 1
