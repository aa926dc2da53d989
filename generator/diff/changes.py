"""Compares two states of a handbook: entries that came, went or tell something else, and whom that concerns."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.diff.facts import Fact, list_facts, list_never_facts
from generator.handbook import Handbook
from generator.model.assessments import Checklist, Quiz
from generator.model.entries import Entry, Norm, Script
from generator.model.materials import Persona
from generator.model.parts import Scope
from generator.model.procedures import Procedure, walk_steps
from generator.roles import ROLE

Manner = Literal["added", "withdrawn", "changed"]
MANNERS: tuple[Manner, ...] = ("changed", "added", "withdrawn")
_ORDER = "次序"


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that is told otherwise than before; *before* or *after* is empty where it was not told."""

    heading: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """An entry that came, went or changed, of which kind it is, and the ids of the roles it is for: none is everybody.

    Of an entry that came all it tells is a detail, of one that went nothing.
    """

    manner: Manner
    collection: str
    id: str
    title: str
    roles: tuple[str, ...]
    details: tuple[Detail, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What a handbook tells under one id."""

    collection: str
    title: str
    roles: frozenset[str]
    facts: tuple[Fact, ...]


def list_changes(before: Handbook, after: Handbook) -> tuple[Change, ...]:
    """Return what changed for staff from one state to the other, by kind, in the order of the later one."""
    olds, news = _list_told(before), _list_told(after)
    roles = tuple(dict.fromkeys((*after.leaf_names.get(ROLE, {}), *before.leaf_names.get(ROLE, {}))))
    return tuple(
        change
        for key in dict.fromkeys((*news, *olds))
        if (change := _compare(key[1], olds.get(key), news.get(key), roles))
    )


def _list_told(handbook: Handbook) -> Mapping[tuple[str, str], _Told]:
    """Return what is told by kind and id; where an id is given twice, what stands first."""
    told: dict[tuple[str, str], _Told] = {}
    for collection, entry in _list_entries(handbook):
        new = _Told(collection, entry.title, _roles_of(entry), list_facts(handbook, entry))
        told.setdefault((collection, entry.id), new)
    for never in handbook.never_says:
        new = _Told("never-say", never.text.text, _roles_in(never.scope), list_never_facts(handbook, never))
        told.setdefault(("never-say", never.entry), new)
    return told


def _list_entries(handbook: Handbook) -> Iterator[tuple[str, Entry]]:
    """Yield the entries that staff read or use; the ledger of sources is for editors."""
    yield from ((norm.collection, norm) for norm in handbook.norms)
    yield from (("scripts", entry) for entry in handbook.scripts)
    yield from (("procedures", entry) for entry in handbook.procedures)
    yield from (("checklists", entry) for entry in handbook.checklists)
    yield from (("quizzes", entry) for entry in handbook.quizzes)
    yield from (("personas", entry) for entry in handbook.personas)
    yield from (("forms", entry) for entry in handbook.forms)
    yield from (("glossary", entry) for entry in handbook.terms)


def _roles_of(entry: Entry) -> frozenset[str]:
    match entry:
        case Norm() | Script() | Persona():
            return _roles_in(entry.scope)
        case Procedure():
            return frozenset(step.role for step in walk_steps(entry) if step.role)
        case Checklist() | Quiz():
            return frozenset(filter(None, (entry.audience,)))
    return frozenset()


def _roles_in(scope: Scope) -> frozenset[str]:
    """Return the roles that a scope names; none where some box of it is for everybody."""
    named = [frozenset(map(str, box.get(ROLE, ()))) for box in scope]
    return frozenset().union(*named) if named and all(named) else frozenset()


def _compare(id_: str, old: _Told | None, new: _Told | None, roles: tuple[str, ...]) -> Change | None:
    if new is None:
        return _change("withdrawn", id_, old, roles, ()) if old else None
    if old is None:
        return _change("added", id_, new, roles, tuple(Detail(fact.heading, "", fact.words) for fact in new.facts[1:]))
    if details := tuple(_compare_facts(old.facts, new.facts)):
        everybody = not (old.roles and new.roles)
        concerned = frozenset() if everybody else old.roles | new.roles
        return _change("changed", id_, _Told(new.collection, new.title, concerned, ()), roles, details)
    return None


def _change(manner: Manner, id_: str, told: _Told, roles: tuple[str, ...], details: tuple[Detail, ...]) -> Change:
    ordered = tuple(role for role in roles if role in told.roles)
    return Change(manner, told.collection, id_, told.title, ordered, details)


def _compare_facts(old: tuple[Fact, ...], new: tuple[Fact, ...]) -> Iterator[Detail]:
    """Yield what is told otherwise, in the order of the later state, what is told no more at the end."""
    olds = {fact.id: fact for fact in old}
    news = {fact.id: fact for fact in new}
    for id_ in dict.fromkeys((*news, *olds)):
        was, now = olds.get(id_), news.get(id_)
        if (was and was.words) != (now and now.words):
            yield Detail((now or was or new[0]).heading, was.words if was else "", now.words if now else "")
    before, after = (_name_order(facts, olds.keys() & news.keys()) for facts in (olds.values(), news.values()))
    if [id_ for id_, _ in before] != [id_ for id_, _ in after]:
        yield Detail(_ORDER, *(" → ".join(name for _, name in order) for order in (before, after)))


def _name_order(facts: Iterable[Fact], common: Iterable[str]) -> list[tuple[str, str]]:
    """Return ids and names of the facts whose order matters and that there are in both states."""
    known = frozenset(common)
    return [(fact.id, fact.name) for fact in facts if fact.name and fact.id in known]
