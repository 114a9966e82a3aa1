"""Who speaks in what chat tools copy and export, in the languages and clocks that they are set to. All samples are invented."""

import pytest

from config.policy import Policy
from core.checker import Checker
from core.detection.normalise import normalise
from core.paste.kinds import Paste, PasteKind
from core.paste.recognise import recognise, speakers
from core.text import Text
from tests.messages import asked, said

SAID = ("hey, did you get the parcel", "yes, thanks a lot", "cool, see you at eight", "I bring the cake")
PEOPLE = ("kestrel_ann", "Joost Wiersma", "kestrel_ann", "Joost Wiersma")

# A message of each tool: NAME, TEXT, and N, the minute.
HEADS = {
    "whatsapp de": "12.03.24, 14:0N - NAME: TEXT",
    "whatsapp us": "3/12/24, 2:0N\u202fPM - NAME: TEXT",
    "whatsapp ca": "2024-03-12, 2:0N p.m. - NAME: TEXT",
    "whatsapp za": "2024/03/12, 2:0N pm - NAME: TEXT",
    "whatsapp es": "12/3/24, 2:0N p. m. - NAME: TEXT",
    "whatsapp es 24": "12/3/24 14:0N - NAME: TEXT",
    "whatsapp fr": "12/03/2024 à 14:0N - NAME: TEXT",
    "whatsapp fr ca": "2024-03-12 14 h 0N - NAME: TEXT",
    "whatsapp fr ios": "[12/03/2024 à 14:0N:11] NAME: TEXT",
    "whatsapp fi": "12.3.2024 klo 14.0N - NAME: TEXT",
    "whatsapp fi ios": "[12.3.2024 klo 14.0N.11] NAME: TEXT",
    "whatsapp da": "12.03.2024 14.0N - NAME: TEXT",
    "whatsapp id": "12/03/24 14.0N - NAME: TEXT",
    "whatsapp hu": "2024. 03. 12. 14:0N - NAME: TEXT",
    "whatsapp bg": "12.03.24 г., 14:0N - NAME: TEXT",
    "whatsapp ko": "2024. 3. 12. 오후 2:0N - NAME: TEXT",
    "whatsapp ko ios": "[2024. 3. 12. 오후 2:0N:11] NAME: TEXT",
    "whatsapp ko long": "2024년 3월 12일 오후 2:0N - NAME : TEXT",
    "whatsapp zh": "2024/3/12 下午2:0N - NAME: TEXT",
    "whatsapp zh ios": "[2024/3/12 下午2:0N:11] NAME: TEXT",
    "whatsapp zh day": "2024年3月12日 14:0N - NAME: TEXT",
    "whatsapp ja": "[2024/03/12 14:0N:11] NAME: TEXT",
    "whatsapp ar": "١٢\u200f/٣\u200f/٢٠٢٤، ٢:٠N م - NAME: TEXT",
    "whatsapp ar latin": "12/3/2024، 2:0N م - NAME: TEXT",
    "whatsapp el": "12/3/24, 2:0N μ.μ. - NAME: TEXT",
    "whatsapp tr": "12.03.2024 14:0N - NAME: TEXT",
    "whatsapp unknown contact": "[12/03/2024, 14:0N:11] ~ NAME: TEXT",
    "whatsapp viewer": "12.03.2024 - 14:0N:11; NAME: TEXT",
    "viber": "[ 12 March 2024 14:0N ] NAME: TEXT",
    "telegram desktop": "NAME, [12.03.2024 14:0N]\nTEXT",
    "telegram 12": "NAME, [3/12/24 2:0N PM]\nTEXT",
    "skype copy": "[12/03/2024 14:0N:11] NAME: TEXT",
    "pidgin": "(14:0N:11) NAME: TEXT",
    "pidgin dated": "(12/03/2024 14:0N:11) NAME: TEXT",
    "zoom": "14:0N:11\t From  NAME  to  Everyone:\n\tTEXT",
    "zoom direct": "14:0N:11 From NAME to Petra(Direct Message):\n\tTEXT",
    "zoom de": "14:0N:11 Von NAME an Alle:\n\tTEXT",
    "zoom fr": "14:0N:11 De NAME à Tous:\n\tTEXT",
    "zoom es": "14:0N:11\t De NAME a Todos:\n\tTEXT",
    "zoom copy": "NAME to Everyone 2:0N PM\nTEXT",
    "webex": "from NAME to everyone:    2:0N PM\nTEXT",
    "vtt": "N\n00:00:0N.000 --> 00:00:0N.900\nNAME: TEXT\n",
    "vtt short": "00:0N.000 --> 00:0N.900\nNAME: TEXT\n",
    "vtt voice": "c41d-N/7-0\n00:00:0N.000 --> 00:00:0N.900\n<v NAME>TEXT</v>\n",
    "vtt voice class": "00:00:0N.000 --> 00:00:0N.900\n<v.loud NAME>TEXT\n",
    "vtt placed": "00:00:0N.000 --> 00:00:0N.900 align:start position:0%\n<v NAME>TEXT</v>\n",
    "srt": "N\n00:00:0N,000 --> 00:00:0N,900\nNAME: TEXT\n",
    "srt dash": "N\n00:00:0N,000 --> 00:00:0N,900\n- NAME: TEXT\n",
    "srt bracket": "N\n00:00:0N,000 --> 00:00:0N,900\n[NAME]: TEXT\n",
    "teams transcript": "0:0:N.0 --> 0:0:N.900\nNAME\nTEXT\n",
    "otter": "NAME  0:0N\nTEXT\n",
    "teams": "[12:0N PM] NAME\nTEXT",
    "teams 24": "[14:0N] NAME\nTEXT",
    "teams day": "[Yesterday 2:0N PM] NAME\nTEXT",
    "teams de": "[Gestern 14:0N] NAME\nTEXT",
    "teams day and month": "[12.03. 14:0N] NAME\nTEXT",
    "teams date": "[3/12/2024 2:0N PM] NAME\nTEXT",
    "slack": "NAME\n  2:0N PM\nTEXT",
    "slack 24": "NAME\n14:0N\nTEXT",
    "slack one line": "NAME  2:0N PM\nTEXT",
    "slack brackets": "NAME  [2:0N PM]\nTEXT",
    "slack day": "NAME  Yesterday at 2:0N PM\nTEXT",
    "slackdump": "> NAME [U04A0KEST] @ 12/03/2024 14:0N:11 Z:\nTEXT\n",
    "discord": "NAME — Today at 2:0N PM\nTEXT",
    "discord de": "NAME — heute um 14:0N Uhr\nTEXT",
    "discord fr": "NAME — Aujourd’hui à 14:0N\nTEXT",
    "discord es": "NAME — hoy a las 14:0N\nTEXT",
    "discord pl": "NAME — Dzisiaj o 14:0N\nTEXT",
    "discord ru": "NAME — Сегодня, в 14:0N\nTEXT",
    "discord dated": "NAME — 12.03.2024 14:0N\nTEXT",
    "discord two lines": "NAME\n — 3/12/2024 2:0N PM\nTEXT",
    "google chat": "NAME, Yesterday 2:0N PM\nTEXT",
    "google chat dated": "NAME, Mar 12, 2:0N PM\nTEXT",
    "google chat dot": "NAME • 2:0N PM\nTEXT",
    "mattermost": "NAME\n2:0N PM\nTEXT",
    "kakaotalk pc": "[NAME] [오후 2:0N] TEXT",
    "kakaotalk pc en": "[NAME] [2:0N PM] TEXT",
    "kakaotalk phone": "2024년 3월 12일 오후 2:0N, NAME : TEXT",
    "kakaotalk ios": "2024. 3. 12. 오후 2:0N, NAME : TEXT",
    "kakaotalk en": "March 12, 2024 at 2:0N PM, NAME : TEXT",
    "kakaotalk old": "오후 2:0N, NAME : TEXT",
    "signal": "From: NAME (+31641882903)\nType: incoming\nSent: Tue, 12 Mar 2024 14:0N:11 +0100\n\nTEXT\n",
    "imessage": "Mar 12, 2024  2:0N:11 PM\nNAME\nTEXT\n",
    "imessage read": "Mar 12, 2024  2:0N:11 PM (Read by you after 38 minutes)\nNAME\nTEXT\n",
    "qq": "2024-03-12 14:0N:11 NAME(108933441)\nTEXT\n",
    "element": "3/12/2024, 2:0N:11 PM - NAME: TEXT",
}
LINE_HEADS = {
    "line": ("2024/03/12(火)", "14:0N\tNAME\tTEXT"),
    "line ja": ("2024/03/12(火)", "午後2:0N\tNAME\tTEXT"),
    "line en": ("Tue, 03/12/2024", "02:0NPM\tNAME\tTEXT"),
    "line header": ("[LINE] Chat history with Joost Wiersma\nSaved on: 2024/03/13 09:00", "14:0N\tNAME\tTEXT"),
}
IRC = {
    "irssi": "14:0N <@NAME> TEXT",
    "irssi space": "14:0N < NAME> TEXT",
    "irssi voice": "14:0N <+NAME> TEXT",
    "znc": "[14:0N:11] <NAME> TEXT",
    "znc dated": "[2024-03-12 14:0N:11] <NAME> TEXT",
    "iso": "2024-03-12T14:0N:11  <NAME> TEXT",
    "hexchat": "Mar 12 14:0N:11 <NAME>\tTEXT",
    "xchat": "<NAME> TEXT",
    "xchat op": "<@NAME> TEXT",
    "weechat": "14:0N:11     NAME | TEXT",
    "weechat op": "14:0N:11    @NAME | TEXT",
    "weechat line": "14:0N NAME │ TEXT",
    "weechat log": "2024-03-12 14:0N:11\tNAME\tTEXT",
    "weechat log op": "2024-03-12 14:0N:11\t@NAME\tTEXT",
}


def chat(form: str, people: tuple[str, ...] = PEOPLE) -> str:
    """Four messages."""
    rows = zip(people, SAID, strict=True)
    return "\n".join(
        form.replace("NAME", who).replace("TEXT", words).replace("N", str(n)) for n, (who, words) in enumerate(rows, 1)
    )


def spoken(text: str) -> tuple[Paste, str, list[str]]:
    """The paste, its visible text, and who speaks."""
    visible = normalise(Text.plain(text)).visible
    paste = recognise(visible)
    return paste, visible, [visible[turn.speaker.start : turn.speaker.end] for turn in speakers(paste) if turn.speaker]


@pytest.mark.parametrize("tool", HEADS)
def test_who_speaks_is_found_in_each_form(tool: str) -> None:
    paste, _, found = spoken(("WEBVTT\n\n" if tool.startswith("vtt") else "") + chat(HEADS[tool]))
    assert paste.kind is PasteKind.CHAT_LOG
    assert found == list(PEOPLE)
    assert paste.people == 2


@pytest.mark.parametrize("tool", LINE_HEADS)
def test_a_chat_of_line_has_a_line_for_the_day(tool: str) -> None:
    head, form = LINE_HEADS[tool]
    assert spoken(head + "\n" + chat(form))[2] == list(PEOPLE)
    assert spoken(chat(form))[0].kind is not PasteKind.CHAT_LOG


@pytest.mark.parametrize("client", IRC)
def test_nicks_are_found_in_each_clients_form(client: str) -> None:
    people = ("kestrel_ann", "joost", "kestrel_ann", "joost")
    paste, _, found = spoken(chat(IRC[client], people))
    assert paste.kind is PasteKind.CHAT_LOG
    assert found == list(people)


CAPITALISED = {
    "signal short": "2024-03-12 14:0N NAME: TEXT",
    "bold": "**NAME:** TEXT",
    "part": "NAME (sales): TEXT",
}


@pytest.mark.parametrize("form", CAPITALISED)
@pytest.mark.parametrize(
    "people", [("Ann Lee", "Joost", "Ann Lee", "Joost"), ("田中", "鈴木 一郎", "田中", "鈴木 一郎")], ids=("latin", "kanji")
)
def test_names_before_a_colon_speak_where_one_returns(form: str, people: tuple[str, ...]) -> None:
    assert spoken(chat(CAPITALISED[form], people))[2] == list(people)
    others = ("Ann Lee", "Joost", "Petra", "Marek")
    assert spoken(chat(CAPITALISED[form], others))[2] == []


def test_a_full_width_colon_needs_no_space() -> None:
    assert spoken(chat("NAME：TEXT", ("田中", "鈴木", "田中", "鈴木")))[2] == ["田中", "鈴木", "田中", "鈴木"]
    assert spoken("Key:value one two\nOther:value two three\nKey:value four five")[2] == []


def test_the_date_of_a_message_is_no_phone_number(checker: Checker) -> None:
    text = chat(HEADS["whatsapp ko"])
    assert {finding.entity_type for finding in checker.check(asked(text), Policy()).findings} == {"PERSON"}
    assert not checker.check(said(text), Policy()).decision.alarm


@pytest.mark.parametrize("tool", ["whatsapp ar", "zoom", "slack", "vtt voice", "kakaotalk pc", "imessage"])
def test_a_speaker_is_the_same_person_throughout(checker: Checker, tool: str) -> None:
    redacted = checker.check(asked(chat(HEADS[tool])), Policy()).redaction.visible
    assert redacted.count("[PERSON_1]") == redacted.count("[PERSON_2]") == 2
    assert not any(name in redacted for name in PEOPLE)
    assert all(words in redacted for words in SAID)
