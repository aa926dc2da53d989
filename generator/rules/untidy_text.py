"""Marks are typed as Chinese ones, once, without a space beside them.

Half-width commas between characters, 。。, a space before a mark, a bracket that opens wide and closes narrow: each
comes from a careless paste, shows on the page and on paper, and may keep a search from finding the words. Whether a
space stands between figures and characters is left to the house. Blanks to be filled in, addresses, codes, forbidden
wordings and bad examples stay as they are. AutoCorrect, which knows the conventions, is asked how a text should look.

Bad:

```yaml
norms:
  - {id: greet-all, statement: "来客人了,先问好。"}  # <- finding
```

Good:

```yaml
norms:
  - {id: greet-all, statement: 来客人了，先问好。}
```
"""

from collections.abc import Iterator, Mapping

from generator.fault import Fault
from generator.finding import Location, Place, Severity
from generator.handbook import Handbook
from generator.model.parts import Passage
from generator.rule import Language, Sentences
from generator.tidying import show_changes, tidy

SEVERITY: Severity = "warning"

EXPLANATION = """标点用中文的，不连用，旁边不空格。

汉字中间的半角逗号、“。。”、标点前的空格、开头全角收尾半角的括号，多半是粘贴时带进来的，页面上、纸上都看得见，有的还会让人搜不到。
中文和数字之间空不空格，各家写法不同，不管。留着手填的空、网址、编号、禁语和反例不看。
该写成什么样，问的是 AutoCorrect，中文排版的规矩它都知道。"""

MESSAGES: Sentences = {
    "untidy": {
        "zh": "“{was}”的标点或空格不整齐，写成“{tidy}”",
        "en": "the marks or spaces of “{was}” are untidy: write “{tidy}”",
    },
    "more": {
        "zh": "“{was}”等 {count} 处的标点或空格不整齐，写成“{tidy}”",
        "en": "the marks or spaces are untidy in {count} places, as in “{was}”: write “{tidy}”",
    },
}

HELP: Sentences = {
    "write": {"zh": "整段写成：{text}", "en": "write the whole of it so: {text}"},
    "part": {"zh": "把“{was}”改成“{tidy}”，别处照样", "en": "write “{tidy}” for “{was}”, and the other places alike"},
}

WHOLE = 80
"""Characters of a text that a report still shows whole."""

COMPARED: Mapping[Language, str] = {"zh": "{texts} 段文字", "en": "{texts} texts"}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield each text that is typed untidily."""
    spared = frozenset(_spared(handbook))
    for passage in (*handbook.texts, *_titles(handbook)):
        if passage.where not in spared and (tidied := tidy(passage.text)) != passage.text:
            changes = tuple(show_changes(passage.text, tidied))
            was, mended = changes[0]
            yield Fault(
                Place(passage.where, passage.entry, passage.text),
                "untidy" if len(changes) == 1 else "more",
                {"was": was, "tidy": mended, "count": str(len(changes)), "text": tidied},
                matched=was,
                help=("write",) if len(tidied) <= WHOLE else ("part",),
            )


def _titles(handbook: Handbook) -> Iterator[Passage]:
    yield from (Passage(entry.where, entry.title, entry.id) for entry in handbook.entries)


def _spared(handbook: Handbook) -> Iterator[Location]:
    """Yield the places of texts that are written as they should not be on purpose."""
    bound = (never_say for script in handbook.scripts for never_say in script.never_say)
    yield from (never_say.text.where for never_say in (*bound, *handbook.never_says))
    yield from (text.where for norm in handbook.norms for text in norm.bad)


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many texts were read."""
    return {"texts": len(handbook.texts) + len(handbook.entries)}
