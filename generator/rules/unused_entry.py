"""What is only there to be referred to is referred to.

A source that no entry cites has either been forgotten or left out for a reason that should be written down
(`settled`, `left-out`); a term that occurs nowhere and leads nowhere explains nothing. Terms are looked
for with their synonyms in all texts, titles and names, sources in all that cites or belongs to them.

Bad:

```yaml
sources:
  - {id: S002, title: 前台守则}  # <- finding
```

Good:

```yaml
sources:
  - {id: S002, title: 前台守则, left-out: 已由新规定代替。}
```
"""

from collections.abc import Iterator, Mapping, Sequence

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.model.entries import Term
from generator.numeral import fold_width
from generator.rule import Language, Sentences
from generator.wordlist import make_wordlist

SEVERITY: Severity = "warning"

EXPLANATION = """出处要有人引，术语要有地方用。

没有条目引用的出处，不是忘了，就是有理由不收：写明 settled 或 left-out。哪里都没有出现、也没有引到别的条目的术语，
解释了也没人看。
术语连同义词一起，在所有文字、标题和名称里找；材料下面有编号的、别处提到的，都算用到。"""

MESSAGES: Sentences = {
    "source": {"zh": "没有条目引用「{title}」", "en": "no entry cites “{title}”"},
    "term": {"zh": "手册里没有出现“{title}”", "en": "“{title}” occurs nowhere in the handbook"},
}

HELP: Sentences = {
    "cite": {"zh": "在由它来的条目里写进 sources", "en": "cite it in the entries that come from it"},
    "explain": {
        "zh": "有理由不收：写明 left-out 或 settled",
        "en": "say why nothing came of it: `left-out` or `settled`",
    },
    "synonym": {
        "zh": "手册里用的是别的叫法：写进 synonyms",
        "en": "if the handbook calls it otherwise, add that to its synonyms",
    },
    "delete": {"zh": "用不着就删去", "en": "delete it if it is not needed"},
}

COMPARED: Mapping[Language, str] = {
    "zh": "{sources} 条出处，{terms} 个术语",
    "en": "{sources} sources, {terms} terms",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield the sources that nobody cites and the terms that occur nowhere."""
    named = frozenset(reference.id for reference in handbook.references if reference.entry != reference.id)
    for source in handbook.sources:
        if source.id not in named and not source.settled and not source.left_out:
            where = Place(source.where, source.id, source.title)
            yield Fault(where, "source", {"title": source.title}, help=("cite", "explain"))
    linked = named | frozenset(reference.entry for reference in handbook.references if reference.kind == "entry")
    for term in _find_absent(handbook, [term for term in handbook.terms if term.id not in linked]):
        where = Place(term.where, term.id, term.title)
        yield Fault(where, "term", {"title": term.title}, help=("synonym", "delete"))


def _find_absent(handbook: Handbook, terms: Sequence[Term]) -> Iterator[Term]:
    """Yield those of *terms* that no text, title or name has, under their titles or a synonym."""
    owned = [
        *((text.entry, text.text) for text in handbook.texts),
        *((each.id, each.title) for each in handbook.entries),
    ]
    owned += [("", words) for words in (*_names(handbook), *(text.text for text in handbook.prose))]
    words_of = {term.id: [_fold(word) for word in (term.title, *term.synonyms)] for term in terms}
    wordlist = make_wordlist(word for words in words_of.values() for word in words)
    users: dict[str, set[str]] = {}
    for entry, text in owned if terms else ():
        for word in wordlist.find(_fold(text)):
            users.setdefault(word, set()).add(entry)
    for term in terms:
        if all(users.get(word, set()) <= {term.id} for word in words_of[term.id]):
            yield term


def _fold(text: str) -> str:
    return fold_width(text).casefold()


def _names(handbook: Handbook) -> Iterator[str]:
    tables = handbook.vocabulary
    for metric in tables.metrics:
        yield from (metric.name, *metric.synonyms)
    for leaf in handbook.leaves.values():
        yield from (leaf.name, *leaf.synonyms)
    yield from (act.name for act in tables.acts)
    yield from (theme.title for theme in tables.themes)


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many sources and terms there are."""
    return {"sources": len(handbook.sources), "terms": len(handbook.terms)}
