"""A statement file that does not say what it needs stops the program at start."""

import pytest

from graph.statements import parse

GOOD = """/*---
about: People.
params:
  name: 王芳
---*/
MATCH (p {name: $name})
WHERE p.area IN $areas
RETURN p.id AS id
"""


def test_a_header_gives_its_words_and_sample_parameters() -> None:
    statement = parse("people/one", GOOD)

    assert statement.head["about"] == "People."
    assert statement.params == {"name": "王芳"}
    assert statement.text.startswith("MATCH")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("MATCH (n) RETURN n", "must open with"),
        (GOOD.replace("about: People.\n", ""), "must say what it is about"),
        (GOOD.replace("name: 王芳", "other: 1"), "declares"),
        (GOOD.replace("params:\n", "params:\n  areas: []\n"), "only the door fills"),
    ],
)
def test_a_careless_file_is_refused_with_what_it_lacks(source: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse("people/one", source)
