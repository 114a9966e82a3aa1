"""What is written for an assistant, and what is asked of a colleague."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.paste.prompts import CUES, is_prompt, may_bring_a_passage

LETTER = (
    "'Dear neighbours, the heating will be off on Tuesday from eight to noon, and we are sorry for the trouble that this may be.'"
)


@pytest.mark.parametrize(
    "text",
    [
        "Write a polite e-mail to my landlord and ask when the heating will be repaired at last.",
        "Draft me a short obituary, he loved his garden and his two dogs more than anything",
        "Summarize the following for my manager: the employee disclosed that she is expecting",
        "rewrite this more politely: your payment is thirty days overdue and we will come",
        "Act as a lawyer and tell me whether the clause on notice periods holds in Spain or not",
        "Hi ChatGPT, what do I tell my landlord about the heating, it is cold in here again",
        "Übersetze bitte den folgenden Brief ins Englische, in einem höflichen, aber bestimmten Ton.",
        f"Kannst du das übersetzen? {LETTER}",
        f"Peux-tu reformuler ce texte ? {LETTER}",
        f"Puedes resumir esto por favor: {LETTER}",
        f"Puoi riassumere questo testo? {LETTER}",
        f"Resuma este texto: {LETTER}",
        f"Kun je dit samenvatten? {LETTER} Vertaal het ook even in het Engels alsjeblieft, dank je",
        f"Podsumuj: {LETTER}",
        f"I copied this from our board. {LETTER} What do they mean?",
        f"Can you tell me what they want? {LETTER}",
        "I caught my employee taking money from the register on the ninth of March in our shop in town. Write a termination letter.",
        "Draft a cease and desist to my neighbour, who flies his drone over my yard every evening although I have asked him thrice"
        " not to, and keep it short",
        "Role-play as my ex so that I can practise what to say to him on Sunday when he comes",
        "My aunt is ill and the hospital sends bills that we can not read at all, it is all in codes. The insurance does not answer"
        " the phone, and I am really at a loss. How do I word a complaint that they must answer?",
    ],
)
def test_for_an_assistant(text: str) -> None:
    assert is_prompt(text)


@pytest.mark.parametrize(
    "text",
    [
        "Can you please create an account in Jira for Ana Souza (ana.souza@kestrel.io), she joins today?",
        "could you draft an invite for Tom Baker, tom.baker@initech.com, for the demo on Thursday at 10?",
        "can you explain to Priya Nair (priya@initech.com) how the export works? she's asking again",
        "please convert the account of Ana Souza (ana.souza@initech.com) to a paid one, ticket 4821",
        "Please generate a new license for Chen Wei at Initech, his mail is chen.wei@initech.com, thanks",
        "@tom please rewrite the section on VPN: it says that one needs a token, which is no longer so",
        "Kannst du bitte das Ticket 48211 für Frau Schmidt anlegen? Sie wartet schon seit Dienstag, danke!",
        "Improve the onboarding doc please, Ana Ruiz found three mistakes in the section on VPN",
        "it's what they don't say that worries me, can you look at it, I won't be there until the day after",
        "The build is red since nine. Please write to Tom, he knows the runner, I have a meeting until noon and can not look at it now",
        "How do I tell git to forget a file? It is in the ignore list and yet it shows up in every diff that I make",
        "translate",
        "",
    ],
)
def test_for_a_colleague(text: str) -> None:
    assert not is_prompt(text)


PIECES = (
    "please ", "bitte ", "can you ", "could you ", "fasse ", "kannst du ", "peux-tu ", "puedes ", "czy możesz ", "write ", "schreibe ", "écris ", "redija ",
    "rewrite ", "übersetze ", "resume ", "traduza ", "podsumuj ", "zusammenfassen ", "herschrijven ", "napisać ", "a letter ", "eine Mahnung ", "this ", "my ",
    "act as ", "prompt: ", "hi ChatGPT ", "I need to ", "help me ", "here is ", "I copied this ", "the following ", "bio ", "journal ", "@tom ", LETTER, "\n", ". ", "? ", ": ", "x" * 90,
)  # fmt: skip


@settings(max_examples=2000)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_the_one_pass_over_a_text_misses_no_prompt(text: str) -> None:
    """What no cue finds is never looked at: the cues must let every prompt through."""
    found = any(cue.search(text) for cue in CUES) or may_bring_a_passage(text)
    assert found or not is_prompt(text)
