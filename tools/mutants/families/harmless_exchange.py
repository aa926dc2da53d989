"""Exchanges told otherwise that leave nobody without words: nothing is missing, though it looks as if."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from tools.mutants.families.words import wordings
from tools.mutants.family import Family, Mutant
from tools.mutants.figures import limited, read_figure
from tools.mutants.manuscript import Data, Edit, Manuscript
from tools.mutants.parts import retold, with_line
from tools.mutants.situations import as_scope, boxes, free_flags, narrow
from tools.mutants.speech import Speech, entry_acts, says, speech_of
from tools.mutants.twin import altered, enrol, instead, like

_STOP = re.compile("(?<=[。？！])(?!$)")


def _other_marker(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts with one marker of an act changed for another that does just the same."""
    speech = speech_of(manuscript)
    for script in manuscript.of("scripts"):
        for number, text in wordings(script):
            changed = next(_say_otherwise(manuscript, speech, text), "")
            if changed:
                line = retold(script.data["lines"][number], text, changed)
                yield instead(manuscript, script, with_line(script, number, line), change=changed[:24])
                break


_ALIKE = {
    "抱歉": "对不起",
    "对不起": "抱歉",
    "谢谢": "感谢",
    "再见": "祝您一切顺利，再见",
    "可以吗": "行吗",
    "行吗": "可以吗",
}


def _say_otherwise(manuscript: Manuscript, speech: Speech, text: str) -> Iterator[str]:
    for word, other in _ALIKE.items():
        changed = text.replace(word, other, 1)
        if changed != text and speech.acts(changed) == speech.acts(text):
            yield changed


def _line_split(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts of which one line became two, sentence by sentence."""
    for script in manuscript.of("scripts"):
        for number, line in enumerate(script.data["lines"]):
            parts = (
                _STOP.split(line)
                if isinstance(line, str)
                else [text for each in says(line) for text in _STOP.split(each)]
            )
            plain = isinstance(line, str) or (len(says(line)) == 1 and not line.keys() & {"acts", "promises"})
            if len(parts) > 1 and plain:
                rest = {} if isinstance(line, str) else {key: value for key, value in line.items() if key != "say"}
                each: list[Any] = [part if not rest else {"say": part, **rest} for part in parts]
                lines = [*script.data["lines"][:number], *each, *script.data["lines"][number + 1 :]]
                yield instead(manuscript, script, altered(script, lines=lines), change=parts[1][:20])
                break


def _lines_joined(manuscript: Manuscript) -> Iterator[Mutant]:
    for script in manuscript.of("scripts"):
        lines = script.data["lines"]
        for number, (one, other) in enumerate(pairwise(lines)):
            short = isinstance(one, str) and isinstance(other, str) and one.endswith(("。", "？", "！"))
            if short:
                joined = [*lines[:number], f"{one}{other}", *lines[number + 2 :]]
                yield instead(manuscript, script, altered(script, lines=joined), change=other[:20])
                break


def _script_split(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts cut in two for the same situations, the second half in a script of its own."""
    for script in manuscript.of("scripts"):
        lines = script.data["lines"]
        if any(isinstance(line, dict) and "do" in line for line in lines):
            continue  # what is done before and after in one script is in order, in two it is not
        half = next((place for place in range(len(lines) // 2, len(lines)) if says(lines[place])), 0)
        if half and any(says(line) for line in lines[:half]):
            kept = {key: value for key, value in script.data.items() if key in ("theme", "scope", "owner", "sources")}
            second: Data = {
                "id": f"{script.id}-on",
                "title": f"{script.data['title']}（续）",
                **kept,
                "lines": lines[half:],
            }
            if "then" in script.data:
                second["then"] = script.data["then"]
            changed = altered(script, lines=lines[:half], then=None)
            yield Mutant(script.id, f"cut at {half}", (Edit(script, (changed, second)),))


def _said_on_both_branches(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts that say a line whether a flag is up or down."""
    for script in manuscript.of("scripts"):
        flags = free_flags(manuscript, script)
        for number, line in enumerate(script.data["lines"]):
            if isinstance(line, str) and flags:
                both = [{"say": line, "if": {flags[-1]: value}} for value in ("yes", "no")]
                lines = [*script.data["lines"][:number], *both, *script.data["lines"][number + 1 :]]
                yield instead(manuscript, script, altered(script, lines=lines), change=f"{flags[-1]}: {line[:16]}")
                break


def _unrelated_script(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield a script more, for the same situations or fewer of them."""
    for number, script in enumerate(manuscript.of("scripts")):
        flags = free_flags(manuscript, script)
        found = boxes(manuscript, script)
        scope = as_scope(narrow(found, **{flags[-1]: "yes"}) if flags and number % 2 else found)
        kept = {key: value for key, value in script.data.items() if key in ("theme", "owner", "sources")}
        row = {"id": f"{script.id}-besides", "title": "顺带一句", **kept, **scope, "lines": ["桌上这支笔您先用着。"]}
        yield Mutant(row["id"], "unrelated", (Edit(script, (script.data, row)),))


def _pause_added(manuscript: Manuscript) -> Iterator[Mutant]:
    for script in manuscript.of("scripts"):
        lines = script.data["lines"]
        if says(lines[0]) and not (isinstance(lines[0], dict) and "wait" in lines[0]):
            waited = [lines[0], {"wait": "reply"}, *lines[1:]]
            yield instead(manuscript, script, altered(script, lines=waited), change="wait after the first line")


def _act_declared(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts with a line that declares what its words do anyway."""
    speech = speech_of(manuscript)
    for script in manuscript.of("scripts"):
        for number, text in wordings(script):
            line = script.data["lines"][number]
            done = sorted(act for act in speech.acts(text) & speech.markers.keys() if act not in speech.lookalikes)
            if isinstance(line, str) and done:
                declared = {"say": line, "acts": [done[0]]}
                yield instead(manuscript, script, with_line(script, number, declared), change=f"{done[0]}: {text[:16]}")
                break


def _quoted_instead(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts whose replacement for a forbidden wording is a line of theirs, word for word."""
    for script in manuscript.of("scripts"):
        nevers = script.data.get("never-say", ())
        always = [line for line in script.data["lines"] if isinstance(line, str) or "if" not in line]
        said = [text for line in always for text in says(line) if "@" not in text]
        if nevers and said:
            rows = [{**nevers[0], "instead": said[-1]}, *nevers[1:]]
            yield instead(manuscript, script, altered(script, never_say=rows), change=said[-1][:20])


def _promise_in_other_unit(manuscript: Manuscript) -> Iterator[Mutant]:
    for script in manuscript.of("scripts"):
        for number, line in enumerate(script.data["lines"]):
            figure = read_figure(line.get("promises")) if isinstance(line, dict) else None
            if figure and figure.is_time and figure.in_smaller_unit() != figure:
                smaller = str(figure.in_smaller_unit())
                changed = with_line(script, number, {**line, "promises": smaller})
                yield instead(manuscript, script, changed, change=smaller)


def _norm_by_shifts(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms written once for each shift, with one figure."""
    rows = manuscript.table("facets").get("shift", {}).get("leaves", ())
    for norm, figure in limited(manuscript):
        found = boxes(manuscript, norm)
        plain = not norm.data.keys() & {"exceptions", "overrides", "since", "until", "before", "after"}
        named = any("shift" in box for box in found)
        counter = any(box.get("channel") == "counter" for box in found)
        if not rows or not plain or named or counter or not figure.is_open:
            continue
        first = altered(norm, **as_scope(narrow(found, shift=rows[0]["id"])))
        second = like(norm, **as_scope(narrow(found, shift=[row["id"] for row in rows[1:]])))
        if not any(f"'{norm.id}'" in str(other.data.get("overrides")) for other in manuscript.of("norms")):
            edits = (Edit(norm, (first, second)), *enrol(manuscript, norm.id, (second,)))
            yield Mutant(norm.id, f"{figure} by shifts", edits)


def _placeholder_renamed(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield placeholders renamed wherever they stand."""
    for row in manuscript.of("placeholders"):
        old, new = f"【{row.data['name']}】", f"【{row.data['name']}全称】"
        using = [entry for entry in manuscript.entries if old in str(entry.data) and entry is not row]
        ours = any(word in row.data["name"] for word in ("机构", "单位", "公司"))
        if using and not ours and all(entry.id for entry in using):
            edits = [Edit(row, ({**row.data, "name": f"{row.data['name']}全称"},))]
            edits += [Edit(entry, (_swap(entry.data, old, new),)) for entry in using]
            yield Mutant(using[0].id, new, tuple(edits))


def _swap(value: Any, old: str, new: str) -> Any:
    if isinstance(value, dict):
        return {key: _swap(each, old, new) for key, each in value.items()}
    if isinstance(value, list):
        return [_swap(each, old, new) for each in value]
    return value.replace(old, new) if isinstance(value, str) else value


def _moved_to_a_neighbour(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield what comes last moved into a script of its own for the same place, which others may say too."""
    speech = speech_of(manuscript)
    for script in manuscript.of("scripts"):
        lines = script.data["lines"]
        last = lines[-1]
        done = speech.acts("".join(says(last)))
        if (
            len(lines) > 1
            and says(last)
            and done & {"thank", "next-step", "offer-alternative", "farewell", "promise-time"}
        ):
            kept = {key: value for key, value in script.data.items() if key in ("theme", "scope", "owner", "sources")}
            row = {"id": f"{script.id}-end", "title": f"{script.data['title']}（末句）", **kept, "lines": [last]}
            left = altered(script, lines=lines[:-1])
            if any(says(line) for line in lines[:-1]) and entry_acts(speech, script):
                yield Mutant(script.id, f"last line apart: {'/'.join(sorted(done))}", (Edit(script, (left, row)),))


FAMILIES = tuple(
    Family(name, says_, "harmless", (), plant)
    for name, says_, plant in (
        ("marker-changed", "a line does the same in other words", _other_marker),
        ("line-split", "one line became two", _line_split),
        ("lines-joined", "two lines became one", _lines_joined),
        ("script-split", "the second half of a script stands by itself", _script_split),
        ("last-line-apart", "the last line moved to another script of the same exchange", _moved_to_a_neighbour),
        ("both-branches", "a line is said on either branch", _said_on_both_branches),
        ("unrelated-script", "a script more that has nothing to do with it", _unrelated_script),
        ("pause-added", "staff wait for the answer to the first line", _pause_added),
        ("act-declared", "a line declares what it does anyway", _act_declared),
        ("line-quoted-instead", "the replacement is a line of the script", _quoted_instead),
        ("promise-in-other-unit", "a promise is typed in a smaller unit", _promise_in_other_unit),
        ("norm-by-shifts", "a norm is written once for each shift", _norm_by_shifts),
        ("placeholder-renamed-everywhere", "a placeholder is renamed wherever it stands", _placeholder_renamed),
    )
)
