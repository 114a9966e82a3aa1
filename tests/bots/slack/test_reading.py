"""All that a person sees of a message is read, and nothing of it twice."""

import pytest

from bots.slack.messages import message_of, said

Json = dict[str, object]
CARD = "4111 1111 1111 1111"


def leaf(text: str) -> Json:
    return {"type": "text", "text": text}


def rich(*elements: Json) -> Json:
    return {"type": "rich_text", "elements": list(elements)}


def section(*leaves: Json) -> Json:
    return {"type": "rich_text_section", "elements": list(leaves)}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def read(**event: object) -> tuple[str, list[str]]:
    message = message_of({"ts": "1.000001", "user": "U1"} | event, "T1", "C1")
    return message.text.visible, [(file.content or b"").decode() for file in message.files if file.part]


BLOCKS: dict[str, Json] = {
    "section": {"type": "section", "text": mrkdwn(f"card *{CARD}*")},
    "fields": {"type": "section", "fields": [mrkdwn("*Card*"), {"type": "plain_text", "text": CARD}]},
    "accessory": {
        "type": "section",
        "text": mrkdwn("x"),
        "accessory": {"type": "button", "text": {"type": "plain_text", "text": CARD}},
    },
    "header": {"type": "header", "text": {"type": "plain_text", "text": CARD}},
    "context": {"type": "context", "elements": [{"type": "image", "image_url": "https://a.b", "alt_text": "x"}, mrkdwn(CARD)]},
    "image": {"type": "image", "image_url": "https://a.b", "alt_text": CARD},
    "markdown": {"type": "markdown", "text": f"# Card\n\n{CARD}"},
    "table": {"type": "table", "rows": [[{"type": "raw_text", "text": "card"}, rich(section(leaf(CARD)))]]},
    "input": {"type": "input", "label": {"type": "plain_text", "text": CARD}, "element": {"type": "plain_text_input"}},
    "unknown": {"type": "from_the_future", "pages": [{"body": mrkdwn(CARD)}]},
    "section of rich text": rich(section(leaf("card "), leaf(CARD))),
    "list": rich({"type": "rich_text_list", "style": "bullet", "elements": [section(leaf("one")), section(leaf(CARD))]}),
    "quote": rich({"type": "rich_text_quote", "elements": [leaf(CARD)]}),
    "code": rich({"type": "rich_text_preformatted", "elements": [leaf(CARD)]}),
    "link": rich(section({"type": "link", "url": "https://kestrel-parts.io", "text": CARD})),
}
ATTACHMENTS: dict[str, Json] = {
    "pretext": {"pretext": CARD},
    "title": {"title": CARD, "title_link": "https://kestrel-parts.io"},
    "text": {"text": CARD},
    "fields": {"fields": [{"title": "Card", "value": CARD}]},
    "footer": {"footer": CARD},
    "blocks": {"blocks": [BLOCKS["section"]], "fallback": "x"},
    "fallback": {"fallback": CARD},
    "shared blocks": {
        "is_share": True,
        "from_url": "https://x.slack.com/a",
        "message_blocks": [{"message": {"blocks": [BLOCKS["list"]]}}],
    },
    "shared text": {"is_share": True, "from_url": "https://x.slack.com/a", "text": f"card {CARD}"},
}


@pytest.mark.parametrize("kind", BLOCKS)
def test_blocks_are_read(kind: str) -> None:
    text, parts = read(text="An order came", blocks=[BLOCKS[kind]])
    assert text == "An order came"
    assert [CARD in part for part in parts] == [True]


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_message_without_a_text_is_its_blocks(kind: str) -> None:
    text, parts = read(text="", blocks=[BLOCKS[kind]])
    assert CARD in text
    assert parts == []


@pytest.mark.parametrize("kind", ATTACHMENTS)
def test_attachments_and_shared_messages_are_read(kind: str) -> None:
    _, parts = read(text="An order came", attachments=[ATTACHMENTS[kind]])
    assert [CARD in part for part in parts] == [True]


def test_what_text_and_blocks_both_say_is_read_once() -> None:
    text = "Hi <@U2>, *card* 4111 1111 1111 1111 &amp; <https://kestrel-parts.io|our page> :wave:\n• one\n• two\n&gt; quoted\n```x = 1\ny```"
    wave = {"type": "emoji", "name": "wave"}
    link = {"type": "link", "url": "https://kestrel-parts.io", "text": "our page"}
    bold = leaf("card") | {"style": {"bold": True}}
    first = section(leaf("Hi "), {"type": "user", "user_id": "U2"}, leaf(", "), bold, leaf(f" {CARD} & "), link, leaf(" "), wave)
    lines = {"type": "rich_text_list", "style": "bullet", "elements": [section(leaf("one")), section(leaf("two"))]}
    quote = {"type": "rich_text_quote", "elements": [leaf("quoted")]}
    code = {"type": "rich_text_preformatted", "elements": [leaf("x = 1\ny")]}
    assert read(text=text, blocks=[rich(first, lines, quote, code)])[1] == []


def test_the_preview_of_a_link_is_nobody_s_words() -> None:
    event: Json = {"text": "<https://kestrel-parts.io>", "attachments": [{"from_url": "https://kestrel-parts.io", "text": CARD}]}
    assert read(**event)[1] == []
    assert said(event) == said({"text": event["text"]})


def test_an_edit_that_adds_a_shared_message_is_one() -> None:
    assert said({"text": "look", "attachments": [ATTACHMENTS["shared text"]]}) != said({"text": "look"})


def test_files_of_a_shared_message_are_there() -> None:
    shared = {"is_share": True, "files": [{"id": "F1", "name": "a.csv", "size": 5}]}
    assert [f.id for f in message_of({"ts": "1.000001", "user": "U1", "attachments": [shared]}, "T1", "C1").files] == ["F1"]
