"""Whether a figure in a text says what a limit says."""

from fractions import Fraction

from generator.calendar import DAY
from generator.figures import Figure
from generator.measure import Amount, are_alike
from generator.restating import Anchor
from generator.workdays import CALENDAR_DAYS, CLOCK


def bounds(anchor: Anchor, figure: Figure) -> frozenset[Fraction]:
    """Return the ends of a limit that a figure is compared with; none for a range beside a limit with one end."""
    if figure.direction == "between":
        return anchor.least | anchor.most if anchor.least and anchor.most else frozenset()
    return anchor.least if figure.direction == "least" else anchor.most


def agrees(figure: Figure, anchor: Anchor) -> bool:
    """Tell whether a figure is that of a limit, a range its two ends; a day is one by the clock or the calendar."""
    if figure.upto:
        return _is_among(figure.amount, anchor.least, anchor) and _is_among(figure.upto, anchor.most, anchor)
    allowed = bounds(anchor, figure) if figure.direction else anchor.most | anchor.least
    return _is_among(figure.amount, allowed, anchor)


def measures(figure: Figure, anchor: Anchor) -> bool:
    """Tell whether a figure can be that of a limit: of its dimension, or another of time where the limit is its own."""
    dimension = figure.amount.dimension
    return dimension == anchor.dimension or (anchor.own and are_alike(dimension, anchor.dimension))


def _is_among(amount: Amount, ends: frozenset[Fraction], anchor: Anchor) -> bool:
    if amount.dimension == anchor.dimension:
        return amount.value in ends
    if (amount.dimension, anchor.dimension) == (CLOCK, CALENDAR_DAYS):
        return amount.value / DAY in ends
    if (amount.dimension, anchor.dimension) == (CALENDAR_DAYS, CLOCK):
        return amount.value * DAY in ends
    return False
