"""Which texts speak of which limits: a norm's statement, items and answers about it, steps and lines with a time."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from generator.figures import find_figures
from generator.finding import Location
from generator.handbook import Handbook
from generator.keyed import give_answer, state_answer
from generator.measure import unit_of
from generator.mention import find_mentions
from generator.model.assessments import Checklist, Claim, Quiz
from generator.model.entries import Norm, Script
from generator.model.parts import Limit, Passage, Quantity
from generator.model.procedures import walk_steps
from generator.naming import name_bound


@dataclass(frozen=True, slots=True)
class Anchor:
    """A limit that a text speaks of: the figures it may give, and whether it is the text's *own*.

    It is not *alone* where the text is about other entries too, from which another figure may come. *key* names the
    part of the same line, item or answer that gives it formally, if that is not a norm or a step.
    """

    title: str
    id: str
    where: Location
    limit: str
    dimension: str
    unit: str
    most: frozenset[Fraction]
    least: frozenset[Fraction]
    metric: str = ""
    own: bool = False
    alone: bool = True
    key: Literal["", "promises", "states"] = ""


Bound = tuple[Passage, tuple[Anchor, ...]]
Places = Mapping[tuple[str, str], Passage]
Sources = Mapping[str, Set[str]]


def bind_texts(handbook: Handbook) -> Iterator[Bound]:
    """Yield the texts that formally belong to a limit."""
    places = {(passage.entry, passage.text): passage for passage in reversed(handbook.texts)}
    for norm in handbook.norms:
        if anchor := anchor_of(norm, own=True):
            yield Passage(norm.where, norm.title, norm.id), (anchor,)
            if (norm.id, norm.statement) in places:
                yield places[norm.id, norm.statement], (anchor,)
    yield from _bind_steps(handbook, places)
    yield from _bind_promises(handbook)
    yield from _bind_assessments(handbook, places)


def _bind_steps(handbook: Handbook, places: Places) -> Iterator[Bound]:
    for procedure in handbook.procedures:
        for step in walk_steps(procedure):
            if step.within and not step.spans and (procedure.id, step.text) in places:
                yield places[procedure.id, step.text], (_anchor_of_time(procedure.title, step.within),)


def _bind_assessments(handbook: Handbook, places: Places) -> Iterator[Bound]:
    """Yield items, explanations and answers, each with what it states formally or else with the norms it is about."""
    sources = _gather_sources(handbook)
    for checklist in handbook.checklists:
        for item in (item for section in checklist.sections for item in section.items):
            is_formal = item.claim and item.claim.limit
            stated = _anchor_of_claims(checklist, (item.claim,) if item.claim else ())
            anchors = stated if is_formal else tuple(_anchors_of(handbook, item.checks, sources))
            if (anchors or is_formal) and (checklist.id, item.text) in places:
                yield places[checklist.id, item.text], anchors
    for quiz in handbook.quizzes:
        for question in quiz.questions:
            anchors = tuple(_anchors_of(handbook, question.tests, sources))
            if anchors and (quiz.id, question.explanation) in places:
                yield places[quiz.id, question.explanation], anchors
            stated = _anchor_of_claims(quiz, question.claims)
            own = stated if question.claims else tuple(replace(each, own=True) for each in anchors)
            units = frozenset(anchor.unit for anchor in own)
            answer = give_answer(question) if question.claims else state_answer(question, units)
            if own and answer:
                yield Passage(question.key_where, answer, quiz.id), own


def _anchor_of_claims(entry: Checklist | Quiz, claims: tuple[Claim, ...]) -> tuple[Anchor, ...]:
    """Return the limit that an item or an answer states, if it states one."""
    limits = [claim.limit for claim in claims if claim.limit and not claim.limit.grades]
    return tuple(_anchor_of_limit(entry.title, entry.id, limit, "states") for limit in limits if len(limits) == 1)


def _bind_promises(handbook: Handbook) -> Iterator[Bound]:
    """Yield the words of lines that promise a limit, each with that limit."""
    for script in handbook.scripts:
        for line in script.lines:
            if line.promises and not line.promises.grades:
                anchor = _anchor_of_limit(script.title, script.id, line.promises, "promises")
                yield from ((Passage(text.where, text.text, script.id), (anchor,)) for text in line.say)


def _anchors_of(handbook: Handbook, ids: tuple[str, ...], sources: Sources) -> Iterator[Anchor]:
    """Yield the limits of some norms; they are alone where no other entry among these may be the source of a figure."""
    norms = (norm for id_ in ids if isinstance(norm := handbook.by_id.get(id_), Norm))
    anchors = tuple(anchor for norm in norms if (anchor := anchor_of(norm)))
    known = {anchor.id for anchor in anchors}
    alone = all(sources.get(id_, frozenset()) <= known for id_ in ids if id_ not in known)
    yield from (replace(anchor, alone=alone) for anchor in anchors)


def _gather_sources(handbook: Handbook) -> Sources:
    """Return to each entry whose limits it shows, and itself where it gives a figure: procedures have their times."""
    units = frozenset(metric.unit for metric in handbook.vocabulary.metrics)
    wanted = frozenset(_find_beside(handbook))
    sources: dict[str, set[str]] = {}
    for entry in (each for each in handbook.entries if each.id in wanted):
        formal = isinstance(entry, Norm) and (entry.limit or entry.limit_rows or entry.authority or entry.cadence)
        sources[entry.id] = {entry.id} if formal or not isinstance(entry, Norm | Script) else set()
    for passage in handbook.texts:
        if passage.entry in sources:
            sources[passage.entry] |= {id_ for _, kind, id_ in find_mentions(passage.text) if kind == "limit"}
            if passage.entry not in sources[passage.entry] and any(True for _ in find_figures(passage.text, units)):
                sources[passage.entry].add(passage.entry)
    return sources


def _find_beside(handbook: Handbook) -> Iterator[str]:
    """Yield the entries without a limit that an item or a question is about beside a norm with one."""
    items = (item for checklist in handbook.checklists for section in checklist.sections for item in section.items)
    questions = (question for quiz in handbook.quizzes for question in quiz.questions)
    limited = frozenset(norm.id for norm in handbook.norms if _demands_limit(norm))
    for ids in (*(item.checks for item in items), *(question.tests for question in questions)):
        if not limited.isdisjoint(ids):
            yield from (id_ for id_ in ids if id_ not in limited)


def _demands_limit(norm: Norm) -> bool:
    active = norm.status != "retired" and norm.level in ("must", "should")
    return active and norm.limit is not None and not norm.limit.grades


def anchor_of(norm: Norm, *, own: bool = False) -> Anchor | None:
    """Return the limit that a norm demands; judged grades and mere permissions are none."""
    if not norm.limit or not _demands_limit(norm):
        return None
    limits = (norm.limit, *(limit for _, limit in norm.limit_rows), *(each.limit for each in norm.exceptions))
    given = [limit for limit in limits if limit]
    most = frozenset(limit.interval.high for limit in given if limit.interval.high is not None)
    least = frozenset(limit.interval.low for limit in given if limit.interval.low is not None)
    dimension = unit_of(norm.limit.unit).dimension
    place, words = norm.limit.where, name_bound(norm.limit)
    return Anchor(norm.title, norm.id, place, words, dimension, norm.limit.unit, most, least, norm.limit.metric, own)


def _anchor_of_limit(title: str, id_: str, limit: Limit, key: Literal["promises", "states"]) -> Anchor:
    most, least = ((end,) if end is not None else () for end in (limit.interval.high, limit.interval.low))
    dimension, words = unit_of(limit.unit).dimension, name_bound(limit)
    ends = frozenset(most), frozenset(least)
    return Anchor(title, id_, limit.where, words, dimension, limit.unit, *ends, limit.metric, own=True, key=key)


def _anchor_of_time(title: str, within: Quantity) -> Anchor:
    most, dimension = frozenset((within.value,)), unit_of(within.unit).dimension
    return Anchor(title, "", within.where, within.text, dimension, within.unit, most, frozenset(), own=True)
