"""How a Chinese text is typed tidily: marks as wide as the characters around them, none twice, no space beside them."""

import json
import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import cache
from importlib import import_module

# Whether there is a space between 3 and 次 is a matter of taste, and 第1步, T恤 and B超 have none anywhere.
_LEFT_ALONE = ("space-word", "space-punctuation", "space-bracket", "space-dash", "space-backticks", "space-dollar")
_HAN = "\u3400-\u9fff"
# What is filled in by hand, and references, behind which a space may show where they end.
_KEPT = re.compile(r"[（(][ \u3000]*[）)]|[_＿]{2,}|@[a-z0-9-]+(?:\.limit)? ?")
_SUSPECT = re.compile(
    rf"[{_HAN}】”’》）][,.!?:;()~]|[(,!?:;][{_HAN}【“]|[ \t][，。；：、！？）】”》]|[（【“《][ \t]"
    rf"|[，；：、][，。；：、]|。{{2}}|[Ａ-Ｚａ-ｚ０-９]|\d：\d|[{_HAN}]\.{{3,}}|[，。？！][ \t]+[{_HAN}]"
    rf"|[A-Za-z0-9_][,!?;][{_HAN}]|[？！][？！]|[{_HAN}]-{{2,}}|\"[^\"]*[{_HAN}]"
    r"|（[^（）()]*\)|\([^（）()]*）"
)
_MENDS = tuple(
    (re.compile(pattern), mended)
    for pattern, mended in (
        (r"。{3,}|(?<=[\u3400-\u9fff，。？！])\.{3,}", "……"),
        (r"([，、；：。？！])\1+", r"\1"),
        (r"(?<=[\u3400-\u9fff])-{2,}(?=[\u3400-\u9fff])", "——"),
        (r"\"([^\"]*[\u3400-\u9fff][^\"]*)\"", r"“\1”"),
        (r"[ \t]+(?=[，。；：、！？）】”》])", ""),
        (r"(?<=[（【“《])[ \t]+", ""),
        (r"（([^（）()]*)\)", r"（\1）"),
        (r"\(([^（）()]*)）", r"（\1）"),
        (r"(?<=[\u3400-\u9fff])[:：](?=[“‘《【])", "："),
        (r"(?<=[\u3400-\u9fff”’》）】_]),(?!\d)", "，"),
        (r"(?<=[\u3400-\u9fff”’》）】？！])\?", "？"),
        (r"(?<=[\u3400-\u9fff”’》）】？！])!", "！"),
    )
)


@cache
def _prepare() -> Callable[[str], str]:
    """Return what mends a text, told what is left alone; a handbook without a suspect text never loads the library."""
    library = import_module("autocorrect_py")
    library.load_config(json.dumps({"rules": dict.fromkeys(_LEFT_ALONE, 0)}))
    mend: Callable[[str], str] = library.format
    return mend


def tidy(text: str) -> str:
    """Return *text* with its marks and the spaces beside them put right; blanks and references stay as they are."""
    if not _SUSPECT.search(text):
        return text  # by far the most: the library need not look at them
    begin, pieces = 0, []
    for kept in _KEPT.finditer(text):
        pieces += [_tidy(text[begin : kept.start()]), kept[0]]
        begin = kept.end()
    return "".join((*pieces, _tidy(text[begin:])))


def _tidy(text: str) -> str:
    if not _SUSPECT.search(text):
        return text
    for pattern, mended in _MENDS:
        text = pattern.sub(mended, text)
    mended = _prepare()(text)
    for pattern, replacement in _MENDS:
        mended = pattern.sub(replacement, mended)
    return mended


def show_changes(text: str, tidied: str) -> Iterator[tuple[str, str]]:
    """Yield each place that was changed, with some characters around it, as it was and as it is."""
    for kind, begin, end, other_begin, other_end in SequenceMatcher(None, text, tidied, autojunk=False).get_opcodes():
        if kind != "equal":
            before, after = text[max(0, begin - 3) : begin], text[end : end + 3]
            yield before + text[begin:end] + after, before + tidied[other_begin:other_end] + after
