"""XML and HTML: entities decoded, tags out of reach, attributes' values not."""

from config.policy import Policy
from core.checker import Checker
from core.files import markup_text
from tests.messages import attached


def test_tags_stay_and_values_go(checker: Checker) -> None:
    raw = '<?xml version="1.0"?>\n<user mail="a.smith@kestrel-parts.io"><card>4111&#32;1111&#32;1111&#32;1111</card></user>'
    (file,) = checker.check(attached(raw), Policy()).files
    assert file.redaction is not None
    assert file.redaction.raw == '<?xml version="1.0"?>\n<user mail="[EMAIL_ADDRESS_1]"><card>[CREDIT_CARD_1]</card></user>'


def test_comments_are_read() -> None:
    text = markup_text.decode("<p>x</p><!-- a.smith@kestrel-parts.io -->")
    start = text.visible.index("a.smith")
    assert not any(span.start < start + 5 and span.end > start for span in text.opaque)
