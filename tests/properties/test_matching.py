"""The search for forbidden wordings against its definition, spelled out the slow way."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.finding import Location
from generator.fitting import GAP_LENGTH, LITERALS_NEEDED, find_fits
from generator.layout import make_layout
from generator.model.entries import Entry, NeverSay
from generator.model.parts import Match, Text
from generator.model.vocabulary import Variants
from generator.prohibition import Context, Prohibition, find_hits
from generator.resemblance import find_likenesses
from generator.spoken import Wording
from generator.wording import GAP, WILD, Folding, make_folding

_HERE = Location("wording", 1, 1)
_REGION = ((1, make_layout((1,))),)
_FOLDING = make_folding(Variants(alike=(("吗", "么"), ("您", "你")), droppable=("请", "啊", "真的")))
_WORDS = (
    "您",
    "你",
    "我们",
    "这事",
    "办不了",
    "不知道",
    "等",
    "着",
    "请",
    "啊",
    "真的",
    "吗",
    "么",
    "电话",
    "【姓氏】",
    "先生",
)
_TRADITIONAL = str.maketrans({"们": "們", "办": "辦", "电": "電", "话": "話", "请": "請", "么": "麼"})
_matches = st.sampled_from(("utterance", "word", "pattern", "phrase"))
_said = st.lists(st.sampled_from((*_WORDS, "，", "。")), min_size=1, max_size=9).map("".join)
_forbidden = st.lists(st.sampled_from((*_WORDS, "…")), min_size=1, max_size=4).map("".join)


def _is_fit_by_definition(pattern: str, line: str) -> bool:
    """Try every place and every length that each wildcard may stand for."""
    literal = sum(character not in (GAP, WILD) for character in pattern)
    plain = pattern if literal >= LITERALS_NEEDED else pattern.replace(WILD, "w")
    said = line if literal >= LITERALS_NEEDED else line.replace(WILD, "w")
    return any(_best(plain, said[begin:], False) >= 0 for begin in range(len(line))) or any(
        _best(pattern, line[begin:], True) >= _needed(pattern) for begin in range(len(line)) if WILD in line
    )


def _needed(pattern: str) -> int:
    literal = sum(character not in (GAP, WILD) for character in pattern)
    return max(LITERALS_NEEDED, (literal + 1) // 2)


def _best(pattern: str, line: str, filling: bool) -> int:
    """Return how many characters are equal at most when *line* begins with *pattern*; negative if it cannot."""
    if not pattern:
        return 0
    ways = [-100]
    if pattern[0] in (GAP, WILD):
        fewest, most = int(pattern[0] == WILD), min(GAP_LENGTH, len(line))
        ways += [_best(pattern[1:], line[count:], filling) for count in range(fewest, most + 1)]
    elif line and pattern[0] == line[0]:
        ways.append(1 + _best(pattern[1:], line[1:], filling))
    if filling and line[:1] == WILD:
        ways += [_best(pattern[count:], line[1:], filling) for count in range(min(GAP_LENGTH, len(pattern)) + 1)]
    return max(ways)


@settings(max_examples=300, deadline=None)
@given(st.text(f"ab{GAP}{WILD}", min_size=1, max_size=7), st.text(f"abc{WILD}", min_size=1, max_size=9))
def test_a_pattern_fits_exactly_where_its_definition_says(pattern: str, line: str) -> None:
    if any(character not in (GAP, WILD) for character in pattern):
        assert bool(list(find_fits(pattern, line))) == _is_fit_by_definition(pattern, line)


def _found(forbidden: str, match: Match, said: str, folding: Folding = _FOLDING) -> bool:
    wording = Wording(Entry(id="a", title="a", where=_HERE), Text(said, _HERE), _REGION, frozenset())
    prohibition = Prohibition(NeverSay(text=Text(forbidden, _HERE), match=match), "b", _REGION)
    return any(find_hits([wording], [prohibition], Context(folding, frozenset(), ())))


@settings(max_examples=300, deadline=None)
@given(_forbidden, _matches, _said)
def test_how_a_line_is_typed_makes_no_difference(forbidden: str, match: Match, said: str) -> None:
    spaced = "".join(f" {character}\u200b" if character not in "【】姓氏" else character for character in said)

    assert _found(forbidden, match, said) == _found(forbidden, match, spaced)
    assert _found(forbidden, match, said) == _found(forbidden, match, said.translate(_TRADITIONAL))


@settings(max_examples=300, deadline=None)
@given(_forbidden, _said)
def test_a_wording_without_gaps_is_found_where_its_normal_form_stands_in_one_clause(forbidden: str, said: str) -> None:
    pattern = _FOLDING.normalise(forbidden, drop=False)
    clauses = [_FOLDING.normalise(clause, drop=False) for clause in said.replace("。", "，").split("，")]
    if (
        "…" not in forbidden
        and pattern.strip(WILD)
        and _is_more_than_a_variant(forbidden)
        and any(pattern in clause for clause in clauses)
    ):
        assert _found(forbidden, "pattern", said)


@settings(max_examples=200, deadline=None)
@given(_forbidden, _said)
def test_an_utterance_is_found_exactly_where_it_is_a_sentence_or_clause(forbidden: str, said: str) -> None:
    if (
        not _is_more_than_a_variant(forbidden)
        or "…" in forbidden
        or "【" in forbidden + said
        or any(word in forbidden for word in ("请", "啊", "真的"))
    ):
        return
    bare = [_bare(part) for sentence in said.split("。") for part in (sentence, *sentence.split("，"))]

    assert _found(forbidden, "utterance", said) == (_bare(forbidden) in [part for part in bare if part])


def _is_more_than_a_variant(forbidden: str) -> bool:
    """Tell whether a wording is long enough for 你 and 您 to count as alike in it."""
    return len(_FOLDING.leave_variants_out(forbidden)) > 1


def _bare(text: str) -> str:
    return _FOLDING.normalise(text).rstrip("啊")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(_forbidden, _matches), min_size=1, max_size=4), st.lists(_said, min_size=1, max_size=4))
def test_many_against_many_is_each_against_each(forbidden: list[tuple[str, Match]], said: list[str]) -> None:
    entry = Entry(id="a", title="a", where=_HERE)
    wordings = [Wording(entry, Text(text, _HERE), _REGION, frozenset()) for text in said]
    prohibitions = [
        Prohibition(NeverSay(text=Text(text, _HERE), match=match), str(number), _REGION)
        for number, (text, match) in enumerate(forbidden)
    ]

    hits = find_hits(wordings, prohibitions, Context(_FOLDING, frozenset(), ()))

    together = sorted((hit.wording.text.text, hit.prohibition.title) for hit in hits)
    alone = [
        (text, str(number))
        for text, (number, (words, match)) in product(said, enumerate(forbidden))
        if _found(words, match, text)
    ]
    assert together == sorted(alone)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(_WORDS[:12]), min_size=4, max_size=8))
def test_what_is_near_one_by_one_is_found_among_many(words: list[str]) -> None:
    forbidden, said = "".join(words), "".join([*words[:2], *words[3:]])
    entry = Entry(id="a", title="a", where=_HERE)
    wording = Wording(entry, Text(said, _HERE), _REGION, frozenset())
    others = ["这件事情完全不可能办到", forbidden, "电话不要再打过来了"]
    prohibitions = [Prohibition(NeverSay(text=Text(text, _HERE)), text, _REGION) for text in others]
    context = Context(_FOLDING, frozenset(), ())

    among_many = {likeness.prohibition.title for likeness in find_likenesses([wording], prohibitions, context)}
    alone = {
        likeness.prohibition.title
        for prohibition in prohibitions
        for likeness in find_likenesses([wording], [prohibition], context)
    }

    assert among_many == alone
