"""Handbooks in folders of their own, for tests that need files."""

import shutil
from pathlib import Path

from tests.cases import SAMPLE

PROJECT = Path(__file__).resolve().parent.parent


def make_handbook(folder: Path, **files: str | bytes) -> Path:
    """Copy the sample handbook to *folder* and add content files by name; return the folder."""
    shutil.copytree(SAMPLE / "standards", folder / "standards")
    for name, content in files.items():
        path = folder / "standards" / f"{name}.yaml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def make_site_folder(folder: Path, **files: str | bytes) -> Path:
    """Make a handbook that can also be built: with the project's mkdocs.yml and one hand-written page."""
    make_handbook(folder, **files)
    configuration = (PROJECT / "mkdocs.yml").read_text("utf-8")
    hook = PROJECT / "generator" / "mkdocs_hook.py"
    (folder / "mkdocs.yml").write_text(configuration.replace("generator/mkdocs_hook.py", str(hook)), "utf-8")
    (folder / "docs").mkdir()
    (folder / "docs" / "about.md").write_text("# 关于 { #about }\n\n样例。\n", "utf-8")
    return folder


def read_tree(folder: Path) -> dict[str, bytes]:
    """Return every file below *folder* with its content."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
