"""What people who work together tell each other beside their work: leave, families, parcels, parties, examples."""

import pytest

from config.policy import Policy
from core.checker import Checker
from tests.messages import said

TALK = (
    "Does anyone have a recommendation for a therapist? dealing with some anxiety",
    "my grandma passed away, I'll be offline until Tuesday",
    "Congrats to Priya and Arjun on the baby! Born on 24 Nov, 3.2 kg",
    "RSVP to jenny@kestrel.io by Friday for the Christmas party at 12 Market Street",
    "Here's my calendly: calendly.com/tom-baker/30min",
    "my twitter is @tombaker, dm me",
    "LinkedIn: linkedin.com/in/ana-souza-12345678",
    "I'll be on vacation from 12/20 to 1/5, out of reach, call Ben at ext. 4821",
    "Pager: 1-800-555-0199 ext 12",
    "The office wifi is down again, Kestrel-Guest works",
    "wifi password is on the fridge",
    "anyone knows the conference room code? it changed",
    "The Zoom PW is 482019",
    "my employee badge stopped working, number on the back is 0048211",
    "Please submit your T&E by EOD, cost center 4821-DE",
    "our VAT id is DE123456789",
    "company registration HRB 123456 B, Amtsgericht Charlottenburg",
    "our bank: Deutsche Bank, BIC DEUTDEDBBER",
    "the invoice of 2,400 € was paid on 12.11. from account ending 4821",
    "AWS bill: $84,211.50, up 12%",
    "flight LH1182 PNR K8D3JL, seat 14C",
    "hotel confirmation 48211733, check in from 3pm",
    "package 1Z 999 AA1 01 2345 6784 arrived",
    "license plate of the delivery van? asking for parking",
    "my car B-MK 4821 blocks the exit? sorry, moving it",
    "lost: black umbrella, found: keys with a Volvo tag",
    "who's John from Initech? he keeps calling",
    "Jane Doe is our example persona, 34, lives in Berlin, two kids",
    'persona "Max Mustermann", max@example.com, Musterstraße 12, 12345 Musterstadt',
    "test data: John Smith, 123 Main St, Anytown, CA 90210, 555-0123",
    "Alice sends Bob a message, Eve listens",
    "Dear customer, your order has shipped! (template)",
    "Hi {{first_name}}, thanks for signing up with {{email}}",
    'const users = [{name: "Alice", age: 30}, {name: "Bob", age: 25}]',
    "SELECT name, email FROM users WHERE id = 48291",
    "user 48291 (premium) churned yesterday",
    "row 1123: NULL email, row 1124: malformed phone",
    "GDPR training is due on Friday, see the LMS",
    "the DPO wants a list of processors until 1 December",
    "HIPAA says PHI must be encrypted at rest",
    "Wir suchen noch jemanden für Support, 32-40 Std, ab 3.000 € brutto",
    "Gehaltsrunde ist im März, sagt HR",
    "Ich habe Rücken, bin im Homeoffice",
    "Meine Tochter ist krank, ich muss los",
    "Hausnummer 12 im Lieferschein fehlt, bitte prüfen",
    "J'ai mal au dos, je bosse de chez moi",
    "Mon fils a 5 ans demain, gâteau à 16h",
    "Tengo fiebre, trabajo desde casa",
    "estoy embarazada!! os lo cuento en la comida",
    "Ho la febbre, oggi resto a casa",
    "Estou com dor de cabeça, volto às 14h",
)


@pytest.mark.parametrize("text", TALK)
def test_nobody_is_told(checker: Checker, text: str) -> None:
    assert not checker.check(said(text), Policy()).decision.alarm
