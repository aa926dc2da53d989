"""Reads the parts all entries share: scopes, limits and quantities, by the words of the vocabulary."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from generator.interval import Interval
from generator.measure import Amount, are_alike, leaves_nothing, parse_amount, unit_of
from generator.model.parts import Extent, Limit, Quantity, Scope, ScopeBox
from generator.model.vocabulary import Facet, Metric, Vocabulary, walk_leaves
from generator.numeral import NotUnderstood
from generator.reading.grades import read_grade_bounds, read_grades
from generator.reading.node import Node
from generator.short_forms import STATISTICS, parse_bound, parse_phrase, parse_range

BOUNDS = ("min", "max", "above", "below", "equals")
FLAGS = {"yes": "yes", "no": "no", "是": "yes", "否": "no"}


@dataclass(frozen=True, slots=True)
class Words:
    """Ids by the words editors may use for them."""

    facets: Mapping[str, Facet]
    leaves: Mapping[tuple[str, str], str]
    metrics: Mapping[str, Metric]
    grades: frozenset[str] = frozenset()


def collect_words(vocabulary: Vocabulary) -> Words:
    """Return the ids, names and synonyms of a vocabulary; an id is never shadowed by another's name."""
    leaves: dict[tuple[str, str], str] = {}
    for facet in vocabulary.facets:
        found = tuple(walk_leaves(facet.leaves))
        leaves |= {(facet.id, word): leaf.id for leaf in found for word in (*leaf.synonyms, leaf.name)}
        leaves |= {(facet.id, leaf.id): leaf.id for leaf in found}
    metrics = {_bare(word): metric for metric in vocabulary.metrics for word in (*metric.synonyms, metric.name)}
    metrics |= {metric.id: metric for metric in vocabulary.metrics}
    grades = frozenset(grade for metric in vocabulary.metrics for grade in metric.grades)
    return Words({facet.id: facet for facet in vocabulary.facets}, leaves, metrics, grades)


def _bare(word: str) -> str:
    return word.replace(" ", "")


def read_scope(node: Node, words: Words, key: str = "scope", default: Scope = ()) -> Scope:
    """Return the scope under *key*; facets it does not name are taken from each box of *default*."""
    boxes = [read_box(element, words) for element in node.elements(key)]
    if not boxes:
        return default
    return tuple({**general, **box} for box in boxes for general in default or ({},))


def read_box(node: Node, words: Words) -> ScopeBox:
    """Return one box; facets and leaves that do not exist are noted as references for the rule to judge.

    Of a facet that does not exist nothing is meant: a box that names one holds nowhere, rather than more widely.
    """
    return {id_: _read_extent(value, id_, words) for id_, value in node.fields()}


def _read_extent(node: Node, id_: str, words: Words) -> Extent:
    facet = words.facets.get(id_)
    if facet is None:
        node.refer("facet", id_)
        return frozenset()
    if facet.kind == "range":
        return tuple(interval for element in node.elements() for interval in _read_stretches(element, facet))
    if facet.kind == "flag":
        return frozenset(flag for element in node.elements() if (flag := _read_flag(element)))
    return frozenset(read_leaf(element, id_, words) for element in node.elements())


def read_leaf(node: Node, facet: str, words: Words) -> str:
    """Return the id of the leaf that the value names by id, name or synonym."""
    leaf = words.leaves.get((facet, str(node.value)), str(node.value))
    node.refer(f"leaf of {facet}", leaf)
    return leaf


def _read_flag(node: Node) -> str | None:
    if node.value not in FLAGS:
        node.complain("not-yes-or-no", value=str(node.value))
    return FLAGS.get(node.value)


def _read_stretches(node: Node, facet: Facet) -> Iterable[Interval]:
    try:
        return parse_range(node.value, clock=facet.wraps, unit=facet.unit)
    except NotUnderstood as error:
        node.complain(f"bad-{error.args[0]}", value=node.value)
        return ()


def read_limit(node: Node, words: Words, key: str = "limit") -> Limit | None:
    """Return the limit under *key*, from its short form or its object."""
    if key not in node:
        return None
    limit = node[key]
    try:
        return _read_object(limit, words) if isinstance(limit.value, dict) else _read_short(limit, words)
    except NotUnderstood as error:
        limit.complain(f"bad-{error.args[0]}", value=str(limit.value))
        return None


def _read_short(node: Node, words: Words) -> Limit | None:
    phrase = parse_phrase(node.value, words.grades)
    metric, statistic = _find_metric(node.value, phrase.name, phrase.statistic, words)
    if metric and metric.grades:
        node.refer("metric", metric.id)
        return read_grades(node, metric, replace(phrase, statistic=statistic))
    bound = parse_bound(node.value)
    node.refer("metric", metric.id if metric else bound.name)
    if metric is None or not _fits(node, metric, bound.dimension):
        return None
    return Limit(metric.id, statistic, bound.interval, node.where, bound.unit)


def _find_metric(text: str, name: str, statistic: str, words: Words) -> tuple[Metric | None, str]:
    """Return the metric that a limit in short form names, and its statistic; 平均响应 may be a name as a whole."""
    for word in (word for word, other in STATISTICS.items() if other == statistic):
        if (whole := words.metrics.get(word + name)) and not text.strip().startswith((f"{word} ", f"{word}\u3000")):
            return whole, "each"
    return words.metrics.get(name), statistic


def _fits(node: Node, metric: Metric, dimension: str) -> bool:
    if are_alike(unit_of(metric.unit).dimension, dimension):
        return True
    node.complain("wrong-unit", metric=metric.name, unit=metric.unit)
    return False


def _read_object(node: Node, words: Words) -> Limit | None:
    metric = words.metrics.get(node.text("metric"))
    return read_bounds(node, metric, node.text("statistic")) if metric else None


def read_bounds(node: Node, metric: Metric, statistic: str) -> Limit | None:
    """Return the limit on *metric* that the bounds in a mapping make."""
    if metric.grades:
        return read_grade_bounds(node, metric, statistic)
    amounts = {key: parse_amount(value.value) for key, value in node.fields() if key in BOUNDS}
    if not all(_fits(node, metric, amount.dimension) for amount in amounts.values()):
        return None
    if len({amount.dimension for amount in amounts.values()}) > 1:
        raise NotUnderstood("mixed-units")
    interval = _enclose(amounts)
    unit = next((amount.unit for amount in amounts.values()), metric.unit)
    if leaves_nothing(interval, unit_of(unit).dimension):
        raise NotUnderstood("empty")
    return Limit(metric.id, statistic or "each", interval, node.where, unit)


def _enclose(amounts: Mapping[str, Amount]) -> Interval:
    values: dict[str, Fraction] = {key: amount.value for key, amount in amounts.items()}
    interval = Interval(values.get("min"), values.get("max"))
    interval = interval.meet(Interval(values.get("above"), values.get("below"), "above" in values, "below" in values))
    return interval.meet(Interval(values.get("equals"), values.get("equals")))


def read_quantity(node: Node, key: str) -> Quantity | None:
    """Return the quantity under *key*."""
    if key not in node:
        return None
    try:
        amount = parse_amount(node.text(key))
    except NotUnderstood as error:
        node[key].complain(f"bad-{error.args[0]}", value=node.text(key))
        return None
    return Quantity(node.text(key), amount.value, node[key].where, amount.unit)
