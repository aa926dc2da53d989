"""Every wording that the handbook prescribes, where it is due and which speech acts it does."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.claims import Assertion
from generator.duty import narrow
from generator.model.entries import Entry, Line, NeverSay, Norm, Script
from generator.model.materials import Persona
from generator.model.parts import Text
from generator.model.vocabulary import Act
from generator.negation import is_no_refusal, names_things
from generator.quotation import find_told_words, leave_mentions_out
from generator.scope import Region, Space
from generator.situation import locate
from generator.wording import GAP, Folding, split_sentences
from generator.wordlist import WordList, make_wordlist

_MARKER_GAP = 12  # characters of one sentence that may lie between the parts of a marker
PROMISE = "promise-time"
IDENTIFY = "identify"
_GREETINGS = (
    "您好",
    "早上好",
    "上午好",
    "中午好",
    "下午好",
    "晚上好",
    "欢迎致电",
    "感谢致电",
    "感谢您致电",
    "谢谢致电",
)
_FIRM = re.compile("(?:股份|有限|责任)*(?:公司|集团)$")
_SHORTEST_NAME = 3  # characters: fewer may be the beginning of another word
_PAUSES = re.compile("[，,、：:。！？!?；;\n—]+")
# What turns a marker into its opposite when it stands right before it; 能不能, 要不要 and 不得不 do not.
_DENIAL = re.compile(
    "(?:(?<!要)不要|(?<!用)不用|不必|不需要?|无需|(?<!是)不是|(?<![能得不])不能(?!不)|(?<!会)不会|(?<!想)不想|(?<!愿)不愿意?|(?<!肯)不肯"
    "|(?<!敢)不敢|不打算|不准备|没有?人(?:能|敢|会|可以)?|没有谁(?:能|敢|会)?|(?:不会|不是|不)因为?[^\n]{1,12}就"
    "|没有(?:哪|一|任何)[^\n]{1,8}?(?:能|敢|会|可以)"
    "|没有?办法|没法|无法|(?<!有)没有|从没|从未|未曾|拒绝|警惕|提防|谨防|(?<![特分个区级告辨类])别|请勿|(?<![不得能会要是])不(?!得不|[把将]))"
    "(?:再|去|主动|轻?信|相信|听信?)?"
    "(?:(?:给|向|跟|对|和|让|叫|请|找|问|要求?)?(?:您|你|他们?|她|我们?|咱们?|客户|对方))?"
    "(?:说|讲|表示|道)?(?:什.|一声|一句)?(?:[把将][^\n]{0,4})?$"
)
_NO = re.compile("(?<!肯定)(?<!绝对)(?<!一定)(?<!保证)不|没|无法")  # 肯定不亏的，您放心 promises
# What makes a marker somebody else's words: 骗子让您把验证码告诉我们, 谁问您密码是多少, 凡是说保证收益的.
_ANYBODY = "有人|骗子|陌生人|别人|对方|任何人|谁|网上"
_REPORT = re.compile(
    f"(?:(?:{_ANYBODY})(?:如果|要是|再|会|敢|可能)*(?:[拿用以][^\n]{{1,4}})?(?:让|叫|要求?|请|催|逼|骗|哄)(?:您|你)(?:[把将][^\n]{{0,4}})?"
    f"|(?:{_ANYBODY}|客户|您|你)(?:如果|要是|常常?|经常|会|可能|也|都|老|总)*(?:问|以为|担心|听说|看到|收到)(?:起|到|过)?(?:您|你)?"
    f"|(?:{_ANYBODY}|凡是)(?:如果|要是|会|敢|常常?|跟您|对您|向您)*(?:说|讲|吹)(?:能|可以|会)?|号称|宣称|声称|吹嘘|所谓)$"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """A text somebody is told to say, with the acts it does."""

    entry: Entry
    text: Text
    region: Region
    acts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Marking:
    """How one speech act is recognised: by its markers, but not within what only looks like one.

    Where none of the *hints* stands, one a marker, no marker does.

    What *softens* is no refusal in the first place: 不方便等的话 offers another way.
    """

    act: str
    markers: re.Pattern[str]
    unless: re.Pattern[str] | None
    hints: Sequence[str]
    softens: bool = False

    def stands_in(self, normal: str, paused: str) -> bool:
        """Tell whether a marker stands in a normal form, not denied; *paused* is that form with commas left in."""
        rest = (
            self.unless.sub(lambda match: "\n" if match[0] in paused else match[0], normal) if self.unless else normal
        )
        return any(
            not _is_denied(match, paused) and (self.softens or not _is_no_refusal(match, paused))
            for match in self.markers.finditer(rest)
        )


def _is_no_refusal(marker: re.Match[str], paused: str) -> bool:
    """Tell whether a marker that begins like a no refuses nothing; no other marker is asked whether it names things."""
    sounds_like_no = bool(_NO.search(marker[0]))
    return is_no_refusal(marker.string, *marker.span(), paused) or (
        sounds_like_no and names_things(marker.string, *marker.span())
    )


def _is_denied(marker: re.Match[str], paused: str) -> bool:
    """Tell whether a marker is said not to be so, in one breath: 没办法给您道歉, but not 不，谢谢您."""
    before = marker.string[: marker.start()]
    for denial in filter(None, (_DENIAL.search(before), _REPORT.search(before))):
        asked_both_ways = marker[0][0] == before[denial.start() - 1 : denial.start()]  # 可不可以
        if not asked_both_ways and denial[0] + marker[0] in paused:
            return True
    return False


@dataclass(frozen=True, slots=True)
class Markers:
    """Recognises speech acts in a wording; *spoken* are all acts done by speaking, those without a marker too.

    *hinted* says which markings a hint is for, by their numbers.
    """

    folding: Folding
    markings: tuple[Marking, ...]
    hints: WordList
    hinted: Mapping[str, Sequence[int]]
    implied: Mapping[str, frozenset[str]]
    spoken: frozenset[str] = frozenset()
    _known: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)

    def recognise(self, text: str) -> frozenset[str]:
        """Return the acts whose marker stands in a sentence of *text*."""
        if text not in self._known:  # a text is asked about as a wording and as a turn
            said = leave_mentions_out(text)
            normal = "\n".join(self.folding.normalise(sentence, drop=False) for sentence in split_sentences(said))
            paused = "\n".join(self.folding.normalise(clause, drop=False) for clause in _PAUSES.split(said))
            near = sorted({number for hint in self.hints.find(normal) for number in self.hinted[hint]})
            acts = (self.markings[each].act for each in near if self.markings[each].stands_in(normal, paused))
            self._known[text] = self.close(acts)
        return self._known[text]

    def close(self, acts: Iterable[str]) -> frozenset[str]:
        """Return *acts* and all that they imply."""
        return frozenset(implied for act in acts for implied in self.implied.get(act, {act}))


def make_markers(acts: Sequence[Act], folding: Folding, organisation: str = "") -> Markers:
    """Return the recogniser for the speech acts of a vocabulary; who greets and names the *organisation* identifies."""
    markings = tuple(_make_marking(act, folding, organisation) for act in acts if act.markers)
    hinted: dict[str, list[int]] = {}
    for number, marking in enumerate(markings):
        for hint in marking.hints:
            hinted.setdefault(hint, []).append(number)
    implied = {act.id: frozenset(_implied_by(act.id, {act.id: act for act in acts}, set())) for act in acts}
    return Markers(
        folding, markings, make_wordlist(hinted), hinted, implied, frozenset(act.id for act in acts if act.speech)
    )


def _make_marking(act: Act, folding: Folding, organisation: str) -> Marking:
    markers = (*act.markers, *(_name(organisation) if act.id == IDENTIFY else ()))
    unless = _compile(act.unless, folding) if act.unless else None
    hints = [max(parts, key=len) for parts in _fold(markers, folding)]
    return Marking(act.id, _compile(markers, folding), unless, hints, act.softens)


def _name(organisation: str) -> Iterator[str]:
    """Yield how one begins with the name of the organisation, in full or without what kind of firm it is."""
    for name in dict.fromkeys((organisation, _FIRM.sub("", organisation))):
        if len(name) >= _SHORTEST_NAME:
            yield from (greeting + name for greeting in _GREETINGS)


def _compile(markers: Iterable[str], folding: Folding) -> re.Pattern[str]:
    gap = f"[^\n]{{0,{_MARKER_GAP}}}?"
    return re.compile("|".join(gap.join(map(re.escape, parts)) for parts in _fold(markers, folding)) or r"(?!)")


def _fold(markers: Iterable[str], folding: Folding) -> Iterator[Sequence[str]]:
    """Yield the parts of each marker between its gaps in their normal form; a marker that is all gap says nothing."""
    for marker in markers:
        parts = [folding.normalise(part, drop=False) for part in marker.split(GAP)]
        if any(parts):
            yield parts


def _implied_by(act: str, acts: Mapping[str, Act], seen: set[str]) -> Iterator[str]:
    if act not in seen:
        seen.add(act)
        yield act
        for implied in acts[act].implies if act in acts else ():
            yield from _implied_by(implied, acts, seen)


def collect_wordings(
    space: Space,
    markers: Markers,
    norms: Iterable[Norm],
    scripts: Iterable[Script],
    never_says: Iterable[NeverSay],
) -> Iterator[Wording]:
    """Yield every prescribed wording: lines, what is said instead or afterwards, good examples, quoted words."""
    for norm in norms:
        region = locate(space, norm, norm.scope)
        told = () if norm.level.endswith("not") else _told(Text(norm.statement, norm.where))
        yield from (Wording(norm, text, region, markers.recognise(text.text)) for text in (*norm.good, *told))
    for script in scripts:
        located = locate(space, script, script.scope)
        for line in script.lines:
            region = narrow(space, located, line.condition)
            yield from (Wording(script, text, region, acts_of(line, text, markers)) for text in line.say)
        instead = (never_say.instead for never_say in script.never_say if never_say.instead)
        for text in (*instead, *_told(script.then)):
            yield Wording(script, text, located, markers.recognise(text.text))
    for never_say in never_says:
        if never_say.instead:
            entry = Entry(id=never_say.entry, title=never_say.text.text, where=never_say.text.where)
            region = space.region(never_say.scope)
            yield Wording(entry, never_say.instead, region, markers.recognise(never_say.instead.text))


def collect_taught_wordings(
    space: Space, markers: Markers, personas: Iterable[Persona], assertions: Iterable[Assertion]
) -> Iterator[Wording]:
    """Yield what personas, items of checklists and keyed answers say may or should be said."""
    for persona in personas:
        region = locate(space, persona, persona.scope)
        yield from (Wording(persona, text, region, markers.recognise(text.text)) for text in persona.say)
    for assertion in assertions:
        entry, claim = assertion.statement.entry, assertion.statement.claim
        if not claim.level.endswith("not"):
            yield from (Wording(entry, text, assertion.region, markers.recognise(text.text)) for text in claim.say)


def _told(text: Text | None) -> Iterator[Text]:
    """Yield what a text about staff tells them to say."""
    if text:
        yield from (Text(words, text.where) for words in find_told_words(text.text))


def acts_of(line: Line, text: Text, markers: Markers) -> frozenset[str]:
    """Return the acts that a line does when it is said with these words; who promises a limit promises a time."""
    return markers.recognise(text.text) | markers.close((*line.acts, *((PROMISE,) if line.promises else ())))
