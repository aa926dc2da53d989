"""What a script has for a customer's answer: questions and pauses after which, in some situation, nothing follows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Literal

from generator.duty import narrow
from generator.exchange import Company, Turn, find_exchange, make_company, stand
from generator.model.entries import Line, Script
from generator.model.parts import Text
from generator.model.vocabulary import Facet
from generator.scope import Region, Space, intersect, subtract

Kind = Literal["branch", "end", "pause"]
REPLY = "reply"
_OPPOSITES = (("no", "yes"), ("yes", "no"))
_QUESTION = re.compile("([^。！!？?；;\n]+)[？?]")
# Leaves the floor to the customer: whatever is answered is another matter, and has its own words.
_OPEN = re.compile(
    "什么|哪|谁|几[点时号位个天年月日]|如何|怎么(?!样)|多少|多久|多大|贵姓|还有|别的|其他|(?:需要|要)[^，]{0,4}(?:帮|效劳)"
)
_CLOSED = re.compile(r"[吗么嘛吧]$|[行好成]不$|([\u4e00-\u9fff])[不没]\1|有没有|能否|是否|可否|还是|怎么样$")
_AGREEING = re.compile("同意|愿意|乐意|答应|接受|认可|允许|许可|方便|无误|说对|听明白|听懂|听清")
_CONSENTING = re.compile("同意|答应|接受|认可|允许|许可|无误|说对|听明白|听懂|听清")
_GOES_ON = re.compile("^(?:仍|还|依然|再|又)")  # still-silent: what goes on by itself is no answer
_PARTING = re.compile("再见|再会|拜拜|慢走|回头见|下次见|祝您")
# Tells what is done in that case: 客户不愿等的, 不同意的, 如拒绝, 不行就.
_CASE = (
    "(?:客|对方|来人|家属|患者|病人|旅客|业主|住户|用户|学生|家长)[^，]{{0,4}}?{denial}"
    "|(?:如|若|要是|万一|遇|凡).*{denial}|{denial}.*(?:[的者]$|时候?$|就|则)|否则"
)
_CLAUSE = re.compile("[，。；、：,;:\n]")
_REFUSING = "(?:不|没(?:有?同意|有?答应|有?愿意)|未(?:同意|答应)|拒|谢绝|婉谢|另|相反)"
_WANTING = "(?:不|没|未|拒|另|相反)"
_FAILURE = re.compile("(?<![客对方人属户主])[\u4e00-\u9fff]不(?:通|到|了|上|清|出|下|起|动|成|着|完|好|懂|全|准|得)")


@dataclass(frozen=True, slots=True)
class Silence:
    """A question or pause *text* of a script after which nothing is said or done in *region*.

    Of a branch, *flag* is what the question is about and *answer* that which has no words.
    """

    script: Script
    text: Text
    kind: Kind
    region: Region
    flag: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class _Point:
    """Where in a script one listens: after *said*, from line *order* on, in *region*."""

    said: Line
    order: int
    region: Region
    wait: str = ""


@dataclass(frozen=True)
class Listener:
    """Finds the silences of scripts; *turns* are all those of the handbook, those that steps lend included."""

    space: Space
    facets: Mapping[str, Facet]
    turns: tuple[Turn, ...]

    @cached_property
    def _others(self) -> Company:
        return make_company(self.space, self.turns)

    def listen(self, script: Script, located: Region) -> Iterator[Silence]:
        """Yield the silences of a script, one for each line at which one listens."""
        regions = [narrow(self.space, located, line.condition) for line in script.lines]
        for point in _find_points(script, regions):
            later = tuple(
                box
                for line, region in zip(script.lines[point.order :], regions[point.order :], strict=True)
                if line.say or line.do
                for box in intersect(region, point.region)
            )
            yield from self._judge(script, point, later)

    def _judge(self, script: Script, point: _Point, later: Region) -> Iterator[Silence]:
        if later and point.wait in ("", REPLY):
            yield from self._find_branch(script, point, later)
        elif (
            point.wait
            and not (later or script.then or script.escalate)
            and _calls_for_more(point)
            and (gap := self._leave(script, point, point.region))
        ):
            yield Silence(script, point.said.say[0], "end" if point.wait == REPLY else "pause", gap)

    def _flags_after(self, script: Script, point: _Point) -> Sequence[str]:
        """Return the flags that lines after a point depend on and none before it, in their order."""
        before, after = (_facets_of(lines) for lines in (script.lines[: point.order], script.lines[point.order :]))
        found = (self.facets[id_] for id_ in after if id_ not in before)
        return [each.id for each in found if each.kind == "flag" and _is_answer(each, point)]

    def _find_branch(self, script: Script, point: _Point, later: Region) -> Iterator[Silence]:
        """Yield the first answer without words where the other answer, in the same situation, has some."""
        gap = subtract(point.region, later)
        for flag, (answer, other) in product(self._flags_after(script, point), _OPPOSITES):
            told = self.space.forget(intersect(later, self._pin(flag, other)), flag)
            part = intersect(intersect(gap, told), self._pin(flag, answer))
            if (
                part
                and not self._is_handled(script, flag, answer)
                and (rest := self._leave(script, point, part, flag, answer))
            ):
                yield Silence(script, point.said.say[0], "branch", rest, flag, answer)
                return

    def _pin(self, flag: str, answer: str) -> Region:
        return self.space.region(({flag: frozenset({answer})},))

    def _leave(self, script: Script, point: _Point, part: Region, flag: str = "", answer: str = "") -> Region:
        """Return the part in which no other script or step goes on; of an answer, none that is there for it."""
        turn = Turn(script, point.order, part, ())
        gap = find_exchange(self.space, part)
        for number in self._others.vicinity.meeting(gap):
            other = self._others.turns[number]
            if other.entry is script or other.script == script.id or self._only_ends(other, point):
                continue
            if flag and intersect(other.region, self._pin(flag, "yes" if answer == "no" else "no")):
                continue
            if flag and _asks_itself(other, flag):
                continue
            for origin in self._origins(script, other) or (turn,):
                gap = subtract(gap, stand(self.space, other, self._others.exchanges[number], "after", origin))
        return gap

    def _only_ends(self, other: Turn, point: _Point) -> bool:
        """Tell whether another script's words end an exchange in which a yes or no is waited for: they answer no no."""
        stages = self.space.find("stage")
        last = len(stages.atoms) - 1 if stages else 0
        return (
            last > 1
            and isinstance(other.entry, Script)
            and point.wait == REPLY
            and asks_closed(point.said)
            and self.space.bounds(other.region, "stage")[0] == last
            and self.space.bounds(point.region, "stage")[1] < last
        )

    def _is_handled(self, script: Script, flag: str, answer: str) -> bool:
        """Tell whether what staff do then serves for the answer: a yes goes on with it, of a no it has to speak."""
        if script.escalate or not script.then or answer == "yes":
            return bool(script.escalate or script.then)
        denial = _REFUSING if agrees(self.facets[flag]) else _WANTING
        clauses = _CLAUSE.split(_FAILURE.sub("", script.then.text))
        return any(re.search(_CASE.format(denial=denial), clause) for clause in clauses)

    def _origins(self, script: Script, other: Turn) -> Sequence[Turn]:
        """Return the steps of the procedure of *other* that have the script said: what comes then comes after them."""
        return [turn for turn in self.turns if turn.script == script.id and turn.entry is other.entry]


def _asks_itself(turn: Turn, flag: str) -> bool:
    """Tell whether a line of another script answers a question of that script, not the one asked here."""
    if not isinstance(turn.entry, Script) or any(flag in box for box in turn.entry.scope):
        return False
    return any(line.wait == REPLY or asks_closed(line) for line in turn.entry.lines[: turn.order])


def _find_points(script: Script, regions: Sequence[Region]) -> Iterator[_Point]:
    """Yield the waits, each with the last line said before it, and the questions after which no wait stands."""
    for order, line in enumerate(script.lines):
        following = script.lines[order + 1] if order + 1 < len(script.lines) else None
        if line.say and regions[order] and not (following and following.wait):
            yield _Point(line, order + 1, regions[order])
        if line.wait:
            rest = regions[order]
            for each in reversed(range(order)):  # what was said last is another line on another branch
                if script.lines[each].say and (part := intersect(rest, regions[each])):
                    yield _Point(script.lines[each], order + 1, part, line.wait)
                    rest = subtract(rest, regions[each])


def asks_closed(line: Line) -> bool:
    """Tell whether every wording of a line asks a question with two answers and, after it, none with many."""
    return bool(line.say) and all(map(_asks_closed, line.say))


def _asks_closed(text: Text) -> bool:
    questions = [match[1] for match in _QUESTION.finditer(text.text)]
    return bool(questions) and not _OPEN.search(questions[-1]) and bool(_CLOSED.search(questions[-1]))


def _facets_of(lines: Sequence[Line]) -> Sequence[str]:
    return list(dict.fromkeys(facet for line in lines for box in line.condition for facet in box))


def _is_answer(facet: Facet, point: _Point) -> bool:
    """Tell whether a flag is what was answered: of question, wait and agreement two show it, the last two if plain."""
    if asks_closed(point.said):
        shown = bool(point.wait) or agrees(facet)
    else:
        shown = bool(point.wait) and bool(_CONSENTING.search(facet.name + facet.definition))
    return shown and not _GOES_ON.search(facet.name)


def agrees(facet: Facet) -> bool:
    """Tell whether a flag says that the customer agrees."""
    return bool(_AGREEING.search(facet.name + facet.definition))


def _calls_for_more(point: _Point) -> bool:
    """Tell whether something has to come after a wait: a closed question was asked, or silence is waited for."""
    if point.wait == REPLY:
        return asks_closed(point.said)
    return not any(_PARTING.search(text.text) for text in point.said.say)
