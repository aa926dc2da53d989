"""Changes as text, Markdown or JSON, by whom they concern."""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.diff.changes import MANNERS, Change, Detail, Manner
from generator.report.markdown import escape_markdown

VERSION = 1
EVERYBODY = "所有岗位"
_MANNER_WORDS: Mapping[Manner, str] = {"changed": "改了", "added": "新增", "withdrawn": "撤下"}
_KIND_WORDS: Mapping[str, str] = {
    "norms": "规范",
    "etiquette": "规范",
    "scripts": "话术",
    "never-say": "禁语",
    "procedures": "流程",
    "checklists": "自检表",
    "quizzes": "测验",
    "personas": "客户类型",
    "forms": "记录单",
    "glossary": "术语",
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two revisions by their names and what changed between them; *roles* has the names of roles by their ids."""

    before: str
    after: str
    changes: tuple[Change, ...]
    roles: Mapping[str, str]


def render_text(comparison: Comparison) -> str:
    """Return the changes for a terminal."""
    lines = [_say_counts(comparison)]
    for roles, changes in _group(comparison).items():
        lines += ["", roles]
        for change in changes:
            lines.append(f"  {_say_change(change)} [{change.id}]")
            lines += [f"    {_say_detail(change, detail)}" for detail in change.details]
    return "\n".join(lines)


def render_markdown(comparison: Comparison) -> str:
    """Return the changes for a pull request or a notice."""
    lines = ["## 有什么变化", "", escape_markdown(_say_counts(comparison))]
    for roles, changes in _group(comparison).items():
        lines += ["", f"### {escape_markdown(roles)}", ""]
        for change in changes:
            lines.append(f"- **{escape_markdown(_say_change(change))}**")
            lines += [f"  - {escape_markdown(_say_detail(change, detail))}" for detail in change.details]
    return "\n".join(lines)


def render_json(comparison: Comparison) -> str:
    """Return one object {"version", "before", "after", "counts", "changes"}; no roles means everybody."""
    document = {
        "version": VERSION,
        "before": comparison.before,
        "after": comparison.after,
        "counts": _count(comparison.changes),
        "changes": [
            {
                "change": change.manner,
                "collection": change.collection,
                "id": change.id,
                "title": change.title,
                "roles": list(change.roles),
                "details": [
                    {"what": detail.heading, "before": detail.before, "after": detail.after}
                    for detail in change.details
                ],
            }
            for change in comparison.changes
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _say_counts(comparison: Comparison) -> str:
    counts = "，".join(f"{_MANNER_WORDS[manner]} {count} 条" for manner, count in _count(comparison.changes).items())
    return f"{comparison.before} → {comparison.after}：{counts}"


def _count(changes: Sequence[Change]) -> dict[Manner, int]:
    counts = Counter(change.manner for change in changes)
    return {manner: counts[manner] for manner in MANNERS}


def _group(comparison: Comparison) -> Mapping[str, list[Change]]:
    """Return the changes by the names of those they concern, everybody first, then in the order of the roles."""
    places = {id_: number for number, id_ in enumerate(comparison.roles)}
    groups: dict[str, list[Change]] = {}
    for change in sorted(comparison.changes, key=lambda change: [places[role] for role in change.roles]):
        names = "、".join(comparison.roles[role] for role in change.roles) or EVERYBODY
        groups.setdefault(names, []).append(change)
    return groups


def _say_change(change: Change) -> str:
    return f"{_MANNER_WORDS[change.manner]} {_KIND_WORDS[change.collection]}「{change.title}」"


def _say_detail(change: Change, detail: Detail) -> str:
    if detail.before and detail.after:
        return f"{detail.heading}：{detail.before} → {detail.after}"
    if change.manner == "added":
        return f"{detail.heading}：{detail.after}"
    return f"{'新增' if detail.after else '撤下'} {detail.heading}：{detail.after or detail.before}"


FORMATS: Mapping[str, Callable[[Comparison], str]] = {
    "text": render_text,
    "json": render_json,
    "markdown": render_markdown,
}
"""The formats of `diff` by name."""
