"""A word that the glossary advises against is not used in the handbook's own texts.

One thing has one name. Whoever reads 坐席 on one page and 座席 on the next wonders whether these are two. The glossary
lists under `discouraged` what a term should not be called, the table `discouraged` of the vocabulary any other words
better avoided, each with what to write instead. They are looked for as words: not inside a longer word, nor in
forbidden wordings, bad examples, wrong answers, quotations of what is not to be said, or the term's own entry.

Bad:

```yaml
norms:
  - {id: be-kind, statement: 每位班长都要轮流接电话。}  # <- finding
glossary:
  - {id: supervisor-term, title: 现场主管, definition: 当班带队的同事。, discouraged: [班长]}
```

Good:

```yaml
norms:
  - {id: be-kind, statement: 每位现场主管都要轮流接电话。}
glossary:
  - {id: supervisor-term, title: 现场主管, definition: 当班带队的同事。, discouraged: [班长]}
```
"""

from collections.abc import Iterator, Mapping

from generator.fault import Fault
from generator.finding import Location, Place, Severity
from generator.handbook import Handbook
from generator.model.parts import Passage
from generator.model.vocabulary import Discouraged
from generator.quotation import is_mentioned
from generator.rule import Language, Sentences
from generator.utterance import Utterance
from generator.wordlist import WordList, make_wordlist

SEVERITY: Severity = "warning"

EXPLANATION = """术语表里写了不用的叫法，手册自己的文字就不用。

一样东西只有一个叫法。这一页写“坐席”，那一页写“座席”，读的人就要想是不是两样。术语的 discouraged、词汇表的
discouraged 列出不用的词和该写什么。只算单独成词的：嵌在更长的词里、禁语、反例、错误选项、引来叫人不要说的话
和这个术语自己那一条里的，都不算。"""

MESSAGES: Sentences = {
    "discouraged": {
        "zh": "“{word}”是不用的叫法，本手册写“{instead}”",
        "en": "“{word}” is better avoided; this handbook writes “{instead}”",
    },
    "avoid": {"zh": "“{word}”是不用的叫法", "en": "“{word}” is better avoided"},
}

HELP: Sentences = {
    "write": {"zh": "改成“{instead}”", "en": "write “{instead}”"},
    "reword": {"zh": "换一种写法", "en": "write it in another way"},
    "allow": {
        "zh": "这个叫法其实可以用：从 discouraged 里去掉",
        "en": "the word is fine: take it out of discouraged",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{texts} 段文字 × {words} 个不用的叫法",
    "en": "{texts} texts × {words} discouraged words",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield each discouraged word that a text uses, once for each text."""
    words = _words(handbook)
    if not words:
        return
    wordlist = make_wordlist(words)
    spared = frozenset(_spared(handbook))
    sources = frozenset(source.id for source in handbook.sources)
    for passage in (*handbook.texts, *_titles(handbook)):
        if passage.where not in spared and passage.entry not in sources:
            yield from _check_passage(handbook, passage, words, wordlist)


def _words(handbook: Handbook) -> Mapping[str, Discouraged]:
    """Return the discouraged words in their normal form."""
    rows = [*handbook.vocabulary.discouraged]
    rows += [Discouraged(word, term.title, term.where, term.id) for term in handbook.terms for word in term.discouraged]
    words = {handbook.folding.normalise(row.text, drop=False): row for row in rows}
    return {word: row for word, row in words.items() if word}


def _titles(handbook: Handbook) -> Iterator[Passage]:
    for entry in handbook.entries:
        yield Passage(entry.where, entry.title, entry.id)


def _spared(handbook: Handbook) -> Iterator[Location]:
    """Yield the places of texts that say what is wrong on purpose, or in somebody else's words."""
    bound = (never_say for script in handbook.scripts for never_say in script.never_say)
    yield from (never_say.text.where for never_say in (*bound, *handbook.never_says))
    yield from (text.where for norm in handbook.norms for text in norm.bad)
    for quiz in handbook.quizzes:
        for question in quiz.questions:
            yield from (option.where for option in question.options if option.letter not in question.key)


def _check_passage(
    handbook: Handbook, passage: Passage, words: Mapping[str, Discouraged], wordlist: WordList
) -> Iterator[Fault]:
    line = Utterance(passage.text, handbook.folding)
    for word in wordlist.find(line.full):
        row = words[word]
        if passage.entry != row.entry and _uses(handbook, line, word):
            key = "discouraged" if row.instead else "avoid"
            yield Fault(
                Place(passage.where, passage.entry, passage.text),
                key,
                {"word": row.text, "instead": row.instead},
                related=(Place(row.where, row.entry, row.instead or row.text),),
                matched=row.text,
                help=("write" if row.instead else "reword", "allow"),
            )


def _uses(handbook: Handbook, line: Utterance, word: str) -> bool:
    """Tell whether the word stands in the line as a word of its own that the line itself says."""
    begin = line.full.find(word)
    while begin >= 0:
        place = line.locate(begin, begin + len(word), drop=False)
        longer = (other for other in handbook.wording_context.lexicon if word in other and word != other)
        covered = any(_covers(other, word, line.full, begin) for other in longer)
        if not covered and line.words.within(*place) and not is_mentioned(line.text, *place):
            return True
        begin = line.full.find(word, begin + 1)
    return False


def _covers(longer: str, word: str, line: str, begin: int) -> bool:
    starts = (begin - i for i in range(len(longer)) if longer.startswith(word, i))
    return any(start >= 0 and line.startswith(longer, start) for start in starts)


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many texts were read for how many words."""
    return {"texts": len(handbook.texts) + len(handbook.entries), "words": len(_words(handbook))}
