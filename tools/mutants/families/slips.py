"""Slips of form: ids doubled, references that lead nowhere, words of the vocabulary misspelt."""

from collections.abc import Iterator

from tools.mutants.families.words import wordings
from tools.mutants.family import Family, Mutant
from tools.mutants.manuscript import Manuscript
from tools.mutants.parts import with_line
from tools.mutants.twin import altered, beside, instead, like

DANGLING = ("dangling-reference",)


def _id_doubled(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("norms", "scripts", "glossary"):
        yield beside(manuscript, entry, like(entry) | {"id": entry.id}, change="same id")


def _id_changed(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield entries renamed in one place only while others go on naming them."""
    for entry in manuscript.of("norms", "scripts"):
        naming = [other for other, text in manuscript.texts if other is not entry and _names(text, entry.id)]
        if others := frozenset(other.id for other in naming):
            mutant = instead(manuscript, entry, altered(entry, id=f"{entry.id}-new"), change="renamed")
            yield Mutant(entry.id, mutant.change, mutant.edits, others)


def _names(text: str, id_: str) -> bool:
    return f"'{id_}'" in text or f"@{id_}." in text


def _act_misspelt(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("norms"):
        if "act" in entry.data:
            yield instead(
                manuscript, entry, altered(entry, act=f"{entry.data['act']}s"), change=f"{entry.data['act']}s"
            )


def _leaf_misspelt(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("norms", "scripts"):
        scope = entry.data.get("scope")
        if isinstance(scope, dict) and isinstance(scope.get("situation"), str):
            wrong = f"{scope['situation']}-"
            yield instead(manuscript, entry, altered(entry, scope={**scope, "situation": wrong}), change=wrong)


def _placeholder_misspelt(manuscript: Manuscript) -> Iterator[Mutant]:
    for script in manuscript.of("scripts"):
        for number, text in wordings(script):
            if "】" in text and isinstance(script.data["lines"][number], str):
                wrong = text.replace("】", "名】", 1)
                yield instead(manuscript, script, with_line(script, number, wrong), change=wrong[:24])
                break


def _metric_misspelt(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("norms"):
        if isinstance(entry.data.get("limit"), str):
            yield instead(
                manuscript, entry, altered(entry, limit=f"总{entry.data['limit']}"), change=f"总{entry.data['limit']}"
            )


FAMILIES = (
    Family("id-doubled", "two entries bear one id", "form", ("duplicate-id",), _id_doubled),
    Family("id-changed", "an entry is renamed, what names it is not", "form", DANGLING, _id_changed),
    Family("act-misspelt", "an act that the vocabulary does not have", "form", DANGLING, _act_misspelt),
    Family("leaf-misspelt", "a situation that the vocabulary does not have", "form", DANGLING, _leaf_misspelt),
    Family(
        "metric-misspelt", "a metric that the vocabulary does not have", "form", (*DANGLING, "schema"), _metric_misspelt
    ),
    Family(
        "placeholder-misspelt",
        "a placeholder that the vocabulary does not have",
        "form",
        ("unknown-placeholder",),
        _placeholder_misspelt,
    ),
)
