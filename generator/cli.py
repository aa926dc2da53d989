"""The command line: the only place that prints and exits."""

import argparse
import gc
import importlib
import io
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from generator.check import CONTENT, check, load
from generator.explain import lay_out, read_essay
from generator.lint import count_compared
from generator.report import FORMATS
from generator.report.result import Result
from generator.report.summary import render_summary
from generator.rule import name_of
from generator.rules import RULES
from generator.waiving import set_waived_aside

CLEAN, FOUND, CANNOT = 0, 1, 2
_RULE_NAMES = tuple(name_of(rule) for rule in RULES)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that *arguments* name and return its exit status: 0 clean, 1 findings, 2 could not check."""
    options = _make_parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that lacks a character is no reason to stop
            stream.reconfigure(errors="backslashreplace")
    try:
        with _keep_garbage():
            status = int(options.run(options))
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
    """Collect rarely: a command makes many small values that stay until it ends, and counting them costs a third."""
    threshold = gc.get_threshold()
    gc.set_threshold(200_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*threshold)


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="handbook", description="检查服务规范，生成手册网站和可打印的表单。")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_check(commands.add_parser("check", help="检查 standards/ 里的内容"))
    _add_build(commands.add_parser("build", help="检查，生成网站 site/ 和 site/forms/*.pdf"))
    _add_serve(commands.add_parser("serve", help="边改边看"))
    _add_forms(commands.add_parser("forms", help="只生成 PDF"))
    _add_explain(commands.add_parser("explain", help="说明一条检查规则，以及它在本手册里比较了什么"))
    _add_schema(commands.add_parser("schema", help="让编辑器认得本手册的标识和词汇：写 .vscode/ 里的说明和代码片段"))
    _add_new(commands.add_parser("new", help="给出一条新条目的样子，每一栏都有说明"))
    _add_owners(commands.add_parser("owners", help="按条目的维护人列出 GitHub 上改哪个文件请谁看"))
    return parser


def _add_root(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--root", type=Path, default=Path(), metavar="DIR", help="手册所在的文件夹（默认：当前）")


def _add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="报告用的语言")


def _add_check(parser: argparse.ArgumentParser) -> None:
    _add_root(parser)
    _add_language(parser)
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--today", type=date.fromisoformat, metavar="DATE", help="当作今天的日期，例如 2026-12-01")
    parser.add_argument("--rule", action="append", default=[], choices=_RULE_NAMES, metavar="ID", help="只查这一条")
    parser.add_argument("--strict", action="store_true", help="有提醒也算不通过")
    parser.set_defaults(run=_check)


def _add_build(parser: argparse.ArgumentParser) -> None:
    _add_root(parser)
    _add_language(parser)
    parser.add_argument("--out", type=Path, metavar="DIR", help="放在哪里（默认：手册文件夹下的 site）")
    parser.add_argument("--no-forms", action="store_true", help="不生成 PDF")
    parser.add_argument("--as-of", type=date.fromisoformat, metavar="DATE", help="以哪一天为准（默认：提交的日期）")
    parser.set_defaults(run=_build)


def _add_serve(parser: argparse.ArgumentParser) -> None:
    _add_root(parser)
    parser.add_argument("--address", default="127.0.0.1:8000", metavar="HOST:PORT")
    parser.set_defaults(run=_serve)


def _add_forms(parser: argparse.ArgumentParser) -> None:
    _add_root(parser)
    _add_language(parser)
    parser.add_argument("ids", nargs="*", metavar="ID", help="自检表的标识（默认：全部）")
    parser.add_argument("--out", type=Path, default=Path("forms"), metavar="DIR")
    parser.set_defaults(run=_forms)


def _add_explain(parser: argparse.ArgumentParser) -> None:
    _add_root(parser)
    _add_language(parser)
    parser.add_argument("rule", nargs="?", choices=_RULE_NAMES, metavar="RULE")
    parser.set_defaults(run=_explain)


def _add_schema(parser: argparse.ArgumentParser) -> None:
    _add_root(parser)
    parser.add_argument("--out", type=Path, metavar="DIR", help="放在哪里（默认：手册文件夹下的 .vscode）")
    parser.set_defaults(run=_schema)


def _add_new(parser: argparse.ArgumentParser) -> None:
    _add_root(parser)
    parser.add_argument("kind", nargs="?", metavar="KIND", help="哪一种，例如 norm、script；不写就列出全部")
    parser.add_argument("--id", metavar="ID", help="标识（默认：new-KIND）")
    parser.add_argument("--write", action="store_true", help="添到这一种条目所在的文件末尾，而不是打印出来")
    parser.set_defaults(run=_new)


def _add_owners(parser: argparse.ArgumentParser) -> None:
    _add_root(parser)
    parser.add_argument("--write", action="store_true", help="写进 .github/CODEOWNERS，而不是打印出来")
    parser.set_defaults(run=_owners)


def _check(options: argparse.Namespace) -> int:
    handbook, findings = check(options.root, today=options.today, rules=options.rule, language=options.lang)
    reported, waived = set_waived_aside(findings)
    result = Result(reported, tuple(count_compared(handbook, options.rule, options.lang)), options.lang, waived)
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
    print(FORMATS["text"](Result(reported, compared, options.lang, waived)))
    if not outcome.made:
        print(f"{outcome.problem}\n有错误，没有生成；原来的网站没有动。".strip(), file=sys.stderr)
        return FOUND
    print(f"已生成 {options.out or options.root / build.SITE}")
    return CLEAN


def _serve(options: argparse.Namespace) -> int:
    serve = importlib.import_module("mkdocs.commands.serve")
    serve.serve(config_file=str(options.root / "mkdocs.yml"), dev_addr=options.address)
    return CLEAN


def _forms(options: argparse.Namespace) -> int:
    build = importlib.import_module("generator.build")
    today = build.moment_of(options.root).date()
    handbook, findings = check(options.root, today=today, language=options.lang, expiring=False)
    if unknown := set(options.ids) - {checklist.id for checklist in handbook.checklists}:
        print(f"handbook: 没有这样的自检表：{'、'.join(sorted(unknown))}", file=sys.stderr)
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
