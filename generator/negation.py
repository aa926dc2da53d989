"""Tells a no that is said from one that is left open, made a condition or taken back."""

import re

_EITHER = "(?:与|和|跟|或者?|还是|以及)?"
_UNABLE = re.compile("(.)不(.{1,2})")  # 退不了, 来不及: the other half of 退得了, 来得及
_IF = re.compile(
    "(?:要是|如果|假如|假使|倘若|万一|若是?)(?:还是|还|也|都|实在|真的?|您|你|我们?|这边|那边|线上|网上|手机上|柜台)*$"
)
_DENIED = re.compile("(?:(?<!是)不是|并非|不等于|不代表)(?:说|我们?)?$")


def is_no_refusal(said: str, begin: int, end: int) -> bool:
    """Tell whether the words from *begin* to *end*, which sound like a no, refuse nothing where they stand.

    They are half of a question (能不能退, 退得了退不了, 行与不行), a condition (不行的话) or denied (不是没办法).
    """
    words, before = said[begin:end], said[:begin]
    unable = _UNABLE.match(words)
    if words[:1] in ("不", "没"):
        other_halves = [said[begin + 1 : begin + 1 + length] for length in (1, 2)]
    elif unable:
        other_halves = [f"{unable[1]}得{unable[2][:length]}" for length in (1, 2)]
    else:
        return False
    if any(half and re.search(re.escape(half) + _EITHER + "$", before) for half in other_halves):
        return True
    return said.startswith("的话", end) or bool(_IF.search(before) or _DENIED.search(before))


# 办不了的事我会直说 and 网上办不了的，窗口办 name things; 这是办不了的事 and 这张卡办不了的，您回去 say it of one.
_OF_THINGS = re.compile("的(?!$|\n)")
_SAID_OF = re.compile("(?:是|[这那](?:[个件张项份样笔种]|些|件事|回|次))[^\n]{0,8}$")


def names_things(said: str, begin: int, end: int) -> bool:
    """Tell whether the words from *begin* to *end*, which sound like a no, only tell what things are spoken of."""
    return bool(_OF_THINGS.match(said, end)) and not _SAID_OF.search(said[:begin])
