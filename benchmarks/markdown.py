"""Writes the words of a synthetic handbook as plain Markdown for MkDocs with Material, as one would by hand."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from benchmarks.corpus import Theme
from benchmarks.standards import PROJECT

PAGE_SIZE = 20
_OURS_ALONE = ("hooks", "extra", "extra_css", "extra_javascript")
_EXTENSIONS = ("admonition", "attr_list", "tables", {"toc": {"permalink": "#"}})
_REFERENCE = re.compile(r"@([a-z0-9-]+)(\.limit)? ?")
_LITTLE = ("id", "title", "theme")
_BOXES = {"lines": ("success", "这样说"), "never-say": ("failure", "不要说")}


def write_plain_site(folder: Path, themes: Sequence[Theme]) -> None:
    """Write the entries of *themes*, so many a page, an overview that links to the pages, and the configuration."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_configure(), "utf-8")
    entries = [entry for theme in themes for collection in theme.entries.values() for entry in collection]
    addresses = {entry["id"]: f"page-{index // PAGE_SIZE}.md#{entry['id']}" for index, entry in enumerate(entries)}
    pages = [entries[begin : begin + PAGE_SIZE] for begin in range(0, len(entries), PAGE_SIZE)]
    for number, page in enumerate(pages):
        text = f"# 第{number}页 {{ #top }}\n\n" + "\n".join(line for entry in page for line in _render(entry))
        linked = _REFERENCE.sub(lambda match: f"[{match[1]}]({addresses[match[1]]})", text)
        (folder / "docs" / f"page-{number}.md").write_text(linked, "utf-8")
    overview = "".join(f"- [第{number}页](page-{number}.md)\n" for number in range(len(pages)))
    (folder / "docs" / "index.md").write_text(f"# 首页 {{ #home }}\n\n{overview}", "utf-8")


def _configure() -> str:
    """Return our own configuration without what is ours alone: same theme, same plugins, a navigation of one page."""
    ours = yaml.load((PROJECT / "mkdocs.yml").read_text("utf-8"), yaml.CSafeLoader)
    plain = {key: value for key, value in ours.items() if key not in _OURS_ALONE}
    plain |= {"markdown_extensions": list(_EXTENSIONS), "nav": [{"首页": "index.md"}]}
    return yaml.dump(plain, Dumper=yaml.CSafeDumper, allow_unicode=True)


def _render(entry: dict[str, Any]) -> Iterator[str]:
    yield f"## {entry.get('title', entry['id'])} {{ #{entry['id']} }}\n"
    for key, value in entry.items():
        if key in _BOXES:
            kind, title = _BOXES[key]
            yield from (f'!!! {kind} "{title}"\n    {" ".join(_words(each))}\n' for each in value)
        elif key not in _LITTLE:
            yield from _render_field(key, value)


def _render_field(key: str, value: Any) -> Iterator[str]:
    if isinstance(value, list):
        yield from (f"- **{key}** {' '.join(_words(element))}" for element in value)
        yield ""
    else:
        yield f"**{key}** {' '.join(_words(value))}\n"


def _words(value: Any) -> Iterable[str]:
    """Yield all texts in *value*, in their order."""
    if isinstance(value, str):
        yield value
        return
    for below in value.values() if isinstance(value, dict) else value:
        yield from _words(below)
