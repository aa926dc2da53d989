"""What a text does by saying it, read from the markers of the vocabulary, independently of the checks."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from tools.mutants.manuscript import Data, Entry, Manuscript
from tools.mutants.situations import leaves

_SENTENCE = re.compile("[^。？！]*[。？！]?")
_QUIET = str.maketrans({character: "" for character in "，、；：,“”请啊呀呢哦啦哈嘞 "} | {"么": "吗", "你": "您"})
_PLACE = ("channel", "situation")
PROMISE = "promise-time"


@dataclass(frozen=True, eq=False)
class Speech:
    """The markers of a handbook's speech acts, what they imply, and what only looks like one."""

    markers: Mapping[str, re.Pattern[str]]
    lookalikes: frozenset[str]
    implied: Mapping[str, frozenset[str]]
    _known: dict[str, frozenset[str]] = field(default_factory=dict)

    def acts(self, text: str) -> frozenset[str]:
        """Return the acts that *text* does, or looks as though it did."""
        if text not in self._known:
            spoken = text.translate(_QUIET)
            self._known[text] = self.close(act for act, marker in self.markers.items() if marker.search(spoken))
        return self._known[text]

    def close(self, acts: Collection[str] | Iterator[str]) -> frozenset[str]:
        """Return *acts* with all that they imply."""
        return frozenset(each for act in acts for each in (act, *self.implied.get(act, ())))

    def without(self, text: str, acts: Collection[str], filler: str = "") -> str:
        """Return *text* without the sentences that do one of *acts*; *filler* stands in the place of each."""
        return "".join(part if self.acts(part).isdisjoint(acts) else filler for part in _SENTENCE.findall(text))


@cache
def speech_of(manuscript: Manuscript) -> Speech:
    """Return how the acts of a handbook are recognised; acts without markers of their own are not."""
    rows = manuscript.table("acts")
    markers = {id_: _compile(row["markers"]) for id_, row in rows.items() if row.get("markers")}
    lookalikes = frozenset(id_ for id_, row in rows.items() if "unless" in row)
    return Speech(markers, lookalikes, {id_: _implied(rows, id_) for id_ in rows})


def _compile(markers: Collection[str]) -> re.Pattern[str]:
    parts = ([re.escape(part.translate(_QUIET)) for part in marker.split("…")] for marker in markers)
    return re.compile("|".join("[^。？！]{0,12}?".join(each) for each in parts))


def _implied(rows: Mapping[str, Data], id_: str) -> frozenset[str]:
    implied = rows[id_].get("implies", ()) if id_ in rows else ()
    each = [implied] if isinstance(implied, str) else implied
    return frozenset(found for act in each for found in (act, *_implied(rows, act)))


def says(line: object) -> list[str]:
    """Return the wordings of a line as it is typed."""
    say = line.get("say", ()) if isinstance(line, dict) else line
    return [say] if isinstance(say, str) else list(say if isinstance(say, list) else ())


def line_acts(speech: Speech, line: object) -> frozenset[str]:
    """Return what a line does, whichever way it is said."""
    declared: list[str] = []
    if isinstance(line, dict):
        declared = [*line.get("acts", ()), *filter(None, [line.get("do")]), *([PROMISE] if "promises" in line else [])]
    said = [speech.acts(text) for text in says(line)]
    return speech.close(declared).union(*said)


def entry_acts(speech: Speech, entry: Entry) -> frozenset[str]:
    """Return what a script or procedure does anywhere, what comes then included."""
    data = entry.data
    lines = [line_acts(speech, line) for line in data.get("lines", ())]
    steps = [step["act"] for step in data.get("steps", ()) if "act" in step]
    then = data.get("then", "")
    declared = then.get("acts", ()) if isinstance(then, dict) else ()
    return speech.close([*steps, *declared]).union(*lines, speech.acts(str(then)))


def meets(manuscript: Manuscript, one: Entry, other: Entry) -> bool:
    """Tell whether two entries may hold in the same place, going by channel and situation alone."""
    return any(_meet(manuscript, a, b) for a in places(manuscript, one) for b in places(manuscript, other))


def _meet(manuscript: Manuscript, one: Data, other: Data) -> bool:
    return all(leaves(manuscript, key, one[key]) & leaves(manuscript, key, other[key]) for key in one.keys() & other)


def places(manuscript: Manuscript, entry: Entry) -> list[Data]:
    """Return the boxes of an entry's scope, only channel and situation of each."""
    typed, default = entry.data.get("scope", {}), manuscript.default_scope(entry)
    merged = ({**default, **box} for box in (typed if isinstance(typed, list) else [typed]))
    return [{key: value for key, value in box.items() if key in _PLACE} for box in merged]


def neighbours(manuscript: Manuscript, entry: Entry) -> Iterator[Entry]:
    """Yield the other scripts and the procedures that may hold in the same place, whatever their steps."""
    for other in manuscript.entries:
        if other.collection in ("scripts", "procedures") and other is not entry and meets(manuscript, entry, other):
            yield other


def done_nearby(manuscript: Manuscript, entry: Entry, acts: Collection[str]) -> bool:
    """Tell whether another script, or a procedure with the scripts it uses, may do one of *acts* in the same place."""
    speech = speech_of(manuscript)
    return any(
        not entry_acts(speech, each).isdisjoint(acts)
        for other in neighbours(manuscript, entry)
        for each in (other, *_said_by(manuscript, other, entry))
        if each is not entry
    )


def _said_by(manuscript: Manuscript, procedure: Entry, entry: Entry) -> Iterator[Entry]:
    """Yield the scripts, whatever their own scope, that steps of a procedure use where they meet an entry."""
    steps = procedure.data.get("steps", ())
    for number, top in enumerate(steps):
        strands = top.get("parallel", ())
        tasks = [task for strand in strands for task in (strand if isinstance(strand, list) else [strand])]
        used = [manuscript.by_id[step["script"]] for step in (top, *tasks) if step.get("script") in manuscript.by_id]
        if used and any(
            meets(manuscript, entry, replace(procedure, data=data)) for data in _arrivals(procedure, number)
        ):
            yield from used


def _arrivals(procedure: Entry, number: int) -> Iterator[Data]:
    """Yield the procedure with the scope of each way that leads straight to a step."""
    steps = procedure.data["steps"]
    if number == 0 or "next" not in steps[number - 1]:
        yield procedure.data
    for step in steps:
        ways = step.get("next", ())
        for way in [{"to": ways}] if isinstance(ways, str) else ways:
            if way["to"] == steps[number]["id"]:
                typed: Any = procedure.data.get("scope", {})
                condition: Any = way.get("if", {}) if isinstance(way, dict) else {}
                found = [{**box, **condition} for box in (typed if isinstance(typed, list) else [typed])]
                yield {**procedure.data, "scope": found}
