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


SAID = st.sampled_from(
    (
        "call me on 0171 3948576\nthanks",
        'the password is "Kd7!b2Lqx9"',
        "card 4539 5781 2904 4175\texp 11/27",
        "What's your date of birth?\nSure, 15 March 1985",
        "path C:\\Users\\ana\\x",
        '{"password":"Hoopoe_8812","n":4539578129044175}',
        "Lindenallee 7, 04109 Leipzig\n",
        "name,dob\nAna Ruiz,04/12/1987\nTom Hale,05/11/1977",
        "ä€😀 Petra Novak 😀\u2028",
        "ok",
    )
)
NAME = st.sampled_from(("Thandiwe Mbeki", 'Zoë "Zo" Kerr', "李伟", "User\\Name", "Müller, Petra"))
NUMBER = st.sampled_from((4539578129044175, 4930901820, 1732800000.123456, 1e22, -5, 0, 536228471))
ROW = st.dictionaries(
    st.sampled_from(("phone", "card", "id", "ts", "dob", "ssn", "iban", "pin", "api_key", "salary")),
    NUMBER | SAID | st.none() | st.tuples(NUMBER, SAID) | st.fixed_dictionaries({"value": NUMBER}),
    max_size=4,
)
# Of Slack, Discord, Telegram, ChatGPT, rows of a database, and a tool call, whose arguments are JSON in a string.
EXPORTS = {
    "slack": st.fixed_dictionaries(
        {
            "type": st.just("message"),
            "ts": st.just("1732800000.595933"),
            "text": SAID,
            "user_profile": st.fixed_dictionaries({"real_name": NAME}),
        }
    ),
    "discord": st.fixed_dictionaries(
        {
            "id": st.just("112233445566778899"),
            "content": SAID,
            "author": st.fixed_dictionaries({"id": st.just("5"), "name": NAME}),
        }
    ),
    "telegram": st.fixed_dictionaries(
        {"id": NUMBER, "from": NAME, "text": st.lists(SAID | st.fixed_dictionaries({"text": SAID}), max_size=2)}
    ),
    "chatgpt": st.fixed_dictionaries(
        {"author": st.just({"role": "user"}), "content": st.fixed_dictionaries({"parts": st.lists(SAID, max_size=2)})}
    ),
    "rows": ROW,
    "tool call": st.tuples(ROW, ROW).map(
        lambda rows: {"name": "f", "arguments": json.dumps({**rows[0], "deep": json.dumps(rows[1])})}
    ),
}


@given(
    st.sampled_from(sorted(EXPORTS)).flatmap(lambda name: st.lists(EXPORTS[name], min_size=1, max_size=3)),
    st.booleans(),
    st.sampled_from((None, 2)),
)
@settings(max_examples=40)
def test_exports_stay_json_and_so_does_the_json_in_their_strings(
    checker: Checker, value: list[dict[str, object]], ascii_only: bool, indent: int | None
) -> None:
    text = json.dumps({"messages": value}, ensure_ascii=ascii_only, indent=indent)
    result = json.loads(checker.check(asked(text), Policy()).redaction.raw)
    assert all(set(row) == set(before) for row, before in zip(result["messages"], value, strict=True))
    for row in result["messages"]:
        if "arguments" in row:
            json.loads(row["arguments"])


def test_a_number_in_the_json_of_a_string_becomes_a_string(checker: Checker) -> None:
    call = {"name": "pay", "arguments": json.dumps({"card": 4539578129044175, "n": 3})}
    result = json.loads(redacted(checker, call))
    assert json.loads(result["arguments"]) == {"card": "[CREDIT_CARD_1]", "n": 3}
