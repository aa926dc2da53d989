"""The first page: entrances by task, and the phrases that are needed most."""

from collections.abc import Collection, Iterator

from generator.model.entries import Script
from generator.pages.addresses import CHECKLISTS, HOME, NORMS, PHRASES, PROCEDURES, QUIZZES, RULES
from generator.pages.atlas import Atlas
from generator.pages.environment import fill
from generator.pages.page import Page
from generator.pages.pieces import Pieces, cut_text
from generator.pages.viewpoint import Link, Viewpoint

ENTRANCES = (
    (f"{PHRASES}/index", "找话术", "电话、柜台、在线、上门：该说什么，不要说什么"),
    (f"{CHECKLISTS}/index", "做自检", "在网页上逐项勾，或打印出来"),
    (f"{NORMS}/index", "查规范", "必须做的、应当做的、不许做的，各在什么情形下"),
    (f"{PROCEDURES}/index", "看流程", "谁做、做什么、多久之内、下一步到哪"),
)
LEARNING = (f"{QUIZZES}/index", "学习测验", "做题，当场对答案，看依据")
GUIDE = "editing"
MOST_USED = 8


def render_home(atlas: Atlas, documents: Collection[str]) -> Iterator[Page]:
    """Yield the first page; editors start from the hand-written guide where there is one."""
    view = Viewpoint(atlas, HOME)
    guide = GUIDE if f"{GUIDE}.md" in documents else RULES
    learning = (LEARNING,) if atlas.handbook.quizzes else ()
    entrances = (*ENTRANCES, *learning, (guide, "改制度", "改一条怎么写，检查怎么找出矛盾和缺话"))
    html = fill(
        "home",
        settings=atlas.handbook.settings,
        entrances=[(view.href(page), title, words) for page, title, words in entrances],
        phrases=[_view_phrase(view, script) for script in _most_used(atlas)],
    )
    yield Page(f"{HOME}.md", "首页", html, section="首页")


def _most_used(atlas: Atlas) -> tuple[Script, ...]:
    """Return the scripts that other entries name most, in the handbook's order among equals."""
    scripts = [script for script in atlas.handbook.scripts if script.status == "active"]
    return tuple(sorted(scripts, key=lambda script: -len(atlas.naming.get(script.id, ())))[:MOST_USED])


def _view_phrase(view: Viewpoint, script: Script) -> tuple[Link, Pieces]:
    says = (line.say[0].text for line in script.lines if line.say)
    return view.link(script.id), cut_text(view, next(says, ""))
