"""A text says something, and says it to the end.

A statement that breaks off after 、or “以及” was cut while it was copied; one that only says 待定 or 同上 was never
written. Either way staff read it and do not know what to do. Looked at are statements, reasons, definitions, steps,
items, stems, explanations, what a form is for and what a kind of customer is like; what is only said aloud may go on
in the next line.

Bad:

```yaml
norms:
  - {id: keep-records, statement: 投诉记录要写明时间、地点、}  # <- finding
```

Good:

```yaml
norms:
  - {id: keep-records, statement: 投诉记录要写明时间、地点、经过（含客户的原话）。}
```
"""

import re
from collections.abc import Iterator, Mapping

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.model.assessments import Checklist, Quiz
from generator.model.entries import Entry, Norm, Script, Term
from generator.model.materials import Form, Persona
from generator.model.procedures import Procedure, walk_steps
from generator.rule import Language, Sentences

SEVERITY: Severity = "error"

EXPLANATION = """一段文字要有内容，而且要写完。

停在顿号、逗号或“以及”后面的，是抄的时候断了；只写“待定”“同上”的，是一直没写。读的人都不知道要怎么做。
看的是条文、理由、定义、步骤、检查项、题干、解析、记录单的用途和客户类型的概括；教人说的话可以接到下一句，不在这里看。"""

MESSAGES: Sentences = {
    "broken-off": {
        "zh": "这句话停在“{tail}”，没有写完",
        "en": "the sentence breaks off after “{tail}”",
    },
    "unclosed": {
        "zh": "“{tail}”只有前一半，没有写完或漏了后一半",
        "en": "“{tail}” is opened and never closed: the text is cut, or the other half is missing",
    },
    "empty": {
        "zh": "这里只写了“{tail}”，等于没有写",
        "en": "only “{tail}” stands here, which says nothing",
    },
}

HELP: Sentences = {
    "finish": {"zh": "照原来的材料把话写完", "en": "finish the sentence from its source"},
    "remove": {"zh": "现在还定不下来：先不写这一条", "en": "it is not decided yet: leave the entry out for now"},
    "close": {"zh": "补上“{other}”", "en": "add “{other}”"},
}

COMPARED: Mapping[Language, str] = {
    "zh": "{texts} 段条文、步骤、检查项和题目",
    "en": "{texts} statements, steps, items and questions",
}

_PAIRS = {"（": "）", "「": "」", "『": "』", "“": "”", "《": "》", "【": "】", "〔": "〕"}
_BREAKS_OFF = re.compile(
    r"(?:[，、：；,]|以及|并且|而且|或者|因为|如果|但是|包括|例如|比如|(?<![平温缓总饱谦随柔祥])和|(?<!间)或|[，；]并|[，；]且|以便|从而)$"
    "|(?:(?<![使要怪恨巴算了由值见舍少免笑])不得|(?<![是不])必须|(?<!所)应当)。?$"
)
_SAYS_NOTHING = re.compile(
    r"[（(]?(?:待定|待补充?|待完善|待确认|待写|未定|暂无|暂缺|略|同上|见上|无|空|TODO|TBD|FIXME|[xX]{2,}|[…\.。·—-]+)[)）]?[。.]?"
)


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield each text that stops before its end or has no content."""
    wanted = _wanted(handbook)
    for passage in handbook.texts:
        text = passage.text.strip()
        if (passage.entry, passage.text) in wanted and (found := _judge(text)):
            key, tail = found
            help_ = ("close",) if key == "unclosed" else ("finish", "remove")
            values = {"tail": tail, "other": _PAIRS.get(tail, "")}
            yield Fault(Place(passage.where, passage.entry, text), key, values, matched=tail, help=help_)


def _wanted(handbook: Handbook) -> frozenset[tuple[str, str]]:
    """Return the texts that stand for themselves, each with its entry."""
    return frozenset((entry.id, text) for entry in handbook.entries for text in _texts_of(entry) if text)


def _texts_of(entry: Entry) -> Iterator[str]:
    if isinstance(entry, Norm):
        yield from (entry.statement, entry.why)
    elif isinstance(entry, Script):
        yield from (entry.why, entry.then.text if entry.then else "")
    elif isinstance(entry, Procedure):
        yield from (entry.trigger, entry.why, *(step.text for step in walk_steps(entry)))
    elif isinstance(entry, Checklist):
        yield from (item.text for section in entry.sections for item in section.items)
    elif isinstance(entry, Quiz):
        yield from (text for question in entry.questions for text in (question.stem, question.explanation))
    elif isinstance(entry, Term):
        yield entry.definition
    elif isinstance(entry, Form):
        yield from (entry.purpose, entry.when, entry.privacy)
    elif isinstance(entry, Persona):
        yield from (entry.summary, entry.why)


def _judge(text: str) -> tuple[str, str] | None:
    if _SAYS_NOTHING.fullmatch(text):
        return "empty", text
    if match := _BREAKS_OFF.search(text):
        return "broken-off", match[0]
    opened = next((mark for mark, end in _PAIRS.items() if text.count(mark) > text.count(end)), "")
    return ("unclosed", opened) if opened else None


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many texts were read."""
    return {"texts": len(_wanted(handbook))}
