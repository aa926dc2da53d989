"""Coverage as text, Markdown or JSON."""

import json
from collections.abc import Callable, Mapping

from generator.report.markdown import escape_markdown
from generator.survey import STATE_WORDS, Survey, list_changes, list_figures, list_holes, take_survey

__all__ = ["FORMATS", "Survey", "take_survey"]

VERSION = 1


def render_text(survey: Survey, base: Survey | None) -> str:
    """Return the coverage for a terminal."""
    lines = [str(figure) for figure in list_figures(survey)]
    for state in ("missing", "waived"):
        holes = list(list_holes(survey, state))
        lines += [f"{STATE_WORDS[state]}的情形：{len(holes)}", *(f"  {name}：{places}" for name, places in holes)]
    if base:
        changes = list_changes(base, survey)
        lines += [f"和原来相比：{len(changes)} 处不同", *(f"  {change}" for change in changes)]
    return "\n".join(lines)


def render_markdown(survey: Survey, base: Survey | None) -> str:
    """Return the coverage for a pull request."""
    olds = {figure.id: figure for figure in list_figures(base)} if base else {}
    lines = ["## 覆盖", "", "| 项目 | 现在 |" + (" 原来 |" if base else ""), "|---|---|" + ("---|" if base else "")]
    for figure in list_figures(survey):
        old = olds.get(figure.id)
        lines.append(
            f"| {figure.words} | {figure.count:,} / {figure.total:,} |"
            + (f" {old.count:,} / {old.total:,} |" if old else "")
        )
    holes = list(list_holes(survey))
    lines += [
        "",
        f"### 没有话的情形：{len(holes)}",
        "",
        *(f"- {escape_markdown(name)}：{escape_markdown(places)}" for name, places in holes),
    ]
    if base:
        changes = list_changes(base, survey)
        lines += [
            "",
            f"### 和原来相比：{len(changes)} 处不同",
            "",
            *(f"- {escape_markdown(str(change))}" for change in changes),
        ]
    return "\n".join(lines).rstrip()


def render_json(survey: Survey, base: Survey | None) -> str:
    """Return one object {"version", "figures", "facet", "cells", "norms"}, and "changes" where there is a base."""
    document = {
        "version": VERSION,
        "figures": {figure.id: {"count": figure.count, "of": figure.total} for figure in list_figures(survey)},
        "facet": survey.matrix.facet,
        "cells": [
            {
                "situation": cell.situation,
                "channel": cell.channel,
                "stage": cell.stage,
                "state": cell.state,
                "expected": cell.expected,
                "scripts": list(cell.providers),
                "roles": list(cell.roles),
            }
            for cell in survey.matrix.cells
        ],
        "norms": [
            {
                "id": trace.norm.id,
                "level": trace.norm.level,
                "modelled": trace.is_modelled,
                "scripts": list(trace.scripts),
                "procedures": list(trace.procedures),
                "items": [f"{checklist}/{item}" for checklist, item in trace.items],
                "questions": [f"{quiz}/{question}" for quiz, question in trace.questions],
            }
            for trace in survey.traces
        ],
    }
    if base:
        changes = list_changes(base, survey)
        document["changes"] = [{"what": each.what, "before": each.before, "after": each.after} for each in changes]
    return json.dumps(document, ensure_ascii=False, indent=2)


FORMATS: Mapping[str, Callable[[Survey, Survey | None], str]] = {
    "text": render_text,
    "json": render_json,
    "markdown": render_markdown,
}
"""The formats of `coverage` by name; the second survey is what to compare with."""
