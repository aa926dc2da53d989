"""Who, to whom, how often and how much, said otherwise or of somebody else: no clash, though it looks like one."""

from collections.abc import Iterator

from tools.mutants.families.acts import unconditional
from tools.mutants.families.manner import other_role
from tools.mutants.families.rhythms import rhythmic
from tools.mutants.family import Family, Mutant
from tools.mutants.manuscript import Data, Entry, Manuscript
from tools.mutants.parts import questions_of, with_question
from tools.mutants.situations import above, as_scope, boxes, narrow
from tools.mutants.twin import altered, beside, instead, like

_BARE: Data = dict.fromkeys(("limit", "cadence", "before", "after", "to", "authority"))
_SAME_RHYTHM = {
    "每天": "每日",
    "每季": "每 3 个月 1 次",
    "每 6 个月 1 次": "每半年 1 次",
    "每周 2 次": "每周两次",
    "每月 5 日": "每月5日",
    "每 2 天 1 次": "每两天一次",
}
_ROOMY_CEILINGS = {
    "每天": "每周至多 10 次",
    "每周五": "每月至多 6 次",
    "每周一": "每月至多 6 次",
    "每季": "每年至多 8 次",
    "每 6 个月 1 次": "每年至多 4 次",
    "每周 2 次": "每周至多 5 次",
}


def _with_one_doer(manuscript: Manuscript) -> Iterator[tuple[Entry, str]]:
    """Yield the demands of acts for one doer, each with another role."""
    for entry in unconditional(manuscript, "must", "should"):
        if manuscript.has_one_doer(entry.data["act"]) and isinstance(entry.data.get("scope"), dict):
            yield entry, other_role(manuscript, *(box.get("role") for box in boxes(manuscript, entry)))


def _assisted(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms by which another role assists the one doer."""
    for entry, role in _with_one_doer(manuscript):
        scope = {**entry.data["scope"], "role": role}
        helping = like(entry, level="should", scope=scope, statement="在旁边搭把手。", **_BARE, **{"as": "assistant"})
        yield beside(manuscript, entry, helping, change=f"{role} assists")


def _permitted_to_another(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry, role in _with_one_doer(manuscript):
        scope = {**entry.data["scope"], "role": role}
        other = like(entry, level="may", scope=scope, statement="不在的时候可以代办。", **_BARE)
        yield beside(manuscript, entry, other, change=f"{role} may")


def _copied(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms that let somebody else know as well."""
    for entry in manuscript.of("norms"):
        if isinstance(entry.data.get("to"), str) and "copy" not in entry.data:
            role = other_role(manuscript, entry.data["to"], *(box.get("role") for box in boxes(manuscript, entry)))
            yield instead(manuscript, entry, altered(entry, copy=role), change=f"copy: {role}")


def _recipient_one_above(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield special norms that name, of the recipients, the ones among whom the first is."""
    for entry in manuscript.of("norms"):
        to = entry.data.get("to")
        wider = above(manuscript, "role", to) if isinstance(to, str) else ""
        if wider:
            twin = like(entry, level="should", to=wider, cadence=None, limit=None)
            yield beside(manuscript, entry, twin, change=f"{to} / {wider}")


def _retyped(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry, cadence in rhythmic(manuscript):
        if cadence in _SAME_RHYTHM:
            other = _SAME_RHYTHM[cadence]
            yield instead(manuscript, entry, altered(entry, cadence=other), change=f"{cadence} → {other}")


def _capped_with_room(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry, cadence in rhythmic(manuscript):
        if cadence in _ROOMY_CEILINGS and entry.data["level"] == "must":
            twin = like(entry, cadence=_ROOMY_CEILINGS[cadence], limit=None)
            yield beside(manuscript, entry, twin, change=f"{cadence} / {twin['cadence']}")


def _ladder(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms that let another role decide on more."""
    for entry in manuscript.of("norms"):
        number, _, unit = str(entry.data.get("authority", "")).partition(" ")
        if number.isdigit() and not manuscript.has_one_doer(entry.data["act"]):
            role = other_role(manuscript, *(box.get("role") for box in boxes(manuscript, entry)))
            scope = as_scope(narrow(boxes(manuscript, entry), role=role))
            twin = like(entry, **scope, authority=f"{int(number) * 50} {unit}", statement="再往上由他定。")
            yield beside(manuscript, entry, twin, change=f"{role}: {twin['authority']}")


def _wrong_option_worse(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield questions of which a wrong option claims something else."""
    for quiz, number, question in questions_of(manuscript):
        states = question.get("states", {})
        wrong = [each for each in question.get("options", {}) if each not in question["key"] and each in states]
        acts = [each for each in states.values() if isinstance(each, dict) and "act" in each]
        if wrong and acts:
            claim = {"level": "must-not" if acts[0]["level"] == "must" else "must", "act": acts[0]["act"]}
            changed = {**question, "states": {**states, wrong[0]: claim}}
            yield instead(manuscript, quiz, with_question(quiz, number, changed), change=f"{question['id']}: {claim}")


def _options_reordered(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield single choices with two options that change letters, the key and what they claim with them."""
    for quiz, number, question in questions_of(manuscript):
        letters = [*question.get("options", {})]
        if question["type"] == "single" and len(letters) > 1 and "explanation" not in question:
            moved = dict(zip(letters, [*letters[1:], letters[0]], strict=True))
            changed = {**question, "options": {one: question["options"][moved[one]] for one in letters}}
            back = {other: one for one, other in moved.items()}
            changed["key"] = back[question["key"]]
            if "states" in question and question["states"].keys() <= set(letters):
                changed["states"] = {back[letter]: claim for letter, claim in question["states"].items()}
            elif "states" in question:
                continue
            yield instead(manuscript, quiz, with_question(quiz, number, changed), change=question["id"])


FAMILIES = tuple(
    Family(name, says, "harmless", (), plant)
    for name, says, plant in (
        ("assisted", "another role assists the one doer", _assisted),
        ("deputy-permitted", "another role may do it", _permitted_to_another),
        ("copied-too", "somebody else is told as well", _copied),
        ("recipient-one-above", "a should names recipients among whom the first is", _recipient_one_above),
        ("rhythm-retyped", "a rhythm in other words", _retyped),
        ("rhythm-roomy", "a ceiling with room above the rhythm", _capped_with_room),
        ("ladder", "another role may decide on more", _ladder),
        ("wrong-option-worse", "a wrong option claims something else", _wrong_option_worse),
        ("options-reordered", "options change letters, the key with them", _options_reordered),
    )
)
