"""One handbook, whole: its vocabulary, its entries, and the lookups rules and pages use."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.claims import (
    Assertion,
    Statement,
    collect_promises,
    collect_statements,
    derive_from_claims,
    locate_statements,
)
from generator.conversions import Conversions, join_equivalences
from generator.duty import Duty, derive_duties, find_exemptions
from generator.exchange import Turn, collect_turns
from generator.family import Family, judge_family
from generator.fault import Fault
from generator.finding import Location
from generator.limits import Meeting, Standard, compare, find_meetings, state_standards
from generator.model.assessments import Checklist, Quiz
from generator.model.entries import Entry, NeverSay, Norm, Override, Owner, Script, Settings, SourceEntry, Term
from generator.model.materials import Form, Persona
from generator.model.parts import Declaration, Passage, Reference, Scope
from generator.model.procedures import Procedure, walk_steps
from generator.model.vocabulary import Act, Expectation, Facet, Leaf, Metric, Theme, Vocabulary, walk_leaves
from generator.model.waiver import StaleWaiver, Waiver
from generator.occasions import Clocks, find_starts, narrow, read_clocks
from generator.opposition import Encounter, find_encounters
from generator.prohibition import Context, Prohibition
from generator.scope import Region, Space
from generator.situation import build_space, chain_leaves, locate
from generator.spoken import Markers, Wording, collect_taught_wordings, collect_wordings, make_markers
from generator.taught import collect_noted_wordings, collect_step_wordings, collect_taught
from generator.timing import Comparison, Start
from generator.wording import Folding, make_folding


@dataclass(frozen=True)
class Handbook:
    """Everything that was read, in content order.

    *faults* is what could not be understood while reading, *declarations* every id even of what was not. Where a file
    could not be read at all the handbook *is_partial*, and rules blame nobody for naming what is *salvaged* of it;
    where an entry or a value was not understood it *lacks_content*. In both cases nothing is said to be missing.
    *stale_waivers* is what the runner of the rules knows once they have run, *texts* those of the entries, *prose* the
    lines of hand-written pages, *defaults* the scopes that files give their entries.
    """

    settings: Settings = Settings()
    vocabulary: Vocabulary = Vocabulary()
    impossible: Scope = ()
    defaults: tuple[tuple[str, Scope], ...] = ()
    impossible_places: tuple[Location, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    norms: tuple[Norm, ...] = ()
    scripts: tuple[Script, ...] = ()
    never_says: tuple[NeverSay, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    checklists: tuple[Checklist, ...] = ()
    quizzes: tuple[Quiz, ...] = ()
    personas: tuple[Persona, ...] = ()
    forms: tuple[Form, ...] = ()
    terms: tuple[Term, ...] = ()
    sources: tuple[SourceEntry, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    stale_waivers: tuple[StaleWaiver, ...] = ()
    owners: tuple[Owner, ...] = ()
    references: tuple[Reference, ...] = ()
    texts: tuple[Passage, ...] = ()
    prose: tuple[Passage, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    salvaged: frozenset[str] = frozenset()
    is_partial: bool = False
    lacks_content: bool = False
    today: date = date.min
    faults: tuple[Fault, ...] = ()

    @cached_property
    def space(self) -> Space:
        """Return the space of all situations from *today* on."""
        return build_space(self.vocabulary.facets, self._scopes(), self.entries, self.impossible, self.today)

    def _scopes(self) -> Iterator[Scope]:
        for norm in self.norms:
            yield norm.scope
            yield from (case.scope for case in norm.exceptions)
            yield from (scope for scope, _ in norm.limit_rows)
        for script in self.scripts:
            yield script.scope
            yield from (line.condition for line in script.lines)
        for procedure in self.procedures:
            yield procedure.scope
            for step in walk_steps(procedure):
                yield from (step.condition, *(way.condition for way in step.next))
        yield from (never_say.scope for never_say in self.never_says)
        yield from (expectation.scope for expectation in self.expectations)
        yield from (follow.scope for follow in self.vocabulary.follows)
        yield from (checklist.scope for checklist in self.checklists)
        yield from (waiver.scope for waiver in self.waivers)
        yield from (quiz.scope for quiz in self.quizzes)
        yield from (persona.scope for persona in self.personas)
        yield from (statement.claim.scope for statement in self.statements)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Return what items of checklists and keyed answers claim, in content order."""
        return tuple(collect_statements(self.checklists, self.quizzes))

    @cached_property
    def assertions(self) -> tuple[Assertion, ...]:
        """Return the statements and what lines promise where they hold, in content order."""
        said = (*self.statements, *collect_promises(self.scripts, self.by_id))
        return tuple(locate_statements(self.space, said, self._told, self.by_id))

    @cached_property
    def _told(self) -> tuple[Duty, ...]:
        return tuple(derive_duties(self.space, self.norms, self.scripts, self.procedures))

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """Return what all entries tell staff to do, claims of items and answers included, sorted by place."""
        return tuple(sorted((*self._told, *derive_from_claims(self.assertions)), key=lambda duty: duty.where))

    @cached_property
    def conversions(self) -> Conversions:
        """Return how the metrics bound each other."""
        return join_equivalences(self.vocabulary.equivalences, self.vocabulary.metrics)

    @cached_property
    def standards(self) -> tuple[Standard, ...]:
        """Return the limits of all duties, converted to common metrics."""
        return tuple(state_standards(self.duties, self.conversions))

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """Return the pairs of standards that bind the same metric in one situation."""
        return tuple(find_meetings(self.standards, self.conversions))

    def compare(self, meeting: Meeting) -> Comparison:
        """Compare the limits of a meeting, the earlier with the later, over every start its situations can have."""
        starts = () if meeting.counts_alike else find_starts(self.space, meeting.overlap, self._clocks)
        return compare(meeting, self.conversions, self.vocabulary.calendar, starts)

    def narrow(self, region: Region, start: Start | None) -> Region:
        """Return the situations of *region* in which something may begin so."""
        if start is None or start.instant is None:
            return region
        return narrow(self.space, region, self._clocks, self.vocabulary.calendar, start.instant)

    def tells_hour(self, facet: str) -> bool:
        """Tell whether a facet is a range of the clock."""
        return facet in self._clocks.ranges

    @cached_property
    def _clocks(self) -> Clocks:
        return read_clocks(self.vocabulary.facets)

    @cached_property
    def encounters(self) -> tuple[Encounter, ...]:
        """Return the pairs of duties that bear on one act in one situation."""
        return tuple(find_encounters(self.space, self.duties, self.acts))

    def tolerated(self, rule: str) -> Region:
        """Return the situations in which waivers that name no entry tolerate what *rule* finds."""
        scopes = (waiver.scope for waiver in self.waivers if waiver.rule == rule and not waiver.entries)
        return tuple(box for scope in scopes for box in self.space.region(scope))

    @cached_property
    def family(self) -> Family:
        """Return how the duties about one thing stand to each other: general and special, looser and stricter."""
        exemptions = find_exemptions(self.space, self.norms)
        return judge_family(
            self.space, self.duties, exemptions, self.standards, self.meetings, self.encounters, self.compare
        )

    @cached_property
    def folding(self) -> Folding:
        """Return how wordings are normalised here."""
        return make_folding(self.vocabulary.variants)

    @cached_property
    def markers(self) -> Markers:
        """Return the recogniser of speech acts."""
        return make_markers(self.vocabulary.acts, self.folding, self.settings.organisation)

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """Return every prescribed wording, sorted by place."""
        said = collect_wordings(self.space, self.markers, self.norms, self.scripts, self.never_says)
        quoted = locate_statements(self.space, collect_taught(self.checklists, self.quizzes), self._told, self.by_id)
        taught = collect_taught_wordings(self.space, self.markers, self.personas, (*self.assertions, *quoted))
        noted = collect_noted_wordings(self.space, self.markers, self.personas, self.forms)
        stepped = collect_step_wordings(self.markers, self.turns)
        return tuple(sorted((*said, *taught, *noted, *stepped), key=lambda wording: wording.text.where))

    @cached_property
    def script_regions(self) -> tuple[Region, ...]:
        """Return where each script holds, in the order of the scripts."""
        return tuple(locate(self.space, script, script.scope) for script in self.scripts)

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """Return what scripts and procedures say and do, in the order of their lines."""
        return tuple(turn for turn in self.all_turns if not turn.script)

    @cached_property
    def all_turns(self) -> tuple[Turn, ...]:
        """Return the turns, those of scripts again for each step that has them said."""
        return tuple(collect_turns(self.space, self.markers, self.scripts, self.procedures))

    @cached_property
    def prohibitions(self) -> tuple[Prohibition, ...]:
        """Return every forbidden wording, of a script or free, where it is forbidden, sorted by place."""
        bound = (
            Prohibition(never_say, script.title, locate(self.space, script, script.scope))
            for script in self.scripts
            for never_say in script.never_say
        )
        free = (Prohibition(each, each.text.text, self.space.region(each.scope)) for each in self.never_says)
        return tuple(sorted((*bound, *free), key=lambda prohibition: prohibition.never_say.text.where))

    @cached_property
    def wording_context(self) -> Context:
        """Return what comparing wordings needs to know of this handbook."""
        softeners = frozenset(act.id for act in self.vocabulary.acts if act.softens)
        words = [word for term in self.terms for word in (term.title, *term.synonyms)]
        words += [word for leaf in self.leaves.values() for word in (leaf.name, *leaf.synonyms)]
        return Context(self.folding, softeners, tuple(self.folding.normalise(word, drop=False) for word in words))

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Return every entry with an id of its own, sorted by place."""
        rules: tuple[tuple[Entry, ...], ...] = (self.norms, self.scripts, self.procedures)
        uses: tuple[tuple[Entry, ...], ...] = (self.checklists, self.quizzes, self.personas, self.forms)
        kinds = (*rules, *uses, self.terms, self.sources)
        return tuple(sorted((entry for kind in kinds for entry in kind), key=lambda entry: entry.where))

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """Return the entries by id; of two with one id the first."""
        return {entry.id: entry for entry in reversed(self.entries)}

    @cached_property
    def acts(self) -> Mapping[str, Act]:
        """Return the acts by id."""
        return {act.id: act for act in self.vocabulary.acts}

    @cached_property
    def metrics(self) -> Mapping[str, Metric]:
        """Return the metrics by id."""
        return {metric.id: metric for metric in self.vocabulary.metrics}

    @cached_property
    def facets(self) -> Mapping[str, Facet]:
        """Return the facets by id."""
        return {facet.id: facet for facet in self.vocabulary.facets}

    @cached_property
    def overriding(self) -> Mapping[str, tuple[tuple[Norm, Override], ...]]:
        """Return, for each id, the norms that override it, with the row that says so."""
        found: dict[str, list[tuple[Norm, Override]]] = {}
        for norm in self.norms:
            for override in norm.overrides:
                found.setdefault(override.id, []).append((norm, override))
        return {id_: tuple(rows) for id_, rows in found.items()}

    @cached_property
    def themes(self) -> Mapping[str, Theme]:
        """Return the themes by id."""
        return {theme.id: theme for theme in self.vocabulary.themes}

    @cached_property
    def leaf_names(self) -> Mapping[str, Mapping[str, str]]:
        """Return the names of each tree facet's leaves and inner nodes by id, in content order."""
        return {
            facet.id: {leaf.id: leaf.name for leaf in walk_leaves(facet.leaves)} for facet in self.vocabulary.facets
        }

    @cached_property
    def leaves(self) -> Mapping[tuple[str, str], Leaf]:
        """Return every leaf and inner node of the tree facets by facet id and leaf id."""
        return {(facet.id, leaf.id): leaf for facet in self.vocabulary.facets for leaf in walk_leaves(facet.leaves)}

    @cached_property
    def nodes_above(self) -> Mapping[tuple[str, str], tuple[Leaf, ...]]:
        """Return the inner nodes above every leaf and inner node, the outermost first, by facet id and leaf id."""
        found = ((facet.id, chain) for facet in self.vocabulary.facets for chain in chain_leaves((), facet.leaves))
        return {(facet, chain[-1].id): chain[:-1] for facet, chain in found}

    @cached_property
    def referring(self) -> Mapping[str, tuple[str, ...]]:
        """Return, for each id, the ids of the entries that refer to it, in content order."""
        found: dict[str, dict[str, None]] = {}
        for reference in self.references:
            if reference.entry and reference.entry != reference.id:
                found.setdefault(reference.id, {})[reference.entry] = None
        return {id_: tuple(entries) for id_, entries in found.items()}
