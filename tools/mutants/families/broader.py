"""Clashes in a part of both scopes only: one is wider, they cross, they hold together for some time."""

from collections.abc import Callable, Iterator
from typing import Any

from tools.mutants.families.acts import DEMANDS, OPPOSED, unconditional
from tools.mutants.family import Family, Mutant
from tools.mutants.figures import limited
from tools.mutants.manuscript import Data, Entry, Manuscript
from tools.mutants.situations import above, as_scope, boxes, free_flags, narrow, other_word, scope_of
from tools.mutants.twin import altered, beside, instead, like

Widen = Callable[[Manuscript, str, Any], Any]
_BARE: Data = dict.fromkeys(("limit", "cadence", "authority", "before", "after", "to"))


def _to_the_one_above(manuscript: Manuscript, facet: str, value: Any) -> Any:
    """Return the value above the one that a scope names."""
    return above(manuscript, facet, value) if isinstance(value, str) else ""


def _to_another_word(manuscript: Manuscript, facet: str, value: Any) -> Any:
    return other_word(manuscript, facet, value) if isinstance(value, str) else ""


def _to_more(manuscript: Manuscript, facet: str, value: Any) -> Any:
    """Return a list of the value and another one of the same tree."""
    if not isinstance(value, str) or not other_word(manuscript, facet, value):
        return ""
    others = [row["id"] for row in manuscript.table("facets")[facet]["leaves"]]
    return [next(other for other in others if other not in (value, above(manuscript, facet, value))), value]


def _rescoped(manuscript: Manuscript, entry: Entry, widen: Widen) -> Iterator[tuple[str, Data]]:
    """Yield the scope of an entry with one facet after the other said more widely."""
    scope = scope_of(entry)
    for facet, value in scope.items():
        if other := widen(manuscript, facet, value):
            yield f"{facet}: {value} / {other}", {**scope, facet: other}


def _forbidden(widen: Widen) -> Callable[[Manuscript], Iterator[Mutant]]:
    """Return the planter of a norm that forbids what another demands, in a scope said otherwise."""

    def plant(manuscript: Manuscript) -> Iterator[Mutant]:
        for entry in unconditional(manuscript, *DEMANDS):
            for change, scope in _rescoped(manuscript, entry, widen):
                twin = like(entry, level="must-not", scope=scope, **_BARE)
                yield beside(manuscript, entry, twin, change=change, first=len(entry.id) % 2 == 0)

    return plant


def _bounded_the_other_way(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield limits turned round in the scope of the value above."""
    for entry, figure in limited(manuscript):
        for change, scope in _rescoped(manuscript, entry, _to_the_one_above):
            if figure.is_open:
                twin = like(entry, scope=scope, limit=str(figure.turned(figure.beyond())))
                yield beside(manuscript, entry, twin, change=f"{change}, {twin['limit']}")


def _forbidden_everywhere(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms that forbid what another demands, whatever one facet of its scope is."""
    for entry in unconditional(manuscript, *DEMANDS):
        scope = scope_of(entry)
        for facet in scope:
            if facet != "channel":
                wider = {key: value for key, value in scope.items() if key != facet}
                twin = like(entry, level="must-not", scope=wider, **_BARE)
                yield beside(manuscript, entry, twin, change=f"whatever {facet}")


def _forbidden_across(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield a demand and a prohibition for two flags, which clash where both are up."""
    for entry in unconditional(manuscript, *DEMANDS):
        flags = free_flags(manuscript, entry)
        if len(flags) > 1:
            one, other = (narrow(boxes(manuscript, entry), **{flag: "yes"}) for flag in flags[-2:])
            twin = like(entry, level="must-not", **as_scope(other), **_BARE)
            change = " × ".join(flags[-2:])
            yield instead(manuscript, entry, altered(entry, **as_scope(one)), twin, change=change)


def _bounded_across(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry, figure in limited(manuscript):
        flags = free_flags(manuscript, entry)
        if len(flags) > 1 and figure.is_open:
            one, other = (narrow(boxes(manuscript, entry), **{flag: "yes"}) for flag in flags[-2:])
            twin = like(entry, **as_scope(other), limit=str(figure.turned(figure.beyond())))
            change = f"{' × '.join(flags[-2:])}: {twin['limit']}"
            yield instead(manuscript, entry, altered(entry, **as_scope(one)), twin, change=change)


def _forbidden_for_a_time(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield prohibitions that begin or end on a day while the demand holds on both sides of it."""
    for number, entry in enumerate(unconditional(manuscript, *DEMANDS)):
        if not entry.data.keys() & {"since", "until"}:
            dates = ({"since": "2027-03-01"}, {"until": "2027-01-31"}, {"since": "2027-05-01", "until": "2027-05-03"})
            twin = like(entry, level="must-not", **_BARE, **dates[number % 3])
            yield beside(manuscript, entry, twin, change=str(dates[number % 3]))


def _successor(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield another figure from a day on, while nobody ended the first."""
    for entry, figure in limited(manuscript):
        if figure.is_open and not entry.data.keys() & {"since", "until"}:
            twin = like(entry, limit=str(figure.looser()), since="2027-03-01", exceptions=entry.data.get("exceptions"))
            yield beside(manuscript, entry, twin, change=f"{figure} / {twin['limit']}")


FAMILIES = (
    *(
        Family(name, says, "logical", OPPOSED, plant)
        for name, says, plant in (
            ("forbidden-one-above", "a norm for the value above forbids the act", _forbidden(_to_the_one_above)),
            (
                "forbidden-by-name",
                "a norm whose scope says a name forbids it",
                _forbidden(_to_another_word),
            ),
            ("forbidden-among-others", "a norm for this value and others forbids it", _forbidden(_to_more)),
            ("forbidden-everywhere", "a norm that leaves one facet open forbids it", _forbidden_everywhere),
            ("forbidden-across", "demanded for one flag, forbidden for another", _forbidden_across),
            ("forbidden-for-a-time", "forbidden from or until a day, demanded all the time", _forbidden_for_a_time),
        )
    ),
    Family(
        "bounded-one-above",
        "a norm for the value above bounds it the other way",
        "logical",
        ("conflicting-limits",),
        _bounded_the_other_way,
    ),
    Family(
        "bounded-across",
        "bounded one way for one flag, the other way for another",
        "logical",
        ("conflicting-limits",),
        _bounded_across,
    ),
    Family(
        "successor-alone",
        "a new figure from a day on, the old one has no end",
        "policy",
        ("two-standards", "unmarked-exception"),
        _successor,
    ),
)
