"""How one metric bounds another: the conversions that a handbook declares, joined into chains and turned round."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from generator.interval import Interval
from generator.measure import GRADES, unit_of
from generator.model.vocabulary import Equivalence, Metric


@dataclass(frozen=True, slots=True)
class Conversion:
    """How many base units of one metric one base unit of another takes: from *low* to *high*, None where it is open.

    Unless *exact*, even two equal ends are only about right.
    """

    low: Fraction | None
    high: Fraction | None
    exact: bool

    def convert(self, allowed: Interval) -> Interval:
        """Return what the one metric may be while the other, which is never negative, is as *allowed*."""
        low = None if allowed.low is None or self.low is None else allowed.low * self.low
        high = None if allowed.high is None or self.high is None else allowed.high * self.high
        return Interval(low, high, low is not None and allowed.low_open, high is not None and allowed.high_open)

    def then(self, following: "Conversion") -> "Conversion":
        """Return the conversion that leads as far as both, one after the other."""
        low = None if self.low is None or following.low is None else self.low * following.low
        high = None if self.high is None or following.high is None else self.high * following.high
        return Conversion(low, high, self.exact and following.exact)

    def turn(self) -> "Conversion":
        """Return the way back."""
        low, high = (None if end is None else 1 / end for end in (self.high, self.low))
        return Conversion(low, high, self.exact)


IDENTITY = Conversion(Fraction(1), Fraction(1), exact=True)


@dataclass(frozen=True, slots=True)
class Conversions:
    """All that leads from each metric to others, and the dimension in which each is stated.

    *roots* names for each metric the one that it is converted to wherever that can be done exactly, and its factor.
    """

    steps: Mapping[str, tuple[tuple[str, Conversion], ...]]
    dimensions: Mapping[str, str]
    roots: Mapping[str, tuple[str, Fraction]]

    def reach(self, metric: str, *, exactly: bool = False) -> Iterator[tuple[str, Conversion]]:
        """Yield every metric that can be reached and how, in exact steps as far as they lead."""
        waiting, seen = deque([(metric, IDENTITY)]), set[str]()
        while waiting:
            here, way = waiting.popleft()
            if here in seen:
                continue
            seen.add(here)
            yield here, way
            for there, step in self.steps.get(here, ()):
                if step.exact:
                    waiting.appendleft((there, way.then(step)))
                elif not exactly:
                    waiting.append((there, way.then(step)))

    def between(self, one: str, other: str) -> Conversion:
        """Return how *one* bounds *other*; where nothing leads from one to the other, not at all."""
        return dict(self.reach(one)).get(other, Conversion(None, None, exact=False))

    def family(self, metric: str) -> str:
        """Return the metric that stands for all that can be reached from one."""
        return min(there for there, _ in self.reach(metric))

    def is_native(self, metric: str, dimension: str) -> bool:
        """Tell whether a metric is stated in a dimension, so that its conversions hold for it."""
        return self.dimensions.get(metric, dimension) == dimension


def join_equivalences(equivalences: Iterable[Equivalence], metrics: Iterable[Metric]) -> Conversions:
    """Return the conversions of a handbook; of metrics that convert exactly the last one led to is the root."""
    steps: dict[str, list[tuple[str, Conversion]]] = {}
    heads: dict[str, None] = {}
    for each in equivalences:
        conversion = Conversion(each.factor.low, each.factor.high, each.exact)
        steps.setdefault(each.metric, []).append((each.equals, conversion))
        steps.setdefault(each.equals, []).append((each.metric, conversion.turn()))
        heads |= {each.metric: None}
    dimensions = {metric.id: GRADES if metric.grades else unit_of(metric.unit).dimension for metric in metrics}
    joined = Conversions({metric: tuple(found) for metric, found in steps.items()}, dimensions, {})
    # Metrics that convert to nothing come first: they are what all others are counted in.
    order = sorted(steps, key=lambda metric: metric in heads)
    return Conversions(joined.steps, dimensions, dict(_find_roots(joined, order)))


def _find_roots(conversions: Conversions, order: Iterable[str]) -> Iterator[tuple[str, tuple[str, Fraction]]]:
    known: set[str] = set()
    for root in order:
        if root in known:
            continue
        for metric, way in conversions.reach(root, exactly=True):
            known.add(metric)
            yield metric, (root, way.turn().low or Fraction(1))


def find_contradictions(equivalences: Iterable[Equivalence]) -> Iterator[Equivalence]:
    """Yield each exact equivalence that the ones before it already settle in another way."""
    sound: list[Equivalence] = []
    for each in equivalences:
        known = dict(join_equivalences(sound, ()).reach(each.metric, exactly=True)).get(each.equals)
        if each.exact and known and known.low != each.factor.low:
            yield each
        else:
            sound.append(each)
