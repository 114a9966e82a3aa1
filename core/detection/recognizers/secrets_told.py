"""Secrets as people tell them: in a sentence, behind a name and a slash, in a command, in a list of codes."""

from ...verdict import Evidence
from .. import checks
from ..made import HEX, MIXED, made
from ..rule import Rule

_PASS = made("Kd7!", MIXED, 8)
_WORD = r"(?:passwords?|passwd|passphrase|pwd|pw|passwort|kennwort|mot[ ]de[ ]passe|contraseña|senha|wachtwoord|hasło)"
_STRONG = r"(?P<value>[^\s'\"`,;<>|/]{7,60}(?<![.:?)]))(?=[\s,.;:?)]|$)"
_KEYWORDS = ("passw", "passphrase", "pwd", "pw", "kennwort", "mot de passe", "contraseña", "senha", "wachtwoord", "hasło")

RULES = (
    Rule(
        name="password_for",
        entity_type="PASSWORD",
        pattern=rf"\b{_WORD}[ ](?:for|of|to|on|at|für|zum|zur|vom|pour|du|de|para|del|della|dello|per|da|do|van|voor)[ ][^\n:=]{{1,40}}?(?:\s?[:=]|[ ](?:is|ist|lautet|est|es|è|é|jest|to)[ ])\s{{0,2}}['\"`]?(?P<value>[^\s'\"`,;<>|]{{4,120}})",
        score=0.65,
        keywords=_KEYWORDS,
        check=checks.password_like,
        evidence=Evidence.LABEL,
        matches=((f"password for the staging box: {_PASS}", _PASS), (f"la contraseña del correo es {_PASS}", _PASS)),
        non_matches=("the password for staging: see the vault", "password for Ana is wrong", "password for x: ********"),
    ),
    Rule(
        name="password_next",
        entity_type="PASSWORD",
        pattern=rf"\b{_WORD}[ ]{_STRONG}",
        score=0.6,
        keywords=_KEYWORDS,
        check=checks.mixed_password,
        evidence=Evidence.LABEL,
        matches=((f"username ana password {_PASS}", _PASS),),
        non_matches=("password manager2 is nice", "password Policy", "password P@ssw0rd/reset"),
    ),
    Rule(
        name="behind_a_slash",
        entity_type="PASSWORD",
        pattern=rf"(?<![\w@./-])(?<!/[ ])[\w@.-]{{2,40}}[ ]/[ ]{_STRONG}(?![ ]?/)",
        score=0.2,
        context=(
            "user$",
            "users$",
            "username",
            "login",
            "log-in",
            "account",
            "root$",
            "admin",
            "credential",
            "creds",
            "vpn",
            "zugang",
        ),
        needs_context=True,
        check=checks.mixed_password,
        matches=((f"root / {_PASS} on the box", _PASS), (f"VPN user tbaker / {_PASS}", _PASS)),
        non_matches=("users / Groups2024", "admin / user / Guest-1", "login / logout"),
    ),
    Rule(
        name="pair",
        entity_type="PASSWORD",
        pattern=rf"\b(?:creds?|credentials?|log-?in|zugang(?:sdaten)?|identifiants?|credenciales|credenziali)(?:[ ](?:is|are|ist|sind|lautet|sont|son|sono))?[ ]?:?[ ][\w.@+-]{{2,40}}:{_STRONG}",
        score=0.65,
        keywords=("cred", "login", "log-in", "zugang", "identifiant"),
        check=checks.mixed_password,
        evidence=Evidence.LABEL,
        matches=((f"creds are admin:{_PASS}", _PASS), (f"Login: ana:{_PASS} ok", _PASS)),
        non_matches=("login at 10:30Am2", "credentials are in vault:secretPath2/x"),
    ),
    Rule(
        name="command",
        entity_type="PASSWORD",
        pattern=r"\b(?:mysql|mysqldump|mysqladmin|mariadb|sshpass)\b[^\n]{0,200}?\s-p(?P<value>[^\s'\"`]{5,60})",
        score=0.7,
        keywords=("mysql", "mariadb", "sshpass"),
        check=checks.mixed_password,
        evidence=Evidence.LABEL,
        matches=((f"mysql -h db -u root -p{_PASS} prod", _PASS),),
        non_matches=("mysql -u root -p prod", "mysql -uroot -proot", "mysql -p$DB_PASSWORD2"),
        source="mysql manual, -p",
    ),
    Rule(
        name="backup_codes",
        entity_type="PASSWORD",
        pattern=r"\b(?:backup|recovery|rescue|one-time|2fa|mfa)[ ]codes?[ ]?(?:is|are)?\s?:?\s{1,3}(?=[^\n]{0,12}\d)(?P<value>(?:[a-z0-9]{4,5}-[a-z0-9]{4,6}|\d{4}[ ]\d{4}|\d{8})(?:[,;\s]{1,3}(?:[a-z0-9]{4,5}-[a-z0-9]{4,6}|\d{4}[ ]\d{4}|\d{8})){0,15})(?![\w-])",
        score=0.6,
        keywords=(" code",),
        evidence=Evidence.LABEL,
        matches=(
            ("2FA backup codes: 4821-9934 7712-0391", "4821-9934 7712-0391"),
            ("recovery code is a8f2c-91kx7", "a8f2c-91kx7"),
            ("backup codes: 4829 1173, 9920 4471, 2201 8834", "4829 1173, 9920 4471, 2201 8834"),
        ),
        non_matches=("backup codes are in the safe", "recovery code path 2024-11"),
    ),
    Rule(
        name="security_answer",
        entity_type="PASSWORD",
        pattern=r"\b(?:(?:mother|mom|mum)['’]?s[ ]maiden[ ]name|security[ ]answer|answer[ ]to[ ](?:my|the)[ ]security[ ]question)[ ]?(?:is|was|:|=)[ ]['\"]?(?P<value>(?-i:[A-ZÀ-Þ])[\w'’-]{1,24})",
        score=0.5,
        keywords=("maiden", "security"),
        evidence=Evidence.LABEL,
        matches=(("my mom's maiden name is Petrossian and", "Petrossian"), ("security answer: Biscuit", "Biscuit")),
        non_matches=("the maiden name is asked twice", "my first dog was Rex"),
        source="OWASP, choosing and using security questions",
    ),
    Rule(
        name="wallet_key",
        entity_type="API_KEY",
        pattern=r"\bprivate[ _-]?key\b[^\n]{0,20}?(?P<value>(?:0x)?[0-9a-f]{64})(?!\w)",
        score=0.9,
        keywords=("private",),
        check=checks.random_looking,
        evidence=Evidence.LABEL,
        matches=((f"my private key is {made('', HEX, 64)}", made("", HEX, 64)),),
        non_matches=(f"private key of commit {made('', HEX, 40)}", "private key 0x0"),
        source="SEC 2, secp256k1: 32 bytes",
    ),
)
