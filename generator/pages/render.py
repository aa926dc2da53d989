"""All pages of a handbook."""

from collections.abc import Collection

from generator.explain import Essay
from generator.handbook import Handbook
from generator.pages.atlas import Atlas
from generator.pages.checklists import render_checklists
from generator.pages.coverage import render_coverage
from generator.pages.glossary import render_glossary
from generator.pages.home import render_home
from generator.pages.norms import render_norms
from generator.pages.page import Page
from generator.pages.personas import render_personas
from generator.pages.phrases import render_phrases
from generator.pages.procedures import render_procedures
from generator.pages.quizzes import render_quizzes
from generator.pages.record_forms import render_forms
from generator.pages.rules import render_rules
from generator.pages.sources import render_sources
from generator.pages.waivers import render_waivers


def render_pages(
    handbook: Handbook,
    essays: tuple[Essay, ...] = (),
    forms_available: Collection[str] = (),
    documents: Collection[str] = (),
) -> tuple[Page, ...]:
    """Return every page.

    *forms_available* are the ids of the entries that also exist as `forms/<id>.pdf`, *documents* the paths of the
    hand-written pages.
    """
    atlas = Atlas(handbook)
    return (
        *render_home(atlas, documents),
        *render_phrases(atlas),
        *render_norms(atlas),
        *render_procedures(atlas),
        *render_checklists(atlas, forms_available),
        *render_quizzes(atlas, forms_available),
        *render_personas(atlas),
        *render_forms(atlas, forms_available),
        *render_glossary(atlas),
        *render_sources(atlas),
        *render_rules(essays, dict(handbook.settings.severities)),
        *render_waivers(atlas),
        *render_coverage(atlas),
    )
