"""How a text names an entry: `@id` for its title, `@id.limit` for its figure, `@S012` for a number of the sources."""

import re

MENTION = r"(?<![A-Za-z0-9])@(?P<id>{number}|{slug})(?P<limit>\.limit(?![A-Za-z0-9-]))?".format(
    number="[A-Z]{1,2}[0-9]{1,3}(?![A-Za-z0-9])", slug="[a-z0-9]+(?:-[a-z0-9]+)*"
)
"""An @ after a Latin letter or digit belongs to an address."""

# Editors set spaces around a mention to end its id; between Chinese characters no space is wanted.
SPACED_MENTION = rf"(?P<before>(?<=[^\x00-\x7f]) )?{MENTION}(?P<after> (?=[^\x00-\x7f]))?"

_MENTION = re.compile(MENTION)


def find_mentions(text: str) -> list[tuple[int, str, str]]:
    """Return offset, kind and id of all that *text* names; kinds are those of references."""
    return [(match.start(), name_kind(match), match["id"]) for match in _MENTION.finditer(text)]


def name_kind(match: re.Match[str]) -> str:
    """Return what a mention needs: a figure, a number of the sources, or any entry."""
    return "limit" if match["limit"] else "source" if match["id"][0].isupper() else "entry"
