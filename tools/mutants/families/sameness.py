"""The same thing twice, and one word for two things."""

from collections.abc import Iterator

from tools.mutants.family import Family, Mutant
from tools.mutants.manuscript import Manuscript
from tools.mutants.situations import as_scope, boxes, free_flags, narrow
from tools.mutants.twin import altered, beside, instead, like

REDUNDANT = ("redundant",)
TERMS = ("term-clash",)


def _said_twice(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield a second norm that says the same under another id and title."""
    for entry in manuscript.of("norms"):
        if entry.data.keys() & {"act", "limit"} and "remedies" not in entry.data and "overrides" not in entry.data:
            twin = like(entry, exceptions=entry.data.get("exceptions"))
            yield beside(manuscript, entry, twin, change="again")


def _corner_said_again(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield a special norm that says what the general one says there already."""
    for entry in manuscript.of("norms"):
        flags = free_flags(manuscript, entry)
        plain = entry.data.keys() & {"act", "limit"} and not entry.data.keys() & {"exceptions", "remedies", "overrides"}
        if plain and flags:
            twin = like(entry, **as_scope(narrow(boxes(manuscript, entry), **{flags[0]: "yes"})))
            yield beside(manuscript, entry, twin, change=f"{flags[0]}: yes", first=True)


def _never_listed_twice(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("never-say"):
        again = altered(entry, id=f"{entry.id}-again", text=f"{entry.data['text']}！")
        yield beside(manuscript, entry, again, change=again["text"])


def _never_repeated(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts that forbid a wording twice."""
    for script in manuscript.of("scripts"):
        if nevers := script.data.get("never-say"):
            again = {**nevers[0], "why": "听了不舒服"}
            yield instead(manuscript, script, altered(script, never_say=[*nevers, again]), change=nevers[0]["text"])


def _term_twice(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("glossary"):
        twin = like(
            entry, title=entry.data["title"], definition="另有一种说法，意思不一样。", synonyms=None, discouraged=None
        )
        yield beside(manuscript, entry, twin, change=entry.data["title"])


def _synonym_is_title(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield terms whose synonym is another term's name."""
    found = list(manuscript.of("glossary"))
    for entry, other in zip(found, [*found[3:], *found[:3]], strict=True):
        changed = altered(entry, synonyms=[*entry.data.get("synonyms", ()), other.data["title"]])
        yield instead(manuscript, entry, changed, change=f"= {other.data['title']}")


def _official_discouraged(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield terms that discourage a word which is another term's name."""
    found = list(manuscript.of("glossary"))
    for entry, other in zip(found, [*found[5:], *found[:5]], strict=True):
        changed = altered(entry, discouraged=[*entry.data.get("discouraged", ()), other.data["title"]])
        yield instead(manuscript, entry, changed, change=f"not {other.data['title']}")


FAMILIES = (
    Family("said-twice", "a second norm says the same", "policy", REDUNDANT, _said_twice),
    Family("corner-said-again", "a special norm says what holds there anyway", "policy", REDUNDANT, _corner_said_again),
    Family("never-listed-twice", "a forbidden wording is listed twice", "policy", REDUNDANT, _never_listed_twice),
    Family("never-repeated", "a script forbids a wording twice", "policy", REDUNDANT, _never_repeated),
    Family("term-twice", "a term is defined twice", "policy", TERMS, _term_twice),
    Family("synonym-taken", "a synonym is another term's name", "policy", TERMS, _synonym_is_title),
    Family("name-discouraged", "a term's name is discouraged elsewhere", "policy", TERMS, _official_discouraged),
)
