"""What has to come first must be able to come first: no circle of before and after in any one situation.

"First A, then B" on one page and "first B, then A" on another leave nobody a way to keep both, and neither does a
circle of three or more. Orders are what norms demand with `before` and `after` (to forbid A before B is to demand B
first), what items and keyed answers claim, and what the table `follow` of the vocabulary wants before or after. They
are compared with each other and with what procedures and scripts really do one after the other: a step counts where
some path leads to it and its condition holds, strands that are done side by side have no order among each other, and
a way back that repeats both steps leaves both orders possible. All members of a circle must hold in one common
situation. A line of a script counts where its words surely do the act, and where no earlier line may have done it.

Bad:

```yaml
norms:
  - {id: greet-first, scope: {channel: phone}, act: greet, before: [ask-consent]}
  - {id: thank-first, scope: {channel: phone}, act: thank, before: [greet]}
  - {id: consent-first, scope: {channel: phone}, act: ask-consent, before: [thank]}  # <- finding
```

Good:

```yaml
norms:
  - {id: greet-first, level: should, scope: {channel: phone}, act: greet, before: [thank]}
  - {id: thank-first, level: should, scope: {channel: email}, act: thank, before: [greet]}
```
"""

from collections.abc import Iterator, Mapping

from generator.fault import Fault
from generator.finding import Severity
from generator.handbook import Handbook
from generator.naming import name_act
from generator.ordering import Circle, Order, find_circles, list_reversals, order_acts
from generator.rule import Language, Sentences
from generator.sequence import collect_courses, count_courses

SEVERITY: Severity = "error"

EXPLANATION = """先后要排得出来：同一种情形里，不能既要先甲后乙，又要先乙后甲；三件以上首尾相接成一圈也不行。

先后从这些地方来：规定的 before、after（不得先甲后乙，就是要先乙后甲），自检项和答案声称的先后，词汇表 follow 里的之前、
之后。它们互相比较，也和流程、话术真正的先后比较：走得到、条件成立的步骤才算；同时做的几件事之间没有先后；往回走一遍
两步都会再做的，两种先后都可能，不算。一圈里的每一条要在同一种情形里都适用。话术里，一句话确实完成了那个动作、前面又
没有哪一句可能完成它，才算。"""

MESSAGES: Sentences = {
    "itself": {
        "zh": "「{title}」要求“{first}”排在它自己之前，做不到",
        "en": "“{title}” wants “{first}” before itself, which nobody can do",
    },
    "opposite": {
        "zh": "「{title}」要求先“{first}”后“{then}”，「{other}」却要求先“{then}”后“{first}”，两条没法都做到",
        "en": "“{title}” wants “{first}” before “{then}”, “{other}” the opposite: nobody can do both",
    },
    "circle": {
        "zh": "几条规定的先后接成了一圈，排不出来：{chain}",
        "en": "these orders close in a circle that nobody can keep: {chain}",
    },
    "real": {
        "zh": "「{course}」是先“{first}”后“{then}”，「{other}」却要求先“{then}”后“{first}”",
        "en": "“{course}” does “{first}” before “{then}”, “{other}” wants “{then}” before “{first}”",
    },
    "real-circle": {
        "zh": "「{course}」是先“{first}”后“{then}”，而几条规定合起来要反过来：{chain}",
        "en": "“{course}” does “{first}” before “{then}”, but these together want the opposite: {chain}",
    },
}

HELP: Sentences = {
    "turn": {"zh": "有一处先后写反了：把它改过来", "en": "one of them is the wrong way round: turn it"},
    "steps": {"zh": "流程或话术的顺序不对：把两步对调", "en": "the steps or lines are in the wrong order: swap them"},
    "scope": {
        "zh": "本来管的是不同情形：把其中一条的 scope 写窄",
        "en": "they are meant for different situations: narrow the scope of one",
    },
    "exception": {
        "zh": "是特例：在一般规定里加 exceptions，写明范围和原因",
        "en": "it is a special case: add it to the general norm as an exception with its reason",
    },
    "parallel": {
        "zh": "其实不分先后：去掉一条的 before 或 after，或者在流程里写成同时做（parallel）",
        "en": "they have no order really: drop one `before` or `after`, or let the steps be parallel",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{orders} 条先后要求，和 {courses} 条流程、话术的实际先后",
    "en": "{orders} demanded orders, and the real order of {courses} procedures and scripts",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield the last place of each circle of orders."""
    ordering = order_acts(handbook.space, handbook.duties, handbook.vocabulary.follows, handbook.acts)
    reversals = list_reversals(ordering)
    courses = collect_courses(handbook.space, handbook.markers, handbook.procedures, handbook.turns, reversals)
    for circle in find_circles(ordering, courses):
        yield _report(handbook, circle)


def _report(handbook: Handbook, circle: Circle) -> Fault:
    first, *others = circle.orders
    places = sorted(dict.fromkeys(place for order in circle.orders for place in order.places))
    key = _choose_key(circle)
    if key == "opposite":
        first, *others = sorted(circle.orders, key=lambda order: order.places, reverse=True)
    chained = others if first.real else circle.orders
    return Fault(
        where=places[-1],
        key=key,
        values={
            "title": first.title,
            "course": first.title,
            "other": others[0].title if others else "",
            "first": name_act(handbook, first.first),
            "then": name_act(handbook, first.then),
            "chain": " → ".join(
                name_act(handbook, act) for act in (*(order.first for order in chained), chained[-1].then)
            ),
        },
        related=tuple(places[:-1]),
        overlap=circle.region,
        clash=tuple(_say(handbook, order) for order in circle.orders),
        help=("turn", "steps" if first.real else "parallel", "scope", "exception"),
    )


def _choose_key(circle: Circle) -> str:
    if len(circle.orders) == 1:
        return "itself"
    real = circle.orders[0].real
    if len(circle.orders) == 2:
        return "real" if real else "opposite"
    return "real-circle" if real else "circle"


def _say(handbook: Handbook, order: Order) -> str:
    return f"「{order.title}」先“{name_act(handbook, order.first)}”后“{name_act(handbook, order.then)}”"


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many orders are demanded and how many courses do two of their acts."""
    ordering = order_acts(handbook.space, handbook.duties, handbook.vocabulary.follows, handbook.acts)
    courses = count_courses(handbook.markers, handbook.procedures, handbook.turns, ordering.acts)
    return {"orders": len(ordering.demanded), "courses": courses}
