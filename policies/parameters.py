"""Dated local parameters: standards, multiples and amounts, of an area or of the nearest area around it."""

from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from pydantic import Field, TypeAdapter, ValidationError

from base.model import Model, Said
from policies import dated, lines
from policies.dated import Amount, Dated

FILE = "parameters.yml"
EVERYWHERE = "*"  # the line of an area is taken before that of the area around it, and this comes last
WIDTHS = (12, 9, 6, 4, 2)  # digits of village, township, county, prefecture, province


class Parameter(Model):
    """What a locality sets, with its lines by area and day."""

    title: Said
    unit: str
    areas: dict[str, Dated] = Field(min_length=1)


class Set(NamedTuple):
    """A value in force, and whose it is: a code, or `*` where it is the same everywhere."""

    value: Amount
    area: str


Parameters = dict[str, Parameter]


@cache
def parameters() -> Parameters:
    """Every parameter by its name."""
    return parse(FILE, files("policies").joinpath(FILE).read_text(encoding="utf-8"))


def parse(file: str, text: str) -> Parameters:
    """The parameters of a file; lines.Wrong names the line that is not taken."""
    told = lines.read(file, text)
    try:
        found = TypeAdapter(Parameters).validate_python(told.told)
    except ValidationError as error:
        raise told.first(error) from None
    for name, parameter in found.items():
        for area, by_day in parameter.areas.items():
            if why := dated.fault(by_day):
                raise told.wrong((name, "areas", area), f"{name} of {area}: {why}")
    return found


def in_force(all_: Parameters, name: str, area: str, day: date) -> Set | None:
    """What counts in an area on a day: its own line, else that of the area around it; None when nobody set it."""
    by_area = all_[name].areas
    for code in (*(area[:width] for width in WIDTHS if len(area) >= width), EVERYWHERE):
        value = dated.on(by_area.get(code, {}), day)
        if value is not None:
            return Set(value, code)
    return None


def everywhere(all_: Parameters, name: str, day: date) -> list[Set]:
    """What each area has set that counts on a day, in the order of the file."""
    found = ((dated.on(lines, day), area) for area, lines in all_[name].areas.items())
    return [Set(value, area) for value, area in found if value is not None]
