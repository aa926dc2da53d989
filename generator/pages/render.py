"""All pages of a handbook."""

from collections.abc import Collection

from generator.handbook import Handbook
from generator.pages.addresses import RULES
from generator.pages.atlas import Atlas
from generator.pages.checklists import render_checklists
from generator.pages.glossary import render_glossary
from generator.pages.home import render_home
from generator.pages.norms import render_norms
from generator.pages.page import Page
from generator.pages.phrases import render_phrases
from generator.pages.procedures import render_procedures
from generator.pages.rules import RuleText, render_rules
from generator.pages.sources import render_sources


def render_pages(
    handbook: Handbook,
    rules: tuple[RuleText, ...] = (),
    forms_available: Collection[str] = (),
    guide: str = RULES,
) -> tuple[Page, ...]:
    """Return every page.

    *forms_available* are the ids of the checklists that also exist as `forms/<id>.pdf`, *guide* is the page from which
    editors start (without suffix).
    """
    atlas = Atlas(handbook)
    return (
        *render_home(atlas, guide),
        *render_phrases(atlas),
        *render_norms(atlas),
        *render_procedures(atlas),
        *render_checklists(atlas, forms_available),
        *render_glossary(atlas),
        *render_sources(atlas),
        *render_rules(rules),
    )
