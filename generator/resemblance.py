"""Finds prescribed clauses that nearly are a forbidden wording: one word changed, or the words in another order."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import ahocorasick

from generator.prohibition import Context, Prohibition
from generator.quotation import is_mentioned
from generator.softening import softens
from generator.spoken import Wording
from generator.utterance import Utterance
from generator.vicinity import make_vicinity
from generator.wording import GAP, WILD

_SHORTEST = 7  # characters; of shorter wordings one changed word leaves nothing of the sense
_CHANGED = 2  # characters that may be changed, in one place
_MOST_LONGER = 4  # characters, before words are unified
_LEAST_ALIKE = 0.77
# Who, whether, how many and which way: where these differ, another thing is said.
_PERSONS = "我您你他她它咱"
_DECISIVE = re.compile(
    f"[{_PERSONS}谁不没无未勿非莫否别能可会要该得准许愿肯]"
    "|[零〇一二三四五六七八九十百千万亿两半几0-9]"
    "|的话|如果|要是|只要|除非|时候"  # on what condition
    "|[快慢大小早晚多少前后上下左右内外进出来去开关买卖借还收发退换存取增减男女有先再解封吗么呢吧]"
)
_INDECISIVE = re.compile(
    "别的|个别|特别|一[个下些直样向定起点会]|这里|那里|这边|小[事时姐]|大[家概约]|没有|上[网面]|来说|事情"
)
# Words that say the same in any trade; where they alone differ, nothing does.
_FIRST = {
    word: group.split()[0]
    for group in (
        "这里 这边 这儿",
        "部门 科室",
        "说话 出声 吭声",
        "说 讲",
        "办法 法子",
        "赶快 赶紧 快点",
        "一直 一向",
        "回答 答复",
        "负责 经手",
        "现在 眼下 这会儿",
        "别的 其他 其它",
        "知道 清楚 晓得",
        "马上 立刻 立即",
        "没有 没",
        "怎吗 咋",
        "什吗 啥",
        "怎么 咋",
        "什么 啥",
        "哪里 哪儿 哪",
    )
    for word in group.split()
}
_SYNONYMS = re.compile("|".join(sorted(_FIRST, key=len, reverse=True)))


@dataclass(frozen=True, slots=True)
class Likeness:
    """A prescribed wording with a clause that nearly is what is forbidden, and how much of the two is the same."""

    wording: Wording
    prohibition: Prohibition
    matched: str
    similarity: float


def are_near(forbidden: str, said: str) -> bool:
    """Tell whether two normal forms say the same but for one word left out, added or akin, or for their order."""
    if (
        min(len(forbidden), len(said)) < _SHORTEST
        or abs(len(forbidden) - len(said)) > _MOST_LONGER
        or forbidden == said
    ):
        return False
    forbidden, said = _unify(forbidden), _unify(said)
    if sorted(forbidden) == sorted(said):
        return _spare_person(_decisive_words(forbidden)) == _spare_person(_decisive_words(said))
    alike = _is_one_change(forbidden, said) and _decisive_words(forbidden) == _decisive_words(said)
    return alike and similarity_of(forbidden, said) >= _LEAST_ALIKE


def _unify(text: str) -> str:
    """Return *text* with one word for all that say the same."""
    return _SYNONYMS.sub(lambda match: _FIRST[match[0]], text)


def _decisive_words(text: str) -> list[str]:
    return _DECISIVE.findall(_INDECISIVE.sub(lambda match: "没" if match[0] == "没有" else "", text))


def _spare_person(words: list[str]) -> list[str]:
    """Leave the person out where there is one only: 不满意您就去 is 您不满意就去, but 您找他 is not 他找您."""
    others = [word for word in words if word not in _PERSONS]
    return others if len(words) - len(others) == 1 else words


def similarity_of(one: str, other: str) -> float:
    """Return how much of two normal forms is the same, from 0 to 1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _is_one_change(one: str, other: str) -> bool:
    """Tell whether a word is left out or added in one place, or changed into one that shares a character with it."""
    shorter = min(len(one), len(other))
    begin = next((i for i in range(shorter) if one[i] != other[i]), shorter)
    end = next((i for i in range(shorter - begin) if one[-1 - i] != other[-1 - i]), shorter - begin)
    left, right = one[begin : len(one) - end], other[begin : len(other) - end]
    akin = not (left and right) or not set(left).isdisjoint(right)
    return akin and max(len(left), len(right)) <= _CHANGED


def find_likenesses(
    wordings: Iterable[Wording], prohibitions: Sequence[Prohibition], context: Context
) -> Iterator[Likeness]:
    """Yield every wording of which a clause nearly is what is forbidden in a common situation."""
    index = _Index.build(prohibitions, context)
    vicinity = make_vicinity(prohibition.region for prohibition in prohibitions)
    for wording in wordings:
        line = Utterance(wording.text.text, context.folding)
        candidates = index.candidates(line)
        near = vicinity.meeting(wording.region) if candidates else ()
        numbers = [number for number in candidates if number in near]
        for begin, end in dict.fromkeys((*line.clauses(1), *line.sentences())) if numbers else ():
            said = context.folding.normalise(line.text[begin:end])
            for number in numbers:
                counts = WILD not in said and are_near(index.patterns[number], said)
                if counts and not _is_excused(prohibitions[number], wording, line, context, begin, end):
                    similarity = similarity_of(index.patterns[number], said)
                    yield Likeness(wording, prohibitions[number], line.text[begin:end], similarity)


def _is_excused(
    prohibition: Prohibition, wording: Wording, line: Utterance, context: Context, begin: int, end: int
) -> bool:
    """Tell whether the forbidden wording offers this one instead, excuses it or is softened, or it is only quoted."""
    never_say = prohibition.never_say
    if never_say.instead and context.folding.normalise(never_say.instead.text) in line.short:
        return True
    if any(context.folding.normalise(word, drop=False) in line.full for word in never_say.unless):
        return True
    softened = bool(wording.acts & context.softeners) or softens(line.text)
    return (never_say.match == "utterance" and softened) or is_mentioned(line.text, begin, end)


@dataclass(frozen=True, slots=True)
class _Index:
    """The forbidden wordings, and an automaton over the blocks of them that a near wording leaves whole."""

    patterns: tuple[str, ...]
    blocks: ahocorasick.Automaton

    @classmethod
    def build(cls, prohibitions: Sequence[Prohibition], context: Context) -> "_Index":
        patterns = tuple(context.folding.normalise_pattern(each.never_say.text.text) for each in prohibitions)
        numbers: dict[str, list[int]] = {}
        for number, pattern in enumerate(patterns):
            literal = GAP not in pattern and WILD not in pattern and prohibitions[number].never_say.match != "word"
            for block in _blocks_of(_unify(pattern)) if literal and len(pattern) >= _SHORTEST else ():
                numbers.setdefault(block, []).append(number)
        blocks = ahocorasick.Automaton()
        for block, owners in numbers.items():
            blocks.add_word(block, owners)
        blocks.make_automaton()
        return cls(patterns, blocks)

    def candidates(self, line: Utterance) -> list[int]:
        """Return the numbers of the wordings that a clause of *line* may be near to, in content order."""
        if not len(self.blocks):
            return []
        return sorted({number for _, numbers in self.blocks.iter(_unify(line.short)) for number in numbers})


def _blocks_of(text: str) -> set[str]:
    """Return the halves of which a single change leaves one whole, and the middle, which another order may."""
    half = (len(text) - _CHANGED + 1) // 2
    return {text[begin : begin + half] for begin in (0, half // 2 + 1, len(text) - half)}
