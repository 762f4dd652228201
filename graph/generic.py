"""Telephone and account numbers that mean nobody in particular: a list of ours, and a site's own."""

from importlib.resources import files
from pathlib import Path

import yaml
from pydantic import ValidationError

from base.errors import SetUp
from base.keys import Keys
from base.model import Model
from base.settings import Settings
from graph import numbers

OWN = "generic_values.yml"


class Generic(Model):
    """Numbers as they are written."""

    phones: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()


def generic(settings: Settings) -> Generic:
    """Our numbers and those of the office's own file; SetUp when that file says something else."""
    ours = Generic.model_validate(_read(files("graph").joinpath(OWN).read_text(encoding="utf-8")))
    path = settings.home / OWN
    if not path.exists():
        return ours
    try:
        own = Generic.model_validate(_read(path.read_text(encoding="utf-8")) or {})
    except (yaml.YAMLError, ValidationError, UnicodeDecodeError) as error:
        raise _wrong(path) from error
    return Generic(phones=ours.phones + own.phones, accounts=ours.accounts + own.accounts)


def blinds(settings: Settings, keys: Keys) -> list[str]:
    """The indexes under which these numbers may stand."""
    told = generic(settings)
    phones = (key for number in told.phones for key in numbers.blinds(keys, "phone", number))
    accounts = (key for number in told.accounts for key in numbers.blinds(keys, "account", number))
    return sorted({*phones, *accounts})


def _read(text: str) -> object:
    return yaml.BaseLoader(text).get_single_data()  # which leaves numbers the texts they are


def _wrong(path: Path) -> SetUp:
    return SetUp(
        f"{path} 应只有 phones 和 accounts 两个列表。请按 graph/generic_values.yml 的格式改正。",
        f"{path} should hold the lists phones and accounts and nothing else, as graph/generic_values.yml does.",
    )
