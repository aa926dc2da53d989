"""Cuts Chinese text into words, so that a word is not found inside a longer one it has nothing to do with."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from generator.wording import Folding

_PAUSE = re.compile("[，,、：:。！？!?；;\n（）()]")  # words end there; spaces, dashes and quotes may stand in one
_FUNCTION_WORDS = frozenset(
    "按照依据的了吗么呢吧啊呀很太真就也都还又再才只我你您他她咱这那是有在给把被让对跟向为到着过来去上下说得请"
)
# A name before a title does not make it another word: 王小姐, 老大爷.
_SURNAMES = frozenset(
    "老王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范"
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, each as the stretch of the original it takes."""

    spans: tuple[tuple[int, int], ...]
    texts: tuple[str, ...]

    def within(self, begin: int, end: int) -> bool:
        """Tell whether the stretch consists of whole words, or is a longer word but for a function word."""
        first = bisect_left(self.spans, (begin + 1,)) - 1
        last = bisect_left(self.spans, (end,)) - 1
        if first < 0:
            return False
        before, after = begin - self.spans[first][0], max(0, self.spans[last][1] - end)
        if not before and not after:
            return True
        text = self.texts[first]
        rest = text[:before] + text[len(text) - after :]
        harmless = _FUNCTION_WORDS.issuperset(rest) or (not after and rest in _SURNAMES)
        return first == last and end - begin > 1 and harmless


def cut_words(text: str) -> Words:
    """Return the words of *text*, whatever its width and script."""
    spans, words = [], []
    folded = Folding().fold(text)
    for begin, end in _stretches(text, folded.offsets):
        for word, first, last in _tokenizer()(folded.text[begin:end]):
            spans.append(folded.span(begin + first, begin + last))
            words.append(word)
    return Words(tuple(spans), tuple(words))


def _stretches(text: str, offsets: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of the folded text in which nothing parts words."""
    begin = 0
    for index in range(1, len(offsets) + 1):
        if index == len(offsets) or _PAUSE.search(text, offsets[index - 1] + 1, offsets[index]):
            yield begin, index
            begin = index


@cache
def _tokenizer() -> Callable[[str], list[tuple[str, int, int]]]:
    # Reading the dictionary takes longer than checking most handbooks, and few handbooks need it: hence not on import.
    module = import_module("rjieba")
    return lambda text: list(module.tokenize(text, "default", False))
