"""The benches' own arithmetic: what counts as a hit, and which conditions are taken away."""

from bench.mutants import mutants
from bench.scoring import score, wrong
from seed.county import Answer


def case(*subjects: str, true: bool = True, kind: str = "some") -> Answer:
    return Answer(pattern="p", true=true, kind=kind, subjects=list(subjects))


def test_one_subject_must_be_equal_and_a_group_must_overlap_by_half() -> None:
    answers = [case("a"), case("b", "c", "d"), case("e", "f")]

    told = score([["a", "x"], ["b", "c"], ["e", "x", "y"]], answers, "p")

    assert (told.planted, told.found, told.false) == (3, 1, 2)


def test_a_finding_of_a_look_alike_is_false_and_told_by_its_kind() -> None:
    answers = [case("a", kind="real"), case("b", true=False, kind="arrears")]

    assert score([["b"]], answers, "p").precision == 0.0
    assert wrong([["b"]], answers, "p") == {"missed real": 1, "fooled by arrears": 1}


def test_nothing_found_of_nothing_planted_is_perfect() -> None:
    told = score([], [], "p")

    assert (told.precision, told.recall) == (1.0, 1.0)


def test_each_part_of_a_where_is_taken_away_once_and_those_inside_it_too() -> None:
    text = "MATCH (a)\nWHERE a.x = 1\n  AND NOT EXISTS { MATCH (a)-[:OWNS]->(b) WHERE b.y = 2 AND b.z = 3 }\nRETURN a"

    made = [(it.said, " ".join(it.text.split())) for it in mutants(text)]

    assert [said for said, _ in made][:4] == [
        "a.x = 1 (line 2)",
        "NOT EXISTS { MATCH (a)-[:OWNS]->(b) WHERE b.y = 2 AND b.z = 3 } (line 3)",
        "b.y = 2 (line 3)",
        "b.z = 3 (line 3)",
    ]
    assert made[2][1].endswith("WHERE true AND b.z = 3 } RETURN a")


def test_what_a_path_asks_is_taken_away_and_its_kind_only_where_another_could_stand() -> None:
    text = "MATCH (a:Person)-[s:STAYS_AT {kind: 'x'}]->(i:Institution)\nMATCH (n:Award)-[:UNDER]->(:Policy)\nRETURN a"

    said = [it.said for it in mutants(text)]

    assert "-[s:STAYS_AT {kind: 'x'}]-> (line 1)" in said
    assert "-[s:STAYS_AT {kind: 'x'}]-> of any kind (line 1)" in said
    assert not any("UNDER" in one for one in said)
