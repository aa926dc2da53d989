"""What checklists, quizzes and promises claim, where it holds, and which claims say what the handbook does not."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.duty import Duty
from generator.model.assessments import Checklist, Claim, Quiz
from generator.model.entries import Entry, Line, Norm, Script
from generator.model.materials import Persona
from generator.model.parts import Limit
from generator.model.procedures import Procedure
from generator.scope import Region, Space, intersect
from generator.situation import locate

_CITED = re.compile(r"@([a-z0-9-]+)\.limit(?![a-z0-9-])")
_REFERENCE = re.compile(r"\s?@[a-z0-9-]+(?:\.limit)?\s?")
ROLE = "role"
_SHOWN = 24  # characters of an item that are enough to know it again


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with the item, question or line that makes it, called *part*, and the entries it is *about*."""

    entry: Checklist | Quiz | Script
    part: str
    about: tuple[str, ...]
    claim: Claim


@dataclass(frozen=True, slots=True)
class Assertion:
    """A statement where it holds; a *faithful* one says what an entry it is about says, and so adds nothing."""

    statement: Statement
    region: Region
    faithful: bool
    conditional: bool


def locate_assessed(space: Space, entry: Checklist | Quiz) -> Region:
    """Return where a checklist or quiz holds: in its scope, for those whom it assesses."""
    located = locate(space, entry, entry.scope)
    audience = space.region(({ROLE: frozenset((entry.audience,))},)) if entry.audience else ()
    return intersect(located, audience) if audience else located


def collect_statements(checklists: Iterable[Checklist], quizzes: Iterable[Quiz]) -> Iterator[Statement]:
    """Yield every claim of an item or of a keyed answer, in content order."""
    for checklist in checklists:
        items = [item for section in checklist.sections for item in section.items]
        for number, item in enumerate(items, 1):
            if item.claim:
                yield Statement(checklist, f"第 {number} 项“{_shorten(item.text)}”", item.checks, item.claim)
    for quiz in quizzes:
        for number, question in enumerate(quiz.questions, 1):
            for claim in question.claims:
                yield Statement(quiz, f"第 {number} 题“{_shorten(question.stem)}”的答案", question.tests, claim)


def collect_promises(scripts: Iterable[Script], by_id: Mapping[str, Entry]) -> Iterator[Statement]:
    """Yield what lines promise in the words of a norm: who shows a norm's figure and promises another misquotes it."""
    for script in scripts:
        for number, line in enumerate(script.lines, 1):
            if limit := line.promises:
                part = f"第 {number} 句“{_shorten(line.say[0].text)}”"
                for norm in _find_cited(line, limit, by_id):
                    claim = Claim(level=norm.level, where=limit.where, limit=limit, scope=line.condition)
                    yield Statement(script, part, (norm.id,), claim)


def _find_cited(line: Line, limit: Limit, by_id: Mapping[str, Entry]) -> Iterator[Norm]:
    """Yield the norms whose figure for the same thing the words of a line show."""
    for id_ in dict.fromkeys(id_ for text in line.say for id_ in _CITED.findall(text.text)):
        norm = by_id.get(id_)
        if isinstance(norm, Norm) and norm.limit and norm.limit.metric == limit.metric:
            yield norm


def _shorten(text: str) -> str:
    words = _REFERENCE.sub("…", text)
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


def locate_statements(
    space: Space, statements: Iterable[Statement], duties: Iterable[Duty], by_id: Mapping[str, Entry]
) -> Iterator[Assertion]:
    """Yield the statements where they hold, given what all other entries tell staff to do.

    A claim holds in the scope of its checklist or quiz and of the entries it is about: without a scope of its own only
    in the ordinary case of these, since an item that says "within 3 rings" does not speak of the exception at night.
    """
    told: dict[str, list[Duty]] = {}
    for duty in duties:
        told.setdefault(duty.entry.id, []).append(duty)
    for statement in statements:
        claim = statement.claim
        about = tuple(_regions(space, statement, told, by_id))
        # Whom a checklist or quiz assesses need not be who acts, where it is about what others do.
        entry = statement.entry
        region = _locate_about(space, entry) if about or isinstance(entry, Script) else locate_assessed(space, entry)
        if claim.scope:
            region = intersect(region, space.region(claim.scope))
        bound = [duty for id_ in statement.about for duty in told.get(id_, ())]
        yield Assertion(
            statement,
            intersect(region, tuple(dict.fromkeys(box for each in about for box in each))) if about else region,
            _is_faithful(claim, bound, [by_id[id_] for id_ in statement.about if id_ in by_id]),
            bool(bound) and all(duty.conditional for duty in bound),
        )


def _locate_about(space: Space, entry: Checklist | Quiz | Script) -> Region:
    """Return where an entry holds that speaks of others; one colleague may promise what another is to do later."""
    region = locate(space, entry, entry.scope)
    for facet in (ROLE, "stage") if isinstance(entry, Script) else ():
        region = space.forget(region, facet)
    return region


def _regions(
    space: Space, statement: Statement, told: Mapping[str, list[Duty]], by_id: Mapping[str, Entry]
) -> Iterator[Region]:
    """Yield where each of the entries that a statement is about holds."""
    for id_ in statement.about:
        entry = by_id.get(id_)
        if isinstance(entry, Norm):
            regions = [duty.region for duty in told.get(id_, ()) if duty.region]
            yield from regions if statement.claim.scope else regions[:1]
        elif isinstance(entry, Script | Procedure | Checklist | Quiz | Persona):
            yield locate(space, entry, entry.scope)


def _is_faithful(claim: Claim, duties: Iterable[Duty], about: Iterable[Entry]) -> bool:
    """Tell whether each slot of a claim is one of an entry it is about, so that nothing new is said."""
    duties = [duty for duty in duties if duty.level == claim.level]
    norms = [entry for entry in about if isinstance(entry, Norm) and entry.level == claim.level]
    return (
        (not claim.act or any(duty.act == claim.act for duty in duties))
        and (not claim.limit or any(_is_same(claim, duty) for duty in duties))
        and all(any(act in norm.before for norm in norms) for act in claim.before)
        and all(any(act in norm.after for norm in norms) for act in claim.after)
        and not claim.say
    )


def _is_same(claim: Claim, duty: Duty) -> bool:
    mine, theirs = claim.limit, duty.limit
    return (
        mine is not None
        and theirs is not None
        and (mine.metric, mine.statistic, mine.interval) == (theirs.metric, theirs.statistic, theirs.interval)
    )


def derive_from_claims(assertions: Iterable[Assertion]) -> Iterator[Duty]:
    """Yield the duties that claims add to those of the entries they are about."""
    for assertion in assertions:
        statement, claim = assertion.statement, assertion.statement.claim
        if not assertion.faithful and (claim.act or claim.limit):
            where = claim.limit.where if claim.limit else claim.where
            yield Duty(
                statement.entry,
                where,
                claim.level,
                assertion.region,
                claim.act,
                claim.limit,
                conditional=assertion.conditional,
                before=claim.before,
                after=claim.after,
                part=statement.part,
                about=statement.about,
            )
