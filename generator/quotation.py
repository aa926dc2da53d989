"""Tells words that a text says from words that it only mentions: to forbid them, or because a customer says them."""

import re
from collections.abc import Iterator

_QUOTED = re.compile('“([^“”]*)”|「([^「」]*)」|『([^『』]*)』|‘([^‘’]*)’|"([^"]*)"')
_CLAUSE_END = re.compile("[，,。！？!?；;\n]")
_SPEAK = "(?:说|讲|问|答|回|念|喊|提|写|道|称|叫|用|打|发)"

# What makes a quotation one of words that are not to be said: 不要对客户说“…”, 避免“…”, 把“…”换成.
_NOT = (
    "(?:不(?:要|得|能|可以?|许|准|应该?|该|宜|用|必|再|使用|允许|随口|轻易|直接|只|光)?"
    "|别|勿|莫|严?禁止?|禁用|避免|杜绝|切?忌|少|没有?|未)"
)
_TO = "(?:(?:再|对|跟|向|和|同|与|给|当着)[^，。；“”「」]{0,8}?)?(?:随口|直接|轻易|简单地?|只|光|再|就|总|老)?"
_FORBIDDEN_BEFORE = re.compile(
    f"(?<![特分个区级])(?:{_NOT}{_TO}(?:使用|出现|带|{_SPEAK})[^，。；“”「」]{{0,6}}"
    "|(?:避免|杜绝|禁用|禁语|忌语|而不是|不是|代替|取代|替换|改掉|换掉|把|将|听到|例如禁语)[^，。；“”「」]{0,6})[：:、或和及]*$"
)
_FORBIDDEN_AFTER = re.compile(
    "^(?:(?:这样|这种|这类|一类|之类|等)?的?(?:话|字眼?|词语?|说法|句子|回答)?(?:都|一律|要|也|就|则)*"
    "(?:不能|不得|不要|不可|不许|不准|不说|不用|别|禁|改成|改为|改说|换成|换为))"
)
_SPOKEN_BARE = re.compile(
    "(?<![特分个区级])(?:不(?:要|得|能|可以?|许|准|应该?|该|宜|用)|别|请勿|严禁|禁止|避免|切忌)"
    f"{_TO}(?:说|讲|回答|答|说出|讲出)[：:]?$"
)

# What makes a quotation one of somebody else's words: 客户说“…”, 您刚才说的“…”.
_OTHERS = (
    "客户|顾客|客人|来电人|来访人|来人|用户|业主|住户|租户|家属|患者|病人|旅客|乘客|游客|市民|群众|储户|家长|会员|买家"
    "|对方|别人|有人|骗子|坏人|陌生人|同事|前台|师傅|医生|司机|骑手|中介|网上|外面|您|你|他们?|她"
)
_OTHERS_SAY = re.compile(
    f"(?<![对向跟给和与同为])(?:{_OTHERS})"
    "(?:如果|要是|可能|可以|常常?|会|经常|总是?|一直|刚才|刚刚|上次|方才|也|还|都|反复|当时|追着|直接|只|又|来|一句|大声)*"
    "(?:说|讲|问|提|喊|骂|写|抱怨|反映|反问|表示|觉得|以为|认为|想|叫|传|坚持|追问)(?:的|道|起|到|了|过|着|是|成|作)*[：:]?$"
)
_SAID = re.compile("(?:说|讲|问|答|告诉|回复|解释|念|称)[^，。；“”「」]{0,6}[：:，]?$")


def is_mentioned(text: str, begin: int, end: int) -> bool:
    """Tell whether the words of *text* from *begin* to *end* are only spoken of, not said."""
    for match in _QUOTED.finditer(text):
        if match.start() < begin and end < match.end():
            return _mentions(text, match)
    return bool(_SPOKEN_BARE.search(text[:begin]))


def _mentions(text: str, quoted: re.Match[str]) -> bool:
    before = _last_clause(text[: quoted.start()])
    if _FORBIDDEN_BEFORE.search(before) or _OTHERS_SAY.search(before):
        return True
    return bool(_FORBIDDEN_AFTER.search(_QUOTED.sub("", text[quoted.end() :]).lstrip("、或和及")))


def _last_clause(text: str) -> str:
    """Return the clause a quotation stands in, without the other quotations before it."""
    return _CLAUSE_END.split(_QUOTED.sub("", text))[-1]


def leave_mentions_out(text: str) -> str:
    """Return *text* without the quotations that are only spoken of, each a sentence of its own gone silent."""
    return _QUOTED.sub(lambda match: "\n" if _mentions(text, match) else match[0], text)


def find_told_words(text: str) -> Iterator[str]:
    """Yield what a text about staff tells them to say, in quotation marks: 接起后说“您好”."""
    for match in _QUOTED.finditer(text):
        before = _last_clause(text[: match.start()])
        if _SAID.search(before) and not _mentions(text, match):
            yield next(filter(None, match.groups()), "")
