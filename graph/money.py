"""Money around a person, household, account or institution: what was paid in, and what left the account soon after."""

from datetime import date

from pydantic import Field

from base.errors import NotFound
from base.model import Model, Said
from graph import cursor, masking
from graph.door import Door
from graph.seen import seen
from graph.statements import load

ACCOUNTS = load("around/accounts")
MONEY = load("around/money")
PAID = load("around/paid")
ACCOUNTS_AT_MOST = 100  # a household's, of all its members; more are said, not summed
PASSED_AT_MOST = 20  # of one payment
BEGINNING = ("9999-12-31", "")


class Owner(Model):
    """Who owns an account; a person's name masked."""

    id: str
    name: str | None


class Account(Model):
    """An account and its owners within the asker's areas."""

    id: str
    bank: str | None
    owners: tuple[Owner, ...]


class Passed(Model):
    """What left the account after a payment, and how many days after."""

    at: date
    days: int
    amount: float | None
    account: str
    owners: tuple[Owner, ...]


class Paid(Model):
    """One payment, the account it went into and whose that is; `passed` is what left it within the days asked for."""

    id: str
    at: date
    amount: float
    policy: Said | None
    purpose: str | None
    returned: date | None
    account: str
    owners: tuple[Owner, ...]
    elsewhere: bool = Field(description="The account is none of those asked about: money meant for them went there.")
    for_id: str | None
    passed: tuple[Passed, ...]
    passed_capped: bool = Field(description=f"More than {PASSED_AT_MOST} transfers left the account in these days.")


class Money(Model):
    """A page of payments into somebody's accounts or meant for them, newest first, with the sums of all of them."""

    id: str
    as_of: date
    within: int = Field(description="Days after a payment within which what left the account is shown.")
    accounts: tuple[Account, ...]
    capped: bool = Field(description=f"There are more than {ACCOUNTS_AT_MOST} accounts; the sums are of these.")
    payments: int
    amount: float
    returned: float
    said: Said
    paid: tuple[Paid, ...]
    next: str | None


class _Owner(Model):
    id: str
    name: str | None
    person: bool


class _Account(Model):
    id: str
    bank: str | None
    owners: tuple[_Owner, ...]
    people: tuple[str, ...]


class _Policy(Model):
    title: str | None
    title_zh: str | None


class _Passed(Model):
    at: date
    amount: float | None
    account: str
    owners: tuple[_Owner, ...]
    people: tuple[str, ...]


class _Row(Model):
    id: str
    at: date
    amount: float
    purpose: str | None
    returned: date | None
    account: str
    owners: tuple[_Owner, ...]
    people: tuple[str, ...]
    for_id: str | None
    policy: _Policy | None
    passed: tuple[_Passed, ...]


class _Sums(Model):
    payments: int
    amount: float
    returned: float


def money(db: Door, id: str, within: int = 7, at_most: int = 50, after: str | None = None) -> Money:
    """What was paid into somebody's accounts, or into one account, or was meant for them, up to the door's day."""
    every = db.read(ACCOUNTS, _Account, id=id, at_most=ACCOUNTS_AT_MOST + 1)
    found = every[:ACCOUNTS_AT_MOST]
    people = {person_id for one in found for person_id in one.people}
    for person_id in sorted({id} if id in people else people or {id}):
        db.admit(person_id)
    ids = [one.id for one in found]
    sums = db.read(PAID, _Sums, id=id, ids=ids)[0]
    if not found and not sums.payments:
        _refuse_unseen(db, id)
    before, after_id = cursor.unwrap(after, (str, str)) if after else BEGINNING
    asked = {"id": id, "ids": ids, "within": within, "before": cursor.day(before), "after_id": after_id}
    rows = db.read(MONEY, _Row, **asked, at_most=at_most + 1, passed_at_most=PASSED_AT_MOST + 1)
    last = rows[at_most - 1] if len(rows) > at_most else None
    zh = f"共 {sums.payments} 笔，{sums.amount:.2f} 元，其中退回 {sums.returned:.2f} 元；辖区外的款项和户主不显示。"
    en = f"{sums.payments} payments, {sums.amount:.2f} yuan, {sums.returned:.2f} sent back; your areas only."
    return Money(
        id=id,
        as_of=db.day,
        within=within,
        accounts=tuple(Account(id=one.id, bank=one.bank, owners=_owners(one.owners)) for one in found),
        capped=len(every) > len(found),
        **sums.model_dump(),
        said=Said(zh=zh, en=en),
        paid=tuple(_paid(row, ids) for row in rows[:at_most]),
        next=cursor.wrap(last.at, last.id) if last else None,
    )


def _refuse_unseen(db: Door, id: str) -> None:
    """Somebody in scope without an account has no money told; of anything else nothing is known here."""
    try:
        seen(db, id)
    except NotFound:
        raise NotFound("account", id) from None


def _paid(row: _Row, own: list[str]) -> Paid:
    policy = row.policy and Said(zh=row.policy.title_zh or row.policy.title or "", en=row.policy.title or "")
    passed = tuple(
        Passed(at=it.at, days=(it.at - row.at).days, amount=it.amount, account=it.account, owners=_owners(it.owners))
        for it in row.passed[:PASSED_AT_MOST]
    )
    return Paid(
        **row.model_dump(exclude={"policy", "passed", "owners", "people"}),
        policy=policy,
        owners=_owners(row.owners),
        elsewhere=row.account not in own,
        passed=passed,
        passed_capped=len(row.passed) > len(passed),
    )


def _owners(owners: tuple[_Owner, ...]) -> tuple[Owner, ...]:
    return tuple(
        Owner(id=it.id, name=masking.name(it.name) if it.person and it.name is not None else it.name) for it in owners
    )
