"""The policy for checks: what an admin may choose; the core only reads it."""

import re
from enum import StrEnum

import re2
from pydantic import BaseModel, ConfigDict, Field, field_validator


class Sensitivity(StrEnum):
    """How soon a message alarms."""

    RELAXED = "relaxed"
    BALANCED = "balanced"
    STRICT = "strict"


class Style(StrEnum):
    """What replaces a value."""

    PLACEHOLDER = "placeholder"
    MASK = "mask"
    LAST4 = "last4"
    HASH = "hash"
    FAKE = "fake"


# RFC 2142, and other names that companies use.
_MAILBOXES = tuple(
    """info marketing sales support abuse noc security postmaster hostmaster usenet news webmaster www uucp ftp contact hello
    help helpdesk service services customerservice customer-service feedback office team admin administrator root billing
    invoices accounts accounting finance orders order returns shipping press media privacy legal compliance hr jobs
    careers recruiting events newsletter noreply no-reply donotreply do-not-reply mailer-daemon notifications
    oncall on-call alerts kontakt
    impressum buchhaltung rechnung bewerbung contacto ventas soporte contatto vendite contato vendas verkoop biuro""".split()  # noqa: SIM905 - a table of quoted words would not be read
)

# Domains of private mailboxes; "gmx.*" is that name under any top-level domain.
_PRIVATE_DOMAINS = tuple(
    """gmail.com googlemail.com outlook.* hotmail.* live.* msn.com yahoo.* ymail.com rocketmail.com icloud.com me.com mac.com
    aol.* gmx.* web.de t-online.de freenet.de posteo.* mailbox.org arcor.de proton.me protonmail.* pm.me tutanota.* tuta.*
    fastmail.* hey.com zoho.* mail.com email.com inbox.com orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr
    libero.it virgilio.it tiscali.* alice.it tin.it wp.pl o2.pl onet.* interia.* op.pl vp.pl poczta.* btinternet.com
    sky.com virginmedia.com talktalk.net ntlworld.com blueyonder.co.uk telia.* telenet.be skynet.be telefonica.net terra.*
    ziggo.nl kpnmail.nl xs4all.nl hetnet.nl home.nl planet.nl rediffmail.com yandex.* ya.ru mail.ru bk.ru list.ru inbox.ru
    rambler.ru ukr.net qq.com 163.com 126.com sina.com naver.com daum.net hanmail.net bol.com.br uol.com.br ig.com.br
    sapo.pt iol.pt comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net shaw.ca
    rogers.com sympatico.ca bigpond.com bigpond.net.au optusnet.com.au xtra.co.nz seznam.cz centrum.cz bluewin.ch
    hispeed.ch bredband.net""".split()  # noqa: SIM905 - a table of quoted words would not be read
)

_DOMAIN = re.compile(r"[^\s@.*]+(?:\.[^\s@.*]+)+")


class Policy(BaseModel):
    """An admin's choices for a workspace or channel."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sensitivity: Sensitivity = Field(Sensitivity.BALANCED, description="How soon a message alarms")
    style: Style = Field(Style.PLACEHOLDER, description="What replaces a value")
    own_domains: tuple[str, ...] = Field((), description="Your own mail domains: addresses there never alarm")
    shared_mailboxes: tuple[str, ...] = Field(
        _MAILBOXES, description="Names (before the @) of mailboxes that are nobody's own: such addresses never alarm"
    )
    private_domains: tuple[str, ...] = Field(
        _PRIVATE_DOMAINS,
        description="Domains of private mailboxes; in talk, a few addresses elsewhere are colleagues and partners",
    )
    allowed_values: tuple[str, ...] = Field((), description="Values that are neither found nor redacted")
    allowed_patterns: tuple[str, ...] = Field((), description="Patterns (google-re2) of such values; the whole value must match")
    ignored_types: tuple[str, ...] = Field(("ORGANIZATION",), description="Entity types that are neither found nor redacted")
    quiet_types: tuple[str, ...] = Field((), description="Entity types that are redacted but never alarm")
    minimum_score: float = Field(0.3, ge=0, le=1, description="Findings below it are not redacted")

    @field_validator("own_domains")
    @classmethod
    def _of_domains(cls, domains: tuple[str, ...]) -> tuple[str, ...]:
        for domain in domains:
            if not _DOMAIN.fullmatch(domain):
                raise ValueError(f"{domain!r} is no domain of yours; write it alone and whole, as in example.com")
        return domains

    @field_validator("shared_mailboxes")
    @classmethod
    def _of_mailboxes(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        for name in names:
            if not name.strip() or "@" in name:
                raise ValueError(f"{name!r} is no mailbox's name; write what stands before the @, as in info")
        return names

    @field_validator("allowed_values")
    @classmethod
    def _of_values(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        if not all(value.strip() for value in values):
            raise ValueError("an empty value allows nothing; take it out")
        return values

    @field_validator("allowed_patterns")
    @classmethod
    def _linear(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        quiet = re2.Options()
        quiet.log_errors = False
        for pattern in patterns:
            try:
                re2.compile(pattern, quiet)
            except re2.error:
                raise ValueError(f"{pattern!r} is not a pattern that google-re2 runs") from None
        return patterns
