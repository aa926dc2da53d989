"""The commands and options of the command line."""

import argparse
from datetime import date
from pathlib import Path

from generator.report import FORMATS
from generator.rule import name_of
from generator.rules import RULES

COVERAGE_FORMATS = DIFF_FORMATS = ("text", "json", "markdown")
_RULE_NAMES = tuple(name_of(rule) for rule in RULES)


def make_parser() -> argparse.ArgumentParser:
    """Return the parser; what it returns has the name of the command in `command`."""
    parser = argparse.ArgumentParser(prog="handbook", description="检查服务规范，生成手册网站和可打印的表单。")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_check(commands.add_parser("check", help="检查 standards/ 里的内容"))
    _add_build(commands.add_parser("build", help="检查，生成网站 site/ 和 site/forms/*.pdf"))
    _add_serve(commands.add_parser("serve", help="边改边看"))
    _add_coverage(commands.add_parser("coverage", help="哪些情形有话术，规定落实到哪里；和另一个版本比"))
    _add_diff(commands.add_parser("diff", help="两个 git 版本之间，员工看到的有什么变化，按岗位列出"))
    _add_forms(commands.add_parser("forms", help="只生成 PDF"))
    _add_explain(commands.add_parser("explain", help="说明一条检查规则，以及它在本手册里比较了什么"))
    _add_schema(commands.add_parser("schema", help="让编辑器认得本手册的标识和词汇：写 .vscode/ 里的说明和代码片段"))
    _add_new(commands.add_parser("new", help="给出一条新条目的样子，每一栏都有说明"))
    _add_owners(commands.add_parser("owners", help="按条目的维护人列出 GitHub 上改哪个文件请谁看"))
    _add_init(commands.add_parser("init", help="在一个空文件夹里写一本可以马上用的手册"))
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
    parser.set_defaults(command="check")


def _add_build(parser: argparse.ArgumentParser) -> None:
    _add_root(parser)
    _add_language(parser)
    parser.add_argument("--out", type=Path, metavar="DIR", help="放在哪里（默认：手册文件夹下的 site）")
    parser.add_argument("--no-forms", action="store_true", help="不生成 PDF")
    parser.add_argument("--as-of", type=date.fromisoformat, metavar="DATE", help="以哪一天为准（默认：提交的日期）")
    parser.set_defaults(command="build")


def _add_serve(parser: argparse.ArgumentParser) -> None:
    _add_root(parser)
    parser.add_argument("--address", default="127.0.0.1:8000", metavar="HOST:PORT")
    parser.set_defaults(command="serve")


def _add_coverage(parser: argparse.ArgumentParser) -> None:
    _add_root(parser)
    parser.add_argument("--format", choices=COVERAGE_FORMATS, default="text")
    parser.add_argument("--today", type=date.fromisoformat, metavar="DATE", help="当作今天的日期，例如 2026-12-01")
    parser.add_argument("base", nargs="?", metavar="BASE", help="和哪个 git 版本比，例如 main")
    parser.set_defaults(command="coverage")


def _add_diff(parser: argparse.ArgumentParser) -> None:
    _add_root(parser)
    parser.add_argument("--format", choices=DIFF_FORMATS, default="text")
    parser.add_argument("base", metavar="BASE", help="从哪个 git 版本，例如 main")
    parser.add_argument("head", nargs="?", metavar="HEAD", help="到哪个 git 版本（默认：文件夹里现在的内容）")
    parser.set_defaults(command="diff")


def _add_forms(parser: argparse.ArgumentParser) -> None:
    _add_root(parser)
    _add_language(parser)
    parser.add_argument("ids", nargs="*", metavar="ID", help="自检表、测验、记录单的标识（默认：全部）")
    parser.add_argument("--out", type=Path, default=Path("forms"), metavar="DIR")
    parser.set_defaults(command="forms")


def _add_explain(parser: argparse.ArgumentParser) -> None:
    _add_root(parser)
    _add_language(parser)
    parser.add_argument("rule", nargs="?", choices=_RULE_NAMES, metavar="RULE")
    parser.set_defaults(command="explain")


def _add_schema(parser: argparse.ArgumentParser) -> None:
    _add_root(parser)
    parser.add_argument("--out", type=Path, metavar="DIR", help="放在哪里（默认：手册文件夹下的 .vscode）")
    parser.set_defaults(command="schema")


def _add_new(parser: argparse.ArgumentParser) -> None:
    _add_root(parser)
    parser.add_argument("kind", nargs="?", metavar="KIND", help="哪一种，例如 norm、script；不写就列出全部")
    parser.add_argument("--id", metavar="ID", help="标识（默认：new-KIND）")
    parser.add_argument("--write", action="store_true", help="添到这一种条目所在的文件末尾，而不是打印出来")
    parser.set_defaults(command="new")


def _add_owners(parser: argparse.ArgumentParser) -> None:
    _add_root(parser)
    parser.add_argument("--write", action="store_true", help="写进 .github/CODEOWNERS，而不是打印出来")
    parser.set_defaults(command="owners")


def _add_init(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="空的或还没有的文件夹；只有 .git 的也算空")
    parser.set_defaults(command="init")
