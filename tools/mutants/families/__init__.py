"""The families, in the order the table lists them."""

from tools.mutants.families import (
    acts,
    assessments,
    deeds,
    harmless_duties,
    harmless_twins,
    harmless_typing,
    harmless_words,
    limits_doubled,
    limits_moved,
    manner,
    order,
    procedures,
    quizzes,
    reach,
    sameness,
    slips,
    words,
    words_said,
)
from tools.mutants.family import Family

FAMILIES: tuple[Family, ...] = (
    *limits_doubled.FAMILIES,
    *limits_moved.FAMILIES,
    *acts.FAMILIES,
    *deeds.FAMILIES,
    *words.FAMILIES,
    *words_said.FAMILIES,
    *order.FAMILIES,
    *manner.FAMILIES,
    *procedures.FAMILIES,
    *reach.FAMILIES,
    *assessments.FAMILIES,
    *quizzes.FAMILIES,
    *sameness.FAMILIES,
    *slips.FAMILIES,
    *harmless_words.FAMILIES,
    *harmless_typing.FAMILIES,
    *harmless_twins.FAMILIES,
    *harmless_duties.FAMILIES,
)
