"""What a reminder says: the post about a guide or a habit, the steps of a guide, the progress line. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from config.guides import Guide
from config.phrases import Phrases

from ..reply import Action, Audience, Block, Button, Buttons, Links, Paragraph, Reply, Steps, Style, Verb
from .topics import Topic

ANSWERS = {Verb.DONE: "done", Verb.NOT_USED: "unused", Verb.EXCLUDED: "excluded"}
DEVICE, SHARED = "/", "shared"
OF = "@"


@dataclass(frozen=True, slots=True)
class Progress:
    """Answers by number of people, and how many people the post is for where that is known."""

    answers: Mapping[str, int]
    people: int | None = None


def progress_line(progress: Progress, phrases: Phrases) -> str:
    """The team's progress in one line; it names nobody."""
    done = progress.answers.get("done", 0)
    others = sum(progress.answers.values()) - done
    if progress.people and progress.people >= done + others:
        line = phrases.of(done, phrases.confirmed_of_one, phrases.confirmed_of).format(done=done, people=progress.people)
    else:
        line = phrases.of(done, phrases.confirmed_one, phrases.confirmed_many).format(done=done)
    rest = phrases.of(others, phrases.others_one, phrases.others).format(count=others)
    return f"{line} {rest}" if others else line


def post(
    topic: Topic, guide: Guide, phrases: Phrases, progress: Progress, *, late: datetime | None = None, replaces: str = ""
) -> Reply:
    """The scheduled post, for everyone in the channel. Late: when it was due, in the schedule's zone, where it comes late."""
    blocks = [*_body(topic, guide, phrases), _buttons(topic.guide, phrases), Paragraph(progress_line(progress, phrases))]
    if late:
        blocks.append(Paragraph(phrases.late.format(day=phrases.days[late.weekday()], time=f"{late:%H:%M}")))
    return Reply(Audience.EVERYONE, tuple(blocks), replaces)


def direct(topic: Topic, workspace: str, guide: Guide, phrases: Phrases, intro: str, *, nudge: bool = False) -> Reply:
    """A reminder for one person. Intro: why it comes. Nudge: whether it was not asked for, and can be turned off.

    Its buttons name the workspace: on some platforms a direct message belongs to none.
    """
    home = f"{OF}{workspace}"
    more = (Button(phrases.no_nudges, Action(Verb.NO_NUDGES, argument=home)),) if nudge else ()
    blocks = [*_body(topic, guide, phrases), _buttons(f"{topic.guide}{home}", phrases, more), Paragraph(intro)]
    return Reply(Audience.AUTHOR, tuple(blocks))


def _body(topic: Topic, guide: Guide, phrases: Phrases) -> list[Block]:
    if topic.habit is not None and topic.habit < len(guide.habits):
        return [Paragraph(phrases.habit_title.format(name=guide.name), strong=True), Paragraph(guide.habits[topic.habit])]
    blocks: list[Block] = [
        Paragraph(phrases.title.format(name=guide.name), strong=True),
        Paragraph(guide.summary.strip()),
        Paragraph(phrases.by_default.format(text=guide.default)),
    ]
    return [*blocks, Paragraph(phrases.not_needed.format(text=guide.excluded_plans))] if guide.excluded_plans else blocks


def _buttons(key: str, phrases: Phrases, more: tuple[Button, ...] = ()) -> Buttons:
    return Buttons(
        (
            Button(phrases.done, Action(Verb.DONE, argument=key), Style.PRIMARY),
            Button(phrases.show_me_how, Action(Verb.SHOW_HOW, argument=key)),
            Button(phrases.tomorrow, Action(Verb.TOMORROW, argument=key)),
            Button(phrases.not_used, Action(Verb.NOT_USED, argument=key)),
            Button(phrases.excluded, Action(Verb.EXCLUDED, argument=key)),
            *more,
        ),
        phrases.more,
    )


def steps(key: str, guide: Guide, phrases: Phrases, today: date, device: str = "") -> Reply:
    """The steps, for one device or for all, what the switch does not do, and better habits; for one person."""
    names = {"web": phrases.web, "ios_android": phrases.ios_android, "desktop": phrases.desktop}
    blocks: list[Block] = [Paragraph(f"{guide.name}: {guide.summary.strip()}", strong=True)]
    if device == SHARED and guide.share_links:
        pages = Links(tuple((link.label, str(link.url)) for link in guide.links))
        return Reply(Audience.AUTHOR, (Steps(f"{guide.name}: {phrases.share_links}", tuple(guide.share_links)), pages))
    shown = {name: items for name, items in guide.steps.items() if device in ("", SHARED, name)}
    blocks += [Steps(names[name], tuple(items)) for name, items in shown.items()]
    others = [name for name in guide.steps if name not in shown]
    if others:
        arguments = ((names[name], f"{key}{DEVICE}{name}") for name in others)
        blocks.append(Buttons(tuple(Button(label, Action(Verb.SHOW_HOW, argument=to)) for label, to in arguments)))
    blocks.append(Steps(phrases.does_not, tuple(guide.does_not)))
    if guide.habits:
        blocks.append(Steps(phrases.habits, tuple(guide.habits)))
    if guide.share_links:
        blocks.append(Steps(phrases.share_links, tuple(guide.share_links)))
    blocks.append(Links(tuple((link.label, str(link.url)) for link in guide.links)))
    blocks.append(Paragraph(_checked(guide, today)))
    return Reply(Audience.AUTHOR, tuple(blocks))


def choose_device(key: str, guide: Guide, phrases: Phrases) -> Reply:
    """Which device the steps are wanted for."""
    names = {"web": phrases.web, "ios_android": phrases.ios_android, "desktop": phrases.desktop}
    buttons = (Button(names[name], Action(Verb.SHOW_HOW, argument=f"{key}{DEVICE}{name}")) for name in guide.steps)
    return Reply(Audience.AUTHOR, (Paragraph(guide.name, strong=True), Buttons(tuple(buttons))))


def _checked(guide: Guide, today: date) -> str:
    age = " Menus may have moved since." if guide.stale(today) else ""
    doubt = f" Not confirmed: {guide.unconfirmed}" if guide.unconfirmed else ""
    return f"Checked {guide.checked()} ({guide.source_confidence}).{age}{doubt}"
