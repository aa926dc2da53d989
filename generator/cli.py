"""The command line: the only place that prints and exits."""

import argparse
import gc
import importlib
import io
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from generator.arguments import make_parser
from generator.check import CONTENT, check, load
from generator.explain import lay_out, read_essay
from generator.lint import count_compared, list_rulings
from generator.report import FORMATS
from generator.report.result import Result
from generator.report.summary import render_summary
from generator.roles import ROLE
from generator.rule import name_of
from generator.rules import RULES
from generator.waiving import set_waived_aside

CLEAN, FOUND, CANNOT = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that *arguments* name and return its exit status: 0 clean, 1 findings, 2 could not check."""
    options = make_parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that lacks a character is no reason to stop
            stream.reconfigure(errors="backslashreplace")
    try:
        with _keep_garbage():
            status = _COMMANDS[options.command](options)
        sys.stdout.flush()
        return status
    except BrokenPipeError:  # whoever read the output has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CANNOT
    except OSError as error:
        print(f"handbook: 打不开 / cannot open: {error}", file=sys.stderr)
        return CANNOT


@contextmanager
def _keep_garbage() -> Iterator[None]:
    """Let garbage lie: nearly all values of a command stay until it ends, and looking through them costs a tenth."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _check(options: argparse.Namespace) -> int:
    handbook, findings = check(options.root, today=options.today, rules=options.rule, language=options.lang)
    reported, waived = set_waived_aside(findings)
    compared, rulings = count_compared(handbook, options.rule, options.lang), list_rulings(handbook)
    result = Result(reported, tuple(compared), options.lang, waived, tuple(rulings))
    print(FORMATS[options.format](result))
    if options.format == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(summary).open("a", encoding="utf-8") as page:  # a step may have written to its summary before
            page.write(render_summary(result))
    return CLEAN if result.is_clean(strict=options.strict) else FOUND


def _build(options: argparse.Namespace) -> int:
    build = importlib.import_module("generator.build")  # here, so that `check` need not load MkDocs
    outcome = build.build_site(
        options.root, options.out, as_of=options.as_of, with_forms=not options.no_forms, language=options.lang
    )
    compared = tuple(count_compared(outcome.handbook, language=options.lang))
    reported, waived = set_waived_aside(outcome.findings)
    print(FORMATS["text"](Result(reported, compared, options.lang, waived, tuple(list_rulings(outcome.handbook)))))
    if not outcome.made:
        print(f"{outcome.problem}\n有错误，没有生成；原来的网站没有动。".strip(), file=sys.stderr)
        return FOUND
    print(f"已生成 {options.out or options.root / build.SITE}")
    return CLEAN


def _serve(options: argparse.Namespace) -> int:
    gc.enable()  # a preview goes on for hours
    serve = importlib.import_module("mkdocs.commands.serve")
    serve.serve(config_file=str(options.root / "mkdocs.yml"), dev_addr=options.address)
    return CLEAN


def _coverage(options: argparse.Namespace) -> int:
    coverage = importlib.import_module("generator.report.coverage")
    revision = importlib.import_module("generator.revision")
    handbook = load(options.root, options.today)
    if handbook.is_partial:
        return _refuse(options.root)
    base = revision.load_revision(options.root, options.base, options.today) if options.base else None
    survey = coverage.take_survey(handbook)
    print(coverage.FORMATS[options.format](survey, coverage.take_survey(base) if base else None))
    return FOUND if survey.has_holes else CLEAN


def _diff(options: argparse.Namespace) -> int:
    changes = importlib.import_module("generator.diff.changes")
    formats = importlib.import_module("generator.diff.formats")
    revision = importlib.import_module("generator.revision")
    before = revision.load_revision(options.root, options.base)
    after = revision.load_revision(options.root, options.head) if options.head else load(options.root)
    if after.is_partial:
        return _refuse(options.root)
    roles = {**before.leaf_names.get(ROLE, {}), **after.leaf_names.get(ROLE, {})}
    found = changes.list_changes(before, after)
    comparison = formats.Comparison(options.base, options.head or "现在", found, roles)
    print(formats.FORMATS[options.format](comparison))
    return CLEAN


def _forms(options: argparse.Namespace) -> int:
    build = importlib.import_module("generator.build")
    today = build.moment_of(options.root).date()
    handbook, findings = check(options.root, today=today, language=options.lang, expiring=False)
    if unknown := set(options.ids) - set(build.list_printed(handbook)):
        print(f"handbook: 没有这样的自检表、测验或记录单：{'、'.join(sorted(unknown))}", file=sys.stderr)
        return CANNOT
    if errors := tuple(finding for finding in findings if finding.severity == "error"):
        print(FORMATS["text"](Result(errors, (), options.lang)))
        return FOUND
    for path in build.write_forms(handbook, options.out, build.moment_of(options.root), tuple(options.ids)):
        print(path)
    return CLEAN


def _explain(options: argparse.Namespace) -> int:
    if options.rule is None:
        for rule in RULES:
            print(f"{name_of(rule)}: {read_essay(rule, options.lang).paragraphs[0]}")
        return CLEAN
    rule = next(rule for rule in RULES if name_of(rule) == options.rule)
    print(lay_out(read_essay(rule, options.lang), options.lang))
    handbook, _ = check(options.root, rules=[options.rule], language=options.lang)
    for _, compared in count_compared(handbook, [options.rule], options.lang):
        print(f"\n{'在本手册里比较了' if options.lang == 'zh' else 'compared in this handbook'}: {compared}")
    return CLEAN


def _schema(options: argparse.Namespace) -> int:
    scaffold = importlib.import_module("generator.scaffold.editor_files")
    handbook = load(options.root)
    if handbook.is_partial:
        return _refuse(options.root)
    for path in scaffold.write_editor_files(handbook, options.out or options.root / scaffold.FOLDER):
        print(path)
    return CLEAN


def _refuse(root: Path) -> int:
    """Say what makes files unreadable: without their ids an editor would take right references for wrong ones."""
    _, findings = check(root, rules=["schema"])
    print(FORMATS["text"](Result(findings, ())))
    print("有文件读不了，没有写；原来的文件没有动。", file=sys.stderr)
    return FOUND


def _new(options: argparse.Namespace) -> int:
    scaffold = importlib.import_module("generator.scaffold.entry")
    handbook = load(options.root)
    kinds = scaffold.list_entry_kinds(handbook)
    kind = next((kind for kind in kinds if options.kind in (kind.collection, kind.name)), None)
    if kind is None:
        listed = "\n".join(f"{kind.name}  {kind.title}" for kind in kinds)
        print(listed, file=sys.stderr if options.kind else sys.stdout)
        return CANNOT if options.kind else CLEAN
    try:
        entry = scaffold.make_entry(handbook, kind, options.id or f"new-{kind.name}", CONTENT)
        print(scaffold.write_entry(options.root, entry) if options.write else entry.stub, end="\n"[: options.write])
    except (scaffold.IdRefused, scaffold.NotAppendable) as error:
        print(f"handbook: {error}", file=sys.stderr)
        return CANNOT
    return CLEAN


def _owners(options: argparse.Namespace) -> int:
    scaffold = importlib.import_module("generator.scaffold.owners")
    handbook = load(options.root)
    if handbook.is_partial:
        return _refuse(options.root)
    table = scaffold.write_codeowners(handbook, CONTENT)
    if not options.write:
        print(table, end="")
        return CLEAN
    path = options.root / scaffold.CODEOWNERS
    path.parent.mkdir(exist_ok=True)
    path.write_text(table, "utf-8")
    print(path)
    return CLEAN


def _init(options: argparse.Namespace) -> int:
    scaffold = importlib.import_module("generator.scaffold.start")
    editor_files = importlib.import_module("generator.scaffold.editor_files")
    try:
        scaffold.start_handbook(options.folder)
    except scaffold.FolderRefused as error:
        print(f"handbook: {error}", file=sys.stderr)
        return CANNOT
    editor_files.write_editor_files(load(options.folder), options.folder / editor_files.FOLDER)
    print(f"已写好 {options.folder}，先看里面的 README.md；再运行 handbook check --root {options.folder}")
    return CLEAN


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "check": _check,
    "build": _build,
    "serve": _serve,
    "coverage": _coverage,
    "diff": _diff,
    "forms": _forms,
    "explain": _explain,
    "schema": _schema,
    "new": _new,
    "owners": _owners,
    "init": _init,
}
