"""Where norms say where they come from, each of them does.

Whoever wants to change a norm must know whether law, contract or habit stands behind it. In a handbook whose norms
cite sources as a rule (four in five), one that cites none is reported; a handbook that keeps no sources is left alone.

Bad:

```yaml
norms:
  - {id: quick-pickup, sources: [S001]}
  - {id: quick-reply, sources: [S001]}
  - {id: quick-return}  # <- finding
```

Good:

```yaml
norms:
  - {id: quick-pickup, sources: [S001]}
  - {id: quick-reply, sources: [S001]}
```
"""

from collections.abc import Iterator, Mapping

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.model.entries import Norm
from generator.rule import Language, Sentences

SEVERITY: Severity = "warning"

EXPLANATION = """规范一般都写出处的手册，每条都写。

要改一条规范，先得知道它后面是法规、合同，还是习惯。五条里有四条写了 sources 的手册，才报没写的；没有出处的手册不报。"""

MESSAGES: Sentences = {
    "unsourced": {"zh": "「{title}」没有写出处", "en": "“{title}” does not say where it comes from"},
}

HELP: Sentences = {
    "cite": {"zh": "写上 sources", "en": "name its `sources`"},
    "own": {
        "zh": "是自己定的：在 sources 里加一条，写明何时由谁定的",
        "en": "it was made here: add a source that says when and by whom",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{norms} 条规范，{sourced} 条写了出处",
    "en": "{norms} norms, {sourced} of which cite sources",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield the norms without a source, where most have one."""
    norms = _in_use(handbook)
    sourced = sum(bool(norm.sources) for norm in norms)
    if not handbook.sources or sourced * 5 < len(norms) * 4:
        return
    for norm in norms:
        if not norm.sources:
            yield Fault(
                Place(norm.where, norm.id, norm.title), "unsourced", {"title": norm.title}, help=("cite", "own")
            )


def _in_use(handbook: Handbook) -> tuple[Norm, ...]:
    return tuple(norm for norm in handbook.norms if norm.status != "retired")


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many norms there are and how many cite sources."""
    return {"norms": len(_in_use(handbook)), "sourced": sum(bool(norm.sources) for norm in _in_use(handbook))}
