"""The one kind of record that crosses a border: closed and frozen."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict


class Model(BaseModel):
    """A record nobody can change and to which nobody can add a field that was not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def whole(text: str) -> str:
    """The text with half characters replaced, which no answer could carry."""
    return text.encode("utf-8", "replace").decode()


Whole = Annotated[str, BeforeValidator(whole)]


class Said(Model):
    """One sentence in both languages."""

    zh: str
    en: str

    def in_(self, lang: str) -> str:
        """The sentence in `zh` or `en`; Chinese for any other language."""
        return self.en if lang == "en" else self.zh
