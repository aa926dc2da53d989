"""Invert each condition of the rules in turn and name those that no case turns red: `make mutation`.

Works in a copy, so that an interrupted run leaves nothing behind. Takes some minutes: some
seconds for the cases of all rules, for each condition.
"""

import ast
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
ENGINE = (
    *(
        "bounds",
        "covering",
        "duty",
        "exchange",
        "family",
        "fitting",
        "idle",
        "kinship",
        "limits",
        "nesting",
        "omission",
    ),
    *("opposition", "precedence", "prohibition", "quotation", "repetition", "resemblance", "route", "seeking"),
    *(
        "bands",
        "doers",
        "rhythm",
        "roles",
        "segmentation",
        "situation",
        "spoken",
        "taught",
        "threshold",
        "utterance",
        "vacancy",
        "backing",
        "expecting",
        "tiers",
        "wordless",
    ),
)
CASES = ("tests/test_rules.py", "tests/test_cli.py", "tests/test_broken_input.py")
TESTS = ("pytest", *CASES, "-x", "-q", "-p", "no:cacheprovider")
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "site", "screenshots", "__pycache__", ".*_cache")


def main(names: Sequence[str]) -> int:
    """Invert the conditions of the files in *names*, by default of all rules and what they rest on."""
    files = names or [
        *(f"generator/rules/{path.name}" for path in sorted((PROJECT / "generator" / "rules").glob("[a-z]*.py"))),
        *(f"generator/{name}.py" for name in ENGINE),
    ]
    survivors = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(PROJECT, copy, ignore=LEFT_OUT)
        for name in files:
            count = len(list(_conditions(ast.parse((copy / name).read_text("utf-8")))))
            alive = [place for number in range(count) if (place := _survives(copy, name, number))]
            print(f"{name}: {count} conditions, {len(alive)} of which no case notices", flush=True)
            print(*(f"    {place}" for place in alive), sep="\n", flush=True)
            survivors += len(alive)
    return int(survivors > 0)


def _survives(copy: Path, name: str, number: int) -> str:
    """Return where the condition stands if the tests stay green with it inverted, else nothing."""
    path = copy / name
    source = path.read_text("utf-8")
    tree = ast.parse(source)
    parent, field, index = list(_conditions(tree))[number]
    condition = getattr(parent, field) if index is None else getattr(parent, field)[index]
    inverted = ast.UnaryOp(op=ast.Not(), operand=condition)
    if index is None:
        setattr(parent, field, inverted)
    else:
        getattr(parent, field)[index] = inverted
    path.write_text(ast.unparse(ast.fix_missing_locations(tree)), "utf-8")
    try:
        done = subprocess.run([sys.executable, "-m", *TESTS], cwd=copy, capture_output=True, check=False)
    finally:
        path.write_text(source, "utf-8")
    return f"line {condition.lineno}: {ast.unparse(condition)}" if done.returncode == 0 else ""


def _conditions(tree: ast.AST) -> Iterator[tuple[ast.AST, str, int | None]]:
    """Yield each condition as the node that holds it, the field, and the place in the field if that is a list."""
    for node in ast.walk(tree):
        if isinstance(node, ast.If | ast.IfExp | ast.While):
            yield node, "test", None
        elif isinstance(node, ast.comprehension):
            yield from ((node, "ifs", index) for index in range(len(node.ifs)))
        elif isinstance(node, ast.BoolOp):
            yield from ((node, "values", index) for index in range(len(node.values)))
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.Compare | ast.UnaryOp):
            yield node, "value", None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
