"""Whatever names an id must name one that exists, of the right kind.

A link that leads nowhere, a norm for an act nobody defined, a scope with a misspelt channel: the first annoys a
reader, the other two are worse, because a check that looks for situations which do not exist finds nothing and
looks content. Nearest existing ids are suggested. Entries in a file that cannot be read are taken to exist, so that
one slip of the keyboard is reported once and not a hundred times. Owners are compared once the handbook has a table
of them.

Bad:

```yaml
norms:
  - id: quick-pickup
    scope: {channel: telephon}  # <- finding
    statement: 见@no-such-entry。  # <- finding
```

Good:

```yaml
norms:
  - id: quick-pickup
    scope: {channel: phone}
    limit: 铃响 ≤ 3 声
    statement: 在@quick-pickup.limit 内接起，有疑问写信到 help@example.org。
```
"""

import difflib
from collections.abc import Iterator, Mapping, Sequence

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.model.entries import Norm, Script
from generator.model.materials import Form
from generator.model.parts import Reference
from generator.rule import Language, Sentences

SEVERITY: Severity = "error"

EXPLANATION = """凡是写了标识的地方，那个标识都要存在，而且种类要对。

链接指空，读的人点不开；规定里的动作没有定义、适用范围里的渠道写错，后果更重：检查去找根本不存在的情形，
什么也查不到，看上去却像一切正常。报告里会给出最接近的标识。读不了的文件里的条目一律当作存在，
免得一处手误报出一百条。维护人只在手册列出了 owners 之后才对照。"""

_KINDS: Mapping[str, Mapping[Language, str]] = {
    "entry": {"zh": "条目", "en": "entry"},
    "limit": {"zh": "条目", "en": "entry"},
    "script": {"zh": "话术", "en": "script"},
    "form": {"zh": "记录单", "en": "form"},
    "act": {"zh": "动作", "en": "act"},
    "metric": {"zh": "指标", "en": "metric"},
    "theme": {"zh": "主题", "en": "theme"},
    "source": {"zh": "出处", "en": "source"},
    "facet": {"zh": "维度", "en": "facet"},
    "owner": {"zh": "维护人", "en": "owner"},
}

MESSAGES: Sentences = {
    **{
        f"no-{kind}": {"zh": f"没有叫 {{id}} 的{words['zh']}", "en": f"there is no {words['en']} called {{id}}"}
        for kind, words in _KINDS.items()
    },
    "no-leaf": {"zh": "维度「{facet}」没有叫 {id} 的取值", "en": "the facet “{facet}” has no value called {id}"},
    "no-figure": {
        "zh": "「{title}」没有限值，@{id}.limit 显示不出数字",
        "en": "“{title}” has no limit, so @{id}.limit has no figure to show",
    },
    "not-a-script": {"zh": "{id} 不是一条话术", "en": "{id} is not a script"},
    "not-a-form": {"zh": "{id} 不是一张记录单", "en": "{id} is not a form"},
}

HELP: Sentences = {
    "near": {"zh": "是不是想写：{near}", "en": "did you mean: {near}"},
    "define": {"zh": "确实是新的：先把它定义出来", "en": "it is new: define it first"},
    "limit": {
        "zh": "给那一条写上 limit，或者在这里直接写数字",
        "en": "give that entry a limit, or write the figure here",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{references} 处引用，可指向 {ids} 个标识",
    "en": "{references} references to {ids} ids",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield every reference to something that does not exist or is of another kind."""
    known = _list_ids(handbook)
    missing = [each for each in handbook.references if _is_missing(each, known)]
    for reference in missing:
        if reference.id not in handbook.salvaged:
            yield _report_missing(handbook, reference, list(known.get(_kind_needed(reference), ())))
    # An entry whose limit could not be read is blamed for that already, not once more for every figure quoted from it.
    blamed = {fault.where.entry for fault in handbook.faults} | {reference.entry for reference in missing}
    for reference in handbook.references:
        if reference.kind in ("script", "form", "limit") and reference.id not in blamed:
            yield from _check_kind(handbook, reference)


def _list_ids(handbook: Handbook) -> Mapping[str, Mapping[str, None]]:
    """Return the declared ids by kind, in content order."""
    known: dict[str, dict[str, None]] = {}
    for declaration in handbook.declarations:
        known.setdefault(declaration.kind, {})[declaration.id] = None
    return known


def _is_missing(reference: Reference, known: Mapping[str, Mapping[str, None]]) -> bool:
    """Tell whether nothing has the id; a handbook without a table of owners may name them freely."""
    kind = _kind_needed(reference)
    return reference.id not in known.get(kind, ()) and (kind != "owner" or kind in known)


def _kind_needed(reference: Reference) -> str:
    return "entry" if reference.kind in ("script", "form", "limit") else reference.kind


def _report_missing(handbook: Handbook, reference: Reference, known: Sequence[str]) -> Fault:
    near = "、".join(difflib.get_close_matches(reference.id, known, n=3))
    facet = reference.kind.removeprefix("leaf of ")
    name = handbook.facets[facet].name if facet in handbook.facets else facet
    return Fault(
        where=Place(reference.where, reference.entry, reference.id),
        key="no-leaf" if reference.kind.startswith("leaf of ") else f"no-{reference.kind}",
        values={"id": reference.id, "near": near, "facet": name},
        help=("near", "define") if near else ("define",),
    )


def _check_kind(handbook: Handbook, reference: Reference) -> Iterator[Fault]:
    """Yield a fault where the entry exists but is no script, or has no limit to show."""
    entry = handbook.by_id.get(reference.id)  # None where the entry itself is misshapen: blamed there, not here
    if entry is None:
        return
    where = Place(reference.where, reference.entry, reference.id)
    values = {"id": reference.id, "title": entry.title}
    needed = {"script": Script, "form": Form}.get(reference.kind)
    if needed and not isinstance(entry, needed):
        yield Fault(where, f"not-a-{reference.kind}", values, related=(Place(entry.where, entry.id, entry.title),))
    if reference.kind == "limit" and not (isinstance(entry, Norm) and entry.limit):
        related = (Place(entry.where, entry.id, entry.title),)
        yield Fault(where, "no-figure", values, related=related, help=("limit",))


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many references were followed and how many ids there are."""
    return {"references": len(handbook.references), "ids": len(handbook.declarations)}
