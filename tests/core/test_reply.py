"""Actions fit the smallest platform's button and come back as they were; rows of buttons fold into menus."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.message import MessageRef
from core.reply import MAX_ACTION, Action, Button, Buttons, Verb, decode_action

IDS = st.text(alphabet="CTU0123456789.", max_size=20)


@given(st.sampled_from(list(Verb)), IDS, IDS, IDS.filter(bool), st.sampled_from(["", "chatgpt", "style=mask"]))
def test_an_action_comes_back(verb: Verb, workspace: str, channel: str, message: str, argument: str) -> None:
    action = Action(verb, MessageRef("p", workspace, channel, message), argument)
    code = action.encode()
    assert len(code) <= MAX_ACTION
    assert decode_action("p", code) == action


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="100 characters"):
        Action(Verb.WHY, MessageRef("p", "w" * 50, "c" * 50, "m"), "").encode()
    with pytest.raises(ValueError, match="100 characters"):
        Action(Verb.WHY, argument="a|b").encode()


@pytest.mark.parametrize("code", ["", "why", "why||||x|", "nonsense||||", "|||||||"])
def test_forged_codes_are_refused(code: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode_action("p", code)


@pytest.mark.parametrize(
    ("count", "menu", "row", "rest"), [(3, "More", 3, 0), (4, "More", 2, 2), (9, "More", 2, 7), (9, "", 9, 0), (0, "More", 0, 0)]
)
def test_a_row_keeps_two_buttons_and_a_menu_where_there_are_more_than_three(count: int, menu: str, row: int, rest: int) -> None:
    buttons = Buttons(tuple(Button(str(n), Action(Verb.WHY, argument=str(n))) for n in range(count)), menu)
    assert (len(buttons.in_row), len(buttons.in_menu)) == (row, rest)
    assert (*buttons.in_row, *buttons.in_menu) == buttons.items
