"""JSON that is pasted stays JSON when it is redacted."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from config.policy import Policy, Style
from core.checker import Checker
from core.files.json_message import quoting
from core.finding import Finding
from core.redaction.redactor import Redactor
from core.text import Text
from tests.messages import asked

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def redacted(checker: Checker, value: object) -> str:
    return checker.check(asked(json.dumps(value, ensure_ascii=False)), Policy()).redaction.raw


def test_a_number_that_is_replaced_becomes_a_string(checker: Checker) -> None:
    raw = redacted(checker, {"phone": 4930901820, "card": 4539578129044175, "id": 7})
    assert json.loads(raw) == {"phone": "[PHONE_NUMBER_1]", "card": "[CREDIT_CARD_1]", "id": 7}


def test_ids_and_time_stamps_stay(checker: Checker) -> None:
    value = {"user_id": 5122250143, "chat_id": 6478823391, "order": 2064418890, "timestamp_ms": 1710248471004}
    assert json.loads(redacted(checker, value)) == value


def test_lines_of_json_are_json_each(checker: Checker) -> None:
    text = '{"card": 4539578129044175}\n{"card": 4539578129044175, "n": 1}'
    lines = checker.check(asked(text), Policy()).redaction.raw.splitlines()
    assert [json.loads(line)["card"] for line in lines] == ["[CREDIT_CARD_1]"] * 2


@given(VALUES.filter(lambda value: isinstance(value, dict | list)), st.data())
@settings(max_examples=60)
def test_whatever_is_found_the_result_parses(value: object, data: st.DataObject) -> None:
    text = quoting(Text.plain(json.dumps(value, ensure_ascii=False)))
    digits = [n for n, char in enumerate(text.raw) if char.isdigit() and any(a.start <= n < a.end for a in text.atoms)]
    if not digits:
        return
    at = data.draw(st.sampled_from(digits))
    span = text.to_raw(at, at + 1)
    finding = Finding(span.start, span.end, "PHONE_NUMBER", 0.9)
    json.loads(Redactor(Style.PLACEHOLDER, b"k" * 32).redact(text, [finding]).raw)
