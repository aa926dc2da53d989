"""What a line is declared to do, its words must let a listener hear.

`acts` on a line counts as if the words did it: an apology that is declared but not said satisfies every rule that asks
for one. So each wording of a line is read for the markers of the acts declared by hand. An act without markers can only
be declared, and is not looked for.

Bad:

```yaml
scripts:
  - id: late
    lines:
      - say: 刚才线路忙，我们接着办。  # <- finding
        acts: [thank]
```

Good:

```yaml
scripts:
  - id: late
    lines:
      - {say: 谢谢您没挂，我们接着办。, acts: [thank]}
```
"""

from collections.abc import Iterator, Mapping

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.model.entries import Line, Script
from generator.rule import Language, Sentences
from generator.spoken import PROMISE

SEVERITY: Severity = "warning"

EXPLANATION = """写明这句话做了什么，话里就要听得出来。

一行写了 acts，检查就当这句话做到了：写着致歉、话里没有致歉，别处要求致歉的规定也会放过它。所以手写的动作，
每一种说法里都要有它的标志词。没有标志词的动作只能手写，不查。"""

MESSAGES: Sentences = {
    "hollow": {
        "zh": "「{title}」写明“{line}”做了“{act}”，话里却听不出来",
        "en": "“{title}” declares that “{line}” does “{act}”, but nothing in the words says so",
    },
}

HELP: Sentences = {
    "say": {"zh": "把“{act}”的话补进这一句，例如“{marker}”", "en": "say it, for instance “{marker}”"},
    "marker": {
        "zh": "话里其实说了：在 {acts} 的 acts 里，给“{act}”写 more-markers: [话里的几个字]",
        "en": "it is said: write more-markers: [some of the words] under “{act}”, acts in {acts}",
    },
    "remove": {"zh": "本来没有做：从 acts 里去掉", "en": "it is not done: take it out of acts"},
}

COMPARED: Mapping[Language, str] = {
    "zh": "{declared} 处手写的言语动作",
    "en": "{declared} speech acts declared by hand",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield the wordings in which an act declared by hand cannot be heard."""
    for script, line, act in _declared(handbook):
        for text in line.say:
            if act not in handbook.markers.recognise(text.text):
                marker, name, declared = (
                    handbook.acts[act].markers[0],
                    handbook.acts[act].name,
                    handbook.acts[act].where,
                )
                yield Fault(
                    Place(text.where, script.id, text.text),
                    "hollow",
                    {
                        "title": script.title,
                        "line": text.text,
                        "act": name,
                        "marker": marker,
                        "acts": handbook.acts[act].where.file,
                    },
                    related=(Place(declared, "", name),),
                    help=("say", "marker", "remove"),
                )


def _declared(handbook: Handbook) -> Iterator[tuple[Script, Line, str]]:
    """Yield the acts declared by hand that words could show; a promised limit is a promise whatever the words."""
    for script in handbook.scripts:
        for line in script.lines if script.status != "retired" else ():
            for name in line.acts:
                act = handbook.acts.get(name)
                if act and act.speech and act.markers and not (name == PROMISE and line.promises):
                    yield script, line, name


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many acts were declared by hand."""
    return {"declared": sum(1 for _ in _declared(handbook))}
