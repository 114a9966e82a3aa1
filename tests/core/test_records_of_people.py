"""Numbers of documents and accounts, pay, papers and clinics' records in many languages; all invented.

What is in ⟦brackets⟧ is not readable in the redacted version.
"""

import re

import pytest

from config.policy import Policy
from core.checker import Checker
from tests.messages import asked, said

MARKED = re.compile("⟦([^⟧]+)⟧")
TOLD = (
    # Numbers whose check digit is right, beside a name; and behind an abbreviation or a key.
    "visitor pass for Tan Mei Ling ⟦S9327137H⟧ tomorrow",
    "⟦Arumugam s/o Veerappan⟧ ⟦G8535115Q⟧ starts Monday",
    "pekerja baru: Farid bin Osman ⟦880314-10-5531⟧",
    '{"guardian":{"fullName":"Ngaire Tane","irdNumber":"⟦55-476-950⟧"}}',
    "Szia, Kiss Balázs adóaz. ⟦8471200007⟧, kezdés hétfő",
    "alta de Nuria Castelló, NAF ⟦46/10153801/75⟧",
    "alta de Iván Prieto nº SS ⟦281234567840⟧",
    "Emp Marie Tremblay NAS ⟦549 612 273⟧ début lundi",
    "Rossi Mario ⟦RCCMNL83S18D969H⟧ firma domani",
    "Zlecenie: Bogumiła Wilk, dowód ⟦DEK890277⟧",
    "new hire Maria Clara Reyes SSS ⟦34-1234567-8⟧",
    # Accounts of a country, beside their owner.
    "küldd ide: Nagy Péter ⟦10032000-01076019⟧",
    "Luboš Žemlička; ⟦1221967121/0800⟧; 18 500,-",
    "pls pay Hemi Ngata ⟦12-3140-0171323-50⟧ for the fencing",
    "Pay Jack Nolan BSB 062-184 acc ⟦1038 8472⟧ thanks",
    "transfer to Ramesh Iyer a/c ⟦50100234567812⟧ IFSC HDFC0001234",
    "ck VCB ⟦5474158072798⟧ ⟦TRAN DUC LUONG⟧ nha",
    "工资卡⟦6212263594676659435⟧工行",
    "| 81 | ﾓﾘﾔﾏ ﾄﾓｺ | ⟦0005-308-普-5654346⟧ | NULL |",
    # Pay in lists.
    "Gehälter 2026\nMarkus Lindner ⟦72.000⟧\nSabine Vogt ⟦68.500⟧\nTomasz K. ⟦61.200⟧",
    "Palkat\nMatti Virtanen ⟦4 200 €⟧\nLiisa Korhonen ⟦3 900 €⟧",
    "Bảng lương T1\nQuốc\t⟦38tr⟧\nNgân\t⟦17tr5⟧",
    "зарплаты за март\nИванов ⟦85000⟧\nПетрова ⟦92000⟧",
    "給与一覧\n佐藤 花子 ⟦320,000⟧円\n鈴木 一郎 ⟦410,000⟧円",
    "Gupta, Rohan\tL5\t⟦$182,400⟧\t18%\nStanhope, Eric\tL6\t⟦$207,900⟧\t20%",
    # Papers.
    "1. ⟦OSTERHAUS⟧ 2. ⟦WENDELL RAY⟧\n3. ⟦06/17/1979⟧ 4d DL OS417-882-309\n8. 2208 LARKSPUR CT",
    "FÜHRERSCHEIN\n1. ⟦Mustafi⟧\n2. ⟦Lena Marie⟧\n3. ⟦12.08.84⟧ Hannover\n4a. 03.02.13 5. ⟦B072RRE2I55⟧",
    "NIK : 3171329808453468\nNama : DEWI SOLIHAT\nTempat/Tgl Lahir : BANDUNG, ⟦12-07-1991⟧",
    "Hatice Nur Karadoğan dğm ⟦11.08.1997⟧ cep 0536 417 92 08",
    "la sottoscritta Graziella Pavan, nata a Chioggia (VE) il ⟦22.8.1963⟧",
    # Clinics' records.
    "PT: QUARTERMAINE, IVOR MRN 00650922\nHGB ⟦8.1 L⟧ | PSA ⟦14.7 H⟧ | HIV 1/2 Ag/Ab ⟦REACTIVE⟧",
    '{"resourceType":"Condition","subject":{"display":"⟦Winifred Osei-Tutu⟧"},"code":{"text":"⟦Bipolar II disorder⟧"}}',
    "PID|1||4417^^^HOSP||OKORO^MINA||19790214|F\nDG1|1||⟦F31.81^Bipolar II disorder^I10⟧|",
    # Rows without a header, and numbers as people say them.
    "⟦Hünlein|Roswitha⟧|⟦Am Mühlbach 7a|97318 Kitzingen⟧|⟦09321/38 46 12⟧|",
    "Keisha's number is ⟦oh seven nine double four, six one two, nine oh three⟧, she's at 40 Beloe St",
    "call Kwame on ⟦o7598 33o 126⟧ about his refund, sort 04-00-32 acc 91324444",
)
QUIET = (
    "ring Piotr Zając 601 234 567 about the van",
    "Ticket for Anna Wolf 4810293847 is done",
    "report covers 20240101-20240331",
    "see 12/2010 and 27/2010 of the standard",
    "model S1234567A fits the T1000000X slot",
    "HSBC raised its forecast to 3000000000",
    "our phone at the bank: 612-555-0182 Chase desk",
    "BSB is the Australian code with six digits",
    "Gehälter: März 84.000, April 86.500, Mai 91.000",
    "Abrechnung Grillfest: Anna 24,50, Ben 18,00, Carla 22,10",
    "Rückzahlung Hütte\nMarkus 120 €\nSabine 140 €\nTomasz 85 €",
    "Scoreboard\nAnna Nowak 8500\nPiotr Zając 9200",
    "Invoices March\nMeyer GmbH 4 200 €\nKestrel Ltd 3 900 €",
    "Salary bands: Junior 45k, Senior 72k, Lead 85k",
    "L5 at Google is 180k base, L6 240k",
    "Primes: Paul 2024, Léa 2023",
    "зарплаты в IT: Москва 180000, Казань 110000",
    "payroll: Kim Park 12:30, Dev Rao 14:00",
    "1. Anna 2. Ben 3. Carla - who brings cake?",
    "1. Design\n2. Build\n3. 12.08.24 launch\n4. party",
    "HB pencils and a CRP 88 board, GOT season 4",
    "the normal LDL is below 3 mmol/l",
    '{"resourceType":"ValueSet","code":{"text":"marital status"}}',
    "foo 0o755 in python, o7 commander",
    "Widget;Gadget;Shelf 12;44000 Units;in stock",
    "the bin is full; Ann's bin man comes Tuesday",
    "TTL 3600, ttl: 2024-01-01 expires",
    "nar. 12.3.2024 schůze",
    "dowód osobisty trzeba mieć przy sobie",
    "NAS 192.168.10.12 is full",
)


@pytest.mark.parametrize("marked", TOLD)
def test_a_record_of_somebody_alarms_and_is_hidden(checker: Checker, marked: str) -> None:
    plain = MARKED.sub(r"\1", marked)
    assert checker.check(said(plain), Policy()).decision.alarm
    redacted = checker.check(asked(plain), Policy()).redaction.raw
    assert [value for value in MARKED.findall(marked) if value in redacted] == []


@pytest.mark.parametrize("text", QUIET)
def test_what_only_looks_like_one_is_quiet(checker: Checker, text: str) -> None:
    assert not checker.check(said(text), Policy()).decision.alarm
