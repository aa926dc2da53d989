"""Writes a synthetic handbook as the folder that `handbook build` reads."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import yaml

from benchmarks.corpus import CHANNELS, METRICS, ROLES, SHIFTS, Theme

PROJECT = Path(__file__).resolve().parent.parent
HOOK = "generator/mkdocs_hook.py"


def write_handbook(folder: Path, themes: Sequence[Theme]) -> None:
    """Write the content files of *themes*, one for each theme, and what the site needs beside them."""
    (folder / "standards").mkdir(parents=True)
    (folder / "docs").mkdir()
    (folder / "docs" / "about.md").write_text("# 关于 { #about }\n\n合成的手册。\n", "utf-8")
    configuration = (PROJECT / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(configuration.replace(HOOK, str(PROJECT / HOOK)), "utf-8")
    _write(folder, "vocabulary", _make_vocabulary(themes))
    for theme in themes:
        _write(folder, theme.id, theme.entries)


def _write(folder: Path, name: str, data: Any) -> None:
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1_000)
    (folder / "standards" / f"{name}.yaml").write_text(text, "utf-8")


def _make_vocabulary(themes: Sequence[Theme]) -> dict[str, Any]:
    cases = ({"id": theme.id.replace("theme", "case"), "name": f"{theme.title}的情形"} for theme in themes)
    return {
        "handbook": {"title": "合成手册", "version": "1"},
        "themes": [{"id": theme.id, "title": theme.title} for theme in themes],
        "facets": [
            _tree("channel", "渠道", CHANNELS),
            _tree("role", "岗位", ROLES),
            _tree("stage", "阶段", ("opening", "handling", "closing")),
            _tree("shift", "班次", SHIFTS),
            {"id": "situation", "name": "情形", "kind": "tree", "leaves": list(cases)},
            {"id": "agreed", "name": "客户同意", "kind": "flag"},
            {"id": "amount", "name": "金额", "kind": "range", "unit": "元"},
        ],
        "impossible": [
            {"channel": "counter", "shift": "night"},
            {"channel": "counter", "stage": "opening"},
            {"channel": "chat", "shift": "night", "stage": "closing"},
        ],
        "acts": [
            {"id": "greet", "name": "问好", "speech": "yes", "markers": ["您好"]},
            {"id": "apologise", "name": "致歉", "speech": "yes", "softens": "yes", "markers": ["抱歉", "对不起"]},
            {"id": "next-step", "name": "说明下一步", "speech": "yes", "softens": "yes", "markers": ["下一步"]},
            {"id": "hold", "name": "请客户等候", "speech": "yes", "markers": ["稍等"]},
            {"id": "return", "name": "回到通话", "speech": "yes", "markers": ["谢谢您的等候"]},
            *({"id": f"do-{number}", "name": f"动作{number}"} for number in range(len(ROLES))),
        ],
        "metrics": [{"id": id_, "name": name, "unit": unit} for id_, name, unit in METRICS],
        "follow": [
            _follow("hold-needs-return", "hold", "return", "after"),
            _follow("apology-needs-next-step", "apologise", "next-step", "anywhere"),
        ],
        "placeholders": [{"name": "姓氏"}, {"name": "称呼"}],
        "variants": {"alike": [["吗", "么"], ["您", "你"]], "droppable": ["请", "啊"]},
        "sources": make_sources(),
    }


def make_sources() -> list[dict[str, Any]]:
    """Return the sources that the entries of every synthetic handbook name."""
    return [{"id": f"S{number:02}", "title": f"出处{number}"} for number in range(20)]


def _tree(id_: str, name: str, leaves: Iterable[str]) -> dict[str, Any]:
    return {"id": id_, "name": name, "kind": "tree", "leaves": [{"id": leaf, "name": leaf} for leaf in leaves]}


def _follow(id_: str, when: str, need: str, position: str) -> dict[str, Any]:
    return {"id": id_, "name": id_, "when": when, "needs": [need], "position": position, "why": "不能没有下文"}
