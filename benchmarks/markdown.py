"""Writes the words of a synthetic handbook as plain Markdown for MkDocs with Material, as one would by hand.

An entry has about 70 Chinese characters beside the titles of what it links to, and on average two admonitions of what
to say and not to say, and three links. Twenty stand on a page, each under a heading with an address of its own;
admonitions come with the three extensions that Material's documentation names for them; every id that an entry names is
a link to that entry. Theme, features and plugins are those of our own site without its own parts, there is no jieba,
and the navigation has one page, as lean as it can be. What only a program can keep right (which norms apply to scripts,
who names whom, labels of situations) our pages show in addition; nobody writes that by hand, so it is not here.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from benchmarks.corpus import Theme
from benchmarks.standards import PROJECT, make_sources

PAGE_SIZE = 20
_OURS_ALONE = ("hooks", "extra", "extra_css", "extra_javascript")
_ADMONITIONS = ("admonition", "pymdownx.details", "pymdownx.superfences")
_EXTENSIONS = (*_ADMONITIONS, "attr_list", "tables", {"toc": {"permalink": "#"}})
_REFERENCE = re.compile(r"@([A-Za-z0-9-]+)(?:\.limit)? ?")
_LITTLE = ("id", "title", "theme")
_NAMING = ("sources", "checks", "script")  # what stands there are ids alone
_BOXES = {"lines": ("success", "这样说"), "never-say": ("failure", "不要说")}


def write_plain_site(folder: Path, themes: Sequence[Theme]) -> None:
    """Write the entries of *themes*, so many a page, an overview that links to the pages, and the configuration."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_configure(), "utf-8")
    entries = [entry for theme in themes for collection in theme.entries.values() for entry in collection]
    entries += make_sources()
    links = {
        entry["id"]: f"[{entry.get('title', entry['id'])}](page-{index // PAGE_SIZE}.md#{entry['id']})"
        for index, entry in enumerate(entries)
    }
    pages = [entries[begin : begin + PAGE_SIZE] for begin in range(0, len(entries), PAGE_SIZE)]
    for number, page in enumerate(pages):
        text = f"# 第{number}页 {{ #top }}\n\n" + "\n".join(line for entry in page for line in _render(entry))
        linked = _REFERENCE.sub(lambda match: links.get(match[1], match[1]), text)
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
        yield from (f"- **{key}** {' '.join(_words(element, key))}" for element in value)
        yield ""
    else:
        yield f"**{key}** {' '.join(_words(value))}\n"


def _words(value: Any, key: str = "") -> Iterator[str]:
    """Yield all texts in *value*, in their order."""
    if isinstance(value, str):
        yield f"@{value} " if key in _NAMING else value
    elif isinstance(value, dict):
        for below, child in value.items():
            yield from _words(child, below)
    else:
        for element in value:
            yield from _words(element, key)
