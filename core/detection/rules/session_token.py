"""What lets its holder into a session: JWTs, cookies."""

from ...finding import Evidence
from ..fake_secrets import HEX, MIXED, made
from ..rule import Rule
from ..validators.secrets import no_placeholder

_JWT = made("eyJ", MIXED, 20) + made(".eyJ", MIXED, 40) + made(".", MIXED, 43)

PARTS = {"SESSION": r"(?:[\w.-]{0,20}sess(?:ion)?_?id|connect\.sid|sid)(?==[\w%.+-]{0,8}?(?=[a-z]{0,12}\d)[0-9a-z]{20})"}

RULES = (
    Rule(
        name="jwt",
        entity_type="JWT",
        pattern=r"(?<![\w.-])eyJ[\w-]{10,4000}\.eyJ[\w-]{10,4000}\.[\w-]{10,2000}(?![\w-])",
        score=0.95,
        keywords=("eyj",),
        evidence=Evidence.PREFIX,
        cased=True,
        matches=((f"token {_JWT} end", _JWT),),
        non_matches=("eyJhbGciOi",),
        source="RFC 7519",
    ),
    Rule(
        name="cookie",
        entity_type="COOKIE",
        pattern=r"\b(?:(?:set-)?cookie['\"]?\s?[:=]\s?['\"]?|(?={SESSION}=))(?P<value>[\w.-]{1,60}=[^\s;'\"]{12,2000}(?:;\s?[\w.-]{1,60}=[^\s;'\"]{1,2000}){0,40})",
        score=0.7,
        keywords=("cookie", "sess", "sid"),
        check=no_placeholder,
        evidence=Evidence.LABEL,
        matches=(
            (f"Cookie: sid={made('', HEX, 32)}", f"sid={made('', HEX, 32)}"),
            (f"?PHPSESSID={made('', HEX, 26)} in", f"PHPSESSID={made('', HEX, 26)}"),
        ),
        non_matches=("cookie: no", "I like cookies", "session_id=checkout-session-of-today-1"),
        source="RFC 6265",
    ),
)  # fmt: skip
