"""What has to come before what, and the circles in which that cannot be."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from generator.duty import Duty
from generator.finding import Place
from generator.limits import DEMANDS, FORBIDS
from generator.model.vocabulary import Act, Follow
from generator.route import narrow_to_role
from generator.scope import Region, Space, intersect, subtract
from generator.sequence import Course


@dataclass(frozen=True, slots=True)
class Order:
    """*first* comes before *then* wherever both are done in *region*.

    Where that is demanded, *about* is the act that the duty is about; the company that one act keeps by the table of
    the vocabulary has none. *real* orders are those of a course, and *doers* the roles that do the one and the other.
    """

    first: str
    then: str
    region: Region
    title: str
    places: tuple[Place, ...]
    about: str = ""
    real: bool = False
    doers: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Circle:
    """Orders each of which goes on where the one before ends, the last leading back, and the situations of them all."""

    orders: tuple[Order, ...]
    region: Region


@dataclass(frozen=True, slots=True)
class Ordering:
    """The orders that are demanded, by the act that comes first; one for each act that does what comes then."""

    space: Space
    demanded: tuple[Order, ...]
    leading: Mapping[str, Sequence[tuple[str, Order]]]

    @property
    def acts(self) -> frozenset[str]:
        """Return the acts that some demanded order names or that do one it names."""
        return frozenset(self.leading) | {then for ways in self.leading.values() for then, _ in ways}


def order_acts(space: Space, duties: Iterable[Duty], follows: Iterable[Follow], acts: Mapping[str, Act]) -> Ordering:
    """Return the demanded orders; what has to come after an act comes after every act that implies it."""
    demanded = (*_demand(duties), *_keep_company(space, follows))
    doing: dict[str, list[str]] = {}
    for act in acts:
        for implied in _close(act, acts):
            doing.setdefault(implied, []).append(act)
    leading: dict[str, list[tuple[str, Order]]] = {}
    for order in demanded:
        for then in doing.get(order.then, ()):
            if order.first == order.then or order.first not in _close(then, acts):
                leading.setdefault(order.first, []).append((then, order))
    return Ordering(space, demanded, leading)


def _demand(duties: Iterable[Duty]) -> Iterator[Order]:
    """Yield the orders of duties; to forbid one act before another is to demand the other first."""
    for duty in duties:
        if duty.act and duty.region and not duty.conditional and duty.level in (*DEMANDS, *FORBIDS):
            pairs = [(duty.act, other) for other in duty.before] + [(other, duty.act) for other in duty.after]
            for first, then in pairs:
                if duty.level in FORBIDS:
                    first, then = then, first
                place = Place(duty.where, duty.entry.id, duty.title)
                yield Order(first, then, duty.region, duty.title, (place,), duty.act)


def _keep_company(space: Space, follows: Iterable[Follow]) -> Iterator[Order]:
    """Yield the orders that the vocabulary demands; where several acts would do, none of them has to be there."""
    for follow in follows:
        if len(follow.needs) == 1 and follow.position != "anywhere":
            first, then = (follow.when, follow.needs[0])[:: 1 if follow.position == "after" else -1]
            yield Order(first, then, space.region(follow.scope), follow.name, (Place(follow.where, "", follow.name),))


def _close(act: str, acts: Mapping[str, Act], seen: frozenset[str] = frozenset()) -> frozenset[str]:
    found = seen | {act}
    for implied in acts[act].implies if act in acts else ():
        if implied not in found:
            found |= _close(implied, acts, found)
    return found


def list_reversals(ordering: Ordering) -> frozenset[tuple[str, str]]:
    """Return the pairs of acts that no course may do one after the other, wherever the orders hold that say so."""
    return frozenset((first, then) for then in ordering.leading for first in _reach(ordering, then) if first != then)


def find_circles(ordering: Ordering, courses: Iterable[Course]) -> Iterator[Circle]:
    """Yield each circle of demanded orders, and each that closes with one real order, once.

    A longer way back from a real order tells nothing new where one of its orders already stands in another circle.
    """
    seen: set[frozenset[tuple[Place, ...]]] = set()
    told: set[Order] = set()
    for circle in (*_close_demanded(ordering), *sorted(_close_real(ordering, courses), key=_measure)):
        members = frozenset(order.places[:1] if order.real else order.places for order in circle.orders)
        is_told = circle.orders[0].real and len(circle.orders) > 2 and not told.isdisjoint(circle.orders)
        if members not in seen and not is_told:
            seen.add(members)
            told.update(order for order in circle.orders if not order.real)
            yield circle


def _measure(circle: Circle) -> int:
    return len(circle.orders)


def _close_demanded(ordering: Ordering) -> Iterator[Circle]:
    for first, ways in ordering.leading.items():
        for then, order in ways:
            if order.about:
                for path, region in _lead(ordering, then, first, order.region):
                    yield Circle((order, *path), region)


def _close_real(ordering: Ordering, courses: Iterable[Course]) -> Iterator[Circle]:
    """Yield the circles of one real order with demanded ones, told of those who do what these are about."""
    reversals = list_reversals(ordering)
    for course in courses:
        known = sorted(frozenset().union(*(deed.sure for deed in course.deeds)))
        for first, then in (pair for pair in product(known, known) if pair in reversals):
            for one, other, region in course.does(first, then):
                places = tuple(Place(deed.where, course.entry.id, course.entry.title) for deed in (other, one))
                real = Order(first, then, region, course.entry.title, places, real=True, doers=(one.role, other.role))
                for path, common in _lead(ordering, then, first, region):
                    common = _ask_doers(ordering.space, real, path, common)
                    if common and any(order.about for order in path):
                        yield Circle((real, *path), common)


def _ask_doers(space: Space, real: Order, path: Sequence[Order], region: Region) -> Region:
    """Return the part of *region* in which those who do what the orders of *path* are about are meant by them."""
    for order in path:
        for act, doer in zip((real.first, real.then), real.doers, strict=True):
            if doer and order.about == act:
                region = narrow_to_role(space, region, doer)
    return region


def _reach(ordering: Ordering, start: str) -> frozenset[str]:
    """Return the acts that have to come after *start*, one order leading to the next, wherever they hold."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        fresh = {then for then, _ in ordering.leading.get(waiting.pop(), ())} - found
        found |= fresh
        waiting += fresh
    return frozenset(found)


def _lead(ordering: Ordering, start: str, target: str, region: Region) -> Iterator[tuple[tuple[Order, ...], Region]]:
    """Yield the shortest chain of orders that leads from *start* to *target* in some common situation of *region*."""
    arrived: dict[str, Region] = {}
    waiting: deque[tuple[str, Region, tuple[Order, ...]]] = deque([(start, region, ())])
    while waiting:
        act, region, path = waiting.popleft()
        if act == target:
            yield path, region
            return
        for then, order in ordering.leading.get(act, ()):
            if fresh := subtract(intersect(region, order.region), arrived.get(then, ())):
                arrived[then] = (*arrived.get(then, ()), *fresh)
                waiting.append((then, fresh, (*path, order)))
