"""Things that hang loose: references to nothing, sources and terms that nobody uses, reviews that nobody held."""

import re
from collections.abc import Iterator

from tools.mutants.families.words import wordings
from tools.mutants.family import Family, Mutant
from tools.mutants.manuscript import Edit, Manuscript
from tools.mutants.twin import altered, instead


def _placeholder_renamed(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield placeholders that got another name in the vocabulary while lines go on using the old one."""
    for row in manuscript.of("placeholders"):
        name = row.data["name"]
        using = [
            script.id for script in manuscript.of("scripts") if any(f"【{name}】" in t for _, t in wordings(script))
        ]
        if using:
            changed = {**row.data, "name": f"{name}全称"}
            yield Mutant(using[0], f"{name} → {name}全称", (Edit(row, (changed,)),), frozenset(using))


def _reference_misspelt(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield entries in whose text one reference is misspelt."""
    for entry in manuscript.of("norms", "scripts", "glossary", "checklists"):
        for key in ("statement", "why", "definition", "then"):
            text = entry.data.get(key)
            if isinstance(text, str) and (match := re.search("@([a-z-]+[a-z])", text)):
                wrong = text.replace(match[0], f"{match[0]}e", 1)
                yield instead(manuscript, entry, altered(entry, **{key: wrong}), change=f"{match[0]}e")
                break


def _unsourced(manuscript: Manuscript) -> Iterator[Mutant]:
    norms = list(manuscript.of("norms"))
    if sum("sources" in norm.data for norm in norms) * 10 > len(norms) * 9:
        for norm in norms:
            yield instead(manuscript, norm, altered(norm, sources=None), change="no source")


def _source_unused(manuscript: Manuscript) -> Iterator[Mutant]:
    for number, source in enumerate(manuscript.of("sources")):
        row = {key: value for key, value in source.data.items() if key not in ("settled", "left-out")}
        row = {**row, "id": f"z{number:03}-nobody-cites-it", "title": f"没有谁引用的出处{number}"}
        yield Mutant(row["id"], "nobody cites it", (Edit(source, (source.data, row)),))


def _term_unused(manuscript: Manuscript) -> Iterator[Mutant]:
    for number, term in enumerate(manuscript.of("glossary")):
        row = {
            "id": f"word-nobody-uses-{number}",
            "title": f"鎏金笺{'甲乙丙丁戊己庚辛'[number % 8]}",
            "definition": "一种纸。",
        }
        yield Mutant(row["id"], row["title"], (Edit(term, (term.data, row)),))


def _overdue(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("norms", "scripts", "procedures"):
        yield instead(manuscript, entry, altered(entry, review_by="2026-11-01"), change="2026-11-01")


FAMILIES = tuple(
    Family(name, says_, "gap", expected, plant)
    for name, says_, expected, plant in (
        (
            "placeholder-renamed",
            "a placeholder is renamed in one place",
            ("unknown-placeholder",),
            _placeholder_renamed,
        ),
        ("reference-misspelt", "a reference in a text is misspelt", ("dangling-reference",), _reference_misspelt),
        ("source-dropped", "a norm lost its sources", ("unsourced-norm",), _unsourced),
        ("source-unused", "a source that nobody cites", ("unused-entry",), _source_unused),
        ("term-unused", "a term that nobody uses", ("unused-entry",), _term_unused),
        ("review-overdue", "an entry should have been reviewed", ("overdue-review",), _overdue),
    )
)
