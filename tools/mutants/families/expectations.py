"""Rows of `expect` that the handbook met until a limit was narrowed, a doer went, a page was emptied."""

from collections.abc import Callable, Iterator
from typing import Any

from tools.mutants.families.acts import unconditional
from tools.mutants.families.speechless import count_bounds
from tools.mutants.family import Family, Mutant
from tools.mutants.figures import limited, metric_of
from tools.mutants.manuscript import Data, Edit, Entry, Manuscript
from tools.mutants.situations import as_scope, boxes, free_flags, leaves, narrow
from tools.mutants.twin import altered, enrol, instead, like

Expected = tuple[Entry, Data]
_BREAKS = ("exceptions", "since", "until", "remedies")


def _row(needs: str, id_: str, name: str, **more: Any) -> Data:
    return {"id": id_, "name": name, "needs": needs, **more, "why": "没有就只能现想。"}


def _asked(manuscript: Manuscript, norm: Entry) -> Any:
    """Return the scope of a norm as a row asks for it: whatever the role and the stage."""
    found = tuple(
        {key: value for key, value in box.items() if key not in ("role", "stage")} for box in boxes(manuscript, norm)
    )
    return as_scope(found).get("scope")


def limits_met(manuscript: Manuscript) -> Iterator[Expected]:
    """Yield norms that alone bound a metric, with a row that expects that limit where they hold."""
    for norm, figure in limited(manuscript):
        scope = _asked(manuscript, norm)
        unbroken = not norm.data.keys() & {*_BREAKS}
        beaten = any(f"'id': '{norm.id}'" in str(other.data.get("overrides")) for other in manuscript.of("norms"))
        if scope and unbroken and not beaten and count_bounds(manuscript, figure.name) == 1:
            metric = metric_of(manuscript, figure)["id"]
            yield norm, _row("limit", f"limit-{norm.id}"[:60], f"{figure.name}都有个数", metric=metric, scope=scope)


def doers_met(manuscript: Manuscript) -> Iterator[Expected]:
    """Yield norms that alone demand an act, with a row that expects somebody to do it where they hold."""
    for norm in unconditional(manuscript, "must"):
        scope, act = _asked(manuscript, norm), norm.data["act"]
        if scope and not norm.data.keys() & {*_BREAKS} and _count(manuscript, act) == 1:
            name = f"{manuscript.table('acts')[act]['name']}都有人做"
            yield norm, _row("duty", f"duty-{norm.id}"[:60], name, act=act, scope=scope)


def _count(manuscript: Manuscript, act: str) -> int:
    """Return how many entries, acts that imply it included, name an act."""
    skipped = ("follow", "metrics", "checklists", "quizzes")
    others = (text for entry, text in manuscript.texts if entry.collection not in skipped and entry.id != act)
    return sum(f"'{act}'" in text for text in others)


def _narrowed(met: Callable[[Manuscript], Iterator[Expected]]) -> Callable[[Manuscript], Iterator[Mutant]]:
    def plant(manuscript: Manuscript) -> Iterator[Mutant]:
        for norm, row in met(manuscript):
            if flags := free_flags(manuscript, norm):
                changed = altered(norm, **as_scope(narrow(boxes(manuscript, norm), **{flags[-1]: "yes"})))
                yield _with_row(manuscript, norm, changed, row, f"{flags[-1]} only")

    return plant


def _with_row(manuscript: Manuscript, norm: Entry, changed: Data, row: Data, change: str) -> Mutant:
    last = list(manuscript.of("expect"))[-1]
    return Mutant(
        norm.id, change, (Edit(norm, (changed,)), Edit(last, (last.data, row))), words=frozenset([row["name"]])
    )


def _only_permitted(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms that only permit from now on what somebody is expected to do."""
    for norm, row in doers_met(manuscript):
        if "limit" not in norm.data:
            yield _with_row(manuscript, norm, altered(norm, level="may"), row, "must → may")


def _act_dropped(manuscript: Manuscript) -> Iterator[Mutant]:
    for norm, row in doers_met(manuscript):
        bare = altered(norm, act=None, before=None, after=None, cadence=None, to=None, authority=None)
        yield _with_row(manuscript, norm, bare, row, f"no {norm.data['act']}")


def _tiers_apart(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield norms cut in two tiers of a number, with a hole between them."""
    for norm, lower, upper in tiers(manuscript, hole=True):
        yield instead(manuscript, norm, lower, upper, change=str(lower["scope"]))


def tiers(manuscript: Manuscript, *, hole: bool) -> Iterator[tuple[Entry, Data, Data]]:
    """Yield norms with the two that stand in their place, below one number and above another or the same."""
    ranges = {
        id_: row for id_, row in manuscript.table("facets").items() if row["kind"] == "range" and row["unit"] != "时刻"
    }
    for norm, figure in limited(manuscript):
        plain = not norm.data.keys() & {*_BREAKS, "overrides", "before", "after", "cadence", "authority"}
        named = str(boxes(manuscript, norm)) + str(list(manuscript.of("impossible")))
        facet = next((id_ for id_ in ranges if id_ not in named), "")
        if facet and plain and count_bounds(manuscript, figure.name) == 1:
            low, high = (narrow(boxes(manuscript, norm), **{facet: each}) for each in ("< 3", "≥ 7" if hole else "≥ 3"))
            yield norm, altered(norm, **as_scope(low)), like(norm, **as_scope(high))


def _last_row_dropped(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield tables of limits without the row for everybody else, though the limit is expected of all."""
    for norm in manuscript.of("norms"):
        limit, scope = norm.data.get("limit"), _asked(manuscript, norm)
        if not isinstance(limit, dict):
            continue
        rows = limit.get("by", ())
        if scope and len(rows) > 1 and "scope" not in rows[-1] and not norm.data.keys() & {*_BREAKS}:
            row = _row("limit", f"limit-{norm.id}"[:60], "各类客户都有个数", metric=limit["metric"], scope=scope)
            changed = altered(norm, limit={**limit, "by": rows[:-1]})
            yield _with_row(manuscript, norm, changed, row, "no row for the rest")


def authorities_met(manuscript: Manuscript) -> Iterator[Expected]:
    """Yield norms with an authority, with a row that expects it where no other norm gives one for the act."""
    norms = [norm for norm in manuscript.of("norms") if "authority" in norm.data]
    for norm in norms:
        scope, act = _asked(manuscript, norm), norm.data.get("act", "")
        alone = sum(each.data.get("act") == act for each in norms) == 1
        if scope and act and alone and not norm.data.keys() & {*_BREAKS}:
            name = f"{manuscript.table('acts')[act]['name']}有人定得了"
            yield norm, _row("authority", f"authority-{norm.id}"[:60], name, act=act, scope=scope)


def _authority_dropped(manuscript: Manuscript) -> Iterator[Mutant]:
    for norm, row in authorities_met(manuscript):
        yield _with_row(manuscript, norm, altered(norm, authority=None), row, "no amount")


def _page_expected(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield rows that expect an entry under a theme on a channel where there is none."""
    last = list(manuscript.of("expect"))[-1]
    channels = [row["id"] for row in manuscript.table("facets")["channel"]["leaves"]]
    for theme in manuscript.of("themes"):
        for channel in channels:
            holding = (
                entry
                for entry in manuscript.entries
                if entry.data.get("theme") == theme.id or theme.id in entry.data.get("themes", ())
                for box in boxes(manuscript, entry)
                if channel in leaves(manuscript, "channel", box.get("channel", channel))
            )
            if next(holding, None) is None:
                row = _row(
                    "section",
                    f"page-{theme.id}-{channel}",
                    "每页都有内容",
                    themes=[theme.id],
                    scope={"channel": channel},
                )
                words = frozenset([theme.data["title"]])
                yield Mutant(row["id"], f"{theme.id} on {channel}", (Edit(last, (last.data, row)),), words=words)


def _role_added(manuscript: Manuscript) -> Iterator[Mutant]:
    """Yield a role more, for which there is nothing to do although every role should have something."""
    facet = manuscript.by_id["role"]
    last = list(manuscript.of("expect"))[-1]
    for number in range(3):
        leaf = {"id": f"new-post-{number}", "name": f"新设的岗位{'甲乙丙'[number]}"}
        row = _row("duty", f"work-for-{leaf['id']}", "新岗位有事做", scope={"role": leaf["id"]})
        changed = altered(facet, leaves=[*facet.data["leaves"], leaf])
        edits = (Edit(facet, (changed,)), Edit(last, (last.data, row)))
        yield Mutant(row["id"], leaf["name"], edits, words=frozenset([leaf["name"]]))


def _met(met: Callable[[Manuscript], Iterator[Expected]]) -> Callable[[Manuscript], Iterator[Mutant]]:
    """Return the planter of a row that the handbook meets."""

    def plant(manuscript: Manuscript) -> Iterator[Mutant]:
        for norm, row in met(manuscript):
            yield _with_row(manuscript, norm, norm.data, row, row["needs"])

    return plant


def _tiers_meet(manuscript: Manuscript) -> Iterator[Mutant]:
    for norm, lower, upper in tiers(manuscript, hole=False):
        mutant = instead(manuscript, norm, lower, upper, change=str(lower["scope"]))
        yield Mutant(norm.id, mutant.change, (*mutant.edits[:1], *enrol(manuscript, norm.id, (upper,))))


FAMILIES = (
    *(
        Family(name, says, "gap", expected, plant)
        for name, says, expected, plant in (
            ("limit-narrowed", "an expected limit holds on one branch only", ("tier-gap",), _narrowed(limits_met)),
            ("rest-dropped", "a table lost its row for everybody else", ("tier-gap",), _last_row_dropped),
            ("authority-dropped", "nobody may decide any more", ("tier-gap",), _authority_dropped),
            ("authority-narrowed", "somebody may decide on one branch", ("tier-gap",), _narrowed(authorities_met)),
            ("tiers-apart", "two tiers leave a hole", ("tier-gap",), _tiers_apart),
            ("doer-narrowed", "an expected duty holds on one branch only", ("idle-role",), _narrowed(doers_met)),
            ("duty-permitted", "an expected duty is only permitted", ("idle-role",), _only_permitted),
            ("duty-removed", "an expected duty is taken out of its norm", ("idle-role",), _act_dropped),
            ("role-added", "a role for which there is nothing to do", ("idle-role",), _role_added),
            ("page-empty", "a page is expected and nothing is on it", ("empty-section",), _page_expected),
        )
    ),
    *(
        Family(name, says, "harmless", (), plant)
        for name, says, plant in (
            ("limit-expected", "a limit is expected that there is", _met(limits_met)),
            ("authority-expected", "an authority is expected that there is", _met(authorities_met)),
            ("doer-expected", "a duty is expected that there is", _met(doers_met)),
            ("tiers-meet", "two tiers meet", _tiers_meet),
        )
    ),
)
