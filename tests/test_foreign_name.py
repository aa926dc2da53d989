"""Whose name it is depends on the settings of the handbook."""

from dataclasses import replace

import pytest

from generator.model.entries import Settings
from generator.rules import foreign_name
from tests.cases import handbook_of

_HOSPITAL = "临江市第一人民医院"


def _names_given(line: str, organisation: str) -> list[str]:
    handbook = handbook_of(f"scripts:\n  - id: opening\n    lines: [{line}]\n")
    handbook = replace(handbook, settings=Settings(organisation=organisation))
    return [fault.values["name"] for fault in foreign_name.check(handbook)]


@pytest.mark.parametrize("name", [_HOSPITAL, "市一医院", "临江市第一人民医院城南卫生院", "人民医院"])
def test_our_name_may_be_shortened_and_extended(name: str) -> None:
    assert _names_given(f"您好，这里是{name}，请讲。", _HOSPITAL) == []


@pytest.mark.parametrize("name", ["临江市第二人民医院", "海州市第一人民医院", "云岭银行"])
def test_another_name_is_foreign_however_near(name: str) -> None:
    assert _names_given(f"您好，这里是{name}，请讲。", _HOSPITAL) == [name]


def test_without_an_organisation_the_placeholder_tells_that_names_are_not_typed() -> None:
    assert _names_given("您好，这里是云岭银行客服，请讲。", "") == ["云岭银行"]


_CITY = "云溪市政务服务中心"


@pytest.mark.parametrize("name", ["临江市政务服务热线", "平安市便民热线"])
def test_an_office_of_another_city_is_foreign(name: str) -> None:
    assert _names_given(f"您好，这里是{name}，请讲。", _CITY) == [name]
    assert _names_given(f"谢谢致电{name}，请讲。", _CITY) == [name]


@pytest.mark.parametrize(
    "name",
    [
        "云溪市政务服务热线",
        "政务服务热线",
        "城北区政务服务大厅",
        "平安县政务服务大厅",
        "市民服务中心",
        "全市统一的热线",
    ],
)
def test_another_office_of_our_city_is_not(name: str) -> None:
    assert _names_given(f"您好，这里是{name}，请讲。", _CITY) == []


def test_without_a_city_in_our_name_an_office_may_be_of_any() -> None:
    assert _names_given("您好，这里是临江市政务服务热线，请讲。", "样例机构") == []


def test_who_works_for_another_utility_is_foreign() -> None:
    assert _names_given("您好，我是临河水务的抄表员。", "清河水气公司") == ["临河水务"]
    assert _names_given("谢谢致电临河自来水公司。", "清河水气公司") == ["临河自来水公司"]
    assert _names_given("谢谢致电自来水公司。", "清河水气公司") == []


@pytest.mark.parametrize(("organisation", "names"), [("样例机构", ["云岭银行"]), ("", [])])
def test_without_a_placeholder_only_the_organisation_tells_that_a_name_is_foreign(
    organisation: str, names: list[str]
) -> None:
    handbook = handbook_of("scripts:\n  - {id: opening, lines: [您好，这里是云岭银行客服，请讲。]}\n")
    vocabulary = replace(handbook.vocabulary, placeholders=())
    handbook = replace(handbook, settings=Settings(organisation=organisation), vocabulary=vocabulary)

    assert [fault.values["name"] for fault in foreign_name.check(handbook)] == names
