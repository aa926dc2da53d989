"""Rights to decide up to an amount neither contradict each other, nor overlap, nor leave a hole.

"Agents may refund up to 200 yuan, supervisors up to 1,000" is a ladder and fine. It is not fine if one role has two
amounts in one situation; if an act that one role alone may do (`one-doer: yes`) is given to two roles up to the same
amount, or to one up to 1,000 and to the other from 800 on; or if one role decides below 1,000 and another from 2,000
on, and nobody in between. A hole is reported only where bands begin at the bottom of a range and end at its top, for
an act with one doer or a range of money; a prohibition in between fills it. A special rule with a lower amount, an
exception, a higher amount for the members of a group and amounts in other units are no clash.

Bad:

```yaml
norms:
  - {id: refund-by-desk, level: may, scope: {role: agent}, act: call-back, authority: 200 元}
  - {id: refund-once-more, level: may, scope: {role: agent}, act: call-back, authority: 500 元}  # <- finding
```

Good:

```yaml
norms:
  - {id: refund-by-desk, level: may, scope: {role: agent}, act: call-back, authority: 200 元}
  - {id: refund-by-lead, level: may, scope: {role: supervisor}, act: call-back, authority: 1000 元}
```
"""

from collections.abc import Iterator, Mapping

from generator.bands import GRANTS, Hole, find_holes, find_overlapping_bands
from generator.doers import Rivalry, find_rivalries
from generator.duty import Duty
from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.limits import FORBIDS
from generator.measure import unit_of
from generator.model.parts import Quantity
from generator.naming import name_interval, name_roles
from generator.nesting import nest
from generator.opposition import Encounter
from generator.roles import roles_in
from generator.rule import Language, Sentences
from generator.scope import Region, intersect

SEVERITY: Severity = "error"

EXPLANATION = """自行决定到多少钱（多少件）为止的权限，不能互相矛盾，不能重叠，也不能中间空一段。

“座席可以定到 200 元，主管可以定到 1000 元”是一级高过一级，没有问题。有问题的是：同一个岗位在同一种情形里有两个数；
只能由一个岗位做的事（`one-doer: yes`），两个岗位都到同一个数，或者一个管 1000 元以下、另一个从 800 元管起；
1000 元以下归一个岗位，2000 元以上归另一个岗位，中间没有人管。

只有从最低一档写起、一直写到最高一档的，才算要把整个范围管全，才查空档；而且只查专人做的事，和按金额分的档。中间写了
“不得”，也算有规定。特殊规定的数更小、写成例外的、给组里某个岗位更高的数、单位不同的，都不算。"""

MESSAGES: Sentences = {
    "two-amounts": {
        "zh": "「{title}」里，{role}“{act}”的权限是 {amount}，「{other}」里却是 {other_amount}：到底能定到多少",
        "en": "in “{title}” {role} may decide “{act}” up to {amount}, in “{other}” up to {other_amount}: which is it?",
    },
    "same-amount": {
        "zh": "「{title}」让{role}“{act}”到 {amount}为止，「{other}」让{other_role}也到 {other_amount}，"
        "而这件事只能由一个岗位做",
        "en": "“{title}” lets {role} decide “{act}” up to {amount}, “{other}” lets {other_role} up to {other_amount}: "
        "it may have only one doer",
    },
    "overlap": {
        "zh": "「{title}」让{role}“{act}”，「{other}」让{other_role}做，{facet} {amount} 时两档重叠，"
        "而这件事只能由一个岗位做",
        "en": "“{title}” gives “{act}” to {role}, “{other}” to {other_role}; for {facet} {amount} both hold, "
        "and it may have only one doer",
    },
    "hole": {
        "zh": "「{title}」把“{act}”交给{role}，「{other}」交给{other_role}，{facet} {amount} 时没有人管",
        "en": "“{title}” gives “{act}” to {role}, “{other}” to {other_role}; for {facet} {amount} nobody has it",
    },
}

HELP: Sentences = {
    "amount": {"zh": "数有误：改成一致的数，或删掉一条", "en": "one amount is wrong: make them agree, or delete one"},
    "scope": {
        "zh": "本来管的是不同情形：把其中一条的 scope 写窄",
        "en": "they are meant for different situations: narrow the scope of one",
    },
    "exception": {
        "zh": "一条是另一条的特例：在一般规定里加 exceptions，写明范围、权限和原因",
        "en": "one is a special case of the other: add it to the general norm as an exception with its reason",
    },
    "ladder": {
        "zh": "定下谁管到哪里：低一级的数写小，高一级的数写大，两档首尾相接（一边写 <，另一边写 ≥）",
        "en": "decide who has what: let the bands meet, with < on one side and ≥ on the other",
    },
    "fill": {
        "zh": "把中间这一段交给其中一个岗位；确实谁也不许做的，写一条 must-not",
        "en": "give what is between to one of the two, or forbid it with a must-not",
    },
    "act": {
        "zh": "这件事本来就可以由几个岗位做：去掉词汇表里这个动作的 one-doer",
        "en": "several roles may do it: take one-doer off the act in the vocabulary",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{amounts} 处权限，其中 {pairs} 对在同一种情形下说的是同一个岗位的同一件事；"
    "{duties} 处关于动作的要求查过空档",
    "en": "{amounts} amounts of authority, {pairs} pairs of which are about one act of one role in one situation; "
    "{duties} duties about acts looked at for holes",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield the later of two rights that contradict each other, overlap, or leave a hole."""
    for encounter in _find_pairs(handbook):
        if _are_two_amounts(handbook, encounter):
            yield _report_amounts(handbook, encounter)
    rivalries = tuple(find_rivalries(handbook.space, handbook.duties, handbook.acts))
    for rivalry in rivalries:
        if _are_same_amounts(rivalry):
            yield _report_rivalry(handbook, rivalry, "same-amount")
    facets = handbook.vocabulary.facets
    for rivalry, facet, stretch in find_overlapping_bands(handbook.space, facets, rivalries):
        named = {"facet": facet.name, "amount": name_interval(stretch, facet.unit)}
        yield _report_rivalry(handbook, rivalry, "overlap", named)
    for hole in find_holes(handbook.space, facets, handbook.acts, handbook.duties):
        yield _report_hole(handbook, hole)


def _find_pairs(handbook: Handbook) -> Iterator[Encounter]:
    """Yield the encounters of two duties that both say up to which amount the same act goes."""
    for encounter in handbook.encounters:
        one, other = encounter.earlier, encounter.later
        if one.act == other.act and one.authority and other.authority and _bind(one) and _bind(other):
            yield encounter


def _bind(duty: Duty) -> bool:
    """Tell whether an amount is one that may not be exceeded; what need not be done has none."""
    return duty.level in (*GRANTS, *FORBIDS)


def _are_two_amounts(handbook: Handbook, encounter: Encounter) -> bool:
    """Tell whether one role has two amounts; a lower one for fewer situations, or by another group, is meant."""
    one, other = encounter.earlier, encounter.later
    if one.authority is None or other.authority is None or not _differ(one.authority, other.authority):
        return False
    space = handbook.space
    mine, theirs = roles_in(space, one.scope), roles_in(space, other.scope)
    if mine != theirs and mine & theirs in (mine, theirs):
        return False
    nesting = nest(space, one.scope, other.scope)
    special, general = (one.authority, other.authority) if nesting == "inside" else (other.authority, one.authority)
    return nesting in ("equal", "crossing") or special.value > general.value


def _differ(one: Quantity, other: Quantity) -> bool:
    return unit_of(one.unit).dimension == unit_of(other.unit).dimension and one.value != other.value


def _are_same_amounts(rivalry: Rivalry) -> bool:
    one, other = rivalry.earlier, rivalry.later
    if one.level not in GRANTS or other.level not in GRANTS or one.authority is None or other.authority is None:
        return False
    mine, theirs = ((unit_of(each.unit).dimension, each.value) for each in (one.authority, other.authority))
    return mine == theirs


def _report_amounts(handbook: Handbook, encounter: Encounter) -> Fault:
    return _report(
        handbook, "two-amounts", (encounter.earlier, encounter.later), encounter.overlap, {}, "scope", "exception"
    )


def _report_rivalry(handbook: Handbook, rivalry: Rivalry, key: str, named: Mapping[str, str] | None = None) -> Fault:
    pair = (rivalry.earlier, rivalry.later)
    return _report(handbook, key, pair, rivalry.overlap, named or {}, "ladder", "scope", "act")


def _report_hole(handbook: Handbook, hole: Hole) -> Fault:
    earlier, later = sorted((hole.below, hole.above), key=lambda duty: duty.where)
    named = {"facet": hole.facet.name, "amount": name_interval(hole.stretch, hole.facet.unit)}
    return _report(handbook, "hole", (earlier, later), hole.overlap, named, "fill", "ladder")


def _report(
    handbook: Handbook, key: str, pair: tuple[Duty, Duty], overlap: Region, named: Mapping[str, str], *ways: str
) -> Fault:
    earlier, later = pair
    return Fault(
        where=_place(handbook, later, overlap),
        key=key,
        values={
            "title": later.title,
            "role": _name_roles(handbook, later, overlap),
            "act": handbook.acts[later.act].name if later.act in handbook.acts else later.act,
            "amount": later.authority.text if later.authority else "",
            "other": earlier.title,
            "other_role": _name_roles(handbook, earlier, overlap),
            "other_amount": earlier.authority.text if earlier.authority else "",
            **named,
        },
        related=(_place(handbook, earlier, overlap),),
        overlap=overlap,
        clash=(_say(handbook, earlier, overlap), _say(handbook, later, overlap)),
        help=("amount", *ways) if later.authority else ways,
    )


def _place(handbook: Handbook, duty: Duty, overlap: Region) -> Place:
    where = duty.authority.where if duty.authority else duty.where
    return Place(where, duty.entry.id, _say(handbook, duty, overlap))


def _say(handbook: Handbook, duty: Duty, overlap: Region) -> str:
    amount = f" 到 {duty.authority.text}为止" if duty.authority else ""
    return f"{_name_roles(handbook, duty, overlap)}{amount}"


def _name_roles(handbook: Handbook, duty: Duty, overlap: Region) -> str:
    return name_roles(handbook, intersect(duty.region, overlap) or duty.region)


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many amounts there are, how many pairs of them meet, and how many duties may leave holes."""
    return {
        "amounts": sum(duty.authority is not None for duty in handbook.duties),
        "pairs": sum(1 for _ in _find_pairs(handbook)),
        "duties": sum(bool(duty.act) for duty in handbook.duties),
    }
