"""What one entry tells staff to say, no entry may forbid in the same situation.

An agent who is handed a phrase on one page and told never to say it on the next stops trusting both. Every
prescribed wording (lines of scripts, what is said instead or afterwards, good examples, keyed answers, what is said to
a kind of customer, words that a norm, an item or a form quotes to be said) is compared with every forbidden one, by
what is said and not how it is typed: width, punctuation, spaces, traditional forms, the handbook's variants (吗/么) and
droppable words (请) make no difference; a placeholder on either side stands for a few characters. A `pattern` counts
wherever it stands in a line; an `utterance` only as a whole sentence, or as a clause that has no apology, reason,
alternative or next step beside it; a `word` not inside a longer word of Chinese or of the handbook. Without a `match` a
single word is sought as a word, anything else as a pattern. What contains one of its `unless` is not meant, nor is what
a line quotes to forbid it (不要说“不知道”) or because a customer said it. A norm that forbids a speech act forbids
every line doing it. A clause that differs from a forbidden wording in one word or in the order of its words is but a
warning.

Bad:

```yaml
scripts:
  - id: stalling
    lines:
      - 您过两天再打来吧！  # <- finding
never-say:
  - {id: come-back-later, text: 过两天再打, why: 让客户白等}
```

Good:

```yaml
scripts:
  - id: calling-back
    lines:
      - 我查清楚后，今天下午给您回电。
never-say:
  - {id: come-back-later, text: 过两天再打, why: 让客户白等, instead: 我查清楚后给您回电}
```
"""

from collections.abc import Iterator, Mapping

from generator.duty import Duty
from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.limits import FORBIDS
from generator.prohibition import Hit, find_hits, forbid_claimed
from generator.resemblance import Likeness, find_likenesses
from generator.rule import Language, Sentences
from generator.scope import Region, intersect

SEVERITY: Severity = "error"

EXPLANATION = """一处教人说的话，同一种情形下别处不能又禁止。

这一页给了话，下一页说绝不能讲，座席就两页都不信了。凡是教人说的话（话术里的每一句、改说和之后要说的话、
正例、测验的答案、对某类客户说的话，规定、自检项和表单里引号引出来要说的话）都和每一条禁语比较，只看说了什么，不看怎么打字：全角半角、标点、空格、繁简、
词汇表里的写法差别（吗/么）、可有可无的字（请）都不算区别，任何一边的【占位词】可以代表几个字。

禁语有三种：pattern 出现在句中任何位置都算；utterance 整句就是它，或者单独成一个分句、旁边没有致歉、原因、
办法或下一步；word 作为一个词出现，嵌在更长的词里（喂养、挂号）不算。不写 match 的，单独一个词按 word 找，
别的按 pattern 找。含有 unless 字样的不算；引来叫人不要说的（不要说“不知道”）、引客户说的，也不算。
规定“不得”做的言语动作，等于禁止所有完成这个动作的话。和禁语只差一个词、或者只换了语序的，只是提醒。"""

MESSAGES: Sentences = {
    "forbidden": {
        "zh": "「{title}」教人说“{line}”，其中“{matched}”是「{other}」里不许说的",
        "en": "“{title}” tells staff to say “{line}”, of which “{other}” forbids “{matched}”",
    },
    "maybe-forbidden": {
        "zh": "「{title}」教人说“{line}”，占位词一填，其中“{matched}”可能就成了「{other}」里不许说的“{forbidden}”",
        "en": "“{title}” has staff say “{line}”; “{matched}”, filled in, may be “{forbidden}”, which “{other}” forbids",
    },
    "near": {
        "zh": "「{title}」教人说“{line}”，其中“{matched}”和「{other}」里不许说的“{forbidden}”相近（{similarity}%）",
        "en": "“{title}” has staff say “{line}”; “{matched}” is {similarity}% what “{other}” forbids: “{forbidden}”",
    },
    "forbidden-act": {
        "zh": "「{title}」教人说“{line}”，这就是在“{act}”，而「{other}」规定不得这样做",
        "en": "“{title}” tells staff to say “{line}”, which does “{act}”, which “{other}” forbids",
    },
}

HELP: Sentences = {
    "reword": {"zh": "换一种说法，例如：{instead}", "en": "say it in another way, for instance: {instead}"},
    "reword-freely": {"zh": "换一种说法", "en": "say it in another way"},
    "scope": {
        "zh": "这句话只在别的情形下不能说：把禁语的范围写窄",
        "en": "it is forbidden in other situations only: narrow the scope of what forbids it",
    },
    "scope-of-norm": {
        "zh": "只在别的情形下不得这样做：把那条规定的 scope 写窄，或加 exceptions",
        "en": "it is forbidden in other situations only: narrow that norm's scope or give it an exception",
    },
    "unless": {
        "zh": "禁语误伤了这句：在禁语里写 unless",
        "en": "it is not meant: write unless into the forbidden wording",
    },
    "allow-near": {
        "zh": "这一句可以说：把“{matched}”写进禁语的 unless",
        "en": "this may be said: write “{matched}” into the unless of the forbidden wording",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{wordings} 句教人说的话 × {forbidden} 条禁语",
    "en": "{wordings} prescribed wordings × {forbidden} forbidden ones",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield every prescribed wording that is forbidden where it is due."""
    prohibitions = (*handbook.prohibitions, *forbid_claimed(handbook.assertions))
    hits = tuple(find_hits(handbook.wordings, prohibitions, handbook.wording_context))
    for hit in hits:
        if overlap := intersect(hit.wording.region, hit.prohibition.region):
            yield _report_hit(hit, overlap)
    reported = {hit.wording.text.where for hit in hits}
    for likeness in find_likenesses(handbook.wordings, prohibitions, handbook.wording_context):
        if likeness.wording.text.where not in reported:
            yield _report_likeness(likeness)
    for duty in handbook.duties:
        if duty.level in FORBIDS and duty.act and duty.region and not duty.is_qualified:
            yield from _check_act(handbook, duty)


def _report_hit(hit: Hit, overlap: Region) -> Fault:
    entry, text, never_say = hit.wording.entry, hit.wording.text, hit.prohibition.never_say
    return Fault(
        where=Place(text.where, entry.id, text.text),
        key="forbidden" if hit.sure else "maybe-forbidden",
        values={
            "title": entry.title,
            "line": text.text,
            "other": hit.prohibition.title,
            "matched": hit.matched,
            "forbidden": never_say.text.text,
            "instead": never_say.instead.text if never_say.instead else "",
        },
        related=(Place(never_say.text.where, never_say.entry, never_say.text.text),),
        overlap=overlap,
        matched=hit.matched,
        clash=(text.text, never_say.text.text),
        help=("reword" if never_say.instead else "reword-freely", "scope", "unless"),
    )


def _report_likeness(likeness: Likeness) -> Fault:
    wording, never_say = likeness.wording, likeness.prohibition.never_say
    return Fault(
        where=Place(wording.text.where, wording.entry.id, wording.text.text),
        key="near",
        values={
            "title": wording.entry.title,
            "line": wording.text.text,
            "other": likeness.prohibition.title,
            "matched": likeness.matched,
            "forbidden": never_say.text.text,
            "similarity": str(round(100 * likeness.similarity)),
            "instead": never_say.instead.text if never_say.instead else "",
        },
        related=(Place(never_say.text.where, never_say.entry, never_say.text.text),),
        overlap=intersect(wording.region, likeness.prohibition.region),
        matched=likeness.matched,
        clash=(wording.text.text, never_say.text.text),
        help=("reword" if never_say.instead else "reword-freely", "allow-near"),
        severity="warning",
    )


def _check_act(handbook: Handbook, duty: Duty) -> Iterator[Fault]:
    """Yield the wordings that do a speech act which a norm forbids."""
    act = handbook.acts.get(duty.act)
    for wording in handbook.wordings if act and act.speech else ():
        overlap = duty.act in wording.acts and intersect(wording.region, duty.region)
        if overlap:
            title, line = wording.entry.title, wording.text.text
            yield Fault(
                where=Place(wording.text.where, wording.entry.id, line),
                key="forbidden-act",
                values={"title": title, "line": line, "act": act.name if act else "", "other": duty.title},
                related=(Place(duty.where, duty.entry.id, duty.entry.title),),
                overlap=overlap,
                clash=(line, duty.entry.title),
                help=("reword-freely", "scope-of-norm"),
            )


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many wordings were compared with how many forbidden ones."""
    return {"wordings": len(handbook.wordings), "forbidden": len(handbook.prohibitions)}
