"""An abbreviation in Latin letters is explained in the glossary.

VIP, SLA and ACD mean nothing to a new colleague and something different to every old one. Every run of two or more
capitals in a text of an entry must be a term of the glossary, a synonym of one, or part of either.

Bad:

```yaml
norms:
  - {id: quick-pickup, statement: 由 ACD 分配的来电先接。}  # <- finding
```

Good:

```yaml
norms:
  - {id: quick-pickup, statement: 由 ACD 分配的来电先接。}
glossary:
  - {id: call-distribution, title: 来电分配, synonyms: [ACD], definition: 按排队先后把来电派给座席的设备。}
```
"""

import re
from collections.abc import Iterator, Mapping

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.rule import Language, Sentences

SEVERITY: Severity = "gap"

EXPLANATION = """字母缩写要在术语表里说清楚。

VIP、SLA、ACD 这样的缩写，新同事看不懂，老同事各有各的理解。条目的文字里凡有两个以上连写的大写字母，
就要是术语表里的一条、一条的同义词，或是它们的一部分。"""

MESSAGES: Sentences = {
    "undefined": {"zh": "“{term}”没有在术语表里说明", "en": "“{term}” is not explained in the glossary"},
}

HELP: Sentences = {
    "define": {
        "zh": "在 glossary 里加一条，或写进已有一条的 synonyms",
        "en": "add it to the glossary, or to the synonyms of a term",
    },
    "spell": {"zh": "直接写中文", "en": "write it out"},
}

COMPARED: Mapping[Language, str] = {
    "zh": "{texts} 段文字，{terms} 个术语和同义词",
    "en": "{texts} texts, {terms} terms and synonyms",
}

_ABBREVIATION = re.compile(r"(?<![A-Za-z])(?=[A-Z][0-9&/-]*[A-Z])[A-Z][A-Z0-9&/-]*[A-Z0-9](?![A-Za-z])")


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield each abbreviation that is not explained, once for each text."""
    known = " ".join(_terms(handbook))
    for text in handbook.texts:
        for term in dict.fromkeys(_ABBREVIATION.findall(text.text)):
            if term not in known:
                yield Fault(Place(text.where, text.entry, term), "undefined", {"term": term}, help=("define", "spell"))


def _terms(handbook: Handbook) -> list[str]:
    return [word for term in handbook.terms for word in (term.title, *term.synonyms, *term.discouraged)]


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many texts were read and how many terms there are."""
    return {"texts": len(handbook.texts), "terms": len(_terms(handbook))}
