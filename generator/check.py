"""From a folder to a handbook and everything that is wrong with it."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.document import DOCUMENTS, find_prose, find_references
from generator.fault import Fault
from generator.finding import Finding, Location, Place
from generator.handbook import Handbook
from generator.lint import lint
from generator.printable import unprintable
from generator.reading.assemble import assemble
from generator.rule import Language
from generator.source import Source, parse

CONTENT = "standards"
_GIVEN_NAME = re.compile(r"\b(?:id|name):\s*[\"']?([^\s\"',}]+)")


def load(root: Path, today: date | None = None) -> Handbook:
    """Return the handbook below *root* as it stands from *today* on.

    Raises NotADirectoryError where there is no folder of content.
    """
    folder = root / CONTENT
    if not folder.is_dir():
        raise NotADirectoryError(folder)
    faults: list[Fault] = []
    sources: list[Source] = []
    salvaged: set[str] = set()
    is_partial = False
    for path in _find_files(folder, root, faults):
        file = path.relative_to(root).as_posix()
        try:
            content = path.read_bytes()
        except OSError as error:
            faults.append(Fault(Place(Location(file, 1, 1)), "unreadable-file", {"reason": str(error.strerror)}))
            is_partial = True
            continue
        sources.append(parse(file, content))
        if sources[-1].problems and not sources[-1].places:
            is_partial = True
            salvaged.update(_GIVEN_NAME.findall(content.decode("utf-8", errors="replace")))
    if not sources and not faults:
        faults.append(Fault(Place(Location(CONTENT, 1, 1)), "no-files", {"folder": CONTENT}))
    handbook = compose(sources, frozenset(salvaged), today or date.today())
    pages = tuple(_read_documents(root))
    references = (*handbook.references, *(each for page in pages for each in find_references(*page)))
    prose = tuple(each for page in pages for each in find_prose(*page))
    faults = [*faults, *handbook.faults]
    return replace(handbook, faults=tuple(faults), is_partial=is_partial, references=references, prose=prose)


def compose(sources: Sequence[Source], salvaged: frozenset[str], today: date) -> Handbook:
    """Return the handbook that *sources* hold, with whatever is wrong with their text, shape and values as faults."""
    handbook = assemble(sources, salvaged)
    faults = (fault for source in sources for fault in _judge(source))
    return replace(handbook, faults=(*faults, *handbook.faults), today=today)


def _find_files(folder: Path, root: Path, faults: list[Fault]) -> Iterator[Path]:
    """Yield the content files in the order of their names; links to folders are not followed but reported."""
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in [*folders]:
            if (Path(parent) / name).is_symlink():
                where = Location((Path(parent) / name).relative_to(root).as_posix(), 1, 1)
                faults.append(Fault(Place(where), "linked-folder"))
        for name in sorted(names):
            if name.endswith((".yaml", ".yml")):
                yield Path(parent) / name


def _read_documents(root: Path) -> Iterator[tuple[str, str]]:
    """Yield name and text of hand-written pages; whether one is fit to be shown is for the site's builder to say."""
    for path in sorted((root / DOCUMENTS).rglob("*.md")):
        if path.is_file():
            yield path.relative_to(root).as_posix(), path.read_text(encoding="utf-8", errors="replace")


def _judge(source: Source) -> Iterator[Fault]:
    """Yield what is wrong with the text of a file before its shape is looked at."""
    for problem in source.problems:
        yield Fault(Place(problem.where), problem.key, problem.values)
    if source.shows_all_characters() and not unprintable("\n".join(source.lines)):
        return
    for path, value in source.scalars():
        if missing := unprintable(value):
            code = " ".join(f"U+{ord(character):04X}" for character in missing)
            yield Fault(Place(source.place(path)), "unprintable", {"characters": missing, "code": code})


def check(
    root: Path,
    *,
    today: date | None = None,
    rules: Sequence[str] = (),
    language: Language = "zh",
    expiring: bool = True,
) -> tuple[Handbook, tuple[Finding, ...]]:
    """Return the handbook below *root* and the findings of *rules* (all when none is named), in reading order.

    What waivers cover is among them, as waived; unless *expiring*, waivers cover beyond their last day.
    """
    handbook = load(root, today)
    return handbook, lint(handbook, rules, language, expiring=expiring)
