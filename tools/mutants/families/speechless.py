"""Situations without words: scripts gone or narrowed, replacements nobody says, promises nobody has to keep."""

from collections.abc import Iterator
from typing import Any

from tools.mutants.family import Family, Mutant
from tools.mutants.figures import read_figure
from tools.mutants.manuscript import Edit, Entry, Manuscript
from tools.mutants.situations import as_scope, boxes, free_flags, leaves, narrow
from tools.mutants.speech import meets, neighbours, places, speech_of
from tools.mutants.twin import altered, instead

UNSCRIPTED = ("unscripted-situation",)
_TEACHING = ("scripts", "norms", "etiquette", "never-say", "personas", "checklists", "quizzes")
_INVENTED = "窗外那排银杏全黄透了"


def _expected(manuscript: Manuscript) -> Iterator[tuple[Entry, str, str]]:
    """Yield each channel and situation for which some row, that names nothing else, expects words."""
    for row in manuscript.of("expect"):
        scope = row.data.get("scope", {})
        if (
            row.data["needs"] == "script"
            and isinstance(scope, dict)
            and scope.keys() <= {"channel", "situation", "role"}
        ):
            for channel in sorted(leaves(manuscript, "channel", scope.get("channel", []))):
                for situation in sorted(leaves(manuscript, "situation", scope.get("situation", []))):
                    yield row, channel, situation


def _speaking(manuscript: Manuscript, channel: str, situation: str) -> list[Entry]:
    """Return the scripts that may hold on a channel in a situation."""
    return [script for script in manuscript.of("scripts") if _holds(manuscript, script, channel, situation)]


def _holds(manuscript: Manuscript, entry: Entry, channel: str, situation: str) -> bool:
    return any(
        channel in leaves(manuscript, "channel", box.get("channel", channel))
        and situation in leaves(manuscript, "situation", box.get("situation", situation))
        for box in places(manuscript, entry)
    )


def _name(manuscript: Manuscript, situation: str) -> str:
    return _find_name(manuscript.table("facets")["situation"]["leaves"], situation)


def _find_name(rows: Any, id_: str) -> str:
    found = (row["name"] if row["id"] == id_ else _find_name(row.get("children", ()), id_) for row in rows)
    return next(filter(None, found), "")


def _only_scripts(manuscript: Manuscript) -> Iterator[tuple[Entry, str]]:
    """Yield the scripts that alone have words for some situation, each once, with the situation's name."""
    seen: set[str] = set()
    for _, channel, situation in _expected(manuscript):
        speaking = _speaking(manuscript, channel, situation)
        if len(speaking) == 1 and speaking[0].id not in seen:
            seen.add(speaking[0].id)
            yield speaking[0], _name(manuscript, situation)


def _deleted(manuscript: Manuscript) -> Iterator[Mutant]:
    for script, situation in _only_scripts(manuscript):
        if len(manuscript.sources[script.file].data["scripts"]) > 1:
            yield Mutant(script.id, f"no words for {situation}", (Edit(script, ()),), words=frozenset([situation]))


def _narrowed(manuscript: Manuscript) -> Iterator[Mutant]:
    for script, situation in _only_scripts(manuscript):
        if flags := free_flags(manuscript, script):
            changed = altered(script, **as_scope(narrow(boxes(manuscript, script), **{flags[-1]: "yes"})))
            mutant = instead(manuscript, script, changed, change=f"{flags[-1]} only")
            yield Mutant(script.id, mutant.change, mutant.edits, words=frozenset([situation]))


def _draft(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts that held until yesterday."""
    for script, situation in _only_scripts(manuscript):
        if not script.data.keys() & {"since", "until"}:
            mutant = instead(manuscript, script, altered(script, until="2026-11-21"), change="ended yesterday")
            yield Mutant(script.id, mutant.change, mutant.edits, words=frozenset([situation]))


def _row_widened(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield rows that expect words for a situation in which nobody has any."""
    for row in manuscript.of("expect"):
        scope = row.data.get("scope", {})
        if row.data["needs"] != "script" or not isinstance(scope, dict) or "channel" not in scope:
            continue
        asked = leaves(manuscript, "situation", scope.get("situation", []))
        (channel, *_) = sorted(leaves(manuscript, "channel", scope["channel"]))
        for situation in _all_situations(manuscript):
            if (
                situation not in asked
                and not _speaking(manuscript, channel, situation)
                and _possible(manuscript, channel, situation)
            ):
                situations = scope["situation"] if isinstance(scope["situation"], list) else [scope["situation"]]
                changed = altered(row, scope={**scope, "situation": [*situations, situation]})
                yield Mutant(
                    row.id,
                    f"{situation} on {channel}",
                    (Edit(row, (changed,)),),
                    words=frozenset([_name(manuscript, situation)]),
                )


def _possible(manuscript: Manuscript, channel: str, situation: str) -> bool:
    """Tell whether no box of the impossible touches the place, whatever else the box names."""
    return not any(
        channel in leaves(manuscript, "channel", row.data.get("channel", channel))
        and situation in leaves(manuscript, "situation", row.data.get("situation", situation))
        for row in manuscript.of("impossible")
    )


def _invented(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts whose replacement for a forbidden wording is something nobody says."""
    for script in manuscript.of("scripts"):
        nevers = script.data.get("never-say", ())
        for number, never in enumerate(nevers):
            if "instead" in never:
                rows = [*nevers]
                rows[number] = {**never, "instead": _INVENTED}
                yield instead(manuscript, script, altered(script, never_say=rows), change=never["text"])
                break


def _all_situations(manuscript: Manuscript) -> list[str]:
    rows = manuscript.table("facets")["situation"]["leaves"]
    return sorted(leaves(manuscript, "situation", [row["id"] for row in rows]))


def _promise_without_norm(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts that promise a time of which some norm speaks, but for another place."""
    norms = [norm for norm in manuscript.of("norms") if _is_promisable(manuscript, norm)]
    scripts = list(manuscript.of("scripts"))
    for number, norm in enumerate(norms):
        for script in scripts[number::5]:
            if meets(manuscript, norm, script) or any(
                other.collection == "procedures" for other in neighbours(manuscript, script)
            ):
                continue
            line = {"say": "好的，我这边记下了。", "promises": norm.data["limit"]}
            changed = altered(script, lines=[*script.data["lines"], line])
            yield instead(manuscript, script, changed, change=str(norm.data["limit"]))
            break


def _is_promisable(manuscript: Manuscript, norm: Entry) -> bool:
    figure = read_figure(norm.data.get("limit"))
    known = {row["name"] for row in manuscript.table("metrics").values()}
    return bool(
        figure
        and figure.sign == "≤"
        and not figure.head
        and figure.is_time
        and figure.name in known
        and count_bounds(manuscript, figure.name) == 1
    )


def count_bounds(manuscript: Manuscript, metric: str) -> int:
    """Return how many entries bound a metric."""
    row = next(row for row in manuscript.table("metrics").values() if row["name"] == metric)
    ways = (f"{metric} ≤", f"{metric} ≥", f"{metric} <", f"{metric} >", f"{metric} =", f"'{row['id']}'")
    return sum(
        any(way in text for way in ways)
        for entry, text in manuscript.texts
        if entry.collection in ("norms", "etiquette", "procedures", "scripts", "equivalences")
    )


def _backing_narrowed(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms that from now on hold at night only, while a script goes on promising what they demand."""
    if "shift" not in manuscript.table("facets"):
        return
    for norm in manuscript.of("norms"):
        figure = read_figure(norm.data.get("limit"))
        if not figure or any("shift" in box for box in boxes(manuscript, norm)) or "exceptions" in norm.data:
            continue
        promising = [
            script
            for script in manuscript.of("scripts")
            if _promises(manuscript, script, norm, figure.name)
            and meets(manuscript, norm, script)
            and "shift" not in str(script.data)
        ]
        if promising and count_bounds(manuscript, figure.name) == 1 + len(promising):
            script = promising[0]
            if any(other.collection == "procedures" for other in neighbours(manuscript, script)):
                continue
            changed = altered(norm, **as_scope(narrow(boxes(manuscript, norm), shift="night")))
            mutant = instead(manuscript, norm, changed, change=f"{norm.data['limit']} at night only")
            yield Mutant(norm.id, mutant.change, mutant.edits, frozenset(each.id for each in promising))


def _promises(manuscript: Manuscript, script: Entry, norm: Entry, metric: str) -> bool:
    """Tell whether a script promises the metric that a norm limits."""
    row = next(row for row in manuscript.table("metrics").values() if row["name"] == metric)
    promised = [str(line["promises"]) for line in script.data["lines"] if isinstance(line, dict) and "promises" in line]
    return any(f"'{row['id']}'" in each or each == norm.data["limit"] for each in promised)


def _step_without_words(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield procedures with a step that is done by speaking, in words that nobody there has."""
    speech = speech_of(manuscript)
    spoken = [act for act in speech.markers if manuscript.table("acts")[act].get("speech")]
    for procedure in manuscript.of("procedures"):
        heard = speech.acts(str(procedure.data))
        for other in manuscript.entries:
            if other.collection in _TEACHING and meets(manuscript, procedure, other):
                heard |= speech.acts(str(other.data)) | entry_declared(other)
        for number, step in enumerate(procedure.data["steps"]):
            act = next((act for act in spoken[number:] if act not in heard), "")
            if act and "if" not in step:
                steps = [*procedure.data["steps"]]
                steps[number] = {key: value for key, value in step.items() if key not in ("script", "text")} | {
                    "act": act
                }
                yield instead(manuscript, procedure, altered(procedure, steps=steps), change=f"{step['id']}: {act}")


def entry_declared(entry: Entry) -> frozenset[str]:
    """Return the acts that the lines of an entry declare."""
    return frozenset(
        act for line in entry.data.get("lines", ()) if isinstance(line, dict) for act in line.get("acts", ())
    )


FAMILIES = tuple(
    Family(name, says, "gap", expected, plant)
    for name, says, expected, plant in (
        ("script-deleted", "the only script for a situation is gone", UNSCRIPTED, _deleted),
        ("script-narrowed", "the only script for a situation holds on one branch", UNSCRIPTED, _narrowed),
        ("script-ended", "the only script for a situation is no longer in force", UNSCRIPTED, _draft),
        ("words-expected", "words are expected where there are none", UNSCRIPTED, _row_widened),
        ("instead-invented", "what to say instead is said by nobody", ("no-alternative",), _invented),
        (
            "promise-unbacked",
            "a time is promised that nobody demands there",
            ("unbacked-promise",),
            _promise_without_norm,
        ),
        ("backing-narrowed", "the norm behind a promise holds at night only", ("unbacked-promise",), _backing_narrowed),
        (
            "step-without-words",
            "a step is done by speaking, in nobody's words",
            ("wordless-step",),
            _step_without_words,
        ),
    )
)
