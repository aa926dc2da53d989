"""What holds only in part of a general rule's situations and asks for less must be marked as its exception.

"Within 3 rings" for every call and "within 6 rings" for calls at night do not exclude each other on paper: whoever
picks up within 3 rings keeps to both. But the second was written to let off from the first, and whoever is measured by
the first at night fails. So a limit that is looser than another of the same strength, written for part of the other's
situations, must be an exception of that norm or override it. The other way round, who repeats a general rule without
the exception it carries takes the exception back without saying so.

A promise in a script or what a checklist claims is held against the norms in the same way. Rules for scopes that cross,
bounds in opposite directions, other strengths, other recipients or an average beside a maximum are no exceptions; what
is stricter than the general rule is the business of `stricter-than-general`, equal scopes that of `two-standards`.

Bad:

```yaml
norms:
  - {id: quick-pickup, level: must, scope: {channel: phone}, limit: 铃响 ≤ 3 声}
  - {id: night-pickup, level: must, scope: {channel: phone, shift: night}, limit: 铃响 ≤ 6 声}  # <- finding
```

Good:

```yaml
norms:
  - id: quick-pickup
    level: must
    scope: {channel: phone}
    limit: 铃响 ≤ 3 声
    exceptions:
      - {scope: {shift: night}, limit: 铃响 ≤ 6 声, why: 夜间只有一人值守}
```
"""

from collections.abc import Iterator, Mapping

from generator.duty import demands_something
from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.kinship import Kinship
from generator.moments import tell_times
from generator.naming import name_case, name_duty, name_duty_limit, summarise_scope
from generator.omission import Omission
from generator.rule import Language, Sentences

SEVERITY: Severity = "error"

EXPLANATION = """只管一部分情形、又比一般规定松的，要写明是例外。

“电话三声内接起”和“夜班六声内接起”在纸面上可以同时做到，可是第二条本来是给夜班放宽的：照第一条考核，夜班
就不合格。所以，程度相同、范围在另一条之内、限值更松的，要么写进那一条的 exceptions，要么写 overrides。
反过来，把一条规定照抄一遍却不带它的例外，等于悄悄取消了例外，也要报。

话术里的承诺、检查表里写明的要求，也这样和规范对照。范围交叉的、方向相反的、“应当”对“必须”的、对象不同的、
平均值对单次的，都不算例外；比一般规定严的由 stricter-than-general 提醒，范围相同的由 two-standards 报。"""

MESSAGES: Sentences = {
    "looser": {
        "zh": "「{title}」{limit}，「{other}」要求 {other_limit}：范围在它之内，要求却更松，没有写明是例外",
        "en": "“{title}” says {limit}, “{other}” demands {other_limit}: within its scope, yet looser, and not marked "
        "as an exception",
    },
    "looser-from": {
        "zh": "「{title}」{limit}，「{other}」要求 {other_limit}：范围在它之内，要求却更松：{start}的，"
        "这一条{times}，那一条{other_times}；没有写明是例外",
        "en": "“{title}” says {limit}, “{other}” demands {other_limit}: within its scope, yet looser for what begins "
        "({start}): {times}, not {other_times}, and not marked as an exception",
    },
    "repeated": {
        "zh": "「{title}」把「{other}」的要求又写了一遍（{limit}），却没有带上那里的例外：{exception}",
        "en": "“{title}” repeats what “{other}” demands ({limit}) without the exception made there: {exception}",
    },
}

HELP: Sentences = {
    "exception": {
        "zh": "确实是特例：移进「{other}」的 exceptions，写明范围、限值和原因",
        "en": "it is meant as a special case: move it to the exceptions of “{other}”, with scope, limit and reason",
    },
    "override": {
        "zh": "两条都要留，以特殊的为准：在「{title}」里写 overrides（id 和 reason）",
        "en": "both stay and the special one has priority: write overrides (id and reason) in “{title}”",
    },
    "figure": {
        "zh": "不是特例：把「{title}」的数字改得和一般规定一致，或删掉",
        "en": "it is no special case: make the figure of “{title}” that of the general norm, or delete it",
    },
    "scope": {
        "zh": "本来管的是不同情形：把其中一条的 scope 写窄",
        "en": "they are meant for different situations: narrow the scope of one",
    },
    "delete": {
        "zh": "内容一样：删掉「{title}」，只留「{other}」",
        "en": "they say the same: delete “{title}” and keep “{other}”",
    },
    "carry": {
        "zh": "「{title}」要留：给它也写上同样的 exceptions",
        "en": "“{title}” stays: give it the same exception",
    },
    "cancel": {
        "zh": "例外不该适用于这里：把「{other}」那一行例外的 scope 写窄",
        "en": "the exception is not meant for this: narrow its scope in “{other}”",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{meetings} 对在同一种情形下管同一个指标的限值，{exceptions} 个例外",
    "en": "{meetings} pairs of limits for one metric in one situation, {exceptions} exceptions",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield each looser special rule, and each repetition that leaves out an exception."""
    for kinship in handbook.family.looser:
        yield _report_looser(handbook, kinship)
    for omission in handbook.family.omissions:
        yield _report_repetition(handbook, omission)


def _report_looser(handbook: Handbook, kinship: Kinship) -> Fault:
    general, special = kinship.general.duty, kinship.special.duty
    limit, other_limit = name_duty_limit(handbook, special), name_duty_limit(handbook, general)
    return Fault(
        where=Place(special.where, special.entry.id, limit),
        key="looser" if kinship.start.instant is None else "looser-from",
        values={
            "title": special.title,
            "limit": limit,
            "other": general.title,
            "other_limit": other_limit,
            **tell_times(kinship.general, kinship.special, kinship.start, handbook.vocabulary.calendar),
        },
        related=(Place(general.where, general.entry.id, other_limit),),
        overlap=kinship.overlap,
        start=kinship.start,
        clash=(other_limit, limit),
        help=("exception", "override", "figure", "scope"),
    )


def _report_repetition(handbook: Handbook, omission: Omission) -> Fault:
    duty, exemption = omission.duty, omission.exemption
    limit, exception = name_duty(handbook, duty), _name_exception(handbook, omission)
    return Fault(
        where=Place(duty.where, duty.entry.id, limit),
        key="repeated",
        values={
            "title": duty.entry.title,
            "limit": limit,
            "other": exemption.norm.title,
            "exception": exception,
        },
        related=(Place(exemption.case.where, exemption.norm.id, exception),),
        overlap=omission.overlap,
        clash=(exception, limit),
        help=("delete", "carry", "override", "cancel"),
    )


def _name_exception(handbook: Handbook, omission: Omission) -> str:
    case = omission.exemption.case
    where = summarise_scope(handbook, case.scope)
    if not demands_something(case):
        return f"{where}（不要求）"
    return f"{where}（{name_case(handbook, case)}）"


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many pairs of limits and how many exceptions were looked at."""
    exceptions = sum(len(norm.exceptions) for norm in handbook.norms)
    return {"meetings": len(handbook.meetings), "exceptions": exceptions}
