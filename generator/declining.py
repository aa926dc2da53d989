"""What comes of a proposal that the customer turns down: what was proposed is then not done."""

import re

from generator.answers import REPLY, agrees, asks_closed
from generator.exchange import Turn
from generator.handbook import Handbook
from generator.model.entries import Script
from generator.model.parts import Text
from generator.scope import Region

# The bare question at the end of a proposal: 可以吗, 您看行不行.
_TAG = re.compile(
    "(?:^|[，,])(?:您看|这样|您)*(?:可不?可以|好不?好?|行不?行?|成不?成?|方不?方便|合适|愿不?愿意|同意)[吗么嘛吧不]?$"
)
_QUESTION = re.compile("([^。！!？?；;\n]+)[？?]")
_PAUSE = re.compile("[，,]")
_PROPOSING = re.compile(
    "^(?:那|要不|不如|这样)?(?:请|麻烦您?|劳驾|[我咱]们?(?:想|会|要|就|这就|现在)?(?:去|来|帮|给|先|把|替|让|请|查|问|看|转)"
    "|您(?:先|稍|等|别挂))"
)


def find_declined(handbook: Handbook, turn: Turn, text: Text, act: str) -> Region:
    """Return where the customer said no to doing *act*, which *text*, one way of *turn*, proposes and waits upon."""
    script = turn.entry
    if not isinstance(script, Script) or act not in handbook.markers.recognise(_find_proposal(text.text)):
        return ()
    rest = script.lines[turn.order + 1 :]
    if not (rest and rest[0].wait == REPLY and asks_closed(script.lines[turn.order])):
        return ()
    before = {facet for line in script.lines[: turn.order + 1] for box in line.condition for facet in box}
    after = dict.fromkeys(facet for line in rest for box in line.condition for facet in box)
    asked = (handbook.facets[facet] for facet in after if facet not in before and facet in handbook.facets)
    answers = (facet.id for facet in asked if facet.kind == "flag" and agrees(facet))
    return handbook.space.region(tuple({facet: frozenset(("no",))} for facet in list(answers)[:1]))


def _find_proposal(text: str) -> str:
    """Return what the last closed question of a text proposes: 请您稍等 of 抱歉，请您稍等，可以吗; empty if nothing."""
    for question in reversed(_QUESTION.findall(text)):
        clauses = _PAUSE.split(_TAG.sub("", question))
        first = next((i for i, clause in enumerate(clauses) if _PROPOSING.search(clause)), len(clauses))
        return "，".join(clauses[first:])
    return ""
