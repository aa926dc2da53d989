"""Which facet says how a customer reaches us, and what its values are like, as their names tell."""

import re
from collections.abc import Mapping

from generator.handbook import Handbook
from generator.model.vocabulary import Facet

KINDS = {
    "face": re.compile("柜台|窗口|前台|门店|到店|上门|入户|当面|现场|大厅|营业厅|面对面"),
    "voice": re.compile("电话|热线|呼入|外呼|语音|来电"),
    "writing": re.compile("在线|聊天|网上|微信|邮件|短信|工单|文字|社交|私信|留言"),
}
_NAMES = ("channel", "渠道")


def find_channels(handbook: Handbook) -> Mapping[str, Mapping[str, str]]:
    """Return the names of the values of each facet that is one of channels, by facet and leaf."""
    return {
        facet.id: handbook.leaf_names[facet.id]
        for facet in handbook.vocabulary.facets
        if facet.kind == "tree" and _is_of_channels(facet, handbook.leaf_names.get(facet.id, {}))
    }


def _is_of_channels(facet: Facet, names: Mapping[str, str]) -> bool:
    """Tell whether a facet is called so, or whether most of its values are channels, of more than one kind."""
    if facet.id in _NAMES or facet.name in _NAMES:
        return True
    kinds = [kind for name in names.values() if (kind := find_kind(name))]
    return len(set(kinds)) > 1 and 2 * len(kinds) > len(names)


def find_kind(name: str) -> str:
    """Return the kind of channel that a name tells: face, voice or writing; empty where it tells none, or several."""
    found = [kind for kind, names in KINDS.items() if names.search(name)]
    return found[0] if len(found) == 1 else ""
