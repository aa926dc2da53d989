"""Texts of the handbook as plain words, every reference spelled out, for outputs that cannot link."""

import re

from generator.handbook import Handbook
from generator.mention import SPACED_MENTION
from generator.model.entries import Norm
from generator.naming import name_bound

_REFERENCE = re.compile(SPACED_MENTION)


def plain_text(handbook: Handbook, text: str) -> str:
    """Return *text* with each `@id` as the entry's title and `@id.limit` as its figure; unknown ids stay as typed."""
    return _REFERENCE.sub(lambda match: _spell_out(handbook, match), text)


def _spell_out(handbook: Handbook, match: re.Match[str]) -> str:
    words = _name_limit(handbook, match["id"]) if match["limit"] else _name_entry(handbook, match["id"])
    if not words:
        return match[0]
    before = match["before"] if match["before"] and words[0].isascii() else ""
    after = match["after"] if match["after"] and words[-1].isascii() else ""
    return f"{before}{words}{after}"


def _name_entry(handbook: Handbook, id_: str) -> str:
    entry = handbook.by_id.get(id_)
    return f"「{entry.title}」" if entry else ""


def _name_limit(handbook: Handbook, id_: str) -> str:
    entry = handbook.by_id.get(id_)
    return name_bound(entry.limit) if isinstance(entry, Norm) and entry.limit else ""
