"""The guides for editors show every collection, and whatever they show can be typed in as it stands."""

import re
from pathlib import Path

import pytest

from generator.schema import ENTRY_COLLECTIONS
from tests.cases import findings_of
from tests.handbooks import PROJECT

_GUIDE = PROJECT / "docs" / "assessing.md"
_BLOCKS = re.findall(r"```yaml\n(.*?)```", _GUIDE.read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize("block", _BLOCKS, ids=lambda block: block.partition(":")[0])
def test_every_example_of_the_guide_to_checklists_and_quizzes_is_without_findings(block: str) -> None:
    assert [str(finding) for finding in findings_of(None, block)] == []


@pytest.mark.parametrize("collection", ENTRY_COLLECTIONS)
def test_every_collection_is_shown_in_a_hand_written_page(collection: str) -> None:
    pages = "".join(path.read_text("utf-8") for path in sorted(Path(PROJECT / "docs").glob("*.md")))

    assert f"\n{collection}:\n" in pages
