"""Every table there is, by the word of its command: a new one is a file beside this and a line here."""

from imports.tables.addresses import Address
from imports.tables.awards import Award
from imports.tables.contract import Contract
from imports.tables.facts import Fact
from imports.tables.households import Household
from imports.tables.payments import Payment
from imports.tables.people import Person
from imports.tables.resources import Resource
from imports.tables.stays import Stay
from imports.tables.ties import Tie
from imports.tables.visits import Visit

TABLES: dict[str, type[Contract]] = {
    "people": Person,
    "households": Household,
    "ties": Tie,
    "addresses": Address,
    "awards": Award,
    "payments": Payment,
    "facts": Fact,
    "stays": Stay,
    "visits": Visit,
    "resources": Resource,
}
