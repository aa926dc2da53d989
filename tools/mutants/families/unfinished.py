"""Texts that are not done: blanks, broken sentences, vague words, lines that do not do what they are declared to do."""

import re
from collections.abc import Callable, Iterator

from tools.mutants.families.words import wordings
from tools.mutants.family import Family, Mutant
from tools.mutants.figures import limited
from tools.mutants.manuscript import Manuscript
from tools.mutants.parts import retold, with_line
from tools.mutants.speech import line_acts, says, speech_of
from tools.mutants.twin import altered, instead

_FOREIGN = ("恒通银行", "云岭物业公司", "广源集团", "嘉禾有限公司")


def _reworded(change: Callable[[int, str], str]) -> Callable[[Manuscript], Iterator[Mutant]]:
    """Return the planter that changes one wording of a script."""

    def plant(manuscript: Manuscript) -> Iterator[Mutant]:
        for count, script in enumerate(manuscript.of("scripts")):
            for number, text in wordings(script):
                changed = change(count, text)
                if changed != text:
                    line = retold(script.data["lines"][number], text, changed)
                    yield instead(manuscript, script, with_line(script, number, line), change=changed[:24])
                    break

    return plant


def _blank(count: int, text: str) -> str:
    return re.sub("【[^】]+】", ("××", "____", "【】")[count % 3], text, count=1)


def _foreign(count: int, text: str) -> str:
    """Return a wording that says who we are with another organisation's name."""
    name = _FOREIGN[count % len(_FOREIGN)]
    return re.sub(
        "(?<=这里是)(【机构名】|示例维修)|(【机构名】|示例维修)(?=.{0,4}为您服务)|(?<=我是)示例维修",
        name,
        text,
        count=1,
    )


def _broken_off(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms whose statement stops at its first comma."""
    for number, norm in enumerate(manuscript.of("norms")):
        head, comma, _ = norm.data["statement"].partition("，")
        if comma and len(head) > 3 and "@" not in norm.data["statement"]:
            ending = ("、", "，", "以及", "，并且")[number % 4]
            yield instead(manuscript, norm, altered(norm, statement=f"{head}{ending}"), change=f"{head}{ending}")


def _unwritten(manuscript: Manuscript) -> Iterator[Mutant]:
    for number, norm in enumerate(manuscript.of("norms")):
        text = ("待定。", "同上", "（待补充）", "略")[number % 4]
        yield instead(manuscript, norm, altered(norm, statement=text, limit=None), change=text)


def _abbreviated(manuscript: Manuscript) -> Iterator[Mutant]:
    for number, norm in enumerate(manuscript.of("norms", "glossary")):
        key = "statement" if "statement" in norm.data else "definition"
        word = ("KPQ", "ZLR", "QWX")[number % 3]
        yield instead(manuscript, norm, altered(norm, **{key: f"{norm.data[key]}按 {word} 的口径算。"}), change=word)


def _vague(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms whose figure gave way to a word, where nothing else says when."""
    for norm, figure in limited(manuscript):
        act = norm.data.get("act", "")
        alone = sum(f"'{act}'" in str(entry.data) for entry in manuscript.of("norms", "procedures", "scripts")) == 1
        timed = norm.data.keys() & {"exceptions", "before", "after", "cadence"}
        if figure.is_time and not timed and (not act or alone):
            changed = altered(norm, limit=None, statement="事情来了要尽快办好。")
            yield instead(manuscript, norm, changed, change=f"{norm.data['limit']} → 尽快")


def _hollow(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts with a line that is declared to do what its words do not do."""
    speech = speech_of(manuscript)
    acts = [act for act in ("thank", "apologise", "ask-consent", "give-reason", "farewell") if act in speech.markers]
    for count, script in enumerate(manuscript.of("scripts")):
        for number, line in enumerate(script.data["lines"]):
            act = acts[count % len(acts)]
            if says(line) and act not in line_acts(speech, line):
                data = line if isinstance(line, dict) else {"say": line}
                hollow = {**data, "acts": [*data.get("acts", ()), act]}
                yield instead(
                    manuscript, script, with_line(script, number, hollow), change=f"{act}: {says(line)[0][:16]}"
                )
                break


def _long_winded(count: int, text: str) -> str:
    return f"{text.rstrip('。')}，还有就是刚才您说到的那一件事情我们这边的同事也都已经一项一项核对过并且全部记下来了。"


FAMILIES = tuple(
    Family(name, says_, "gap", expected, plant)
    for name, says_, expected, plant in (
        ("blank-left", "a blank is left where a name belongs", ("unknown-placeholder",), _reworded(_blank)),
        ("foreign-organisation", "we introduce ourselves as somebody else", ("foreign-name",), _reworded(_foreign)),
        ("statement-broken-off", "a statement stops in mid-sentence", ("unfinished-text",), _broken_off),
        ("statement-unwritten", "a statement was never written", ("unfinished-text",), _unwritten),
        ("abbreviation-unexplained", "an abbreviation nobody explains", ("undefined-term",), _abbreviated),
        ("limit-left-vague", "a figure gave way to a vague word", ("undefined-limit",), _vague),
        ("act-hollow", "a line is declared to do what it does not", ("hollow-move",), _hollow),
        ("line-too-long", "a line nobody can say in one breath", ("hard-to-say",), _reworded(_long_winded)),
    )
)
