"""A word of the glossary has one meaning, and is not both recommended and discouraged.

Where one page says that a user is whoever pays and another that it is whoever calls, every rule with that word in it
has two readings. A term is defined twice when two entries bear the same name, or when the other name of one
(`synonyms`) is the title of another, and the definitions differ. A discouraged form that is the official name of
another term, or of the term itself, tells writers to use and to avoid the same word. Names are compared by what is
said, not by how it is typed. Two terms may share a synonym that is nobody's title: it only serves the search.

Bad:

```yaml
glossary:
  - {id: user, title: 用户, definition: 付了钱的人。}
  - {id: user-again, title: 用户, definition: 打来电话的人。}  # <- finding
```

Good:

```yaml
glossary:
  - {id: user, title: 用户, definition: 付了钱的人。, discouraged: [使用者]}
  - {id: caller, title: 来电人, definition: 打来电话的人。, synonyms: [对方]}
norms:
  - {id: be-fair, statement: 来电人是不是用户，都一样接待。}
```
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.model.entries import Term
from generator.rule import Language, Sentences
from generator.scope import Region, intersect
from generator.situation import locate

SEVERITY: Severity = "error"

EXPLANATION = """术语表里的一个词只有一个意思，也不能又推荐又不许用。

一处说用户是付钱的人，另一处说是打来电话的人，凡是用到这个词的规定就都有了两种读法。两条同名，或者一条的同义词
是另一条的名称，释义又不一样，就是定义了两遍。一条“不用的叫法”，是另一条或它自己的正式名称，写的人就不知道该用
还是不该用。比的是字，不管全角半角、繁体简体。两条共用一个同义词、而它不是谁的正式名称，不算：那只是为了好搜。"""

MESSAGES: Sentences = {
    "defined-twice": {
        "zh": "“{word}”有两个释义：这里是“{definition}”，「{other}」那里是“{other_definition}”",
        "en": "“{word}” is defined twice: as “{definition}” here, as “{other_definition}” at “{other}”",
    },
    "synonym-is-term": {
        "zh": "“{word}”是「{title}」的同义词，又是另一条的名称，释义却不同：“{definition}”，“{other_definition}”",
        "en": "“{word}” is another name of “{title}” and a term of its own with another meaning: “{definition}”, "
        "“{other_definition}”",
    },
    "discouraged-is-term": {
        "zh": "「{title}」说不要用“{word}”，但“{word}”是另一条术语的正式名称",
        "en": "“{title}” discourages “{word}”, which is the official name of another term",
    },
    "discourages-itself": {
        "zh": "「{title}」说不要用“{word}”，可这正是它自己的名称",
        "en": "“{title}” discourages “{word}”, which is its own name",
    },
}

HELP: Sentences = {
    "merge": {"zh": "是一个词：合成一条，释义取一个", "en": "it is one word: merge the entries"},
    "rename": {
        "zh": "是两个意思：给其中一条换个说得出区别的名称",
        "en": "there are two meanings: give one a name that tells them apart",
    },
    "synonym": {"zh": "并不是一个意思：从 synonyms 里去掉", "en": "it is no other name for it: drop the synonym"},
    "discouraged": {
        "zh": "这个词可以用：从 discouraged 里去掉",
        "en": "the word may be used: drop it from discouraged",
    },
    "term": {
        "zh": "这个词不该用：把那一条改名，或并进来",
        "en": "the word should not be used: rename that term, or merge it",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{terms} 条术语，{names} 个名称、同义词和不用的叫法",
    "en": "{terms} terms with {names} names, synonyms and discouraged forms",
}


@dataclass(frozen=True, slots=True)
class _Named:
    """A term that bears a name, as its title unless *role* says otherwise, while it is in force."""

    term: Term
    role: str
    word: str
    region: Region


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield each name that two terms give different meanings, and each that is recommended and discouraged."""
    by_name: dict[str, list[_Named]] = {}
    for each in _list_names(handbook):
        by_name.setdefault(handbook.folding.normalise(each.word, drop=False), []).append(each)
    for bearers in by_name.values():
        for one, other in combinations(bearers, 2):
            if intersect(one.region, other.region):
                yield from _compare(handbook, one, other)


def _list_names(handbook: Handbook) -> Iterator[_Named]:
    for term in handbook.terms:
        region = locate(handbook.space, term, ())
        yield _Named(term, "title", term.title, region)
        yield from (_Named(term, "synonym", word, region) for word in term.synonyms)
        yield from (_Named(term, "discouraged", word, region) for word in term.discouraged)


def _compare(handbook: Handbook, one: _Named, other: _Named) -> Iterator[Fault]:
    """Yield what is wrong with two terms, or two roles in one term, that share a name."""
    roles = {one.role, other.role}
    if one.term is other.term:
        if roles == {"title", "discouraged"}:
            values = {"title": other.term.title, "word": other.word}
            yield Fault(_place(other), "discourages-itself", values, help=("discouraged", "term"))
    elif roles == {"title", "discouraged"}:
        bad, good = (one, other) if one.role == "discouraged" else (other, one)
        values = {"title": bad.term.title, "word": bad.word}
        yield Fault(_place(bad), "discouraged-is-term", values, related=(_place(good),), help=("discouraged", "term"))
    elif roles <= {"title", "synonym"} and "title" in roles and not _mean_the_same(handbook, one.term, other.term):
        yield _report_two_meanings(one, other)


def _mean_the_same(handbook: Handbook, one: Term, other: Term) -> bool:
    fold = handbook.folding.normalise
    return fold(one.definition, drop=False) == fold(other.definition, drop=False)


def _report_two_meanings(one: _Named, other: _Named) -> Fault:
    synonym = "synonym" in (one.role, other.role)
    titled = one if one.role == "synonym" else other
    return Fault(
        where=_place(other),
        key="synonym-is-term" if synonym else "defined-twice",
        values={
            "word": other.word,
            "title": titled.term.title,
            "definition": other.term.definition,
            "other": one.term.title,
            "other_definition": one.term.definition,
        },
        related=(_place(one),),
        clash=(one.term.definition, other.term.definition),
        help=("synonym", "merge", "rename") if synonym else ("merge", "rename"),
    )


def _place(named: _Named) -> Place:
    return Place(named.term.where, named.term.id, named.word)


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many terms there are and how many names they have together."""
    return {"terms": len(handbook.terms), "names": sum(1 for _ in _list_names(handbook))}
