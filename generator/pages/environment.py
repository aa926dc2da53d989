"""The Jinja environment of the pages: every value is escaped, every missing value is an error."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

# Written out, because Jinja's own choice by file name leaves `.html.j2` unescaped.
ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent.parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=False,
)


def fill(template: str, **values: Any) -> str:
    """Return the HTML of a template filled with values."""
    return ENVIRONMENT.get_template(f"{template}.html.j2").render(values)
