"""A demand says by when, not that it should be soon.

“As soon as possible” is at once for one colleague and tomorrow for the next, and nobody can check it. A norm's
statement or a step that uses such a word needs a limit, a rhythm, an order or a time of its own, of its procedure, or
of another norm on the same act. Words that are only quoted, or forbidden, are no demand. The words are the usual ones
and `vague` of the table `plain-words`.

Bad:

```yaml
norms:
  - {id: reply-soon, statement: 收到留言后尽快答复。}  # <- finding
```

Good:

```yaml
norms:
  - {id: reply-soon, statement: 尽快答复，最迟@reply-soon.limit。, limit: 首次回复 ≤ 4 小时, scope: {channel: counter}}
```
"""

import re
from collections.abc import Iterator, Mapping

from generator.fault import Fault
from generator.figures import find_figures
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.model.entries import Norm
from generator.model.parts import Passage
from generator.model.procedures import walk_steps
from generator.quotation import is_mentioned
from generator.rule import Language, Sentences
from generator.utterance import Utterance

SEVERITY: Severity = "warning"

EXPLANATION = """要求里写清楚多久，不写“尽快”。

“尽快”有人当作马上，有人当作明天，谁也查不了。条文或步骤里有这样的词，就要有时限：自己的 limit、cadence、before、after、
within，整个流程的 within，或同一动作的另一条规范的 limit。引号里提到的、叫人不要说的不算。词表是自带的，
加上 plain-words 的 vague。"""

MESSAGES: Sentences = {
    "open": {"zh": "“{word}”没有说是多久", "en": "“{word}” does not say by when"},
}

HELP: Sentences = {
    "norm": {"zh": "写上 limit，文字里引用 @{id}.limit", "en": "set a limit, and write @{id}.limit"},
    "step": {"zh": "给这一步写上 within", "en": "give the step its `within`"},
    "drop": {"zh": "说不出时限，就去掉这个词", "en": "leave the word out where there is no time to tell"},
}

COMPARED: Mapping[Language, str] = {
    "zh": "{texts} 段条文和步骤 × {words} 个含糊的词",
    "en": "{texts} statements and steps × {words} vague words",
}

_SETTLED = re.compile(
    "\\.limit|当[天日班场面晚]|当[月周年]|次日|次月|同[日天]|隔天|下班前|上班前|开门前|交班前|班前|约定|到期|(?:之|以)前|节前|前完成|随即|立即|马上|立刻|规定(?:的)?时(?:间|限)|时限|期限"
)
_NOT_SAID = re.compile(
    "(?:不|别|勿|避免|杜绝|禁).{0,8}(?:说|写|用|讲|答应|承诺|答复|回答|回复|应付|敷衍)[^，。；]{0,6}$"
)
_THEM = (
    "(?:客[人户]|顾客|病人|患者|家属|业主|住户|[旅乘游]客|学生|学员|会员|读者|家长|对方|市民|群众|居民|村民|用户"
    "|买家|收件人|寄件人|申请人|当事人|来人|人家)"
)
_WISH = f"{_THEM}[^，。；]{{0,4}}(?:要求|希望|催|想|盼|急着)[^，。；]{{0,6}}"
_NO_DEMAND_BEFORE = re.compile(f"(?:不够?|未|没有?|是否|不能|不要求|{_WISH})$")
_NO_DEMAND_AFTER = re.compile(
    "^(?:性|率|度|与否|雨|[”』」]?(?:[这那]?[一两二三几]个)?的?[话词字]|[^，。；]{0,8}的?(?:承诺|说法|话|回答)[^，。；]{0,4}[不别禁勿])"
)

# Says which customers are meant, not what staff do: 希望尽快通气的用户, 遇到着急的、抓紧时间办事的人.
_OF_WHOM = re.compile(
    "(?:(?:要求|希望|想|盼着?|急着)[^，。；]{0,6}|遇[到上见][^，。；]{0,14})\n[^，。；]{0,8}的"
    f"(?:人|{_THEM}|[，。；]|$)"
)


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield each demand that leaves its time open, at its first such word."""
    limited = frozenset(norm.act for norm in handbook.norms if norm.limit and norm.act)
    for passage, help_ in _demands(handbook, limited):
        if word := _find(handbook, passage.text):
            where = Place(passage.where, passage.entry, passage.text)
            yield Fault(where, "open", {"word": word, "id": passage.entry}, matched=word, help=(help_, "drop"))


def _demands(handbook: Handbook, limited: frozenset[str]) -> Iterator[tuple[Passage, str]]:
    """Yield the statements and steps without a time, with the key of the way out."""
    places = {(passage.entry, passage.text): passage for passage in reversed(handbook.texts)}
    for norm in handbook.norms:
        if _is_open(norm) and norm.act not in limited and (norm.id, norm.statement) in places:
            yield places[norm.id, norm.statement], "norm"
    for procedure in handbook.procedures:
        for step in walk_steps(procedure):
            has_time = procedure.within or procedure.spans or step.within or step.spans or step.act in limited
            if not has_time and (procedure.id, step.text) in places:
                yield places[procedure.id, step.text], "step"


def _is_open(norm: Norm) -> bool:
    timed = norm.limit or norm.limit_rows or norm.cadence or norm.before or norm.after
    return not timed and norm.level in ("must", "should") and norm.status != "retired"


def _find(handbook: Handbook, text: str) -> str:
    """Return the first vague word that the text itself uses without saying the time; empty where there is none."""
    words = [word for word in handbook.vocabulary.plain_words.vague if word in text]
    if not words or _SETTLED.search(text) or any(True for _ in find_figures(text, ())):
        return ""
    line = Utterance(text, handbook.folding)
    for word in words:
        begin, end = text.index(word), text.index(word) + len(word)
        before, after = text[:begin], text[end:]
        denied = _NO_DEMAND_BEFORE.search(before) or _NO_DEMAND_AFTER.search(after)
        of_whom = _OF_WHOM.search(f"{before}\n{after}")
        told = _NOT_SAID.search(before) or is_mentioned(text, begin, end)
        if not (denied or told or of_whom) and line.words.within(begin, end):
            return word
    return ""


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many texts were read for how many words."""
    steps = sum(1 for procedure in handbook.procedures for _ in walk_steps(procedure))
    return {"texts": len(handbook.norms) + steps, "words": len(handbook.vocabulary.plain_words.vague)}
