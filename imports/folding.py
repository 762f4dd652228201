"""One spelling for comparing headers."""

import re
import unicodedata


def folded(header: str) -> str:
    """A header without case, spaces, punctuation and full-width forms."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", header)).casefold()
