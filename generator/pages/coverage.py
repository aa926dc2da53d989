"""The page for editors that shows which situations have words on which channel, and how to fill each hole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.coverage import CHANNEL, ROLE, STAGE, Cell, State, group_by_situation
from generator.pages.addresses import COVERAGE
from generator.pages.atlas import Atlas
from generator.pages.environment import fill
from generator.pages.page import Heading, Page
from generator.pages.viewpoint import Viewpoint
from generator.stubs import write_scope
from generator.survey import STATE_WORDS, Survey, list_figures, take_survey

SECTION = "关于"
MARKS: dict[State, str] = {
    "covered": "●",
    "inherited": "○",
    "waived": "△",
    "missing": "✗",
    "unneeded": "·",
    "impossible": "–",
}
_BY_CONCERN: tuple[State, ...] = ("missing", "waived", "covered", "inherited", "unneeded", "impossible")


@dataclass(frozen=True, slots=True)
class CellView:
    """One situation on one channel: a mark for each stage, where it leads, and who has the words."""

    marks: str
    words: str
    href: str
    roles: str
    state: State


@dataclass(frozen=True, slots=True)
class Hole:
    """A situation without words, where, and the entry that would fill it."""

    id: str
    name: str
    channels: str
    stub: str


def render_coverage(atlas: Atlas) -> Iterator[Page]:
    """Yield the matrix of situations and channels."""
    view = Viewpoint(atlas, COVERAGE)
    survey = take_survey(atlas.handbook)
    holes = tuple(_list_holes(survey))
    html = fill(
        "coverage",
        figures=[str(figure) for figure in list_figures(survey)],
        legend=[(mark, STATE_WORDS[state]) for state, mark in MARKS.items()],
        stages=_names(survey, STAGE),
        channels=list(_names(survey, CHANNEL).items()) or [("", "话术")],
        roles=list(_names(survey, ROLE).items()),
        rows=list(_view_rows(view, survey)),
        holes=holes,
    )
    headings = (Heading("matrix", "情形与渠道", 2), *([Heading("holes", "怎么补", 2)] if holes else []))
    yield Page(f"{COVERAGE}.md", "覆盖", html, headings, section=SECTION)


def _names(survey: Survey, facet: str) -> dict[str, str]:
    """Return the names of the outermost leaves of a facet."""
    found = survey.handbook.space.find(facet)
    return {atom: survey.handbook.leaves[facet, atom].name for atom in (found.atoms if found else ())}


def _view_rows(view: Viewpoint, survey: Survey) -> Iterator[tuple[str, tuple[CellView, ...]]]:
    names = _names(survey, survey.matrix.facet)
    for situation, cells in group_by_situation(survey.matrix.cells).items():
        if any(cell.state not in ("impossible", "unneeded") for cell in cells):
            groups = {channel: [cell for cell in cells if cell.channel == channel] for channel in _channels(cells)}
            yield names.get(situation, situation), tuple(_view_cell(view, group) for group in groups.values())


def _channels(cells: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cell.channel for cell in cells))


def _view_cell(view: Viewpoint, stages: Sequence[Cell]) -> CellView:
    """Return the stages of one situation on one channel as one cell; where all are alike one mark says so."""
    states = [cell.state for cell in stages]
    worst = next(state for state in _BY_CONCERN if state in states)
    serving = [id_ for cell in sorted(stages, key=lambda cell: cell.state) for id_ in cell.providers]
    href = f"#hole-{stages[0].situation}" if worst == "missing" else view.link(serving[0]).href if serving else ""
    return CellView(
        marks="".join(MARKS[state] for state in (dict.fromkeys(states) if len(set(states)) == 1 else states)),
        words="、".join(STATE_WORDS[state] for state in dict.fromkeys(states)),
        href=href,
        roles=" ".join(dict.fromkeys(role for cell in stages for role in cell.roles)),
        state=worst,
    )


def _list_holes(survey: Survey) -> Iterator[Hole]:
    handbook, facet = survey.handbook, survey.matrix.facet
    names, channels = _names(survey, facet), _names(survey, CHANNEL)
    for situation, cells in group_by_situation(survey.matrix.cells).items():
        missing = tuple(dict.fromkeys(cell.channel for cell in cells if cell.state == "missing"))
        if missing:
            extents = {facet: (situation,), CHANNEL: missing}
            region = handbook.space.region(
                ({key: frozenset(values) for key, values in extents.items() if any(values)},)
            )
            name = names.get(situation, situation)
            scope = write_scope(handbook, region, "scripts")
            stub = f"  - {{id: {situation}, title: {name}, scope: {scope}, lines: [要说的话]}}"
            yield Hole(situation, name, "、".join(channels.get(each, each) for each in missing), stub)
