"""Each theme that the vocabulary expects to be filled must have an entry.

A theme is a page of the handbook. One that no entry in force names is an empty page: either the entries were never
written, or they bear another theme. A row of `expect` that needs a section names the themes, or means all of them; with
a scope, some entry under the theme must hold there.

Bad:

```yaml
themes:
  - {id: parking, title: 停车}  # <- finding
expect:
  - {id: no-empty-page, name: 每个主题都有内容, needs: section, themes: [parking], why: 翻到空页没法用}
```

Good:

```yaml
themes:
  - {id: parking, title: 停车}
expect:
  - {id: no-empty-page, name: 每个主题都有内容, needs: section, themes: [parking], why: 翻到空页没法用}
norms:
  - {id: park-in-line, theme: parking, scope: {channel: counter}}
```
"""

from collections.abc import Iterator, Mapping

from generator.expecting import list_rows
from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.model.assessments import Checklist, Quiz
from generator.model.entries import Entry, Norm, Script
from generator.model.materials import Persona
from generator.model.procedures import Procedure
from generator.rule import Language, Sentences
from generator.scope import Region, intersect
from generator.situation import locate
from generator.stubs import find_home

SEVERITY: Severity = "gap"

EXPLANATION = """词汇表说好要有内容的主题，要有条目。

一个主题就是手册的一页。没有一条生效的条目写着它，这一页就是空的：要么该写的还没写，要么写到别的主题下面去了。
expect 里 needs 写 section 的一行，说明哪些主题（没写就是所有主题）要有内容；写了 scope 的，那里要有条目管到。"""

MESSAGES: Sentences = {
    "empty": {
        "zh": "主题「{title}」下面一条内容也没有，而「{name}」要求有：{why}",
        "en": "there is no entry under the theme “{title}”, though “{name}” expects one: {why}",
    },
}

HELP: Sentences = {
    "norm": {
        "zh": "在 {file} 的 norms 里补：- {{id: {id}-first, title: 标题, theme: {id}, level: must, "
        "statement: 要做的事。}}",
        "en": "add to norms in {file}: - {{id: {id}-first, title: …, theme: {id}, level: must, statement: …}}",
    },
    "theme": {
        "zh": "已有的条目属于它：给那些条目写上 theme: {id}",
        "en": "entries belong to it: give them theme: {id}",
    },
    "row": {
        "zh": "它可以空着：在「{name}」的 themes 里只写要有内容的",
        "en": "it may be empty: let “{name}” name the others",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{rows} 条“主题应有内容”，{themes} 个主题",
    "en": "{rows} expectations of filled themes, {themes} themes",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield every theme that should have an entry in force and has none."""
    for row in list_rows(handbook, "section"):
        region = handbook.space.region(row.scope)
        filled = {entry.theme for entry in handbook.entries if _holds_in(handbook, entry, region)}
        for theme in handbook.vocabulary.themes:
            if theme.id in (row.themes or handbook.themes) and theme.id not in filled:
                yield Fault(
                    where=Place(theme.where, "", theme.title),
                    key="empty",
                    values={
                        "title": theme.title,
                        "id": theme.id,
                        "name": row.name,
                        "why": row.why,
                        "file": find_home(handbook, "norms"),
                    },
                    related=(Place(row.where, "", row.name),),
                    overlap=region,
                    help=("norm", "theme", "row"),
                )


def _holds_in(handbook: Handbook, entry: Entry, region: Region) -> bool:
    """Tell whether an entry is in force somewhere in a region; what has no scope holds wherever it is of use."""
    scope = entry.scope if isinstance(entry, Norm | Script | Procedure | Checklist | Quiz | Persona) else ()
    return bool(intersect(locate(handbook.space, entry, scope), region))


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many expectations and themes were looked at."""
    return {"rows": len(list_rows(handbook, "section")), "themes": len(handbook.vocabulary.themes)}
