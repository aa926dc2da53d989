"""Words that a page might take for markup, and a handbook full of them."""

import json
import re
from itertools import count
from pathlib import Path

TEMPLATE = Path(__file__).parent / "hostile.yaml"
_PLACE = re.compile(r"\b(?:TEXT|NAME)\b")


def attack(place: str, number: int) -> str:
    """Return words that run a script, a template or a Markdown link where they are not kept literal.

    A name holds at most 60 characters; a text also tries to be a table, a heading, a list, an escape and very wide.
    """
    name = f"</title><script>alert({number})</script>{{{{7*191}}}}[x](javascript:)"
    return (
        name if place == "NAME" else f"{name} | # * - `` &lt; \\ me@example.org <b onclick=alert({number})> {'w' * 90}"
    )


def hostile_standards() -> str:
    """Return the handbook with another attack in the place of every text."""
    numbers = count(1)
    return _PLACE.sub(lambda place: json.dumps(attack(place[0], next(numbers))), _template())


def attacks() -> tuple[str, ...]:
    """Return all attacks the handbook holds."""
    return tuple(attack(place[0], number) for number, place in enumerate(_PLACE.finditer(_template()), 1))


def _template() -> str:
    return re.sub(r"^#.*\n", "", TEMPLATE.read_text(encoding="utf-8"))
