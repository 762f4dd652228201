"""What an officer states for an act of its own: of whom, and why."""

from typing import Annotated

from pydantic import Field

from base.withheld import Hidden

PersonId = Annotated[
    str, Field(min_length=1, max_length=64, pattern=r"^[!-~]+$", description="Our id.", examples=["P-000100001"])
]
OfficerId = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[!-~]+$", examples=["F-0a1b2c3d"])]
Reason = Annotated[
    Hidden,
    Field(
        min_length=10,
        max_length=500,
        pattern=r"^[^\x00]*\S[^\x00]*$",
        description="Why, so that a reviewer understands it.",
        examples=["入户前核对电话，本人来电要求"],
    ),
]
