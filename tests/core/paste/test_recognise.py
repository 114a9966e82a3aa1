"""What kind a text is: every format of assistants' and chat tools' clipboards and exports."""

import pytest

from core.paste.kinds import PasteKind, Role
from core.paste.recognise import recognise

LOGS = {
    "whatsapp ios": "[05/03/2026, 10:14:33] Alice: hi\n[05/03/2026, 10:15:00] Bob Li: hello",
    "whatsapp ios us": "\u200e[3/5/26, 2:32:15\u202fPM] Alice: hi\n[3/5/26, 2:33:15\u202fPM] Bob: yes",
    "whatsapp android": "15.04.2026, 15:04 - Alice: text\nmore\n15.04.2026, 15:05 - Bob: text",
    "whatsapp old": "28-09-16 11:20:19: Tara: text\n28-09-16 11:21:19: Uma: text",
    "whatsapp web": "[10:32, 23/09/2026] Alice: text\n[10:33, 23/09/2026] Bob: text",
    "telegram desktop": "Alice, [23 Sep 2026 at 10:32:15]:\nhi\nBob, [23 Sep 2026 at 10:33:15]:\nyo",
    "telegram dated": "[23.09.2026 10:32] Alice: text\n[23.09.2026 10:33] Bob: text",
    "zoom": "10:32:15 From Alice to Everyone:\n\thi\n10:33:15 From Bob to Everyone:\n\tyes",
    "zoom old": "10:32:15  From Alice : hi\n10:33:15  From Bob : yes",
    "zoom cloud": "00:12:31\tAlice:\thi\n00:12:35\tBob:\tyes",
    "teams": "[9/23 10:32 AM] Alice Smith\nhi\n[9/23 10:33 AM] Bob Jones\nyes",
    "teams yesterday": "[Yesterday 10:32 AM] Alice\nhi\n[Yesterday 10:33 AM] Bob\nyes",
    "teams comma": "Alice Smith, 10:32 AM\nhi\nBob Jones, 10:33 AM\nyes",
    "discord": "alice — Today at 10:32 AM\nhi\nbob — Today at 10:33 AM\nyes",
    "discord dated": "alice — 9/23/26, 10:32 AM\nhi\nbob BOT — 10:33 AM\nyes",
    "discord old": "[10:32 AM] alice: hi\n[10:33 AM] bob: yes",
    "discordchatexporter": "[23/09/2026 10:32] alice\nhi\n\n[23/09/2026 10:33] bob (pinned)\nyes",
    "slack": "Alice Smith  10:32 AM\nhi\nBob Jones  10:33 AM\nyes",
    "slack app": "Alice\n10:32\nAlice  10:32 AM\nhi\nGitHub  APP  10:33 AM\nyes",
    "slack old": "[10:32 AM] Alice Smith: hi\n[10:33 AM] Bob Jones: yes",
    "irssi": "10:32 <@alice> hi\n10:33 <bob> yes",
    "weechat": "2026-11-24 10:32:15\talice\thi\n2026-11-24 10:33:15\tbob\tyes",
    "znc": "[10:32:15] <alice> hi\n[10:33:15] <bob> yes",
    "hexchat": "Nov 24 10:32:15 <alice> hi\nNov 24 10:33:15 <bob> yes",
    "by hand": "Alice: hi\nBob: hello\nAlice: how are you",
    "quoted": "> [10:32, 23/09/2026] Alice: text\n> [10:33, 23/09/2026] Bob: text",
}
CONVERSATIONS = {
    "chatgpt": ("You said:\nhi\nChatGPT said:\nhello", "chatgpt"),
    "chatgpt markdown": ("##### You said:\nhi\n###### ChatGPT said:\nhello", "chatgpt"),
    "chatgpt french": ("Vous avez dit :\nsalut\nChatGPT a dit :\nbonjour", "chatgpt"),
    "chatgpt german": ("Du hast gesagt:\nhallo\nChatGPT hat gesagt:\nhallo", "chatgpt"),
    "claude": ("You said: hi\nhi\n4:50 AMClaude responded: hello\nhello there", "claude"),
    "gemini": ("You said\nhi\nGemini said\nhello", "gemini"),
    "gemini portuguese": ("Você disse\noi\nO Gemini disse\nolá", "gemini"),
    "copilot": ("You said\nhi\nCopilot said: hello\nhello", "copilot"),
    "by hand": ("User: hi\nAssistant: hello", ""),
    "bold": ("**User:** hi\n**Assistant:** hello", ""),
    "headings": ("### User\nhi\n### Assistant\nhello", ""),
    "human": ("Human: hi\n\nAssistant: hello", ""),
    "chatml": ("<|im_start|>user\nhi<|im_end|>\n<|im_start|>assistant\nhello<|im_end|>", ""),
    "llama": ("[INST] hi [/INST] hello", ""),
    "gemma": ("<start_of_turn>user\nhi\n<start_of_turn>model\nhello", ""),
    "messages": ('[{"role": "user", "content": "hi"}, {"role": "assistant", "content": "hello"}]', ""),
    "emoji": ("👤 User:\nhi\n🤖 Assistant:\nhello", ""),
}
TALK = (
    "good morning",
    "User: is that a typo?",
    "Alice: can you look at this?",
    "note: the build is red\nnote: it is flaky",
    "meeting at 10:32 AM\nlunch at 12",
    "You said it would work",
    "error: x\nwarning: y",
    "see https://www.example.org/a and https://kestrel-parts.io",
    "ping @bob\n- one\n- two\n- three",
    "def f(x):\n    return x\n\nprint(f(1))",
)
UUID = "6f1f3b52-3a52-4d0f-9d5c-7a0d8d1f2b3c"
LINKS = {
    f"https://chatgpt.com/share/{UUID}": ("chatgpt", False, False),
    f"https://chat.openai.com/share/{UUID}": ("chatgpt", False, False),
    f"https://chatgpt.com/share/e/{UUID}": ("chatgpt", False, False),
    "https://chatgpt.com/s/t_0123456789abcdef0123456789abcdef": ("chatgpt", False, False),
    f"https://claude.ai/share/{UUID}": ("claude", False, False),
    f"https://claude.ai/public/artifacts/{UUID}": ("claude", False, False),
    "https://g.co/gemini/share/0123456789ab": ("gemini", False, False),
    "https://gemini.google.com/share/abc123def": ("gemini", False, False),
    "https://copilot.microsoft.com/shares/Ab12Cd34Ef56Gh78Ij90K": ("copilot", False, False),
    f"https://grok.com/share/bGVnYWN5_{UUID}": ("grok", False, False),
    "https://chat.deepseek.com/share/abcdef123456789012": ("deepseek", False, False),
    "https://poe.com/s/Ab12Cd34Ef56Gh78Ij90": ("poe", False, False),
    "https://www.meta.ai/share/c/Ab12Cd34Ef": ("meta-ai", False, False),
    "https://www.kimi.com/share/abcdef123": ("kimi", False, False),
    "https://hf.co/chat/r/AbCdEfG": ("huggingchat", False, False),
    "https://www.perplexity.ai/search/what-is-x-AbC123": ("perplexity", True, False),
    f"https://chat.mistral.ai/chat/{UUID}": ("mistral", True, False),
    f"https://chatgpt.com/c/{UUID}": ("chatgpt", False, True),
    f"https://claude.ai/chat/{UUID}": ("claude", False, True),
}


@pytest.mark.parametrize("name", LOGS)
def test_chat_logs(name: str) -> None:
    paste = recognise(LOGS[name])
    assert paste.kind is PasteKind.CHAT_LOG
    assert paste.people == 2
    assert paste.of_others
    assert len([turn for turn in paste.turns if turn.speaker]) >= 2


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_conversations_with_assistants(name: str) -> None:
    text, tool = CONVERSATIONS[name]
    paste = recognise(text)
    assert (paste.kind, paste.tool) == (PasteKind.AI_CONVERSATION, tool)
    assert {turn.role for turn in paste.turns} >= {Role.PERSON, Role.ASSISTANT}
    assert not paste.of_others


@pytest.mark.parametrize("text", TALK)
def test_one_marker_is_too_weak(text: str) -> None:
    assert recognise(text).kind is PasteKind.TALK


@pytest.mark.parametrize("url", LINKS)
def test_share_links(url: str) -> None:
    (link,) = recognise(f"look at {url}.").links
    assert (link.assistant, link.ambiguous, link.private) == LINKS[url]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("From: Ann Lee <ann@x.io>\nTo: bo@y.io\nSubject: hi\n\ntext", PasteKind.EMAIL_THREAD),
        ("yes\n\nOn Mon, 3 Nov 2026 at 10:00, Ann Lee <ann@x.io> wrote:\n> hi", PasteKind.EMAIL_THREAD),
        ("ja\n\nAm 3.11.2026 um 10:00 schrieb Ann Lee:\n> hallo", PasteKind.EMAIL_THREAD),
        ("| Name | City |\n|---|---|\n| Ann | Ulm |", PasteKind.TABLE),
        ("id,name,city\n1,ann,ulm\n2,bo,bonn", PasteKind.TABLE),
        ("Name: Ann Lee\nCity: Ulm\nOrder: 12", PasteKind.TABLE),
        ("Write a polite e-mail to my landlord and ask when the heating will be repaired at last.", PasteKind.PROMPT),
        (
            "The meeting with our supplier went badly, and the new date is in three weeks, which is late for all of us here. "
            "Could you turn this into two friendly sentences?",
            PasteKind.PROMPT,
        ),
        ("Schreibe eine freundliche Mahnung an unseren Kunden, der seit zwei Monaten nicht zahlt.", PasteKind.PROMPT),
    ],
)
def test_other_kinds(text: str, kind: PasteKind) -> None:
    assert recognise(text).kind is kind


LONG = " There was rain all day, and the tram was late again; nobody seemed to mind, and in the end we all laughed about it."


@pytest.mark.parametrize(
    "text",
    [
        "I'm applying to be a volunteer at the library." + LONG,
        "I like gardens. The application asks for two lines about me." + LONG,
        "Journal entry. It has been a year since I left the bakery." + LONG,
        "Dear diary, I have moved at last." + LONG,
        "I'd like to write a short introduction for my website." + LONG,
        "How do I best announce my new job to everybody?" + LONG,
        "I am making a profile on Upwork." + LONG,
        "I'm writing a post for my Facebook page." + LONG,
    ],
)
def test_what_people_have_written_about_their_lives_is_a_prompt(text: str) -> None:
    assert recognise(text).kind is PasteKind.PROMPT


@pytest.mark.parametrize(
    "text",
    [
        "Ana writes the post for our LinkedIn page, Ben has the pictures." + LONG,
        "The application logs say that the form was sent twice." + LONG,
        "We keep a journal of incidents, see the wiki." + LONG,
        "Tom announced the new release on Friday." + LONG,
    ],
)
def test_work_is_none(text: str) -> None:
    assert recognise(text).kind is PasteKind.TALK


EXPORTS = {
    "chatgpt": '[{"title": "t", "current_node": "b", "mapping": {"b": {"message": {"author": {"role": "user"}, "content": {"parts": ["hi"]}}}}}]',
    "claude": '[{"uuid": "u", "chat_messages": [{"sender": "human", "text": "hi", "attachments": [{"extracted_content": "x"}]}]}]',
    "telegram": '{"name": "c", "messages": [{"from": "Ann Lee", "from_id": "u1", "text": "hi"}, {"from": "Bo", "from_id": "u2", "text": "yo"}]}',
    "discordchatexporter": '{"guild": {}, "messages": [{"author": {"id": "1", "name": "ann"}}, {"author": {"id": "2", "name": "bo"}}]}',
    "slack": '[{"ts": "1", "user_profile": {"real_name": "Ann Lee"}}, {"ts": "2", "user_profile": {"real_name": "Bo Li"}}]',
}


@pytest.mark.parametrize("tool", EXPORTS)
def test_exports(tool: str) -> None:
    paste = recognise(EXPORTS[tool])
    assert paste.tool == tool
    assert paste.kind is (PasteKind.AI_CONVERSATION if tool in ("chatgpt", "claude") else PasteKind.CHAT_LOG)
    assert paste.people == (1 if tool in ("chatgpt", "claude") else 2)


def test_ordinary_json_is_talk() -> None:
    assert recognise('{"a": 1, "b": [2]}').kind is PasteKind.TALK
