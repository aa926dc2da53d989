"""The vocabulary changed under the entries that go by it: rows gone, acts that now exclude each other, units moved."""

from collections.abc import Callable, Iterator
from typing import Any

from tools.mutants.families.acts import DEMANDS, FORBIDS, OPPOSED, unconditional
from tools.mutants.family import Family, Mutant
from tools.mutants.figures import limited, metric_of
from tools.mutants.manuscript import Data, Edit, Entry, Manuscript
from tools.mutants.situations import Box, boxes, narrow, overlap, scope_of
from tools.mutants.twin import altered

DANGLING = ("dangling-reference",)
_PLAIN = ("exceptions", "overrides", "since", "until", "as")


def _removed(*collections: str) -> Callable[[Manuscript], Iterator[Mutant]]:
    """Return the planter that takes away rows which entries go on naming."""

    def plant(manuscript: Manuscript) -> Iterator[Mutant]:
        for row in manuscript.of(*collections):
            ways = (f"'{row.id}'", f"'{row.data.get('name')} ")
            using = [entry for entry, text in manuscript.texts if any(way in text for way in ways) and entry is not row]
            if using and len(manuscript.sources[row.file].data[row.collection]) > 1:
                touched = frozenset(entry.id for entry in using)
                yield Mutant(row.id, "removed", (Edit(row, ()),), touched, frozenset([row.id]))

    return plant


def _leaf_removed(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield trees that lost a value which scopes go on naming."""
    texts = [(entry, str(entry.data.get("scope", ""))) for entry in manuscript.of("norms", "scripts", "procedures")]
    for facet in manuscript.of("facets"):
        for row in facet.data.get("leaves", ()):
            for leaf in row.get("children", ()):
                using = frozenset(entry.id for entry, text in texts if f"'{leaf['id']}'" in text)
                rest = [each for each in row["children"] if each is not leaf]
                if using and rest:
                    leaves = [{**each, "children": rest} if each is row else each for each in facet.data["leaves"]]
                    yield Mutant(leaf["id"], "removed", (Edit(facet, (altered(facet, leaves=leaves),)),), using)


def _unit_changed(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield metrics that are counted in something else while limits stay as they were."""
    seen: set[str] = set()
    for norm, figure in limited(manuscript):
        id_ = str(metric_of(manuscript, figure)["id"])
        if id_ not in seen:
            seen.add(id_)
            unit = "声" if figure.unit != "声" else "元"
            row = manuscript.by_id[id_]
            yield Mutant(norm.id, f"{id_}: {unit}", (Edit(row, (altered(row, unit=unit),)),))


def _plain(manuscript: Manuscript, *levels: str) -> list[Entry]:
    return [entry for entry in unconditional(manuscript, *levels) if not entry.data.keys() & {*_PLAIN}]


def _exclusion_declared(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield acts that exclude another one which a second norm demands in the same place."""
    found = _plain(manuscript, *DEMANDS)
    for number, entry in enumerate(found):
        for other in found[number + 1 :]:
            own, theirs = entry.data["act"], other.data["act"]
            if own != theirs and scope_of(entry) and boxes(manuscript, entry) == boxes(manuscript, other):
                yield _with_act(manuscript, own, {"excludes": [theirs]}, entry.id, other.id)
                break


def _implication_declared(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield acts that cannot be done without another one which a second norm forbids in the same place."""
    forbidding = _plain(manuscript, *FORBIDS)
    for number, entry in enumerate(_plain(manuscript, *DEMANDS)):
        for other in (*forbidding[number % 7 :], *forbidding[: number % 7]):
            if overlap(manuscript, boxes(manuscript, entry), boxes(manuscript, other)):
                yield _with_act(manuscript, entry.data["act"], {"implies": [other.data["act"]]}, entry.id, other.id)
                break


def _with_act(manuscript: Manuscript, act: str, says: Data, entry: str, other: str) -> Mutant:
    row = manuscript.by_id[act]
    merged = {key: [*row.data.get(key, ()), *value] for key, value in says.items()}
    return Mutant(entry, f"{act} {says}", (Edit(row, (altered(row, **merged),)),), frozenset([other]))


def _one_doer_declared(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield acts that from now on one role only may do, while two norms or steps give it to two."""
    for act, given in _givers(manuscript).items():
        pair = next(
            (
                (one, other)
                for one, box in given
                for other, second in given
                if _share_all_but_the_role(manuscript, box, second)
            ),
            None,
        )
        if pair and not manuscript.has_one_doer(act):
            yield _declared(manuscript, act, *pair)


def _declared(manuscript: Manuscript, act: str, one: Entry, other: Entry) -> Mutant:
    row = manuscript.by_id[act]
    changed = altered(row, **{"one-doer": "yes"})
    return Mutant(one.id, f"{act}: one doer / {other.id}", (Edit(row, (changed,)),), frozenset([other.id]))


def _givers(manuscript: Manuscript) -> dict[str, list[tuple[Entry, Data]]]:
    """Return to each act the boxes with a role in which a norm or a first step gives it to somebody."""
    given: dict[str, list[tuple[Entry, Data]]] = {}
    for procedure in manuscript.of("procedures"):
        first = procedure.data["steps"][0]  # the others are not reached in all situations of the procedure
        for box in narrow(boxes(manuscript, procedure), role=first["role"]) if not first.keys() & {"as", "if"} else ():
            given.setdefault(first["act"], []).append((procedure, box))
    for entry in _plain(manuscript, *DEMANDS):
        for box in boxes(manuscript, entry):
            if "role" in box:
                given.setdefault(entry.data["act"], []).append((entry, box))
    return given


def _share_all_but_the_role(manuscript: Manuscript, one: Box, other: Box) -> bool:
    bare: list[Any] = [{key: value for key, value in box.items() if key != "role"} for box in (one, other)]
    roles: list[Any] = [({"role": box["role"]},) for box in (one, other)]
    return overlap(manuscript, (bare[0],), (bare[1],)) and not overlap(manuscript, *roles)


def _impossible_widened(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield what an entry is for among what cannot occur."""
    (last, *_) = reversed(list(manuscript.of("impossible")))
    for entry in manuscript.of("norms", "scripts", "procedures"):
        found = boxes(manuscript, entry)
        if len(found) == 1 and found[0] and "exceptions" not in entry.data:
            row = {key: value for key, value in found[0].items() if key not in ("role", "stage")}
            if row:
                yield Mutant(entry.id, str(row), (Edit(last, (last.data, row)),))


def _impossible_again(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield part of what cannot occur, said once more."""
    for row in manuscript.of("impossible"):
        part = {facet: value[0] if isinstance(value, list) else value for facet, value in row.data.items()}
        yield Mutant("", str(part), (Edit(row, (row.data, part)),))


def _conversion_doubled(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield a second conversion between two metrics, with another number."""
    for row in manuscript.of("equivalences"):
        number, unit = str(row.data["each"]).split(" ")
        for times in (2, 3):
            again = {**row.data, "each": f"{int(number) * times} {unit}"}
            change = f"{row.data['each']} / {again['each']}"
            yield Mutant("", change, (Edit(row, (row.data, again)),), words=frozenset([again["each"]]))


FAMILIES = (
    Family("act-removed", "an act is gone, entries go on naming it", "form", DANGLING, _removed("acts")),
    Family("metric-removed", "a metric is gone", "form", (*DANGLING, "schema"), _removed("metrics")),
    Family("named-removed", "what entries name is gone", "form", DANGLING, _removed("themes", "sources", "forms")),
    Family("leaf-removed", "a value is gone, scopes go on naming it", "form", DANGLING, _leaf_removed),
    Family("unit-changed", "a metric is counted in something else", "form", (*DANGLING, "schema"), _unit_changed),
    Family("exclusion-declared", "two demanded acts exclude each other", "logical", OPPOSED, _exclusion_declared),
    Family("implication-declared", "an act implies a forbidden one", "logical", OPPOSED, _implication_declared),
    Family(
        "one-doer-declared", "one role only may do what two do", "logical", ("conflicting-doer",), _one_doer_declared
    ),
    Family(
        "impossible-widened", "what an entry is for cannot occur", "logical", ("never-applies",), _impossible_widened
    ),
    Family(
        "conversion-doubled",
        "two conversions of two metrics",
        "logical",
        ("schema", "two-standards", "conflicting-limits", "duplicate-id"),
        _conversion_doubled,
    ),
    Family("impossible-again", "part of what cannot occur is said again", "harmless", (), _impossible_again),
)
