"""What a schedule's posts are about, one after the other: guides and habits, so that no two weeks read the same. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from config.guides import Guide

from .request import ROTATION

FIRST = ("chatgpt", "claude", "gemini", "copilot", "github_copilot")
_HABIT = "#"


@dataclass(frozen=True, slots=True)
class Topic:
    """A guide, or one of its habits by number."""

    guide: str
    habit: int | None = None

    def encode(self) -> str:
        """As it is kept: ``chatgpt`` or ``chatgpt#1``."""
        return self.guide if self.habit is None else f"{self.guide}{_HABIT}{self.habit}"


def decode_topic(code: str) -> Topic:
    """The reverse of ``Topic.encode``."""
    guide, _, habit = code.partition(_HABIT)
    return Topic(guide, int(habit) if habit.isdecimal() else None)


def topics(wanted: Sequence[str], guides: Mapping[str, Guide], also: Collection[str] = ()) -> list[Topic]:
    """The topics of a schedule in their order; a guide that is not there is left out, a habit that many share comes once.

    Also: guides that come in turn although they are not confirmed; one that the schedule names comes in any case.
    """
    keys = in_turn(guides, also) if ROTATION in wanted else [key for key in wanted if key in guides]
    heard: set[str] = set()
    habits: list[Topic] = []
    for number in range(max((len(guides[key].habits) for key in keys), default=0)):
        for key in keys:
            if number < len(guides[key].habits) and (said := _sense(guides[key].habits[number])) not in heard:
                heard.add(said)
                habits.append(Topic(key, number))
    if ROTATION not in wanted:
        return [*map(Topic, keys), *habits]
    mixed = chain.from_iterable(zip_longest(map(Topic, keys), habits))
    return [topic for topic in mixed if topic is not None]


def topic_at(turn: int, wanted: Sequence[str], guides: Mapping[str, Guide], also: Collection[str] = ()) -> Topic | None:
    """The topic of the post number ``turn``, counted from 0; None where no guide is left. Also: as for ``topics``."""
    all_topics = topics(wanted, guides, also)
    return all_topics[turn % len(all_topics)] if all_topics else None


def in_order(guides: Mapping[str, Guide]) -> list[str]:
    """Keys, the assistants that most people use first."""
    return [*(key for key in FIRST if key in guides), *sorted(key for key in guides if key not in FIRST)]


def in_turn(guides: Mapping[str, Guide], also: Collection[str] = ()) -> list[str]:
    """Keys of the rotation's guides in their order: those that are confirmed, and those in ``also``."""
    return [key for key in in_order(guides) if not guides[key].unconfirmed or key in also]


def _sense(habit: str) -> str:
    """Two habits are one where they begin alike: some guides add half a sentence."""
    return habit.partition(";")[0].strip().rstrip(".").casefold()
