"""Which variables of a statement may stand for somebody in a scope, and which of them are kept to the areas."""

import re

from graph.statements import Statement

SCOPED = r"(?:Person|Household|Award|Payment|Application)"
NODE = re.compile(r"(?<![\w.])\((?P<name>\w*)(?P<labels>:[\w|:]+)?(?P<asks> \{[^}]*\})?(?= WHERE |\))")
TIES = r"\s*<?-\[|\s*-\["
PUBLIC = "public"  # the header: a variable's name and why it needs no scope; or one sentence for the whole statement


def unkept(statement: Statement) -> set[str]:
    """The variables that may be somebody and are nowhere asked to lie in the areas; `(:Label)` without a name."""
    said = statement.head.get(PUBLIC)
    if isinstance(said, str):
        return set()
    text = re.sub(r"//.*", "", statement.text)
    return {name for name in might_be_somebody(text) if not _kept(text, name)} - set(said or ())


def might_be_somebody(text: str) -> set[str]:
    """Each labelled so, and each that bears no label at all."""
    labels: dict[str, str] = {}
    for node in NODE.finditer(text):
        if node["name"] or node["labels"]:
            name = node["name"] or f"({node['labels']})"
            labels[name] = labels.get(name, "") + (node["labels"] or "")
    nodes = {name: told for name, told in labels.items() if not name.startswith("(") or told}
    return {
        name
        for name, told in nodes.items()
        if (not told and _is_node(text, name)) or re.search(rf":{SCOPED}\b|\|{SCOPED}\b", told)
    }


def _is_node(text: str, name: str) -> bool:
    """Not the argument of a function or a CALL: something is tied to it."""
    return re.search(rf"[-)>]\s*\({name}\b|\({name}\)\s*[<-]|\({name} WHERE", text) is not None


def _kept(text: str, name: str) -> bool:
    """Asked to lie in the areas by itself, or within a list or collection of those who do."""
    if re.search(rf"\b{name}\.area IN \$areas", text):
        return True
    return re.search(rf"\b{name} IN (?:owners|people|members)\b", text) is not None
