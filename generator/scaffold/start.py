"""A handbook to start from: the files of the package's starter, put into an empty folder, all of them or none."""

import tempfile
import textwrap
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from generator.reading.plain_words import read_plain_words
from generator.reading.speech_acts import USUAL_VARIANTS, Usual, usual_words

_STARTER = Path(__file__).parent / "starter"
_TEMPLATE = ".j2"
_DOT = "dot-"  # what begins with a dot gets lost on the way into a package
_TOLERATED = frozenset((".git",))
_WIDTH = 90


class FolderRefused(Exception):
    """Raised where a handbook cannot be started in a folder because something else is there."""


def start_handbook(folder: Path) -> None:
    """Write the starter into *folder*, which is made if need be; raises FolderRefused where that is not empty.

    An empty repository counts as empty. Whatever cannot be written, the folder is left as it was.
    """
    if folder.exists() and not _is_empty(folder):
        raise FolderRefused(f"{folder} 不是空的文件夹，没有写；换一个 / is no empty folder, nothing was written")
    texts = dict(_render())
    is_new = not folder.exists()
    if is_new:
        folder.mkdir()
    try:
        # Written aside first: moving what is whole cannot run out of space.
        with tempfile.TemporaryDirectory(prefix=".handbook-", dir=folder) as staging:
            _write(Path(staging), texts)
            for path in sorted(Path(staging).iterdir()):
                path.rename(folder / path.name)
    except OSError:
        if is_new:
            folder.rmdir()
        raise


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and _TOLERATED.issuperset(path.name for path in folder.iterdir())


def _render() -> Iterator[tuple[str, str]]:
    """Yield each file of the starter by its path, templates filled in with the tables that the program brings."""
    environment = Environment(undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False)  # YAML, no HTML
    tables = {
        "words": {id_: _lay_out(usual) for id_, usual in usual_words().items()},
        "plain": read_plain_words(()),
        "variants": USUAL_VARIANTS,
    }
    for path in sorted(_STARTER.rglob("*")):
        if path.is_file():
            name, text = path.relative_to(_STARTER).as_posix().replace(_DOT, "."), path.read_text("utf-8")
            is_template = name.endswith(_TEMPLATE)
            yield name.removesuffix(_TEMPLATE), environment.from_string(text).render(tables) if is_template else text


def _lay_out(usual: Usual) -> str:
    """Return markers and exceptions as they stand in an act of a content file, four columns in."""
    tables = (("markers", usual.markers), ("unless", usual.unless))
    return "\n    ".join(_fold(name, words) for name, words in tables if words)


def _fold(name: str, words: tuple[str, ...]) -> str:
    listed = ", ".join(words)
    if len(listed) <= _WIDTH:
        return f"{name}: [{listed}]"
    lines = textwrap.wrap(listed, _WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join([f"{name}:", "      [", *(f"        {line}" for line in lines), "      ]"])


def _write(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")
