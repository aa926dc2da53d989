"""Reads how an act is to be done: to whom, how often, up to which amount."""

from generator.cadence import Cadence, parse_cadence, space_out
from generator.measure import unit_of
from generator.model.parts import Quantity
from generator.numeral import NotUnderstood
from generator.reading.node import Node
from generator.reading.terms import Words, read_leaf, read_quantity
from generator.workdays import TIMES


def read_recipients(node: Node, words: Words, key: str = "to") -> tuple[str, ...]:
    """Return the roles under *key*, be it a list or one."""
    return tuple(read_leaf(element, "role", words) for element in node.elements(key))


def read_cadence(node: Node) -> Cadence | None:
    """Return the cadence under `cadence`, from its short form or its object."""
    if "cadence" not in node:
        return None
    cadence = node["cadence"]
    short = not isinstance(cadence.value, dict)
    try:
        if short:
            return parse_cadence(cadence.value, cadence.where)
        return space_out(cadence.value.get("times", 1), cadence.text("every"), cadence.where)
    except NotUnderstood:
        said = cadence if short else cadence["every"]
        said.complain("bad-cadence", value=str(said.value))
        return None


def read_authority(node: Node) -> Quantity | None:
    """Return the amount under `authority`: money or things that are counted, never time."""
    amount = read_quantity(node, "authority")
    if amount and unit_of(amount.unit).dimension in TIMES:
        node["authority"].complain("bad-authority", value=amount.text)
        return None
    return amount
