"""Turns findings into text for people, editors and services, one module a format."""

from collections.abc import Callable, Mapping

from generator.report import github, json, text
from generator.report.result import Result

FORMATS: Mapping[str, Callable[[Result], str]] = {
    "text": text.render,
    "json": json.render,
    "github": github.render,
}
"""The formats of `check` by name; each turns a result into what is printed, the last line end left out."""
