"""An item of a checklist asks for one thing.

“Answered within three rings, and gave the name” has no answer where one was done and the other not. Two things are
joined by 并且, by 同时, 并, 且, 另外 or 还要 after a comma, or by a semicolon. Names that go together (姓名和电话),
conditions, and items where one writes are left alone.

Bad:

```yaml
checklists:
  - id: desk
    sections:
      - title: 接听
        items:
          - {id: a, text: 按时接起电话，并报出姓名}  # <- finding
```

Good:

```yaml
checklists:
  - id: desk
    sections:
      - title: 接听
        items:
          - {id: a, text: 记下姓名和电话, checks: [leave-a-number]}
          - {id: b, text: 复述了号码, checks: [leave-a-number]}
```
"""

import re
from collections.abc import Iterator, Mapping

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.model.assessments import Item
from generator.quotation import is_mentioned
from generator.rule import Language, Sentences
from generator.utterance import Utterance

SEVERITY: Severity = "warning"

EXPLANATION = """一个检查项只问一件事。

“三声内接起，并报了姓名”，做到一半的没法打勾。用“并且”、逗号后面的“并”“且”“同时”“另外”“还要”、分号连起来的，算两件事。并列的名词（姓名和电话）、
条件和让人自己写的不算。"""

MESSAGES: Sentences = {
    "two": {
        "zh": "“{joint}”连了两件事，只做到一件的没法答",
        "en": "“{joint}” joins two things: what if only one was done?",
    },
}

HELP: Sentences = {"split": {"zh": "拆成两项", "en": "make two items of it"}}

COMPARED: Mapping[Language, str] = {"zh": "{items} 个检查项", "en": "{items} items"}

_JOINT = re.compile(
    "(?P<first>[^，；]{2,})(?P<joint>，并且?(?!不是|非|列|发|案|购|网|联|行|排)|，同时(?!段|间|期)"
    "|，(?:且(?!慢)|另外|还要|还把|还给|还向)|；|(?<!，)并且)(?P<second>[^，；]{2,})"
)
# What is done in another case is no second thing: 相符；不符的另记.
_OTHER_CASE = re.compile("^(?:如|若|要是|否则|不然|除|(?:不|没|未|有|需|要|超|缺)[^，；]{0,8}的)")
_CONDITION = re.compile("(?:时|时候|后|前|的|如果.*|若.*|遇.*)$")


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield the items that ask for two things."""
    for checklist in handbook.checklists:
        for item in (item for section in checklist.sections for item in section.items):
            if joint := _find_joint(handbook, item):
                where = Place(item.where, checklist.id, item.text)
                yield Fault(where, "two", {"joint": joint}, matched=joint, help=("split",))


def _find_joint(handbook: Handbook, item: Item) -> str:
    """Return the word that joins two things; empty where there is none."""
    if item.answer == "text":
        return ""
    line = Utterance(item.text, handbook.folding)
    for match in _JOINT.finditer(item.text):
        begin, end = match.span("joint")
        word = match["joint"].lstrip("，")
        whole = word == "；" or line.words.within(end - len(word), end)
        apart = _CONDITION.search(match["first"]) or _OTHER_CASE.search(match["second"])
        if whole and not apart and not is_mentioned(item.text, begin, end):
            return word
    return ""


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many items were read."""
    return {"items": sum(len(section.items) for checklist in handbook.checklists for section in checklist.sections)}
