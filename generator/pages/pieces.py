"""Texts of the handbook cut into literal words, links and placeholders."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.mention import SPACED_MENTION
from generator.model.entries import Norm
from generator.model.parts import Text
from generator.naming import name_bound
from generator.pages.viewpoint import Viewpoint

_SPECIAL = re.compile(SPACED_MENTION + "|(?P<placeholder>【[^【】]+】)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text: literal words, a link to an entry, or a placeholder to be filled in while speaking."""

    text: str
    kind: Literal["text", "link", "placeholder"] = "text"
    href: str = ""


Pieces = tuple[Piece, ...]


def cut_text(view: Viewpoint, text: str | Text | None) -> Pieces:
    """Return *text* cut at its references and placeholders; all else stays as it was typed."""
    words = text.text if isinstance(text, Text) else text
    return tuple(piece for piece in _cut(view, words or "") if piece.text)


def _cut(view: Viewpoint, text: str) -> Iterator[Piece]:
    end = 0
    for match in _SPECIAL.finditer(text):
        if piece := _read(view, match):
            keep_before = match["before"] if piece.text[0].isascii() else None
            keep_after = match["after"] if piece.text[-1].isascii() else None
            yield Piece(text[end : match.start()] + (keep_before or ""))
            yield piece
            yield Piece(keep_after or "")
            end = match.end()
    yield Piece(text[end:])


def _read(view: Viewpoint, match: re.Match[str]) -> Piece | None:
    if match["placeholder"]:
        return Piece(match["placeholder"], "placeholder")
    if match["id"] not in view.atlas.addresses:
        return None
    link = view.link(match["id"])
    if not match["limit"]:
        return Piece(f"「{link.title}」", "link", link.href)
    entry = view.handbook.by_id.get(match["id"])
    limit = entry.limit if isinstance(entry, Norm) else None
    return Piece(name_bound(limit), "link", link.href) if limit else None
