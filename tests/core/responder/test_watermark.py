"""The frontier never passes what was received and is not done."""

from hypothesis import given
from hypothesis import strategies as st

from core.message import Place
from core.responder.watermark import Watermark
from core.store.cursors import Position

HERE = Place("p", "team", "general")


def test_it_moves_only_when_all_before_is_done() -> None:
    frontier = Watermark()
    frontier.begin(HERE, 10)
    for at in (11, 12, 13):
        frontier.start(HERE, at)
    frontier.finish(HERE, 12)
    frontier.finish(HERE, 13)
    assert frontier.position(HERE) == Position(10, held_back=True)
    frontier.finish(HERE, 11)
    assert frontier.position(HERE) == Position(13)


def test_what_failed_holds_it_back_until_it_is_read_again() -> None:
    frontier = Watermark()
    frontier.start(HERE, 11)
    frontier.fail(HERE, 11)
    frontier.refuse(HERE, 12)
    holes = frontier.holes()[HERE]
    assert (holes, frontier.position(HERE)) == ({11, 12}, Position(10, held_back=True))
    frontier.start(HERE, 13)
    frontier.fail(HERE, 13)
    frontier.mend(HERE, holes)
    assert frontier.position(HERE) == Position(12, held_back=True), "13 failed while 11 and 12 were read"


def test_the_same_message_twice_is_done_when_both_are() -> None:
    frontier = Watermark()
    frontier.start(HERE, 5)
    frontier.start(HERE, 5)
    frontier.finish(HERE, 5)
    assert frontier.position(HERE) == Position(4, held_back=True)


def test_only_what_changed_is_saved() -> None:
    frontier = Watermark()
    frontier.begin(HERE, 10)
    frontier.saved(frontier.changed())
    assert frontier.changed() == {}
    frontier.start(HERE, 11)
    assert frontier.changed() == {HERE: Position(10, held_back=True)}


def test_what_was_adopted_is_saved_again_even_if_it_ends_where_it_was() -> None:
    """The adoption marks the row as held back; a position that equals the one before must take that back."""
    frontier = Watermark()
    frontier.begin(HERE, 10)
    frontier.saved(frontier.changed())
    frontier.reopen(HERE, 5)
    frontier.mend(HERE, frontier.holes()[HERE])
    assert frontier.changed() == {HERE: Position(10)}


def test_quiet_threads_are_forgotten_and_channels_and_unfinished_threads_are_not() -> None:
    quiet, busy = Place("p", "team", "general", "1"), Place("p", "team", "general", "2")
    frontier = Watermark()
    frontier.begin(HERE, 10)
    for place in (quiet, busy):
        frontier.start(place, 11)
    frontier.finish(quiet, 11)
    frontier.forget_quiet_threads()
    assert frontier.knows(quiet), "it was active since the last time"
    frontier.forget_quiet_threads()
    assert [frontier.knows(place) for place in (HERE, quiet, busy)] == [True, False, True]
    frontier.start(quiet, 12)
    assert frontier.changed()[quiet] == Position(11, held_back=True)


@given(st.lists(st.tuples(st.integers(1, 30), st.sampled_from(["finish", "fail"])), max_size=40))
def test_nothing_unhandled_is_ever_behind_it(steps: list[tuple[int, str]]) -> None:
    frontier, undone = Watermark(), set()
    frontier.begin(HERE, 0)
    for at, _ in steps:
        frontier.start(HERE, at)
    for number, (at, how) in enumerate(steps):
        (frontier.finish if how == "finish" else frontier.fail)(HERE, at)
        undone |= {at} if how == "fail" else set()
        in_work = {other for other, _ in steps[number + 1 :]}
        assert all(left > frontier.position(HERE).at for left in undone | in_work)
