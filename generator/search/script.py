"""The script that searches, put together from its parts."""

from pathlib import Path

PARTS = Path(__file__).parent / "worker"
HEAD = """/* Searches the handbook behind Material's interface, in a Worker or in the hidden frame that is one on file://;
   so of what surrounds it, it uses addEventListener and postMessage and nothing else. */"""


def write_worker() -> str:
    """Return the script: one file, because a frame on file:// cannot load more in good time."""
    parts = [path.read_text(encoding="utf-8") for path in sorted(PARTS.glob("*.js"), key=_weights_first)]
    return "\n".join([HEAD, "(function () {", '"use strict";', *parts, "})();", ""])


def _weights_first(path: Path) -> tuple[bool, str]:
    return path.stem != "weights", path.stem  # all else only names what it needs once a message comes
