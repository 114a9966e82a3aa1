"""Hashes of passwords, as /etc/shadow, .htpasswd and a table of users keep them: whoever has one can guess the password."""

from ...finding import Evidence
from ..fake_secrets import HEX, MIXED, made
from ..rule import Rule
from ..validators.secrets import no_placeholder

_SALT, _22, _43 = made("", MIXED, 8), made("", MIXED, 22), made("", MIXED, 43)
_SHA512 = f"$6${_SALT}${made('', MIXED, 86)}"
_YESCRYPT = f"$y$j9T${_22}${_43}"
_BCRYPT = f"$2y$10${made('', MIXED, 53)}"
_ARGON2 = f"$argon2id$v=19$m=65536,t=3,p=4${_22}${_43}"
_DJANGO = f"pbkdf2_sha256$600000${_22}${_43}="
_LDAP = f"{{SSHA}}{made('', MIXED, 38)}=="
_NT = made("", HEX, 32)

# In the letters of crypt(5).
_SALTED, _OF_WINDOWS = r"(?:rounds=\d{3,9}\$)?[^\s$:'\",]{1,16}\$", r"[^\s:]{1,60}:\d{3,7}:[0-9a-f]{32}:"
_METHODS = (
    r"2[abxy]\$\d\d\$[./A-Za-z0-9]{53}",
    rf"(?:1|apr1)\${_SALTED}[./A-Za-z0-9]{{22}}",
    rf"5\${_SALTED}[./A-Za-z0-9]{{43}}",
    rf"6\${_SALTED}[./A-Za-z0-9]{{64,86}}",
    r"(?:gy|y)\$[./A-Za-z0-9]{1,40}\$[./A-Za-z0-9]{1,86}\$[./A-Za-z0-9]{43}",
    r"7\$[./A-Za-z0-9]{12,80}\$[./A-Za-z0-9]{43}",
    r"[89]\$[./A-Za-z0-9]{14}\$[./A-Za-z0-9]{43}",  # Cisco
    r"[PH]\$[./A-Za-z0-9]{31}",  # phpass
    r"(?:argon2(?:id|i|d)|scrypt|pbkdf2(?:-sha\d{1,3})?)\$[\w=,$.+-]{1,80}\$[\w+/.-]{11,90}\$[\w+/.-]{16,120}",
)
# With a name of its own in front.
_FRAMEWORKS = (
    r"(?:pbkdf2_sha\d{1,3}|scrypt)\$\d{1,8}\$[\w+/.=-]{6,60}\$[\w+/=.-]{27,100}",  # Django
    r"pbkdf2:sha\d{1,3}:\d{3,8}\$[\w+/.-]{6,40}\$[0-9a-f]{64,128}",  # Werkzeug
    r"SCRAM-SHA-256\$\d{3,7}:[\w+/=]{16,40}\$[\w+/=]{43,44}:[\w+/=]{43,44}",  # PostgreSQL
    r"\{(?:SSHA|SHA|SMD5|MD5|SSHA256|SSHA512)\}[A-Za-z0-9+/]{22,120}={0,2}",  # LDAP
    r"\*[0-9A-F]{40}",  # MySQL
)
TABLES = {"METHODS": "|".join(_METHODS), "FRAMEWORKS": "|".join(_FRAMEWORKS), "OF_WINDOWS": _OF_WINDOWS}

RULES = (
    Rule(
        name="of_a_user",
        entity_type="PASSWORD",
        # Behind a user's name and a colon, or in a cell of a row.
        pattern=r"(?:(?<![\w.@-])(?![\w.]{0,40}(?:hash|passw|pwd|digest))[\w.@-]{1,64}:|[,|\t;(][ ]{0,4}['\"]?(?=[^\s'\"]{20,250}['\"]?[ ]{0,4}[,|\t;)]))(?P<value>\$(?:{METHODS})|{FRAMEWORKS})(?![\w./$+=])",
        score=0.9,
        check=no_placeholder,
        cased=True,
        evidence=Evidence.PREFIX,
        matches=(
            (f"root:{_SHA512}:19722:0:99999:7:::", _SHA512),
            (f"backup:{_YESCRYPT}:19801:0:99999:7:::", _YESCRYPT),
            (f"(7,'ana','{_BCRYPT}',NULL)", _BCRYPT),
            (f"7 | ana | {_ARGON2} | t", _ARGON2),
        ),
        non_matches=("$6$salt$hash", "a:$2y$10$...", f"password_hash:{_BCRYPT}", f'"passwordHash": "{_BCRYPT}"', f"ana:$2y$10${'x' * 53}"),
        source="shadow(5)",
    ),
    Rule(
        name="crypt",
        entity_type="PASSWORD",
        # Of nobody who is named it is redacted, and disturbs nobody.
        pattern=r"(?<![\w$])(?P<value>\$(?:{METHODS})|{FRAMEWORKS})(?![\w./$+=])",
        score=0.3,
        context=("user$", "users$", "username", "user_name", "email", "login$", "account", "root$", "admin", "shadow", "dump", "@"),
        check=no_placeholder,
        cased=True,
        matches=(
            (f"hash {_ARGON2}", _ARGON2),
            (f"password = '{_DJANGO}'", _DJANGO),
            (f"userPassword: {_LDAP}", _LDAP),
        ),
        non_matches=("awk '{print $1$2$6$7}'", "$argon2id$ is its prefix", "pbkdf2_sha256$iterations$salt$hash", "{SSHA} is salted", "SCRAM-SHA-256 is on"),
        source="crypt(5); the PHC string format; Django, Werkzeug, PostgreSQL, MySQL; RFC 2307 of LDAP",
    ),
    Rule(
        name="windows",
        entity_type="PASSWORD",
        pattern=r"(?<![\w:]){OF_WINDOWS}(?P<value>[0-9a-f]{32}):::",
        score=0.9,
        keywords=(":::",),
        check=no_placeholder,
        evidence=Evidence.FORMAT,
        matches=((f"Administrator:500:{made('a', HEX, 31)}:{_NT}:::", _NT),),
        non_matches=("root:x:0:0:root:/root:/bin/bash", "a:500:b:c:::"),
        source="the form of pwdump and secretsdump",
    ),
)  # fmt: skip
