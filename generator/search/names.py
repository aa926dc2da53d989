"""What else an entry is called: by its situation, by its acts, by the terms that speak of it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from generator.handbook import Handbook
from generator.model.entries import Norm, Term
from generator.model.parts import Scope
from generator.model.vocabulary import Leaf, walk_leaves
from generator.pages.atlas import NAMES_AN_ENTRY

# What people call the kinds of entries when they ask for one.
KIND_WORDS = (
    ("测验", "考题", "考试", "试题", "题目", "练习题"),
    ("记录单", "表单", "表格", "单据", "登记表"),
    ("自检", "检查表", "评分表"),
    ("流程", "步骤"),
    ("术语", "什么意思", "名词解释"),
)
WordsT = TypeVar("WordsT")
WIDE = 3  # an entry for more values than that of one facet is not about any of them
SHARED = 14  # what more entries are for is a heading above them, and names none
COMMON = 0.2  # nor is one for a value that a larger share of all entries is for
MANNER = ("role", "channel", "stage")  # who does it, by which way and when says how, not what an entry is about
FORBIDDING = ("must-not", "should-not")


@dataclass(frozen=True, slots=True)
class Names:
    """Words for what an entry is about: its *own* ones, *labels* it shares with others, *hints* from definitions."""

    own: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many entries are for each value of a facet, and how many there are."""

    counts: Mapping[tuple[str, str], int]
    entries: int

    def tells_nothing(self, value: tuple[str, str]) -> bool:
        """Tell whether so many entries are for *value* that it tells none of them from another."""
        count = self.counts.get(value, 0)
        return count > COMMON * self.entries and count > WIDE

    def names(self, value: tuple[str, str]) -> bool:
        """Tell whether an entry for *value* may be called by it."""
        return value[0] not in MANNER and self.counts.get(value, 0) <= SHARED


def name_situation(handbook: Handbook, scope: Scope, crowd: Crowd) -> Names:
    """Return the words for the situations of *scope*.

    What a whole crowd of entries shares, or what only says how, is a label; only what is happening names an entry.
    """
    values = [value for value in _values(scope) if value in handbook.leaves and not crowd.tells_nothing(value)]
    told = [value for value in values if value[0] not in MANNER]
    above = [node for value in told for node in handbook.nodes_above[value[0], handbook.leaves[value].id]]
    shared = [handbook.leaves[value] for value in values if not crowd.names(value)]
    return Names(
        own=_unique(word for value in told if crowd.names(value) for word in words_of(handbook.leaves[value])),
        labels=_unique(word for node in (*above, *shared) for word in words_of(node)),
        hints=_unique(node.definition for node in (*map(handbook.leaves.__getitem__, told), *above) if node.definition),
    )


def count_values(handbook: Handbook) -> Crowd:
    """Return how many entries are for each value."""
    kinds = (handbook.norms, handbook.scripts, handbook.procedures, handbook.checklists)
    scopes = [entry.scope for kind in kinds for entry in kind]
    return Crowd(Counter(value for scope in scopes for value in set(_values(scope))), len(scopes))


def _values(scope: Scope) -> Iterator[tuple[str, str]]:
    for box in scope:
        for facet, extent in box.items():
            if isinstance(extent, frozenset) and len(extent) <= WIDE:
                yield from ((facet, id_) for id_ in sorted(extent))


def words_of(node: Leaf) -> tuple[str, ...]:
    """Return all words for a value of a facet."""
    return (node.name, *node.synonyms)


def name_act(handbook: Handbook, norm: Norm) -> Names:
    """Return the words for what a norm tells to do; what it forbids to say is looked for in those very words."""
    act = handbook.acts.get(norm.act)
    if not act:
        return Names()
    markers = act.markers if norm.level in FORBIDDING else ()
    return Names(own=markers, labels=(act.name,), hints=(act.definition,) if act.definition else ())


def name_by_terms(handbook: Handbook) -> Mapping[str, tuple[str, ...]]:
    """Return, for each entry that a term speaks of, the term and its synonyms."""
    terms = {term.id: term for term in handbook.terms}
    found: dict[str, list[str]] = {}
    for reference in handbook.references:
        term = terms.get(reference.entry)
        if term and reference.kind in NAMES_AN_ENTRY and reference.id not in terms:
            found.setdefault(reference.id, []).extend(words_of_term(term))
    return {id_: _unique(words) for id_, words in found.items()}


def words_of_term(term: Term) -> tuple[str, ...]:
    """Return all words for a term, those that should not be written too: they are typed all the same."""
    return (term.title, *term.synonyms, *term.discouraged)


def list_synonyms(handbook: Handbook) -> tuple[tuple[str, ...], ...]:
    """Return the groups of words that mean the same in this handbook."""
    vocabulary = handbook.vocabulary
    groups = [words_of_term(term) for term in handbook.terms]
    groups += [words_of(leaf) for facet in vocabulary.facets for leaf in walk_leaves(facet.leaves)]
    groups += [(facet.name, *facet.synonyms) for facet in vocabulary.facets]
    groups += [(metric.name, *metric.synonyms) for metric in vocabulary.metrics]
    groups += vocabulary.asked_alike
    groups += KIND_WORDS
    return _unique(_unique(group) for group in groups if len(set(group)) > 1)


def _unique(values: Iterable[WordsT]) -> tuple[WordsT, ...]:
    return tuple(dict.fromkeys(values))
