"""What has to go to somebody goes to the same person, whichever page one reads.

"Hand the complaint to the supervisor" here and "hand it to quality control" there leaves it with neither. Two duties to
do one act in a common situation must name the same recipients in `to`; a list means each of them. One list within the
other, or a group and one of its members, is the same said more fully. A copy (`copy`) is no recipient. Nobody hands
anything to himself: a duty does not bind the role it hands over to. Deliveries at different rhythms (daily to one,
monthly to another) are different things; an act that may go to several people separately, such as to inform, is marked
`several-recipients: yes` in the vocabulary.

Bad:

```yaml
norms:
  - {id: tell-lead, scope: {channel: phone}, act: call-back, to: supervisor}
  - {id: tell-desk, scope: {channel: phone}, act: call-back, to: agent}  # <- finding
```

Good:

```yaml
norms:
  - {id: tell-lead, scope: {channel: phone}, act: call-back, to: supervisor, copy: agent}
  - {id: tell-desk, scope: {channel: counter}, act: call-back, to: agent}
```
"""

from collections.abc import Iterator, Mapping

from generator.duty import Duty
from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.limits import DEMANDS
from generator.naming import LEVEL_WORDS
from generator.opposition import Encounter
from generator.rhythm import state_rhythm, undercuts
from generator.roles import ROLE, leave_out, name_the_same
from generator.rule import Language, Sentences
from generator.scope import Region

SEVERITY: Severity = "error"

EXPLANATION = """同一种情形里，要交给人、报给人的事，各处写的对象要一致。

一处写“投诉交给主管”，另一处写“交给质检”，结果可能谁也没接到。同一个动作、同一种情形，`to` 写的对象必须是同样
的人；写成列表，是每一个都要交到。一处写得全、另一处只写其中几个，或者一处写“管理岗”、另一处写管理岗里的“主管”，
不算矛盾。抄送（`copy`）不算对象。没有人把事情交给自己，所以交给主管的规定，主管自己不受它管。按不同频次交给
不同的人（每天报班长、每月报经理），是两件事。本来就可以分别告诉几个岗位的动作，在词汇表里写
`several-recipients: yes`。"""

MESSAGES: Sentences = {
    "two-recipients": {
        "zh": "「{title}」{level}“{act}”，对象是{to}，「{other}」{other_level}做同一件事，对象却是{other_to}",
        "en": "“{title}” says {level} “{act}” to {to}, “{other}” says {other_level} the same to {other_to}",
    },
}

HELP: Sentences = {
    "recipient": {"zh": "对象有误：改成一致的对象", "en": "one recipient is wrong: make the two agree"},
    "list": {
        "zh": "两个都要交到：两处的 to 都写成列表",
        "en": "it goes to both: make `to` a list in both places",
    },
    "copy": {
        "zh": "其中一个只是知会：改写成 copy（抄送）",
        "en": "one is only told: write copy there",
    },
    "scope": {
        "zh": "本来管的是不同情形：把其中一条的 scope 写窄，或者在一般规定里加 exceptions",
        "en": "they are meant for different situations: narrow a scope, or make one an exception of the other",
    },
    "act": {
        "zh": "这件事本来就可以分别告诉几个岗位：在词汇表这个动作上写 several-recipients: yes",
        "en": "the act may go to several people separately: write several-recipients: yes at the act",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{duties} 处写了对象的要求，其中 {pairs} 对在同一种情形下要做同一件事",
    "en": "{duties} duties with a recipient, {pairs} pairs of which ask for one act in one situation",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield the later of two duties that hand one thing to different people."""
    for encounter in _find_pairs(handbook):
        one, other = encounter.earlier, encounter.later
        if name_the_same(handbook.space, one.to, other.to) or _differ_in_rhythm(one, other):
            continue
        if overlap := leave_out(handbook.space, encounter.overlap, (*one.to, *other.to)):
            yield _report(handbook, encounter, overlap)


def _find_pairs(handbook: Handbook) -> Iterator[Encounter]:
    for encounter in handbook.encounters:
        one, other = encounter.earlier, encounter.later
        if _hands_over(handbook, one) and _hands_over(handbook, other) and one.act == other.act:
            yield encounter


def _hands_over(handbook: Handbook, duty: Duty) -> bool:
    act = handbook.acts.get(duty.act)
    return bool(duty.to) and duty.level in DEMANDS and not (act and act.several_recipients)


def _differ_in_rhythm(one: Duty, other: Duty) -> bool:
    mine, theirs = (state_rhythm(duty.level, duty.cadence) if duty.cadence else None for duty in (one, other))
    return bool(mine and theirs and (undercuts(mine, theirs) or undercuts(theirs, mine)))


def _report(handbook: Handbook, encounter: Encounter, overlap: Region) -> Fault:
    earlier, later = encounter.earlier, encounter.later
    to, other_to = _name(handbook, later), _name(handbook, earlier)
    return Fault(
        where=Place(later.where, later.entry.id, to),
        key="two-recipients",
        values={
            "title": later.title,
            "level": LEVEL_WORDS[later.level],
            "act": handbook.acts[later.act].name if later.act in handbook.acts else later.act,
            "to": to,
            "other": earlier.title,
            "other_level": LEVEL_WORDS[earlier.level],
            "other_to": other_to,
        },
        related=(Place(earlier.where, earlier.entry.id, other_to),),
        overlap=overlap,
        clash=(other_to, to),
        help=("recipient", "list", "copy", "scope", "act"),
    )


def _name(handbook: Handbook, duty: Duty) -> str:
    names = handbook.leaf_names.get(ROLE, {})
    return "、".join(names.get(id_, id_) for id_ in duty.to)


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many duties name a recipient, and how many pairs of them ask for one act in one situation."""
    duties = sum(_hands_over(handbook, duty) for duty in handbook.duties)
    return {"duties": duties, "pairs": sum(1 for _ in _find_pairs(handbook))}
