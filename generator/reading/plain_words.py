"""The tables of words that leave something open: the usual ones, with what a handbook adds and takes away."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from generator.model.vocabulary import PlainWords, Typo
from generator.reading.node import Node


def read_plain_words(nodes: tuple[Node, ...]) -> PlainWords:
    """Return the usual words and those of all files, without those that a file allows."""
    allowed = {word for node in nodes for word in node.texts("allowed")}

    def words(kind: str) -> tuple[str, ...]:
        given = (*_usual()[kind], *(word for node in nodes for word in node.texts(kind)))
        return tuple(word for word in dict.fromkeys(given) if word not in allowed)

    rows = (row for node in nodes for row in node.elements("typos"))
    own = (Typo(row.text("wrong"), row.text("right"), row.texts("unless")) for row in rows)
    typos = tuple(typo for typo in (*_usual_typos(), *own) if typo.wrong not in allowed)
    places = _usual_out_of_place().items()
    out_of_place = tuple((kind, tuple(word for word in given if word not in allowed)) for kind, given in places)
    return PlainWords(words("vague"), words("unobservable"), words("written"), words("addresses"), out_of_place, typos)


@cache
def _usual() -> Mapping[str, tuple[str, ...]]:
    return {kind: tuple(words) for kind, words in _load("plain-words.yaml").items()}


@cache
def _usual_out_of_place() -> Mapping[str, tuple[str, ...]]:
    return {kind: tuple(words) for kind, words in _load("out-of-place.yaml").items()}


@cache
def _usual_typos() -> tuple[Typo, ...]:
    rows = _load("typos.yaml").items()
    return tuple(Typo(wrong, given[0], tuple(given[1:])) for wrong, given in rows)


def _load(name: str) -> dict[str, list[str]]:
    text = (files("generator.reading") / name).read_text("utf-8")
    tables: dict[str, list[str]] = yaml.load(text, yaml.CSafeLoader)
    return tables
