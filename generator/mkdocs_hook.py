"""The one file that knows MkDocs: it checks the handbook and hands its pages over, past Markdown."""

import json
import logging
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_build_date

from generator.check import CONTENT, check
from generator.explain import read_essay
from generator.finding import Finding
from generator.handbook import Handbook
from generator.pages.atlas import Atlas
from generator.pages.documents import link_references
from generator.pages.findings import name_counts, render_findings
from generator.pages.navigation import ABOUT, plan_navigation
from generator.pages.page import Page
from generator.pages.render import render_pages
from generator.report import FORMATS
from generator.report.result import Result
from generator.rules import RULES
from generator.search.documents import collect_documents, collect_overviews
from generator.search.index import write_index
from generator.search.records import collect_records
from generator.search.script import write_worker

ASSETS = Path(__file__).parent / "assets"
OVERRIDES = Path(__file__).parent / "overrides"
FINDINGS = "findings.md"
WORKER = "assets/search-worker.js"
_MATERIALS_WORKER = re.compile(r"assets/javascripts/workers/search\.[0-9a-f]+\.min\.js")
_log = logging.getLogger("mkdocs.handbook")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check the handbook before anything is written, and prepare its pages and the navigation.

    `handbook build` leaves the handbook it checked in `extra`, and the ids of the checklists it prints as `sheets`.
    A preview shows errors in place of the pages, and everything else that was found on top of them.
    """
    handbook, findings = _take_checked(config) or _check(config)
    config.extra["findings"] = "" if _has_errors(findings) else name_counts(findings)
    documents = _list_documents(config)
    if _has_errors(findings):
        pages = tuple(render_findings(findings, _list_shown(config)))
        documents = []
    else:
        pages = render_pages(handbook, tuple(map(read_essay, RULES)), config.extra.pop("sheets", ()), documents)
        if findings:
            pages += tuple(render_findings(findings, (FINDINGS,)))
    settings = handbook.settings
    config.site_name = escape(settings.title)
    config.copyright = escape(" · ".join(filter(None, (settings.organisation, settings.title, settings.version))))
    config.nav = plan_navigation(pages, documents)
    config.extra["handbook_pages"] = {page.path: page for page in pages}
    config.extra["checked_handbook"] = None if _has_errors(findings) else handbook
    config.extra["atlas"] = Atlas(handbook)
    config.theme.dirs.insert(0, str(OVERRIDES))
    return config


def _take_checked(config: MkDocsConfig) -> tuple[Handbook, tuple[Finding, ...]] | None:
    handbook: Handbook | None = config.extra.pop("handbook", None)
    return (handbook, ()) if handbook else None


def _check(config: MkDocsConfig) -> tuple[Handbook, tuple[Finding, ...]]:
    """Return the handbook, and what a preview should show of the findings; a build stops at errors."""
    try:
        handbook, findings = check(_root(config), today=date.fromisoformat(get_build_date()), expiring=False)
    except NotADirectoryError as error:
        raise Abort(f"没有内容文件夹：{error}") from error
    findings = tuple(finding for finding in findings if finding.severity != "waived")
    errors = tuple(finding for finding in findings if finding.severity == "error")
    if errors and not _is_preview(config):
        raise Abort(FORMATS["text"](Result(errors, (), "zh")))
    for finding in findings:
        _log.info(str(finding))
    return handbook, findings if _is_preview(config) else ()


def _is_preview(config: MkDocsConfig) -> bool:
    """Tell whether MkDocs serves what it builds: only then is the site's address its own."""
    return bool(config.site_url) and str(config.site_url).startswith(f"http://{config.dev_addr}/")


def _has_errors(findings: Iterable[Finding]) -> bool:
    return any(finding.severity == "error" for finding in findings)


def _list_documents(config: MkDocsConfig) -> list[str]:
    return [path.relative_to(config.docs_dir).as_posix() for path in Path(config.docs_dir).rglob("*.md")]


def _list_shown(config: MkDocsConfig) -> list[str]:
    """Return the sources of the pages that the preview showed last: someone may be looking at any of them."""
    site = Path(config.site_dir)
    shown = (path.relative_to(site).with_suffix(".md").as_posix() for path in site.rglob("*.html"))
    return sorted({"index.md", *shown} - {"404.md"})


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages and the files they need."""
    if config.extra["checked_handbook"] is None:
        for file in files.documentation_pages():
            files.remove(file)
    for path in _pages(config):
        files.append(File.generated(config, path, content=""))
    for asset in sorted(path for path in ASSETS.rglob("*") if path.is_file()):
        uri = f"assets/{asset.relative_to(ASSETS).as_posix()}"
        files.append(File.generated(config, uri, abs_src_path=str(asset)))
    files.append(File.generated(config, WORKER, content=write_worker()))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give the one template that is overridden what it needs."""
    env.filters["with_own_search"] = _name_own_worker
    env.auto_reload = False  # no template changes during a build, and each page asks for some fifty
    return env


def _name_own_worker(settings: str) -> str:
    changed, times = _MATERIALS_WORKER.subn(WORKER, settings)
    if times != 1:
        raise Abort("这个版本的 Material 把搜索脚本的名字写在了别处：generator/overrides/main.html 要跟着改")
    return changed


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Name our pages and keep Markdown away from them; link what hand-written ones name."""
    if ours := _pages(config).get(page.file.src_uri):
        # MkDocs' templates print titles as they are, and one of them undoes an escape unless `meta` has the title too.
        page.title = escape(ours.title)
        page.meta = {"title": page.title, **_settings_of(ours)}
        return ""
    return link_references(config.extra["atlas"], page.file.src_uri, markdown)


def _settings_of(page: Page) -> dict[str, Any]:
    """Return what Material should know: an overview is all its section has in the navigation, so none is shown."""
    if page.section == ABOUT:
        return {}
    # The search gets its records from the handbook itself; reading them out of the HTML would also take longer.
    return {"hide": ["navigation"] if page.headings else ["navigation", "toc"], "search": {"exclude": True}}


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Put in the HTML of the page, its table of contents and its anchors."""
    if ours := _pages(config).get(page.file.src_uri):
        page.toc = TableOfContents([AnchorLink(escape(each.title), each.id, each.level) for each in ours.headings])
        page.present_anchor_ids = set(re.findall(r' id="([^"]*)"', ours.html))
        # Where the search gets its records from the handbook it need not look through the words as well.
        return "" if "search" in page.meta else ours.html
    return html


@event_priority(-50)  # after `search` has looked through the page
def on_page_context(context: Any, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> None:
    """Put in the HTML that the search was spared."""
    if ours := _pages(config).get(page.file.src_uri):
        page.content = ours.html


@event_priority(-50)  # after `search` has written its index, before `offline` copies it into a script
def on_post_build(config: MkDocsConfig) -> None:
    """Write our own search index over that of the search plugin, which knows the hand-written pages."""
    path = Path(config.site_dir) / "search" / "search_index.json"
    documents = json.loads(path.read_text(encoding="utf-8"))["docs"]
    handbook: Handbook | None = config.extra["checked_handbook"]
    if handbook is None:
        return
    entries = tuple(collect_records(handbook))
    found = frozenset(str(document["location"]) for document in documents) | {entry.location for entry in entries}
    asides = frozenset(f"{page.path.removesuffix('.md')}.html" for page in _pages(config).values())
    records = (*entries, *collect_overviews(_pages(config).values(), found), *collect_documents(documents, asides))
    path.write_text(write_index(handbook, records), encoding="utf-8")


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
    """Build again when content, templates or code change."""
    for folder in (_root(config) / CONTENT, Path(__file__).parent):
        server.watch(str(folder))
    return server


def _root(config: MkDocsConfig) -> Path:
    return Path(str(config.config_file_path)).parent


def _pages(config: MkDocsConfig) -> Mapping[str, Page]:
    pages: Mapping[str, Page] = config.extra["handbook_pages"]
    return pages
