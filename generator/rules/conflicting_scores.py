"""One performance gets one grade.

A score that falls into two grades, or into none, is settled by whoever shouts louder. So the grades of a scored
checklist stand highest first, each begins elsewhere, the last at 0 %, and no two bear one name; and the points add up
to the total that is declared. The same item is worth the same wherever the same people are graded in the same way:
twice in one checklist, or in two scored checklists of one kind, for one audience, in a common situation, it has the
same points, the same kind of answer, and is critical in both or in neither. Items are the same that bear the same
words, or claim the same in `states`. Two items that check one single norm and are worth different points are
reported as a warning, since they may look at different sides of it. Words of fewer than eight characters, as
"the desk is tidy", tell one item only within a section, or where both check the same entries.

Bad:

```yaml
checklists:
  - id: phone-score
    scoring:
      bands:
        - {from: 90%, name: 优秀}
        - {from: 60%, name: 合格}  # <- finding
    sections:
      - title: 接听
        items:
          - {id: greeting, text: 先问好再问事, weight: 5}
          - {id: greeting-again, text: 先问好，再问事, weight: 10}  # <- finding
```

Good:

```yaml
checklists:
  - id: phone-score
    scoring:
      total: 10
      bands: [{from: 90%, name: 优秀}, {from: 0%, name: 待提高}]
    sections:
      - title: 接听
        items:
          - {id: greeting, text: 先问好再问事, weight: 5, checks: [answer-inquiry]}
          - {id: goodbye, text: 道别前问还有没有别的事, weight: 5, checks: [answer-inquiry]}
```
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.grading import Graded, GradedPair, items_graded, pair_items
from generator.handbook import Handbook
from generator.model.assessments import Band, Checklist, Quiz
from generator.numeral import plain_number
from generator.rule import Language, Sentences

SEVERITY: Severity = "error"

EXPLANATION = """一样的表现，只能得一样的等级。

一个得分落进两个等级，或者一个也落不进，就只好谁嗓门大听谁的。所以等级从高往低写，各有各的起点，最后一档从 0%
起，名称不重复；写了满分的，各项加起来要正好是满分。同样的人、同样的查法，同一项就值同样的分：在一张表里出现两次，
或在两张种类相同、查同一类人、情形有重叠的计分表里各出现一次，分值、作答方式、是不是关键项都要一样。文字一样的，
或 states 写明的要求一样的，是同一项。两项只查同一条规范而分值不同，可能是各看一面，所以只作提醒。不到八个字的，
像“台面整洁”，只有在同一节里，或查的条目也一样，才算同一项。"""

MESSAGES: Sentences = {
    "bands-overlap": {
        "zh": "「{upper}」和「{lower}」都从 {share} 起，同一个得分会有两个等级",
        "en": "both “{upper}” and “{lower}” begin at {share}: one score would have two grades",
    },
    "bands-out-of-order": {
        "zh": "「{lower}」的起点比它上面的「{upper}」还高：等级要从高往低写",
        "en": "“{lower}” begins above “{upper}” before it: write the highest grade first",
    },
    "bands-with-a-hole": {
        "zh": "得分低于 {share} 时没有等级：最后一档要从 0% 起",
        "en": "a score below {share} has no grade: the last one must begin at 0%",
    },
    "bands-of-one-name": {
        "zh": "两个等级都叫「{upper}」，起点一个是 {other_share}，一个是 {share}",
        "en": "two grades are called “{upper}”, one from {other_share}, one from {share}",
    },
    "wrong-total": {
        "zh": "写明满分 {total} 分，各项加起来是 {sum} 分",
        "en": "the total is declared as {total} points, but the items add up to {sum}",
    },
    "graded-differently": {
        "zh": "“{text}”在这里是 {grade}，在「{other}」里是 {other_grade}：同一项有两种评法",
        "en": "“{text}” counts {grade} here and {other_grade} in “{other}”: one item is graded in two ways",
    },
    "norm-graded-differently": {
        "zh": "这一项和另一项都只查「{norm}」，分值一个 {grade}，一个 {other_grade}：可能把一条规定评了两遍",
        "en": "this item and another check “{norm}” alone, worth {grade} and {other_grade}: is it graded twice?",
    },
}

HELP: Sentences = {
    "bound": {"zh": "改其中一档的起点", "en": "change where one of them begins"},
    "order": {"zh": "按起点从高往低排", "en": "put the highest first"},
    "zero": {"zh": "最后再加一档，from: 0%", "en": "add a last grade, from: 0%"},
    "name": {"zh": "换一个名称，或合成一档", "en": "give one another name, or merge the two"},
    "weights": {"zh": "改各项的分值", "en": "change the points of the items"},
    "total": {"zh": "满分改成 {sum}", "en": "make the total {sum}"},
    "agree": {"zh": "两处改成一样的评法", "en": "grade it alike in both"},
    "scope": {
        "zh": "查的是不同的人或情形：写明 audience 或 scope",
        "en": "they are for different people or situations: give the checklists an audience or a scope",
    },
    "text": {
        "zh": "看的不是一回事：把两项的文字写出区别",
        "en": "they look at different things: say so in their texts",
    },
    "drop": {"zh": "是重复的：删掉一项", "en": "it is there twice: delete one"},
}

COMPARED: Mapping[Language, str] = {
    "zh": "{checklists} 张计分表，{items} 项有分，其中 {pairs} 对是同一项",
    "en": "{checklists} scored checklists, {items} graded items, {pairs} pairs of which are one item",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield what is wrong with grades and totals, and the later of two items that are graded differently."""
    for checklist in handbook.checklists:
        yield from _check_bands(checklist)
        if checklist.bands:
            yield from _check_total(checklist, (graded.item.weight for graded in items_graded(checklist)))
    for quiz in handbook.quizzes:
        yield from _check_total(quiz, (question.points for question in quiz.questions))
    for pair in _pairs(handbook):
        if pair.differs():
            yield _report(handbook, pair)


def _pairs(handbook: Handbook) -> Iterator[GradedPair]:
    formal = frozenset(norm.id for norm in handbook.norms if norm.act or norm.limit)
    return pair_items(handbook.space, handbook.folding, handbook.checklists, formal)


def _check_bands(checklist: Checklist) -> Iterator[Fault]:
    for upper, lower in pairwise(checklist.bands):
        if lower.share == upper.share:
            yield _report_bands(checklist, "bands-overlap", upper, lower, "bound")
        elif lower.share > upper.share:
            yield _report_bands(checklist, "bands-out-of-order", upper, lower, "order")
    named: dict[str, Band] = {}
    for band in checklist.bands:
        earlier = named.setdefault(band.name, band)
        if earlier is not band and earlier.share != band.share:
            yield _report_bands(checklist, "bands-of-one-name", earlier, band, "name")
    lowest = min(checklist.bands, key=lambda band: band.share, default=None)
    if lowest and lowest.share:
        yield _report_bands(checklist, "bands-with-a-hole", lowest, lowest, "zero")


def _report_bands(checklist: Checklist, key: str, upper: Band, lower: Band, way_out: str) -> Fault:
    share, other_share = _say_share(lower), _say_share(upper)
    return Fault(
        where=Place(lower.where, checklist.id, f"{lower.name} {share}"),
        key=key,
        values={"upper": upper.name, "lower": lower.name, "share": share, "other_share": other_share},
        related=(Place(upper.where, checklist.id, f"{upper.name} {other_share}"),) if upper is not lower else (),
        help=(way_out,),
    )


def _say_share(band: Band) -> str:
    return f"{plain_number(band.share * 100)}%"


def _check_total(entry: Checklist | Quiz, points: Iterator[Fraction]) -> Iterator[Fault]:
    if entry.total and (added := sum(points, Fraction(0))) != entry.total.points:
        total = plain_number(entry.total.points)
        values = {"total": total, "sum": plain_number(added)}
        where = Place(entry.total.where, entry.id, total)
        yield Fault(where, "wrong-total", values, clash=(total, values["sum"]), help=("weights", "total"))


def _report(handbook: Handbook, pair: GradedPair) -> Fault:
    one, other = pair.one, pair.other
    norm = handbook.by_id.get(other.item.checks[0]) if pair.by_norm else None
    grade, other_grade = other.grade, one.grade
    return Fault(
        where=_place(other),
        key="norm-graded-differently" if norm else "graded-differently",
        values={
            "text": other.item.text,
            "norm": norm.title if norm else "",
            "grade": grade,
            "other": one.checklist.title,
            "other_grade": other_grade,
        },
        related=(_place(one),),
        overlap=pair.overlap,
        clash=(other_grade, grade),
        help=("text", "drop", "agree") if norm else ("agree", "scope", "text"),
        severity="warning" if norm else None,
    )


def _place(graded: Graded) -> Place:
    return Place(graded.item.where, graded.checklist.id, f"{graded.item.text} {graded.grade}")


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many checklists are scored, how many items have points, and how many pairs of them are one item."""
    scored = [checklist for checklist in handbook.checklists if checklist.bands]
    items = sum(1 for checklist in scored for _ in items_graded(checklist))
    return {"checklists": len(scored), "items": items, "pairs": sum(1 for _ in _pairs(handbook))}
