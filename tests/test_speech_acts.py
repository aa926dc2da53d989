"""The usual markers recognise what people say on the telephone, at a counter and in a chat."""

from dataclasses import replace
from pathlib import Path

import yaml

from generator.finding import Location
from generator.model.vocabulary import Act
from generator.reading.speech_acts import SOFTENING, USUAL_VARIANTS, usual_words
from generator.spoken import make_markers
from generator.wording import make_folding
from tests.cases import handbook_of

_TRADES = yaml.safe_load((Path(__file__).parent / "utterances.yaml").read_text("utf-8"))
_UTTERANCES = [(trade, words, frozenset(acts)) for trade, rows in _TRADES.items() for words, acts in rows.items()]
_HERE = Location("usual", 1, 1)
_ACTS = [
    Act(id_, id_, _HERE, speech=True, markers=usual.markers, unless=usual.unless)
    for id_, usual in usual_words().items()
]
_LEAST = 0.97


def test_the_labelled_utterances_are_many_and_of_many_trades() -> None:
    assert len(_TRADES) >= 8
    assert len(_UTTERANCES) >= 150
    assert {act for _, _, acts in _UTTERANCES for act in acts} == set(usual_words())
    assert set(usual_words()) >= SOFTENING


def test_hardly_any_act_is_heard_that_is_not_done_and_hardly_any_missed() -> None:
    markers = make_markers(_ACTS, make_folding(USUAL_VARIANTS))
    heard = [(words, act) for _, words, _ in _UTTERANCES for act in markers.recognise(words)]
    done = [(words, act) for _, words, acts in _UTTERANCES for act in acts]

    right = set(heard) & set(done)
    wrong, missed = sorted(set(heard) - right), sorted(set(done) - right)
    assert len(right) / len(heard) >= _LEAST, wrong
    assert len(right) / len(done) >= _LEAST, missed


def test_what_was_once_misheard_is_heard_right() -> None:
    markers = make_markers(_ACTS, make_folding(USUAL_VARIANTS))
    for words, acts in _TRADES["once misheard"].items():
        assert set(markers.recognise(words)) == set(acts), words


def test_more_markers_add_to_the_usual_ones() -> None:
    acts = handbook_of(
        "acts: [{id: confirm, name: 核对, speech: yes, more-markers: [我念给您听]}]\n"
        "scripts: [{id: a, lines: [这样对吗？, 我念给您听。]}]"
    ).markers

    assert acts.recognise("这样对吗？") == acts.recognise("我念给您听。") == {"confirm"}


def test_a_no_that_is_left_open_refuses_nothing_but_may_offer_another_way() -> None:
    no, other = (Act(id_, id_, _HERE, speech=True, markers=("不方便等",)) for id_ in ("refuse", "offer"))
    markers = make_markers([no, replace(other, softens=True)], make_folding(USUAL_VARIANTS))

    assert markers.recognise("不方便等的话，明天再来。") == {"offer"}
    assert markers.recognise("我们不方便等。") == {"refuse", "offer"}
