"""Modules of the checks, loaded with every condition in the hands of one function, which can turn one of them round."""

import ast
import builtins
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

NAME = "__condition__"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition; *key* is what lists call it, the same as long as the function and the condition are."""

    file: str
    line: int
    key: str


@dataclass(slots=True)
class Register:
    """All conditions by number, and how many of each wording there are."""

    conditions: list[Condition] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def enter(self, file: str, line: int, inside: str, text: str) -> int:
        """Return the number of a new condition."""
        key = f"{file} {inside}: {text}"
        self.counts[key] += 1
        if self.counts[key] > 1:
            key += f" #{self.counts[key]}"
        self.conditions.append(Condition(file, line, key))
        return len(self.conditions) - 1


def instrument(source: str, file: str, register: Register) -> ast.Module:
    """Return the module with each condition handed to the function called NAME, together with its number."""
    tree = _Wrapper(file, register).visit(ast.parse(source))
    assert isinstance(tree, ast.Module)
    return ast.fix_missing_locations(tree)


class _Wrapper(ast.NodeTransformer):
    def __init__(self, file: str, register: Register) -> None:
        self.file, self.register, self.inside = file, register, [""]

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        return self._within(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        return self._within(node)

    def _within(self, node: ast.FunctionDef | ast.ClassDef) -> ast.AST:
        self.inside.append(f"{self.inside[-1]}.{node.name}".removeprefix("."))
        self.generic_visit(node)
        self.inside.pop()
        return node

    def visit_If(self, node: ast.If) -> ast.AST:
        return self._wrap_test(node)

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        return self._wrap_test(node)

    def visit_While(self, node: ast.While) -> ast.AST:
        return self._wrap_test(node)

    def _wrap_test(self, node: ast.If | ast.IfExp | ast.While) -> ast.AST:
        text = ast.unparse(node.test)
        self.generic_visit(node)
        node.test = self._wrap(node.test, text)
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        texts = [ast.unparse(each) for each in node.ifs]
        self.generic_visit(node)
        node.ifs = [self._wrap(each, text) for each, text in zip(node.ifs, texts, strict=True)]
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        texts = [ast.unparse(each) for each in node.values]
        is_default = isinstance(node.op, ast.Or) and _is_constant(node.values[-1])
        self.generic_visit(node)
        conditions = node.values[:-1] if is_default else node.values
        wrapped = [self._wrap(each, text) for each, text in zip(conditions, texts, strict=False)]
        node.values = [*wrapped, *node.values[len(wrapped) :]]
        return node

    def visit_Return(self, node: ast.Return) -> ast.AST:
        is_condition = isinstance(node.value, ast.Compare | ast.UnaryOp)
        text = ast.unparse(node.value) if node.value else ""
        self.generic_visit(node)
        if is_condition and node.value:
            node.value = self._wrap(node.value, text)
        return node

    def _wrap(self, condition: ast.expr, text: str) -> ast.expr:
        number = self.register.enter(self.file, condition.lineno, self.inside[-1] or "(module)", text)
        call = ast.Call(ast.Name(NAME, ast.Load()), [ast.Constant(number), condition], [])
        return ast.copy_location(call, condition)


def _is_constant(value: ast.expr) -> bool:
    """Tell whether a value is what there is when there is nothing else: `name or "none"`, `low or Fraction(0)`."""
    if isinstance(value, ast.Tuple | ast.List):
        return not value.elts
    if isinstance(value, ast.Call):
        return bool(value.args) and all(isinstance(each, ast.Constant) for each in value.args)
    return isinstance(value, ast.Constant)


class _Loader(SourceFileLoader):
    register: Register
    file: str

    def get_code(self, fullname: str) -> CodeType | None:
        path = self.get_filename(fullname)
        tree = instrument(Path(path).read_text("utf-8"), self.file, self.register)
        return compile(tree, path, "exec")


class _Finder(MetaPathFinder):
    """Finds the modules in *files* before anything else does."""

    def __init__(self, project: Path, files: Collection[str], register: Register) -> None:
        self.project, self.files, self.register = project, files, register

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        file = f"{fullname.replace('.', '/')}.py"
        if file not in self.files:
            return None
        spec = PathFinder.find_spec(fullname, path)
        assert spec and spec.origin
        loader = _Loader(fullname, spec.origin)
        loader.register, loader.file = self.register, file
        spec.loader = loader
        return spec


def load_instrumented(project: Path, files: Collection[str], register: Register) -> None:
    """Have the modules in *files* instrumented as soon as somebody imports them; none may be loaded yet."""
    loaded = [file for file in files if file.removesuffix(".py").replace("/", ".") in sys.modules]
    assert not loaded, loaded
    setattr(builtins, NAME, _as_it_is)
    sys.meta_path.insert(0, _Finder(project, files, register))


def _as_it_is(number: int, value: Any) -> Any:
    return value


def note_into(seen: set[int]) -> None:
    """From now on, note which conditions are reached."""

    def note(number: int, value: Any) -> Any:
        seen.add(number)
        return value

    setattr(builtins, NAME, note)


def turn_round(wrong: int) -> None:
    """From now on, one condition is the opposite of itself."""

    def turned(number: int, value: Any) -> Any:
        return not value if number == wrong else value

    setattr(builtins, NAME, turned)


def current() -> Callable[[int, Any], Any]:
    """Return the function that has the conditions in its hands."""
    function: Callable[[int, Any], Any] = getattr(builtins, NAME)
    return function


def conditions_of(source: str, file: str) -> Iterator[Condition]:
    """Yield the conditions of a module in the order of their numbers."""
    register = Register()
    instrument(source, file, register)
    yield from register.conditions
