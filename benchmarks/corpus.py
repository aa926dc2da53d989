"""Makes synthetic handbooks of any size: the same seed gives the same words, and every entry meets as many others."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_SEED = 20261122

METRICS = (
    ("answer-delay", "接听时长", "秒"),
    ("hold-time", "保持时长", "秒"),
    ("call-back-delay", "回电时限", "小时"),
    ("reply-delay", "答复时限", "小时"),
    ("record-delay", "登记时限", "分钟"),
    ("transfer-delay", "转接时长", "秒"),
    ("queue-length", "排队时长", "分钟"),
)
CHANNELS, ROLES, SHIFTS = ("phone", "counter", "chat"), ("agent", "supervisor", "expert"), ("day", "evening", "night")

# Words of two characters each.
_NOUNS = (
    "订单账单套餐地址合同发票余额流量宽带设备号码记录进度结果材料证件费用退款押金优惠积分权限密码网络信号工单维修安装"
    "配送预约投诉建议方案时间原因情况资料明细期限通知短信邮箱账户会员活动规则条款协议凭证名单"
)
_VERBS = (
    "核对查询登记确认说明转告记录更新补充整理提交跟进回复安排办理取消修改恢复检查比对反馈联系协调保存调整开通变更续订"
    "受理复述通报归档打印寄送退回重发测试更换审核汇总"
)
_ADVERBS = "马上现在稍后今天仔细逐项重新一起当面按时尽量立即提前分别直接继续"
_RUDE = (
    "不归我管",
    "自己看着办",
    "爱办不办",
    "别来烦我",
    "说了多少遍",
    "怎么还不懂",
    "没空理你",
    "你问我我问谁",
    "急什么急",
    "听不懂人话",
)


@dataclass(frozen=True, slots=True)
class Mixture:
    """How many entries of each kind stand on one theme; every *holding*-th script asks the customer to wait.

    A theme is also one situation, so what an entry meets does not grow with the handbook. Beside what is counted here
    every theme has a forbidden wording that stands alone, a procedure and a checklist.
    """

    scripts: int
    norms: int
    terms: int
    holding: int

    @property
    def size(self) -> int:
        """Return the number of entries on one theme."""
        return self.scripts + self.norms + self.terms + 3


EVERYDAY = Mixture(scripts=21, norms=21, terms=5, holding=5)


@dataclass(frozen=True, slots=True)
class Theme:
    """A group of entries by collection, each as plain data in the shape the handbook's files have."""

    id: str
    title: str
    entries: dict[str, list[dict[str, Any]]]


def make_themes(count: int, mixture: Mixture = EVERYDAY) -> Iterator[Theme]:
    """Yield *count* themes."""
    source = random.Random(_SEED)
    for number in range(count):
        theme, case = f"theme-{number}", f"case-{number}"
        scripts = [_make_script(source, theme, case, index, mixture) for index in range(mixture.scripts)]
        norms = [_make_norm(source, theme, case, index, mixture) for index in range(mixture.norms)]
        yield Theme(
            theme,
            f"主题{number}",
            {
                "norms": norms,
                "scripts": scripts,
                "never-say": [_make_never_say(source, theme, case)],
                "procedures": [_make_procedure(source, theme, case, mixture)],
                "checklists": [_make_checklist(source, theme, norms)],
                "glossary": [_make_term(source, theme, index, mixture) for index in range(mixture.terms)],
            },
        )


def _pick(source: random.Random, words: str) -> str:
    begin = 2 * source.randrange(len(words) // 2)
    return words[begin : begin + 2]


def _say(source: random.Random, clauses: int) -> str:
    """Return a sentence of *clauses* times about seven characters."""
    parts = (_pick(source, _ADVERBS) + _pick(source, _VERBS) + _pick(source, _NOUNS) for _ in range(clauses))
    return "，".join(f"{part}{_pick(source, _NOUNS)}" for part in parts) + "。"


def _name(source: random.Random) -> str:
    return f"{_pick(source, _VERBS)}{_pick(source, _NOUNS)}{_pick(source, _NOUNS)}"


def _forbid(source: random.Random) -> dict[str, Any]:
    return {
        "text": f"{source.choice(_RUDE)}{_pick(source, _NOUNS)}",
        "why": f"{_pick(source, _NOUNS)}没有下文",
        "instead": f"我来{_pick(source, _VERBS)}{_pick(source, _NOUNS)}",
    }


def _make_script(source: random.Random, theme: str, case: str, index: int, mixture: Mixture) -> dict[str, Any]:
    address = "【姓氏】【称呼】，" if index % 4 == 0 else ""
    forbidden = _forbid(source)
    offer = f"{forbidden['instead']}，{_say(source, 1)}"
    lines: list[Any] = [f"您好，{address}{_say(source, 2)}", {"wait": "reply"}, offer]
    if index % mixture.holding == 0:
        lines += ["请您稍等，可以吗？", {"wait": "30 秒"}, "谢谢您的等候。"]
    if index % 7 == 0:
        lines.append({"say": f"抱歉，{_say(source, 1)}下一步我来{_pick(source, _VERBS)}。", "if": {"agreed": "yes"}})
    return {
        "id": f"{theme}-script-{index}",
        "title": _name(source),
        "theme": theme,
        "scope": {"situation": case, "channel": CHANNELS[index % 3], "stage": "handling"},
        "lines": lines,
        "never-say": [forbidden],
        "then": f"{_say(source, 1)}见 @{theme}-norm-{source.randrange(mixture.norms)} 。",
        "sources": [f"S{source.randrange(20):02}"],
    }


def _make_norm(source: random.Random, theme: str, case: str, index: int, mixture: Mixture) -> dict[str, Any]:
    metric, name, unit = METRICS[index % len(METRICS)]
    # Norms for one metric cross in their scopes, so they meet, and none of them contradicts or repeats another.
    scope = ({"channel": "phone"}, {"role": "agent"}, {"shift": "day"})[index // len(METRICS)]
    figure = f"@{theme}-norm-{index}.limit"
    norm: dict[str, Any] = {
        "id": f"{theme}-norm-{index}",
        "title": _name(source),
        "theme": theme,
        "level": "must",
        "statement": f"{_say(source, 3)}{name}在{figure} 内，参照@{theme}-norm-{(index + 1) % mixture.norms} 。",
        "scope": {"situation": case, **scope},
        "limit": {"metric": metric, "max": f"{20 + index} {unit}"} if index % 2 else f"{name} ≤ {20 + index} {unit}",
        "why": _say(source, 2),
        "sources": [f"S{source.randrange(20):02}"],
    }
    if index % 3 == 0:
        looser = f"{name} ≤ {60 + index} {unit}"
        elsewhere = {"channel": "chat"} if "shift" in scope else {"shift": "night"}
        norm["exceptions"] = [{"scope": elsewhere, "limit": looser, "why": _say(source, 1)}]
    if index % 6 == 1:
        norm |= {"act": "greet", "good": [f"您好，{_say(source, 1)}"], "bad": [source.choice(_RUDE)]}
    return norm


def _make_never_say(source: random.Random, theme: str, case: str) -> dict[str, Any]:
    return {"id": f"{theme}-never", **_forbid(source), "scope": {"situation": case}}


def _make_procedure(source: random.Random, theme: str, case: str, mixture: Mixture) -> dict[str, Any]:
    steps: list[dict[str, Any]] = [
        {"id": f"step-{number}", "role": role, "act": f"do-{number}", "text": _say(source, 1), "within": "10 分钟"}
        for number, role in enumerate(ROLES)
    ]
    steps[0]["script"] = f"{theme}-script-{source.randrange(mixture.scripts)}"
    return {
        "id": f"{theme}-procedure",
        "title": _name(source),
        "theme": theme,
        "scope": {"situation": case, "channel": "phone"},
        "trigger": _say(source, 1),
        "within": "2 小时",
        "steps": steps,
    }


def _make_checklist(source: random.Random, theme: str, norms: list[dict[str, Any]]) -> dict[str, Any]:
    ids = [norm["id"] for norm in norms]
    items = [
        {"id": f"item-{number}", "text": _say(source, 1), "answer": "√×", "checks": ids[number::5]}
        for number in range(5)
    ]
    return {
        "id": f"{theme}-checklist",
        "title": _name(source),
        "theme": theme,
        "kind": "self",
        "audience": "agent",
        "sections": [{"title": _pick(source, _VERBS), "items": items}],
    }


def _make_term(source: random.Random, theme: str, index: int, mixture: Mixture) -> dict[str, Any]:
    word = _name(source)
    definition = f"{_say(source, 3)}见 @{theme}-script-{source.randrange(mixture.scripts)} 。"
    return {"id": f"{theme}-term-{index}", "title": f"{word}{theme[6:]}", "definition": definition, "synonyms": [word]}
