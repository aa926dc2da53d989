"""The index over regions finds exactly those that share a situation with another region."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.layout import make_layout
from generator.scope import Region, intersect
from generator.vicinity import make_vicinity

_ATOMS = (2, 3, 5)
_LAYOUT = make_layout(_ATOMS)
_boxes = st.tuples(*(st.integers(0, 2**atoms - 1) for atoms in _ATOMS)).map(lambda sets: (_LAYOUT.pack(sets), _LAYOUT))
_regions = st.lists(_boxes, max_size=3).map(tuple)


@settings(max_examples=300, deadline=None)
@given(st.lists(_regions, max_size=30), st.lists(_regions, max_size=4))
def test_the_index_finds_what_looking_at_each_finds(regions: list[Region], asked: list[Region]) -> None:
    vicinity = make_vicinity(regions)

    for region in asked:
        expected = [number for number, other in enumerate(regions) if intersect(region, other)]
        assert list(vicinity.meeting(region)) == expected
