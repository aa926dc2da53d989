"""The handbook seen as a map: where every entry stands, and which entries name each other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.handbook import Handbook
from generator.model.parts import Reference
from generator.pages.addresses import Address, list_addresses
from generator.tracing import bind_scripts

# The other kinds of reference name acts, metrics and the like, whose ids may equal an entry's by chance.
NAMES_AN_ENTRY = ("entry", "limit", "script", "form")


@dataclass(frozen=True)
class Atlas:
    """A handbook with the look-ups that every page needs, made once."""

    handbook: Handbook

    @cached_property
    def addresses(self) -> Mapping[str, Address]:
        """Return the address of every entry by id."""
        return list_addresses(self.handbook)

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[str, ...]]:
        """Return, for each entry, those it names, those that name it, and norms and scripts of the same situations."""
        references = [reference for reference in self.handbook.references if self._joins_entries(reference)]
        named = [(reference.entry, reference.id) for reference in references]
        naming = [(reference.id, reference.entry) for reference in references]
        bindings = tuple(bind_scripts(self.handbook))
        return _collect((*named, *naming, *((script, norm) for norm, script in bindings), *bindings))

    @cached_property
    def naming(self) -> Mapping[str, tuple[str, ...]]:
        """Return, for each entry, those that name it."""
        references = [reference for reference in self.handbook.references if self._joins_entries(reference)]
        return _collect((reference.id, reference.entry) for reference in references)

    def _joins_entries(self, reference: Reference) -> bool:
        return (
            reference.kind in NAMES_AN_ENTRY
            and reference.id != reference.entry
            and {reference.id, reference.entry} <= self.addresses.keys()
        )


def _collect(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for key, value in pairs:
        found.setdefault(key, {})[value] = None
    return {key: tuple(values) for key, values in found.items()}
