"""Validators of secrets: whether a value could be real, and not a placeholder, code or plain words."""

import math
import re
from base64 import b64decode
from collections import Counter

from config.lexicon import shipped_lexicon

_WORDS = shipped_lexicon()


def _compiled(pattern: str) -> re.Pattern[str]:
    """A verbose pattern with the lexicon's lists in it."""
    return re.compile(_WORDS.expand(pattern), re.VERBOSE)


_PLACEHOLDER = _compiled(
    r"(?i)^(?:x+|y+|0x0+|\*+|\.+|-+|0+|{placeholder_word}|\$?\{.*\}|\$\{\w+:?\?.*|<.*>|\[.*\]|%\w*%?|\$\w+|process\.env\.\w+|os\.environ.*|getenv.*|\w+\(\)?|"
    # Where code reads it from: getpass.getpass(, $_POST[, ENV.fetch(, self.password
    r"\$?[\w.:>-]+[\[(]|(?:self|this|settings|config|request|req|params|args|kwargs|cfg|opts|ctx)\.[\w.]+)$"
)
_RUN = _compiled(r"(.)\1{5,}|^abcdef\d*$|^abc123$|(?i:x{4,}|\*{3,}|\.{3,}|{placeholder_part})")
# In Base64.
_ZEROS = re.compile(r"(?<=\w{10})A{6,}|A{6,}(?=\w{40})")
_FOR_ONE = _WORDS.expand("{secret_word}")

# Expressions from which code reads a secret.
_IN_CODE = (
    r"\(?(?:self|this|cls|request|settings|config)\.\S*",
    r"\w+\(\w+=\S*",  # Metadata(id=
    r"\w*[_.][\w.]*\([\w.,=]*[):,]*",  # get_auth(proxy)
    r"[A-Za-z_]\w*(?:\.\w+)+\(\S*",  # base64.b64encode(data[8:])
    r"(?:[A-Za-z_][A-Za-z_.]*\(+)+\w{0,20}",  # format(Piecewise((1
    r"[A-Za-z_]\w*\([\w.]{0,40}\)\.\w+\(\S*",  # b64encode(credentials).decode(
    r"\$[\w:]+(?:->|::|\[|\{)\S*",  # $CPAN::Config->{proxy_pass}
    r"[a-z_]\w*\((?:\$?[a-z_]{2,}|(?:self|request|settings|config)\.[\w.]*)\)?[):,]*",  # str(password)
    r"[A-Za-z_][\w.]*\[[A-Za-z_., |\[]*\]*[),:=]*",  # Optional[str]
    rf"(?:self\.|this\.)?(?=\w*_|\w*[)\]])[a-z_]*{_FOR_ONE}[a-z_]*[)\]}}:]*",  # hide_password)
    r"(?:[A-Za-z_]\w{0,30}\.)+[A-Za-z]+(?:_[a-z]+)+[()]*",  # x25519.PrivateKey.from_bytes
    r"[A-Za-z_]+(?:\.[A-Za-z_]+)+[()]*",
    r"base64\.\w+\(?",
    r"[A-Z]{2,}\d*(?:_[A-Z0-9]+){2,}",  # P11_KIT_URI
)

_CODE = re.compile(rf"^(?:{'|'.join(_IN_CODE)})$")

# Longer values are generated, and checking them would take quadratic time.
_SHORTEST, _LONGEST_CODE = 4, 80

_UUID = re.compile(r"(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def entropy(value: str) -> float:
    """Shannon entropy in bits per character."""
    size = len(value)
    return -sum(n / size * math.log2(n / size) for n in Counter(value).values()) if size else 0.0


def no_placeholder(value: str) -> bool:
    """Whether the value could be a real secret: not ``xxxx``, ``YOUR_KEY``, ``<token>`` or a documentation example."""
    bare = value.strip("\"'`;, ")
    in_code = len(bare) <= _LONGEST_CODE and _CODE.match(bare)
    if len(bare) < _SHORTEST or in_code or _PLACEHOLDER.match(bare.rstrip(".") or bare) or _RUN.search(_ZEROS.sub("A", bare)):
        return False
    decoded = _decoded(bare)
    return not (decoded and _PLACEHOLDER.match(decoded))


def _decoded(value: str) -> str:
    """What a short value says in Base64, as in a secret of Kubernetes; empty where it says nothing that can be read."""
    if len(value) > _LONGEST_CODE or len(value) % 4 or not value.isascii():
        return ""
    try:
        said = b64decode(value, validate=True).decode("ascii").strip()
    except ValueError:
        return ""
    return said if said.isprintable() else ""


_FILE = re.compile(r"(?:~|\.{1,2})?(?:/[\w.+-]+){2,}/?$")


def _is_path(value: str) -> bool:
    """Whether it is where a file lies, and not Base64 that begins with a slash."""
    return bool(_FILE.match(value)) and not _without_order(re.sub(r"[\W_]", "", value))


def random_looking(value: str) -> bool:
    """Whether it looks random: mixed characters and high entropy."""
    mixed = any(c.isdigit() for c in value) and any(c.isalpha() for c in value)
    return no_placeholder(value) and mixed and entropy(value) >= 3.0 and not _is_path(value)


def generated(value: str) -> bool:
    """Whether it was generated: a UUID, or a long run of mixed letters and digits."""
    if _UUID.fullmatch(value):
        return no_placeholder(value)
    runs = re.findall(r"[A-Za-z0-9]{8,}", value)
    mixed = any(any(c.isdigit() for c in run) and any(c.isalpha() for c in run) for run in runs)
    return mixed and random_looking(value)


_FEWEST, _FEWEST_OF_HEX, _BITS = 16, 32, 3.0
_PATH = re.compile(r"^[./~]|://|^(?:sha\d+|md5)[-:]")
_KIND, _WORD = re.compile(r"[A-Z]+|[a-z]+|\d+"), re.compile(r"[a-z]{4,}|[A-Z]{6,}")


def unmistakable(value: str) -> bool:
    """Whether it can only have been generated, whatever it is called: at least 16 letters and digits in no order; no UUID, no path."""
    if _UUID.fullmatch(value) or _PATH.search(value) or not no_placeholder(value):
        return False
    plain = re.sub(r"[\W_]", "", value)
    return len(plain) >= _FEWEST and entropy(plain) >= _BITS and _without_order(plain)


def _without_order(plain: str) -> bool:
    """Whether letters and digits change as often as in generated values; in names of things with a version they do not."""
    size, digits = len(plain), sum(char.isdigit() for char in plain)
    changes = (sum(1 for _ in _KIND.finditer(plain)) - 1) / size
    if not set(plain.lower()) - set("0123456789abcdef"):
        return size >= _FEWEST_OF_HEX and changes >= 0.15
    if plain.lower() != plain and plain.upper() != plain:
        words = sum(len(word) for word in _WORD.findall(plain))
        return digits >= 1 and changes >= 0.27 and words <= 0.4 * size
    return digits >= max(3, size // 12) and changes >= 0.22


def encoded_login(value: str) -> bool:
    """Whether it is Base64 of ``user:password`` (RFC 7617, and Docker's configuration)."""
    try:
        user, colon, password = b64decode(value, validate=True).decode("utf-8").partition(":")
    except (ValueError, UnicodeDecodeError):
        return False
    return bool(user and colon) and user.isprintable() and password.isprintable() and no_placeholder(password)


def mixed_password(value: str) -> bool:
    """Whether it may be a password that a person chose, and no word, name, number or path: letters, digits, and a mark or capital."""
    if value.startswith(("-", "\\")):  # an option of a command
        return False
    letters, numbers = any(c.islower() for c in value), any(c.isdigit() for c in value)
    return letters and numbers and any(c.isupper() or c in "!@#$%^&*+=?~" for c in value[1:]) and password_like(value)


_MARK = re.compile(r"[!@#$%^&*+=?~._-](?=.)")
# "SHA-256", "PAY-4412", "Keycloak26", "v2.3.1-beta", "node18-alpine": names of algorithms, tickets, products, versions and images.
_NAMED_AND_NUMBERED = re.compile(
    r"[A-Z]?[a-z]+\d{1,4}|[A-Z]{2,12}-?\d+(?:-[A-Z]+)*|v?\d+(?:\.\d+)+\S*|[a-z]+\d*(?:[._-][a-z]+\d*)*|\d+[A-Za-z]+"
)
_SHORTEST_CHOSEN = 8


def chosen_password(value: str) -> bool:
    """Whether somebody may have chosen it as a password, so that a word for passwords in the same clause is enough.

    It has eight characters or more, small letters, digits, and a capital or a mark; a generation's name ("Argon2id") is none.
    """
    if len(value) < _SHORTEST_CHOSEN or value.startswith(("-", "\\")) or _NAMED_AND_NUMBERED.fullmatch(value):
        return False
    mixed = any(c.isupper() for c in value) or bool(_MARK.search(value))
    return mixed and with_digits(value) and any(c.islower() for c in value)


# Names of methods and products that have digits and a mark within: "OAuth2-Proxy", "Auth0-v3", "WPA3-Enterprise", "Windows-2019".
_PRODUCT = re.compile(
    r"(?i)(?:o?auth|sha|md|wpa|argon|scrypt|bcrypt|ed25519|utf|x509|tls|ipv|http|office|windows|server|version|release|base64)[\d_.v-]|"
    r"(?:[a-z]+[-_.])+v?\d[\d.]*(?:[-_.]?(?:rc|beta|alpha)\d*)?$|\S+@[\w-]+\.|\d+[a-z]+-\d+[a-z]+\W?$"
)


def told_password(value: str) -> bool:
    """Whether it may be a password that somebody tells: one that a person chose, and no name of a method, product or version."""
    return chosen_password(value) and not _PRODUCT.match(value) and ("-" in value or "_" in value or mixed_password(value))


_NO_VOWEL, _THREE = re.compile(r"\b[^\W\d_aeiou]{4}\b"), re.compile(r"[^\W\d_aeiouy]{3}")
_FEWEST_THREES = 2


def app_password(value: str) -> bool:
    """Whether four groups of four letters are made by chance, and no words: few of those have no vowel."""
    return bool(_NO_VOWEL.search(value)) or len(_THREE.findall(value)) >= _FEWEST_THREES


_TAIL = re.compile(r"[A-Za-z0-9]+\Z")
_LEAST_ENTROPY, _FEWEST_DIGITS, _LONGEST_WORD = 4.0, 3, 7


def prefixed_key(value: str) -> bool:
    """Whether what follows a prefix looks generated: letters of both cases and digits without order, and no long word in it."""
    tail = _TAIL.search(value)
    if tail is None or not no_placeholder(value):
        return False
    digits = sum(map(str.isdecimal, tail[0]))
    words = re.findall(r"[a-z]+", tail[0])
    mixed = digits >= _FEWEST_DIGITS and any(map(str.isupper, tail[0])) and any(map(str.islower, tail[0]))
    return mixed and entropy(tail[0]) >= _LEAST_ENTROPY and max(map(len, words)) < _LONGEST_WORD


def mixed_or_chosen(value: str) -> bool:
    """Whether it may be a password right behind the word password."""
    return mixed_password(value) or chosen_password(value)


# A web address, as of a page for setting passwords; "https:" may have been read as a label.
_WEB_ADDRESS = re.compile(r"(?:https?:)?//[\w-]|www\.")

_ENDS, _JOINTS, _MOST_WORDS = ".:!?)]…", re.compile(r"[-/'’]"), 3

_ENCODING = re.compile(r"(?:base64|sha\d+|md5|utf-?8)[-/]")


def _in_words(value: str) -> bool:
    """Whether it says something about a password, instead of being one: "incorrect.", "case-sensitive", "see-vault", "wrong!".

    "Dragon!" is a password.
    """
    if value.endswith("!") and value[0].isupper():
        return False
    words = _JOINTS.split(_ENCODING.sub("", value.rstrip(_ENDS)))
    return len(words) <= _MOST_WORDS and all(word.isalpha() and word[1:] == word[1:].lower() for word in words)


# Of tests that passed: "1234/5678", "98.5%".
_COUNT = re.compile(r"[\d.,]+(?:/\d+|%|m?s)$")


def password_like(value: str) -> bool:
    """Whether what follows ``password =`` is neither a placeholder nor a plain word of a sentence."""
    bare = value.strip("\"'`;,")
    if (
        not no_placeholder(bare)
        or len(bare) < 6
        or _WEB_ADDRESS.match(bare)
        or _in_words(bare)
        or _COUNT.match(bare)
        or _is_path(bare)
    ):
        return False
    return bool(re.search(r"[\d!@#$%^&*+=?~]", bare)) or not bare.isalpha()


_TALK = _compiled(r"(?i)\b{password_talk}\b")
_SENTENCE = _compiled(r"\b{sentence_word}\b")
_OF_TESTS = _compiled(r"(?i){test_login}\d{0,4}!?$")


def with_digits(value: str) -> bool:
    """Whether it may be a password, and neither a word in quotes nor what tests use: "kranich_19", not "password123"."""
    return password_like(value) and any(char.isdigit() for char in value) and not _OF_TESTS.match(value)


def of_words(value: str) -> bool:
    """Whether it is a password of words, as in a settings file: "fluffy-otter", "blue river stone"; one plain word is mostly an example."""
    if " " in value:
        return no_placeholder(value) and all(word.isalnum() for word in value.split()) and not _TALK.search(value)
    return no_placeholder(value) and _in_words(value) and bool(_JOINTS.search(value))


_PLURAL, _MOST_PLURALS = re.compile(r"[^\W\d_s]s\b"), 3


def words_of_a_wallet(value: str) -> bool:
    """Whether they may be the words of a wallet, and no sentence and no list: BIP-39 has no such little words, and hardly a plural."""
    little = _SENTENCE.search(value) or len(_PLURAL.findall(value)) > _MOST_PLURALS
    return not little and len(set(value.split())) > _MOST_WORDS
