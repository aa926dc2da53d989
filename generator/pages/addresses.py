"""Where every entry stands in the site: its page and, on a page of many, its anchor."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.handbook import Handbook
from generator.model.entries import Entry
from generator.permalink import page_in

PHRASES, NORMS, PROCEDURES, CHECKLISTS = "phrases", "norms", "procedures", "checklists"
QUIZZES, PERSONAS, FORMS = "quizzes", "personas", "forms"
HOME, GLOSSARY, SOURCES, RULES, WAIVERS = "index", "glossary", "sources", "rules", "waivers"
COVERAGE = "coverage"
# An id never holds an underscore, so names that do can never be taken by an entry or a theme.
OTHER_THEME = "other_entries"
NEVER_SAYS = "phrases/never_say"
_OWN_PAGES = {PROCEDURES: "流程", CHECKLISTS: "自检", QUIZZES: "测验", PERSONAS: "客户类型", FORMS: "记录单"}
KINDS = {PHRASES: "话术", NORMS: "规范", **_OWN_PAGES, GLOSSARY: "术语", SOURCES: "来源"}


@dataclass(frozen=True, slots=True)
class Address:
    """The page (without suffix) and anchor of an entry, its title and the word for its kind."""

    page: str
    anchor: str
    title: str
    kind: str


def theme_of(handbook: Handbook, entry: Entry) -> str:
    """Return the theme whose page an entry stands on."""
    return entry.theme if entry.theme in handbook.themes else OTHER_THEME


def list_addresses(handbook: Handbook) -> Mapping[str, Address]:
    """Return the address of every entry by id; of two entries with one id the first counts."""
    addresses: dict[str, Address] = {}
    for id_, address in _addresses(handbook):
        addresses.setdefault(id_, address)
    return addresses


def _addresses(handbook: Handbook) -> Iterator[tuple[str, Address]]:
    kinds: tuple[tuple[str, tuple[Entry, ...]], ...] = (
        (PHRASES, handbook.scripts),
        (NORMS, handbook.norms),
        (PROCEDURES, handbook.procedures),
        (CHECKLISTS, handbook.checklists),
        (QUIZZES, handbook.quizzes),
        (PERSONAS, handbook.personas),
        (FORMS, handbook.forms),
        (GLOSSARY, handbook.terms),
        (SOURCES, handbook.sources),
    )
    for folder, entries in kinds:
        for entry in entries:
            yield entry.id, Address(*_place(handbook, folder, entry), entry.title, KINDS[folder])
    for never_say in handbook.never_says:
        yield never_say.entry, Address(NEVER_SAYS, never_say.entry, never_say.text.text, KINDS[PHRASES])


def _place(handbook: Handbook, folder: str, entry: Entry) -> tuple[str, str]:
    if folder in (PHRASES, NORMS):
        return page_in(folder, theme_of(handbook, entry)), entry.id
    if folder in _OWN_PAGES:
        return page_in(folder, entry.id), ""
    return folder, entry.id
