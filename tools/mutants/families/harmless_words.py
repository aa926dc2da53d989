"""Changes of wording, order and typing that change nothing of what staff are told."""

from collections.abc import Iterator

from tools.mutants.families.words import wordings
from tools.mutants.family import Family, Mutant
from tools.mutants.manuscript import Entry, Manuscript
from tools.mutants.parts import with_line
from tools.mutants.situations import apart, boxes
from tools.mutants.twin import altered, instead


def _reason_reworded(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("norms", "scripts", "never-say"):
        why = f"{entry.data['why']}这是大家商量定下的。" if "why" in entry.data else "这是大家商量定下的。"
        yield instead(manuscript, entry, altered(entry, why=why), change="why")


def _statement_reworded(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("norms"):
        yield instead(
            manuscript, entry, altered(entry, statement=f"当班的同事：{entry.data['statement']}"), change="statement"
        )


def _title_reworded(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("norms", "scripts", "procedures", "checklists"):
        yield instead(manuscript, entry, altered(entry, title=f"关于{entry.data['title']}"), change="title")


def _say_polished(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts with a friendly word before one of their wordings."""
    for script in manuscript.of("scripts"):
        for number, text in wordings(script):
            line = script.data["lines"][number]
            if isinstance(line, str) and not text.startswith("好的"):
                polished = f"好的。{text}"
                yield instead(manuscript, script, with_line(script, number, polished), change=polished[:20])
                break


def _say_doubled(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts that offer a second wording, the same words with another stop."""
    for script in manuscript.of("scripts"):
        for number, text in wordings(script):
            line = script.data["lines"][number]
            if isinstance(line, str) and text.endswith("。"):
                doubled = {"say": [text, f"好的，{text}"]}
                yield instead(manuscript, script, with_line(script, number, doubled), change=text[:20])
                break


def _bad_example_added(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms whose bad example is a wording that is forbidden there: bad examples are not prescribed."""
    never = next(manuscript.of("never-say")).data["text"].replace("…", "这些")
    for entry in manuscript.of("norms"):
        if "bad" not in entry.data:
            yield instead(manuscript, entry, altered(entry, bad=[f"{never}。"]), change=never)


def _never_quoted(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms whose reason quotes a forbidden wording in order to forbid it."""
    for script in manuscript.of("scripts"):
        never = next((row["text"] for row in script.data.get("never-say", ()) if "…" not in row["text"]), "")
        if never:
            why = f"{script.data.get('why', '')}不要对客户说“{never}”。"
            yield instead(manuscript, script, altered(script, why=why), change=never)


def _elsewhere_forbidden(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield scripts that forbid what another script says in quite another situation."""
    scripts = list(manuscript.of("scripts"))
    for number, script in enumerate(scripts):
        other = scripts[(number + 5) % len(scripts)]
        words = next(
            (text for _, text in wordings(other) if "【" not in text and "@" not in text and len(text) > 12), ""
        )
        own = next((text for _, text in wordings(script)), "")
        clash = any(words[:12] in text for each, text in manuscript.texts if each.id != other.id)
        if words and own and not clash and apart(manuscript, boxes(manuscript, script), boxes(manuscript, other)):
            row = {"text": words[:12], "why": "这里不合适", "instead": own}
            nevers = [*script.data.get("never-say", ()), row]
            yield instead(manuscript, script, altered(script, never_say=nevers), change=f"{words[:12]} / {other.id}")


def _items_reordered(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("checklists"):
        for number, section in enumerate(entry.data["sections"]):
            sections = [*entry.data["sections"]]
            sections[number] = {**section, "items": [*reversed(section["items"])]}
            yield instead(manuscript, entry, altered(entry, sections=sections), change=section["title"])


def _synonym_added(manuscript: Manuscript) -> Iterator[Mutant]:
    for number, entry in enumerate(manuscript.of("glossary")):
        word = f"行话{'甲乙丙丁戊己庚辛壬癸'[number % 10]}{'东南西北中'[number // 10 % 5]}"
        changed: Entry = entry
        yield instead(
            manuscript, entry, altered(changed, synonyms=[*entry.data.get("synonyms", ()), word]), change=word
        )


FAMILIES = tuple(
    Family(name, says, "harmless", (), plant)
    for name, says, plant in (
        ("reason-reworded", "a reason says a sentence more", _reason_reworded),
        ("statement-reworded", "a statement is worded otherwise", _statement_reworded),
        ("title-reworded", "a title is worded otherwise", _title_reworded),
        ("say-polished", "a wording starts with a friendly word", _say_polished),
        ("say-doubled", "a wording gets an alternative", _say_doubled),
        ("bad-example-added", "a bad example shows a forbidden wording", _bad_example_added),
        ("never-quoted", "a reason quotes a forbidden wording to forbid it", _never_quoted),
        ("forbidden-elsewhere", "a wording is forbidden in quite another situation", _elsewhere_forbidden),
        ("items-reordered", "the items of a section in another order", _items_reordered),
        ("synonym-added", "a term gets one more synonym", _synonym_added),
    )
)
