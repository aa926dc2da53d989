"""Hand-written pages: every `@id` of their prose becomes a link to the entry, every `@id.limit` its figure."""

import re
from html import escape
from posixpath import dirname, relpath

from generator.document import replace_references
from generator.model.entries import Norm
from generator.naming import name_bound
from generator.pages.atlas import Atlas


def link_references(atlas: Atlas, path: str, markdown: str) -> str:
    """Return the page at *path* with its references as Markdown links; unknown ids stay as they were typed."""

    def link(id_: str, wants_figure: bool) -> str:
        address = atlas.addresses.get(id_)
        if address is None:
            return ""
        words = _name_figure(atlas, id_) if wants_figure else f"「{address.title}」"
        target = relpath(f"{address.page}.md", dirname(path) or ".") + (f"#{address.anchor}" if address.anchor else "")
        return f"[{_quote(words)}]({target})" if words else ""

    return replace_references(markdown, link)


def _name_figure(atlas: Atlas, id_: str) -> str:
    entry = atlas.handbook.by_id.get(id_)
    return name_bound(entry.limit) if isinstance(entry, Norm) and entry.limit else ""


def _quote(words: str) -> str:
    """Return *words* so that Markdown shows them as they are."""
    return re.sub(r"([\\`*_{}\[\]()#+.!|~-])", r"\\\1", escape(words, quote=False))
