"""Norms that nobody checks, items and questions that check nothing, or something that is not there."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from tools.mutants.family import Family, Mutant
from tools.mutants.manuscript import Edit, Entry, Manuscript
from tools.mutants.parts import items_of, questions_of, with_item, with_question
from tools.mutants.situations import boxes, overlap
from tools.mutants.twin import altered, instead, like

UNCHECKED = ("unassessed-norm",)


def _must_be_checked(manuscript: Manuscript, norm: Entry) -> bool:
    rows = (row for row in manuscript.of("expect") if row.data["needs"] == "check")
    return any(
        row.data.get("level", "must") == norm.data["level"]
        and all("channel" in box for box in boxes(manuscript, norm))
        and overlap(manuscript, boxes(manuscript, norm), boxes(manuscript, row))
        for row in rows
    )


def _checking(manuscript: Manuscript) -> dict[str, int]:
    """Return how many items check each entry."""
    counts: dict[str, int] = {}
    for entry in manuscript.of("checklists"):
        for _, item in items_of(entry):
            for id_ in item.get("checks", ()):
                counts[id_] = counts.get(id_, 0) + 1
    return counts


def _unlinked(*, whole: bool) -> Callable[[Manuscript], Iterator[Mutant]]:
    """Return the planter that takes a norm out of the only item that checks it, or takes away the item itself."""

    def plant(manuscript: Manuscript) -> Iterator[Mutant]:
        counts = _checking(manuscript)
        for entry in manuscript.of("checklists"):
            for place, item in items_of(entry):
                alone = [id_ for id_ in item.get("checks", ()) if counts[id_] == 1 and id_ in manuscript.by_id]
                norms = [manuscript.by_id[id_] for id_ in alone if "level" in manuscript.by_id[id_].data]
                wanted = [norm.id for norm in norms if _must_be_checked(manuscript, norm)]
                if not wanted or (whole and len(entry.data["sections"][place[0]]["items"]) == 1):
                    continue
                checks = [id_ for id_ in item["checks"] if id_ != wanted[0]]
                kept = () if whole else ({**item, "checks": checks},) if checks else ()
                if not whole and not checks:
                    continue
                changed = with_item(entry, place, *kept)
                if whole and "items" in changed:
                    changed["items"] = str(int(changed["items"]) - 1)
                yield Mutant(wanted[0], f"{entry.id} / {item['id']}", (Edit(entry, (changed,)),))

    return plant


def _raised(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms that nobody checks and that become a must."""
    counts = _checking(manuscript)
    for norm in manuscript.of("norms", "etiquette"):
        changed = altered(norm, level="must")
        raised = Entry(norm.collection, changed, norm.file, norm.begin, norm.end)
        if norm.data["level"] in ("should", "may") and norm.id not in counts and _must_be_checked(manuscript, raised):
            yield instead(manuscript, norm, changed, change=f"{norm.data['level']} → must")


def _must_added(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield a further norm beside each that is checked, which no item checks."""
    for norm in manuscript.of("norms"):
        if norm.data["level"] == "must" and _must_be_checked(manuscript, norm):
            bare: dict[str, Any] = dict.fromkeys(("limit", "act", "before", "after", "cadence", "to", "authority"))
            row = like(norm, "too", statement="当班的工具用完放回原处。", **bare)
            yield Mutant(row["id"], "nobody checks it", (Edit(norm, (norm.data, row)),))


def _aimless(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("checklists"):
        for place, item in items_of(entry):
            if item.get("answer") != "text" and "checks" in item:
                bare = {key: value for key, value in item.items() if key not in ("checks", "states")}
                yield instead(manuscript, entry, with_item(entry, place, bare), change=item["id"])


def _question_aimless(manuscript: Manuscript) -> Iterator[Mutant]:
    for quiz, number, question in questions_of(manuscript):
        if "tests" in question:
            bare = {key: value for key, value in question.items() if key not in ("tests", "states")}
            yield instead(manuscript, quiz, with_question(quiz, number, bare), change=question["id"])


def _unseen(manuscript: Manuscript) -> Iterator[Mutant]:
    words = ("责任心强", "有爱岗敬业的精神", "工作认真负责", "服务意识强")
    for count, entry in enumerate(manuscript.of("checklists")):
        for place, item in items_of(entry):
            if item.get("answer") != "text":
                changed = {key: value for key, value in item.items() if key != "states"} | {"text": words[count % 4]}
                yield instead(manuscript, entry, with_item(entry, place, changed), change=changed["text"])
                break


def _check_misspelt(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("checklists"):
        for place, item in items_of(entry):
            if item.get("checks"):
                changed = {**item, "checks": [*item["checks"], f"{item['checks'][0]}-x"]}
                yield instead(manuscript, entry, with_item(entry, place, changed), change=item["id"])
                break


def _figure_again(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield items that type the figure of the norm they check instead of showing it."""
    for entry in manuscript.of("checklists"):
        for place, item in items_of(entry):
            match = re.search("@([a-z-]+)\\.limit ?", item["text"])
            norm = manuscript.by_id.get(match[1]) if match else None
            if match and norm and isinstance(norm.data.get("limit"), str) and "≤" in norm.data["limit"]:
                figure = norm.data["limit"].partition("≤ ")[2]
                changed = {**item, "text": item["text"].replace(match[0], f" {figure}", 1)}
                yield instead(manuscript, entry, with_item(entry, place, changed), change=changed["text"])


FAMILIES = tuple(
    Family(name, says_, "gap", expected, plant)
    for name, says_, expected, plant in (
        ("item-unlinked", "an item no longer names the norm that only it checked", UNCHECKED, _unlinked(whole=False)),
        ("item-deleted", "the only item that checks a norm is gone", UNCHECKED, _unlinked(whole=True)),
        ("level-raised", "a norm that nobody checks becomes a must", UNCHECKED, _raised),
        ("must-added", "a must is added that nobody checks", UNCHECKED, _must_added),
        ("item-aimless", "an item checks nothing any more", ("aimless-item",), _aimless),
        ("question-aimless", "a question tests nothing any more", ("aimless-item",), _question_aimless),
        ("item-unseen", "an item asks for what nobody can see", ("unobservable-item",), _unseen),
        ("check-misspelt", "an item checks what does not exist", ("dangling-reference",), _check_misspelt),
        ("figure-typed-again", "an item types the figure of its norm", ("hard-coded-number",), _figure_again),
    )
)
