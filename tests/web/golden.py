"""The golden queries, and where what they should find stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.handbook import Handbook
from generator.pages.addresses import Address, list_addresses

QUERIES = Path(__file__).parent / "golden_queries.yaml"
HELD_OUT = Path(__file__).parent / "held_out_queries.yaml"

Query = dict[str, str | int | list[str]]


@dataclass(frozen=True, slots=True)
class Golden:
    """A query, the addresses of which one must come up, their titles, and the last rank that is good enough."""

    query: str
    addresses: tuple[str, ...]
    titles: tuple[str, ...]
    within: int
    kind: str

    @property
    def far(self) -> bool:
        """Tell whether the query shares no three characters with any title it may find."""
        return all(len(set(self.query) & set(title)) < 3 for title in self.titles)

    def rank(self, found: tuple[str, ...]) -> int:
        """Return the rank of the first good hit, 0 without any."""
        return next((rank for rank, address in enumerate(found, 1) if address.endswith(self.addresses)), 0)


def load_golden(handbook: Handbook, path: Path = QUERIES) -> tuple[Golden, ...]:
    """Return the queries with those of their entries that exist."""
    known = list_addresses(handbook)
    return tuple(_read(known, _parse(path)))


def find_gone(handbook: Handbook, path: Path) -> list[str]:
    """Return the ids that queries ask for and nothing has: their entries were deleted, or got another id."""
    known = list_addresses(handbook)
    return [id_ for query in _parse(path) for id_ in _list_ids(query) if id_ not in known]


def _parse(path: Path) -> list[Query]:
    queries: list[Query] = yaml.safe_load(path.read_text(encoding="utf-8"))["queries"]
    return queries


def _list_ids(query: Query) -> list[str]:
    return query["finds"] if isinstance(query["finds"], list) else [str(query["finds"])]


def _read(known: Mapping[str, Address], queries: list[Query]) -> Iterator[Golden]:
    for query in queries:
        wanted = [known[id_] for id_ in _list_ids(query) if id_ in known]
        if wanted:
            yield Golden(
                query=str(query["query"]),
                addresses=tuple(_locate(address) for address in wanted),
                titles=tuple(address.title for address in wanted),
                within=int(str(query["within"])),
                kind=str(query["kind"]),
            )


def _locate(address: Address) -> str:
    return f"/{address.page}.html#{address.anchor}" if address.anchor else f"/{address.page}.html"
