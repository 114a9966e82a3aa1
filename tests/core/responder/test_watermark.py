"""The watermark never passes what was received and is not done."""

from hypothesis import given
from hypothesis import strategies as st

from core.message import Place
from core.responder.watermark import Watermark
from core.store.cursors import Position

HERE = Place("p", "team", "general")


def test_it_moves_only_when_all_before_is_done() -> None:
    watermark = Watermark()
    watermark.begin(HERE, 10)
    for at in (11, 12, 13):
        watermark.start(HERE, at)
    watermark.finish(HERE, 12)
    watermark.finish(HERE, 13)
    assert watermark.position(HERE) == Position(10, held_back=True)
    watermark.finish(HERE, 11)
    assert watermark.position(HERE) == Position(13)


def test_what_failed_holds_it_back_until_it_is_read_again() -> None:
    watermark = Watermark()
    watermark.start(HERE, 11)
    watermark.fail(HERE, 11)
    watermark.refuse(HERE, 12)
    holes = watermark.failed()[HERE]
    assert (holes, watermark.position(HERE)) == ({11, 12}, Position(10, held_back=True))
    watermark.start(HERE, 13)
    watermark.fail(HERE, 13)
    watermark.recovered(HERE, holes)
    assert watermark.position(HERE) == Position(12, held_back=True), "13 failed while 11 and 12 were read"


def test_the_same_message_twice_is_done_when_both_are() -> None:
    watermark = Watermark()
    watermark.start(HERE, 5)
    watermark.start(HERE, 5)
    watermark.finish(HERE, 5)
    assert watermark.position(HERE) == Position(4, held_back=True)


def test_only_what_changed_is_saved() -> None:
    watermark = Watermark()
    watermark.begin(HERE, 10)
    watermark.saved(watermark.changed())
    assert watermark.changed() == {}
    watermark.start(HERE, 11)
    assert watermark.changed() == {HERE: Position(10, held_back=True)}


def test_what_was_adopted_is_saved_again_even_if_it_ends_where_it_was() -> None:
    """The adoption marks the row as held back; a position that equals the one before must take that back."""
    watermark = Watermark()
    watermark.begin(HERE, 10)
    watermark.saved(watermark.changed())
    watermark.reopen(HERE, 5)
    watermark.recovered(HERE, watermark.failed()[HERE])
    assert watermark.changed() == {HERE: Position(10)}


def test_quiet_threads_are_forgotten_and_channels_and_unfinished_threads_are_not() -> None:
    quiet, busy = Place("p", "team", "general", "1"), Place("p", "team", "general", "2")
    watermark = Watermark()
    watermark.begin(HERE, 10)
    for place in (quiet, busy):
        watermark.start(place, 11)
    watermark.finish(quiet, 11)
    watermark.forget_quiet_threads()
    assert watermark.knows(quiet), "it was active since the last time"
    watermark.forget_quiet_threads()
    assert [watermark.knows(place) for place in (HERE, quiet, busy)] == [True, False, True]
    watermark.start(quiet, 12)
    assert watermark.changed()[quiet] == Position(11, held_back=True)


@given(st.lists(st.tuples(st.integers(1, 30), st.sampled_from(["finish", "fail"])), max_size=40))
def test_nothing_unhandled_is_ever_behind_it(steps: list[tuple[int, str]]) -> None:
    watermark, undone = Watermark(), set()
    watermark.begin(HERE, 0)
    for at, _ in steps:
        watermark.start(HERE, at)
    for number, (at, how) in enumerate(steps):
        (watermark.finish if how == "finish" else watermark.fail)(HERE, at)
        undone |= {at} if how == "fail" else set()
        in_work = {other for other, _ in steps[number + 1 :]}
        assert all(left > watermark.position(HERE).at for left in undone | in_work)


def test_a_channel_ends_with_its_threads_and_a_thread_alone() -> None:
    watermark, thread, other = Watermark(), Place("p", "team", "general", "7"), Place("p", "team", "general", "8")
    elsewhere = Place("p", "team", "random", "7")
    for place in (HERE, thread, other, elsewhere):
        watermark.begin(place, 10)
    watermark.end(thread)
    assert [watermark.knows(place) for place in (HERE, thread, other, elsewhere)] == [True, False, True, True]
    watermark.end(HERE)
    assert [watermark.knows(place) for place in (HERE, thread, other, elsewhere)] == [False, False, False, True]


class Counted(Place):
    """A place that counts how often it is looked up."""

    asked = 0

    def __hash__(self) -> int:
        Counted.asked += 1
        return super().__hash__()


def test_what_is_asked_of_one_place_looks_at_no_other() -> None:
    """A start with twenty thousand channels took ten minutes, as each place looked at all."""
    watermark, places = Watermark(), [Counted("p", "team", f"C{number}") for number in range(1_000)]
    for place in places:
        watermark.reopen(place, 10)
    Counted.asked = 0
    for place in places:
        assert watermark.failed_in(place) == {11}
        watermark.recovered(place, frozenset({11}))
        watermark.end(place)
    assert Counted.asked < 20 * len(places)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["begin", "start", "finish", "fail", "refuse", "reopen", "recovered", "end", "save"]),
            st.integers(0, 2),
            st.integers(1, 9),
        )
    )
)
def test_what_is_to_be_saved_is_what_differs_from_what_was_saved(steps: list[tuple[str, int, int]]) -> None:
    """Whatever happened in which order, and although only places with news are looked at."""
    watermark, saved = Watermark(), {}
    for deed, channel, at in steps:
        place = Place("p", "team", str(channel))
        if deed == "save":
            watermark.saved(news := watermark.changed())
            saved |= news
        elif deed == "end":
            watermark.end(place)
            saved.pop(place, None)
        elif deed == "recovered":
            watermark.recovered(place, watermark.failed_in(place))
        else:
            getattr(watermark, deed)(place, at)
            saved = {each: position for each, position in saved.items() if deed != "reopen" or each != place}
    there = {place: watermark.position(place) for place in watermark.places("p")}
    assert watermark.changed() == {place: position for place, position in there.items() if saved.get(place) != position}
    assert watermark.changed() == watermark.changed(), "until they are known to be saved"
