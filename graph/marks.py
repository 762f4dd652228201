"""How a doubt shows on a tie: its status, who said what and when, and the whole history."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from base.model import Model, Said
from graph import telling

Act = Literal["raised", "confirmed", "lifted"]


class Step(Model):
    """One line of a doubt's history."""

    act: Act
    by: str = Field(description="The officer's id.")
    at: datetime
    reason: str


class Stated(Model):
    """A doubt as a statement returns it beside a tie."""

    id: str
    kind: str
    status: Act
    history: tuple[Step, ...] = Field(min_length=1)


class Mark(Model):
    """What a tie carries when somebody has said that it is wrong; the reason is that of the last step."""

    id: str
    status: Act
    said: Said
    reason: str
    by: str = Field(description="The officer's id.")
    at: datetime
    history: tuple[Step, ...]


Doubted = Annotated[Mark | None, Field(description="When somebody has said that this tie is wrong.")]


def mark(stated: Stated | None) -> Mark | None:
    """The mark of a doubt, with its status in words."""
    if stated is None:
        return None
    last = stated.history[-1]
    return Mark(
        id=stated.id,
        status=stated.status,
        said=telling.doubt(stated.kind, stated.status),
        reason=last.reason,
        by=last.by,
        at=last.at,
        history=stated.history,
    )
