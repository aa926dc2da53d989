"""What the search is told of a handbook: marked phrases, other names, tables of characters; the same every time."""

import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files

from generator.mkdocs_hook import on_env
from generator.search.characters import simplify_characters, spell_characters
from generator.search.documents import collect_documents
from generator.search.index import write_index
from generator.search.record import Part, Record
from generator.search.records import collect_records
from tests.cases import handbook_of
from tests.handbooks import PROJECT

ENTRIES = """
never-say:
  - {id: no-shouting, text: 你吼什么, why: 责备, instead: 您慢慢说}
norms:
  - id: no-blame
    title: 不责怪
    level: must-not
    act: blame
    scope: {situation: complaint}
  - id: quick-reply
    title: 邮件快回
    scope: {channel: email}
    limit: 首次回复 ≤ 4 小时
    exceptions: [{scope: {shift: night}, limit: 首次回复 ≤ 8 小时, why: 人少}]
scripts:
  - id: hold-on
    title: 请客户等
    synonyms: [等我一下, 别挂]
    scope: {situation: hold}
    lines:
      - 您好，@quick-reply.limit 之内给您准话，可以吗？
      - {say: 谢谢您。, if: {customer-agrees: yes}}
    never-say:
      - {text: 等着, match: utterance, why: 命令, instead: 请您等一下}
    then: 记下来。
  - {id: old-words, title: 旧话术, status: retired}
glossary:
  - {id: waiting, title: 候机, definition: 在线上等，见@hold-on。, synonyms: [保持], discouraged: [挂起]}
"""


@pytest.fixture(scope="module")
def records() -> dict[str, Record]:
    """Return the records of the example by title."""
    return {record.title: record for record in collect_records(handbook_of(ENTRIES))}


def test_phrases_to_say_and_not_to_say_are_parts_of_their_own(records: dict[str, Record]) -> None:
    assert records["请客户等"].parts == (
        Part("say", "✓ 这样说", "您好，4 小时之内给您准话，可以吗？"),
        Part("say", "✓ 这样说（客户同意时）", "谢谢您。"),
        Part("never", "✗ 不要只说这一句", "等着", "改说：请您等一下"),
        Part("text", "之后", "记下来。"),
    )


def test_a_forbidden_wording_that_stands_alone_has_a_record(records: dict[str, Record]) -> None:
    record = records["✗ 你吼什么"]

    assert record.location == "phrases/never_say.html#no-shouting"
    assert record.parts == (Part("never", "✗ 不要说", "你吼什么", "改说：您慢慢说"),)


def test_a_term_lends_its_names_to_the_entry_it_speaks_of(records: dict[str, Record]) -> None:
    assert (records["候机"].asked, records["候机"].names) == (("保持",), ("挂起",))
    assert records["请客户等"].related == ("候机", "保持", "挂起")


def test_what_people_type_for_an_entry_is_neither_one_of_its_names_nor_shown(records: dict[str, Record]) -> None:
    record = records["请客户等"]

    assert record.asked == ("等我一下", "别挂")
    assert "别挂" not in (*record.names, *record.labels, *(part.text for part in record.parts))


def test_a_script_is_called_by_its_situation_and_a_norm_is_labelled_with_it(records: dict[str, Record]) -> None:
    assert "等候" in records["请客户等"].names
    assert "投诉" in records["不责怪"].labels
    assert "投诉" not in records["不责怪"].names


def test_a_norm_that_forbids_to_say_something_is_found_by_those_words(records: dict[str, Record]) -> None:
    assert "怎么不早说" in records["不责怪"].names


def test_a_norm_shows_its_limit_and_its_exceptions(records: dict[str, Record]) -> None:
    assert "首次回复 ≤ 4 小时" in records["邮件快回"].labels
    assert Part("text", "例外", "班次为夜班时，首次回复 ≤ 8 小时，人少") in records["邮件快回"].parts


def test_a_retired_entry_says_so_and_counts_less(records: dict[str, Record]) -> None:
    assert records["旧话术"].status == "已停用"
    assert records["旧话术"].weight < records["请客户等"].weight


def test_steps_and_items_stand_at_anchors_of_their_own(records: dict[str, Record]) -> None:
    assert [part.anchor for part in records["受理咨询"].parts] == ["step_answer", "step_reply"]
    assert {part.anchor for part in records["下班自检"].parts} == {"section_1"}


def test_characters_are_spelled_in_each_of_their_readings() -> None:
    syllables = spell_characters("长龘")

    assert "长" in syllables["chang"]
    assert "长" in syllables["zhang"]
    assert "龘" in syllables["da"]
    assert "诉" in syllables["su"]  # not in use, but common enough to be typed by mistake


def test_traditional_forms_lead_to_the_characters_in_use() -> None:
    assert simplify_characters("诉线") == {"綫": "线", "線": "线", "訴": "诉"}


def test_a_quiz_shows_questions_as_questions_and_no_option_at_all() -> None:
    quiz = """
quizzes:
  - id: manners
    title: 礼貌
    questions:
      - {id: hang, type: true-false, stem: 没声音就挂掉。, key: 错}
      - {id: greet, type: single, stem: 怎么问好？, options: {A: 您好, B: 谁啊}, key: A}
"""
    record = next(each for each in collect_records(handbook_of(quiz)) if each.title == "礼貌")

    assert record.parts == (
        Part("text", "判断题，这样对吗？", "没声音就挂掉。", anchor="question_hang"),
        Part("text", "单选题", "怎么问好？", anchor="question_greet"),
    )


def test_role_and_channel_label_a_script_but_are_not_what_it_is_called() -> None:
    script = "scripts:\n  - {id: hold-on, title: 请等, scope: {role: agent, situation: hold}, lines: [您好。]}\n"
    record = next(each for each in collect_records(handbook_of(script)) if each.title == "请等")

    assert "座席" in record.labels
    assert "座席" not in record.names
    assert "等候" in record.names


def test_what_is_said_among_colleagues_counts_less() -> None:
    vocabulary = "facets: [{id: channel, name: 渠道, leaves: [{id: phone, name: 电话}, {id: internal, name: 内部}]}]\n"
    script = "scripts:\n  - {id: ID, title: ID, scope: {channel: CHANNEL}, lines: [您好。]}\n"
    weights = {
        channel: next(
            record.weight
            for record in collect_records(
                handbook_of(f"{vocabulary}{script}".replace("ID", "one").replace("CHANNEL", channel))
            )
            if record.title == "one"
        )
        for channel in ("phone", "internal")
    }

    assert weights["internal"] < weights["phone"]


def test_sections_nobody_should_meet_first_are_clipped() -> None:
    documents = [
        {"location": "rules.html", "title": "规则", "text": ""},
        {"location": "rules.html#one", "title": "一", "text": "字" * 200},
    ]

    (clipped,) = collect_documents(documents, frozenset({"rules.html"}))
    (whole,) = collect_documents(documents, frozenset())

    assert len(clipped.parts[0].text) == 60
    assert len(whole.parts[0].text) == 200


def test_hand_written_pages_lose_their_markup() -> None:
    documents = [
        {"location": "about.html", "title": "A &amp; B", "text": ""},
        {"location": "about.html#one", "title": "一", "text": "<p>甲 &lt;乙&gt;</p><p>丙</p>"},
    ]

    assert tuple(collect_documents(documents, frozenset())) == (
        Record("about.html", "A & B", "说明", 0.4, parts=(Part("text", "一", "甲 <乙> 丙", anchor="one"),)),
    )


def test_synonyms_and_single_characters_alike_go_into_the_index() -> None:
    tables = "variants: {alike: [[您, 你], [吗, 么], [好的, 行]]}\nsearch-words: {alike: [[退款, 退钱]]}\n"
    index = json.loads(write_index(handbook_of(ENTRIES + tables), ()))

    assert ["候机", "保持", "挂起"] in index["config"]["synonyms"]
    assert ["退款", "退钱"] in index["config"]["synonyms"]
    assert index["config"]["alike"] == {"么": "吗", "你": "您"}


def test_empty_fields_are_left_out(records: dict[str, Record]) -> None:
    written = json.loads(write_index(handbook_of(ENTRIES), (replace(records["旧话术"], parts=()),)))["docs"]

    assert "parts" not in written[0]
    assert "heading" not in written[0]


def test_the_index_is_the_same_whatever_the_order_of_sets() -> None:
    code = (
        "from pathlib import Path; from hashlib import sha256; from generator.check import load;"
        "from generator.search.index import write_index; from generator.search.records import collect_records;"
        "handbook = load(Path('.')); text = write_index(handbook, collect_records(handbook));"
        "print(len(text), sha256(text.encode()).hexdigest())"
    )
    run = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=PROJECT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert run[0] == run[1]
    assert int(run[0].split()[0]) > 20_000


def test_a_material_that_hides_its_worker_stops_the_build() -> None:
    environment = on_env(Environment(), MkDocsConfig(), Files([]))
    name_own_search = environment.filters["with_own_search"]

    assert name_own_search('"../assets/javascripts/workers/search.0a1b2c.min.js"') == '"../assets/search-worker.js"'
    with pytest.raises(Abort, match="Material"):
        name_own_search('"search": "elsewhere.js"')


def test_every_part_has_its_text_though_a_step_may_have_none() -> None:
    text = "procedures:\n  - {id: one-step, steps: [{id: only, role: agent, act: answer-call}]}\n"
    handbook = handbook_of(text)

    documents = json.loads(write_index(handbook, collect_records(handbook)))["docs"]

    parts = [part for document in documents for part in document.get("parts", ())]
    assert {"mark", "label", "text"} <= set.intersection(*(set(part) for part in parts))
    assert "" in {part["text"] for part in parts}
