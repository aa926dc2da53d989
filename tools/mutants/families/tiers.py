"""Up to which amount, and from which on: shifted, said in other words, forbidden below."""

from collections.abc import Iterator

from tools.mutants.families.acts import unconditional
from tools.mutants.family import Family, Mutant
from tools.mutants.manuscript import Entry, Manuscript
from tools.mutants.situations import boxes
from tools.mutants.twin import altered, beside, instead, like

TIERS = ("conflicting-authority", "two-standards")


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


def _tier_capped(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms that forbid to go beyond less than another norm permits."""
    for entry in manuscript.of("norms"):
        number, _, unit = str(entry.data.get("authority", "")).partition(" ")
        if number.isdigit() and int(number) > 1:
            twin = like(entry, level="must-not", authority=f"{int(number) // 2} {unit}")
            yield beside(manuscript, entry, twin, change=f"{entry.data['authority']} / {twin['authority']}")


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
        if manuscript.has_one_doer(entry.data["act"]):
            wider = {"<": f"< {number * 2}", "≥": f"≥ {number // 2}"}.get(
                value[0], f"{number // 2}–{value.split('–')[-1]}"
            )
            changed = altered(entry, scope={**entry.data["scope"], facet: wider})
            yield instead(manuscript, entry, changed, change=f"{facet}: {value} → {wider}")


def _band_narrowed(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield bands that were moved away from their neighbours: some amounts then have nobody to decide."""
    for entry, facet, value, number in _bands(manuscript):
        if manuscript.has_one_doer(entry.data["act"]):
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
    Family("tier-shifted", "another norm lets the same role decide on more", "policy", TIERS, _tier_shifted),
    Family(
        "tier-in-other-words", "another norm has another amount in another unit", "policy", TIERS, _tier_in_other_words
    ),
    Family("tier-capped", "another norm forbids to go beyond less", "policy", TIERS, _tier_capped),
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
