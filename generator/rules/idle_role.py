"""A role that the vocabulary expects to have work must be told something, and an act that must be done needs a doer.

A post that no norm, no script and no step names is a post whose holder asks around. A row of `expect` that needs a
duty names the roles, or means all of them: each must have something of its own in the scope of the row, not only what
holds for everybody. With `act` that must be the act; a row with an act and no role asks that in every situation
somebody must do it.

Bad:

```yaml
expect:
  - {id: all-work, name: 岗位都有事, needs: duty, scope: {role: [agent, supervisor]}, why: 不养闲人}  # <- finding
norms:
  - {id: answer, scope: {role: agent, channel: phone}, act: answer-call}
```

Good:

```yaml
expect:
  - {id: everybody-works, name: 岗位都有事, needs: duty, scope: {role: [agent, supervisor]}, why: 不养闲人}
norms:
  - {id: answer, scope: {role: agent, channel: phone}, act: answer-call}
  - {id: ring-back, scope: {role: supervisor, channel: phone}, act: call-back}
```
"""

from collections.abc import Iterator, Mapping

from generator.coverage import find_main_facet
from generator.expecting import find_idle, find_unmet, list_rows, names_roles
from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.model.vocabulary import Expectation
from generator.naming import name_situation
from generator.roles import ROLE
from generator.rule import Language, Sentences
from generator.scope import Region, intersect, subtract
from generator.stubs import find_home, write_scope

SEVERITY: Severity = "gap"
RULE = "idle-role"

EXPLANATION = """词汇表说好要有事做的岗位，手册里要有写给它的事；说好要有人做的事，处处要有人做。

哪条规定、哪条话术、哪一步流程都没有提到的岗位，坐在那里的人只好到处问。expect 里 needs 写 duty 的一行，
写到哪些岗位（没写就是所有岗位），每个岗位在那个范围里都要有自己的事，写给所有人的不算；写了 act，就要有这件事。
只写 act 不写岗位的，是每一种情形里都要有人必须（或应当）做它。"""

MESSAGES: Sentences = {
    "idle": {
        "zh": "没有哪条规定、话术或流程写给「{role}」，而「{name}」要求有：{why}",
        "en": "no norm, script or step is for “{role}”, though “{name}” expects one: {why}",
    },
    "idle-act": {
        "zh": "没有哪条规定、话术或流程要「{role}」“{act}”，而「{name}」要求有：{why}",
        "en": "nothing tells “{role}” to do “{act}”, though “{name}” expects it: {why}",
    },
    "nobody": {
        "zh": "「{situation}」没有人要“{act}”，而「{name}」要求有：{why}",
        "en": "nobody has to do “{act}” in “{situation}”, though “{name}” expects it: {why}",
    },
}

HELP: Sentences = {
    "duty": {
        "zh": "在 {file} 的 norms 里补：- {{id: {id}, title: {title}, level: must, scope: {scope}{act-part}, "
        "statement: 要做的事。}}",
        "en": "add to norms in {file}: - {{id: {id}, title: {title}, level: must, scope: {scope}{act-part}, "
        "statement: …}}",
    },
    "name-role": {
        "zh": "已有的规定就是它的事：在那一条的 scope 里写上 role",
        "en": "a norm that exists is its work: name the role in its scope",
    },
    "row": {"zh": "它在这里确实没有事：把「{name}」的 scope 写窄", "en": "there is nothing to do: narrow “{name}”"},
}

COMPARED: Mapping[Language, str] = {
    "zh": "{rows} 条“应有人做”，{roles} 个岗位",
    "en": "{rows} expectations of duties, {roles} roles",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield, for each row, the roles without work of their own and the situations in which nobody acts."""
    for row in list_rows(handbook, "duty"):
        if row.act and not names_roles(row):
            gap = find_unmet(handbook, row)
            for part in _divide(handbook, gap):
                yield from _report_situations(handbook, row, part)
        else:
            for role, region in find_idle(handbook, row):
                for part in _divide(handbook, region):
                    yield _report(handbook, row, "idle-act" if row.act else "idle", (ROLE, role), part)


def _divide(handbook: Handbook, region: Region) -> Iterator[Region]:
    """Yield the part that no waiver for situations tolerates, and the part that one does."""
    tolerated = handbook.tolerated(RULE)
    yield from filter(None, (subtract(region, tolerated), intersect(region, tolerated)))


def _report_situations(handbook: Handbook, row: Expectation, gap: Region) -> Iterator[Fault]:
    facet = find_main_facet(handbook, (row,))
    for name, part in handbook.space.split(gap, facet):
        yield _report(handbook, row, "nobody", (facet, name), part)


def _report(handbook: Handbook, row: Expectation, key: str, value: tuple[str, str], region: Region) -> Fault:
    leaf = handbook.leaves.get(value)
    situation = leaf.name if leaf else name_situation(handbook, handbook.space.witness(region)) or row.name
    act = handbook.acts[row.act].name if row.act in handbook.acts else row.act
    return Fault(
        where=Place(row.where, "", row.name),
        key=key,
        values={
            "role": situation,
            "situation": situation,
            "act": act,
            "act-part": f", act: {row.act}" if row.act else "",
            "name": row.name,
            "why": row.why,
            "id": f"{row.id}-{value[1]}" if value[1] else row.id,
            "title": f"{situation}{act}",
            "file": find_home(handbook, "norms"),
            "scope": write_scope(handbook, region, "norms"),
        },
        related=(Place(leaf.where, "", leaf.name),) if leaf else (),
        overlap=region,
        help=("duty", "name-role", "row"),
    )


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many expectations and roles were looked at."""
    roles = handbook.space.find(ROLE)
    return {"rows": len(list_rows(handbook, "duty")), "roles": len(roles.atoms) if roles else 0}
