"""No situation may demand an act and forbid it, permit it and forbid it, or demand it and call it needless.

Whatever tells staff to do something counts, wherever it stands: norms and their exceptions, the `do` lines of
scripts, the steps of procedures. To demand an act is to demand all it implies; two demanded acts of which one
excludes the other clash as well. A should beside a must is no contradiction. A duty that remedies another's breach
holds only after that breach and opposes nothing. A prohibition with a limit forbids too much or too little of an
act, one with an order forbids it too early or too late; neither forbids the act.

Bad:

```yaml
norms:
  - {id: never-hang-up, level: must-not, act: hang-up, scope: {channel: phone}}
  - {id: hang-up-on-silence, level: must, act: hang-up, scope: {channel: phone, situation: hold}}  # <- finding
```

Good:

```yaml
norms:
  - id: never-hang-up
    level: must-not
    act: hang-up
    scope: {channel: phone}
    exceptions:
      - {scope: {situation: hold}, level: must, why: 等候中客户已经离开}
```
"""

from collections.abc import Iterator, Mapping

from generator.duty import Duty
from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.naming import LEVEL_WORDS
from generator.opposition import Encounter
from generator.rule import Language, Sentences

SEVERITY: Severity = "error"

EXPLANATION = """同一种情形里，一件事不能又要做又不许做，又可以做又不许做，又必须做又说不必做。

凡是要人做事的都算，不管写在哪里：规定和它的例外、话术里的动作、流程的步骤。要求做一件事，就是要求做它同时包含的
事；两件互相排斥的事，也不能同时要求。“应当”和“必须”不算矛盾。违反别的规定之后才做的补救，
平时不适用，不和谁矛盾。带限值的“不得”只是不许做得太多、太早、太久，不是不许做。"""

MESSAGES: Sentences = {
    "forbidden": {
        "zh": "「{title}」{level}“{act}”，「{other}」却{other_level}“{other_act}”，不可能都做到",
        "en": "“{title}” says {level} “{act}”, “{other}” says {other_level} “{other_act}”: nobody can do both",
    },
    "permitted": {
        "zh": "「{title}」{level}“{act}”，「{other}」却{other_level}“{other_act}”，到底行不行说不清",
        "en": "“{title}” says {level} “{act}”, “{other}” says {other_level} “{other_act}”: is it allowed or not?",
    },
    "released": {
        "zh": "「{title}」{level}“{act}”，「{other}」却{other_level}“{other_act}”，到底要不要说不清",
        "en": "“{title}” says {level} “{act}”, “{other}” says {other_level} “{other_act}”: is it needed or not?",
    },
    "excluded": {
        "zh": "「{title}」{level}“{act}”，「{other}」{other_level}“{other_act}”，而这两件事不能一起做",
        "en": "“{title}” says {level} “{act}”, “{other}” says {other_level} “{other_act}”: one excludes the other",
    },
}

HELP: Sentences = {
    "scope": {
        "zh": "本来管的是不同情形：把其中一条的 scope 写窄",
        "en": "they are meant for different situations: narrow the scope of one",
    },
    "exception": {
        "zh": "一条是另一条的特例：在一般规定里加 exceptions，写明范围、要求和原因",
        "en": "one is a special case of the other: add it to the general norm as an exception with its reason",
    },
    "override": {
        "zh": "两条都要留，一条优先：在优先的一条里写 overrides（id 和 reason）",
        "en": "both stay and one has priority: write overrides (id and reason) in that one",
    },
    "remedy": {
        "zh": "违反了那一条之后才这样做：写 remedies",
        "en": "it is done only after a breach of the other: write remedies",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{duties} 件要做或不许做的事，其中 {encounters} 对在同一种情形下关乎同一个动作",
    "en": "{duties} duties about acts, {encounters} pairs of which bear on one act in one situation",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield the later duty of each pair that opposes another."""
    for encounter in handbook.encounters:
        if encounter.opposed:
            yield _report(handbook, encounter)


def _report(handbook: Handbook, encounter: Encounter) -> Fault:
    earlier, later = encounter.earlier, encounter.later
    return Fault(
        where=Place(later.where, later.entry.id, _say(handbook, later)),
        key=encounter.opposed,
        values={
            "title": later.title,
            "level": LEVEL_WORDS[later.level],
            "act": _name(handbook, later),
            "other": earlier.title,
            "other_level": LEVEL_WORDS[earlier.level],
            "other_act": _name(handbook, earlier),
        },
        related=(Place(earlier.where, earlier.entry.id, _say(handbook, earlier)),),
        overlap=encounter.overlap,
        clash=(_say(handbook, earlier), _say(handbook, later)),
        help=("scope", "exception", "override", "remedy"),
    )


def _name(handbook: Handbook, duty: Duty) -> str:
    return handbook.acts[duty.act].name if duty.act in handbook.acts else duty.act


def _say(handbook: Handbook, duty: Duty) -> str:
    return f"{LEVEL_WORDS[duty.level]}{_name(handbook, duty)}"


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many duties are about acts and how many pairs of them meet."""
    return {"duties": sum(bool(duty.act) for duty in handbook.duties), "encounters": len(handbook.encounters)}
