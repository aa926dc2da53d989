"""YAML is read as typed, every value knows its place, and every trap of YAML is a problem with a place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.source import MAX_DEPTH, parse


def test_every_scalar_stays_the_text_that_was_typed() -> None:
    text = "a: 10:30\nb: 0123\nc: no\nd: 2026-05-01\ne: 1.10\nf: null\ng: '1'\nh:\n"

    assert parse("f", text.encode()).data == {
        "a": "10:30",
        "b": "0123",
        "c": "no",
        "d": "2026-05-01",
        "e": "1.10",
        "f": "null",
        "g": "1",
        "h": "",
    }


def test_every_value_and_every_key_knows_its_line_and_column() -> None:
    source = parse("f.yaml", "规范:\n  - {id: 一, 限值: [1, 2]}\n".encode())

    assert str(source.place(("规范", 0, "限值", 1))) == "f.yaml:2:21"
    assert str(source.place_of_key(("规范", 0, "限值"))) == "f.yaml:2:13"
    assert str(source.place(("规范", 0, "缺", "更深"))) == "f.yaml:2:5"


def test_characters_outside_the_basic_plane_count_as_one_column() -> None:
    assert str(parse("f", "a: [😀, b]".encode()).place(("a", 1))) == "f:1:8"


@pytest.mark.parametrize(
    ("content", "problem", "place"),
    [
        (b"a: 1\nb: 2\na: 3", "duplicate-key", "f:3:1"),
        (b"a: &x 1", "anchor", "f:1:4"),
        (b"a: *x", "alias", "f:1:4"),
        (b"a: !!int 1", "tag", "f:1:4"),
        (b"<<: {a: 1}", "merge-key", "f:1:1"),
        (b"? [a]\n: 1", "key-not-text", "f:1:3"),
        (b"a: 1\n---\nb: 2", "second-document", "f:2:1"),
        (b"a:\t1", "tab", "f:1:3"),
        (b"\xef\xbb\xbfa: 1", "byte-order-mark", "f:1:1"),
        (b"a: 1\nb: \xe9t\xe9", "not-utf-8", "f:2:4"),
        (b"a: \x07", "control-character", "f:1:4"),
        (b"a: [1", "unclosed-bracket", "f:1:6"),
        (b"a: '1", "unclosed-quote", "f:1:6"),
        (b"a: 1\n b: 2\n", "second-colon", "f:2:3"),
        (b"a:\n  b: 1\n c: 2", "indentation", "f:3:2"),
        (b"a:\n  b\nc\nd: 1", "missing-colon", "f:4:1"),
        (b"%x", "syntax", "f:1:3"),
        (b"a: b: c", "second-colon", "f:1:5"),
        (b"a: @b", "needs-quotes", "f:1:4"),
        (b"{a: " * 3000, "too-deep", f"f:1:{4 * MAX_DEPTH + 1}"),
        (b"[" * 3000, "too-deep", f"f:1:{MAX_DEPTH + 1}"),
        (b"- " * 3000 + b"a", "too-deep", f"f:1:{2 * MAX_DEPTH + 1}"),
    ],
)
def test_a_trap_is_a_problem_with_a_place(content: bytes, problem: str, place: str) -> None:
    (found,) = parse("f", content).problems

    assert (found.key, str(found.where)) == (problem, place)


def test_of_a_repeated_key_the_first_stays_with_its_place() -> None:
    source = parse("f", b"a: {b: 1}\na: {b: 2, c: 3}")

    assert source.data == {"a": {"b": "1"}}
    assert str(source.place(("a", "b"))) == "f:1:8"


def test_a_line_of_five_megabytes_is_read() -> None:
    source = parse("f", b"a: " + b"x" * 5_000_000)

    assert len(source.data["a"]) == 5_000_000
    assert not source.problems


def test_an_empty_file_holds_nothing_and_is_no_problem() -> None:
    assert (parse("f", b"").data, parse("f", b"# nur ein Kommentar").problems) == ({}, ())


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200) | st.text(alphabet="a1:-[]{}&*!?|>'\"#%@`,\n\t 一【", max_size=60).map(str.encode))
def test_no_bytes_make_the_reader_raise(content: bytes) -> None:
    source = parse("f", content)

    assert all(problem.where.line >= 1 and problem.where.column >= 1 for problem in source.problems)
