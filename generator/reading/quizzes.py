"""Reads quizzes: what is asked, what the key is, and what the keyed answer claims."""

import re
from collections.abc import Iterator
from fractions import Fraction

from generator.mention import find_mentions
from generator.model.assessments import FALSE, TRUE, Claim, Option, Question, Quiz
from generator.model.parts import Scope
from generator.reading.claims import read_claim, read_count, read_total
from generator.reading.node import Node
from generator.reading.norms import read_entry_fields
from generator.reading.terms import Words, read_leaf, read_scope

CHOICES = ("single", "multiple")
_TRUTHS = {**dict.fromkeys((TRUE, "√", "✓", "true", "正确", "是"), TRUE)}
_TRUTHS |= dict.fromkeys((FALSE, "×", "✗", "x", "X", "false", "错误", "否"), FALSE)
_JOINTS = re.compile(r"[\s、，,；;和及与/]+")
_USUAL_LINES = 4


def read_quiz(node: Node, words: Words, default: Scope) -> Quiz:
    """Return a quiz; facets its scope does not name come from *default*."""
    return Quiz(
        **read_entry_fields(node),
        audience=read_leaf(node["audience"], "role", words) if "audience" in node else "",
        intro=node.text("intro"),
        scope=read_scope(node, words, default=default),
        duration=node.text("duration"),
        pass_mark=Fraction(node.text("pass").rstrip("%")) / 100 if "pass" in node else None,
        total=read_total(node),
        count=read_count(node),
        questions=tuple(_read_question(question, words) for question in node.elements("questions")),
    )


def _read_question(node: Node, words: Words) -> Question:
    kind = node.value["type"]
    if ("options" in node) != (kind in CHOICES):
        (node["options"] if "options" in node else node["type"]).complain(
            "options-out-of-place" if "options" in node else "choice-without-options"
        )
    key = tuple(_read_key(node, kind))
    return Question(
        id=node.text("id"),
        type=kind,
        stem=node.text("stem"),
        where=node.where,
        key_where=node["key"].where if "key" in node else node.where,
        options=tuple(_read_options(node)),
        key=key,
        explanation=node.text("explanation"),
        tests=node.texts("tests"),
        claims=tuple(_read_claims(node["states"], node, key, words)) if "states" in node else (),
        points=Fraction(str(node.value.get("points", 1))),
        lines=node.value.get("lines", _USUAL_LINES),
        sources=node.texts("sources"),
    )


def _read_options(node: Node) -> Iterator[Option]:
    for letter, option in node["options"].fields() if "options" in node else ():
        yield Option(letter, str(option.value), option.where)


def _read_key(node: Node, kind: str) -> Iterator[str]:
    """Yield the parts of the key: letters however they are joined, 对 or 错, or words as they stand."""
    for element in node.elements("key"):
        answer = str(element.value)
        if kind == "true-false":
            yield _TRUTHS.get(answer, answer)
        elif kind in CHOICES:
            for part in filter(None, _JOINTS.split(answer.strip())):
                yield from part if re.fullmatch("[A-Z]+", part) else (part,)
        else:
            for _, kind, id_ in find_mentions(answer):
                element.refer(kind, id_)
            yield answer


def _read_claims(node: Node, question: Node, key: tuple[str, ...], words: Words) -> Iterator[Claim]:
    """Yield what the right answer claims; claims of wrong options are read all the same, for their own mistakes."""
    if "level" in node:
        claim = read_claim(node, words)
        if question.value["type"] != "true-false" or key == (TRUE,):
            yield claim
        return
    letters = {*question.value.get("options", ()), *(_TRUTHS if question.value["type"] == "true-false" else ())}
    for option, below in node.fields():
        if option not in letters:
            below.complain("claim-of-no-option", option=option)
        claim = read_claim(below, words)
        if _TRUTHS.get(option, option) in key:
            yield claim
