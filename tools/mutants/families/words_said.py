"""Forbidden phrases that found their way into what staff are told to say."""

from collections.abc import Callable, Iterator
from typing import Any

from tools.mutants.families.words import SAID, Disguise, punctuated, varied
from tools.mutants.family import Family, Mutant
from tools.mutants.manuscript import Entry, Manuscript
from tools.mutants.situations import boxes, overlap
from tools.mutants.twin import altered, instead


def _said_anyway(match: str, disguise: Disguise) -> Callable[[Manuscript], Iterator[Mutant]]:
    """Return the planter of a prescribed line that says what the same script forbids."""

    def plant(manuscript: Manuscript) -> Iterator[Mutant]:
        for script in manuscript.of("scripts"):
            for never in script.data.get("never-say", ()):
                if never.get("match", "pattern") == match and "【" not in never["text"]:
                    said = _fill(never["text"])
                    line = {"utterance": f"{disguise(said)}。", "word": f"好的，{said}。"}.get(
                        match, f"好的，{disguise(said)}，就这样。"
                    )
                    changed = altered(script, lines=[*script.data["lines"], line])
                    yield instead(manuscript, script, changed, change=line)
                    break

    return plant


def _fill(text: str) -> str:
    return text.replace("…", "这些")


def _free_list_broken(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts that say what a list of forbidden wordings forbids in their scope."""
    for never in manuscript.of("never-say"):
        hosts = [
            script
            for script in manuscript.of("scripts")
            if overlap(manuscript, boxes(manuscript, script), boxes(manuscript, never))
        ]
        for script in hosts[::7][:4]:
            said = _fill(never.data["text"])
            line = f"{said}。" if never.data.get("match") == "utterance" else f"好的，{punctuated(said)}"
            changed = altered(script, lines=[*script.data["lines"], line])
            yield instead(manuscript, script, changed, change=f"{line} / {never.id}")


def _instead_forbidden(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts whose replacement for one forbidden wording is another one they forbid."""
    for script in manuscript.of("scripts"):
        nevers = script.data.get("never-say", ())
        others = [never for never in nevers if never.get("match", "pattern") == "pattern" and "【" not in never["text"]]
        if len(nevers) > 1 and others:
            place = 0 if nevers[0] is not others[-1] else 1
            changed = [*nevers]
            changed[place] = {**nevers[place], "instead": f"{_fill(others[-1]['text'])}。"}
            yield instead(manuscript, script, altered(script, never_say=changed), change=str(changed[place]["instead"]))


def _good_example_forbidden(manuscript: Manuscript) -> Iterator[Mutant]:
    for never in manuscript.of("never-say"):
        hosts = [
            norm
            for norm in manuscript.of("norms")
            if overlap(manuscript, boxes(manuscript, norm), boxes(manuscript, never))
        ]
        for norm in hosts[::11][:3]:
            example = f"{_fill(never.data['text'])}。"
            yield instead(manuscript, norm, altered(norm, good=[example]), change=f"{example} / {never.id}")


def _forbidden_act_said(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts with a line that does, by its words, what a norm forbids there."""
    for norm in manuscript.of("norms"):
        act = manuscript.table("acts").get(norm.data.get("act", ""), {})
        if norm.data["level"] not in ("must-not", "should-not") or not act.get("markers"):
            continue
        fitting = [script for script in manuscript.of("scripts") if _surely_meets(manuscript, script, norm)]
        for number, script in enumerate(fitting[:: max(1, len(fitting) // 3)]):
            marker = _fill(act["markers"][number % len(act["markers"])])
            if "【" in marker:
                continue
            line: Any = f"是这样，{marker}，您看呢。"
            changed = altered(script, lines=[*script.data["lines"], line])
            yield instead(manuscript, script, changed, change=f"{line} / {norm.id}")


def _surely_meets(manuscript: Manuscript, script: Entry, norm: Entry) -> bool:
    return overlap(manuscript, boxes(manuscript, script), boxes(manuscript, norm))


FAMILIES = (
    Family("never-said", "a forbidden wording is prescribed", "logical", SAID, _said_anyway("pattern", str)),
    Family(
        "never-said-disguised",
        "a forbidden wording is prescribed with other punctuation",
        "logical",
        SAID,
        _said_anyway("pattern", punctuated),
    ),
    Family(
        "never-uttered",
        "what may not stand alone is prescribed as a sentence of its own",
        "logical",
        SAID,
        _said_anyway("utterance", varied),
    ),
    Family("never-word-said", "a forbidden word is prescribed", "logical", SAID, _said_anyway("word", str)),
    Family(
        "list-broken", "a wording from the list of forbidden ones is prescribed", "logical", SAID, _free_list_broken
    ),
    Family(
        "instead-forbidden",
        "the replacement of a forbidden wording is another forbidden one",
        "logical",
        SAID,
        _instead_forbidden,
    ),
    Family("example-forbidden", "a good example uses a forbidden wording", "logical", SAID, _good_example_forbidden),
    Family("forbidden-act-said", "a line does by its words what a norm forbids", "logical", SAID, _forbidden_act_said),
)
