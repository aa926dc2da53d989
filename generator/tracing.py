"""What carries each norm: the scripts, procedures, checklist items and quiz questions that put it into practice."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from generator.handbook import Handbook
from generator.model.entries import Norm, Script
from generator.model.procedures import Procedure
from generator.scope import is_within
from generator.situation import locate
from generator.vicinity import make_vicinity

_Carrier = TypeVar("_Carrier")

SPECIFIC = ("situation", "stage")  # a norm that names neither holds everywhere, and would bind every script


@dataclass(frozen=True, slots=True)
class Trace:
    """A norm with the ids of what carries it; items and questions are pairs of checklist or quiz and their own id."""

    norm: Norm
    scripts: tuple[str, ...]
    procedures: tuple[str, ...]
    items: tuple[tuple[str, str], ...]
    questions: tuple[tuple[str, str], ...]

    @property
    def is_modelled(self) -> bool:
        """Tell whether the norm says anything that can be compared: an act, a limit, an order or a rhythm."""
        norm = self.norm
        return bool(norm.act or norm.limit or norm.limit_rows or norm.before or norm.after or norm.cadence)


def bind_scripts(handbook: Handbook) -> Iterator[tuple[str, str]]:
    """Yield the ids of each norm made for certain situations with those of the scripts it binds there."""
    space = handbook.space
    norms = [norm for norm in handbook.norms if any(not box.keys().isdisjoint(SPECIFIC) for box in norm.scope)]
    regions = [locate(space, norm, norm.scope) for norm in norms]
    vicinity = make_vicinity(regions)
    for script, here in zip(handbook.scripts, handbook.script_regions, strict=True):
        for number in vicinity.meeting(here):
            if is_within(here, regions[number]):
                yield norms[number].id, script.id


def trace_norms(handbook: Handbook) -> tuple[Trace, ...]:
    """Return the trace of every norm, in content order."""
    bound = _group(bind_scripts(handbook))
    items = _group(_list_items(handbook))
    questions = _group(_list_questions(handbook))
    return tuple(
        Trace(
            norm=norm,
            scripts=_merge(bound.get(norm.id, ()), _naming(handbook, norm, Script)),
            procedures=_naming(handbook, norm, Procedure),
            items=items.get(norm.id, ()),
            questions=questions.get(norm.id, ()),
        )
        for norm in handbook.norms
    )


def _naming(handbook: Handbook, norm: Norm, kind: type[Script] | type[Procedure]) -> tuple[str, ...]:
    """Return the entries of a kind that name the norm."""
    return tuple(id_ for id_ in handbook.referring.get(norm.id, ()) if isinstance(handbook.by_id.get(id_), kind))


def _list_items(handbook: Handbook) -> Iterator[tuple[str, tuple[str, str]]]:
    for checklist in handbook.checklists:
        for section in checklist.sections:
            for item in section.items:
                yield from ((id_, (checklist.id, item.id)) for id_ in item.checks)


def _list_questions(handbook: Handbook) -> Iterator[tuple[str, tuple[str, str]]]:
    for quiz in handbook.quizzes:
        for question in quiz.questions:
            yield from ((id_, (quiz.id, question.id)) for id_ in question.tests)


def _group(pairs: Iterator[tuple[str, _Carrier]]) -> Mapping[str, tuple[_Carrier, ...]]:
    found: dict[str, dict[_Carrier, None]] = {}
    for key, value in pairs:
        found.setdefault(key, {})[value] = None
    return {key: tuple(values) for key, values in found.items()}


def _merge(*groups: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for group in groups for id_ in group))
