"""Exchanges without the part that another part calls for: a hold without return, a refusal without reason."""

from collections.abc import Callable, Collection, Iterator
from typing import Any

from tools.mutants.family import Family, Mutant
from tools.mutants.manuscript import Data, Entry, Manuscript
from tools.mutants.speech import PROMISE, Speech, done_nearby, entry_acts, line_acts, says, speech_of
from tools.mutants.twin import altered, instead

MOVE = ("missing-move",)
_FILLER = "这件事我这边记着。"


def _cut(when: Collection[str], needs: Collection[str], filler: str = "") -> Callable[[Manuscript], Iterator[Mutant]]:
    """Return the planter that takes *needs* out of the scripts that do *when*, if nobody else there does them."""

    def plant(manuscript: Manuscript) -> Iterator[Mutant]:
        speech = speech_of(manuscript)
        for row in manuscript.of("follow"):
            needed = _as_list(row.data["needs"])
            if row.data["when"] not in when or (needs and set(needed).isdisjoint(needs)):
                continue
            for script in manuscript.of("scripts"):
                yield from _take_out(manuscript, speech, script, row.data["when"], needed, filler)

    return plant


def _as_list(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _take_out(
    manuscript: Manuscript, speech: Speech, script: Entry, when: str, needs: list[str], filler: str
) -> Iterator[Mutant]:
    done = entry_acts(speech, script)
    if when not in done or done.isdisjoint(needs) or not speech.markers.keys() >= set(needs):
        return
    doing = {act for act in {*speech.markers, *speech.implied} if not speech.close([act]).isdisjoint(needs)}
    lines = [each for line in script.data["lines"] if (each := _strip(speech, line, doing, filler))]
    changed = altered(script, lines=lines, then=_strip_then(speech, script.data.get("then"), doing))
    left = Entry(script.collection, changed, script.file, script.begin, script.end)
    surely = any(when in line_acts(speech, line) for line in lines) and when not in speech.lookalikes
    if surely and entry_acts(speech, left).isdisjoint(needs) and not done_nearby(manuscript, script, needs):
        yield instead(manuscript, script, changed, change=f"{when} without {'/'.join(needs)}")


def _strip(speech: Speech, line: Any, acts: Collection[str], filler: str) -> Any:
    """Return a line without what does *acts*; nothing if nothing is left of it."""
    if isinstance(line, str):
        return speech.without(line, acts, filler)
    data: Data = {key: value for key, value in line.items() if key not in ("acts", "promises")}
    if declared := [act for act in line.get("acts", ()) if act not in acts]:
        data["acts"] = declared
    if "promises" in line and PROMISE not in acts:
        data["promises"] = line["promises"]
    if "say" in line:
        kept = [text for each in says(line) if (text := speech.without(each, acts, filler))]
        data["say"] = kept
        return data if kept else None
    return None if line.get("do") in acts else data


def _strip_then(speech: Speech, then: Any, acts: Collection[str]) -> Any:
    declared = then.get("acts", ()) if isinstance(then, dict) else ()
    return None if not (speech.acts(str(then)) | speech.close(declared)).isdisjoint(acts) else then


def _planted(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts with one more line that does what calls for something nobody there does."""
    speech = speech_of(manuscript)
    acts = manuscript.table("acts")
    scripts = list(manuscript.of("scripts"))
    for number, row in enumerate(manuscript.of("follow")):
        when, needs = row.data["when"], _as_list(row.data["needs"])
        marker = next((each for each in acts[when].get("markers", ()) if "…" not in each and "【" not in each), "")
        line: Any = f"是这样，{marker}。" if marker else {"do": when}
        if not line_acts(speech, line).isdisjoint(needs) or when in speech.lookalikes:
            continue
        for script in scripts[number::3]:
            done = entry_acts(speech, script)
            if done.isdisjoint({when, *needs}) and not done_nearby(manuscript, script, {when, *needs}):
                changed = altered(script, lines=[*script.data["lines"], line])
                yield instead(manuscript, script, changed, change=f"{line} without {'/'.join(needs)}")
                break


def _demanded(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms that from now on demand of everybody in one place what no script there says."""
    speech = speech_of(manuscript)
    spoken = [act for act in speech.markers if act not in speech.lookalikes]
    for number, script in enumerate(manuscript.of("scripts")):
        scope = script.data.get("scope")
        act = spoken[number % len(spoken)] if spoken else ""
        if isinstance(scope, dict) and act not in entry_acts(speech, script):
            if done_nearby(manuscript, script, [act]):
                continue
            host = next(iter(manuscript.of("norms")))
            box = {**manuscript.default_scope(script), **scope}
            row: Data = {"id": f"say-{act}", "title": "这里要说到", "level": "must", "statement": "这里要说到这一句。"}
            row |= {"scope": box, "act": act} | {
                key: host.data[key] for key in ("sources", "theme") if key in host.data
            }
            mutant = instead(manuscript, host, host.data, row, change=f"{act} in {script.id}")
            yield Mutant(script.id, mutant.change, mutant.edits, frozenset([row["id"]]))


def _demanded_words_cut(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts without the words that a must-norm demands there."""
    speech = speech_of(manuscript)
    for norm in manuscript.of("norms"):
        act = norm.data.get("act", "")
        plain = norm.data["level"] == "must" and not norm.data.keys() & {"remedies", "exceptions", "since", "until"}
        if not plain or act not in speech.markers or not isinstance(norm.data.get("scope", {}), dict):
            continue
        asked = {**manuscript.default_scope(norm), **norm.data.get("scope", {})}
        for script in manuscript.of("scripts"):
            boxes = {**manuscript.default_scope(script), **_only(script.data.get("scope"))}
            if asked and all(boxes.get(key) == value for key, value in asked.items()):
                doing = {each for each in speech.markers if act in speech.close([each])}
                lines = [each for line in script.data["lines"] if (each := _strip(speech, line, doing, ""))]
                changed = altered(script, lines=lines, then=_strip_then(speech, script.data.get("then"), doing))
                left = Entry(script.collection, changed, script.file, script.begin, script.end)
                if act not in entry_acts(speech, script) or act in entry_acts(speech, left) or not lines:
                    continue
                if not done_nearby(manuscript, script, [act]):
                    yield instead(manuscript, script, changed, change=f"{act} / {norm.id}")


def _only(scope: Any) -> Data:
    return scope if isinstance(scope, dict) else {}


_CONTACT = ("ask-identity", "ask-contact-details")
_ALL = (
    *("apologise", "mute", "announce-hold", "transfer", "refuse", "take-complaint", "promise-call-back", "farewell"),
    *(*_CONTACT, "ask-to-repeat", "remind-to-stop", "report-progress", "announce-pause", "say-where-going"),
    "start-repair",
)

FAMILIES = tuple(
    Family(name, says_, "gap", MOVE, plant)
    for name, says_, plant in (
        ("apology-left-alone", "an apology leads on to nothing", _cut(("apologise",), ())),
        (
            "hold-without-return",
            "nobody comes back after a hold",
            _cut(("mute", "announce-hold"), ("return-from-hold",)),
        ),
        ("transfer-unannounced", "a call is passed on without a word", _cut(("transfer",), ())),
        ("reason-dropped", "a refusal without its reason", _cut(("refuse",), ("give-reason",))),
        (
            "way-out-dropped",
            "a refusal without another way",
            _cut(("refuse", "announce-pause"), ("offer-alternative",)),
        ),
        ("complaint-without-time", "a complaint without a time", _cut(("take-complaint",), ("promise-time",))),
        (
            "promised-time-dropped",
            "a promise without its time",
            _cut(("promise-call-back", "report-progress"), ("promise-time",)),
        ),
        (
            "question-without-reason",
            "personal details are asked for without a reason",
            _cut(_CONTACT, ("give-reason",)),
        ),
        ("thanks-dropped", "a farewell without thanks", _cut(("farewell",), ("thank",))),
        ("marker-reworded-away", "the sentence that mattered says something else", _cut(_ALL, (), _FILLER)),
        ("company-never-came", "a line is added that calls for another one", _planted),
        ("demand-unheard", "a norm demands words that the scripts there do not have", _demanded),
        ("demanded-words-cut", "a script loses the words that a norm demands", _demanded_words_cut),
    )
)
