"""Whoever says how many items there are must list as many.

"The seven steps" over a list of six leaves everyone looking for the one that was lost, and a checklist of 28 items
with 27 rows has lost one in copying. Figures in running text are not guessed at: a number counts where it is declared
in a field, `items` of a checklist, quiz, procedure or form, `count` of one of their sections, or `items: {of, count}`
of a norm that speaks of a list elsewhere.

Bad:

```yaml
procedures:
  - id: refund
    title: 退款三步
    items: 3  # <- finding
    steps:
      - {id: take, role: agent, act: answer-call}
      - {id: reply, role: agent, act: call-back}
```

Good:

```yaml
procedures:
  - id: refund
    title: 退款两步
    items: 2
    steps:
      - {id: take, role: agent, act: answer-call}
      - {id: reply, role: agent, act: call-back}
```
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.model.assessments import Checklist, Quiz
from generator.model.entries import Entry
from generator.model.materials import Form
from generator.model.parts import Count
from generator.model.procedures import Procedure
from generator.rule import Language, Sentences

SEVERITY: Severity = "error"

EXPLANATION = """说有几项，就要列出几项。

写着“七步”，下面只有六步，人人都在找漏掉的那一步；二十八项的表抄成二十七行，也看不出少了哪一行。文字里的数不去
猜，只看写在栏目里的：自检表、测验、流程、记录单的 items，它们各节的 count，以及规范说到别处的清单时写的
items（of 和 count）。"""

MESSAGES: Sentences = {
    "other-number": {
        "zh": "「{title}」写明 {declared} 项，实际列出 {listed} 项",
        "en": "“{title}” is said to have {declared} items, but lists {listed}",
    },
    "other-number-elsewhere": {
        "zh": "「{title}」说「{other}」有 {declared} 项，那里实际列出 {listed} 项",
        "en": "“{title}” says that “{other}” has {declared} items, but that lists {listed}",
    },
    "no-list": {
        "zh": "「{title}」说「{other}」有 {declared} 项，但那一条没有列出项目",
        "en": "“{title}” says that “{other}” has {declared} items, but that is no list",
    },
}

HELP: Sentences = {
    "list": {"zh": "漏了或多了：把列出的项改对", "en": "an item is missing or too many: mend the list"},
    "number": {
        "zh": "数写错了：把 {declared} 改成 {listed}，标题和条文一起改",
        "en": "the number is wrong: make {declared} {listed}, in the title and the text too",
    },
    "of": {
        "zh": "of 改成列出这些项的自检表、测验、流程或记录单",
        "en": "let `of` name the checklist, quiz, procedure or form that lists them",
    },
}

COMPARED: Mapping[Language, str] = {"zh": "{counts} 处写明的项数", "en": "{counts} declared numbers of items"}


@dataclass(frozen=True, slots=True)
class _Counted:
    """A declared number, in which entry it is declared, what it is the number of, and how many there really are."""

    count: Count
    entry: Entry
    title: str
    listed: int | None
    elsewhere: Entry | None = None


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield every declared number that differs from that of the items listed."""
    for each in _list_counts(handbook):
        if each.listed != each.count.number:
            yield _report(each)


def _list_counts(handbook: Handbook) -> Iterator[_Counted]:
    lists: tuple[tuple[Checklist | Quiz | Procedure | Form, ...], ...] = (
        handbook.checklists,
        handbook.quizzes,
        handbook.procedures,
        handbook.forms,
    )
    for entry in (entry for kind in lists for entry in kind):
        if entry.count:
            yield _Counted(entry.count, entry, entry.title, _count_items(entry))
    for checklist in handbook.checklists:
        for section in checklist.sections:
            if section.count:
                yield _Counted(section.count, checklist, section.title, len(section.items))
    for form in handbook.forms:
        for group in form.sections:
            if group.count:
                yield _Counted(group.count, form, group.title, len(group.fields))
    for norm in handbook.norms:
        other = handbook.by_id.get(norm.count.of) if norm.count else None
        if norm.count and other:  # one that does not exist is reported as such
            yield _Counted(norm.count, norm, norm.title, _count_items(other), other)


def _count_items(entry: Entry) -> int | None:
    if isinstance(entry, Checklist):
        return sum(len(section.items) for section in entry.sections)
    if isinstance(entry, Quiz):
        return len(entry.questions)
    if isinstance(entry, Procedure):
        return len(entry.steps)
    return sum(len(group.fields) for group in entry.sections) if isinstance(entry, Form) else None


def _report(counted: _Counted) -> Fault:
    if counted.listed is None:
        return _describe(counted, "no-list", "of")
    return _describe(counted, "other-number-elsewhere" if counted.elsewhere else "other-number", "number", "list")


def _describe(counted: _Counted, key: str, *ways_out: str) -> Fault:
    other = counted.elsewhere or counted.entry
    declared, listed = str(counted.count.number), str(counted.listed)
    return Fault(
        where=Place(counted.count.where, counted.entry.id, declared),
        key=key,
        values={"title": counted.title, "other": other.title, "declared": declared, "listed": listed},
        related=(Place(other.where, other.id, f"{other.title}（{listed}）"),) if counted.elsewhere else (),
        clash=(declared, listed),
        help=ways_out,
    )


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many numbers were declared."""
    return {"counts": sum(1 for _ in _list_counts(handbook))}
