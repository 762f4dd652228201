"""The second factor: codes of a phone or a small device that change every half minute (TOTP, RFC 6238)."""

import base64
import hmac
import re
import secrets
import time

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from sqlalchemy import or_, select, update

from base.errors import Invalid, NotFound, Refused
from base.keyring import keys, open_sealed
from base.model import Model
from base.sealing import seal_text
from base.settings import Settings
from ledger.sealed import bound_to
from ledger.store import Ledger
from ledger.tables import OFFICERS

STEP, DIGITS = 30, 6
WINDOW = (0, -1, 1)  # a code is good half a minute before and after its own, for clocks differ
CODE = re.compile(r"\d{6}", re.ASCII)


class Enrolment(Model):
    """What an officer's device is told once: the secret by itself, and as an address to be shown as a picture."""

    secret: str
    uri: str


def enrolled(ledger: Ledger, officer_id: str) -> bool:
    """Whether this officer has a second factor that was confirmed with a code."""
    asked = select(OFFICERS.c.totp_step).where(OFFICERS.c.id == officer_id, OFFICERS.c.totp_sealed.is_not(None))
    with ledger.reading() as connection:
        return connection.execute(asked).scalar() is not None


def begin(ledger: Ledger, settings: Settings, officer_id: str) -> Enrolment:
    """A fresh secret, which counts once a code made with it is confirmed; Refused when there is a confirmed one."""
    secret = secrets.token_bytes(20)
    mine = (OFFICERS.c.id == officer_id) & OFFICERS.c.until.is_(None)
    with ledger.writing() as connection:
        row = connection.execute(select(OFFICERS.c.login, OFFICERS.c.totp_step).where(mine)).first()
        if row is None:
            raise NotFound("officer", officer_id)
        if row.totp_step is not None:
            raise Refused(
                "已经启用了验证码。要换设备，请安全管理员先重置。",
                "There is a second factor already. To change devices, have a security administrator reset it first.",
            )
        kept = _seal(settings, secret, officer_id)
        connection.execute(update(OFFICERS).where(mine).values(totp_sealed=kept))
    uri = _codes(secret).get_provisioning_uri(row.login or officer_id, "惠民图谱")
    return Enrolment(secret=base64.b32encode(secret).decode(), uri=uri)


def confirm(ledger: Ledger, settings: Settings, officer_id: str, code: str) -> None:
    """Put the second factor in force, with the first code made by the device."""
    if enrolled(ledger, officer_id):
        raise Refused("已经启用了验证码。", "There is a second factor already.")
    if not take(ledger, settings, officer_id, code):
        raise Invalid(
            "验证码不对。请核对设备的时间，再输入当前的 6 位数字。",
            "This code is wrong. Check the device's clock, and type the six digits it shows now.",
        )


def take(ledger: Ledger, settings: Settings, officer_id: str, code: str) -> bool:
    """Whether a code is right; a code that was taken is never taken again, nor any before it."""
    asked = select(OFFICERS.c.totp_sealed).where(OFFICERS.c.id == officer_id)
    with ledger.reading() as connection:
        kept = connection.execute(asked).scalar()
    if kept is None or not CODE.fullmatch(code):
        return False
    codes, now = _codes(_open(settings, kept, officer_id)), int(time.time()) // STEP
    fits = [now + by for by in WINDOW if hmac.compare_digest(codes.generate((now + by) * STEP), code.encode())]
    if not fits:
        return False
    unused = or_(OFFICERS.c.totp_step.is_(None), OFFICERS.c.totp_step < fits[0])
    same = (OFFICERS.c.id == officer_id) & (OFFICERS.c.totp_sealed == kept)
    with ledger.writing() as connection:
        return connection.execute(update(OFFICERS).where(same, unused).values(totp_step=fits[0])).rowcount == 1


def _codes(secret: bytes) -> TOTP:
    return TOTP(secret, DIGITS, SHA1(), STEP)  # nosec B303 - what every authenticator app reads; HMAC needs no more


def _seal(settings: Settings, secret: bytes, officer_id: str) -> str:
    return seal_text(keys(settings), base64.b32encode(secret).decode(), bound_to(OFFICERS.c.totp_sealed, officer_id))


def _open(settings: Settings, sealed: str, officer_id: str) -> bytes:
    return base64.b32decode(open_sealed(settings, sealed, bound_to(OFFICERS.c.totp_sealed, officer_id)))
