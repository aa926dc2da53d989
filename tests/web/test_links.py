"""Every link of the finished site leads somewhere, and nothing is fetched from elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from generator.check import load
from tests.web.site import ROOT, build, make_root, pages_of

FETCHES = {("script", "src"), ("img", "src"), ("link", "href"), ("iframe", "src"), ("source", "src")}


@dataclass
class Seen(HTMLParser):
    """The anchors of a page, its links, and what it fetches by itself."""

    anchors: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Start the parser."""
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the tag names."""
        for name, value in attrs:
            if name == "id":
                self.anchors.add(value or "")
            elif name in ("href", "src"):
                self.links.append(value or "")
                if (tag, name) in FETCHES and ("rel", "canonical") not in attrs:
                    self.fetched.append(value or "")


@cache  # several tests look at all pages
def _see(path: Path) -> Seen:
    seen = Seen()
    seen.feed(path.read_text(encoding="utf-8"))
    return seen


def _broken_links(site: Path) -> Iterator[str]:
    pages = {(site / path).resolve(): _see(site / path) for path in pages_of(site) if path != "404.html"}
    for path, seen in pages.items():
        for link in seen.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if target.is_dir():
                target /= "index.html"
            anchor = unquote(parts.fragment)
            if not target.is_file() or (anchor and target in pages and anchor not in pages[target].anchors):
                yield f"{path.relative_to(site.resolve())}: {link}"


def test_every_link_and_anchor_of_the_site_exists(site: Path) -> None:
    assert list(_broken_links(site)) == []


def test_a_link_into_nothing_is_seen(site: Path, tmp_path: Path) -> None:
    text = '<a href="index.html#home">good</a><a href="index.html#gone">bad</a><a href="gone.html">bad</a>'
    (tmp_path / "index.html").write_text('<h1 id="home">x</h1>', encoding="utf-8")
    (tmp_path / "page.html").write_text(text, encoding="utf-8")

    assert list(_broken_links(tmp_path)) == ["page.html: index.html#gone", "page.html: gone.html"]


def test_no_page_fetches_anything_from_another_host(site: Path) -> None:
    fetched = [link for path in pages_of(site) for link in _see(site / path).fetched]

    assert fetched
    assert [link for link in fetched if urlsplit(link).netloc] == []


def test_every_entry_has_an_anchor_of_its_own(site: Path) -> None:
    handbook = load(ROOT)
    anchors = {anchor for path in pages_of(site) for anchor in _see(site / path).anchors}

    assert {entry.id for entry in handbook.entries} - anchors == set()


def test_ids_that_are_file_names_of_their_own_do_not_collide(tmp_path: Path) -> None:
    standards = """
themes: [{id: index, title: 甲}, {id: other-entries, title: 乙}]
facets: [{id: role, name: 岗位, kind: tree, leaves: [{id: agent, name: 座席}]}]
acts: [{id: answer, name: 接听}]
scripts:
  - {id: first, title: 一, theme: index, lines: [您好。]}
  - {id: second, title: 二, theme: other-entries, lines: [您好。]}
  - {id: third, title: 三, lines: [您好。]}
procedures: [{id: index, title: 流程, steps: [{id: only, role: agent, act: answer}]}]
"""
    site = build(make_root(tmp_path / "root", standards), tmp_path / "site")

    assert {"phrases/index_.html", "phrases/other-entries.html", "phrases/other_entries.html"} < set(pages_of(site))
    assert {"procedures/index.html", "procedures/index_.html"} < set(pages_of(site))
    assert list(_broken_links(site)) == []


@pytest.mark.parametrize("name", ["copy.js", "checklist.js", "handbook.css", "iframe-worker/iframe-worker.js"])
def test_the_sites_own_files_come_with_it(site: Path, name: str) -> None:
    assert (site / "assets" / name).read_bytes() == (ROOT / "generator" / "assets" / name).read_bytes()
