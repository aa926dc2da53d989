"""Figures said twice: turned round, disguised in other units and words, moved."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from tools.mutants.family import Family, Mutant
from tools.mutants.figures import Figure, limited, metric_of, to_chinese
from tools.mutants.manuscript import Manuscript
from tools.mutants.twin import beside, like

CLASH = ("conflicting-limits",)
RIVALS = ("two-standards", "unmarked-exception")

Choose = Callable[[Manuscript, Figure], object | None]


def _second(
    choose: Choose, *, keeps_exceptions: bool = False, first: bool = False
) -> Callable[[Manuscript], Iterator[Mutant]]:
    """Return the planter of a second norm of the same scope and level, its limit what *choose* makes of the first."""

    def plant(manuscript: Manuscript) -> Iterator[Mutant]:
        for entry, figure in limited(manuscript):
            if limit := choose(manuscript, figure):
                exceptions = entry.data.get("exceptions") if keeps_exceptions else None
                twin = like(entry, limit=limit if isinstance(limit, dict) else str(limit), exceptions=exceptions)
                yield beside(manuscript, entry, twin, change=f"{figure} / {limit}", first=first)

    return plant


def _opposite(_: Manuscript, figure: Figure) -> Figure | None:
    return figure.turned(figure.beyond()) if figure.is_open else None


def _opposite_in_words(_: Manuscript, figure: Figure) -> str | None:
    return figure.turned(figure.beyond()).in_smaller_unit().in_words() if figure.is_open and figure.is_time else None


def _opposite_as_object(manuscript: Manuscript, figure: Figure) -> dict[str, str] | None:
    if not figure.is_open or figure.head not in ("", "平均 "):
        return None
    return figure.turned(figure.beyond()).in_smaller_unit().as_object(metric_of(manuscript, figure)["id"])


def _half_hours(_: Manuscript, figure: Figure) -> str | None:
    """Return an opposite bound in a mixed form, such as 两个半小时 or 一分半."""
    if figure.unit not in ("小时", "分钟") or not figure.is_open or figure.number.denominator != 1:
        return None
    whole = (
        to_chinese(int(figure.beyond())).replace("二", "两")
        if figure.beyond() == 2
        else to_chinese(int(figure.beyond()))
    )
    words = f"{whole}个半小时" if figure.unit == "小时" else f"{whole}分半"
    return f"{figure.head}{figure.name} {figure.turned(figure.number).sign} {words}"


def _touching_open(_: Manuscript, figure: Figure) -> Figure | None:
    turned = {"≤": ">", "≥": "<"}.get(figure.sign)
    return replace(figure, sign=turned) if turned else None


def _point_outside(_: Manuscript, figure: Figure) -> Figure | None:
    return replace(figure, sign="=", number=figure.beyond()) if figure.is_open and figure.number else None


def _point_moved(_: Manuscript, figure: Figure) -> Figure | None:
    return replace(figure, number=figure.number + 1) if figure.sign == "=" else None


def _average_outside(_: Manuscript, figure: Figure) -> Figure | None:
    return replace(figure.turned(figure.beyond()), head="平均 ") if figure.is_open and not figure.head else None


def _share_outside(_: Manuscript, figure: Figure) -> Figure | None:
    return replace(figure.turned(figure.beyond()), head="80% 的 ") if figure.is_open and not figure.head else None


def _looser(_: Manuscript, figure: Figure) -> Figure | None:
    return figure.looser() if figure.is_open else None


def _by_one(_: Manuscript, figure: Figure) -> Figure | None:
    return replace(figure, number=figure.number + 1) if figure.is_open else None


def _stricter(_: Manuscript, figure: Figure) -> str | None:
    return figure.stricter().in_words() if figure.is_open and figure.stricter().number else None


def _unit_slip(_: Manuscript, figure: Figure) -> Figure | None:
    other = {"秒": "分钟", "分钟": "小时", "小时": "分钟", "天": "小时"}.get(figure.unit)
    return replace(figure, unit=other) if other and figure.is_open else None


def _equivalent(manuscript: Manuscript, figure: Figure, number: Fraction, sign: str) -> Figure | None:
    """Return a bound on the metric that this one's is declared to equal, *number* of its units being *sign* bounded."""
    rows = [entry.data for entry in manuscript.of("equivalences")]
    row = next((row for row in rows if row["metric"] == metric_of(manuscript, figure)["id"]), None)
    if row is None:
        return None
    each, unit = str(row["each"]).split(" ")
    name = manuscript.table("metrics")[row["equals"]]["name"]
    return Figure(figure.head, name, sign, number * Fraction(each), unit)


def _opposite_elsewhere(manuscript: Manuscript, figure: Figure) -> Figure | None:
    return _equivalent(manuscript, figure, figure.beyond(), ">") if figure.sign == "≤" else None


def _looser_elsewhere(manuscript: Manuscript, figure: Figure) -> Figure | None:
    return _equivalent(manuscript, figure, figure.beyond(), "≤") if figure.sign == "≤" else None


def _stretch_left(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield a second norm above the upper end of a limit with two ends."""
    for entry in manuscript.of("norms"):
        name, _, rest = str(entry.data.get("limit", "")).partition(" ")
        low, dash, high = rest.partition("–")
        if dash:
            number, unit = high.split(" ", 1)
            twin = like(entry, limit=f"{name} > {number} {unit}")
            yield beside(manuscript, entry, twin, change=f"{entry.data['limit']} / {twin['limit']}", first=bool(low))


_CLASHES = (
    ("bound-turned-round", "another norm bounds it the other way, no number in common", _second(_opposite)),
    ("unit-disguised", "the contrary in the next smaller unit and in Chinese numerals", _second(_opposite_in_words)),
    ("object-disguised", "the contrary in the long form of a limit", _second(_opposite_as_object, first=True)),
    ("half-disguised", "the contrary in a mixed form with a half", _second(_half_hours)),
    (
        "end-left-open",
        "the contrary begins where the first ends, the end left out",
        _second(_touching_open, first=True),
    ),
    ("point-outside", "another norm wants exactly a number outside the bound", _second(_point_outside)),
    ("point-moved", "two norms want exactly two different numbers", _second(_point_moved)),
    ("stretch-left", "another norm wants more than the upper of two ends", _stretch_left),
    ("average-outside", "the average is wanted outside what holds for each case", _second(_average_outside)),
    ("share-outside", "eight in ten are wanted outside what holds for each case", _second(_share_outside)),
    (
        "equivalent-opposite",
        "the contrary on a metric that this one is declared to equal",
        _second(_opposite_elsewhere),
    ),
)
_SECONDS = (
    ("limit-moved", "another norm for the same scope allows more", _second(_looser, keeps_exceptions=True)),
    (
        "limit-off-by-one",
        "another norm for the same scope is off by one",
        _second(_by_one, keeps_exceptions=True, first=True),
    ),
    ("limit-tightened", "another norm for the same scope allows less", _second(_stricter, keeps_exceptions=True)),
    ("unit-slipped", "a norm was copied with a slip in the unit", _second(_unit_slip, keeps_exceptions=True)),
    ("equivalent-moved", "more is allowed on a metric that this one is declared to equal", _second(_looser_elsewhere)),
)
FAMILIES = (
    *(Family(name, says, "logical", CLASH, plant) for name, says, plant in _CLASHES),
    *(Family(name, says, "policy", (*RIVALS, "stricter-than-general"), plant) for name, says, plant in _SECONDS),
)
