"""What one role alone may do is given to one role in every situation.

An act that the vocabulary marks `one-doer: yes` (closing a complaint, keeping the list, approving) has one owner;
where two pages give it to two roles, it is done twice or not at all. Every duty counts, be it in a norm, a procedure's
step or a script: who does an act also does what it implies. Roles are compared wherever everything else agrees, so
other shifts, regions or days are no clash. A group and one of its members are the same doer said in two ways; a duty
that names no role names no doer; `as: assistant` marks who only assists; a permission (`may`) makes nobody the owner;
rights up to an amount (`authority`) are the business of `conflicting-authority`.

Bad:

```yaml
acts:
  - {id: close-complaint, name: 投诉结案, one-doer: yes}
norms:
  - {id: agent-closes, scope: {role: agent, situation: complaint}, act: close-complaint}
  - {id: supervisor-closes, scope: {role: supervisor, situation: complaint}, act: close-complaint}  # <- finding
```

Good:

```yaml
acts:
  - {id: close-complaint, name: 投诉结案, one-doer: yes}
norms:
  - {id: agent-closes, scope: {role: agent, situation: complaint}, act: close-complaint}
  - {id: supervisor-helps, scope: {role: supervisor, situation: complaint}, act: close-complaint, as: assistant}
```
"""

from collections.abc import Iterator, Mapping

from generator.doers import Rivalry, find_claimants, find_rivalries
from generator.duty import Duty
from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.limits import DEMANDS
from generator.naming import LEVEL_WORDS, name_roles
from generator.rule import Language, Sentences
from generator.scope import intersect

SEVERITY: Severity = "error"

EXPLANATION = """只能由一个岗位做的事，在每一种情形里只能交给一个岗位。

词汇表里写了 `one-doer: yes` 的动作（投诉结案、登记次序、审批……）只有一个主人；两处写给两个岗位，不是做两遍，就是
谁也没做。规定、流程的步骤、话术里的动作都算；做一件事，也就做了它包含的事。岗位以外的条件都对得上才算，班次、地区、
日期错开的不算。写“客服”和写客服里的“座席”，是同一个人的两种说法；没写岗位的，没有说由谁做；协办的写
`as: assistant`；“可以”做的，不算主人；按金额分档的（`authority`），看 conflicting-authority。"""

MESSAGES: Sentences = {
    "two-doers": {
        "zh": "「{title}」{level}由{role}“{act}”，「{other}」{other_level}由{other_role}做，而这件事只能由一个岗位做",
        "en": "“{title}” has “{act}” done by {role} ({level}), “{other}” by {other_role} ({other_level}): it may have "
        "only one doer",
    },
}

HELP: Sentences = {
    "doer": {"zh": "定下由哪个岗位做，改掉另一处", "en": "decide which role does it and change the other place"},
    "assistant": {
        "zh": "其中一个只是帮着做：在那一处写 as: assistant（协办）",
        "en": "one of them only assists: write as: assistant there",
    },
    "scope": {
        "zh": "本来管的是不同情形（班次、金额、类别）：把 scope 写窄",
        "en": "they are meant for different situations (shifts, amounts, kinds): narrow the scopes",
    },
    "override": {
        "zh": "两条都要留，一条优先：在优先的一条里写 overrides（id 和 reason）",
        "en": "both stay and one has priority: write overrides (id and reason) in that one",
    },
    "act": {
        "zh": "这件事本来就可以由几个岗位做：去掉词汇表里这个动作的 one-doer",
        "en": "several roles may do it: take one-doer off the act in the vocabulary",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{acts} 种只能由一个岗位做的事，{duties} 处写了要做",
    "en": "{acts} acts with one doer only, {duties} duties to do them",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield the later of two duties that give one act to two roles."""
    for rivalry in find_rivalries(handbook.space, handbook.duties, handbook.acts):
        if _demands(rivalry.earlier) and _demands(rivalry.later):
            yield _report(handbook, rivalry)


def _demands(duty: Duty) -> bool:
    return duty.level in DEMANDS and duty.authority is None


def _report(handbook: Handbook, rivalry: Rivalry) -> Fault:
    earlier, later = rivalry.earlier, rivalry.later
    role, other_role = _name(handbook, later, rivalry), _name(handbook, earlier, rivalry)
    return Fault(
        where=Place(later.where, later.entry.id, role),
        key="two-doers",
        values={
            "title": later.title,
            "level": LEVEL_WORDS[later.level],
            "role": role,
            "act": handbook.acts[rivalry.act].name,
            "other": earlier.title,
            "other_level": LEVEL_WORDS[earlier.level],
            "other_role": other_role,
        },
        related=(Place(earlier.where, earlier.entry.id, other_role),),
        overlap=rivalry.overlap,
        clash=(other_role, role),
        help=("doer", "assistant", "scope", "override", "act"),
    )


def _name(handbook: Handbook, duty: Duty, rivalry: Rivalry) -> str:
    return name_roles(handbook, intersect(duty.region, rivalry.overlap))


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many acts have one doer, and how many duties there are to do them."""
    claimants = find_claimants(handbook.duties, handbook.acts)
    duties = sum(_demands(duty) for group in claimants.values() for duty in group)
    return {"acts": len(claimants), "duties": duties}
