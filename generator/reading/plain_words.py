"""The tables of words that leave something open: the usual ones, with what a handbook adds and takes away."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from generator.model.vocabulary import PlainWords
from generator.reading.node import Node


def read_plain_words(nodes: tuple[Node, ...]) -> PlainWords:
    """Return the usual words and those of all files, without those that a file allows."""
    allowed = {word for node in nodes for word in node.texts("allowed")}

    def words(kind: str) -> tuple[str, ...]:
        given = (*_usual()[kind], *(word for node in nodes for word in node.texts(kind)))
        return tuple(word for word in dict.fromkeys(given) if word not in allowed)

    return PlainWords(vague=words("vague"), unobservable=words("unobservable"), written=words("written"))


@cache
def _usual() -> Mapping[str, tuple[str, ...]]:
    text = (files("generator.reading") / "plain-words.yaml").read_text("utf-8")
    return {kind: tuple(words) for kind, words in yaml.load(text, yaml.CSafeLoader).items()}
