"""Who, to whom, how often, up to which amount: doubled, changed, shifted."""

from collections.abc import Iterator

from tools.mutants.families.acts import unconditional
from tools.mutants.family import Family, Mutant
from tools.mutants.manuscript import Data, Entry, Manuscript
from tools.mutants.situations import as_scope, boxes, narrow
from tools.mutants.twin import altered, beside, instead, like

RHYTHMS = ("conflicting-cadence", "two-standards", "unmarked-exception", "stricter-than-general")
TIERS = ("conflicting-authority", "two-standards")
_OTHER_RHYTHM = {
    "每天": "每周一",
    "每周五": "每周三",
    "每周一": "每周四",
    "每月 5 日": "每月 20 日",
    "每季": "每年 12 月",
    "每 6 个月 1 次": "每 2 年 1 次",
    "每周 2 次": "每周 5 次",
    "每 2 天 1 次": "每 5 天 1 次",
    "每班": "每月 5 日",
    "每周": "每月 5 日",
    "每月": "每季",
}


def _leaf_roles(manuscript: Manuscript) -> list[str]:
    found: list[str] = []

    def walk(rows: list[Data]) -> None:
        for row in rows:
            if "children" in row:
                walk(row["children"])
            else:
                found.append(row["id"])

    walk(manuscript.table("facets")["role"]["leaves"])
    return found


def other_role(manuscript: Manuscript, *taken: object) -> str:
    """Return a role that is none of those *taken* and can act anywhere."""
    named = [entry.data.get("role", ()) for entry in manuscript.of("impossible")]
    bound = {role for roles in named for role in ([roles] if isinstance(roles, str) else roles)}
    return next(role for role in reversed(_leaf_roles(manuscript)) if role not in taken and role not in bound)


def _doer_doubled(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in unconditional(manuscript, "must", "should"):
        if manuscript.table("acts")[entry.data["act"]].get("one-doer"):
            role = other_role(manuscript, *(box.get("role") for box in boxes(manuscript, entry)))
            twin = like(entry, **as_scope(narrow(boxes(manuscript, entry), role=role)), limit=None, after=None)
            yield beside(manuscript, entry, twin, change=f"also {role}")


def _step_taken_over(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield procedures in which another role does the act that a norm gives to one."""
    for procedure in manuscript.of("procedures"):
        for number, step in enumerate(procedure.data["steps"]):
            owners = [norm for norm in unconditional(manuscript, "must") if norm.data["act"] == step["act"]]
            if manuscript.table("acts")[step["act"]].get("one-doer") and owners:
                steps = [*procedure.data["steps"]]
                steps[number] = {**step, "role": other_role(manuscript, step["role"])}
                yield instead(
                    manuscript,
                    procedure,
                    altered(procedure, steps=steps),
                    change=f"{step['id']}: {steps[number]['role']}",
                )


def _act_of_one_step_shared(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield procedures with a second step in which another role does an act for one doer."""
    for procedure in manuscript.of("procedures"):
        for number, step in enumerate(procedure.data["steps"]):
            if manuscript.table("acts")[step["act"]].get("one-doer") and isinstance(step.get("next"), str):
                again = {
                    "id": f"{step['id']}-again",
                    "role": other_role(manuscript, step["role"]),
                    "act": step["act"],
                    "next": step["next"],
                }
                steps = [*procedure.data["steps"]]
                steps[number : number + 1] = [{**step, "next": again["id"]}, again]
                yield instead(
                    manuscript, procedure, altered(procedure, steps=steps), change=f"{step['id']}: also {again['role']}"
                )


def _recipient_changed(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("norms"):
        if isinstance(entry.data.get("to"), str) and "act" in entry.data:
            role = other_role(manuscript, entry.data["to"], entry.data.get("scope", {}).get("role"))
            twin = like(entry, to=role, cadence=None, limit=None)
            yield beside(manuscript, entry, twin, change=f"{entry.data['to']} / {role}", first=len(entry.id) % 2 == 0)


def _rhythm_changed(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry, cadence in _rhythmic(manuscript):
        twin = like(entry, cadence=_OTHER_RHYTHM[cadence], limit=None)
        yield beside(manuscript, entry, twin, change=f"{cadence} / {twin['cadence']}")


def _rhythm_rarer_in_words(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield a second norm that wants the act once a year only."""
    for entry, cadence in _rhythmic(manuscript):
        twin = like(entry, cadence={"times": "1", "every": "3 年"}, limit=None)
        yield beside(manuscript, entry, twin, change=f"{cadence} / 3 年", first=True)


def _rhythmic(manuscript: Manuscript) -> Iterator[tuple[Entry, str]]:
    for entry in manuscript.of("norms"):
        cadence = entry.data.get("cadence")
        if isinstance(cadence, str) and cadence in _OTHER_RHYTHM and "act" in entry.data:
            yield entry, cadence


def _tier_shifted(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("norms"):
        if "authority" in entry.data:
            number, unit = str(entry.data["authority"]).split(" ")
            for times in (2, 10):
                twin = like(entry, f"times-{times}", authority=f"{int(number) * times} {unit}")
                yield beside(manuscript, entry, twin, change=f"{entry.data['authority']} / {twin['authority']}")


def _tier_in_other_words(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry in manuscript.of("norms"):
        if str(entry.data.get("authority", "")).endswith(" 元"):
            twin = like(entry, authority="0.9 万元")
            yield beside(manuscript, entry, twin, change=f"{entry.data['authority']} / {twin['authority']}", first=True)


def _bands(manuscript: Manuscript) -> Iterator[tuple[Entry, str, str, int]]:
    """Yield the norms that hold for a stretch of a range: the facet, its words, the first number in them."""
    facets = manuscript.table("facets")
    for entry in unconditional(manuscript, "must"):
        for box in boxes(manuscript, entry):
            for facet, value in box.items():
                if facets.get(facet, {}).get("kind") == "range" and isinstance(value, str):
                    digits = "".join(each for each in value if each.isdigit() or each == "–").split("–")[0]
                    if digits and facets[facet]["unit"] != "时刻":
                        yield entry, facet, value, int(digits)


def _band_widened(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield bands that were moved over their neighbours: some amounts then have two to decide."""
    for entry, facet, value, number in _bands(manuscript):
        if manuscript.table("acts")[entry.data["act"]].get("one-doer"):
            wider = {"<": f"< {number * 2}", "≥": f"≥ {number // 2}"}.get(
                value[0], f"{number // 2}–{value.split('–')[-1]}"
            )
            changed = altered(entry, scope={**entry.data["scope"], facet: wider})
            yield instead(manuscript, entry, changed, change=f"{facet}: {value} → {wider}")


def _band_narrowed(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield bands that were moved away from their neighbours: some amounts then have nobody to decide."""
    for entry, facet, value, number in _bands(manuscript):
        if manuscript.table("acts")[entry.data["act"]].get("one-doer"):
            narrower = {"<": f"< {number // 2}", "≥": f"≥ {number * 2}"}.get(
                value[0], f"{number + 300}–{value.split('–')[-1]}"
            )
            changed = altered(entry, scope={**entry.data["scope"], facet: narrower})
            yield instead(manuscript, entry, changed, change=f"{facet}: {value} → {narrower}")


def _threshold_doubled(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield the same act wanted of the same people from another amount on."""
    for entry, facet, value, number in _bands(manuscript):
        if value[0] in "<≥" and isinstance(entry.data.get("scope"), dict):
            twin = like(entry, scope={**entry.data["scope"], facet: f"{value[0]} {number * 2 + 1}"})
            yield beside(manuscript, entry, twin, change=f"{facet}: {value} / {twin['scope'][facet]}")


FAMILIES = (
    Family(
        "doer-doubled",
        "an act for one doer is given to another role too",
        "logical",
        ("conflicting-doer",),
        _doer_doubled,
    ),
    Family(
        "step-taken-over",
        "another role does the step that a norm gives to one",
        "logical",
        ("conflicting-doer",),
        _step_taken_over,
    ),
    Family(
        "step-shared",
        "two roles do the act for one doer, one step after the other",
        "logical",
        ("conflicting-doer",),
        _act_of_one_step_shared,
    ),
    Family(
        "recipient-changed",
        "another norm sends it to somebody else",
        "logical",
        ("conflicting-recipient",),
        _recipient_changed,
    ),
    Family(
        "rhythm-changed", "another norm wants it on another day or so many times", "policy", RHYTHMS, _rhythm_changed
    ),
    Family("rhythm-rarer", "another norm wants it once in three years", "policy", RHYTHMS, _rhythm_rarer_in_words),
    Family("tier-shifted", "another norm lets the same role decide on more", "policy", TIERS, _tier_shifted),
    Family(
        "tier-in-other-words", "another norm has another amount in another unit", "policy", TIERS, _tier_in_other_words
    ),
    Family(
        "band-widened",
        "one band of amounts reaches into the next",
        "policy",
        (*TIERS, "conflicting-doer"),
        _band_widened,
    ),
    Family(
        "band-narrowed", "one band of amounts leaves a hole to the next", "policy", (*TIERS, "tier-gap"), _band_narrowed
    ),
    Family(
        "threshold-doubled", "the same act begins at two amounts", "policy", (*TIERS, "redundant"), _threshold_doubled
    ),
)
