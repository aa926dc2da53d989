"""What is said or done calls for what has to come with it, in the same exchange and on every branch.

Asking a customer to hold without ever coming back, apologising without a next step, taking a complaint without
saying when it will be answered: each line sounds fine alone, the exchange does not. The table `follow` of the
vocabulary says which act needs which other one before, after or anywhere. An exchange is the script, what it says
comes then, and the other scripts and procedure steps that hold in the same situations; where a line is said only on
a condition, so must its counterpart be found on that condition. Of a line with several wordings each one must do. A
must-norm whose act is done by speaking is asked of every script that holds in its region: somebody must say it
there.

Bad:

```yaml
scripts:
  - id: holding
    scope: {channel: phone, situation: hold}
    lines:
      - 请您稍等一下，可以吗？  # <- finding
```

Good:

```yaml
scripts:
  - id: holding
    scope: {channel: phone, situation: hold}
    lines:
      - 请您稍等一下，可以吗？
      - 谢谢您的等候，我查到了。
```
"""

from collections.abc import Iterator, Mapping, Sequence

from generator.declining import find_declined
from generator.duty import Duty
from generator.exchange import ACROSS, Company, Doings, Turn, find_exchange, find_gap, gather_company, index_turns
from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.model.entries import Entry, Norm, Script
from generator.model.parts import Text
from generator.model.procedures import Procedure, walk_steps
from generator.model.vocabulary import Follow
from generator.rule import Language, Sentences
from generator.scope import Region, Space, intersect, is_within, subtract
from generator.vicinity import make_vicinity

SEVERITY: Severity = "gap"

EXPLANATION = """说了做了一件事，该跟着的那件事也要在同一次交流里，每个分支都要有。

请客户等候却没有回来的话，致了歉却没有下一步，收了投诉却不说几时答复：单看一句都没毛病，整段就缺了一截。
词汇表的 follow 写明哪个动作之前、之后或同一次交流里要有哪个动作。同一次交流包括这条话术、
它的“之后”，以及同样情形下的其他话术和流程步骤。只在某种条件下说的话，配套的话也要在那种条件下说得到；
一句有几种说法的，每种都要算。程度为“必须”、靠说话完成的规定，凡是它管到的话术都要有人说到。"""

MESSAGES: Sentences = {
    "after": {
        "zh": "「{title}」在“{line}”里“{act}”，之后却没有“{need}”：{why}",
        "en": "“{title}” does “{act}” in “{line}”, but no “{need}” comes after it: {why}",
    },
    "before": {
        "zh": "「{title}」在“{line}”里“{act}”，之前却没有“{need}”：{why}",
        "en": "“{title}” does “{act}” in “{line}”, but no “{need}” comes before it: {why}",
    },
    "anywhere": {
        "zh": "「{title}」在“{line}”里“{act}”，整段却没有“{need}”：{why}",
        "en": "“{title}” does “{act}” in “{line}”, but there is no “{need}” in the exchange: {why}",
    },
    "after-done": {
        "zh": "「{title}」要人“{act}”，之后却没有“{need}”：{why}",
        "en": "“{title}” has “{act}” done, but no “{need}” comes after it: {why}",
    },
    "before-done": {
        "zh": "「{title}」要人“{act}”，之前却没有“{need}”：{why}",
        "en": "“{title}” has “{act}” done, but no “{need}” comes before it: {why}",
    },
    "anywhere-done": {
        "zh": "「{title}」要人“{act}”，整段却没有“{need}”：{why}",
        "en": "“{title}” has “{act}” done, but there is no “{need}” in the exchange: {why}",
    },
    "demanded": {
        "zh": "「{other}」规定必须“{act}”，「{title}」里却没有一句做到",
        "en": "“{other}” demands “{act}”, which no line of “{title}” does",
    },
}

HELP: Sentences = {
    "say": {
        "zh": "在 {file} 这条话术的 lines 里补一句“{need}”的话：- 要说的话（说到“{word}”这样的字样）",
        "en": "add a line that does “{need}” to this script in {file}: - the words, with “{word}” or the like",
    },
    "say-before": {
        "zh": "在 {file} 这条话术里，这一句的前面补一句“{need}”的话：- 要说的话（说到“{word}”这样的字样）",
        "en": "add a line that does “{need}” before this one in {file}: - the words, with “{word}” or the like",
    },
    "do": {
        "zh": "在 {file} 这条话术的 lines 里补：- {{do: {id}}}",
        "en": "add to the lines of this script in {file}: - {{do: {id}}}",
    },
    "do-before": {
        "zh": "在 {file} 这条话术里，这一句的前面补：- {{do: {id}}}",
        "en": "add before this line in {file}: - {{do: {id}}}",
    },
    "then": {
        "zh": "是之后由人去做的：写 then: {{text: 之后做什么, acts: [{id}]}}",
        "en": "it is done afterwards: write then: {{text: what is done, acts: [{id}]}}",
    },
    "step": {
        "zh": "在 {file} 这个流程的 steps 里补：- {{id: {id}, role: {role}, act: {id}{said}}}",
        "en": "add to the steps of this procedure in {file}: - {{id: {id}, role: {role}, act: {id}{said}}}",
    },
    "step-before": {
        "zh": "在 {file} 这个流程里，这一步的前面补：- {{id: {id}, role: {role}, act: {id}{said}}}",
        "en": "add before this step in {file}: - {{id: {id}, role: {role}, act: {id}{said}}}",
    },
    "marker": {
        "zh": "已经说了但没认出来：在 {acts} 的 acts 里，给“{need}”写 more-markers: [话里的几个字]",
        "en": "it is said but not recognised: write more-markers: [some of the words] under “{need}”, acts in {acts}",
    },
    "unless": {
        "zh": "这句其实不是“{act}”：在 {acts} 的 acts 里，给“{act}”写 unless: [看着像、其实不是的几个字]",
        "en": "it does no “{act}”: write unless: [what only looks like it] under “{act}”, acts in {acts}",
    },
    "scope": {"zh": "这里不需要：把规定的 scope 写窄或加例外", "en": "it is not needed here: narrow the norm's scope"},
}

COMPARED: Mapping[Language, str] = {
    "zh": "{turns} 处言行 × {follows} 种连带，{demands} 条必须说的规定 × {scripts} 条话术",
    "en": "{turns} turns × {follows} kinds of company, {demands} norms on speaking × {scripts} scripts",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield the turns that lack their company and the scripts that lack what a norm demands."""
    doings = index_turns(handbook.all_turns)
    for follow in handbook.vocabulary.follows:
        yield from _check_follow(handbook, follow, doings)
    vicinity = make_vicinity(handbook.script_regions)
    speaking: dict[str, Company] = {}
    for duty in _demands(handbook):
        facets = tuple(_find_open(handbook.space, duty))
        if duty.act not in speaking:
            speaking[duty.act] = gather_company(handbook.space, (duty.act,), doings)
        for number in vicinity.meeting(duty.region):
            overlap = intersect(handbook.script_regions[number], duty.region)
            yield from _check_script(handbook, duty, handbook.scripts[number], overlap, speaking[duty.act], facets)


def _check_follow(handbook: Handbook, follow: Follow, doings: Doings) -> Iterator[Fault]:
    """Yield the first way of each turn that does the act without one of its needs beside it or elsewhere."""
    reach = handbook.space.region(follow.scope)
    company: Company | None = None
    for turn in doings.doing((follow.when,)):
        alone = [text for text, acts in turn.ways if follow.when in acts and acts.isdisjoint(follow.needs)]
        if alone and not turn.script:
            company = company or gather_company(handbook.space, follow.needs, doings)
            gap = find_gap(handbook.space, turn, follow.position, company, reach)
            yield from _check_ways(handbook, follow, turn, alone, gap)


def _check_ways(handbook: Handbook, follow: Follow, turn: Turn, alone: Sequence[Text], gap: Region) -> Iterator[Fault]:
    """Yield the first of the ways that stand *alone* in a gap, if there is one."""
    for text in alone if gap else ():
        declined = find_declined(handbook, turn, text, follow.when) if follow.position == "after" else ()
        if left := subtract(gap, declined):
            yield _report_turn(handbook, follow, turn, text, left)
            return


def _report_turn(handbook: Handbook, follow: Follow, turn: Turn, text: Text, gap: Region) -> Fault:
    return Fault(
        where=Place(text.where, turn.entry.id, text.text),
        key=f"{follow.position}-done" if text.text == follow.when else follow.position,
        values={
            "title": turn.entry.title,
            "line": handbook.acts[text.text].name if text.text in handbook.acts else text.text,
            "act": _name_acts(handbook, (follow.when,)),
            "need": _name_acts(handbook, follow.needs),
            "why": follow.why,
            **_stub(handbook, follow.needs[0], turn.entry),
            "role": _name_role(turn),
        },
        related=(Place(follow.where, "", follow.name),),
        overlap=gap,
        help=(*_ways_out(handbook, follow, turn.entry), *(("unless",) if _is_heard(handbook, follow, text) else ())),
    )


def _stub(handbook: Handbook, need: str, entry: Entry) -> Mapping[str, str]:
    """Return what a stub of what is missing needs: the file, the act, and words by which the act is known."""
    act = handbook.acts.get(need)
    word = next(iter(act.markers), act.name) if act else need
    said = f", text: 说“{word}”" if act and act.speech else ""
    acts = act.where.file if act else ""
    return {"file": entry.where.file, "id": need, "word": word, "said": said, "acts": acts}


def _is_heard(handbook: Handbook, follow: Follow, text: Text) -> bool:
    """Tell whether an act is known by the words of a line, not declared or done."""
    return follow.when in handbook.markers.recognise(text.text)


def _name_role(turn: Turn) -> str:
    """Return who takes the step of a turn; nothing for a line of a script."""
    steps = walk_steps(turn.entry) if isinstance(turn.entry, Procedure) else ()
    return next((step.role for step in steps if step.where == turn.ways[0][0].where), "")


def _ways_out(handbook: Handbook, follow: Follow, entry: Entry) -> tuple[str, ...]:
    """Return the ways out; what has to come before is neither added at the end nor done afterwards."""
    place = "-before" if follow.position == "before" else ""
    if not isinstance(entry, Script):
        return (f"step{place}", "marker")
    act = handbook.acts.get(follow.needs[0])
    then = () if place else ("then",)
    return (f"say{place}", *then, "marker") if act and act.speech else (f"do{place}", *then)


def _name_acts(handbook: Handbook, acts: tuple[str, ...]) -> str:
    return "”或“".join(handbook.acts[act].name if act in handbook.acts else act for act in acts)


def _demands(handbook: Handbook) -> Iterator[Duty]:
    """Yield the duties to say something that hold without a breach of another."""
    for duty in handbook.duties:
        act = handbook.acts.get(duty.act)
        if isinstance(duty.entry, Norm) and duty.level == "must" and not duty.conditional and act and act.speech:
            yield duty


def _check_script(
    handbook: Handbook, duty: Duty, script: Script, overlap: Region, company: Company, facets: tuple[str, ...]
) -> Iterator[Fault]:
    """Yield the script where the duty holds in it and nobody meets it, at any stage or by anyone if *facets* say so."""
    gap = overlap
    for number in company.vicinity.meeting(find_exchange(handbook.space, gap, facets)):
        gap = subtract(gap, find_exchange(handbook.space, company.turns[number].region, facets))
    if gap:
        need = _name_acts(handbook, (duty.act,))
        yield Fault(
            where=Place(script.where, script.id, script.title),
            key="demanded",
            values={
                "title": script.title,
                "act": need,
                "need": need,
                "other": duty.entry.title,
                **_stub(handbook, duty.act, script),
            },
            related=(Place(duty.where, duty.entry.id, duty.entry.title),),
            overlap=gap,
            help=("say", "marker", "scope"),
        )


def _find_open(space: Space, duty: Duty) -> Iterator[str]:
    """Yield what an exchange goes across and a duty says nothing of: it may be done at any stage, or by anyone."""
    for facet in ACROSS:
        if is_within(intersect(space.forget(duty.scope, facet), space.region(())), duty.scope):
            yield facet


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many turns and norms were looked at."""
    return {
        "turns": len(handbook.turns),
        "follows": len(handbook.vocabulary.follows),
        "demands": len(list(_demands(handbook))),
        "scripts": len(handbook.scripts),
    }
