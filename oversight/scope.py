"""Which townships of an officer a question is about: all of theirs, or those within divisions they name."""

from collections.abc import Sequence

from base.errors import Invalid
from graph.door import Door


def within(db: Door, codes: Sequence[str]) -> tuple[str, ...]:
    """The townships of the asker's areas within these divisions; Invalid for a division that lies elsewhere."""
    own = sorted(area for area in db.areas if area.isdecimal())
    for code in codes:
        if not any(area.startswith(code) for area in own):
            raise Invalid(f"区划 {code[:20]} 不在您的辖区内。", f"The division {code[:20]} lies outside your areas.")
    if not own:
        raise Invalid("您的账号没有辖区。", "Your account has no areas.")
    return tuple(area for area in own if not codes or area.startswith(tuple(codes)))


def own(db: Door, code: str | None) -> Sequence[str]:
    """The asker's areas, the compartments that name them included; or the townships within a division of theirs."""
    return db.areas if code is None else within(db, [code])
