"""A procedure as a drawing: steps as boxes from top to bottom, ways ahead on the right, ways back on the left."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.model.procedures import END, Procedure
from generator.pages.step_views import StepView

_WIDTH, _LINE, _MARGIN, _GAP = 220, 18, 14, 26
_LANE = 12
"""Measures in the units of the drawing: a box, a line of text in it, between boxes, between lanes beside them."""


@dataclass(frozen=True, slots=True)
class Box:
    """A step, or the end: where it stands and what is written in it, line by line with the place of each."""

    x: int
    y: int
    height: int
    lines: tuple[tuple[int, str], ...]

    @property
    def middle(self) -> int:
        """Return the height in the middle of the box."""
        return self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way: the points of its line; one that leads back is drawn another way."""

    points: tuple[tuple[int, int], ...]
    back: bool


@dataclass(frozen=True, slots=True)
class Diagram:
    """The drawing as its template needs it."""

    width: int
    height: int
    box_width: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def draw(procedure: Procedure, views: Sequence[StepView]) -> Diagram:
    """Return the drawing of a procedure; to each step leads one lane, however many ways come along it."""
    numbers = {step.id: number for number, step in enumerate(procedure.steps)} | {END: len(procedure.steps)}
    ways = [
        (number, numbers[way.to])
        for number, step in enumerate(procedure.steps)
        for way in step.next
        if way.to in numbers
    ]
    ahead, back = (
        _assign_lanes(way for way in ways if way[1] > way[0] + 1),
        _assign_lanes(way for way in ways if way[1] <= way[0]),
    )
    left = (max(back.values(), default=-1) + 2) * _LANE
    boxes = tuple(_stack((*map(_write, views), ("结束",)), left))
    right = left + _WIDTH + (max(ahead.values(), default=-1) + 2) * _LANE
    arrows = tuple(
        arrow
        for begin, end in dict.fromkeys(ways)
        for arrow in (_point(boxes[begin], boxes[end], begin, end, left, ahead, back),)
    )
    return Diagram(right, boxes[-1].y + boxes[-1].height + _MARGIN, _WIDTH, boxes, arrows)


def _write(view: StepView) -> tuple[str, ...]:
    """Return the lines of a box: number and title, who and how long, and a line for each strand."""
    facts = " · ".join(filter(None, (view.role, view.within and f"{view.within}内")))
    strands = (" → ".join(f"{inner.number} {inner.title}" for inner in strand) for strand in view.strands)
    return tuple(filter(None, (f"{view.number} {view.title}", facts, *strands)))


def _stack(texts: Iterable[tuple[str, ...]], left: int) -> Iterator[Box]:
    y = _MARGIN
    for lines in texts:
        height = len(lines) * _LINE + _MARGIN
        yield Box(left, y, height, tuple((y + (number + 1) * _LINE, line) for number, line in enumerate(lines)))
        y += height + _GAP


def _assign_lanes(ways: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return for each step that ways lead to the lane they take, the nearest one in which no other way runs there."""
    reaches: dict[int, tuple[int, int]] = {}
    for begin, end in ways:
        first, last = reaches.get(end, (end, end))
        reaches[end] = (min(first, begin), max(last, begin))
    lanes: dict[int, int] = {}
    for end, (first, last) in sorted(reaches.items(), key=lambda item: item[1][1] - item[1][0]):
        taken = {lanes[other] for other in lanes if reaches[other][0] <= last and first <= reaches[other][1]}
        lanes[end] = next(lane for lane in range(len(lanes) + 1) if lane not in taken)
    return lanes


def _point(
    source: Box, target: Box, begin: int, end: int, left: int, ahead: dict[int, int], back: dict[int, int]
) -> Arrow:
    if end == begin + 1:
        x = left + _WIDTH // 2
        return Arrow(((x, source.y + source.height), (x, target.y)), back=False)
    if end > begin:
        edge, lane = left + _WIDTH, left + _WIDTH + (ahead[end] + 1) * _LANE
    else:
        edge, lane = left, left - (back[end] + 1) * _LANE
    leave, come = source.middle + 4, target.middle - 4
    return Arrow(((edge, leave), (lane, leave), (lane, come), (edge, come)), back=end <= begin)
