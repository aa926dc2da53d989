"""Limits and authorities that go by tiers must leave no stretch for which none of them holds.

Refunds below 1,000 yuan are answered in a day, those from 5,000 in three: what of 3,000? Limits of one metric that
hold from the bottom of a range on one page and up to its top on another claim to cover all of it. Whatever the handbook
says of the metric in between fills the hole. A row of `expect` that needs a limit, or the authority for an act, says
where there must be one in every situation, whatever the facet; a limit for one role or stage serves the situation,
unless the row names these. (Holes between the amounts up to which roles may decide are told by
`conflicting-authority`.)

Bad:

```yaml
norms:
  - {id: small-refund, title: 小额退款, scope: {amount: < 1000}, limit: 首次回复 ≤ 24 小时}
  - {id: large-refund, title: 大额退款, scope: {amount: ≥ 5000}, limit: 首次回复 ≤ 72 小时}  # <- finding
```

Good:

```yaml
norms:
  - {id: small-refund, title: 小额退款, scope: {amount: < 5000}, limit: 首次回复 ≤ 24 小时}
  - {id: large-refund, title: 大额退款, scope: {amount: ≥ 5000}, limit: 首次回复 ≤ 72 小时}
```
"""

from collections.abc import Iterator, Mapping

from generator.coverage import find_main_facet
from generator.expecting import find_unmet, list_rows
from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.model.vocabulary import Expectation
from generator.naming import name_amount, name_duty_limit, name_interval, name_situation
from generator.rule import Language, Sentences
from generator.scope import Region, intersect, subtract
from generator.stubs import find_home, write_scope
from generator.tiers import Gap, find_tier_gaps

SEVERITY: Severity = "gap"
RULE = "tier-gap"

EXPLANATION = """分档写的限值和权限，档与档之间不能空着一段。

一千元以下的一天答复，五千元以上的三天答复，那么三千元呢？同一个指标的限值，一处从范围的最下面写起，另一处写到最上面，
就是要管全；中间哪一段没有任何一条说到这个指标，就报。expect 里 needs 写 limit（或 authority）的一行，说明哪些情形里处处
都要有这个指标的限值（这个动作的权限），按客户类别、渠道、班次分的也一样；只写一个岗位、一个阶段的，算是管到了，除非那一行
自己写明了岗位或阶段。"""

MESSAGES: Sentences = {
    "hole": {
        "zh": "{facet} {stretch} 没有写“{metric}”：下面一档是「{below}」的{one}，上面一档是「{above}」的{other}",
        "en": "{facet} {stretch} has no {metric}: below it stands {one} of “{below}”, above it {other} of “{above}”",
    },
    "no-limit": {
        "zh": "「{situation}」没有写“{metric}”的限值，而「{name}」要求有：{why}",
        "en": "no limit of {metric} is set for “{situation}”, though “{name}” expects one: {why}",
    },
    "no-authority": {
        "zh": "「{situation}」没有写“{act}”能定到多少，而「{name}」要求有：{why}",
        "en": "no amount up to which to “{act}” is set for “{situation}”, though “{name}” expects one: {why}",
    },
}

HELP: Sentences = {
    "extend": {
        "zh": "这一段归下面或上面一档：把那一档 scope 里的 {facet} 写到相接",
        "en": "it belongs to the tier below or above: let the {facet} in its scope reach the other",
    },
    "limit": {
        "zh": "在 {file} 的 norms 里补：- {{id: {id}, title: {title}, level: must, scope: {scope}, "
        "limit: {metric} ≤ 多少, statement: 在 @{id}.limit 内做到。}}",
        "en": "add to norms in {file}: - {{id: {id}, title: {title}, level: must, scope: {scope}, "
        "limit: {metric} ≤ …, statement: 在 @{id}.limit 内做到。}}",
    },
    "authority": {
        "zh": "在 {file} 的 norms 里补：- {{id: {id}, title: {title}, level: may, scope: {scope}, act: {act-id}, "
        "authority: 多少元, statement: 可以定到写明的数。}}",
        "en": "add to norms in {file}: - {{id: {id}, title: {title}, level: may, scope: {scope}, act: {act-id}, "
        "authority: …, statement: 可以定到写明的数。}}",
    },
    "impossible": {
        "zh": "这种情形根本不会出现：写进 impossible",
        "en": "the situation cannot occur: say so under impossible",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{rows} 条“应有限值、应有权限”，{ranges} 个数值维度里的分档",
    "en": "{rows} expectations of limits and authorities, tiers of {ranges} ranges",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield the holes between tiers, and what rows of `expect` miss."""
    for gap in find_tier_gaps(handbook):
        for part in _divide(handbook, gap.region):
            yield _report_hole(handbook, gap, part)
    for row in list_rows(handbook, "limit", "authority"):
        for part in _divide(handbook, find_unmet(handbook, row)):
            yield from _report_row(handbook, row, part)


def _divide(handbook: Handbook, region: Region) -> Iterator[Region]:
    """Yield the part that no waiver for situations tolerates, and the part that one does."""
    tolerated = handbook.tolerated(RULE)
    yield from filter(None, (subtract(region, tolerated), intersect(region, tolerated)))


def _report_hole(handbook: Handbook, gap: Gap, region: Region) -> Fault:
    below, above = gap.below.duty, gap.above.duty
    metric = handbook.metrics[gap.below.limit.metric].name
    stretch = name_interval(gap.stretch, gap.facet.unit)
    return Fault(
        where=Place(above.where, above.entry.id, above.title),
        key="hole",
        values={
            "facet": gap.facet.name,
            "stretch": stretch,
            "metric": metric,
            "below": below.title,
            "above": above.title,
            "one": name_duty_limit(handbook, below),
            "other": name_duty_limit(handbook, above),
            "id": f"{below.entry.id}-to-{above.entry.id}",
            "title": f"{gap.facet.name} {stretch}",
            "file": find_home(handbook, "norms"),
            "scope": _add_stretch(write_scope(handbook, region, "norms"), gap),
        },
        related=(Place(below.where, below.entry.id, name_duty_limit(handbook, below)),),
        overlap=region,
        help=("extend", "limit"),
    )


def _add_stretch(scope: str, gap: Gap) -> str:
    """Return a scope as typed with the stretch of a range, whose ends are left out where scopes are written."""
    return "{" + ", ".join(filter(None, (scope.strip("{}"), f"{gap.facet.id}: {_write_stretch(gap)}"))) + "}"


def _write_stretch(gap: Gap) -> str:
    """Return the stretch in words, since no value within braces may begin with a sign: `40 元以上且不满 50 元`."""
    low, high = gap.stretch.low, gap.stretch.high
    if low is not None and low == high:
        return name_amount(low, gap.facet.unit)
    ends = []
    if low is not None:
        amount = name_amount(low, gap.facet.unit)
        ends.append(f"超过 {amount}" if gap.stretch.low_open else f"{amount}以上")
    if high is not None:
        amount = name_amount(high, gap.facet.unit)
        ends.append(f"不满 {amount}" if gap.stretch.high_open else f"{amount}以内")
    return "且".join(ends)


def _report_row(handbook: Handbook, row: Expectation, gap: Region) -> Iterator[Fault]:
    """Yield a fault for each value, in which something is missing, of the facet of which the row names most."""
    facet = find_main_facet(handbook, (row,))
    for name, part in handbook.space.split(gap, facet):
        leaf = handbook.leaves.get((facet, name))
        witness = name_situation(handbook, handbook.space.witness(part))
        kind = "limit" if row.needs == "limit" else "authority"
        yield Fault(
            where=Place(row.where, "", row.name),
            key=f"no-{kind}",
            values={
                "situation": leaf.name if leaf else witness or row.name,
                "metric": handbook.metrics[row.metric].name if row.metric in handbook.metrics else row.metric,
                "act": handbook.acts[row.act].name if row.act in handbook.acts else row.act,
                "act-id": row.act,
                "name": row.name,
                "why": row.why,
                "id": f"{row.id}-{name}" if name else row.id,
                "title": leaf.name if leaf else row.name,
                "file": find_home(handbook, "norms"),
                "scope": write_scope(handbook, part, "norms"),
            },
            related=(Place(leaf.where, "", leaf.name),) if leaf else (),
            overlap=part,
            help=(kind, "impossible"),
        )


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many expectations and ranges were looked at."""
    ranges = sum(facet.kind == "range" and not facet.wraps for facet in handbook.vocabulary.facets)
    return {"rows": len(list_rows(handbook, "limit", "authority")), "ranges": ranges}
