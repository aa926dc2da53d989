"""Questions and pauses after which some answer finds no words, and company that a new row of `follow` calls for."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from tools.mutants.family import Family, Mutant
from tools.mutants.manuscript import Data, Edit, Entry, Manuscript
from tools.mutants.situations import leaves
from tools.mutants.speech import done_nearby, entry_acts, line_acts, neighbours, places, says, speech_of
from tools.mutants.twin import altered, instead

UNANSWERED = ("unanswered-reply",)
_TAGS = ("可以吗？", "行吗？", "好吗？", "对吗？", "对不对？")


def _asks(line: Any) -> bool:
    """Tell whether each wording of a line ends in a question with two answers."""
    return bool(says(line)) and all(text.endswith(_TAGS) for text in says(line))


def _one_answer_dropped(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts that ask, wait, and have words for yes and for no, without those for no."""
    for script in manuscript.of("scripts"):
        lines = script.data["lines"]
        for number, line in enumerate(lines[:-2]):
            if not _asks(line) or lines[number + 1] != {"wait": "reply"} or script.data.keys() & {"then", "escalate"}:
                continue
            after = lines[number + 2 :]
            flag = next((key for key, value in _condition(after[0]).items() if value == "yes"), "")
            answers = [_condition(each).get(flag) for each in after]
            if flag and "no" in answers and None not in answers and not _named(manuscript, script, flag):
                kept = [*lines[: number + 2], *(each for each in after if _condition(each).get(flag) == "yes")]
                yield instead(manuscript, script, altered(script, lines=kept), change=f"{flag}: no words for no")
                break


def _condition(line: Any) -> Data:
    condition: Any = line.get("if", {}) if isinstance(line, dict) else {}
    return condition if isinstance(condition, dict) else {}


def _named(manuscript: Manuscript, script: Entry, flag: str) -> bool:
    """Tell whether another script or a procedure of the same place speaks of a flag."""
    return any(f"'{flag}'" in str(other.data) for other in neighbours(manuscript, script))


def _ended_in_a_wait(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts that stop after their first question, where nobody else goes on."""
    for script in manuscript.of("scripts"):
        lines = script.data["lines"]
        asked = [number for number, line in enumerate(lines[:-1]) if _asks(line) and lines[number + 1] != line]
        if asked and not script.data.keys() & {"then", "escalate"} and not list(neighbours(manuscript, script)):
            kept = [*lines[: asked[0] + 1], {"wait": "reply"}]
            yield instead(manuscript, script, altered(script, lines=kept), change=says(lines[asked[0]])[0][-16:])


def _answers_swapped(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts that have the words for no before those for yes."""
    for script in manuscript.of("scripts"):
        lines = script.data["lines"]
        for number, (one, other) in enumerate(pairwise(lines)):
            first, then = _condition(one), _condition(other)
            opposite = sorted(map(str, (*first.values(), *then.values()))) == ["no", "yes"]
            if first.keys() == then.keys() and opposite:
                swapped = [*lines[:number], other, one, *lines[number + 2 :]]
                if all(says(each) for each in (one, other)):
                    yield instead(manuscript, script, altered(script, lines=swapped), change=str(first))
                    break


def _calls(manuscript: Manuscript) -> Iterator[tuple[Entry, str, str]]:
    """Yield scripts with something they surely do, and something that nobody there does."""
    speech = speech_of(manuscript)
    spoken = [act for act in speech.markers if act not in speech.lookalikes]
    for number, script in enumerate(manuscript.of("scripts")):
        sure = [line_acts(speech, line) for line in script.data["lines"] if len(says(line)) == 1]
        done = sorted(act for acts in sure for act in acts if act in spoken)
        wanted = [*spoken[number % len(spoken) :], *spoken[: number % len(spoken)]]
        missing = (act for act in wanted if act not in entry_acts(speech, script))
        need = next((act for act in missing if not done_nearby(manuscript, script, [act])), "")
        if done and need and all({"channel", "situation"} <= place.keys() for place in places(manuscript, script)):
            yield script, done[0], need


def _row(manuscript: Manuscript, when: str, needs: str, scope: Any) -> tuple[Edit, str]:
    (last, *_) = reversed(list(manuscript.of("follow")))
    row: Data = {"id": f"{when}-calls-for-{needs}"[:60], "name": "另外还要一句", "when": when, "needs": needs}
    row |= {"position": "anywhere", "scope": scope, "why": "这里有自己的做法。"}
    return Edit(last, (last.data, row)), f"{when} without {needs}"


def _company_called_for(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield rows for one place that want what nobody there says."""
    for script, when, needs in _calls(manuscript):
        edit, change = _row(manuscript, when, needs, places(manuscript, script))
        yield Mutant(script.id, change, (edit,))


def _company_elsewhere(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield rows for a situation in which nobody does what calls for company."""
    speech = speech_of(manuscript)
    heard = [each for each in manuscript.entries if each.collection in ("scripts", "procedures")]
    for script, when, needs in _calls(manuscript):
        doing = [each for each in heard if when in entry_acts(speech, each) or f"'{when}'" in str(each.data)]
        rows = manuscript.table("facets")["situation"]["leaves"]
        free = (row["id"] for row in rows if not any(_holds(manuscript, each, str(row["id"])) for each in doing))
        if situation := next(free, ""):
            edit, change = _row(manuscript, when, needs, {"situation": situation})
            yield Mutant("", f"{change} in {situation} / {script.id}", (edit,))


def _holds(manuscript: Manuscript, entry: Entry, situation: str) -> bool:
    own = leaves(manuscript, "situation", situation)
    return any(
        own & leaves(manuscript, "situation", place.get("situation", situation)) for place in places(manuscript, entry)
    )


FAMILIES = (
    Family("no-unanswered", "a question has no words for no any more", "gap", UNANSWERED, _one_answer_dropped),
    Family("left-waiting", "a script stops when the customer answers", "gap", UNANSWERED, _ended_in_a_wait),
    Family("company-called-for", "a row wants what nobody there says", "gap", ("missing-move",), _company_called_for),
    Family("answers-swapped", "the words for no come before those for yes", "harmless", (), _answers_swapped),
    Family("company-elsewhere", "a row for where nothing calls for it", "harmless", (), _company_elsewhere),
)
