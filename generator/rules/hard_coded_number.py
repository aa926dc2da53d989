"""A figure stands in one place: where a norm sets it, others refer to it.

Whoever changes three rings to four changes the norm, and forgets the checklist. A text that repeats the figure of a
norm writes `@id.limit` instead; one that gives another figure than the limit it speaks of contradicts it. A text speaks
of a limit where it is the norm's own title or statement, the item or the answer that checks the norm (or states a limit
itself), the words of a step with its own time, a line with its own promise, or where the metric is named beside the
figure and the situations overlap.
Reasons, forbidden words, bad examples, wrong answers, history and conditions of other cases are left alone; so is a
norm that repeats its own figure, because the two are compared here.

Bad:

```yaml
norms:
  - {id: quick-pickup, statement: 电话在四声内接起。, scope: {channel: phone}, limit: 铃响 ≤ 3 声}  # <- finding
```

Good:

```yaml
norms:
  - {id: quick-pickup, statement: 电话在@quick-pickup.limit 内接起。, scope: {channel: phone}, limit: 铃响 ≤ 3 声}
```
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.agreement import agrees, bounds, measures
from generator.fault import Fault
from generator.figures import Figure, find_figures
from generator.finding import Location, Place, Severity
from generator.handbook import Handbook
from generator.model.assessments import Checklist, Quiz
from generator.model.entries import Norm, Script
from generator.model.parts import Passage
from generator.model.procedures import Procedure
from generator.restating import Anchor, anchor_of, bind_texts
from generator.rule import Language, Sentences
from generator.scope import Region, intersect, subtract
from generator.situation import locate
from generator.wordlist import make_wordlist

SEVERITY: Severity = "error"

EXPLANATION = """一个数字只在一处写：定它的规范写，别处引用。

三声改成四声，改了规范，常常忘了自检表。别处重复规范的数字，是提示：写成 @标识.limit；写的数字和它说的限值不一样，
就是矛盾。怎样算“说的是这个限值”：规范自己的标题和条文；考查这条规范的检查项和答案，它们自己写明的 states；
步骤自己的时限、话术自己的承诺；或者数字旁边就是指标的名称，而且情形有重叠。理由、禁语、反例、错误选项、讲从前的和另有条件的不算；规范在自己的条文里
写自己的数字也不算，因为这里会核对两处是否一样。"""

MESSAGES: Sentences = {
    "differs": {
        "zh": "这里写“{typed}”，而「{title}」定的是 {limit}",
        "en": "this says “{typed}”, but “{title}” sets {limit}",
    },
    "promises": {
        "zh": "话里说“{typed}”，这一行的 promises 写的却是 {limit}",
        "en": "the words say “{typed}”, but the line promises {limit}",
    },
    "states": {
        "zh": "这里写“{typed}”，自己的 states 写的却是 {limit}",
        "en": "this says “{typed}”, but its own `states` has {limit}",
    },
    "repeated": {
        "zh": "“{typed}”是「{title}」的数字，又写了一遍：以后改了那边，这里会忘",
        "en": "“{typed}” is the figure of “{title}”, typed again: it will be forgotten here when it changes there",
    },
}

HELP: Sentences = {
    "refer": {"zh": "写成 @{id}.limit", "en": "write @{id}.limit"},
    "agree": {"zh": "核对哪个数字对，改掉另一个", "en": "find out which figure is right, and mend the other"},
    "say": {
        "zh": "说的若是另一种情形，在同一句里写明是哪一种",
        "en": "if this speaks of another case, say in the same clause which",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{texts} 段文字和手写页面的行，{limits} 个限值",
    "en": "{texts} texts and lines of pages, {limits} limits",
}

Ruler = tuple[Anchor, Region]
_CLAUSE = re.compile("[^，,。；;！!？?\n]+")
_ELSEWHERE = re.compile(
    "原来|以前|从前|过去|早先|旧|曾|改[为成](?!“)|例如|比如|譬如|假如|假设|如果|若|超过.{0,6}的|不同|另|除外|例外|一般|平均"
)
_FAR = 6  # times; figures that differ more are hardly meant for one thing
_NEAR = 8  # characters between the name of a metric and its figure
_SILENT_KEYS = frozenset(("why", "bad", "note", "definition", "settled", "left-out", "never-say", "reason", "instead"))


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield the figures that stand twice, once for each text."""
    bound = tuple(bind_texts(handbook))
    for passage, anchors in bound:
        yield from _check_bound(passage, anchors)
    spared = frozenset((passage.where for passage, _ in bound)) | frozenset(_wrong(handbook))
    metrics = tuple(_names(handbook))
    wordlist = make_wordlist(name for _, name in metrics)
    rulers = _group_rulers(handbook)
    for passage in (*handbook.texts, *handbook.prose):
        if passage.where not in spared and passage.key not in _SILENT_KEYS:
            found = wordlist.find(passage.text)
            names = [(metric, name) for metric, name in metrics if name in found] if found else ()
            yield from _check_named(handbook, passage, names, rulers)


def _wrong(handbook: Handbook) -> Iterator[Location]:
    """Yield the places of words that are wrong on purpose, and of questions: a stem asserts nothing."""
    bound = (never_say for script in handbook.scripts for never_say in script.never_say)
    yield from (never_say.text.where for never_say in (*bound, *handbook.never_says))
    for quiz in handbook.quizzes:
        for question in quiz.questions:
            yield from (option.where for option in question.options)
    yield from (each.where for each in handbook.texts if each.key == "stem")


def _check_bound(passage: Passage, anchors: tuple[Anchor, ...]) -> Iterator[Fault]:
    """Compare the bounds that a text gives with the limits it belongs to."""
    found = (_direct(figure, passage, anchors) for figure in _find(passage.text, anchors))
    figures = [each for each in found if each.direction and any(measures(each, other) for other in anchors)]
    known = [(figure, anchor) for figure in figures for anchor in anchors if agrees(figure, anchor)]
    for figure, anchor in known[:1]:
        if not anchor.own:
            yield _report(passage, figure, anchor, "repeated")
    if known or len(figures) != 1 or ".limit" in passage.text or _ELSEWHERE.search(passage.text):
        return
    (figure,) = figures
    alike = [each for each in anchors if measures(figure, each) and bounds(each, figure)]
    if len(alike) == 1 and alike[0].alone and _speaks_of(alike[0], figure, passage.text):
        yield _report(passage, figure, alike[0], alike[0].key or "differs")


def _direct(figure: Figure, passage: Passage, anchors: tuple[Anchor, ...]) -> Figure:
    """Return the figure as the bound it is meant for where it is all the text: an answer beside what it states."""
    if figure.direction or figure.text != passage.text.strip() or not any(anchor.key for anchor in anchors):
        return figure
    return replace(figure, direction="most" if any(anchor.most for anchor in anchors) else "least")


def _speaks_of(anchor: Anchor, figure: Figure, text: str) -> bool:
    """Tell whether a figure must be meant for the limit: in a longer text another part of the work may take less."""
    if not anchor.id:
        return all(figure.amount.value > bound for bound in bounds(anchor, figure))
    if len(_CLAUSE.findall(text)) == 1:
        return True
    same = figure.amount.dimension == anchor.dimension
    ends = (bound for bound in bounds(anchor, figure) if same and bound and figure.amount.value)
    return any(1 / _FAR <= figure.amount.value / bound <= _FAR for bound in ends)


def _find(text: str, anchors: tuple[Anchor, ...]) -> Iterator[Figure]:
    return find_figures(text, frozenset(anchor.unit for anchor in anchors))


def _check_named(
    handbook: Handbook, passage: Passage, names: Collection[tuple[str, str]], rulers: Mapping[str, Sequence[Ruler]]
) -> Iterator[Fault]:
    """Compare the figures beside the name of a metric with the norms that limit it, once for each text."""
    for clause in _CLAUSE.findall(passage.text) if names else ():
        for metric, name in names:
            if name not in clause or ".limit" in clause:
                continue
            here = _region_of(handbook, passage)
            others = (ruler for ruler in rulers.get(metric, ()) if ruler[0].id != passage.entry)
            anchors = tuple(anchor for anchor, region in others if intersect(here, region))
            figures = tuple(each for each in _find(clause, anchors) if _is_beside(clause, name, each))
            if faults := tuple(_compare_named(handbook, passage, figures, anchors)):
                yield faults[0]
                return


def _names(handbook: Handbook) -> Iterator[tuple[str, str]]:
    for metric in handbook.vocabulary.metrics:
        yield from ((metric.id, name) for name in (metric.name, *metric.synonyms) if len(name) > 1)


def _group_rulers(handbook: Handbook) -> Mapping[str, Sequence[Ruler]]:
    """Return, for each metric, the limits that norms set it and where."""
    rulers: dict[str, list[Ruler]] = {}
    for norm in handbook.norms:
        if anchor := anchor_of(norm):
            rulers.setdefault(anchor.metric, []).append((anchor, locate(handbook.space, norm, norm.scope)))
    return rulers


def _region_of(handbook: Handbook, passage: Passage) -> Region:
    entry = handbook.by_id.get(passage.entry)
    if isinstance(entry, Norm | Script | Procedure | Checklist | Quiz):
        return locate(handbook.space, entry, entry.scope)
    return handbook.space.region(())


def _is_beside(clause: str, name: str, figure: Figure) -> bool:
    begin = clause.index(name)
    return max(begin - figure.end, figure.begin - begin - len(name)) <= _NEAR


def _compare_named(
    handbook: Handbook, passage: Passage, figures: tuple[Figure, ...], anchors: tuple[Anchor, ...]
) -> Iterator[Fault]:
    for figure in figures:
        alike = [anchor for anchor in anchors if anchor.dimension == figure.amount.dimension]
        same = [anchor for anchor in alike if agrees(figure, anchor)]
        if same:
            yield _report(passage, figure, same[0], "repeated")
        elif figure.direction and alike and bounds(alike[0], figure) and _is_plain(handbook, passage, alike[0]):
            yield _report(passage, figure, alike[0], "differs")


def _is_plain(handbook: Handbook, passage: Passage, anchor: Anchor) -> bool:
    """Tell whether a text speaks of the case of a limit: no history, no condition, no more special situation."""
    norm = handbook.by_id[anchor.id]
    region = locate(handbook.space, norm, norm.scope) if isinstance(norm, Norm) else ()
    named = (
        place
        for place, leaf in handbook.leaves.items()
        if any(word in passage.text for word in (leaf.name, *leaf.synonyms))
    )
    harmless = all(not subtract(region, handbook.space.region(({facet: frozenset((leaf,))},))) for facet, leaf in named)
    return harmless and not _ELSEWHERE.search(passage.text)


def _report(passage: Passage, figure: Figure, anchor: Anchor, key: str) -> Fault:
    return Fault(
        Place(passage.where, passage.entry, passage.text),
        key,
        {"typed": figure.text, "title": anchor.title, "limit": anchor.limit, "id": anchor.id},
        related=(Place(anchor.where, anchor.id, anchor.limit),),
        matched=figure.text,
        help=("refer",) if key == "repeated" else ("agree", "say"),
        severity="warning" if key == "repeated" else None,
    )


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many texts were read beside how many limits."""
    limits = sum(anchor_of(norm) is not None for norm in handbook.norms)
    return {"texts": len(handbook.texts) + len(handbook.prose), "limits": limits}
