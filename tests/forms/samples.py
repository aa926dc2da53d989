"""Small handbooks to print."""

from datetime import UTC, date, datetime

from generator.finding import Location
from generator.handbook import Handbook
from generator.model.assessments import Checklist, Item, Section
from generator.model.entries import Norm, Settings
from generator.model.parts import Limit
from generator.model.vocabulary import Facet, Leaf, Vocabulary
from generator.short_forms import parse_bound

COMMITTED_ON = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ANSWERS = ("tick", "√×", "yes-no-improve", "0–3", "1–5", "percent", "text")
HERE = Location("checklists.yaml", 1, 1)


def make_handbook(*checklists: Checklist) -> Handbook:
    """Return a handbook of these checklists, with one norm, `answer-soon`, and one role, `agent`."""
    bound = parse_bound("铃响 ≤ 3 声")
    norm = Norm(
        id="answer-soon",
        title="三声内接听",
        where=HERE,
        limit=Limit("rings", "each", bound.interval, HERE, bound.unit),
    )
    role = Facet("role", "角色", "tree", HERE, leaves=(Leaf("agent", "座席", HERE),))
    return Handbook(
        settings=Settings(organisation="示例公司客服部", version="1.2"),
        vocabulary=Vocabulary(facets=(role,)),
        norms=(norm,),
        checklists=checklists,
    )


def make_checklist(*items: Item, id_: str = "sheet", title: str = "下班前自检") -> Checklist:
    """Return a checklist of one section with all that a head can show."""
    return Checklist(
        id=id_,
        title=title,
        where=HERE,
        audience="agent",
        intro="下班前过一遍。",
        frequency="每班一次",
        since=date(2026, 12, 1),
        sections=(Section("接听", items),),
        signatures=("本人", "班长签字"),
    )


def make_item(number: int, text: str, answer: str = "tick", lines: int = 1) -> Item:
    """Return an item; every seventh is critical."""
    return Item(id=f"item-{number}", text=text, where=HERE, answer=answer, lines=lines, critical=number % 7 == 0)


def make_long_checklist() -> Checklist:
    """Return a checklist of 120 items of every kind of answer and of different lengths."""
    words = "通话结束前复述了客户的要求，"
    items = (
        make_item(number, f"第{number}条：{words * (number % 6 * 3 + 1)}完。", ANSWERS[number % 7])
        for number in range(1, 121)
    )
    return make_checklist(*items, id_="long", title="一百二十项检查")
