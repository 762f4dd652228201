"""Names are compared in one spelling and found by what people type."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import names, search
from graph.answers import answer


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("王芳", "王芳"),
        ("諸葛亮", "诸葛亮"),
        ("王　伟", "王伟"),
        ("阿依古丽•买买提", "阿依古丽·买买提"),
        ("Ａnna", "anna"),
    ],
)
def test_one_name_has_one_key_however_it_was_written(written: str, key: str) -> None:
    assert names.keys_of(written)["name_key"] == key


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("王伟", "王 伟 王伟 _伟 王_ wanwei wei 0ww"),
        ("曾敏", "曾 敏 曾敏 _敏 曾_ zenmin min 0zm cenmin 0cm"),
        (
            "阿依古丽·买买提",
            "阿 依 古 丽 买 提 阿依古丽买买提 ayiguli yigulimai gulimaimai limaimaiti maimaiti maiti ti 0ayglmmt "
            "eyiguli 0eyglmmt",
        ),
    ],
)
def test_an_index_finds_a_name_by_characters_wrong_characters_sounds_and_initials(written: str, words: str) -> None:
    assert names.keys_of(written)["name_words"] == words


@pytest.mark.parametrize(
    ("syllable", "said"), [("zhuang", "zuan"), ("niang", "lian"), ("lv", "lu"), ("nyu", "lu"), ("shen", "sen")]
)
def test_a_syllable_is_folded_as_many_people_say_it(syllable: str, said: str) -> None:
    assert names.folded(syllable) == said


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_the_words_of_any_name_are_short_and_hold_no_space(name: str) -> None:
    keys = names.keys_of(name)

    assert len((keys["name_words"] + keys["name_sound"]).encode()) <= 300
    assert all(keys["name_words"].split(" ")) or not keys["name_words"]


@pytest.mark.parametrize(("typed", "plain"), [("Wáng Fāng", "wang fang"), ("Lǚ", "lv"), ("ǙlÜ", "vlv")])
def test_tone_marks_are_folded(typed: str, plain: str) -> None:
    assert names.plain_letters(typed) == plain


@pytest.mark.parametrize(
    ("typed", "how"),
    [
        ("王小明", "name"),
        ("王 小明", "name"),
        ("Wáng Xiǎomíng", "name"),
        ("wangxiaoming", "name"),
        ("王小", "name-beginning"),
        ("wang xiaom", "name-beginning"),
        ("小明", "name-part"),
        ("xiaoming", "name-part"),
        ("王ming", "name-part"),
        ("王xiaoming", "name"),
        ("明 王", "name-part"),
        ("wang2 xiao3 ming2", "name"),
        ("wáng xiào míng", "accent"),
        ("wanxiaomin", "accent"),
        ("王晓名", "homophone"),
        ("小王明", "swapped"),
        ("王小朋", "one-character"),
        ("玉小明", "like-shape"),
        ("wxm", "initials"),
        ("angx", None),
        ("李", None),
    ],
)
def test_a_name_answers_to_what_was_typed(typed: str, how: str | None) -> None:
    found = answer(search.typed(typed), "王小明")

    assert (found and found.code) == how


@pytest.mark.parametrize(
    "typed", ['王伟"', "王伟*", "+area:990102001 王伟", "王伟) OR (*:*", "`王伟`", "王伟~0.1 AND \\", "王伟' //"]
)
def test_no_lucene_syntax_is_left_in_a_query(typed: str) -> None:
    query = search.name_query(search.typed(typed), ("990101001",))

    assert query.startswith(("+((+王 +伟", "+(王伟"))
    assert re.fullmatch(r"[\w +()*]+\+area:\(990101001\)\^0", query)
    assert query.endswith("+area:(990101001)^0")
    assert query.count("area:") == 1


def test_a_scope_of_very_many_areas_is_left_to_the_statement() -> None:
    assert "area:" not in search.name_query(search.typed("王"), tuple(str(code) for code in range(2000)))
