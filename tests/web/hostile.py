"""Words that a page might take for markup, and a handbook full of them."""

import json
import re
from itertools import count
from pathlib import Path

TEMPLATE = Path(__file__).parent / "hostile.yaml"


def attack(number: int) -> str:
    """Return words that run a script, a template, a Markdown link or a table where they are not kept literal."""
    return f"</title><script>alert({number})</script>{{{{7*7}}}}[x](javascript:x)|#*`&lt;"


def hostile_standards() -> str:
    """Return the handbook with another attack in the place of every text."""
    numbers = count(1)
    return re.sub(r"\b(?:TEXT|NAME)\b", lambda _: json.dumps(attack(next(numbers))), _template())


def attacks() -> tuple[str, ...]:
    """Return all attacks the handbook holds."""
    return tuple(attack(number) for number in range(1, len(re.findall(r"\b(?:TEXT|NAME)\b", _template())) + 1))


def _template() -> str:
    return re.sub(r"^#.*\n", "", TEMPLATE.read_text(encoding="utf-8"))
