"""After a question or a pause there are words for whatever the customer answers.

A script that asks 可以吗 and goes on only for those who say yes leaves its reader without words in front of everybody
who says no, which is when words are needed most. So it is with a script that ends in a wait: the customer answers, or
stays silent, and nothing follows. What comes then may stand in the script, be done afterwards (`then`, which has to
speak of a refusal to serve for one), or stand in another script or a step after this one, if that is for this answer.

Only a question with two answers is meant: 请问有什么可以帮您 hands the customer the word, and what is answered is a
matter with a script of its own. What goes on by itself (仍然没有声音) is no answer either.

Bad:

```yaml
scripts:
  - id: come-in
    scope: {situation: hold, channel: counter}
    lines:
      - 我请同事来看一下，可以吗？  # <- finding
      - wait: reply
      - {say: 谢谢您，您坐这边。, if: {customer-agrees: yes}}
```

Good:

```yaml
scripts:
  - id: come-in
    scope: {situation: hold, channel: counter}
    lines:
      - 我请同事来看一下，可以吗？
      - wait: reply
      - {say: 谢谢您，您坐这边。, if: {customer-agrees: yes}}
      - {say: 没关系，我接着给您办。, if: {customer-agrees: no}}
```
"""

from collections.abc import Iterator, Mapping

from generator.answers import Listener, Silence, asks_closed
from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.rule import Language, Sentences

SEVERITY: Severity = "gap"

EXPLANATION = """问了客户、停下来等了，不管客户怎么答，后面都要有话。

问“可以吗”，却只写了客户答应以后的话：客户一说不，一线就没话了，而这正是最要有话的时候。话术写到“等客户回答”就停，也一样。
后面的话可以写在这条话术里；由人去做的写进 then（要算作客户不答应时的出路，then 里得说到不答应怎么办）；
也可以是专给这种回答的另一条话术，或这一步之后的步骤。只算答“是”“不是”的问题：“请问有什么可以帮您”是把话交给客户，
客户说出什么事，就用那件事的话术。“仍然没有声音”这样自己延续下去的，不算回答。"""

MESSAGES: Sentences = {
    "branch": {
        "zh": "「{title}」问了“{line}”，“{flag}”为“{said}”时有话，为“{answer}”时没有",
        "en": "“{title}” asks “{line}” and has words where {id} is {other}, but none where it is {value}",
    },
    "end": {
        "zh": "「{title}」问了“{line}”，等客户回答，之后就没有话了",
        "en": "“{title}” asks “{line}”, waits for the answer, and nothing comes after it",
    },
    "pause": {
        "zh": "「{title}」说完“{line}”停下来等，等过之后就没有话了",
        "en": "“{title}” waits after “{line}”, and nothing comes after the wait",
    },
}

HELP: Sentences = {
    "branch": {
        "zh": "在这条话术的 lines 里补：- {{say: 要说的话, if: {{{id}: {value}}}}}",
        "en": "add to the lines of this script: - {{say: the words, if: {{{id}: {value}}}}}",
    },
    "other": {
        "zh": "别处已有这时的话：在那条话术的 scope 里写上 {id}: {value}",
        "en": "the words stand elsewhere: add {id}: {value} to the scope of that script",
    },
    "refusal": {
        "zh": "由人去做的：在 then 里写明客户不答应时怎么办",
        "en": "it is something to be done: say under then what is done when the customer refuses",
    },
    "line": {
        "zh": "在这条话术的 lines 末尾补：- 客户答了（或没有声音）以后要说的话",
        "en": "add to the end of the lines of this script: - the words after the answer, or the silence",
    },
    "then": {
        "zh": "之后由人去做、或转到别的话术：写 then: 接着做什么",
        "en": "it is done afterwards, or goes on elsewhere: write then: what comes next",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{questions} 句要客户答是或不是的话，{waits} 处等候",
    "en": "{questions} lines that ask for a yes or no, {waits} waits",
}

_NAMES = {"yes": "是", "no": "否"}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield the questions and pauses after which, in some situation, nothing is said or done."""
    listener = Listener(handbook.space, handbook.facets, handbook.all_turns)
    for script, located in zip(handbook.scripts, handbook.script_regions, strict=True):
        for silence in listener.listen(script, located):
            yield _report(handbook, silence)


def _report(handbook: Handbook, silence: Silence) -> Fault:
    branch, other = silence.kind == "branch", "no" if silence.answer == "yes" else "yes"
    return Fault(
        where=Place(silence.text.where, silence.script.id, silence.text.text),
        key=silence.kind,
        values={
            "title": silence.script.title,
            "line": silence.text.text,
            "id": silence.flag,
            "value": silence.answer,
            "flag": handbook.facets[silence.flag].name if branch else "",
            "other": other,
            "answer": _NAMES.get(silence.answer, ""),
            "said": _NAMES[other],
        },
        overlap=silence.region,
        help=("branch", "other", "refusal" if silence.answer == "no" else "then") if branch else ("line", "then"),
    )


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many questions and waits were looked at."""
    lines = [line for script in handbook.scripts for line in script.lines]
    return {"questions": sum(map(asks_closed, lines)), "waits": sum(bool(line.wait) for line in lines)}
