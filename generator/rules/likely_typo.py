"""A text is spelled right.

Copied and scanned text brings 投拆 for 投诉 and 自已 for 自己, and radicals (⽐) that look like characters (比) and are
never found by a search. Only spellings that are hardly ever right are looked for, and not within the longer wordings in
which they are (方便用餐); the table can be added to by `typos` of `plain-words`. A typo that is quoted is meant.

Bad:

```yaml
norms:
  - {id: hear-out, statement: 客户投拆时先听完。}  # <- finding
```

Good:

```yaml
norms:
  - {id: hear-out, statement: 客户投诉时先听完。}
```
"""

import re
from collections.abc import Iterator, Mapping
from unicodedata import normalize

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.model.parts import Passage
from generator.model.vocabulary import Typo
from generator.rule import Language, Sentences
from generator.wordlist import make_wordlist

SEVERITY: Severity = "warning"

EXPLANATION = """文字里没有错字。

抄来、扫描来的文字里，常有“投拆”（投诉）、“自已”（自己），还有看着像字、其实是部首、搜不到的字符（⽐）。只看几乎不会是对的写法，
嵌在对的话里的（方便用餐）不算；引号里的当作有意。错字表是自带的，加上 plain-words 的 typos。"""

MESSAGES: Sentences = {
    "typo": {"zh": "“{wrong}”像是“{right}”的错字", "en": "“{wrong}” looks like a typo of “{right}”"},
    "radical": {
        "zh": "“{wrong}”是部首符号，不是汉字“{right}”，搜索时找不到",
        "en": "“{wrong}” is a radical, not the character “{right}”: no search will find it",
    },
}

HELP: Sentences = {
    "correct": {"zh": "改成“{right}”", "en": "write “{right}”"},
    "unless": {
        "zh": "没有错：写进 plain-words 的 allowed，整本手册都不查",
        "en": "it is right: put it into `allowed` of plain-words (for the whole handbook)",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{texts} 段文字和手写页面的行 × {typos} 个错字",
    "en": "{texts} texts and lines of pages × {typos} typos",
}

_RADICAL = re.compile("[\u2e80-\u2fdf]")
_QUOTED = re.compile("“[^”]*”|「[^」]*」|『[^』]*』|‘[^’]*’")


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield what is spelled wrong, once for each text and typo."""
    typos = {typo.wrong: typo for typo in handbook.vocabulary.plain_words.typos}
    wordlist = make_wordlist(typos)
    for passage in _texts(handbook):
        said = _QUOTED.sub(lambda match: "\n" * len(match[0]), passage.text)
        for wrong in wordlist.find(said):
            if _is_wrong(typos[wrong], said):
                yield _report(passage, wrong, typos[wrong].right, "typo")
        for radical in dict.fromkeys(_RADICAL.findall(said)):
            yield _report(passage, radical, normalize("NFKC", radical), "radical")


def _texts(handbook: Handbook) -> Iterator[Passage]:
    options = {option.where for quiz in handbook.quizzes for each in quiz.questions for option in each.options}
    yield from (passage for passage in handbook.texts if passage.where not in options)
    yield from handbook.prose
    yield from (Passage(entry.where, entry.title, entry.id) for entry in handbook.entries)


def _is_wrong(typo: Typo, text: str) -> bool:
    """Tell whether the typo is left when the wordings in which it is right are taken out."""
    for right in typo.unless:
        text = text.replace(right, "\n")
    return typo.wrong in text


def _report(passage: Passage, wrong: str, right: str, key: str) -> Fault:
    values = {"wrong": wrong, "right": right}
    help_ = ("correct", "unless") if key == "typo" else ("correct",)
    return Fault(Place(passage.where, passage.entry, passage.text), key, values, matched=wrong, help=help_)


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many texts were read for how many typos."""
    texts = len(handbook.texts) + len(handbook.prose) + len(handbook.entries)
    return {"texts": texts, "typos": len(handbook.vocabulary.plain_words.typos)}
