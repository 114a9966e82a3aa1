"""Whatever Python's ``re`` takes for the same where case is ignored is the same when it is folded."""

import re
import sys

from core.detection.prefilter.folding import IOTA_BELOW, fold

CHARACTERS = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]


def test_characters_that_re_takes_for_the_same_become_the_same() -> None:
    for char in CHARACTERS:
        forms = {char.lower(), char.upper(), char.title(), char.casefold()} - {char}
        for form in (form for form in forms if len(form) == 1 and re.fullmatch(re.escape(char), form, re.IGNORECASE)):
            assert fold(form) == fold(char), (char, form)


def test_letters_that_are_alike_in_no_other_way() -> None:
    for alike in ("iIİı", "sSſ", "kK\u212a", "σςΣ", "µμ", "ßẞ", "βϐ", "ﬅﬆ"):
        assert len({fold(char) for char in alike}) == 1


def test_what_is_no_letter_and_no_digit_becomes_none() -> None:
    made = [char for char in CHARACTERS if not char.isalnum() and any(map(str.isalnum, fold(char)))]
    assert made == [IOTA_BELOW]


def test_characters_are_folded_each_for_itself() -> None:
    text = "Straße ΣΑΣ İstanbul ﬁx ŉ ΐ"
    assert fold(text) == "".join(map(fold, text))
    assert fold("AbC 1") == "abc 1"
