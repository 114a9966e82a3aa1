"""Validators of passwords that people choose and tell: a word with a number or a mark in it."""

import re

from .secrets import chosen_password, told_password, with_digits

# Names of methods, products and versions, which are made like them.
_METHOD = re.compile(
    r"(?i)(?:o?auth|sha|md|wpa|wep|argon|scrypt|bcrypt|pbkdf|ed|utf|x|tls|ssl|ipv|https?|aes|rsa|hs|rs|base|win(?:dows)?|office|"
    r"server|linux|ubuntu|debian|centos|oracle|mysql|java|node|python|php|chrome|firefox|ios|android|iphone|ipad|galaxy|excel|"
    r"version|release|error|room|raum|step|page|seite|test|build|ticket|level|stage|group|team|port|code|http|ldap|"
    r"outlook|exchange|sharepoint|vault|keycloak|teams|report|user|admin|password|passwort|login|default|id|kb|cve|rfc|iso|din|dashboard|fotos?|photos?|images?|img|settings|index|upload|export|backup|archive|docs?|files?)\d+"
)
_WORD_AND_NUMBER = re.compile(
    r"[^\W\d_]{3,20}\d{2,6}[!@#$*]?|[^\W\d_]{4,20}[-_.][^\W\d_]{2,20}\d{1,4}[!@#$*]?|\d{1,4}[^\W\d_]{3,20}\d{1,4}[!@#$*]?"
)
# LOG_LEVEL=info, redis://127.0.0.1
_SETTING = re.compile(r"[A-Za-z_]\w{1,40}=|[a-z][a-z+]{1,15}://")
_STRONG_MARK, _LETTERS = re.compile(r"[!@#$%^&*_+=?~]"), re.compile(r"[^\W\d_]{3}")
# A letter that stands for a word's: "tr0mb", "Gr33n".
_WITHIN = re.compile(r"[^\W\d_]\d+[^\W\d_]{2}|[^\W\d_]\d{1,2}[^\W\d_]")
_SMALL, _QUARTER = re.compile(r"[a-zà-öø-ÿ]{3}"), re.compile(r"[A-Z]{1,3}\d")
_FEWEST = 7


def word_with_number(value: str) -> bool:
    """Whether it may be a password beside the word for it and what it opens: "kafana2024", and no method or product as "sha256"."""
    return bool(_WORD_AND_NUMBER.fullmatch(value)) and not _METHOD.match(value) and with_digits(value)


def marked_secret(value: str) -> bool:
    """Whether it can hardly be anything but a password in a clause that has the word for it: a capital, small letters, digits and a mark."""
    mixed = any(map(str.isupper, value)) and _STRONG_MARK.search(value)
    mailbox = "@" in value and "." in value.rpartition("@")[2]
    return bool(mixed) and chosen_password(value) and not (mailbox or _SETTING.match(value)) and not _METHOD.match(value)


def marked_password(value: str) -> bool:
    """Whether it can hardly be anything but a password, though no word says so: no name of a file ("Report_2025"), no "Q3-Report!"."""
    return marked_secret(value) and told_password(value) and bool(_SMALL.search(value)) and not _QUARTER.match(value)


def paired_password(value: str) -> bool:
    """Whether it may be the password behind a user and a slash, and no folder or page: "12Dinamo12", "burek77sir", "Zima2020"."""
    if len(value) < _FEWEST or not with_digits(value) or _METHOD.match(value) or "." in value:
        return False
    return bool(_LETTERS.search(value)) and (bool(_WITHIN.search(value)) or len(re.findall(r"\d", value)) > 1)
