"""Recognises exports of unknown tools in JSON or YAML: a key for who speaks, whose values recur, and one for what is said."""

import re
from collections import defaultdict

from .recurring_heads import recurs

_WHO = (
    r"author|user|user_?name|sender|from|nick|nick_?name|speaker|participant|member|display_?name|full_?name|name|handle|by|"
    r"autor|absender|auteur|remitente|remetente|mittente|afzender"
)
_SAID = r"content|message|text|body|msg|nachricht|texte|mensaje|mensagem|messaggio|bericht"
# Of commits, logs, tickets and reviews, which have authors and texts, too.
_OTHER = (
    r"commit|hash|sha|level|severity|host|ip|service|process|pid|priority|issue|ticket|exception|logger|branch|rating|stars|price|"
    r"version|license|keywords"
)
_JSON_NAME = re.compile(rf'"(?P<key>{_WHO})"\s{{0,8}}:\s{{0,8}}"(?P<name>(?:[^"\\\n]|\\.){{1,80}})"', re.IGNORECASE)
_YAML_NAME = re.compile(
    rf"^[ \t-]{{0,12}}(?P<key>{_WHO}):[ ][\"']?(?P<name>[^\"'\n]{{2,60}}?)[\"']?[ \t]*$", re.IGNORECASE | re.MULTILINE
)
_JSON_SAID, _JSON_OTHER = (re.compile(rf'"(?:{keys})"\s{{0,8}}:', re.IGNORECASE) for keys in (_SAID, _OTHER))
_YAML_SAID, _YAML_OTHER = (re.compile(rf"^[ \t-]{{0,12}}(?:{keys}):", re.IGNORECASE | re.MULTILINE) for keys in (_SAID, _OTHER))
_FEWEST = 3
_NAME, _NO_NAME = (
    re.compile(r"[^\W\d_]"),
    re.compile(r"[/\\=<>{}]|\.(?:py|[jt]sx?|json|md|txt|exe|so|html?|ya?ml|png|jpe?g|csv|pdf)\Z"),
)


def speakers_by_key(text: str, *, is_json: bool) -> list[re.Match[str]]:
    """The values (group ``name``) of the key whose values recur most, or none; linear in the text's length."""
    if text.count(":") < 2 * _FEWEST:
        return []
    said, other, name = (_JSON_SAID, _JSON_OTHER, _JSON_NAME) if is_json else (_YAML_SAID, _YAML_OTHER, _YAML_NAME)
    if not said.search(text) or other.search(text):
        return []
    by_key: dict[str, list[re.Match[str]]] = defaultdict(list)
    for match in name.finditer(text):
        if _NAME.search(match["name"]) and not _NO_NAME.search(match["name"]):
            by_key[match["key"]].append(match)
    most = max(by_key.values(), key=len, default=[])
    return most if len(most) >= _FEWEST and recurs([match["name"].casefold() for match in most]) else []
