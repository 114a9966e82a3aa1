"""A person's own page. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from ..reply import Action, Audience, Bars, Block, Button, Buttons, ChooseChannel, Fields, Paragraph, Reply, Style, Verb

_ANSWERS = {"done": "✔ done", "unused": "✔ not used", "excluded": "✔ my plan excludes it", "": "open"}
_MOST_OPEN = 5


def home(guides: Sequence[tuple[str, str, str]], kept: Mapping[str, int], *, paused: datetime | None, now: datetime) -> Reply:
    """Guides: (key, name, answer or an empty string). Kept: number of entries by kind."""
    rest = f"You have paused notices until {paused:%d %b, %H:%M} UTC." if paused and paused > now else "Notices are on for you."
    blocks: list[Block] = [
        Paragraph("What I do", strong=True),
        Paragraph(
            "I look for personal data and secrets in what is pasted into channels, and tell only its author, with a redacted "
            "version. I never store message text, values, files or names."
        ),
        Paragraph(rest),
        Buttons((Button("Pause for an hour", Action(Verb.PAUSE)), Button("Forget me", Action(Verb.FORGET_ME), Style.DANGER))),
        Paragraph("Keep your chats out of AI training", strong=True),
        Fields(tuple((name, _ANSWERS.get(answer, answer)) for _, name, answer in guides)),
    ]
    still = [(key, name) for key, name, answer in guides if not answer][:_MOST_OPEN]
    if still:
        buttons = (Button(name, Action(Verb.SHOW_HOW, argument=key)) for key, name in still)
        blocks += [Paragraph("Show me how:"), Buttons(tuple(buttons))]
    numbers = tuple((name[:1].upper() + name[1:], str(number)) for name, number in kept.items() if number)
    blocks.append(Paragraph("What I keep about you", strong=True))
    blocks.append(Fields(numbers) if numbers else Paragraph("Nothing."))
    blocks.append(Paragraph("What you marked as not a leak, and how to undo it: `/privacy-check allowlist`."))
    return Reply(Audience.AUTHOR, tuple(blocks))


def home_of_admin(page: Reply, schedules: Sequence[str], numbers: str, weeks: Sequence[tuple[str, int]]) -> Reply:
    """The same with what admins look after. Weeks: (first day, number of findings) pairs."""
    reminders = "; ".join(schedules) if schedules else "none yet"
    more: tuple[Block, ...] = (
        Paragraph("For admins", strong=True),
        Paragraph(f"Reminders: {reminders}. Change them with `/privacy-check reminders` in a channel."),
        ChooseChannel("What happens in a channel", "settings"),
        Paragraph(numbers),
        Bars("Findings by week", tuple(weeks)),
    )
    return replace(page, blocks=(*page.blocks, *more))
