"""Reads the tables of the vocabulary."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction

from generator.conversions import find_contradictions
from generator.interval import Interval
from generator.measure import unit_of
from generator.model.vocabulary import (
    Act,
    Discouraged,
    Equivalence,
    Expectation,
    Facet,
    Follow,
    Leaf,
    Metric,
    Placeholder,
    Theme,
    Variants,
    Vocabulary,
)
from generator.numeral import NotUnderstood
from generator.reading.calendar import read_calendar, read_occasion
from generator.reading.node import Node
from generator.reading.plain_words import read_plain_words
from generator.reading.speech_acts import SOFTENING, USUAL_VARIANTS, Usual, usual_words
from generator.reading.terms import Words, read_scope
from generator.short_forms import parse_range

CLOCK = "时刻"
DAY = Interval(Fraction(0), Fraction(1440), high_open=True)

Table = Callable[[str], Iterator[Node]]


def read_vocabulary(table: Table) -> Vocabulary:
    """Return the vocabulary; *table* yields the nodes of a collection by its name."""
    metrics = tuple(map(_read_metric, table("metrics")))
    return Vocabulary(
        themes=tuple(
            Theme(node.text("id"), node.text("title"), node.where, node.text("summary")) for node in table("themes")
        ),
        facets=tuple(map(_read_facet, table("facets"))),
        acts=tuple(map(_read_act, table("acts"))),
        metrics=metrics,
        equivalences=_read_equivalences(table("equivalences"), metrics),
        placeholders=tuple(
            Placeholder(node.text("name"), node.text("definition"), node.where) for node in table("placeholders")
        ),
        discouraged=tuple(
            Discouraged(node.text("text"), node.text("instead"), node.where) for node in table("discouraged")
        ),
        variants=_read_variants(tuple(table("variants"))),
        calendar=read_calendar(tuple(table("calendar"))),
        plain_words=read_plain_words(tuple(table("plain-words"))),
        asked_alike=tuple(
            tuple(map(str, group.value)) for node in table("search-words") for group in node.elements("alike")
        ),
    )


def _read_facet(node: Node) -> Facet:
    clock = node.text("unit") == CLOCK
    return Facet(
        id=node.text("id"),
        name=node.text("name"),
        kind=node.value["kind"],
        where=node.where,
        definition=node.text("definition"),
        synonyms=node.texts("synonyms"),
        leaves=tuple(map(_read_leaf, node.elements("leaves"))),
        unit=node.text("unit"),
        whole=node.flag("whole"),
        span=DAY if clock else _read_span(node),
        wraps=clock,
    )


def _read_span(node: Node) -> Interval:
    span = Interval()
    for key, sign in (("from", "≥"), ("to", "≤")):
        if key in node:
            try:
                span = span.meet(parse_range(sign + node.text(key), node.text("unit"))[0])
            except NotUnderstood:
                node[key].complain("bad-quantity", value=node.text(key))
    return span


def _read_leaf(node: Node) -> Leaf:
    return Leaf(
        id=node.text("id"),
        name=node.text("name"),
        where=node.where,
        definition=node.text("definition"),
        synonyms=node.texts("synonyms"),
        children=tuple(map(_read_leaf, node.elements("children"))),
        occasion=read_occasion(node),
    )


def _read_act(node: Node) -> Act:
    """Return an act; one that is well known and lists no markers has the usual ones, to which more may be added."""
    own = Usual(node.texts("markers"))
    usual = usual_words().get(node.text("id"), own) if node.flag("speech") and not own.markers else own
    return Act(
        id=node.text("id"),
        name=node.text("name"),
        where=node.where,
        definition=node.text("definition"),
        speech=node.flag("speech"),
        markers=(*usual.markers, *node.texts("more-markers")),
        unless=(*usual.unless, *node.texts("unless")),
        softens=node.flag("softens", default=node.flag("speech") and node.text("id") in SOFTENING),
        one_doer=node.flag("one-doer"),
        several_recipients=node.flag("several-recipients"),
        implies=node.texts("implies"),
        excludes=node.texts("excludes"),
    )


def _read_metric(node: Node) -> Metric:
    return Metric(
        id=node.text("id"),
        name=node.text("name"),
        unit=node.text("unit"),
        where=node.where,
        definition=node.text("definition"),
        synonyms=node.texts("synonyms"),
        grades=node.texts("grades"),
        begins=node.text("from"),
        ends=node.text("to"),
    )


def _read_equivalences(nodes: Iterable[Node], metrics: Iterable[Metric]) -> tuple[Equivalence, ...]:
    """Return the conversions that can be read and do not contradict those before them."""
    units = {metric.id: metric.unit for metric in metrics}
    read = {each.where: (each, node) for node in nodes if (each := _read_equivalence(node, units))}
    wrong = {each.where for each in find_contradictions(each for each, _ in read.values())}
    for where in wrong:
        read[where][1]["each"].complain("contradicting-equivalence", value=read[where][1].text("each"))
    return tuple(each for each, _ in read.values() if each.where not in wrong)


def _read_equivalence(node: Node, units: Mapping[str, str]) -> Equivalence | None:
    """Return a conversion; its quantity must be positive and in the unit of the metric it leads to."""
    source, target = units.get(node.text("metric"), ""), units.get(node.text("equals"), "")
    try:
        (each,) = parse_range(node.text("each"), target)
    except NotUnderstood as error:
        node["each"].complain(f"bad-{error.args[0]}", value=node.text("each"))
        return None
    if any(end is not None and end <= 0 for end in (each.low, each.high)):
        node["each"].complain("bad-unit", value=node.text("each"))
        return None
    exact = node.flag("exact", default=True) and each.low == each.high
    return Equivalence(
        node.text("metric"), node.text("equals"), each.scale(1 / unit_of(source).factor), exact, node.where
    )


def read_follow(node: Node, words: Words) -> Follow:
    """Return which act needs company, and where; read after the tables because its scope needs their words."""
    return Follow(
        id=node.text("id"),
        name=node.text("name"),
        when=node.text("when"),
        needs=node.texts("needs"),
        position=node.value["position"],
        why=node.text("why"),
        where=node.where,
        scope=read_scope(node, words),
    )


def read_expectation(node: Node, words: Words) -> Expectation:
    """Return where what must exist; read after the tables because its scope needs their words."""
    return Expectation(
        id=node.text("id"),
        name=node.text("name"),
        scope=read_scope(node, words),
        needs=node.value["needs"],
        level=node.text("level") or "must",
        why=node.text("why"),
        where=node.where,
        metric=node.text("metric"),
        act=node.text("act"),
        themes=node.texts("themes"),
    )


def _read_variants(nodes: tuple[Node, ...]) -> Variants:
    """Return the variants of all files together, the usual ones where no file has any."""
    if not nodes:
        return USUAL_VARIANTS
    alike = tuple(tuple(map(str, group.value)) for node in nodes for group in node.elements("alike"))
    return Variants(alike, tuple(word for node in nodes for word in node.texts("droppable")))
