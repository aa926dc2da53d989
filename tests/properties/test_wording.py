"""The fast normal form is the text of the one that remembers where its characters came from."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.vocabulary import Variants
from generator.wording import make_folding

_ALPHABET = "您你吗么嗎请請啊让讓您好ＶvV１1①ß…，。！ \u200b\ufeff\ue000【】“”㎏ﬁ"
_words = st.text(_ALPHABET, min_size=1, max_size=3)
_variants = st.builds(
    Variants,
    alike=st.lists(st.lists(_words, min_size=2, max_size=3).map(tuple), max_size=2).map(tuple),
    droppable=st.lists(_words, max_size=3).map(tuple),
)


@settings(max_examples=300, deadline=None)
@given(_variants, st.text(_ALPHABET, max_size=24), st.booleans())
def test_the_fast_normal_form_is_the_text_of_the_slow_one(variants: Variants, text: str, drop: bool) -> None:
    folding = make_folding(variants)

    assert folding.normalise(text, drop=drop) == folding.fold(text, drop=drop).text
