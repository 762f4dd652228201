"""A cell that would have to be guessed."""

from base.model import Said


class Unread(ValueError):
    """Why a cell, or the row as a whole for a `field`, is not read; never what it says, for reports are kept."""

    def __init__(self, zh: str, en: str, field: str | None = None) -> None:
        super().__init__(en)
        self.said, self.field = Said(zh=zh, en=en), field
