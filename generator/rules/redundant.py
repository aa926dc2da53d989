"""What another entry says already, wherever it holds, has no need to be said again.

Two norms that say the same are two places to change, and one of them will be forgotten. A norm is redundant where
another one of the same level asks for at least as much in all its situations: the same act, the same limit, recipient,
rhythm and order. So is a forbidden wording that another one forbids in at least the same situations, unless it names
something else to say instead, and an exception that says what the general norm says.

A step of a procedure carries out what a norm demands, a script puts it into words, a checklist assesses it: none of
them is redundant, and neither is a norm that adds anything: a slot, or, where it has no slot but the act, words on how
the act is done (at least eight characters that the other statement does not have).

Bad:

```yaml
norms:
  - {id: call-them-back, level: must, act: call-back, scope: {channel: phone}}
  - id: call-complainers-back  # <- finding
    level: must
    act: call-back
    scope: {channel: phone, situation: complaint}
```

Good:

```yaml
norms:
  - {id: call-them-back, level: must, act: call-back, scope: {channel: phone}}
  - {id: call-complainers-back, level: must, act: call-back, scope: {channel: email, situation: complaint}}
```
"""

from collections.abc import Iterator, Mapping

from generator.covering import Covering
from generator.duty import Exemption
from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.naming import name_case, name_duty
from generator.repetition import Repetition, find_repetitions
from generator.rule import Language, Sentences

SEVERITY: Severity = "warning"

EXPLANATION = """别处已经说过、范围又不更宽的，不必再说一遍。

两条规定说的是一回事，改的时候就得改两处，总有一处会忘。同一种程度，别的规定在它的全部情形里都已经要求了同样的
动作、限值、对象、频次、先后，这一条就是多余的。禁语也一样：别的禁语在同样或更宽的范围里已经不许说了，又没有另
给说法，就不必再列。例外写的和一般规定一样，也是多余。

流程照着规定做、话术把规定说出来、检查表考核规定，都不算多余；多说了一点内容的规定也不算；只写了动作的，
条文里说了怎么做、别处没有说（至少八个字是那里没有的），也不算。"""

MESSAGES: Sentences = {
    "norm": {
        "zh": "「{title}」（{duty}）说的，「{other}」在它的全部情形里都已经要求了",
        "en": "“{title}” ({duty}) says nothing that “{other}” does not demand in all its situations",
    },
    "exception": {
        "zh": "「{title}」的这个例外和一般规定一样：{duty}",
        "en": "this exception of “{title}” says what the general norm says: {duty}",
    },
    "never-say": {
        "zh": "“{text}”在「{other}」里已经禁了（“{other_text}”），范围不比那里宽",
        "en": "“{text}” is forbidden already by “{other}” (“{other_text}”), in no narrower a scope",
    },
}

HELP: Sentences = {
    "delete": {"zh": "内容一样：删掉一条", "en": "they say the same: delete one"},
    "drop": {
        "zh": "删掉这个例外，或写上那时真正不同的要求",
        "en": "delete the exception, or write what is really different then",
    },
    "more": {
        "zh": "其实多说了别的：把多出来的写成动作、限值、对象、先后或更窄的范围",
        "en": "it says more: write what it adds as an act, limit, recipient, order or narrower scope",
    },
    "instead": {
        "zh": "要在这里给出不同的说法：写 instead",
        "en": "something else is to be said here: write it as instead",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{norms} 条规范，{prohibitions} 句禁语",
    "en": "{norms} norms, {prohibitions} forbidden wordings",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield each norm, exception and forbidden wording that adds nothing."""
    for covering in handbook.family.coverings:
        yield _report_norm(handbook, covering)
    for exemption in handbook.family.idle_exceptions:
        yield _report_exception(handbook, exemption)
    for repetition in find_repetitions(handbook.prohibitions, handbook.folding):
        yield _report_never_say(repetition)


def _report_norm(handbook: Handbook, covering: Covering) -> Fault:
    duty, other = covering.duty, covering.by
    said, other_said = name_duty(handbook, duty), name_duty(handbook, other)
    return Fault(
        where=Place(duty.where, duty.entry.id, said),
        key="norm",
        values={"title": duty.entry.title, "duty": said, "other": other.entry.title},
        related=(Place(other.where, other.entry.id, other_said),),
        overlap=duty.region,
        clash=(other_said, said),
        help=("delete", "more"),
    )


def _report_exception(handbook: Handbook, exemption: Exemption) -> Fault:
    norm, said = exemption.norm, name_case(handbook, exemption.case)
    return Fault(
        where=Place(exemption.case.where, norm.id, said),
        key="exception",
        values={"title": norm.title, "duty": said},
        related=(Place(norm.limit.where if norm.limit else norm.where, norm.id, norm.title),),
        overlap=exemption.region,
        clash=(said,),
        help=("drop",),
    )


def _report_never_say(repetition: Repetition) -> Fault:
    mine, other = repetition.repeated.never_say, repetition.by.never_say
    return Fault(
        where=Place(mine.text.where, mine.entry, mine.text.text),
        key="never-say",
        values={"text": mine.text.text, "other": repetition.by.title, "other_text": other.text.text},
        related=(Place(other.text.where, other.entry, other.text.text),),
        overlap=repetition.repeated.region,
        clash=(other.text.text, mine.text.text),
        help=("delete", "instead"),
    )


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many norms and forbidden wordings were compared."""
    return {"norms": len(handbook.norms), "prohibitions": len(handbook.prohibitions)}
