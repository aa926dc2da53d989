"""Reads limits on what is judged by grades: 服务评价 ≥ 良."""

from fractions import Fraction

from generator.interval import Interval
from generator.model.parts import Limit
from generator.model.vocabulary import Metric
from generator.numeral import NotUnderstood, fold_width
from generator.reading.node import Node
from generator.short_forms import Phrase, compare

_SIGNS = {"min": "≥", "max": "≤", "above": ">", "below": "<", "equals": "="}


def read_grades(node: Node, metric: Metric, phrase: Phrase) -> Limit:
    """Return the limit that a short form sets to a metric with grades."""
    return _limit(node, metric, phrase.statistic, compare(phrase.sign, _rank(phrase.value, metric)))


def read_grade_bounds(node: Node, metric: Metric, statistic: str) -> Limit:
    """Return the limit that the bounds in a mapping make of a metric with grades."""
    allowed = Interval()
    for key, value in node.fields():
        if key in _SIGNS:
            allowed = allowed.meet(compare(_SIGNS[key], _rank(value.value, metric)))
    return _limit(node, metric, statistic or "each", allowed)


def _rank(grade: str, metric: Metric) -> Fraction:
    grades = tuple(map(fold_width, metric.grades))
    if fold_width(grade) not in grades:
        raise NotUnderstood("grade")
    return Fraction(grades.index(fold_width(grade)))


def _limit(node: Node, metric: Metric, statistic: str, allowed: Interval) -> Limit:
    if statistic == "average":
        raise NotUnderstood("average-grade")
    whole = allowed.whole()
    if whole.meet(Interval(Fraction(0), Fraction(len(metric.grades) - 1))).is_empty():
        raise NotUnderstood("empty")
    return Limit(metric.id, statistic, whole, node.where, "", metric.grades)
