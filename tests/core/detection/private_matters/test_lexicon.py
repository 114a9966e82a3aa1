"""Words and phrases are found as whole words, with any ending where a star says so, in whatever script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.detection.private_matters.inference.languages import Languages
from core.detection.private_matters.inference.lexicon import MatterLexicon
from core.detection.private_matters.inference.plain_text import PlainText

LEXICON = MatterLexicon(
    {
        "en": {
            "illness": ["diagnos*", "under the knife", "flu"],
            "debt": ["behind* with the rent", "abus* allegation*"],
            "confidence": ["don't tell"],
        },
        "de": {"debt": ["sucht*beratung", "gläubiger*"]},
        "zh": {"illness": ["癌症"]},
        "ar": {"mental": ["اكتئاب*"], "crime": ["السجن"]},
        "he": {"illness": ["סרטן"]},
        "hi": {"illness": ["कैंसर"]},
        "ko": {"illness": ["우울증*"]},
        "th": {"addiction": ["ฝิ่น"]},
    }
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He was Diagnosed. Going under the knife!", ["Diagnosed", "under the knife"]),
        ("don’t tell anyone: she's behind-ish with the rent", ["don’t tell"]),
        ("behind with the rent; abusive allegations", ["behind with the rent", "abusive allegations"]),
        ("misdiagnosed, fluent, influx", []),
        ("(flu)", ["flu"]),
        ("die Suchtberatung und ihre GLÄUBIGERIN, Glaubiger", ["Suchtberatung", "GLÄUBIGERIN", "Glaubiger"]),
        ("他得了癌症吧", ["癌症"]),
        ("منذ شهر عنده اكتئاب وبالاكتئاب", ["اكتئاب", "اكتئاب"]),
        ("خرج من السجن", ["السجن"]),
        ("הסרטן חזר, ושבסרטן", ["סרטן", "סרטן"]),
        ("उसे कैंसर है", ["कैंसर"]),
        ("우울증이래요", ["우울증"]),
        ("เขาติดฝิ่น แต่ฝนตก", ["ฝิ่น"]),
        ("[PERSON_1] has [MEDICAL_CONDITION_2], flu", ["flu"]),
        ("", []),
    ],
)
def test_what_is_found(text: str, found: list[str]) -> None:
    read = PlainText(text)
    assert [text[slice(*read.raw(hit.start, hit.end))] for hit in LEXICON.hits(read)] == found


@given(st.text(max_size=80) | st.text(alphabet="İßﬁéạ癌症 dignosFLUflu'’[PERSON_1]\n", max_size=80))
def test_whatever_is_found_stands_in_the_text(text: str) -> None:
    read = PlainText(text)
    for hit in LEXICON.hits(read):
        start, end = read.raw(hit.start, hit.end)
        assert 0 <= start < end <= len(text)
        assert not text[start].isspace()
        assert not text[end - 1].isspace()


def test_the_languages_of_a_text_are_told_by_its_frequent_words() -> None:
    known = {"the": "en1", "dog": "en2", "is": "en1 nl2", "de": "fr1 nl1", "ja": "nb1 da1"}
    languages = Languages(lambda word: known.get(word, "0"), ["en", "nl", "no", "zh", "eo"])
    assert languages.spoken(["the", "dog", "is", "k"]) == {"en", "zh", "eo"}
    assert languages.spoken(["ja", "ja"]) == {"no", "zh", "eo"}
    assert languages.spoken(["ναι", "the", "οχι"]) == {"en", "zh", "eo"}
    assert languages.spoken(["the"]) == languages.spoken([]) == {"en", "nl", "no", "zh", "eo"}
