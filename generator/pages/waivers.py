"""The page of waivers: every finding that is tolerated, why, by whom and until when."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.handbook import Handbook
from generator.model.waiver import Waiver
from generator.naming import name_scope
from generator.pages.addresses import RULES, WAIVERS
from generator.pages.atlas import Atlas
from generator.pages.environment import fill
from generator.pages.page import Page
from generator.pages.pieces import Pieces, cut_text
from generator.pages.viewpoint import Link, Viewpoint

SECTION = "关于"


@dataclass(frozen=True, slots=True)
class WaiverRow:
    """A waiver as its template needs it."""

    rule: Link
    entries: tuple[Link, ...]
    scope: str
    reason: Pieces
    owner: str
    expires: str


def render_waivers(atlas: Atlas) -> Iterator[Page]:
    """Yield the page of all waivers."""
    view = Viewpoint(atlas, WAIVERS)
    rows = [_view_row(view, waiver) for waiver in atlas.handbook.waivers]
    yield Page(f"{WAIVERS}.md", "豁免", fill("waivers", rows=rows), section=SECTION)


def _view_row(view: Viewpoint, waiver: Waiver) -> WaiverRow:
    return WaiverRow(
        rule=Link(view.href(RULES, waiver.rule), waiver.rule),
        entries=tuple(map(view.link, waiver.entries)),
        scope=_name_situations(view.handbook, waiver),
        reason=cut_text(view, waiver.reason),
        owner=waiver.owner,
        expires=waiver.expires.isoformat() if waiver.expires else "",
    )


def _name_situations(handbook: Handbook, waiver: Waiver) -> str:
    boxes = name_scope(handbook, waiver.scope)
    return "；".join("，".join(f"{facet}：{extent}" for facet, extent in box) for box in boxes)
