"""Builds the whole site beside the old one and swaps the two, so that a reader never meets half a handbook."""

import filecmp
import logging
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime
from logging.handlers import BufferingHandler
from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from generator.check import check
from generator.finding import Finding
from generator.forms import list_printed, render_sheets
from generator.handbook import Handbook
from generator.rule import Language

SITE = "site"
FORMS = "forms"
NO_COMMIT = datetime(2020, 1, 1, tzinfo=UTC)  # any fixed moment: without git the same folder still gives the same bytes


class NotReplaceable(OSError):
    """Raised where the folder to build into holds something that is no site."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What building came to: *made* unless there were errors or, as *problem* says, MkDocs refused."""

    handbook: Handbook
    findings: tuple[Finding, ...]
    made: bool
    problem: str = ""


def build_site(
    root: Path,
    out: Path | None = None,
    *,
    as_of: date | None = None,
    with_forms: bool = True,
    language: Language = "zh",
) -> Outcome:
    """Check the handbook below *root* and build its site into *out*; raises NotReplaceable where that is no site."""
    moment = moment_of(root, as_of)
    handbook, findings = check(root, today=moment.date(), language=language, expiring=False)
    if any(finding.severity == "error" for finding in findings):
        return Outcome(handbook, findings, made=False)
    target = (out or root / SITE).absolute()
    _require_replaceable(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as folder:
        staging = Path(folder) / "new"
        if problem := _build_pages(root, staging, handbook, moment, with_forms=with_forms):
            return Outcome(handbook, findings, made=False, problem=problem)
        if with_forms:
            write_forms(handbook, staging / FORMS, moment)
        _carry_over(target, staging)
        _swap(staging, target, Path(folder) / "old")
    return Outcome(handbook, findings, made=True)


def moment_of(root: Path, as_of: date | None = None) -> datetime:
    """Return the start of *as_of*, else the moment of the last commit, else a fixed one; never the clock."""
    if as_of:
        return datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC)
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return NO_COMMIT
    return datetime.fromtimestamp(int(answer), tz=UTC) if answer else NO_COMMIT


def _require_replaceable(target: Path) -> None:
    if target.exists() and any(target.iterdir()) and not (target / "404.html").exists():
        raise NotReplaceable(f"{target} 里有别的东西，不是手册网站 / holds something that is no site")


def _build_pages(root: Path, staging: Path, handbook: Handbook, moment: datetime, *, with_forms: bool) -> str:
    """Let MkDocs build into *staging*; return what it complains of, nothing where it does not."""
    os.environ["SOURCE_DATE_EPOCH"] = str(int(moment.timestamp()))  # MkDocs reads its build date nowhere else
    config = load_config(config_file=str(root / "mkdocs.yml"), site_dir=str(staging))
    config.extra["handbook"] = handbook
    config.extra["sheets"] = list_printed(handbook) if with_forms else ()
    config.plugins.on_startup(command="build", dirty=False)
    log = logging.getLogger("mkdocs")
    listener = BufferingHandler(capacity=10_000)
    listener.setLevel(logging.WARNING)
    log.addHandler(listener)
    try:
        mkdocs_build.build(config)
    except MkDocsException as error:
        return "\n".join([*(record.getMessage() for record in listener.buffer), str(error)])
    finally:
        log.removeHandler(listener)
        config.plugins.on_shutdown()
    return ""


def write_forms(handbook: Handbook, folder: Path, moment: datetime, only: tuple[str, ...] = ()) -> tuple[Path, ...]:
    """Write the sheets of all entries that are printed, or of those in *only*, and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in render_sheets(handbook, moment):
        if not only or name.partition(".")[0] in only:
            (folder / name).write_bytes(content)
            written.append(folder / name)
    return tuple(written)


def _carry_over(old: Path, new: Path) -> None:
    """Make each file below *new* that *old* has with the same bytes the old file itself, so that copies see no change.

    Linked, not moved: the old site stays whole until the swap.
    """
    spare = new.with_name("spare")
    for path in [path for path in new.rglob("*") if path.is_file()]:
        known = old / path.relative_to(new)
        if known.is_file() and not known.is_symlink() and filecmp.cmp(known, path, shallow=False):
            try:
                spare.hardlink_to(known)
                spare.replace(path)
            except OSError:  # not every file system has hard links; a file with the old times comes close
                shutil.copystat(known, path)


def _swap(new: Path, target: Path, old: Path) -> None:
    """Put *new* in the place of *target* with two renames in one file system; undo the first if the second fails."""
    if not target.exists():
        new.rename(target)
        return
    target.rename(old)
    try:
        new.rename(target)
    except OSError:
        old.rename(target)
        raise
