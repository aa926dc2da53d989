"""Nobody is addressed by what a voice or a face suggests.

小姐, 美女, 大妈: each guesses a gender, an age or a family from a voice or a look. Who is guessed wrong is hurt, who is
guessed right did not ask. Without a name 您 is enough; with one, the customer says what goes with it. Looked at is what
staff are told to say, and in it only the word by which somebody is addressed: 王小姐 is her name, 保洁阿姨 somebody's
work, 您大姐 the customer's sister, and “小姐” in quotation marks is spoken of. The words are the usual ones and
`addresses` of the table `plain-words`.

Bad:

```yaml
scripts:
  - {id: come-in, scope: {channel: counter}, lines: [美女，您这边请。]}  # <- finding
```

Good:

```yaml
scripts:
  - {id: come-in, scope: {channel: counter}, lines: [您好，您这边请。]}
```
"""

import re
from collections.abc import Iterator, Mapping

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.rule import Language, Sentences

SEVERITY: Severity = "warning"

EXPLANATION = """称呼客户，不凭声音、样子去猜。

“小姐”“美女”“大妈”，都是听声音、看样子猜性别、年纪、婚否：猜错了伤人，猜对了人家也没请你猜。不知道姓氏，说“您”就够；知道了，怎么称呼由客户定。
只看教人说的话，只算拿来叫人的那个词：“王小姐”是名字，“保洁阿姨”是工作，“您大姐”是家人，引号里的是在说这个词，都不算；
“【姓氏】小姐”是替客户定了，算。词表是自带的，加上 plain-words 的 addresses。"""

MESSAGES: Sentences = {
    "guessed": {
        "zh": "“{word}”是听声音、看样子猜的叫法",
        "en": "“{word}” guesses at a customer from a voice or a look",
    },
}

HELP: Sentences = {
    "neutral": {
        "zh": "不知道怎么称呼，就说“您”；知道姓氏的，写【姓氏】【称呼】，由客户定",
        "en": "say 您, or 【姓氏】【称呼】 as the customer wishes",
    },
    "allow": {
        "zh": "本手册就这样叫：写进 plain-words 的 allowed",
        "en": "this handbook means it so: put it into `allowed` of plain-words",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{wordings} 句教人说的话 × {words} 个猜着叫的称呼",
    "en": "{wordings} prescribed wordings × {words} guessed addresses",
}

_QUOTED = re.compile("“[^”]*”|「[^」]*」|『[^』]*』|‘[^’]*’")
_PAUSE = "[，。！？!?、；：:,…—~～\\s]"
_GREETING = "[您你]好啊?|早上好|[上中下]午好|晚上好|请问|好的|谢谢|多谢|对不起|抱歉|不好意思"
_BEFORE = f"(?:^|{_PAUSE}|{_GREETING}|[这那各]位|【[^】]*姓[^】]*】)"
_AFTER = f"(?=们?(?:$|{_PAUSE}|[您你请好早慢]))"


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield each wording that addresses somebody by a guess, for the first such word."""
    words = sorted(handbook.vocabulary.plain_words.addresses, key=len, reverse=True)
    if not words:
        return
    address = re.compile(f"{_BEFORE}({'|'.join(map(re.escape, words))}){_AFTER}")
    for wording in dict.fromkeys((each.entry.id, each.text) for each in handbook.wordings):
        entry, text = wording
        if found := address.search(_QUOTED.sub("“”", text.text)):
            word = found[1]
            yield Fault(
                Place(text.where, entry, text.text), "guessed", {"word": word}, matched=word, help=("neutral", "allow")
            )


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many wordings were read for how many words."""
    return {"wordings": len(handbook.wordings), "words": len(handbook.vocabulary.plain_words.addresses)}
