"""Quizzes and checklists: keys altered, claims moved, counts and scores that do not fit."""

from collections.abc import Iterator

from tools.mutants.family import Family, Mutant
from tools.mutants.figures import read_figure
from tools.mutants.manuscript import Edit, Entry, Manuscript
from tools.mutants.parts import items_of, questions_of, with_item, with_question
from tools.mutants.twin import altered, instead

CLAIMED = ("conflicting-limits", "two-standards", "unmarked-exception", "opposed-duties", "stricter-than-general")
SCORES = ("conflicting-scores", "schema")


def _key_moved(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield single choices keyed to a wrong option, of which it is written what it would claim."""
    for quiz, number, question in questions_of(manuscript):
        if question["type"] == "single" and question["options"].keys() <= question.get("states", {}).keys():
            wrong = next(letter for letter in question["options"] if letter != question["key"])
            changed = with_question(quiz, number, {**question, "key": wrong})
            yield instead(manuscript, quiz, changed, change=f"{question['id']}: {question['key']} → {wrong}")


def _false_made_true(manuscript: Manuscript) -> Iterator[Mutant]:
    for quiz, number, question in questions_of(manuscript):
        if question["type"] == "true-false" and question["key"] == "错" and "states" in question:
            yield instead(
                manuscript, quiz, with_question(quiz, number, {**question, "key": "对"}), change=question["id"]
            )


def _norm_moved_under_key(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms with another figure than the keyed answers and items that test them."""
    tested = {
        id_
        for _, _, question in questions_of(manuscript)
        if "limit" in str(question.get("states"))
        for id_ in question.get("tests", ())
    }
    for entry in manuscript.of("norms"):
        figure = read_figure(entry.data.get("limit"))
        if figure and entry.id in tested and figure.is_open:
            for moved in (figure.looser(), figure.stricter()):
                yield instead(manuscript, entry, altered(entry, limit=str(moved)), change=f"{figure} → {moved}")


def _level_moved_under_key(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield prohibitions turned into permissions that a keyed answer still calls forbidden."""
    tested = {
        id_
        for _, _, question in questions_of(manuscript)
        if "must-not" in str(question.get("states"))
        for id_ in question["tests"]
    }
    for entry in manuscript.of("norms"):
        if entry.id in tested and entry.data["level"] == "must-not":
            yield instead(manuscript, entry, altered(entry, level="may"), change="must-not → may")


def _claim_moved(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield checklists of which an item claims another figure than the norm it checks."""
    for checklist in manuscript.of("checklists"):
        for place, item in items_of(checklist):
            figure = read_figure(item.get("states", {}).get("limit"))
            if figure and figure.is_open:
                states = {**item["states"], "limit": str(figure.looser())}
                yield instead(
                    manuscript,
                    checklist,
                    with_item(checklist, place, {**item, "states": states}),
                    change=f"{item['id']}: {states['limit']}",
                )


def _claim_turned(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield checklists of which an item claims the contrary of the norm it checks."""
    turned = {"must": "must-not", "must-not": "must", "should": "should-not"}
    for checklist in manuscript.of("checklists"):
        for place, item in items_of(checklist):
            states = item.get("states", {})
            if "act" in states:
                changed = {**item, "states": {**states, "level": turned[states["level"]]}}
                yield instead(
                    manuscript,
                    checklist,
                    with_item(checklist, place, changed),
                    change=f"{item['id']}: {changed['states']['level']}",
                )


def _count_wrong(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("checklists", "quizzes", "forms"):
        for wrong in (1, 99) if "items" in entry.data else (60,):
            yield instead(manuscript, entry, altered(entry, items=str(wrong)), change=f"items: {wrong}")


def _item_dropped(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield lists that declare how many there are and have lost the last one."""
    for entry in manuscript.of("checklists", "quizzes"):
        if "items" in entry.data:
            if entry.collection == "quizzes":
                yield instead(
                    manuscript,
                    entry,
                    altered(entry, questions=entry.data["questions"][:-1]),
                    change="one question less",
                )
            else:
                *sections, last = entry.data["sections"]
                shorter = [*sections, {**last, "items": last["items"][:-1]}]
                yield instead(manuscript, entry, altered(entry, sections=shorter), change="one item less")


def _scored(manuscript: Manuscript) -> Iterator[Entry]:
    return (entry for entry in manuscript.of("checklists") if "scoring" in entry.data)


def _weighed_otherwise(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield a second checklist for the same people that weighs an item otherwise."""
    for entry in _scored(manuscript):
        for number, section in enumerate(entry.data["sections"]):
            items = [{**item, "weight": str(float(item.get("weight", 1)) * 3)} for item in section["items"]]
            twin = {**entry.data, "id": f"{entry.id}-{number}", "title": f"{entry.data['title']}（另版）"}
            twin["sections"] = [{**section, "items": items}]
            yield Mutant(entry.id, section["title"], (Edit(entry, (entry.data, twin)),))


def _bands_broken(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in _scored(manuscript):
        bands = entry.data["scoring"]["bands"]
        broken = {
            "order": [*reversed(bands)],
            "same share": [*bands[:-1], {**bands[-1], "from": bands[-2]["from"]}],
            "same name": [*bands[:-1], {**bands[-1], "name": bands[0]["name"]}],
            "hole below": bands[:-1],
        }
        for change, rows in broken.items():
            yield instead(
                manuscript, entry, altered(entry, scoring={**entry.data["scoring"], "bands": rows}), change=change
            )


FAMILIES = (
    Family("key-altered", "the key goes to a wrong option", "policy", CLAIMED, _key_moved),
    Family("false-made-true", "a wrong statement is keyed as right", "policy", CLAIMED, _false_made_true),
    Family(
        "norm-moved-under-key",
        "a norm's figure is changed, the quiz keeps the old one",
        "policy",
        CLAIMED,
        _norm_moved_under_key,
    ),
    Family(
        "ban-lifted-under-key",
        "a norm now permits what the key calls forbidden",
        "logical",
        CLAIMED,
        _level_moved_under_key,
    ),
    Family("claim-moved", "an item of a checklist has another figure than its norm", "policy", CLAIMED, _claim_moved),
    Family("claim-turned", "an item of a checklist claims the contrary of its norm", "logical", CLAIMED, _claim_turned),
    Family("count-wrong", "a declared number that the list does not have", "logical", ("count-clash",), _count_wrong),
    Family("item-dropped", "one item is gone, the declared number stays", "logical", ("count-clash",), _item_dropped),
    Family(
        "weighed-otherwise", "the same items weighed otherwise in a second list", "policy", SCORES, _weighed_otherwise
    ),
    Family("bands-broken", "grades out of order, doubled, or with a hole", "policy", SCORES, _bands_broken),
)
