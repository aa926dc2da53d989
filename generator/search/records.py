"""All records of a handbook, in content order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.handbook import Handbook
from generator.model.entries import Entry, NeverSay, Norm, Script
from generator.model.parts import Scope
from generator.model.procedures import Procedure
from generator.naming import name_limit
from generator.pages.addresses import Address, list_addresses
from generator.pages.particulars import STATUS_WORDS
from generator.search.names import Crowd, Names, count_values, name_act, name_by_terms, name_situation
from generator.search.parts import cut_checklist, cut_never, cut_norm, cut_procedure, cut_script, cut_term
from generator.search.record import Part, Record
from generator.search.uses import cut_form, cut_persona, cut_quiz

# Whoever searches has a customer on the line: what to say comes before what is required.
SCRIPT, NORM, TERM, PROCEDURE, CHECKLIST = 1.4, 1.0, 0.9, 0.9, 0.85
PERSONA, FORM, QUIZ = 0.9, 0.85, 0.6
AMONG_COLLEAGUES = 0.65  # nobody with a customer on the line looks for what is said in a meeting
INTERNAL = ("channel", "internal")
STANDING = {"active": 1.0, "draft": 0.7, "retired": 0.3}


def collect_records(handbook: Handbook) -> Iterator[Record]:
    """Yield a record for every entry but the sources, which are found by their ledger."""
    desk = _Desk(handbook, list_addresses(handbook), name_by_terms(handbook), count_values(handbook))
    for script in handbook.scripts:
        yield desk.write(script, SCRIPT, cut_script(handbook, script), script.scope)
    yield from (desk.write_never(never) for never in handbook.never_says)
    for norm in handbook.norms:
        yield desk.write(norm, NORM, cut_norm(handbook, norm), norm.scope, _name_norm(handbook, norm))
    for procedure in handbook.procedures:
        yield desk.write(procedure, PROCEDURE, cut_procedure(handbook, procedure), procedure.scope)
    for checklist in handbook.checklists:
        yield desk.write(checklist, CHECKLIST, cut_checklist(handbook, checklist), checklist.scope)
    for persona in handbook.personas:
        yield desk.write(persona, PERSONA, cut_persona(handbook, persona), persona.scope)
    for form in handbook.forms:
        yield desk.write(form, FORM, cut_form(handbook, form), ())
    for quiz in handbook.quizzes:
        yield desk.write(quiz, QUIZ, cut_quiz(handbook, quiz), quiz.scope)
    for term in handbook.terms:
        yield desk.write(term, TERM, cut_term(handbook, term), (), Names(term.discouraged))


@dataclass(frozen=True, slots=True)
class _Desk:
    handbook: Handbook
    addresses: Mapping[str, Address]
    related: Mapping[str, tuple[str, ...]]
    crowd: Crowd

    def write(
        self, entry: Entry, weight: float, parts: Iterator[Part], scope: Scope, own: Names | None = None
    ) -> Record:
        """Return the record of an entry."""
        own, situation = own or Names(), name_situation(self.handbook, scope, self.crowd)
        specific = isinstance(entry, Script | Procedure)  # a norm for a situation is not what that situation is called
        return Record(
            location=_locate(self.addresses[entry.id]),
            title=entry.title,
            kind=self.addresses[entry.id].kind,
            weight=round(weight * STANDING.get(entry.status, 1.0) * _turn_outward(scope), 3),
            heading=theme.title if (theme := self.handbook.themes.get(entry.theme)) else "",
            status=STATUS_WORDS.get(entry.status, ""),
            asked=entry.synonyms,
            names=(*own.own, *(situation.own if specific else ())),
            related=self.related.get(entry.id, ()),
            labels=(*own.labels, *situation.labels, *(() if specific else situation.own)),
            hints=(*own.hints, *situation.hints),
            parts=tuple(parts),
        )

    def write_never(self, never: NeverSay) -> Record:
        """Return the record of a forbidden wording that stands alone."""
        address = self.addresses[never.entry]
        part = cut_never(self.handbook, never)
        labels = name_situation(self.handbook, never.scope, self.crowd).labels
        return Record(_locate(address), f"✗ {part.text}", address.kind, SCRIPT, labels=labels, parts=(part,))


def _name_norm(handbook: Handbook, norm: Norm) -> Names:
    """Return the words for what a norm tells; its figure is as good as a name."""
    act = name_act(handbook, norm)
    return replace(act, labels=(*act.labels, name_limit(handbook, norm.limit))) if norm.limit else act


def _turn_outward(scope: Scope) -> float:
    """Return how much an entry counts for being met by customers, or by colleagues only."""
    facet, inside = INTERNAL
    return AMONG_COLLEAGUES if scope and all(box.get(facet) == frozenset({inside}) for box in scope) else 1.0


def _locate(address: Address) -> str:
    return f"{address.page}.html#{address.anchor}" if address.anchor else f"{address.page}.html"
