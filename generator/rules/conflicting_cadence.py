"""One act has one rhythm in one situation, and no two rhythms that nobody can keep.

"At least daily" beside "at most three times a week" cannot be kept, however hard one tries; neither can "only on
Fridays" beside "every Wednesday". "Every week" beside "every month" can be kept, by doing it every week, but nobody
knows which of the two is meant: in the same scope it is a clash, and so is a special rule that asks for less, or for
another day, than the general one without being its exception. A special rule that asks for more is none; nor is a
floor (at least weekly) beside a rhythm that keeps it (daily), a day that narrows a rhythm down (weekly, on Fridays),
a should beside a must, or one thing sent to two people at two rhythms. Days of different periods (on Mondays, at the
end of the month) may both be meant: that is a warning. A month is taken for 28 to 31 days, whichever
suits both; shifts, working days and events (after each call) are compared with nothing but themselves.

Bad:

```yaml
norms:
  - {id: count-cash-daily, scope: {channel: counter}, act: call-back, cadence: 每天}
  - {id: count-cash-weekly, scope: {channel: counter}, act: call-back, cadence: 每周 1 次}  # <- finding
```

Good:

```yaml
norms:
  - id: count-cash
    scope: {channel: counter}
    act: call-back
    cadence: 每天
    exceptions:
      - {scope: {situation: inquiry}, cadence: 每周五, why: 只做咨询的柜台不收现金}
```
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.cadence import Cadence, name_cadence
from generator.duty import Duty
from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.limits import DEMANDS
from generator.naming import LEVEL_WORDS
from generator.nesting import Nesting, nest
from generator.opposition import Encounter, imply
from generator.rhythm import Rhythm, cannot_both_be_kept, exhausts, state_rhythm, undercuts
from generator.roles import name_the_same
from generator.rule import Language, Sentences

SEVERITY: Severity = "error"

EXPLANATION = """同一种情形里，一件事只能有一个频次，更不能有两个谁也做不到的频次。

“每天至少一次”和“每周至多三次”，再努力也不能都做到；“只在每周五”和“每周三”也一样。“每周一次”和“每月一次”
做得到（每周都做就是了），可谁也不知道到底算哪个：范围相同就算矛盾；范围更小的一条要求得更少、或者换了日子，又
没有写成例外，也算。特殊规定要求得更勤，不算；“至少每周一次”旁边写“每天”，“每周一次”旁边写“每周五”，不算；
“应当”和“必须”不算；同一件事按不同的频次交给不同的人，不算。每周一和每月底这样各有各的日子的，可能本来就是两回事，只作提醒。

只写“每周两次”是说就按这个节奏，做得更多不算违反；“至少”“至多”“恰好”照字面算；“只在每周五”是说别的日子不
做。月按 28 到 31 天里对两边都最宽的算；班、工作日、“每通电话后”这类跟着事走的，只和自己比。"""

MESSAGES: Sentences = {
    "unmeetable": {
        "zh": "「{title}」{says}，「{other}」{other_says}：不可能都做到",
        "en": "“{title}” says {says}, “{other}” says {other_says}: nobody can keep both",
    },
    "rival": {
        "zh": "「{title}」{says}，「{other}」在同样的范围里{other_says}：同一件事有两个频次",
        "en": "“{title}” says {says}, “{other}” says {other_says} in the same scope: which is it?",
    },
    "perhaps-rival": {
        "zh": "「{title}」{says}，「{other}」在同样的范围里{other_says}：可能是同一件事有两个频次",
        "en": "“{title}” says {says}, “{other}” says {other_says} in the same scope: perhaps one thing at two rhythms",
    },
    "undercut": {
        "zh": "「{title}」{says}，「{other}」在更大的范围里{other_says}，又没有写成例外：不知照哪个做",
        "en": "“{title}” says {says}, “{other}” says {other_says} in a wider scope, and there is no exception: which?",
    },
}

HELP: Sentences = {
    "rhythm": {
        "zh": "频次有误：改成一致的频次，或删掉一条",
        "en": "one rhythm is wrong: make the two agree, or delete one",
    },
    "floor": {
        "zh": "一条只是下限：写成“至少”，例如 每周至少 1 次",
        "en": "one is only a floor: write 至少 (at least), as in 每周至少 1 次",
    },
    "scope": {
        "zh": "本来管的是不同情形：把其中一条的 scope 写窄",
        "en": "they are meant for different situations: narrow the scope of one",
    },
    "exception": {
        "zh": "一条是另一条的特例：在一般规定里加 exceptions，写明范围、频次和原因",
        "en": "one is a special case of the other: add it to the general norm as an exception with its reason",
    },
    "override": {
        "zh": "两条都要留，一条优先：在优先的一条里写 overrides（id 和 reason）",
        "en": "both stay and one has priority: write overrides (id and reason) in that one",
    },
    "act": {
        "zh": "其实是两件事（例如日检和月检）：在词汇表里分成两个动作",
        "en": "they are really two things (a daily and a monthly check): make them two acts in the vocabulary",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{cadences} 个频次，其中 {pairs} 对在同一种情形下关乎同一个动作",
    "en": "{cadences} cadences, {pairs} pairs of which bear on one act in one situation",
}


@dataclass(frozen=True, slots=True)
class _Beat:
    """A duty with its rhythm."""

    duty: Duty
    cadence: Cadence
    rhythm: Rhythm


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield the later duty of each pair whose rhythms clash."""
    for encounter, earlier, later in _pair_up(handbook):
        if key := _clash(handbook, earlier, later):
            nesting = nest(handbook.space, later.duty.scope, earlier.duty.scope)
            if key == "undercut" and nesting != "inside":
                earlier, later = later, earlier  # the special rule is the one to change
            yield _report(handbook, key, encounter, earlier, later)


def _pair_up(handbook: Handbook) -> Iterator[tuple[Encounter, _Beat, _Beat]]:
    """Yield the encounters of two duties that have a rhythm and are not opposed as it is."""
    for encounter in handbook.encounters:
        earlier, later = _find_beat(encounter.earlier), _find_beat(encounter.later)
        if earlier and later and not encounter.opposed:
            yield encounter, earlier, later


def _find_beat(duty: Duty) -> _Beat | None:
    rhythm = state_rhythm(duty.level, duty.cadence) if duty.cadence else None
    return _Beat(duty, duty.cadence, rhythm) if duty.cadence and rhythm else None


def _clash(handbook: Handbook, one: _Beat, other: _Beat) -> str:
    """Return how two rhythms clash, in one word; nothing if they do not."""
    if not name_the_same(handbook.space, one.duty.to, other.duty.to):
        return ""
    if one.duty.act != other.duty.act:
        return (
            "unmeetable" if _demands_too_much(handbook, one, other) or _demands_too_much(handbook, other, one) else ""
        )
    if cannot_both_be_kept(one.rhythm, other.rhythm):
        return "unmeetable"
    if one.duty.level != other.duty.level:
        return ""
    return _compare(one, other, nest(handbook.space, one.duty.scope, other.duty.scope))


def _demands_too_much(handbook: Handbook, one: _Beat, other: _Beat) -> bool:
    """Tell whether one act, as often as it is due, means doing the other more often than it may be done."""
    implied = one.duty.level in DEMANDS and other.duty.act in imply(handbook.acts, one.duty.act)
    return implied and exhausts(one.rhythm, other.rhythm)


def _compare(one: _Beat, other: _Beat, nesting: Nesting) -> str:
    under, over = undercuts(one.rhythm, other.rhythm), undercuts(other.rhythm, one.rhythm)
    if nesting == "equal" and (under or over):
        days = one.cadence.anchors and other.cadence.anchors
        return "perhaps-rival" if days and one.cadence.unit != other.cadence.unit else "rival"
    return "undercut" if (nesting == "inside" and under) or (nesting == "outside" and over) else ""


def _report(handbook: Handbook, key: str, encounter: Encounter, earlier: _Beat, later: _Beat) -> Fault:
    ways = {
        "unmeetable": ("rhythm", "scope", "exception", "override"),
        "undercut": ("rhythm", "exception", "override", "act"),
        "perhaps-rival": ("act", "rhythm", "scope"),
    }
    return Fault(
        where=_place(handbook, later),
        key=key,
        values={
            "title": later.duty.title,
            "says": _say(handbook, later),
            "other": earlier.duty.title,
            "other_says": _say(handbook, earlier),
        },
        related=(_place(handbook, earlier),),
        overlap=encounter.overlap,
        clash=(_say(handbook, earlier), _say(handbook, later)),
        help=ways.get(key, ("rhythm", "floor", "scope", "act")),
        severity="warning" if key == "perhaps-rival" else None,
    )


def _say(handbook: Handbook, beat: _Beat) -> str:
    duty = beat.duty
    act = handbook.acts[duty.act].name if duty.act in handbook.acts else duty.act
    return f"{LEVEL_WORDS[duty.level]}“{act}”（{name_cadence(beat.cadence)}）"


def _place(handbook: Handbook, beat: _Beat) -> Place:
    return Place(beat.cadence.where, beat.duty.entry.id, _say(handbook, beat))


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many duties have a rhythm and how many pairs of them meet."""
    return {
        "cadences": sum(bool(_find_beat(duty)) for duty in handbook.duties),
        "pairs": sum(1 for _ in _pair_up(handbook)),
    }
