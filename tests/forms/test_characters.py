"""Rare characters are printed, or named; never lost."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
import typst
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # fontTools ships no types

import generator
from generator.forms import render_sheets
from generator.model.assessments import Section
from generator.printable import unprintable
from tests.forms.paper import read_pages
from tests.forms.samples import COMMITTED_ON, make_checklist, make_handbook, make_item

FONTS = Path(generator.__file__).parent / "fonts"
FACES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")


@pytest.mark.parametrize("face", FACES)
def test_the_list_of_characters_is_exactly_what_the_fonts_cover(face: str) -> None:
    covered = set(map(chr, TTFont(FONTS / face).getBestCmap()))
    every_character = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x110000))))

    assert set(every_character) - set(unprintable(every_character)) == covered | {"\n"}


def test_the_fonts_cover_all_of_the_national_standard_gbk_and_the_signs_people_type() -> None:
    every_han = "".join(map(chr, range(0x4E00, 0x9FA6)))

    assert unprintable(every_han + "镕龘囍〇，。？！“”‘’（）【】《》、；：…—·￥％＠√×✓→①⑩℃㎡±≤≥éü €abc\n") == ""


def test_characters_the_fonts_lack_are_named_once_in_the_order_of_the_text() -> None:
    assert unprintable("先𠮷后☐，再𠮷\u200b\t。") == "𠮷☐\u200b\t"


def test_every_covered_character_prints_in_both_faces() -> None:
    covered = [chr(code) for code in sorted(TTFont(FONTS / FACES[0]).getBestCmap())]
    lines = ["".join(covered[start : start + 100]) for start in range(0, len(covered), 100)]
    sections = tuple(Section(line, (make_item(number, line),)) for number, line in enumerate(lines))
    handbook = make_handbook(replace(make_checklist(), sections=sections))

    ((_, pdf),) = render_sheets(handbook, COMMITTED_ON)

    printed = Counter("".join(read_pages(pdf)))
    assert [character for character in covered if character.strip() and printed[character] < 2] == []


@pytest.mark.parametrize("character", "𠮷☐אẞ")  # some stand in fonts of the machine or of Typst: not to be borrowed
def test_printing_a_character_the_fonts_lack_fails_and_names_it(character: str) -> None:
    handbook = make_handbook(make_checklist(make_item(1, f"先生姓{character}野")))

    with pytest.raises(typst.TypstError, match=character):
        list(render_sheets(handbook, COMMITTED_ON))


def test_the_licence_of_the_fonts_stands_beside_them() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
