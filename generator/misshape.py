"""What is wrong with the shape of a file, in the terms of the messages."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.source import Path


@dataclass(frozen=True, slots=True)
class Misshape:
    """A place whose shape is wrong; *at_key* means the key there, not its value."""

    path: Path
    key: str
    values: Mapping[str, str] = field(default_factory=dict)
    at_key: bool = False
