"""Things that hang loose: norms nobody checks, items that check nothing, blanks, references, broken sentences."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from tools.mutants.families.words import wordings
from tools.mutants.family import Family, Mutant
from tools.mutants.figures import limited
from tools.mutants.manuscript import Data, Edit, Entry, Manuscript
from tools.mutants.situations import boxes, overlap
from tools.mutants.speech import line_acts, says, speech_of
from tools.mutants.twin import altered, instead, like

UNCHECKED = ("unassessed-norm",)
_FOREIGN = ("恒通银行", "云岭物业公司", "广源集团", "嘉禾有限公司")


def _must_be_checked(manuscript: Manuscript, norm: Entry) -> bool:
    rows = (row for row in manuscript.of("expect") if row.data["needs"] == "check")
    return any(
        row.data.get("level", "must") == norm.data["level"]
        and all("channel" in box for box in boxes(manuscript, norm))
        and overlap(manuscript, boxes(manuscript, norm), boxes(manuscript, row))
        for row in rows
    )


def items_of(entry: Entry) -> Iterator[tuple[int, int, Data]]:
    """Yield the items of a checklist with the numbers of their section and place."""
    for number, section in enumerate(entry.data["sections"]):
        yield from ((number, place, item) for place, item in enumerate(section["items"]))


def with_item(entry: Entry, number: int, place: int, *items: Data) -> Data:
    """Return a checklist with *items* in the place of one."""
    sections = [dict(section) for section in entry.data["sections"]]
    rows = [*sections[number]["items"]]
    rows[place : place + 1] = items
    sections[number] = {**sections[number], "items": rows}
    return altered(entry, sections=sections)


def _checking(manuscript: Manuscript) -> dict[str, int]:
    """Return how many items check each entry."""
    counts: dict[str, int] = {}
    for entry in manuscript.of("checklists"):
        for _, _, item in items_of(entry):
            for id_ in item.get("checks", ()):
                counts[id_] = counts.get(id_, 0) + 1
    return counts


def _unlinked(*, whole: bool) -> Callable[[Manuscript], Iterator[Mutant]]:
    """Return the planter that takes a norm out of the only item that checks it, or takes away the item itself."""

    def plant(manuscript: Manuscript) -> Iterator[Mutant]:
        counts = _checking(manuscript)
        for entry in manuscript.of("checklists"):
            for number, place, item in items_of(entry):
                alone = [id_ for id_ in item.get("checks", ()) if counts[id_] == 1 and id_ in manuscript.by_id]
                norms = [manuscript.by_id[id_] for id_ in alone if "level" in manuscript.by_id[id_].data]
                wanted = [norm.id for norm in norms if _must_be_checked(manuscript, norm)]
                if not wanted or (whole and len(entry.data["sections"][number]["items"]) == 1):
                    continue
                checks = [id_ for id_ in item["checks"] if id_ != wanted[0]]
                kept = () if whole else ({**item, "checks": checks},) if checks else ()
                if not whole and not checks:
                    continue
                changed = with_item(entry, number, place, *kept)
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
        for number, place, item in items_of(entry):
            if item.get("answer") != "text" and "checks" in item:
                bare = {key: value for key, value in item.items() if key not in ("checks", "states")}
                yield instead(manuscript, entry, with_item(entry, number, place, bare), change=item["id"])


def _question_aimless(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("quizzes"):
        for number, question in enumerate(entry.data["questions"]):
            if "tests" in question:
                questions = [*entry.data["questions"]]
                questions[number] = {key: value for key, value in question.items() if key not in ("tests", "states")}
                yield instead(manuscript, entry, altered(entry, questions=questions), change=question["id"])


def _unseen(manuscript: Manuscript) -> Iterator[Mutant]:
    words = ("责任心强", "有爱岗敬业的精神", "工作认真负责", "服务意识强")
    for count, entry in enumerate(manuscript.of("checklists")):
        for number, place, item in items_of(entry):
            if item.get("answer") != "text":
                changed = {key: value for key, value in item.items() if key != "states"} | {"text": words[count % 4]}
                yield instead(manuscript, entry, with_item(entry, number, place, changed), change=changed["text"])
                break


def _placeholder_renamed(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield placeholders that got another name in the vocabulary while lines go on using the old one."""
    for row in manuscript.of("placeholders"):
        name = row.data["name"]
        using = [
            script.id for script in manuscript.of("scripts") if any(f"【{name}】" in t for _, t in wordings(script))
        ]
        if using:
            changed = {**row.data, "name": f"{name}全称"}
            yield Mutant(using[0], f"{name} → {name}全称", (Edit(row, (changed,)),), frozenset(using))


def _reworded(change: Callable[[int, str], str]) -> Callable[[Manuscript], Iterator[Mutant]]:
    """Return the planter that changes one wording of a script."""

    def plant(manuscript: Manuscript) -> Iterator[Mutant]:
        for count, script in enumerate(manuscript.of("scripts")):
            for number, text in wordings(script):
                changed = change(count, text)
                if changed != text:
                    lines = [*script.data["lines"]]
                    lines[number] = retold(lines[number], text, changed)
                    yield instead(manuscript, script, altered(script, lines=lines), change=changed[:24])
                    break

    return plant


def retold(line: Any, text: str, changed: str) -> Any:
    """Return a line with one of its wordings changed."""
    if isinstance(line, str):
        return changed
    return {**line, "say": [changed if each == text else each for each in says(line)]}


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


def _reference_misspelt(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield entries in whose text one reference is misspelt."""
    for entry in manuscript.of("norms", "scripts", "glossary", "checklists"):
        for key in ("statement", "why", "definition", "then"):
            text = entry.data.get(key)
            if isinstance(text, str) and (match := re.search("@([a-z-]+[a-z])", text)):
                wrong = text.replace(match[0], f"{match[0]}e", 1)
                yield instead(manuscript, entry, altered(entry, **{key: wrong}), change=f"{match[0]}e")
                break


def _check_misspelt(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("checklists"):
        for number, place, item in items_of(entry):
            if item.get("checks"):
                changed = {**item, "checks": [*item["checks"], f"{item['checks'][0]}-x"]}
                yield instead(manuscript, entry, with_item(entry, number, place, changed), change=item["id"])
                break


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
        if figure.is_time and "exceptions" not in norm.data and (not act or alone):
            changed = altered(norm, limit=None, statement="事情来了要尽快办好。")
            yield instead(manuscript, norm, changed, change=f"{norm.data['limit']} → 尽快")


def _unsourced(manuscript: Manuscript) -> Iterator[Mutant]:
    norms = list(manuscript.of("norms"))
    if sum("sources" in norm.data for norm in norms) * 10 > len(norms) * 9:
        for norm in norms:
            yield instead(manuscript, norm, altered(norm, sources=None), change="no source")


def _source_unused(manuscript: Manuscript) -> Iterator[Mutant]:
    for number, source in enumerate(manuscript.of("sources")):
        row = {key: value for key, value in source.data.items() if key not in ("settled", "left-out")}
        row = {**row, "id": f"z{number:03}-nobody-cites-it", "title": f"没有谁引用的出处{number}"}
        yield Mutant(row["id"], "nobody cites it", (Edit(source, (source.data, row)),))


def _term_unused(manuscript: Manuscript) -> Iterator[Mutant]:
    for number, term in enumerate(manuscript.of("glossary")):
        row = {
            "id": f"word-nobody-uses-{number}",
            "title": f"鎏金笺{'甲乙丙丁戊己庚辛'[number % 8]}",
            "definition": "一种纸。",
        }
        yield Mutant(row["id"], row["title"], (Edit(term, (term.data, row)),))


def _overdue(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("norms", "scripts", "procedures"):
        yield instead(manuscript, entry, altered(entry, review_by="2026-11-01"), change="2026-11-01")


def _hollow(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts with a line that is declared to do what its words do not do."""
    speech = speech_of(manuscript)
    acts = [act for act in ("thank", "apologise", "ask-consent", "give-reason", "farewell") if act in speech.markers]
    for count, script in enumerate(manuscript.of("scripts")):
        for number, line in enumerate(script.data["lines"]):
            act = acts[count % len(acts)]
            if says(line) and act not in line_acts(speech, line):
                lines = [*script.data["lines"]]
                declared = line.get("acts", ()) if isinstance(line, dict) else ()
                lines[number] = {**(line if isinstance(line, dict) else {"say": line}), "acts": [*declared, act]}
                yield instead(manuscript, script, altered(script, lines=lines), change=f"{act}: {says(line)[0][:16]}")
                break


def _long_winded(count: int, text: str) -> str:
    return f"{text.rstrip('。')}，还有就是刚才您说到的那一件事情我们这边的同事也都已经一项一项核对过并且全部记下来了。"


def _figure_again(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield items that type the figure of the norm they check instead of showing it."""
    for entry in manuscript.of("checklists"):
        for number, place, item in items_of(entry):
            match = re.search("@([a-z-]+)\\.limit ?", item["text"])
            norm = manuscript.by_id.get(match[1]) if match else None
            if match and norm and isinstance(norm.data.get("limit"), str) and "≤" in norm.data["limit"]:
                figure = norm.data["limit"].partition("≤ ")[2]
                changed = {**item, "text": item["text"].replace(match[0], f" {figure}", 1)}
                yield instead(manuscript, entry, with_item(entry, number, place, changed), change=changed["text"])


def _branch_cut(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield procedures of which a fork lost the way for all other cases."""
    for procedure in manuscript.of("procedures"):
        for number, step in enumerate(procedure.data["steps"]):
            ways = step.get("next")
            if isinstance(ways, list) and len(ways) > 1 and "if" not in ways[-1] and "if" in ways[0]:
                steps = [*procedure.data["steps"]]
                steps[number] = {**step, "next": ways[:-1]}
                yield instead(manuscript, procedure, altered(procedure, steps=steps), change=f"{step['id']}: no else")


FAMILIES = tuple(
    Family(name, says, "gap", expected, plant)
    for name, says, expected, plant in (
        ("item-unlinked", "an item no longer names the norm that only it checked", UNCHECKED, _unlinked(whole=False)),
        ("item-deleted", "the only item that checks a norm is gone", UNCHECKED, _unlinked(whole=True)),
        ("level-raised", "a norm that nobody checks becomes a must", UNCHECKED, _raised),
        ("must-added", "a must is added that nobody checks", UNCHECKED, _must_added),
        ("item-aimless", "an item checks nothing any more", ("aimless-item",), _aimless),
        ("question-aimless", "a question tests nothing any more", ("aimless-item",), _question_aimless),
        ("item-unseen", "an item asks for what nobody can see", ("unobservable-item",), _unseen),
        (
            "placeholder-renamed",
            "a placeholder is renamed in one place",
            ("unknown-placeholder",),
            _placeholder_renamed,
        ),
        ("blank-left", "a blank is left where a name belongs", ("unknown-placeholder",), _reworded(_blank)),
        ("foreign-organisation", "we introduce ourselves as somebody else", ("foreign-name",), _reworded(_foreign)),
        ("reference-misspelt", "a reference in a text is misspelt", ("dangling-reference",), _reference_misspelt),
        ("check-misspelt", "an item checks what does not exist", ("dangling-reference",), _check_misspelt),
        ("statement-broken-off", "a statement stops in mid-sentence", ("unfinished-text",), _broken_off),
        ("statement-unwritten", "a statement was never written", ("unfinished-text",), _unwritten),
        ("abbreviation-unexplained", "an abbreviation nobody explains", ("undefined-term",), _abbreviated),
        ("limit-left-vague", "a figure gave way to a vague word", ("undefined-limit",), _vague),
        ("source-dropped", "a norm lost its sources", ("unsourced-norm",), _unsourced),
        ("source-unused", "a source that nobody cites", ("unused-entry",), _source_unused),
        ("term-unused", "a term that nobody uses", ("unused-entry",), _term_unused),
        ("review-overdue", "an entry should have been reviewed", ("overdue-review",), _overdue),
        ("act-hollow", "a line is declared to do what it does not", ("hollow-move",), _hollow),
        ("line-too-long", "a line nobody can say in one breath", ("hard-to-say",), _reworded(_long_winded)),
        ("figure-typed-again", "an item types the figure of its norm", ("hard-coded-number",), _figure_again),
        ("branch-cut", "a fork lost its last way", ("dead-step",), _branch_cut),
    )
)
