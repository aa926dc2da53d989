"""What a rule means: its essay and its examples, from the rule's own module."""

import re
from dataclasses import dataclass

from generator.finding import Severity
from generator.rule import Language, Rule, name_of

_EXAMPLE = re.compile(r"(?P<kind>Bad|Good):\n\n```yaml\n(?P<yaml>.*?)```", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Essay:
    """A rule in words: how much what it finds matters, paragraphs, an example it reports and one it does not."""

    rule: str
    severity: Severity
    paragraphs: tuple[str, ...]
    bad: str
    good: str


def read_essay(rule: Rule, language: Language = "zh") -> Essay:
    """Return the essay of *rule*; the examples are the same in every language."""
    examples = {match["kind"]: match["yaml"] for match in _EXAMPLE.finditer(rule.__doc__ or "")}
    english = (rule.__doc__ or "").partition("\nBad:")[0]
    text, joint = (rule.EXPLANATION, "") if language == "zh" else (english, " ")
    paragraphs = tuple(joint.join(part.split("\n")) for part in text.strip().split("\n\n"))
    return Essay(name_of(rule), rule.SEVERITY, paragraphs, examples["Bad"], examples["Good"])


def lay_out(essay: Essay, language: Language) -> str:
    """Return the essay as text for a terminal."""
    bad, good = ("会报的写法：", "不会报的写法：") if language == "zh" else ("Reported:", "Not reported:")
    examples = (f"{title}\n\n{_indent(yaml)}" for title, yaml in ((bad, essay.bad), (good, essay.good)))
    return "\n\n".join([essay.rule, *essay.paragraphs, *examples])


def _indent(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.rstrip().splitlines())
