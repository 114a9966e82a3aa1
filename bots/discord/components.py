"""Everything of which Discord limits the length, built in one place that knows the limits.

Source of the limits: Discord developer documentation, "Message" (embeds), "Component reference", "Receiving and responding".
"""

from collections.abc import Iterable, Sequence

import discord

from core.reply import Button, Buttons, Choice, Style

# An embed's parts have 6,000 characters together.
MOST_DESCRIPTION, MOST_FOOTER = 4096, 1900
MOST_BUTTON, MOST_ID, MOST_PLACEHOLDER, MOST_OPTION, MOST_OPTIONS = 80, 100, 150, 100, 25
MOST_FIELD_LABEL, MOST_FIELD_HINT, MOST_FIELD = 45, 100, 4000
MOST_ROWS, MOST_IN_ROW = 5, 5
# The id of a menu of what a row of buttons has no place for.
MORE = "more:"
_CUT = "…"
_STYLES = {
    Style.PLAIN: discord.ButtonStyle.secondary,
    Style.PRIMARY: discord.ButtonStyle.primary,
    Style.DANGER: discord.ButtonStyle.danger,
}


def cut(text: str, most: int) -> str:
    """The text in so many characters; where it is longer, it says so."""
    return text if len(text) <= most else text[: most - len(_CUT)] + _CUT


def checked_id(code: str) -> str:
    """An id that comes back with a press: cut, it would mean something else. Raises ValueError where it is too long."""
    if not 1 <= len(code) <= MOST_ID:
        raise ValueError(f"a custom id of {len(code)} characters; {MOST_ID} are allowed")
    return code


def embed(description: str, footer: str = "") -> discord.Embed:
    """A box of text."""
    made = discord.Embed(description=cut(description, MOST_DESCRIPTION))
    return made.set_footer(text=cut(footer, MOST_FOOTER)) if footer else made


def button(
    label: str, code: str, style: discord.ButtonStyle = discord.ButtonStyle.secondary, *, disabled: bool = False
) -> "discord.ui.Button[discord.ui.View]":
    """Code: what a press sends back, at most 100 characters."""
    return discord.ui.Button(label=cut(label, MOST_BUTTON), custom_id=checked_id(code), style=style, disabled=disabled)


def more(row: Buttons, number: int) -> "discord.ui.Select[discord.ui.View]":
    """The rest of a row of buttons, each with the code that its button would carry. Number: of the row."""
    options = [
        discord.SelectOption(label=cut(each.label, MOST_OPTION), value=checked_id(each.action.encode()))
        for each in row.in_menu[:MOST_OPTIONS]
    ]
    return discord.ui.Select(custom_id=f"{MORE}{number}", placeholder=cut(f"{row.menu}…", MOST_PLACEHOLDER), options=options)


def menu(choice: Choice) -> "discord.ui.Select[discord.ui.View]":
    """A setting to choose; the first 25 options, with the chosen one among them."""
    shown = list(choice.options[:MOST_OPTIONS])
    shown += [option for option in choice.options[MOST_OPTIONS:] if option[0] == choice.chosen]
    options = [
        discord.SelectOption(
            label=cut(label, MOST_OPTION),
            value=checked_id(f"set||||{choice.setting}={value}"),
            default=value == choice.chosen,
        )
        for value, label in shown[-MOST_OPTIONS:]
    ]
    code = checked_id(f"choice:{choice.setting}")
    return discord.ui.Select(custom_id=code, placeholder=cut(choice.label, MOST_PLACEHOLDER), options=options)


def view(
    buttons: Iterable["discord.ui.Button[discord.ui.View]"], choices: Sequence[Choice] = (), menus: Sequence[Buttons] = ()
) -> discord.ui.View:
    """Buttons, choices and menus that work after a restart, too: a press is found by its own ids alone, so no view is kept.

    Five rows at most: a choice or a menu takes one, and so do five buttons; what does not fit is left out, the last first.
    """
    made = discord.ui.View(timeout=None)
    for choice in choices[:MOST_ROWS]:
        made.add_item(menu(choice))
    free = MOST_ROWS - len(choices[:MOST_ROWS])
    below = [more(row, number) for number, row in enumerate(menus[:free])]
    for item in (*list(buttons)[: (free - len(below)) * MOST_IN_ROW], *below):
        made.add_item(item)
    made.stop()
    return made


def buttons_of(buttons: Iterable[Button]) -> list["discord.ui.Button[discord.ui.View]"]:
    """The core's buttons as Discord's."""
    return [button(each.label, each.action.encode(), _STYLES[each.style]) for each in buttons]


def field(
    label: str, *, hint: str = "", usual: str = "", long: bool = False, required: bool = True, most: int = MOST_FIELD
) -> "discord.ui.TextInput[discord.ui.Modal]":
    """A field of a form. Hint: shown while it is empty; usual: what stands in it at first."""
    style = discord.TextStyle.paragraph if long else discord.TextStyle.short
    return discord.ui.TextInput(
        label=cut(label, MOST_FIELD_LABEL),
        placeholder=cut(hint, MOST_FIELD_HINT) or None,
        default=cut(usual, most) or None,
        style=style,
        required=required,
        max_length=min(most, MOST_FIELD),
    )
