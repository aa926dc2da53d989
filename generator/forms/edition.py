"""What every printed sheet says of its edition, so that nobody fills in one that is out of date."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.forms.code import draw_code
from generator.handbook import Handbook
from generator.model.entries import Entry
from generator.permalink import page_in, web_address

Data = Mapping[str, Any]


def add_edition(handbook: Handbook, folder: str, entry: Entry, content: Data, edition: date) -> Data:
    """Return *content* with its edition and a code that leads to its page in *folder*.

    The digest leaves out version, dates and address: it tells changed content alone.
    """
    address = web_address(handbook.settings, page_in(folder, entry.id))
    return {
        **content,
        "digest": _digest(content),
        "version": handbook.settings.version,
        "edition": edition.isoformat(),
        "effective": entry.since.isoformat() if entry.since else "",
        "code": draw_code(address) if address else "",
    }


def name_role(handbook: Handbook, id_: str) -> str:
    """Return the name of a role."""
    role = handbook.leaves.get(("role", id_))
    return role.name if role else id_


def _digest(content: Data) -> str:
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:12]
