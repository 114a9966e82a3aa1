"""An ordinary word, a product, a people or a piece of code is no name, and a name that is also a word stays one."""

import pytest

from config.policy import Policy
from core.checker import Checker
from core.detection.filters import Filter
from tests.messages import asked

ORDINARY = (
    "Perfect! Merge it. Great work, Thanks. Absolutely, see the Dashboard.",
    "Jajaja Pero Mañana, Muy bueno. Claro, Perfecto.",
    "Agent: Could you confirm?\nCustomer: Sure.\nAgent: Thanks.\nCustomer: Done.",
    "FWIW IIRC it broke then. AFAICT the flag is off, TBH idk. ASAP, PTAL.",
    "Nit: rename it. Ack on the StackTrace, IIRC the BROADCAST flag is off.",
    "SKILLS\nDatos\nFecha de Ingreso\nReporting Manager",
    "Grafana, Terraform and Kubernetes run, Prometheus EU does not. Bumped Django 5.1 to Asia first.",
    "the German and the Japanese release, then Europe",
    "Safari and Raspberry Pi are supported, New Relic and Promtail are not",
    "Sprint 14 ends today, Django 5, Celery 6 and Kombu 5 are bumped, shard 17 lags",
    "It is in Backlog and in Review, not in Staging",
    "order is stuck, build 2024 1130 0917 has the fix, shard 4471 0098 12 lags",
    "the driver is bcmwl-kernel-source, see ubuntuguide.org and cpu0/cpu1, then ask for general help",
    "you withdraw it from an ATM, the ESD daemon and the VFS layer do not need to know",
    "Betreff: Preisliste, Anlage: Rechnungsadresse, Kundenstamm",
)
NAMES = (
    ("Ask Grace Hopper about it", "Grace Hopper"),
    ("I grew up in Bath and moved to Leeds", "Leeds"),
    ("My cousin moved to Reading last year", "Reading"),
    ("Wir wohnen in Essen, nicht weit weg", "Essen"),
    ("she lives at 12 Mill Lane, Oxford", "12 Mill Lane, Oxford"),
    ("Please tell McDonald that we called", "McDonald"),
    ("Jasmine Ortega fixed Docker and Kubernetes", "Jasmine Ortega"),
    ("Hola Kathleen, gracias", "Kathleen"),
    ("Bonjour, OKONKWO Adaeze a appelé hier", "OKONKWO Adaeze"),
    ("we flew to the USA in May and came home", "USA"),
    ("Patient: KNY, WEN is here", "KNY"),
    ("Imo called about the invoice", "Imo"),
)


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_words_are_no_names(checker: Checker, text: str) -> None:
    found = checker.check(asked(text), Policy()).findings
    assert [text[f.start : f.end] for f in found if f.entity_type in ("PERSON", "LOCATION")] == []


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_names_that_look_like_words_stay(checker: Checker, text: str, name: str) -> None:
    found = checker.check(asked(text), Policy()).findings
    assert name in [text[f.start : f.end] for f in found]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Customer: Sure. The rest later", Filter.ORDINARY_WORD),
        ("Grandma: Where were you?\nAna: At home I was.\nGrandma: Thank you.", Filter.ROLE),
    ],
)
def test_the_explanation_names_the_filter(checker: Checker, text: str, why: Filter) -> None:
    _, explanation = checker.explain(asked(text), Policy())
    assert why in [dropped for _, dropped in explanation.dropped]
