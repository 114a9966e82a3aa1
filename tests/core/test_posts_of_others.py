"""What people post of customers, patients and applicants alarms, and nothing of it stays readable; talk beside it is quiet."""

import pytest

from config.policy import Policy
from core.checker import Checker
from tests.messages import asked, said


@pytest.mark.parametrize(
    ("text", "secrets"),
    [
        ("customer Maria Gonzalez (+1 415 555 2671) wants a refund for order 4482-1199", ("Gonzalez", "2671", "4482")),
        ("the patient in room 12, Mr. Okonkwo, has stage 2 lymphoma and is allergic to penicillin", ("Okonkwo", "lymphoma", "penicillin")),
        ("my ssn is 536-22-1187 don't tell anyone lol", ("536-22",)),
        ("passport scan: P<UTOERIKSSON<<ANNA<MARIA<<<< L898902C36UTO7408122F1204159", ("ERIKSSON", "ANNA", "L898902C3", "740812")),
        ("Bewerbung von Jan Petersen, 34, verheiratet, Gehaltswunsch 72.000 €, Tel. 0171 3948576", ("Petersen", "34", "72.000", "3948576")),
        ("we should fire Ben Carter, he was on sick leave for depression again, his salary of 84k is too high", ("Carter", "depression", "84k")),
        ("Dear Mr Abernathy, your test for HIV came back negative, regards Dr. Lund", ("Abernathy", "HIV", "Lund")),
        ("Sehr geehrte Frau Novak, Ihr Konto AT61 1904 3002 3457 3201 wurde gesperrt", ("Novak", "3201")),
        ("student Kofi Mensah (ID 20931844) failed calculus", ("Mensah", "20931844")),
        ("2FA backup codes: 4829 1173, 9920 4471, 2201 8834", ("4829", "8834")),
        ("here is the CV of our candidate: Aisha Rahman, 29, Leeds, aisha.rahman@fastpost.co.uk", ("Aisha", "29", "Leeds", "fastpost")),
        ("Rückruf an Herrn Yılmaz unter 0176/48291733, es geht um Vertrag 884-2210-33", ("Yılmaz", "48291733", "884")),
        ("the client's wife just had a miscarriage so be gentle with Mr Dawson", ("miscarriage", "Dawson")),
        ("she told me she's bipolar and on lithium (Karen from sales)", ("bipolar", "lithium", "Karen")),
        ("student list: Emma Brown 2009-05-12 asthma; Noah Clark 2009-08-30 ADHD", ("Emma", "asthma", "Clark", "ADHD")),
        ("Order #A-10293 ship to: Olu Adeyemi, Flat 3, 18 Station Rd, Leeds LS1 4DY", ("10293", "Adeyemi", "Station", "LS1")),
        ("I take Prozac, my name is Ruth Adler", ("Prozac", "Adler")),
        ("twilio sid ACa1b2c3d4e5f60718293a4b5c6d7e8f90 token 9f8e7d6c5b4a39281706f5e4d3c2b1a0", ("ACa1b2", "9f8e7d")),
        ("Salaries: Ben Carter 84,000; Ana Souza 91,500; call 0171 3948576", ("84,000", "Souza", "91,500", "3948576")),
        ("La paciente Carmen Ortega, 45 años, con VIH positivo, vive en C/ Mayor 12, 28013 Madrid", ("Carmen", "45", "VIH", "Mayor", "28013")),
        ("Il signor Marco Rossi ha il diabete, tel 333 1234567", ("Rossi", "diabete", "1234567")),
        ("Herr Krüger hat Krebs", ("Krüger", "Krebs")),
        ("[10:02] Anna: did you see Peter's results?\n[10:03] Max: yes, HIV positive, poor guy", ("Peter", "HIV")),
        ("Performance review: Karim Benali. Absent 22 days (depression). Salary 58.000 €.", ("Benali", "depression", "58.000")),
        ("she's 15 and lives in Leeds, her real name is Megan Price and she goes to St Mary's school", ("15", "Leeds", "Megan", "Mary")),
        ("dox: real name Kevin O'Malley, 12 Harbor St, Portland, ME 04101, mom Linda", ("Kevin", "Malley", "Harbor", "Linda")),
        ("the wifi is KestrelGuest / fluffy-otter-82", ("otter",)),
        ("here's my netflix: tom.hale@gmail.com Popcorn!2024", ("hale", "Popcorn")),
        ("gehaltsliste: Weber 4.200, Klein 3.950, Schulz 4.480; Tel. 0171 3948576", ("4.200", "3.950", "4.480")),
        ("lab result for Mr. Ivan Dragov (id 7503305044089): biopsy positive for cancer", ("Dragov", "7503305044089", "cancer")),
        ("my patient Anna Kowalska (PESEL 44051401359) has breast cancer stage II", ("Kowalska", "4405", "cancer")),
        ('prompt: "Write to my girlfriend Jasmine, she lives on Elm Street 4 in Dover and works at the Tesco there"', ("Jasmine", "Elm", "Dover")),
        ("I can't log in, old password was Accra#1990", ("Accra",)),
        ("Sra. María del Carmen Núñez Ortega, c/ Alcalá 120 2ºB, 28009 Madrid, tfno 612 345 678", ("María", "Ortega", "Alcalá", "28009", "345")),
        ("sig.ra Giulia D'Angelo, nata a Napoli il 3 maggio 1988, residente in Via Toledo 156, 80134 Napoli", ("Giulia", "Angelo", "1988", "Toledo")),
        ("Pani Agnieszka Wiśniewska, ul. Marszałkowska 10/12 m. 5, 00-590 Warszawa, ur. 5 maja 1979", ("Wiśniewska", "Marszałkowska", "1979")),
        ("my bitcoin key 5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ", ("5HueCG",)),
        ("my mom's maiden name is Petrossian, use that for the reset", ("Petrossian",)),
        ("call this lady back, she's furious: Dolores Whitcombe, (541) 555-2938, ordered twice", ("Whitcombe", "2938")),
        ("Please ship the replacement to\nMaria Flores\n345 Oak Street, Apt 2\nMiami, FL 33133\nthanks!", ("Flores", "Oak", "33133")),
        ("Interview feedback – Nnamdi Eze (nnamdi.eze.dev@gmail.com), asks for €92k", ("Nnamdi", "eze", "92k")),
        ("guest wifi: KestrelGuest / password blue-otter-77-lamp", ("otter",)),
        (
            "[10:02] Kofi Mensah: my account is locked\n[10:03] Agent: sure, what's your date of birth?\n"
            "[10:03] Kofi Mensah: 12 July 1988\n[10:04] Agent: and the postcode\n[10:04] Kofi Mensah: SE15 4QL",
            ("Kofi", "July", "SE15"),
        ),
        (
            "Rewrite this more politely: Dear Mr. Papadopoulos, your payment for unit 12 Harbour View, Brighton BN2 5WA is overdue."
            " We will contact your employer, Sussex Freight Ltd.",
            ("Papadopoulos", "Harbour", "BN2", "Sussex"),
        ),
        ('dm from a raider: "i know where you live kyle brennan, 88 poplar ave, scranton, see you soon"', ("kyle", "poplar")),
        ("someone doxxed me in #general: my full name (Sofie Verhaeghe), and number 0470 12 34 56, pls delete", ("Sofie", "0470")),
        ("pls update the address of Lena Fischer to Am Markt 3, 28195 Bremen", ("Lena", "Markt", "28195", "Bremen")),
        ("we got a GDPR request from Tom Hale, tom.hale@gmail.com, delete all his data", ("Hale", "gmail")),
        ("employee #20931 Marcus Reid was terminated for theft", ("20931", "Reid")),
        (
            "INSERT INTO users (id, full_name, email, phone) VALUES (4412, 'Bethany Crowther', 'bethany.c@initech.com', '+44 7911 123456'),"
            " (4413, 'Rajesh Iyer', 'r.iyer@initech.com', '+91 98450 12345');",
            ("Bethany", "Iyer", "911 123", "initech"),
        ),
        (
            '[{"name":"Ana Souza","email":"ana@initech.com","phone":"+44 7911 123456"},{"name":"Tom Hale","email":"tom@umbra.dev"}]',
            ("Souza", "Hale", "umbra", "7911"),
        ),
        ("Podsumuj: Pan Krzysztof Wiśniewski, tel. 601 234 567, zgłasza reklamację nr R/2291/26.", ("Wiśniewski", "601", "R/2291")),
        ("Bonjour, je suis Mme Lefebvre, mon numéro client est C-4482917, rappelez-moi au 06 12 45 78 90", ("Lefebvre", "4482917", "45 78")),
        ("Patient R. Okonkwo, MRN 00482913, presented with chest pain and type 2 diabetes.", ("Okonkwo", "00482913", "pain", "diabetes")),
        ("machine api.heroku.com\n  login ana@kestrel.io\n  password 8f3b2c1d-9e7a-4f5b-8c3d-2e1f0a9b8c7d", ("8f3b2c1d",)),
        ("db3.internal:5432:billing:svc_billing:p8Wq-zz91-Kd7 is in my .pgpass", ("p8Wq",)),
        ("BEGIN:VEVENT\nSUMMARY:Therapy with Dr. Weiss\nATTENDEE;CN=Mara Kovács:mailto:mara.kovacs@gmail.com\nEND:VEVENT", ("Weiss", "Mara")),
        ("12/11/26, 09:14 - Tía Rosario: tu DNI?\n12/11/26, 09:15 - Ximena: 12345678Z, nací el 14/02/1991", ("Rosario", "678Z", "1991")),
        (
            "Arztbrief: Patientin Annegret Hoffmann, geb. 03.05.1951, Diagnose: Mammakarzinom, Versicherungsnr. A123456780",
            ("Hoffmann", "1951", "karzinom", "A1234"),
        ),
        (
            "Compte rendu : M. Benoît Lacroix, né le 3 mai 1951, suivi pour un diabète de type 2, n° sécu 1 51 05 78 006 084 36",
            ("Lacroix", "1951", "diabète", "084 36"),
        ),
        ("Informe: paciente Rocío Jiménez, 45 años, ingresada por neumonía, NHC 4482917", ("Rocío", "45", "neumonía", "4482917")),
        ("insured Patrick O'Sullivan hit a parked car (reg 231-D-4821), phone +353 87 123 4567", ("Sullivan", "4821", "4567")),
        ("visa application of Arjun Mehta, passport Z1234567, DOB 09-Aug-1993", ("Mehta", "Z12345", "Aug")),
        ("Sven Lindgren is leaving because of burnout, his private number is 070-174 06 05", ("Lindgren", "burnout", "174")),
        ("otp for +91 98450 12345 is 482910, enter it now", ("482910", "98450")),
        ('Popraw proszę ten list: "Szanowna Pani Nowakowska, pani syn Kuba (PESEL 12210112344) nie zdał"', ("Nowakowska", "1221011")),
        ('Pode resumir esta conversa? "Cliente: Thiago Barbosa, o cartão final 4821 foi clonado, tel (21) 98765-4321"', ("Thiago", "4821")),
        ("Kunde Holger Stein (0151 23456789) droht, wohnt in der Rosenstr. 4, 50678 Köln", ("Stein", "2345", "Rosen")),
        ("Bewerberin Samira Haddad, 29 Jahre, ledig, muslimisch, will 48k – zu teuer?", ("Haddad", "29", "muslim", "48k")),
        ("Krankmeldung: Petra Lang fällt 6 Wochen aus, Bandscheibenvorfall", ("Petra", "Lang", "Bandscheiben")),
        ("Código de acceso de la caja fuerte: 4821, la llave la tiene Lucía", ("4821", "Lucía")),
        ("La alumna Noelia Ortiz de 3ºB fue acosada, su madre es Carmen Ortiz, tel 655 123 456", ("Noelia", "Carmen", "655")),
        ("il cliente Fabio Marchetti vive in via Garibaldi 21, 10122 Torino, numero 347 1234567", ("Marchetti", "Garibaldi", "347")),
        ("a paciente Dandara Souza (34 anos) está grávida e tem diabetes, cel (11) 98765-4321", ("Souza", "34", "grávida", "diabetes", "987")),
        ("klant Joris Bakker, klantnummer 884210, is boos, bel 06 12345678", ("Bakker", "884210", "345")),
        ("my roblox login is kyle_2011 pass Minecraft11! pls dont hack", ("craft11",)),
        ("I'm 13, my name is Tyler Boone and I go to Jefferson Middle School in Boise", ("13", "Tyler", "Jefferson", "Boise")),
        ("W-2 for Marcus Reid: SSN 536-22-1187, wages 84,211.50, address 9 Maple Ct, Reno NV 89501", ("Reid", "536", "84,211", "Maple")),
        ("loan: Dwayne Carter, income $52,000, employer FedEx Ground", ("Dwayne", "52,000", "FedEx")),
        (
            "Delivery failed for Mrs. Agatha Pringle, The Old Rectory, Church Lane, Wells BA5 2QT, call 01749 672345",
            ("Pringle", "Rectory", "Church", "BA5", "672"),
        ),
    ],
)  # fmt: skip
def test_it_alarms_and_leaves_nothing_readable(checker: Checker, text: str, secrets: tuple[str, ...]) -> None:
    assert checker.check(said(text), Policy()).decision.alarm
    redacted = checker.check(asked(text), Policy()).redaction.raw
    assert [secret for secret in secrets if secret in redacted] == []


@pytest.mark.parametrize(
    ("text", "secrets"),
    [
        ("lat 52.520008, long 13.404954 is where she lives", ("52.520008", "13.404954")),
        ("Meeting ID: 832 9912 4410 Passcode: 482019", ("9912", "482019")),
        ("Tracking #: FedEx 7812 3456 7890.", ("3456", "7890")),
        ("FN:Jörg Hansen\nTEL:+49 170 1112223\nphone=017011122233", ("1112223", "017011122233")),
        ("may I have your date of birth? Caller: 4th of March 1979.", ("March",)),
        ("his license plate is B-MK 4821, hers AB12 CDE", ("4821",)),
        ("complaint about invoice RE-2026-00481", ("00481",)),
        ("applicant is 52 and Muslim - Yusuf Demir", ("Muslim", "Demir")),
        ("1:1 with Dana: she wants a raise to 95k", ("Dana", "95k")),
        ("passenger MR DAVID OKAFOR, DOB 12MAR81, UPI deepak@okaxis", ("OKAFOR", "12MAR81", "deepak")),
        ("Il signor Rossi, CF RSSMRC75C12F205X", ("Rossi", "RSSMRC")),
        ("the key safe code 4821 at the back", ("4821",)),
        ("mongodb+srv://kestrel:Zx9!kLmP2q@cluster0.ab1cd.mongodb.net/prod", ("Zx9",)),
        ("My account number is 3742 876543 21001.", ("3742", "21001")),
        ("a warning letter to Sandra Kovač, who lied about her pregnancy", ("Kovač", "pregnancy")),
    ],
)
def test_it_leaves_nothing_readable(checker: Checker, text: str, secrets: tuple[str, ...]) -> None:
    redacted = checker.check(asked(text), Policy()).redaction.raw
    assert [secret for secret in secrets if secret in redacted] == []


def test_two_people_of_a_family_are_two(checker: Checker) -> None:
    text = "I, Gerda Neumann, authorise my nephew Uwe Neumann to collect Gerda's mail."
    redacted = checker.check(asked(text), Policy()).redaction.raw
    assert redacted == "I, [PERSON_1], authorise my nephew [PERSON_2] to collect [PERSON_1]'s mail."


def test_a_title_is_no_name(checker: Checker) -> None:
    texts = ("Dear Mr Abernathy, hello", "an Herrn Yılmaz und Frau Schäfer", "Sehr geehrte Frau Novak, Ihr Konto ist frei")
    redacted = [checker.check(asked(text), Policy()).redaction.raw for text in texts]
    assert redacted == [
        "Dear Mr [PERSON_1], hello",
        "an Herrn [PERSON_1] und Frau [PERSON_2]",
        "Sehr geehrte Frau [PERSON_1], Ihr Konto ist frei",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "I have a headache, going home early",
        "Is Maria from accounting back? she was in hospital",
        "Ana is pregnant, congrats! Ben and Tom owe her a beer",
        "Bankman was convicted, and Ellison was arrested too",
        "Tom is allergic to Java",
        "Ana has MS Office on her laptop, ask her",
        "unit tests for stroke width, Ben fixed them",
        "people who have diabetes use the app, says Ana",
        "my first dog was Rex!",
        "I worked at Shoprite in Lagos for 5 years, says Olu",
        "the password was wrong again, Ben",
        "his real name is Marshall Mathers, great album",
        "my real name is Ana lol",
        "[10:02] Anna: standup in 5\n[10:03] Max: omw",
        "customer call with Siemens at 15:00, Tom leads",
        "Welcome Jonas Weber, our new backend engineer, he joins from Berlin",
        "please welcome Ana Souza (ana.souza@kestrel.io) to the team",
        "my kid has chickenpox, WFH today, says Ben",
        "Stephen Hawking had ALS and still outworked us",
        "roll 2d6+3, AC 15, HP 48/60, Kira",
        "send it to ana@kestrel.io iPhone15Pro is out",
        "ompaul: Are you on ritalin?",
        "my cat has diabetes, poor thing",
        "the deploy has cancer, kill it",
        "I'm so depressed about this build, says Tom",
        "he is blind to edge cases, that Ben",
        "uptime 482 days, load 0.42 0.38 0.35",
        "salary of 80k is typical for Berlin seniors",
        "the button is disabled, Christian, and Mark was arrested by the linter",
        "who wants my ticket for the concert on 12.12.2026? row 14 seat 22",
        "the new intern Kofi is 22 and from Accra, he likes chess",
        "he's 34 today, congrats Ben",
        "new laptop arrived, serial C02XK0AAJGH5, finally",
        "I studied in Porto and live in Lisbon now",
        "dear all, Dr. Weber will give a talk on GDPR on Thursday",
        "Meeting ID: 832 9912 4410 Passcode: 482019",
        "shipping to Kestrel GmbH, Hauptstr. 1, 10115 Berlin (that's our own office)",
        "connect via DHCP, or via CLI on port 22",
        "Oh, OK. Then order 10-12 pizzas",
        "the IBAN example in the docs is DE89370400440532013000",
    ],
)
def test_talk_beside_it_is_quiet(checker: Checker, text: str) -> None:
    assert not checker.check(said(text), Policy()).decision.alarm
