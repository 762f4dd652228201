"""The one kind of record that crosses a border: closed and frozen."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A record nobody can change and to which nobody can add a field that was not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Said(Model):
    """One sentence in both languages."""

    zh: str
    en: str

    def in_(self, lang: str) -> str:
        """The sentence in `zh` or `en`; Chinese for any other language."""
        return self.en if lang == "en" else self.zh
