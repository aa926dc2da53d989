"""Words that belong to one channel are not said on another.

请不要挂机 makes no sense to somebody at the counter, 您慢走 none on the telephone, 能听到我说话吗 none in a chat: such
lines were copied from another channel, and customers notice. Looked at is each wording all of whose situations lie on
channels of one kind, face to face, by voice or in writing, as the names of the channels tell. What is not said on one
channel of this handbook alone is a never-say with a scope; a word of the table may be taken out by `allowed` of
`plain-words`.

Bad:

```yaml
scripts:
  - {id: at-the-desk, scope: {channel: counter}, lines: [我查一下，请不要挂机。]}  # <- finding
```

Good:

```yaml
scripts:
  - {id: at-the-desk, scope: {channel: counter}, lines: [我查一下，您先看看单子。]}
```
"""

from collections.abc import Iterator, Mapping

from generator.channels import find_channels, find_kind
from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.quotation import is_mentioned
from generator.rule import Language, Sentences
from generator.scope import Region

SEVERITY: Severity = "warning"

EXPLANATION = """一个渠道的话，不搬到别的渠道上说。

柜台前的人听不懂“请不要挂机”，电话里没有“您慢走”，打字的看不懂“能听到我说话吗”：多半是从别处抄来没有改，客户一听就知道。
只看全部情形都在同一类渠道（当面、电话、文字，看渠道的名称）上的话，引号里的不算。
词表是自带的，不合适的写进 plain-words 的 allowed；本手册某个渠道自己不说的话，写成带 scope 的禁语。"""

MESSAGES: Sentences = {
    "face": {"zh": "当面说“{word}”，对不上人就在面前", "en": "“{word}” is not said face to face"},
    "voice": {"zh": "电话里说“{word}”，对方不在眼前", "en": "“{word}” is not said on the telephone"},
    "writing": {"zh": "打字写“{word}”，对方看的是字", "en": "“{word}” is not written"},
}

HELP: Sentences = {
    "reword": {"zh": "换成这个渠道上的说法", "en": "put it as one does on this channel"},
    "scope": {"zh": "其实是别的渠道说的：改 scope", "en": "it is said on another channel: mend the scope"},
    "allow": {
        "zh": "本手册就这样说：写进 plain-words 的 allowed",
        "en": "this handbook means it so: put it into `allowed` of plain-words",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{wordings} 句教人说的话 × {words} 个只在一类渠道说的词",
    "en": "{wordings} prescribed wordings × {words} words of one kind of channel",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield each wording that has a word out of place on the only kind of channel it is for, for its first one."""
    tables = dict(handbook.vocabulary.plain_words.out_of_place)
    kinds = _read_channels(handbook)
    told: set[Place] = set()
    for wording in handbook.wordings:
        kind = _find_kind(handbook, wording.region, kinds)
        where = Place(wording.text.where, wording.entry.id, wording.text.text)
        if where not in told and (word := _find_word(wording.text.text, tables.get(kind, ()))):
            told.add(where)
            yield Fault(where, kind, {"word": word}, matched=word, help=("reword", "scope", "allow"))


def _read_channels(handbook: Handbook) -> Mapping[str, Mapping[str, str]]:
    """Return the kind of each channel whose name tells one and no other, by facet and leaf."""
    return {
        facet: {leaf: kind for leaf, name in names.items() if (kind := find_kind(name))}
        for facet, names in find_channels(handbook).items()
    }


def _find_kind(handbook: Handbook, region: Region, kinds: Mapping[str, Mapping[str, str]]) -> str:
    """Return the one kind of channel on which all situations of *region* lie; empty where there are several."""
    for dimension in handbook.space.dimensions:
        if names := kinds.get(dimension.id):
            held = handbook.space.atoms_in(region, dimension.id)
            found = {names.get(atom, "") for number, atom in enumerate(dimension.atoms) if held >> number & 1}
            if len(found) == 1:
                return found.pop()
    return ""


def _find_word(text: str, words: tuple[str, ...]) -> str:
    for word in words:
        begin = text.find(word)
        if begin >= 0 and not is_mentioned(text, begin, begin + len(word)):
            return word
    return ""


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many wordings were read for how many words."""
    tables = handbook.vocabulary.plain_words.out_of_place
    return {"wordings": len(handbook.wordings), "words": sum(len(words) for _, words in tables)}
