"""The report on an export as one page: it loads nothing, runs nothing and has no values in it."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import TextIO

from config.entities import EntityTypes

from .checking import Hit
from .outputs import kinds
from .tally import MOST_SHOWN, Tally

_MOST_ROOMS = 200
_MOST_MESSAGES = MOST_SHOWN
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


class HtmlReport:
    """Written at the end. Name: of the export, as it was given."""

    def __init__(self, out: TextIO, types: EntityTypes, name: str, kind: str) -> None:
        self._out = out
        self._types = types
        self._name = name
        self._kind = kind

    def hit(self, hit: Hit) -> None:
        """See Output: the tally has it."""

    def unread(self, name: str, problem: str) -> None:
        """See Output: likewise."""

    def end(self, tally: Tally) -> None:
        """See Output."""
        self._out.writelines(part + "\n" for part in self._page(tally))

    def _page(self, tally: Tally) -> Iterator[str]:
        style = Path(__file__).with_name("report.css").read_text(encoding="utf-8")
        yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">'
        yield f"<title>Privacy report: {escape(self._name)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>"
        yield f"<h1>Privacy report</h1>\n<p>{escape(self._name)}, an export of {escape(self._kind)}.</p>"
        yield '<p class="soft">It shows where personal data and secrets are, and of which types, but none of them.</p>'
        yield from self._figures(tally)
        if tally.findings:
            yield from self._types_table(tally)
            yield from self._months(tally)
            yield from self._rooms(tally)
        yield from self._messages(tally)
        yield from _unread(tally)
        yield "</main>\n</body>\n</html>"

    @staticmethod
    def _figures(tally: Tally) -> Iterator[str]:
        rows = (
            (tally.entries, "messages read"),
            (tally.findings, "findings"),
            (tally.unread_count, "files or messages not read"),
        )
        yield '<ul class="figures">'
        yield f'<li class="alarm"><strong>{tally.alarms:,}</strong> messages that matter</li>'
        yield from (f"<li><strong>{number:,}</strong> {what}</li>" for number, what in rows)
        yield "</ul>"
        if not tally.findings:
            yield "<p>No personal data or secrets were found.</p>"

    def _types_table(self, tally: Tally) -> Iterator[str]:
        rows = [(self._types[kind].plural, (number,), number) for kind, number in tally.types.most_common()]
        yield from _table("By type", ("Type", "Findings"), rows)

    @staticmethod
    def _months(tally: Tally) -> Iterator[str]:
        months = sorted(tally.months)
        rows = [(month or "unknown", (tally.alarm_months[month], tally.months[month]), tally.months[month]) for month in months]
        yield from _table("By month", ("Month", "That matter", "Findings"), rows)

    @staticmethod
    def _rooms(tally: Tally) -> Iterator[str]:
        ranked = sorted(tally.rooms.items(), key=lambda room: (-room[1].alarms, -room[1].findings, room[0]))
        rows = [(name, (room.alarms, room.findings), room.findings) for name, room in ranked[:_MOST_ROOMS]]
        yield from _table("By conversation, the worst first", ("Conversation", "That matter", "Findings"), rows)
        if len(ranked) > _MOST_ROOMS:
            yield f'<p class="soft">And {len(ranked) - _MOST_ROOMS:,} more conversations with findings.</p>'

    def _messages(self, tally: Tally) -> Iterator[str]:
        hits = [ranked.hit for ranked in sorted(tally.worst, reverse=True) if ranked.hit.alarm]
        if not hits:
            return
        yield '<h2 id="messages">Messages that matter, the worst first</h2>\n<div class="scroll" tabindex="0" role="region" '
        yield 'aria-labelledby="messages"><table><caption>Messages that matter</caption>\n<thead><tr><th scope="col">Message</th>'
        yield '<th scope="col">Sent</th><th scope="col">What</th><th scope="col">Because</th></tr></thead>\n<tbody>'
        for hit in hits:
            what = escape(kinds(hit, self._types))
            because = escape("; ".join(hit.reasons))
            yield f'<tr><th scope="row">{_place(hit)}</th><td>{escape(hit.sent)}</td><td>{what}</td><td>{because}</td></tr>'
        yield "</tbody></table></div>"
        if tally.alarms > len(hits):
            yield f'<p class="soft">And {tally.alarms - len(hits):,} more; --format jsonl and csv have them all.</p>'


def _place(hit: Hit) -> str:
    shown = escape(f"{hit.conversation} {hit.id}".strip())
    if not hit.link.startswith("https://"):
        return shown
    return f'<a href="{escape(hit.link)}" rel="noreferrer noopener">{shown}</a>'


def _table(title: str, columns: Sequence[str], rows: Iterable[tuple[str, Sequence[int], int]]) -> Iterator[str]:
    """Rows: name, figures, and what the bar shows."""
    given = list(rows)
    most = max((bar for *_, bar in given), default=1) or 1
    heads = "".join(f'<th scope="col"{" class=number" if at else ""}>{escape(name)}</th>' for at, name in enumerate(columns))
    yield f'<h2>{escape(title)}</h2>\n<div class="scroll"><table><caption>{escape(title)}</caption>'
    yield f'<thead><tr>{heads}<td aria-hidden="true"></td></tr></thead>\n<tbody>'
    for name, figures, bar in given:
        cells = "".join(f'<td class="number">{figure:,}</td>' for figure in figures)
        drawn = f'<td class="bar" aria-hidden="true"><span style="width:{100 * bar / most:.1f}%"></span></td>'
        yield f'<tr><th scope="row">{escape(name)}</th>{cells}{drawn}</tr>'
    yield "</tbody></table></div>"


def _unread(tally: Tally) -> Iterator[str]:
    if not tally.unread_count:
        return
    yield "<h2>Not read</h2>\n<p>These may still contain personal data.</p>\n<ul>"
    yield from (f"<li>{escape(name)}: {escape(why)}</li>" for name, why in tally.unread)
    yield "</ul>"
    if tally.unread_count > len(tally.unread):
        yield f'<p class="soft">And {tally.unread_count - len(tally.unread):,} more.</p>'
