"""Builds sites to test, by the same commands people use."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
HOOK = ROOT / "generator" / "mkdocs_hook.py"
# One page of each kind of the real handbook.
KINDS = (
    "index.html",
    "phrases/index.html",
    "phrases/opening.html",
    "phrases/never_say.html",
    "norms/index.html",
    "norms/opening.html",
    "procedures/index.html",
    "procedures/receive-a-call.html",
    "procedures/sudden-illness.html",
    "checklists/index.html",
    "checklists/after-shift-check.html",
    "checklists/call-monitoring.html",
    "quizzes/index.html",
    "quizzes/phone-basics.html",
    "personas/index.html",
    "personas/customer-in-a-hurry.html",
    "forms/index.html",
    "forms/failure-report.html",
    "glossary.html",
    "sources.html",
    "rules.html",
    "coverage.html",
    "waivers.html",
    "editing.html",
    "background/segmentation.html",
)
# In these folders each page is a theme and so an area of its own; of the others some pages stand for all.
THEMES = ("norms", "phrases")
FEW = 5


def make_root(folder: Path, standards: str, documents: dict[str, str] | None = None) -> Path:
    """Lay out a handbook of its own below *folder*, with the settings of the real one, and return its root."""
    (folder / "standards").mkdir(parents=True)
    (folder / "standards" / "all.yaml").write_text(standards, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(f"INHERIT: {ROOT / 'mkdocs.yml'}\nhooks: [{HOOK}]\n", encoding="utf-8")
    for name, text in (documents or {"about.md": "# 说明\n"}).items():
        (folder / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / name).write_text(text, encoding="utf-8")
    return folder


def build(root: Path, out: Path) -> Path:
    """Build the site of *root* with its forms and return its folder."""
    subprocess.run(
        [sys.executable, "-m", "generator", "build", "--root", str(root), "--out", str(out)], check=True, cwd=ROOT
    )
    return out


def run_mkdocs(root: Path) -> subprocess.CompletedProcess[str]:
    """Run bare `mkdocs build --strict` and return what it said."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(root / "mkdocs.yml")]
    return subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)


def sample_pages(site: Path) -> tuple[str, ...]:
    """Return each theme and each page outside folders, and of each other folder the largest page and some between."""
    folders: dict[str, list[str]] = {}
    for path in pages_of(site):
        folders.setdefault(path.rpartition("/")[0], []).append(path)
    few = (_spread(site, paths) for folder, paths in folders.items() if folder and folder not in THEMES)
    whole = (path for folder in ("", *THEMES) for path in folders.get(folder, ()))
    return tuple(dict.fromkeys((*KINDS, *whole, *(path for paths in few for path in paths))))


def _spread(site: Path, paths: list[str]) -> tuple[str, ...]:
    return (max(paths, key=lambda path: (site / path).stat().st_size), *paths[:: -(-len(paths) // FEW)])


def pages_of(site: Path) -> tuple[str, ...]:
    """Return the paths of all pages of a site."""
    return tuple(sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html")))
