"""Reads a printed PDF back: words, where they stand, and the boxes and circles drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

MILLIMETRE = 72 / 25.4
Bounds = tuple[float, float, float, float]  # left, bottom, right, top in millimetres


@dataclass(frozen=True)
class Mark:
    """A box or circle to be ticked."""

    round: bool
    page: int
    bounds: Bounds

    @property
    def width(self) -> float:
        """Return the width in millimetres."""
        return self.bounds[2] - self.bounds[0]


def read_pages(pdf: bytes) -> tuple[str, ...]:
    """Return the words of each page without white space, since lines break anywhere between Chinese characters."""
    return tuple("".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(pdf))


def squeeze(text: str) -> str:
    """Return *text* as `read_pages` would find it."""
    return "".join(text.split())


def read_character_bounds(pdf: bytes) -> Iterator[Bounds]:
    """Yield the place of every visible character on its page."""
    for page in pypdfium2.PdfDocument(pdf):
        words = page.get_textpage()
        for index in range(words.count_chars()):
            if words.get_text_range(index, 1).strip():
                yield _in_millimetres(words.get_charbox(index))


def read_marks(pdf: bytes) -> tuple[Mark, ...]:
    """Return all boxes and circles: closed shapes about as wide as they are high."""
    return tuple(
        Mark(_is_round(shape), number, bounds)
        for number, page in enumerate(pypdfium2.PdfDocument(pdf))
        for shape in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])
        if _is_square(bounds := _in_millimetres(shape.get_bounds()))
    )


def _in_millimetres(bounds: Bounds) -> Bounds:
    left, bottom, right, top = (end / MILLIMETRE for end in bounds)
    return left, bottom, right, top


def _is_square(bounds: Bounds) -> bool:
    left, bottom, right, top = bounds
    return right - left > 2 and abs((right - left) - (top - bottom)) < 0.5


def _is_round(shape: Any) -> bool:
    segments = (pdfium.FPDFPath_GetPathSegment(shape, index) for index in range(pdfium.FPDFPath_CountSegments(shape)))
    return any(pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_BEZIERTO for segment in segments)
