"""An item of a checklist says what can be seen or heard.

“Has a sense of responsibility” is ticked by everybody: nobody can look it up. What it means in deeds can: the case was
closed before the shift ended, the promise was kept. Items that go on to say what is seen, and those where one writes
about oneself, are left alone. The words are the usual ones and `unobservable` of the table `plain-words`.

Bad:

```yaml
checklists:
  - id: desk
    sections:
      - title: 态度
        items:
          - {id: a, text: 有责任心}  # <- finding
```

Good:

```yaml
checklists:
  - id: desk
    sections:
      - title: 态度
        items:
          - {id: a, text: 答应回电的都回了, checks: [leave-a-number]}
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

EXPLANATION = """检查项写看得见、听得到的。

“有责任心”人人都会打勾，谁也查不了；交班前单子都有下文、答应的时间到了就回电，查得了。后面用冒号写明看什么的、让人自己写感想的
不算。词表是自带的，加上 plain-words 的 unobservable。"""

MESSAGES: Sentences = {
    "hidden": {
        "zh": "“{word}”看不见，两个人查会有两个结果",
        "en": "nobody can see “{word}”: two people would judge it two ways",
    },
}

HELP: Sentences = {
    "show": {
        "zh": "改写成看得见的动作，或在后面用冒号写明看什么",
        "en": "write what is done, or add after a colon what is looked at",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{items} 个检查项 × {words} 个看不见的品质",
    "en": "{items} items × {words} qualities that nobody can see",
}

_SHOWN = ("：", ":", "（", "——", "例如", "比如")  # what is seen follows
# The word only names a thing that is there to see: 爱心座椅, 服务意识培训; or belongs to another: 用心形贴纸.
_NAMES = re.compile(
    "(?:培训|课|讲座|考试|测评|座|椅|伞|箱|站|驿|窗|通道|专|基金|活动|标语|口号|墙|榜|奖|福|形|电|卡|包|屋|人士|单位|企业|商|化|手册)"
)


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield the items that nobody can observe."""
    for checklist in handbook.checklists:
        for item in (item for section in checklist.sections for item in section.items):
            if word := _find(handbook, item):
                where = Place(item.where, checklist.id, item.text)
                yield Fault(where, "hidden", {"word": word}, matched=word, help=("show",))


def _find(handbook: Handbook, item: Item) -> str:
    words = [word for word in handbook.vocabulary.plain_words.unobservable if word in item.text]
    if not words or item.answer == "text" or item.claim or any(mark in item.text for mark in _SHOWN):
        return ""
    line = Utterance(item.text, handbook.folding)
    for word in words:
        begin = item.text.index(word)
        if not is_mentioned(item.text, begin, begin + len(word)) and _stands(line, begin, begin + len(word)):
            return word
    return ""


def _stands(line: Utterance, begin: int, end: int) -> bool:
    """Tell whether a stretch consists of whole words and names nothing; long ones may begin within one: 服务态度好."""
    if _NAMES.match(line.text, end):
        return False
    ends_a_word = any(last == end for _, last in line.words.spans)
    return line.words.within(begin, end) or (end - begin > 2 and ends_a_word)


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many items were read for how many words."""
    items = sum(len(section.items) for checklist in handbook.checklists for section in checklist.sections)
    return {"items": items, "words": len(handbook.vocabulary.plain_words.unobservable)}
