"""The page of terms."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.entries import Term
from generator.pages.addresses import GLOSSARY
from generator.pages.atlas import Atlas
from generator.pages.environment import fill
from generator.pages.page import Heading, Page
from generator.pages.particulars import Particulars, describe_entry
from generator.pages.pieces import Pieces, cut_text
from generator.pages.viewpoint import Link, Viewpoint

SECTION = "术语"


@dataclass(frozen=True, slots=True)
class TermView:
    """A term as its template needs it."""

    particulars: Particulars
    definition: Pieces
    synonyms: tuple[str, ...]
    discouraged: tuple[str, ...]
    related: tuple[Link, ...]


def render_glossary(atlas: Atlas) -> Iterator[Page]:
    """Yield the page of all terms."""
    view = Viewpoint(atlas, GLOSSARY)
    terms = [_view_term(view, term) for term in atlas.handbook.terms]
    headings = tuple(Heading(term.id, term.title, 2) for term in atlas.handbook.terms)
    yield Page(f"{GLOSSARY}.md", "术语", fill("glossary", terms=terms, headings=headings), headings, SECTION)


def _view_term(view: Viewpoint, term: Term) -> TermView:
    return TermView(
        particulars=describe_entry(view, term),
        definition=cut_text(view, term.definition),
        synonyms=term.synonyms,
        discouraged=term.discouraged,
        related=view.links(view.atlas.neighbours.get(term.id, ())),
    )
