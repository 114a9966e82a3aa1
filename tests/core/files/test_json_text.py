"""JSON: values decoded, structure out of reach, places as paths."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from config.policy import Policy
from core.checker import Checker
from core.files import json_text
from tests.messages import attached

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=12)
    | st.sampled_from(["a.smith@kestrel-parts.io", "4111 1111 1111 1111"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=12,
)


def test_escapes_are_read_and_lead_back() -> None:
    raw = '{"text": "Hi\\nAnn \\u0040 \\ud83d\\ude00 \\"x\\""}'
    text = json_text.decode(raw)
    assert 'Hi\nAnn @ 😀 "x"' in text.visible
    at = text.visible.index("@")
    span = text.to_raw(at, at + 1)
    assert raw[span.start : span.end] == "\\u0040"


def test_paths() -> None:
    raw = '{"a": [{"b": "x"}, 7], "c": {"d": "y"}}'
    offsets = [raw.index("x"), raw.index("7"), raw.index("y")]
    assert [p.path for p in json_text.locate(raw, offsets)] == ["$.a[0].b", "$.a[1]", "$.c.d"]


@given(VALUES)
def test_redacted_json_is_json_of_the_same_shape(checker: Checker, value: object) -> None:
    for indent in (None, 1):
        (file,) = checker.check(attached(json.dumps({"v": value}, indent=indent)), Policy()).files
        if file.redaction is None:
            continue
        assert _shape(json.loads(file.redaction.raw)) == _shape({"v": value})
        assert len(file.places) == len(file.findings)


def _shape(value: object) -> object:
    if isinstance(value, dict):
        # A key may be somebody's name or address, which is redacted.
        told = re.compile(r"@|\s|\d{4}|\[[A-Z_]+_\d+\]")
        return sorted((("" if told.search(key) else key), repr(_shape(inner))) for key, inner in value.items())
    return [_shape(inner) for inner in value] if isinstance(value, list) else "scalar"


def test_custom_instructions_and_uploads_are_read(checker: Checker) -> None:
    export = [
        {
            "uuid": "u",
            "chat_messages": [
                {"sender": "human", "text": "", "attachments": [{"extracted_content": "mail a.smith@kestrel-parts.io"}]}
            ],
        },
        {
            "mapping": {
                "n": {
                    "message": {"content": {"content_type": "user_editable_context", "user_profile": "card 4111 1111 1111 1111"}}
                }
            }
        },
    ]
    (file,) = checker.check(attached(json.dumps(export)), Policy()).files
    assert [p.path for p in file.places] == [
        "$[0].chat_messages[0].attachments[0].extracted_content",
        "$[1].mapping.n.message.content.user_profile",
    ]


def test_what_is_personal_in_a_key_is_redacted_and_told_in_no_place(checker: Checker) -> None:
    raw = '{"users": {"a.smith@kestrel-parts.io": {"card": "4111 1111 1111 1111"}, "Ann": 1}, "n": [{"+48 512 345 678": "x"}]}'
    (file,) = checker.check(attached(raw), Policy()).files
    assert file.redaction is not None
    assert json.loads(file.redaction.raw) == {
        "users": {"[EMAIL_ADDRESS_1]": {"card": "[CREDIT_CARD_1]"}, "Ann": 1},
        "n": [{"[PHONE_NUMBER_1]": "x"}],
    }
    assert [place.path for place in file.places] == ["$.users.…", "$.users.….card", "$.n[0].…"]


def test_names_of_fields_stay(checker: Checker) -> None:
    raw = '{"first_name": "Ann Lee", "Home address": "x", "Paris": 1, "password": "hunter2!Xy", "Date of birth": "1984-03-12"}'
    (file,) = checker.check(attached(raw), Policy()).files
    assert file.redaction is not None
    assert list(json.loads(file.redaction.raw)) == list(json.loads(raw))


def test_a_string_that_is_not_closed_is_read_to_its_lines_end(checker: Checker) -> None:
    raw = '{"a": 1}\n{"b": "card 4111 1111 1111 1111\n{"c": 2}\n'
    (file,) = checker.check(attached(raw), Policy()).files
    assert file.redaction is not None
    assert file.redaction.raw == raw.replace("4111 1111 1111 1111", "[CREDIT_CARD_1]")


def test_a_place_deep_in_brackets_is_told_in_short() -> None:
    raw = "[" * 500 + '"x"'
    assert [place.path for place in json_text.locate(raw, [501])] == ["$" + "[0]" * 30 + "…"]


def test_a_finding_in_a_string_that_the_file_breaks_off_in_has_its_place() -> None:
    """What follows it was looked for behind the file's end."""
    raw = '{"a": 1}{"mail": "ann@initech.com'
    (place,) = json_text.locate(raw, [raw.index("ann")])
    assert place.line == 1
