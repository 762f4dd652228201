"""One provider as a row of a file gives it, and a row that could not be taken."""

from datetime import date

from base.model import Model, Said
from imports.row import Place


class Record(Model):
    """What one row says, its own words kept; unknown is None."""

    row: int
    name: str
    register_number: str | None = None
    postcode: str | None = None
    address: str | None = None
    phone: str | None = None
    website: str | None = None
    opens: str | None = None
    place: Place | None = None
    since: date | None = None
    min_age: int | None = None
    max_age: int | None = None
    sex: str | None = None
    capacity: int | None = None
    free: int | None = None
    updated: date | None = None
    fields: dict[str, str]
    told: list[str]

    def holds(self, when: dict[str, list[str]]) -> bool:
        """Whether one of these fields holds one of its words."""
        return any(word in self.fields.get(field, "").casefold() for field, words in when.items() for word in words)


class Refusal(Model):
    """A row that was left out, and why; a table's header is row 1, a GeoJSON's first feature is row 1."""

    row: int
    reason: Said


class Left(Model):
    """A refused row, with what it still says about whom it was, so that nobody is ended for a slip."""

    refusal: Refusal
    name: str | None = None
    register_number: str | None = None
