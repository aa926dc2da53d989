"""The handbook seen as a map: where every entry stands, and which entries name each other."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.handbook import Handbook
from generator.model.parts import Reference
from generator.pages.addresses import Address, list_addresses
from generator.scope import is_within
from generator.situation import locate
from generator.vicinity import make_vicinity

SPECIFIC = ("situation", "stage")  # a norm that names neither holds everywhere, and would stand on every page
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
        bindings = tuple(self._bindings())
        return _collect((*named, *naming, *((script, norm) for norm, script in bindings), *bindings))

    def _bindings(self) -> Iterator[tuple[str, str]]:
        """Yield the ids of each norm made for certain situations with those of the scripts it binds there."""
        space = self.handbook.space
        norms = [norm for norm in self.handbook.norms if any(not box.keys().isdisjoint(SPECIFIC) for box in norm.scope)]
        regions = [locate(space, norm, norm.scope) for norm in norms]
        vicinity = make_vicinity(regions)
        for script in self.handbook.scripts:
            here = locate(space, script, script.scope)
            for number in vicinity.meeting(here):
                if is_within(here, regions[number]):
                    yield norms[number].id, script.id

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
