"""A step that is done by speaking needs words, in every situation in which it is reached.

"Announce the transfer" in a procedure is easily written; whoever comes to that step has a customer waiting and nothing
to say. A step whose act is done by speaking must name its script, quote its words, or be reached only where some script
or other wording of the handbook does the act, whoever has it and at whatever stage.

Bad:

```yaml
procedures:
  - id: late-delivery
    scope: {channel: email, situation: complaint}
    steps:
      - {id: sorry, role: agent, act: apologise}  # <- finding
```

Good:

```yaml
procedures:
  - id: late-delivery
    scope: {channel: email, situation: complaint}
    steps:
      - {id: sorry, role: agent, act: apologise, script: late-parcel}
scripts:
  - id: late-parcel
    scope: {channel: email, situation: complaint}
    lines: [很抱歉，包裹晚到了，请问有什么可以帮您？]
```
"""

from collections.abc import Iterator, Mapping

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.rule import Language, Sentences
from generator.scope import Region, intersect, subtract
from generator.stubs import find_home, write_scope
from generator.wordless import Spoken, find_spoken_steps, find_wordless

SEVERITY: Severity = "gap"
RULE = "wordless-step"

EXPLANATION = """流程里靠说话完成的一步，走到它的每一种情形里都要有现成的话。

“说明要转接”写进流程很容易，走到这一步的人面前有客户等着，却没有话可说。靠说话完成的步骤，要么写明用哪条话术，要么在步骤
里写出说“……”，要么在走得到它的情形里，手册别处有做到这件事的话，不管写给哪个岗位、哪个阶段。"""

MESSAGES: Sentences = {
    "wordless": {
        "zh": "「{title}」要人“{act}”，这里却没有现成的话",
        "en": "“{title}” wants somebody to “{act}”, but there are no words for it here",
    },
}

HELP: Sentences = {
    "script": {
        "zh": "在 {file} 的 scripts 里补：- {{id: {id}, title: {act}, scope: {scope}, lines: [要说的话]}}，"
        "并在这一步写 script: {id}",
        "en": "add to scripts in {file}: - {{id: {id}, title: {act}, scope: {scope}, lines: [the words]}}, "
        "and script: {id} to the step",
    },
    "name": {"zh": "已有话术：在这一步的 script 里写上它", "en": "there is a script: name it in the step"},
    "marker": {
        "zh": "已经说了但没认出来：在 {acts} 的 acts 里，给“{act}”写 more-markers: [话里的几个字]",
        "en": "it is said but not recognised: write more-markers: [some of the words] under “{act}”, acts in {acts}",
    },
}

COMPARED: Mapping[Language, str] = {
    "zh": "{steps} 个靠说话完成、没写话术的步骤 × {wordings} 句教人说的话",
    "en": "{steps} spoken steps without a script × {wordings} wordings",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield the spoken steps with the situations in which there are no words."""
    tolerated = handbook.tolerated(RULE)
    for each in find_wordless(handbook):
        for part in (subtract(each.region, tolerated), intersect(each.region, tolerated)):
            if part:
                yield _report(handbook, each, part)


def _report(handbook: Handbook, spoken: Spoken, region: Region) -> Fault:
    act, where = handbook.acts[spoken.step.act].name, handbook.acts[spoken.step.act].where
    return Fault(
        where=Place(spoken.step.where, spoken.procedure.id, act),
        key="wordless",
        values={
            "title": spoken.procedure.title,
            "act": act,
            "acts": where.file,
            "id": f"{spoken.procedure.id}-{spoken.step.id}",
            "file": find_home(handbook, "scripts"),
            "scope": write_scope(handbook, region, "scripts"),
        },
        overlap=region,
        help=("script", "name", "marker"),
    )


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many spoken steps were held against how many wordings."""
    return {"steps": sum(1 for _ in find_spoken_steps(handbook)), "wordings": len(handbook.wordings)}
