"""How often: another rhythm, a ceiling below it, a day on which it must not be."""

from collections.abc import Callable, Iterator, Mapping

from tools.mutants.family import Family, Mutant
from tools.mutants.manuscript import Entry, Manuscript
from tools.mutants.twin import beside, like

RHYTHMS = ("conflicting-cadence", "two-standards", "unmarked-exception", "stricter-than-general")
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
_CEILINGS = {
    "每天": "每周至多 2 次",
    "每周五": "每月至多 2 次",
    "每周一": "每月至多 2 次",
    "每月 5 日": "每年至多 6 次",
    "每季": "每年至多 2 次",
    "每 6 个月 1 次": "每 3 年至多 2 次",
    "每周 2 次": "每月至多 4 次",
    "每 2 天 1 次": "每周至多 2 次",
    "每周": "每月至多 2 次",
    "每月": "每年至多 6 次",
}
"""To each rhythm a ceiling that nobody who keeps it can stay below."""

_BANNED_DAYS = {"每天": "每周日", "每周五": "每周五", "每周一": "每周一", "每月 5 日": "每月 5 日"}


def _rhythm_changed(manuscript: Manuscript) -> Iterator[Mutant]:
    for entry, cadence in rhythmic(manuscript):
        twin = like(entry, cadence=_OTHER_RHYTHM[cadence], limit=None)
        yield beside(manuscript, entry, twin, change=f"{cadence} / {twin['cadence']}")


def _rhythm_rarer_in_words(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield a second norm that wants the act once a year only."""
    for entry, cadence in rhythmic(manuscript):
        twin = like(entry, cadence={"times": "1", "every": "3 年"}, limit=None)
        yield beside(manuscript, entry, twin, change=f"{cadence} / 3 年", first=True)


def rhythmic(manuscript: Manuscript) -> Iterator[tuple[Entry, str]]:
    """Yield the norms with a cadence in short form that another one is known of."""
    for entry in manuscript.of("norms"):
        cadence = entry.data.get("cadence")
        if isinstance(cadence, str) and cadence in _OTHER_RHYTHM and "act" in entry.data:
            yield entry, cadence


def _second(says: Mapping[str, str], level: str) -> Callable[[Manuscript], Iterator[Mutant]]:
    """Return the planter of a second norm of some level, with the cadence that goes with the first one's."""

    def plant(manuscript: Manuscript) -> Iterator[Mutant]:
        for entry, cadence in rhythmic(manuscript):
            if cadence in says and entry.data["level"] in ("must", "should"):
                twin = like(entry, level=level, cadence=says[cadence], limit=None)
                yield beside(manuscript, entry, twin, change=f"{cadence} / {level} {says[cadence]}")

    return plant


FAMILIES = (
    Family(
        "rhythm-changed", "another norm wants it on another day or so many times", "policy", RHYTHMS, _rhythm_changed
    ),
    Family("rhythm-rarer", "another norm wants it once in three years", "policy", RHYTHMS, _rhythm_rarer_in_words),
    Family(
        "rhythm-capped",
        "another norm wants it so rarely that nobody keeps both",
        "logical",
        ("conflicting-cadence",),
        _second(_CEILINGS, "must"),
    ),
    Family(
        "day-banned",
        "another norm forbids it on the day on which it is due",
        "logical",
        ("conflicting-cadence", "opposed-duties"),
        _second(_BANNED_DAYS, "must-not"),
    ),
)
