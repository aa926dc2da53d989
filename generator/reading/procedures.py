"""Reads procedures: steps with their ways on, groups done side by side, and how long things may take."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from generator.measure import parse_amount
from generator.model.parts import Limit, Quantity, Scope
from generator.model.procedures import END, START, Next, Procedure, Span, State, Step
from generator.numeral import NotUnderstood
from generator.reading.claims import read_count
from generator.reading.node import Node
from generator.reading.norms import read_entry_fields
from generator.reading.terms import Words, read_leaf, read_limit, read_scope
from generator.workdays import TIMES


@dataclass(frozen=True, slots=True)
class _Context:
    """What reading a step needs to know of its procedure: its states by id and name, and the ids of all its steps."""

    words: Words
    states: Mapping[str, str]
    steps: Collection[str]


def read_procedure(node: Node, words: Words, default: Scope) -> Procedure:
    """Return a procedure; a step without `next` leads to the step below it, the last one to the end."""
    rows = tuple(node.elements("steps"))
    states = tuple(_read_states(node))
    context = _Context(words, _index_states(states), frozenset(row.text("id") for row in _walk(rows)))
    within, spans = _read_times(node, context, START, END)
    followers = (*(row.text("id") for row in rows[1:]), END)
    steps = tuple(_read_step(row, context, to) for row, to in zip(rows, followers, strict=True))
    _check_ways(rows, steps)
    return Procedure(
        **read_entry_fields(node),
        scope=read_scope(node, words, default=default),
        trigger=node.text("trigger"),
        within=within,
        spans=spans,
        states=states,
        count=read_count(node),
        steps=steps,
        why=node.text("why"),
    )


def _walk(rows: tuple[Node, ...]) -> Iterator[Node]:
    for row in rows:
        yield row
        for strand in row.elements("parallel"):
            yield from strand.elements()


def _read_states(node: Node) -> Iterator[State]:
    """Yield the states, from a list of names or a mapping of ids to names."""
    if "states" not in node:
        return
    if isinstance(node.value["states"], dict):
        yield from (State(id_, str(name.value)) for id_, name in node["states"].fields())
    else:
        yield from (State(name, name) for name in node.texts("states"))


def _index_states(states: tuple[State, ...]) -> Mapping[str, str]:
    return {state.name: state.id for state in states} | {state.id: state.id for state in states}


def _check_ways(rows: tuple[Node, ...], steps: tuple[Step, ...]) -> None:
    known = {END, *(step.id for step in steps)}
    for row, step in zip(rows, steps, strict=True):
        for way in step.next:
            if way.to not in known:
                row["next"].complain("no-such-step", step=step.id, to=way.to)


def _read_step(node: Node, context: _Context, follower: str = "") -> Step:
    """Return a step; those of a strand have no *follower* of their own."""
    within, spans = _read_times(node, context, START, node.text("id"))
    ways = tuple(_read_way(way, context.words) for way in node.elements("next"))
    return Step(
        id=node.text("id"),
        where=node.where,
        role=read_leaf(node["role"], "role", context.words) if "role" in node else "",
        act=node.text("act"),
        assists=node.text("as") == "assistant",
        text=node.text("text"),
        within=within,
        spans=spans,
        script=node.text("script"),
        form=node.text("form"),
        state=_read_state(node, context),
        condition=read_scope(node, context.words, "if"),
        optional=node.flag("optional"),
        next=ways or ((Next(follower, (), node.where),) if follower else ()),
        parallel=tuple(_read_strand(strand, context) for strand in node.elements("parallel")),
    )


def _read_strand(node: Node, context: _Context) -> tuple[Step, ...]:
    return tuple(_read_step(step, context) for step in node.elements())


def _read_state(node: Node, context: _Context) -> str:
    state = node.text("state")
    if state and state not in context.states:
        node["state"].complain("no-such-state", state=state)
    return context.states.get(state, "")


def _read_way(node: Node, words: Words) -> Next:
    if not isinstance(node.value, dict):
        return Next(str(node.value), (), node.where)
    return Next(node.text("to"), read_scope(node, words, "if"), node.where, node.value.get("at-most"))


def _read_times(node: Node, context: _Context, begins: str, ends: str) -> tuple[Quantity | None, tuple[Span, ...]]:
    """Return the plain time under `within`, and the spans there that say from where or to where they count."""
    plain: Quantity | None = None
    spans: list[Span] = []
    for element in node.elements("within"):
        if isinstance(element.value, dict):
            spans.append(_read_span(element, context, begins, ends))
        elif plain is None:
            plain = read_time(element)
        else:
            element.complain("second-time")
    return plain, tuple(spans)


def _read_span(node: Node, context: _Context, begins: str, ends: str) -> Span:
    limit, longest = _read_limit_or_time(node, context.words)
    return Span(
        begins=_read_event(node, "from", context) or begins,
        ends=_read_event(node, "to", context) or ends,
        where=node.where,
        longest=read_time(node["max"]) if "max" in node else longest,
        shortest=read_time(node["min"]) if "min" in node else None,
        limit=limit,
    )


def _read_event(node: Node, key: str, context: _Context) -> str:
    """Return the step, act, start or end that is named; what is no step of the procedure must be an act."""
    event = node.text(key)
    if event and event not in chain((START, END), context.steps):
        node[key].refer("act", event)
    return event


def _read_limit_or_time(node: Node, words: Words) -> tuple[Limit | None, Quantity | None]:
    """Return what stands under `limit`: a limit of a metric, or a plain time that is not to be exceeded."""
    if "limit" not in node or isinstance(node.value["limit"], dict):
        return read_limit(node, words), None
    try:
        parse_amount(node.text("limit"))
    except NotUnderstood:
        return read_limit(node, words), None
    return None, read_time(node["limit"])


def read_time(node: Node) -> Quantity | None:
    """Return an amount of time."""
    try:
        amount = parse_amount(str(node.value))
    except NotUnderstood:
        node.complain("bad-quantity", value=str(node.value))
        return None
    if amount.dimension not in TIMES:
        node.complain("not-a-time", value=str(node.value))
        return None
    return Quantity(str(node.value), amount.value, node.where, amount.unit)
