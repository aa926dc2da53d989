"""What is to be filled in must be one of the placeholders of the vocabulary, and written as one.

A phrase is read aloud as it stands. Where a name belongs, 【姓氏】 says so, and everybody knows what to put there; a
name that the vocabulary does not explain, an empty pair of brackets, or a row of dots, crosses or lines does not.

Bad:

```yaml
scripts:
  - id: greeting
    lines:
      - 【贵姓】先生，您好。  # <- finding
      - 我是××部门的。  # <- finding
```

Good:

```yaml
scripts:
  - {id: greeting, lines: [【姓氏】先生，您好……请讲。]}
```
"""

import re
from collections.abc import Iterator, Mapping

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.rule import Language, Sentences
from generator.spoken import Wording

SEVERITY: Severity = "error"

EXPLANATION = """要替换的地方，只能写词汇表里有的占位词，而且要写成占位词。

话术是照着念的。该放姓氏的地方写【姓氏】，人人知道放什么；词汇表没有解释的名字、空的括号、一串省略号、
叉或横线，没人知道放什么。"""

MESSAGES: Sentences = {
    "unknown": {
        "zh": "词汇表里没有占位词【{name}】",
        "en": "the vocabulary has no placeholder 【{name}】",
    },
    "blank": {
        "zh": "“{blank}”不知道要念什么：写成占位词，例如【{example}】",
        "en": "nobody knows what to say for “{blank}”: write a placeholder, such as 【{example}】",
    },
    "unpaired": {"zh": "【和】没有成对", "en": "【 and 】 do not pair"},
}

HELP: Sentences = {
    "known": {"zh": "可以用的：{known}", "en": "those there are: {known}"},
    "define": {"zh": "确实需要新的：写进词汇表 placeholders", "en": "it is new: add it to placeholders"},
}

COMPARED: Mapping[Language, str] = {
    "zh": "{wordings} 句教人说的话，{placeholders} 个占位词",
    "en": "{wordings} prescribed wordings, {placeholders} placeholders",
}

_NAMED = re.compile("【([^【】]*)】")
_DOTS = r"(?:…+|⋯+|\.{3,})"
# Dots are a blank where no words follow them, or where one is missing: 我是……, 到……号窗口, but not 嗯……我想想.
_BLANK = re.compile(
    r"[×✕xX]{2,}(?![A-Za-z])|[_＿]{2,}|[*＊]{2,}|[○△□]{2,}|某某|(?<![一二三四五六七八九〇])〇{2,}(?![一二三四五六七八九十〇年])"
    rf"|{_DOTS}(?=[，。？！、；]|$)|(?<=[是叫姓为到在找于至第约向把从由按拨]){_DOTS}"
    rf"|{_DOTS}(?=的|号|先生|女士|客服|元|点|分钟|小时|天|月|日|部门|楼|窗口|公司)"
)
_USUAL_NAMES = "姓名|姓氏|姓|称呼|客户姓名|先生/女士|工号|时间|日期|金额|电话|号码|地址|部门|机构名称?|公司名称?|事项"


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield every blank in a prescribed wording that is not a placeholder of the vocabulary."""
    known = {placeholder.name for placeholder in handbook.vocabulary.placeholders} | handbook.salvaged
    names = "|".join((_USUAL_NAMES, *map(re.escape, sorted(known))))
    blank = re.compile(f"{_BLANK.pattern}|[（(［\\[｛{{＜<〔](?:{names})(?:名称?)?[）)］\\]｝}}＞>〕]")
    listed = "、".join(f"【{name}】" for name in sorted(known))
    for wording in handbook.wordings:
        yield from _check_wording(wording, known, listed, blank)


def _check_wording(wording: Wording, known: set[str], listed: str, blank: re.Pattern[str]) -> Iterator[Fault]:
    text = wording.text.text
    where = Place(wording.text.where, wording.entry.id, text)
    for match in _NAMED.finditer(text):
        if match[1] not in known:
            yield Fault(where, "unknown", {"name": match[1], "known": listed}, help=("known", "define"))
    rest = _NAMED.sub("", text)
    if "【" in rest or "】" in rest:
        yield Fault(where, "unpaired")
    if match_blank := blank.search(rest):
        example = min(known, default="姓氏")
        values = {"blank": match_blank[0], "example": example, "known": listed}
        yield Fault(where, "blank", values, help=("known", "define"))


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many wordings were read and how many placeholders there are."""
    return {"wordings": len(handbook.wordings), "placeholders": len(handbook.vocabulary.placeholders)}
