"""Puts a new entry at the end of its collection in a content file and leaves every other line as it stands."""

from generator.source import Source, parse


class NotAppendable(Exception):
    """Raised where the file is written in a way that a line cannot simply be added to."""


def append_entry(file: str, text: str, collection: str, stub: str) -> str:
    """Return the *text* of *file* with *stub* as the last element of *collection*.

    Raises NotAppendable unless the outcome reads as before plus one element.
    """
    before = parse(file, text.encode())
    if collection in before.data:
        outcome = _insert(before, text, collection, stub)
    else:
        outcome = f"{text.rstrip()}\n\n{collection}:\n{stub}".lstrip()
    _require_one_more(before, parse(file, outcome.encode()), collection)
    return outcome


def _insert(before: Source, text: str, collection: str, stub: str) -> str:
    """Insert before the next collection and the blank lines and comments that belong to it."""
    lines = text.rstrip("\n").split("\n")
    start = before.keys[(collection,)][0]
    later = [line for (path, (line, _)) in before.keys.items() if len(path) == 1 and line > start]
    end = min(later, default=len(lines) + 1) - 1
    while end > start and (not lines[end - 1].strip() or (later and lines[end - 1].startswith("#"))):
        end -= 1
    gap = [""] if len(before.data[collection]) > 1 and _has_gaps(before, lines, collection) else []
    return "\n".join([*lines[:end], *gap, stub.rstrip("\n"), *lines[end:]]) + "\n"


def _has_gaps(before: Source, lines: list[str], collection: str) -> bool:
    """Tell whether the entries of the collection are set off by blank lines."""
    line = before.place((collection, 1)).line
    return not lines[line - 2].strip()


def _require_one_more(before: Source, after: Source, collection: str) -> None:
    earlier, now = before.data.get(collection) or [], after.data.get(collection)
    rest = {name: value for name, value in before.data.items() if name != collection}
    same = isinstance(now, list) and isinstance(earlier, list) and now[:-1] == earlier
    if after.problems or not same or {name: after.data[name] for name in rest if name in after.data} != rest:
        raise NotAppendable(f"{before.file} 的写法接不上，请打印出来自己贴 / cannot be appended to, print and paste")
