"""What teams paste of their work alarms nobody: tables of tasks, configuration, logs, minutes, questions to assistants."""

import pytest

from config.policy import Policy
from core.checker import Checker
from tests.messages import said

PASTES = (
    "| Task | Owner | Due |\n|---|---|---|\n| Migrate billing | Ana Souza | Dec 3 |\n| Load test | Tom Baker | Dec 5 |",
    "| Week | Primary | Secondary |\n|---|---|---|\n| 48 | Ana | Tom |\n| 49 | Priya | Ben |",
    "date,region,orders,revenue\n2026-11-01,DE,4120,88210.50\n2026-11-02,FR,3981,80122.10\n2026-11-03,ES,2210,41022.00",
    "Key,Summary,Assignee,Status\nPAY-4412,Retry loop,Ana Souza,Done\nPAY-4413,Timeouts,Tom Baker,Open\nPAY-4414,Refund bug,Chen Wei,Open",
    'services:\n  web:\n    image: kestrel/web:1.4.2\n    ports: ["8080:80"]\n    environment:\n      - LOG_LEVEL=debug\n      - DB_HOST=db3.internal',
    "name: CI\non: [push]\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - run: make test",
    "[10:02] Ana: standup in 5, PAY-4412 is done\n[10:03] Tom: ok, PAY-4413 still red\n[10:04] Ana: build 20261126.4?\n[10:04] Tom: yes",
    "Agenda\n1. Pricing (Ana)\n2. Hiring: 2 SREs in Berlin (Tom)\n3. Offsite in Lisbon, 12-14 May (Priya)\n4. AOB",
    "## 1.4.2\n- Fix retries (#4821, thanks Ana)\n- Bump openssl to 3.0.14\n- Docs: Tom rewrote the VPN section",
    'def charge(customer_id: int, amount: Decimal) -> Receipt:\n    """Charges a customer."""\n    order = Order.objects.get(pk=customer_id)\n    return gateway.charge(order.token, amount, currency="EUR")',
    'npm ERR! code ERESOLVE\nnpm ERR! Found: react@18.3.1\nnpm ERR! node_modules/react\nnpm ERR!   react@"^18.3.1" from the root project',
    "  PID USER      PR  NI    VIRT    RES    SHR S  %CPU\n48211 postgres  20   0  412312 120312  88210 R  99.3\n48212 ana       20   0  212312  20312   8210 S   0.3",
    "Can you summarize the discussion for those who missed it? Ana wants to ship on Tuesday, Tom prefers Thursday because of the load test in Berlin, and Priya thinks that both is too early given the open bugs.",
    "explain this regex to me like I'm five: (?<![\\w-])(?:Z?[A-Z]{2})\\d{3}(?![\\w-]) — it matched 4821 in the logs and I have no idea why, it should not",
    "Write a haiku about Ana's deploy on Friday evening and how Tom had to roll it back on Saturday, make it funny please",
    "Act as a senior SRE. Our API in eu-west-1 has p99 of 3.2 s since build 20261126.4; the database is PostgreSQL 16 with 300 connections. What do I look at first?",
    'Translate to German: "The release is postponed to Thursday because the load test in Lisbon failed. Ana and Tom will update the status page."',
    "You are an expert in GDPR. Explain what Article 9 says about health data, and whether a company in Spain may ask employees for vaccination status.",
    'rewrite for the status page: "We\'re seeing elevated error rates in checkout since 10:14 UTC. Orders are not lost. Next update at 11:00."',
    "From: GitHub <notifications@github.com>\nTo: kestrel/web\nSubject: Re: [kestrel/web] Fix the retry loop (PR #4821)\nDate: Thu, 26 Nov 2026\n\nMerged #4821 into main.",
    "From: PagerDuty <no-reply@pagerduty.com>\nTo: oncall@kestrel.io\nSubject: [ALERT] api p99 > 3s\nDate: Thu, 26 Nov 2026 10:14\n\nIncident #48211 triggered on api-prod. Assigned to: Ana Souza.",
    "Host bastion\n  HostName 10.2.3.4\n  User deploy\n  IdentityFile ~/.ssh/id_ed25519",
    "server {\n  listen 443 ssl;\n  server_name kestrel.io www.kestrel.io;\n  ssl_certificate_key /etc/ssl/key.pem;\n}",
    "Poll: where do we eat?\n- Luigi (Ana, Tom)\n- Thai place (Ben)\n- Sushi (Priya, Chen, Max)",
    "User: how do I reverse a list in python?\nChatGPT: Use list.reverse() or slicing: items[::-1].",
    "Human: Who was Marie Curie?\nAssistant: Marie Curie was a physicist and chemist, born in Warsaw in 1867, who won two Nobel prizes.",
    "id: 48291\nstatus: shipped\nitems: 3\ntotal: 84.20 EUR\ncarrier: DHL",
    "Name: checkout-service\nOwner: team-payments\nLanguage: Go\nOn-call: Ana",
    "Title: Senior Engineer\nLocation: Berlin\nTeam: Payments\nSalary: 80-95k\nApply: https://kestrel.io/jobs",
)


@pytest.mark.parametrize("text", PASTES)
def test_nobody_is_told(checker: Checker, text: str) -> None:
    assert not checker.check(said(text), Policy()).decision.alarm


@pytest.mark.parametrize("text", PASTES)
def test_and_what_is_seen_at_a_glance_is_what_a_closer_look_sees(checker: Checker, text: str) -> None:
    quick, (slow, _) = checker.check(said(text), Policy()), checker.explain(said(text), Policy())
    assert (quick.paste, quick.decision, quick.redaction.visible) == (slow.paste, slow.decision, slow.redaction.visible)
    assert not quick.findings or quick == slow
