"""A line can be said in one breath and in words that people speak.

A sentence of more than forty characters is read out, not said, and the customer has lost its beginning at its end;
特此 and 予以 belong in letters. Each sentence of a wording that staff are told to say is measured without punctuation,
a placeholder or a reference as four characters. Where no channel is spoken (mail, chat), length and style are free.
The words are the usual ones and `written` of the table `plain-words`.

Bad:

```yaml
scripts:
  - {id: outage, scope: {channel: phone}, lines: [该业务暂停办理，我们予以退款。]}  # <- finding
```

Good:

```yaml
scripts:
  - {id: outage, scope: {channel: phone}, lines: [这项业务今天停办，钱退给您。]}
```
"""

import re
from collections.abc import Iterator, Mapping

from generator.channels import find_channels
from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.model.parts import Scope, ScopeBox
from generator.quotation import is_mentioned
from generator.rule import Language, Sentences
from generator.utterance import Utterance

SEVERITY: Severity = "warning"

EXPLANATION = """教人说的话，要一口气说得完，是平时说的话。

一句超过四十个字，是念不是说，客户听到后面忘了前面；“特此”“予以”是公文里的。按句号、问号、叹号、分号断句，标点不算字，
占位词和引用算四个字。只看教人开口说的话：写明只在邮件、在线、短信一类渠道用的不看。词表是自带的，
加上 plain-words 的 written。"""

MESSAGES: Sentences = {
    "long": {
        "zh": "这一句有 {count} 个字，一口气说不完",
        "en": "this sentence has {count} characters: too many for one breath",
    },
    "written": {"zh": "“{word}”是书面语，说出口不自然", "en": "“{word}” is written, not spoken"},
}

HELP: Sentences = {
    "split": {"zh": "拆成两句，每句不超过 40 个字", "en": "make two sentences of it, of 40 characters at most"},
    "speak": {"zh": "换成平时说的话", "en": "put it as people say it"},
}

COMPARED: Mapping[Language, str] = {
    "zh": "{wordings} 句教人说的话 × {words} 个书面语",
    "en": "{wordings} prescribed wordings × {words} written words",
}

LONGEST = 40
_SENTENCE = re.compile("[^。！？!?；;\n]+")
_REPLACED = re.compile(r"【[^】]*】|@[a-z0-9-]+(?:\.limit)?")
_UNSPOKEN = re.compile("邮|信|短信|微信|在线|文字|网|聊天|社交|微博|公众号|留言|书面|函|公告|平台|电商|应用|App|APP")


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield each line that is hard to say, for the first of its reasons."""
    channels = find_channels(handbook)
    for script in handbook.scripts:
        if _is_written(channels, script.scope):
            continue
        for text in (text for line in script.lines for text in line.say):
            where = Place(text.where, script.id, text.text)
            if word := _find_written(handbook, text.text):
                yield Fault(where, "written", {"word": word}, matched=word, help=("speak",))
            elif (count := _measure(text.text)) > LONGEST:
                yield Fault(where, "long", {"count": str(count)}, help=("split",))


def _is_written(channels: Mapping[str, Mapping[str, str]], scope: Scope) -> bool:
    """Tell whether a script is for channels only on which one writes."""
    names = [_name_channels(channels, box) for box in scope]
    return bool(names) and all(name and all(map(_UNSPOKEN.search, name)) for name in names)


def _name_channels(channels: Mapping[str, Mapping[str, str]], box: ScopeBox) -> list[str]:
    extents = [(facet, extent) for facet, extent in box.items() if facet in channels and isinstance(extent, frozenset)]
    return [channels[facet].get(leaf, leaf) for facet, extent in extents for leaf in sorted(extent)]


def _find_written(handbook: Handbook, text: str) -> str:
    words = [word for word in handbook.vocabulary.plain_words.written if word in text]
    line = Utterance(text, handbook.folding)
    for word in words:
        begin, end = text.index(word), text.index(word) + len(word)
        if line.words.within(begin, end) and not is_mentioned(text, begin, end):
            return word
    return ""


def _measure(text: str) -> int:
    """Return how many characters the longest sentence has."""
    spelled = _REPLACED.sub("四字词语", text)
    return max((len(re.findall(r"\w", sentence)) for sentence in _SENTENCE.findall(spelled)), default=0)


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many wordings were read for how many words."""
    said = sum(len(line.say) for script in handbook.scripts for line in script.lines)
    return {"wordings": said, "words": len(handbook.vocabulary.plain_words.written)}
