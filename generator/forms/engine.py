"""The one place that knows the PDF engine, Typst."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent.parent
_TEMPLATES = _PACKAGE / "templates"
_FONTS = _PACKAGE / "fonts"


def render(template: str, data: Mapping[str, Any], date: datetime) -> bytes:
    """Return the PDF that *template* makes of a sheet's data, the same bytes for the same data and date.

    The date must know its time zone.
    """
    if date.tzinfo is None:
        raise ValueError("a date without time zone means another moment on every machine")
    pdf = _compiler(template).compile(
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},  # a string to the template, never markup
        pdf_standards=["a-2a", "ua-1"],
        timestamp=int(date.timestamp()),
    )
    if not isinstance(pdf, bytes):
        raise TypeError("Typst returned no single file")
    return pdf


@cache
def _compiler(template: str) -> Any:
    typst = import_module("typst")  # 80 MB that only sheets need
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_FONTS])
    return typst.Compiler(input=_TEMPLATES / f"{template}.typ", root=_TEMPLATES, font_paths=fonts)
