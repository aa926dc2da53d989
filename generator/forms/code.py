"""Draws addresses as QR codes."""

from io import BytesIO

import segno

QUIET_MODULES = 4  # the margin that the standard asks for


def draw_code(address: str) -> str:
    """Return the QR code of an address as SVG; level M survives a fold or a stain."""
    drawing = BytesIO()
    code = segno.make_qr(address, error="m", boost_error=False)
    code.save(drawing, kind="svg", border=QUIET_MODULES, xmldecl=False, nl=False)
    return drawing.getvalue().decode()
