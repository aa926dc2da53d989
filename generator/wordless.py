"""Steps of procedures that are done by speaking, and the situations in which nobody has words for them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.coverage import find_unscripted, list_script_expectations
from generator.exchange import find_exchange
from generator.handbook import Handbook
from generator.model.procedures import Procedure, Step, walk_steps
from generator.nesting import forget_open_flags
from generator.quotation import find_told_words
from generator.route import narrow_to_role, reach_steps
from generator.scope import Region, subtract


@dataclass(frozen=True, slots=True)
class Spoken:
    """A step that is done by speaking, where it is reached."""

    procedure: Procedure
    step: Step
    region: Region


def find_spoken_steps(handbook: Handbook) -> Iterator[Spoken]:
    """Yield the steps whose act is a speech act, unless they name a script or quote the words themselves."""
    for procedure in handbook.procedures:
        reached = reach_steps(handbook.space, procedure)
        for step in walk_steps(procedure):
            act = handbook.acts.get(step.act)
            if act and act.speech and not step.script and not any(find_told_words(step.text)):
                region = narrow_to_role(handbook.space, reached[step.id], step.role)
                if region:
                    yield Spoken(procedure, step, region)


def find_wordless(handbook: Handbook) -> Iterator[Spoken]:
    """Yield those steps with the situations in which no words do the act, whoever has them and at whatever stage.

    Flags that a step leaves open are left open in the words too. Where the handbook expects a script and has none, that
    is told already.
    """
    spoken = tuple(find_spoken_steps(handbook))
    words = _find_words(handbook, {each.step.act for each in spoken})
    unscripted = tuple(
        box for row in list_script_expectations(handbook) if spoken for box in find_unscripted(handbook, row)
    )
    for each in spoken:
        gap = subtract(each.region, unscripted)
        for region in words[each.step.act]:
            gap = subtract(gap, forget_open_flags(handbook.space, each.region, region)) if gap else gap
        if gap:
            yield Spoken(each.procedure, each.step, gap)


def _find_words(handbook: Handbook, acts: set[str]) -> Mapping[str, Sequence[Region]]:
    """Return the exchanges in which there are words for each act; any words may do an act that has no markers."""
    marked = {marking.act for marking in handbook.markers.markings}
    found: dict[str, dict[Region, None]] = {act: {} for act in acts}
    for wording in handbook.wordings:
        done = wording.acts | {act for act in acts if act not in marked}
        for act in acts & done:
            found[act][find_exchange(handbook.space, wording.region)] = None
    return {act: tuple(regions) for act, regions in found.items()}
