"""Hand-written pages: where their prose names entries by `@id`. Code is left as it was typed."""

import re
from collections.abc import Callable, Iterator
from itertools import accumulate

from generator.finding import Location
from generator.mention import MENTION, find_mentions
from generator.model.parts import Passage, Reference

DOCUMENTS = "docs"

# A fenced block up to its closing fence or the end of the page, an indented one, or a code span.
_CODE = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?^(?P=fence)`*~*[ \t]*$|.*)|(?P<ticks>`+).+?(?P=ticks)(?!`)", re.M | re.S
)


def find_references(file: str, markdown: str) -> Iterator[Reference]:
    """Yield what the prose of a page names, with its place in *file*."""
    starts = [0, *accumulate(len(line) for line in markdown.splitlines(keepends=True))]
    line = 0
    for offset, kind, id_ in find_mentions(_blank_code(markdown)):
        while starts[line + 1] <= offset:
            line += 1
        yield Reference(kind, id_, Location(file, line + 1, offset - starts[line] + 1))


def find_prose(file: str, markdown: str) -> Iterator[Passage]:
    """Yield the lines of a page that say something, without code."""
    for number, line in enumerate(_blank_code(markdown).splitlines(), 1):
        if line.strip():
            yield Passage(Location(file, number, len(line) - len(line.lstrip()) + 1), line.strip(), "")


def replace_references(markdown: str, replace: Callable[[str, bool], str]) -> str:
    """Return *markdown* with every reference in its prose replaced.

    *replace* gets the id and whether its figure is meant; where it returns nothing the reference stays as typed.
    """
    parts, end = [], 0
    for match in re.finditer(MENTION, _blank_code(markdown)):
        parts += [markdown[end : match.start()], replace(match["id"], bool(match["limit"])) or match[0]]
        end = match.end()
    return "".join((*parts, markdown[end:]))


def _blank_code(markdown: str) -> str:
    """Return a text of the same length and lines in which code is blank."""
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), markdown)
