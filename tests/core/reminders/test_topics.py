"""What the posts are about, one after the other."""

from config.guides import load_guides
from core.reminders.topics import Topic, decode_topic, topic_at, topics
from tests.conftest import NOWHERE

GUIDES, _ = load_guides(NOWHERE)


def said(topic: Topic) -> str:
    guide = GUIDES[topic.guide]
    return guide.summary if topic.habit is None else guide.habits[topic.habit]


def test_the_rotation_begins_with_chatgpt_shows_every_guide_and_repeats_nothing() -> None:
    order = topics(["rotation"], GUIDES)
    assert order[0] == Topic("chatgpt")
    assert {topic.guide for topic in order if topic.habit is None} == {key for key in GUIDES if not GUIDES[key].unconfirmed}
    assert len({said(topic) for topic in order}) == len(order) >= 20
    assert [topic_at(turn, ["rotation"], GUIDES) for turn in range(len(order))] == order
    assert topic_at(len(order), ["rotation"], GUIDES) == order[0]


def test_chosen_guides_come_in_their_order_then_their_habits() -> None:
    assert topics(["claude", "gone", "chatgpt"], GUIDES)[:2] == [Topic("claude"), Topic("chatgpt")]
    assert all(topic.habit is not None for topic in topics(["claude", "chatgpt"], GUIDES)[2:])


def test_a_guide_that_is_not_confirmed_comes_in_turn_only_where_an_admin_asks_for_it() -> None:
    assert GUIDES["poe"].unconfirmed
    assert "poe" not in {topic.guide for topic in topics(["rotation"], GUIDES)}
    asked = topics(["rotation"], GUIDES, ("poe", "gone"))
    assert [topic for topic in asked if topic.guide == "poe"][:1] == [Topic("poe")]
    assert "deepseek" not in {topic.guide for topic in asked}
    assert topic_at(0, ["poe"], GUIDES) == Topic("poe")
    assert topic_at(asked.index(Topic("poe")), ["rotation"], GUIDES, ("poe",)) == Topic("poe")


def test_without_guides_there_is_nothing_to_say() -> None:
    assert topic_at(3, ["gone"], GUIDES) is None


def test_a_topic_is_kept_as_a_word() -> None:
    for topic in topics(["rotation"], GUIDES):
        assert decode_topic(topic.encode()) == topic
