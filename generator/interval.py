"""Intervals of exact numbers with open and closed ends."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers between two ends; an end that is None is unbounded, an open end is not itself a member."""

    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False

    def __contains__(self, value: Fraction) -> bool:
        """Tell whether *value* lies between the ends."""
        return not self._is_above(value) and not self._is_below(value)

    def _is_above(self, value: Fraction) -> bool:
        return self.low is not None and (value < self.low or (value == self.low and self.low_open))

    def _is_below(self, value: Fraction) -> bool:
        return self.high is not None and (value > self.high or (value == self.high and self.high_open))

    def is_empty(self) -> bool:
        """Tell whether no number lies between the ends."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    def meet(self, other: "Interval") -> "Interval":
        """Return the numbers that lie in both intervals (perhaps none: see `is_empty`)."""
        low, low_open = _tighter((self.low, self.low_open), (other.low, other.low_open), highest=True)
        high, high_open = _tighter((self.high, self.high_open), (other.high, other.high_open), highest=False)
        return Interval(low, high, low_open, high_open)

    def whole(self) -> "Interval":
        """Return the whole numbers of the interval as one with closed ends."""
        low, high = self.low, self.high
        if low is not None:
            low = Fraction(low // 1 + 1 if self.low_open else -(-low // 1))
        if high is not None:
            high = Fraction(-(-high // 1) - 1 if self.high_open else high // 1)
        return Interval(low, high)

    def scale(self, factor: Fraction) -> "Interval":
        """Return the interval with both ends multiplied by *factor*, which must be positive."""
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        return Interval(low, high, self.low_open, self.high_open)


End = tuple[Fraction | None, bool]


def _tighter(one: End, other: End, *, highest: bool) -> End:
    """Return the end that leaves fewer numbers; of two equal ends the open one."""
    if one[0] is None or other[0] is None:
        return other if one[0] is None else one
    if one[0] == other[0]:
        return one[0], one[1] or other[1]
    return max(one, other) if highest else min(one, other)
