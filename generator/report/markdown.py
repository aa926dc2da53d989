"""Words of the handbook inside Markdown."""

import re


def escape_markdown(text: str) -> str:
    """Return *text* as Markdown that shows exactly it; content must not become markup or a formula."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", " ".join(text.split()))
