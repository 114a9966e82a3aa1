"""An assistant's answer gets its values back."""

import pytest

from core.redaction.restore import restore

MAPPING = {"[PERSON_1]": "Ann Lee", "[PERSON_12]": "Bo Li", "[EMAIL_ADDRESS_1]": "a@b.io"}


@pytest.mark.parametrize(
    ("answer", "restored"),
    [
        ("Dear [PERSON_1],", "Dear Ann Lee,"),
        ("**[PERSON_1]**'s mail: [EMAIL_ADDRESS_1].", "**Ann Lee**'s mail: a@b.io."),
        ("\\[PERSON\\_1\\] wrote", "Ann Lee wrote"),
        ("[Person 1] and [person_12]", "Ann Lee and Bo Li"),
        ("PERSON_1 and PERSON_12", "Ann Lee and Bo Li"),
        ("[PERSON_3] is unknown, [1] is a footnote", "[PERSON_3] is unknown, [1] is a footnote"),
        ("MY_PERSON_1 and [PERSON_1_X]", "MY_PERSON_1 and [PERSON_1_X]"),
    ],
)
def test_forms_that_assistants_write(answer: str, restored: str) -> None:
    assert restore(answer, MAPPING) == restored


def test_a_value_that_looks_like_a_placeholder_is_not_replaced_again() -> None:
    assert restore("[A_1] [B_1]", {"[A_1]": "[B_1]", "[B_1]": "x"}) == "[B_1] x"


def test_invented_values_are_replaced_too() -> None:
    assert restore("Dear Zoe Quill,", {"Zoe Quill": "Ann Lee"}) == "Dear Ann Lee,"
