"""What is asked for in one line and answered in the next is found, in eight languages and however a dialogue is written."""

import pytest

from config.policy import Policy
from core.checker import Checker
from tests.messages import said

ASKED = (
    ("Can you confirm your date of birth?", "Sure, it's March 15, 1985", "March 15, 1985"),
    ("What's your phone number?", "555-867-5309 works best", "555-867-5309"),
    ("What's your home address?", "12 Elm Row, Leeds", "12 Elm Row"),
    ("Could I get your social security number?", "Yes, 536 22 8471", "536 22 8471"),
    ("Your passport number please?", "X4471209", "X4471209"),
    ("Which card did you use, can you read me the card number?", "4417 1234 5678 9113", "4417 1234 5678 9113"),
    ("What is your account number?", "It's 73849201.", "73849201"),
    ("What was your password?", "Otter-lamp-77", "Otter-lamp-77"),
    ("And the PIN?", "4482", "4482"),
    ("What is your mother's maiden name?", "Petrossian", "Petrossian"),
    ("May I have your full name?", "Thandiwe Mbeki", "Thandiwe Mbeki"),
    ("What's your driver's license number?", "D449 8812 0091", "D449 8812 0091"),
    ("What's the policy number?", "KX-558-2091", "KX-558-2091"),
    ("Können Sie mir Ihr Geburtsdatum nennen?", "Ja, 12. März 1979", "12. März 1979"),
    ("Wie ist Ihre Telefonnummer?", "0171 3948576", "0171 3948576"),
    ("Wie lautet Ihre Adresse?", "Lindenallee 7, 04109 Leipzig", "Lindenallee 7"),
    ("Ihre Kundennummer bitte?", "88120934", "88120934"),
    ("Wie lautet die Kartennummer?", "4417 1234 5678 9113", "4417 1234 5678 9113"),
    ("Und die Personalausweisnummer?", "L01X00T47", "L01X00T47"),
    ("Wie war Ihr Passwort?", "Kranich-2024", "Kranich-2024"),
    ("Und die PIN?", "4482", "4482"),
    ("Wie ist der Mädchenname Ihrer Mutter?", "Kestermann", "Kestermann"),
    ("Wie ist Ihr vollständiger Name?", "Mein Name ist Zofia Brandt", "Zofia Brandt"),
    ("Quelle est votre date de naissance ?", "Le 12 mars 1979", "12 mars 1979"),
    ("Votre numéro de téléphone ?", "06 12 34 56 78", "06 12 34 56 78"),
    ("Quelle est votre adresse ?", "12 rue des Lilas, Lyon", "12 rue des Lilas"),
    ("Votre numéro de passeport ?", "14AV88120", "14AV88120"),
    ("Et votre numéro de compte ?", "00088120934", "00088120934"),
    ("Votre numéro de carte bancaire ?", "4417 1234 5678 9113", "4417 1234 5678 9113"),
    ("Quel est votre mot de passe ?", "Loutre-77-bleu", "Loutre-77-bleu"),
    ("Le code PIN ?", "4482", "4482"),
    ("Quel est le nom de jeune fille de votre mère ?", "Delacourt", "Delacourt"),
    ("Votre nom complet ?", "Amélie Kouassi", "Amélie Kouassi"),
    ("¿Me confirma su fecha de nacimiento?", "Claro, 12 de marzo de 1979", "12 de marzo de 1979"),
    ("¿Cuál es su número de teléfono?", "612 34 56 78", "612 34 56 78"),
    ("¿Su dirección?", "Calle Olmo 12, Toledo", "Calle Olmo 12"),
    ("¿Me dice su DNI?", "48812093K", "48812093K"),
    ("¿El número de pasaporte?", "XDB881209", "XDB881209"),
    ("¿Número de tarjeta?", "4417 1234 5678 9113", "4417 1234 5678 9113"),
    ("¿Cuál es su contraseña?", "Nutria-77-azul", "Nutria-77-azul"),
    ("¿Y el PIN?", "4482", "4482"),
    ("¿Cuál es el apellido de soltera de su madre?", "Echevarne", "Echevarne"),
    ("¿Su nombre completo?", "Lucía Echevarne", "Lucía Echevarne"),
    ("Qual è la sua data di nascita?", "12 marzo 1979", "12 marzo 1979"),
    ("Il suo numero di telefono?", "347 123 4567", "347 123 4567"),
    ("Qual è il suo indirizzo?", "Via Olmo 12, Pavia", "Via Olmo 12"),
    ("Numero di passaporto?", "YA8812093", "YA8812093"),
    ("Numero di conto?", "000088120934", "000088120934"),
    ("Qual è la sua password?", "Lontra-77-blu", "Lontra-77-blu"),
    ("E il PIN?", "4482", "4482"),
    ("Nome e cognome?", "Giulia Ferrante", "Giulia Ferrante"),
    ("Qual é a sua data de nascimento?", "12 de março de 1979", "12 de março de 1979"),
    ("Seu telefone?", "(11) 98812-0934", "98812-0934"),
    ("Qual é o seu endereço?", "Rua do Olmo 12, Porto", "Rua do Olmo 12"),
    ("Número do passaporte?", "FX881209", "FX881209"),
    ("Número do cartão?", "4417 1234 5678 9113", "4417 1234 5678 9113"),
    ("Qual é a sua senha?", "Lontra-77-azul", "Lontra-77-azul"),
    ("E o PIN?", "4482", "4482"),
    ("Seu nome completo?", "Beatriz Nogueira", "Beatriz Nogueira"),
    ("Wat is uw geboortedatum?", "12 maart 1979", "12 maart 1979"),
    ("Wat is uw telefoonnummer?", "06 12345678", "06 12345678"),
    ("Wat is uw adres?", "Iepenlaan 12, Zwolle", "Iepenlaan 12"),
    ("Uw paspoortnummer?", "NX881209K", "NX881209K"),
    ("Wat is het rekeningnummer?", "88120934", "88120934"),
    ("Wat is uw wachtwoord?", "Otter-77-blauw", "Otter-77-blauw"),
    ("En de pincode?", "4482", "4482"),
    ("Uw volledige naam?", "Sanne Hoekstra", "Sanne Hoekstra"),
    ("Jaka jest Pana data urodzenia?", "12 marca 1979", "12 marca 1979"),
    ("Proszę podać numer telefonu?", "601 234 567", "601 234 567"),
    ("Jaki jest Pani adres?", "Wiązowa 12, Kielce", "Wiązowa 12"),
    ("Numer dowodu?", "ABC881209", "ABC881209"),
    ("Numer konta?", "88120934", "88120934"),
    ("Jakie jest hasło?", "Wydra-77-nieb", "Wydra-77-nieb"),
    ("A PIN?", "4482", "4482"),
    ("Imię i nazwisko?", "Zofia Wiśniewska", "Zofia Wiśniewska"),
)
DIALOGUES = (
    "{}\n{}",
    "Agent: {}\nCustomer: {}",
    "[10:02] Nina: {}\n[10:03] Jonas Berg: {}",
    "00:01:12 Nina: {}\n00:01:18.450 Jonas Berg: {}",
    "Nina: Hello there, thanks for waiting.\nJonas: no problem at all\nNina: {}\nJonas: {}\nNina: Thank you, one moment.",
)
OTHER_QUESTIONS = (
    "What's the name of the tool?\nKestrel Forge",
    "Which account do we use?\nstaging",
    "What's the address of the docs?\nhttps://docs.kestrel.io",
    "Did you get the email?\nYes, thanks!",
    "What is the password policy?\nAt least 12 characters",
    "What's the code for that?\nSee parser.py",
    "Is there a customer portal?\nNot yet",
    "How many accounts do we have?\n12034 active",
    "Which port?\n8080",
    "what's the ticket id?\nKST-4471",
    "what's your name for this function?\nParse-or-fail",
    "Can you share the card design?\nFigma link is in the channel",
    "what's the city for the offsite?\nLisbon",
    "did you set your password?\nYes, done",
    "What's your phone?\nA Pixel 8",
    "what's your age estimate for this rock?\n4000 years",
    "What's your race condition?\nTwo threads write",
    "what is the account type?\nSavings",
    "What's the order of the columns?\n1, 2, 3",
    "What is your email client?\nThunderbird",
    "What's the build number?\n20261128",
    "Is the phone number validated?\nNo, only the length",
    "What's your address bar showing?\n404",
    "what's the pin on the board?\nGPIO 17",
    "Is the passport field optional?\nYes",
    "did the build pass?\nyes, 4312 tests",
    "did it pass?\nyes, 43122 tests in 9:41",
    "what's the id?\n482131",
)


@pytest.mark.parametrize("dialogue", DIALOGUES)
def test_the_answer_is_hidden(checker: Checker, dialogue: str) -> None:
    texts = [(dialogue.format(question, answer), value) for question, answer, value in ASKED]
    redacted = [(checker.check(said(text, asked=True), Policy()).redaction.raw, value) for text, value in texts]
    assert [(text, value) for text, value in redacted if value in text] == []
    assert not any("_1]:01" in text for text, _ in redacted), "a time is no answer"


@pytest.mark.parametrize("text", OTHER_QUESTIONS)
def test_other_questions_ask_for_nothing_personal(checker: Checker, text: str) -> None:
    verdict = checker.check(said(text, asked=True), Policy())
    assert not checker.check(said(text), Policy()).decision.alarm
    assert [finding for finding in verdict.findings if finding.source == "answers"] == []
