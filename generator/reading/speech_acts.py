"""The speech acts that every service handbook knows, and how they are recognised where a handbook does not say."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from generator.model.vocabulary import Variants

SOFTENING = frozenset(("apologise", "give-reason", "next-step", "offer-alternative", "promise-time"))
USUAL_VARIANTS = Variants(
    alike=(("吗", "么"), ("您", "你")),
    droppable=("请", "啊", "呀", "呢", "哦", "啦", "哈", "很", "非常", "十分", "特别", "实在", "真的"),
)


@dataclass(frozen=True, slots=True)
class Usual:
    """The words of a speech act; *unless* are wordings in which a marker does not do it."""

    markers: tuple[str, ...]
    unless: tuple[str, ...] = ()


@cache
def usual_words() -> Mapping[str, Usual]:
    """Return the usual words of the usual acts by their ids."""
    text = (files("generator.reading") / "speech-acts.yaml").read_text("utf-8")
    acts = yaml.load(text, yaml.CSafeLoader)
    return {id_: Usual(tuple(act["markers"]), tuple(act.get("unless", ()))) for id_, act in acts.items()}
