"""Citizen numbers by GB 11643: the check digit, and what a number says of whoever bears it."""

from datetime import date
from typing import NamedTuple

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
INVENTED = "99"  # no division ever had these two digits


class Said(NamedTuple):
    """The code of the division at first issue, the day of birth, and the sex."""

    division: str
    born: date
    sex: str


def check_digit(seventeen: str) -> str:
    """The eighteenth character of a citizen number (MOD 11-2)."""
    return CHECKS[sum(weight * int(digit) for weight, digit in zip(WEIGHTS, seventeen, strict=True)) % 11]


def lengthened(fifteen: str) -> str:
    """A number of the first generation, whose years are all of the twentieth century, as eighteen characters."""
    seventeen = f"{fifteen[:6]}19{fifteen[6:]}"
    return seventeen + check_digit(seventeen)


def says(number: str) -> Said:
    """What eighteen characters say; ValueError when the day of birth is none."""
    born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    return Said(number[:6], born, "male" if int(number[16]) % 2 else "female")
