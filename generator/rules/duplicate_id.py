"""An id stands for one thing only.

Links, saved ticks, exceptions and waivers find an entry by its id. Where two entries bear the same one, they find
the wrong one half of the time. Ids of entries are unique over the whole handbook, whatever file they stand in;
acts, metrics, themes and facets each among themselves, the values of a facet within it, steps within their
procedure, items within their checklist. So are the words that stand for an id: a limit that names its metric by a name
which two metrics have would be held against either.

Bad:

```yaml
norms:
  - {id: quick-pickup, statement: 电话响了就接。}
  - {id: quick-pickup, statement: 电话响了别让客户等。}  # <- finding
```

Good:

```yaml
norms:
  - {id: quick-pickup, statement: 电话响了就接。}
  - {id: quick-pickup-at-night, statement: 夜里电话响了也要接。}
```
"""

from collections.abc import Iterable, Iterator, Mapping

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.model.parts import Declaration
from generator.model.vocabulary import Leaf, Metric, walk_leaves
from generator.rule import Language, Sentences

SEVERITY: Severity = "error"

EXPLANATION = """一个标识只能指一样东西。

链接、保存的勾选、例外和豁免都靠标识找条目；两条用了同一个标识，就总有一半找错。条目的标识在整本手册里唯一，
不管写在哪个文件；动作、指标、主题、维度各自不重复；取值在本维度内、步骤在本流程内、检查项在本表内不重复。
替标识用的名称也一样：两个指标同名，写“到场时限 ≤ 2 分钟”就分不清是哪一个。"""

MESSAGES: Sentences = {
    "repeated": {
        "zh": "标识 {id} 已经用在 {first}，这里要换一个",
        "en": "the id {id} is already taken at {first}; choose another one here",
    },
    "same-name": {
        "zh": "“{name}”已经是 {first} 的叫法，{id} 再用，写“{name}”就分不清是哪一个",
        "en": "“{name}” already stands for {first}; with {id} it could mean either",
    },
}

HELP: Sentences = {
    "rename": {
        "zh": "是另一条：给后写的这条换一个说得出区别的标识",
        "en": "it is another entry: give this one an id that tells the two apart",
    },
    "rename-one": {
        "zh": "给其中一个换个名称，或从同义词里去掉",
        "en": "give one of them another name, or drop the synonym",
    },
    "merge": {"zh": "是同一条写了两遍：删掉一处", "en": "it is the same entry twice: delete one"},
}

COMPARED: Mapping[Language, str] = {"zh": "{ids} 个标识", "en": "{ids} ids"}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield every declaration of an id that was declared before in its kind."""
    first: dict[tuple[str, str], Declaration] = {}
    for declaration in sorted(handbook.declarations, key=lambda declaration: declaration.where):
        earlier = first.setdefault((declaration.kind, declaration.id), declaration)
        if earlier is not declaration:
            yield Fault(
                where=Place(declaration.where, declaration.entry, declaration.id),
                key="repeated",
                values={"id": declaration.id, "first": str(earlier.where)},
                related=(Place(earlier.where, earlier.entry, earlier.id),),
                help=("rename", "merge"),
            )
    yield from _find_namesakes(handbook)


def _find_namesakes(handbook: Handbook) -> Iterator[Fault]:
    """Yield each metric, and each value of a facet, that is called as an earlier one is."""
    metrics = ((metric, (metric.name, *metric.synonyms)) for metric in handbook.vocabulary.metrics)
    families: list[Iterable[tuple[Metric | Leaf, tuple[str, ...]]]] = [metrics]
    for facet in handbook.vocabulary.facets:
        families.append((leaf, (leaf.name,)) for leaf in walk_leaves(facet.leaves))
    for family in families:
        first: dict[str, Metric | Leaf] = {}
        for bearer, names in sorted(family, key=lambda each: each[0].where):
            for name in names:
                earlier = first.setdefault(name.replace(" ", ""), bearer)
                if earlier.id != bearer.id:
                    yield Fault(
                        where=Place(bearer.where, "", bearer.id),
                        key="same-name",
                        values={"name": name, "first": earlier.id, "id": bearer.id},
                        related=(Place(earlier.where, "", earlier.id),),
                        help=("rename-one",),
                    )


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many ids were declared."""
    return {"ids": len(handbook.declarations)}
