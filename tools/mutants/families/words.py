"""Phrases: copied between say and never-say with cosmetic changes, or said where the act they do is forbidden."""

import re
from collections.abc import Callable, Iterator
from functools import cache

import opencc

from tools.mutants.family import Family, Mutant
from tools.mutants.manuscript import Data, Edit, Entry, Manuscript
from tools.mutants.situations import boxes
from tools.mutants.twin import altered, instead

SAID = ("said-and-forbidden",)
_PUNCTUATION = re.compile("[，。？！、；]")

Disguise = Callable[[str], str]


def wordings(script: Entry) -> Iterator[tuple[int, str]]:
    """Yield the prescribed wordings of a script with the number of their line."""
    for number, line in enumerate(script.data["lines"]):
        say = line.get("say", ()) if isinstance(line, dict) else line
        yield from ((number, text) for text in ([say] if isinstance(say, str) else say))


def _clause(text: str) -> str:
    """Return the first clause of at least seven characters without placeholder or reference, empty if none."""
    clauses = [
        clause for clause in _PUNCTUATION.split(text) if len(clause) >= 7 and not re.search("[【@A-Za-z]", clause)
    ]
    return clauses[0] if clauses else ""


def _spaced(text: str) -> str:
    return " ".join(text[start : start + 3] for start in range(0, len(text), 3)).strip()


def punctuated(text: str) -> str:
    """Return the text with other punctuation."""
    return f"{text[:3]}，{text[3:]}！！"


def _traditional(text: str) -> str:
    return str(_converter().convert(text))


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


def varied(text: str) -> str:
    """Return the text with words that the variants treat alike; the same where it has none."""
    return text.replace("您", "你").replace("吗", "么")


def _widened(text: str) -> str:
    """Return the text with invisible and full-width characters in it."""
    return f"{text[:2]}\u3000{text[2:4]}\u00a0{text[4:]}．"


def _copied_to_never(disguise: Disguise, *, elsewhere: bool = False) -> Callable[[Manuscript], Iterator[Mutant]]:
    """Return the planter of a forbidden wording that is a clause of what the same script has staff say."""

    def plant(manuscript: Manuscript) -> Iterator[Mutant]:
        for script in manuscript.of("scripts"):
            clauses = (_clause(text) for _, text in wordings(script))
            clause = next((each for each in clauses if each and (disguise is str or disguise(each) != each)), "")
            if not clause:
                continue
            never: Data = {"text": disguise(clause), "why": "听着生硬", "instead": "好的"}
            if not elsewhere:
                changed = altered(script, never_say=[*script.data.get("never-say", ()), never])
                yield instead(manuscript, script, changed, change=never["text"])
                continue
            host = next(manuscript.of("never-say"))
            row = {"id": f"{script.id}-never", **never, "scope": [dict(box) for box in boxes(manuscript, script)]}
            yield Mutant(script.id, never["text"], (Edit(host, (host.data, row)),), frozenset([row["id"]]))

    return plant


def _sentence_forbidden(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts that forbid, as an utterance, a whole sentence they prescribe."""
    for script in manuscript.of("scripts"):
        for _, text in wordings(script):
            sentence = next(
                (part for part in re.split("[。？！]", text) if len(part) >= 5 and not re.search("[【@]", part)), ""
            )
            if sentence:
                never = {"text": sentence, "match": "utterance", "why": "听着生硬", "instead": "好的"}
                changed = altered(script, never_say=[*script.data.get("never-say", ()), never])
                yield instead(manuscript, script, changed, change=sentence)
                break


def _filled_placeholder(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts that forbid a wording of theirs with words in the placeholder's stead."""
    for script in manuscript.of("scripts"):
        for _, text in wordings(script):
            match = re.search("([^，。？！、【】@]{4,})【[^】]+】", text)
            if match:
                never = {"text": f"{match[1]}那件事", "why": "听着生硬", "instead": "好的"}
                changed = altered(script, never_say=[*script.data.get("never-say", ()), never])
                yield instead(manuscript, script, changed, change=never["text"])
                break


def _placeholder_in_the_list(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts that forbid a wording of theirs with a placeholder in the stead of two of its characters."""
    name = next(manuscript.of("placeholders")).data["name"]
    for script in manuscript.of("scripts"):
        clause = next((each for _, text in wordings(script) if len(each := _clause(text)) >= 8), "")
        if clause:
            never = {"text": f"{clause[:5]}【{name}】{clause[7:]}", "why": "听着生硬", "instead": "好的"}
            changed = altered(script, never_say=[*script.data.get("never-say", ()), never])
            yield instead(manuscript, script, changed, change=never["text"])


def _gap_in_the_list(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts that forbid a wording of theirs of which … leaves out the middle."""
    for script in manuscript.of("scripts"):
        clause = next((each for _, text in wordings(script) if len(each := _clause(text)) >= 8), "")
        if clause:
            never = {"text": f"{clause[:3]}…{clause[-3:]}", "why": "听着生硬", "instead": "好的"}
            changed = altered(script, never_say=[*script.data.get("never-say", ()), never])
            yield instead(manuscript, script, changed, change=never["text"])


FAMILIES = (
    Family(
        "say-copied", "a prescribed wording is copied into the forbidden ones", "logical", SAID, _copied_to_never(str)
    ),
    Family(
        "say-copied-spaced",
        "a prescribed wording is forbidden with spaces in it",
        "logical",
        SAID,
        _copied_to_never(_spaced),
    ),
    Family(
        "say-copied-punctuated",
        "a prescribed wording is forbidden with other punctuation",
        "logical",
        SAID,
        _copied_to_never(punctuated),
    ),
    Family(
        "say-copied-traditional",
        "a prescribed wording is forbidden in traditional characters",
        "logical",
        SAID,
        _copied_to_never(_traditional),
    ),
    Family(
        "say-copied-varied",
        "a prescribed wording is forbidden with variants of its words",
        "logical",
        SAID,
        _copied_to_never(varied),
    ),
    Family(
        "say-copied-wide",
        "a prescribed wording is forbidden with full-width spaces in it",
        "logical",
        SAID,
        _copied_to_never(_widened),
    ),
    Family(
        "say-listed",
        "a prescribed wording is on the list of forbidden ones",
        "logical",
        SAID,
        _copied_to_never(punctuated, elsewhere=True),
    ),
    Family(
        "sentence-forbidden",
        "a whole prescribed sentence is forbidden as an utterance",
        "logical",
        SAID,
        _sentence_forbidden,
    ),
    Family(
        "placeholder-filled",
        "a prescribed wording is forbidden with words in the placeholder's stead",
        "logical",
        SAID,
        _filled_placeholder,
    ),
    Family(
        "placeholder-forbidden",
        "a forbidden wording has a placeholder where a prescribed one has words",
        "logical",
        SAID,
        _placeholder_in_the_list,
    ),
    Family(
        "middle-left-out",
        "a prescribed wording is forbidden with its middle left out",
        "logical",
        SAID,
        _gap_in_the_list,
    ),
)
