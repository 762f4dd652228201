"""Citizen, telephone and account numbers that look right to a program and can belong to nobody."""

from datetime import date

from base.citizen import check_digit

PHONE_RANGE = "129"  # mobile numbers begin with 13 to 19 in China; 129 was never given to a subscriber
PHONE_STEP = 38_500_981  # odd and no multiple of five: a bijection of eight digits, so that neighbours look unalike
BANK_RANGE = "9999"  # no bank issues cards that begin with 9 (ISO/IEC 7812 leaves it to national bodies)
ROOM = 20_000  # numbers one village may use; 5,000 villages fit into eight digits


def citizen_number(block: int, born: date, sequence: int) -> str:
    """A valid number of a division that never existed; an odd sequence is male.

    Each village has six digits of its own, so that numbers never double at any size and nothing need be remembered.
    """
    prefecture, county = divmod(block - 1, 99)
    seventeen = f"99{prefecture + 1:02d}{county + 1:02d}{born:%Y%m%d}{sequence:03d}"
    return seventeen + check_digit(seventeen)


def phone_number(block: int, count: int) -> str:
    """Eleven digits in a range that was never given out; unlike those of the neighbours."""
    return f"{PHONE_RANGE}{(block * ROOM + count) * PHONE_STEP % 10**8:08d}"


def account_number(block: int, count: int) -> str:
    """Nineteen digits that end in a right Luhn digit and begin as no bank's do."""
    body = f"{BANK_RANGE}{block:06d}{(block * ROOM + count) * PHONE_STEP % 10**8:08d}"
    return body + _luhn(body)


def _luhn(body: str) -> str:
    doubled = [int(digit) * (2 - at % 2) for at, digit in enumerate(reversed(body))]
    return str(-sum(number // 10 + number % 10 for number in doubled) % 10)
