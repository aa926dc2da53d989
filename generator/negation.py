"""Tells a no that is said from one that is left open, made a condition or taken back."""

import re
from collections.abc import Iterator

# A handbook may treat 么 like 吗, 您 like 你.
_EITHER = "(?:与|和|跟|或者?|还是|以及)?"
_UNABLE = re.compile("(.)不(.{1,2})")  # 退不了, 来不及: the other half of 退得了, 来得及
_IF = re.compile(
    "(?:要是|如果|假如|假使|倘若|万一|若是?|一旦|遇到|碰到|就算|哪怕|即[使便]|(?<![需重主想不])要)"
    "(?:还是|还|也|都|实在|真的?|[您你]|我们?|这边|那边|.{1,3}[上里边]|柜台)*$"
)
_IF_SOMETHING = re.compile("(?:要是|如果|假如|万一)[^没不未就便都才超过满逾是有一二三四五六七八九十0-9]{1,4}$")
_DENIED = re.compile(
    "(?:(?<!是)不是|并非|不等于|不代表|不至于|不会|不怕|没有?(?:人|谁|客户)|(?<![跟对和给向同])(?:[您你]|客户|对方)(?:说|觉得|嫌)"
    "|(?:别|不用|不必|不要)(?:担心|怕|以为)|(?:不(?:会|能|要|再)?|别)说|怕[您你]|以为|免得|省得|以免)(?:我们?|[您你]|会)?$"
)
_NONE = re.compile("没有?(?:什.|哪[项样件种]|我们)?$")
_ASKED = re.compile(
    "(?:哪(?:里|儿|些|一?[项样种步个处句])?[^都也没不]{0,3}|(?:有什.|谁说|为什.|为何|是不是|是否)(?:[您你]|还|也|都|是)*)$"
)
_GIVEN = re.compile(
    "(?:的?时候|的地方|之处|怎.办|就(?:(?:打|找|问|叫|告诉|联系)(?:给|一下)?我|我|[给帮][您你]|换)"
    "|.{0,10}?(?<![说讲])的话|.{0,6}?(?:也没关系|也不要紧))"
)


def is_no_refusal(said: str, begin: int, end: int, paused: str) -> bool:
    """Tell whether the words from *begin* to *end*, which sound like a no, refuse nothing where they stand.

    They are half of a question (能不能退, 退得了退不了, 行与不行, 哪些办不了), conditional (不行的话) or denied
    (不是没办法, 没有办不了的). What makes them so stands in one breath with them; *paused* is *said* with pauses.
    """
    return any(said[first:last] in paused for first, last in _find_excuses(said, begin, end))


def _find_excuses(said: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of *said* that reach from what excuses the words to their end, or the other way round."""
    words, before = said[begin:end], said[:begin]
    unable = _UNABLE.match(words)
    if words[:1] in ("不", "没"):
        other_halves = [said[begin + 1 : begin + 1 + length] for length in (1, 2)]
    elif unable:
        other_halves = [f"{unable[1]}得{unable[2][:length]}" for length in (1, 2)]
    else:
        return
    excuses = [re.search(re.escape(half) + _EITHER + "$", before) for half in other_halves if half]
    excuses += [_IF.search(before), _DENIED.search(before), _ASKED.search(before)]
    if said.startswith("的", end):
        excuses.append(_NONE.search(before))
    if end < len(said):
        excuses.append(_IF_SOMETHING.search(before))
    yield from ((excuse.start(), end) for excuse in excuses if excuse)
    if given := _GIVEN.match(said, end):
        yield begin, given.end()


# 办不了的事我会直说 and 网上办不了的，窗口办 name things; 这是办不了的事 and 这张卡办不了的，您回去 say it of one.
_OF_THINGS = re.compile("的(?![呢哦啊呀嘛哈吧]*(?:$|\n))")
_SAID_OF = re.compile("(?:是|[这那](?:[个件张项份样笔种]|些|件事|回|次))[^\n]{0,8}$")


def names_things(said: str, begin: int, end: int) -> bool:
    """Tell whether the words from *begin* to *end*, which sound like a no, only tell what things are spoken of."""
    return bool(_OF_THINGS.match(said, end)) and not _SAID_OF.search(said[:begin])
