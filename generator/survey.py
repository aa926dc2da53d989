"""What a handbook covers, in figures and words: every hole, and what changed since another state of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.coverage import CHANNEL, STAGE, STATES, Cell, Matrix, State, group_by_situation, measure_coverage
from generator.handbook import Handbook
from generator.tracing import Trace, trace_norms

STATE_WORDS: Mapping[State, str] = {
    "covered": "有专门的话",
    "inherited": "沿用别处的话",
    "waived": "已豁免",
    "missing": "没有话",
    "unneeded": "不要求",
    "impossible": "不会出现",
}
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Survey:
    """What one handbook covers."""

    handbook: Handbook
    matrix: Matrix
    traces: tuple[Trace, ...]

    @property
    def has_holes(self) -> bool:
        """Tell whether words are missing anywhere."""
        return self.matrix.count("missing") > 0


def take_survey(handbook: Handbook) -> Survey:
    """Return what *handbook* covers."""
    return Survey(handbook, measure_coverage(handbook), trace_norms(handbook))


@dataclass(frozen=True, slots=True)
class Figure:
    """A count, what it is out of, and what it says."""

    id: str
    words: str
    count: int
    total: int

    def __str__(self) -> str:
        """Return the figure in words: `规定 102 条，有人查 73 条`."""
        share = f"（{self.count / self.total:.0%}）" if self.total else ""
        return f"{self.words}：{self.count:,} / {self.total:,}{share}"


def list_figures(survey: Survey) -> tuple[Figure, ...]:
    """Return every figure of a survey with its denominator."""
    matrix, traces = survey.matrix, survey.traces
    states = (Figure(state, STATE_WORDS[state], matrix.count(state), matrix.expected) for state in STATES[:4])
    musts = [trace for trace in traces if trace.norm.level == "must"]
    return (
        *states,
        Figure("modelled", "规定写成了能比较的样子", sum(trace.is_modelled for trace in traces), len(traces)),
        Figure("with-scripts", "规定有话术落实", sum(bool(trace.scripts) for trace in traces), len(traces)),
        Figure("in-procedures", "规定写进了流程", sum(bool(trace.procedures) for trace in traces), len(traces)),
        Figure("assessed", "规定有人查", sum(bool(trace.items) for trace in traces), len(traces)),
        Figure("musts-assessed", "必须做到的规定有人查", sum(bool(trace.items) for trace in musts), len(musts)),
        Figure("tested", "规定有题考", sum(bool(trace.questions) for trace in traces), len(traces)),
    )


def list_holes(survey: Survey, state: State = "missing") -> Iterator[tuple[str, str]]:
    """Yield each situation with a hole, and where: channels with their stages in words."""
    for situation, cells in group_by_situation(survey.matrix.cells).items():
        if holes := [cell for cell in cells if cell.state == state]:
            yield _name_leaf(survey, survey.matrix.facet, situation), "；".join(_name_places(survey, holes))


def _name_places(survey: Survey, cells: Sequence[Cell]) -> Iterator[str]:
    for channel in dict.fromkeys(cell.channel for cell in cells):
        stages = [_name_leaf(survey, STAGE, cell.stage) for cell in cells if cell.channel == channel and cell.stage]
        name = _name_leaf(survey, CHANNEL, channel)
        yield f"{name}（{'、'.join(stages)}）" if name and stages else name or "、".join(stages)


def _name_leaf(survey: Survey, facet: str, leaf: str) -> str:
    known = survey.handbook.leaves.get((facet, leaf))
    return known.name if known else leaf


@dataclass(frozen=True, slots=True)
class Change:
    """Something that is covered otherwise than before; *before* or *after* is empty where it did not exist."""

    what: str
    before: str
    after: str

    def __str__(self) -> str:
        """Return the change in words: `骚扰电话 · 电话：没有话 → 有专门的话`."""
        return f"{self.what}：{self.before or '（原来没有）'} → {self.after or '（已删去）'}"


def list_changes(before: Survey, after: Survey) -> tuple[Change, ...]:
    """Return what became covered or uncovered from one survey to the other, in the order of the later one."""
    return (*_changed_cells(before, after), *_changed_norms(before, after))


def _changed_cells(before: Survey, after: Survey) -> Iterator[Change]:
    """Yield the changes of each situation and channel, stages that changed alike together."""
    olds, news = _by_key(before), _by_key(after)
    alike: dict[tuple[str, str, str, str], list[Key]] = {}
    for key in dict.fromkeys((*news, *olds)):
        old, new = olds.get(key), news.get(key)
        was, now = _name_state(old), _name_state(new)
        if was != now and not _is_idle(old, new):
            alike.setdefault((key[0], key[1], was, now), []).append(key)
    for (_, _, old_words, new_words), keys in alike.items():
        survey = after if new_words else before
        yield Change(_name_keys(survey, keys), old_words, new_words)


def _name_state(cell: Cell | None) -> str:
    return STATE_WORDS[cell.state] if cell else ""


def _name_keys(survey: Survey, keys: Sequence[Key]) -> str:
    situation, channel, _ = keys[0]
    stages = "、".join(_name_leaf(survey, STAGE, stage) for *_, stage in keys if stage)
    names = (_name_leaf(survey, survey.matrix.facet, situation), _name_leaf(survey, CHANNEL, channel), stages)
    return " · ".join(filter(None, names))


def _is_idle(*cells: Cell | None) -> bool:
    """Tell whether nobody expects words before or after: a situation more or less of that kind changes no coverage."""
    return all(cell is None or cell.state in ("unneeded", "impossible") for cell in cells)


def _by_key(survey: Survey) -> Mapping[Key, Cell]:
    return {(cell.situation, cell.channel, cell.stage): cell for cell in survey.matrix.cells}


def _changed_norms(before: Survey, after: Survey) -> Iterator[Change]:
    olds = {trace.norm.id: trace for trace in before.traces}
    news = {trace.norm.id: trace for trace in after.traces}
    for id_ in dict.fromkeys((*news, *olds)):
        old, new = olds.get(id_), news.get(id_)
        words = [_name_assessment(trace) for trace in (old, new)]
        if words[0] != words[1] and (trace := new or old):
            yield Change(f"规定「{trace.norm.title}」", *words)


def _name_assessment(trace: Trace | None) -> str:
    return "" if trace is None else "有人查" if trace.items else "没人查"
