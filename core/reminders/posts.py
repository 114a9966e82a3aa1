"""What a reminder says: the weekly post, the steps of a guide, the progress line."""

from collections.abc import Mapping
from datetime import date

from config.guides import Guide

from ..reply import Action, Audience, Block, Button, Buttons, Links, Paragraph, Reply, Steps, Style, Verb

_PLATFORMS = {"web": "On the web", "ios_android": "On iPhone and Android", "desktop": "In the desktop app"}
ANSWERS = {Verb.DONE: "done", Verb.NOT_USED: "unused", Verb.EXCLUDED: "excluded"}


def progress(answers: Mapping[str, int]) -> str:
    """The team's progress in one line; it names nobody."""
    done = answers.get("done", 0)
    others = sum(answers.values()) - done
    line = f"{done} {'person has' if done == 1 else 'people have'} confirmed"
    return line + (f"; {others} do not need it" if others else "") + "."


def weekly(key: str, guide: Guide, answers: Mapping[str, int], *, replaces: str = "") -> Reply:
    """The scheduled post about one assistant, for everyone in the channel."""
    blocks = (
        Paragraph(f"Two minutes for your privacy: {guide.name}", strong=True),
        Paragraph(guide.summary.strip()),
        Paragraph(f"By default: {guide.default}"),
        Buttons(
            (
                Button("Done", Action(Verb.DONE, argument=key), Style.PRIMARY),
                Button("Show me how", Action(Verb.SHOW_HOW, argument=key)),
                Button("I don't use it", Action(Verb.NOT_USED, argument=key)),
                Button("My plan excludes it", Action(Verb.EXCLUDED, argument=key)),
            )
        ),
        Paragraph(progress(answers)),
    )
    return Reply(Audience.EVERYONE, blocks, replaces)


def steps(guide: Guide, today: date) -> Reply:
    """The steps for every device, what the switch does not do, and better habits; for one person."""
    blocks: list[Block] = [Paragraph(f"{guide.name}: {guide.summary.strip()}", strong=True)]
    blocks += [Steps(_PLATFORMS[platform], tuple(items)) for platform, items in guide.steps.items()]
    blocks.append(Steps("What it does not do", tuple(guide.does_not)))
    if guide.habits:
        blocks.append(Steps("Better habits", tuple(guide.habits)))
    if guide.share_links:
        blocks.append(Steps("Take shared links back", tuple(guide.share_links)))
    blocks.append(Links(tuple((link.label, str(link.url)) for link in guide.links)))
    age = " Menus may have moved since." if guide.stale(today) else ""
    blocks.append(Paragraph(f"Checked {guide.checked()} ({guide.source_confidence}).{age}"))
    return Reply(Audience.AUTHOR, tuple(blocks))
