"""Items, rows of `expect` and references told otherwise, with everything that must be checked still checked."""

from collections.abc import Iterator
from itertools import pairwise

from tools.mutants.family import Family, Mutant
from tools.mutants.manuscript import Data, Edit, Manuscript
from tools.mutants.parts import items_of, with_item
from tools.mutants.situations import leaves
from tools.mutants.twin import altered, instead


def _checked_twice(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield items that name a norm which another item checks too."""
    for entry in manuscript.of("checklists"):
        found = [each for each in items_of(entry) if each[1].get("checks") and "states" not in each[1]]
        for (place, item), (_, other) in pairwise(found):
            if other["checks"][0] not in item["checks"]:
                changed = {**item, "checks": [*item["checks"], other["checks"][0]]}
                yield instead(manuscript, entry, with_item(entry, place, changed), change=item["id"])


def _section_split(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("checklists"):
        for number, section in enumerate(entry.data["sections"]):
            items = section["items"]
            if len(items) > 1:
                both = (
                    {**section, "items": items[:1]},
                    {**section, "title": f"{section['title']}（续）", "items": items[1:]},
                )
                sections = [*entry.data["sections"][:number], *both, *entry.data["sections"][number + 1 :]]
                yield instead(manuscript, entry, altered(entry, sections=sections), change=section["title"])


def _row_repeated(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield a row that expects part of what another one expects already."""
    for row in manuscript.of("expect"):
        scope = row.data.get("scope", {})
        if row.data["needs"] not in ("script", "check") or not isinstance(scope, dict) or "situation" not in scope:
            continue
        for leaf in sorted(leaves(manuscript, "situation", scope["situation"]))[::4]:
            part = {
                **row.data,
                "id": f"{row.id}-{leaf}",
                "name": f"{row.data['name']}之一",
                "scope": {**scope, "situation": leaf},
            }
            if _possible(manuscript, part["scope"]):
                yield Mutant(row.id, leaf, (Edit(row, (row.data, part)),))


def _possible(manuscript: Manuscript, scope: Data) -> bool:
    """Tell whether no box of the impossible takes the place away."""
    return not any(
        all(
            leaves(manuscript, facet, scope.get(facet, value)) & leaves(manuscript, facet, value)
            for facet, value in row.data.items()
        )
        for row in manuscript.of("impossible")
        if row.data.keys() <= {"channel", "situation", "role"}
    )


def _row_narrowed(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield rows that expect less than before."""
    for row in manuscript.of("expect"):
        scope = row.data.get("scope", {})
        if isinstance(scope, dict) and isinstance(scope.get("situation"), list) and len(scope["situation"]) > 1:
            for value in scope["situation"]:
                rest = [each for each in scope["situation"] if each != value]
                yield instead(
                    manuscript, row, altered(row, scope={**scope, "situation": rest}), change=f"without {value}"
                )


def _reference_added(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield reasons that point to another norm."""
    norms = list(manuscript.of("norms"))
    for number, norm in enumerate(norms):
        other = norms[(number + 7) % len(norms)]
        why = f"{norm.data.get('why', '')}另见 @{other.id}。"
        if other is not norm:
            yield instead(manuscript, norm, altered(norm, why=why), change=f"@{other.id}")


def _review_ahead(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("norms", "scripts", "procedures"):
        yield instead(manuscript, entry, altered(entry, review_by="2027-11-01"), change="2027-11-01")


def _statement_goes_on(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield statements that end without a stop, in brackets or with a list, and are whole all the same."""
    for number, norm in enumerate(manuscript.of("norms")):
        text = norm.data["statement"].rstrip("。")
        if "@" not in text[-12:]:
            ending = ("", "（夜班一样）", "：不分大小", "。", "……")[number % 4]
            yield instead(manuscript, norm, altered(norm, statement=f"{text}{ending}"), change=ending or "no stop")


def _question_added(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield quizzes with a question more that tests what another one tests."""
    for entry in manuscript.of("quizzes"):
        for number, question in enumerate(entry.data["questions"]):
            if "tests" in question:
                row = {
                    "id": f"more-{number}",
                    "type": "short",
                    "stem": f"说说第{number + 1}题为什么这样答。",
                    "key": "言之有理即可。",
                }
                row["tests"] = question["tests"]
                if "points" in question:
                    row["points"] = question["points"]
                if "items" not in entry.data:
                    questions = [*entry.data["questions"], row]
                    yield instead(manuscript, entry, altered(entry, questions=questions), change=row["stem"])


FAMILIES = tuple(
    Family(name, says, "harmless", allowed, plant)
    for name, says, allowed, plant in (
        ("checked-twice", "two items check one norm", (), _checked_twice),
        ("section-split", "the items of a section stand in two", (), _section_split),
        ("row-repeated", "a row expects part of what another does", (), _row_repeated),
        ("row-narrowed", "a row expects less", (), _row_narrowed),
        ("reference-added", "a reason points to another norm", (), _reference_added),
        ("review-ahead", "a review is due next year", (), _review_ahead),
        ("statement-goes-on", "a statement ends otherwise and is whole", (), _statement_goes_on),
        ("question-added", "a question more about what is tested anyway", (), _question_added),
    )
)
