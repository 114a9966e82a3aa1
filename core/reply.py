"""What the bot says, free of any platform: a reply is a list of blocks; an action is what a button does."""

from dataclasses import dataclass
from enum import StrEnum

from .message import MessageRef

MAX_ACTION = 100
_SEPARATOR = "|"
_LONGEST_BAR = 20
_MOST_WITHOUT_A_MENU, _BESIDE_A_MENU = 3, 2


class Audience(StrEnum):
    """Who reads a reply."""

    AUTHOR = "author"
    EVERYONE = "everyone"


class Verb(StrEnum):
    """What a button does."""

    WHY = "why"
    NOT_A_LEAK = "notleak"
    UNDO_MARK = "unmark"
    POST_REDACTED = "post"
    DELETE = "delete"
    COMPARE = "compare"
    SHOW_HOW = "how"
    DONE = "done"
    NOT_USED = "unused"
    EXCLUDED = "excluded"
    TOMORROW = "tomorrow"
    NO_NUDGES = "nonudges"
    REMINDER = "reminder"
    SETTING = "set"
    PAUSE = "pause"
    REVOKE = "revoke"
    FORGET_WORKSPACE = "forget"
    SHOW = "show"
    RESOLVE = "resolve"
    ASSIGN = "assign"
    FORGET_ME = "forgetme"
    JOIN_ALL = "joinall"
    HISTORY = "history"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Action:
    """A verb and what it is about; ``argument`` is never content (a guide's name, an entity type)."""

    verb: Verb
    ref: MessageRef | None = None
    argument: str = ""

    def encode(self) -> str:
        """At most 100 characters, the smallest platform's limit; raises ValueError when ids do not fit."""
        ref = self.ref
        ids = (ref.workspace, ref.channel, ref.id) if ref else ("", "", "")
        code = _SEPARATOR.join((self.verb, *ids, self.argument))
        if len(code) > MAX_ACTION or code.count(_SEPARATOR) != 4:
            raise ValueError("an action does not fit into 100 characters")
        return code


def decode_action(platform: str, code: str) -> Action:
    """The reverse of ``Action.encode``; raises ValueError for anything else."""
    parts = code.split(_SEPARATOR)
    if len(parts) != 5:
        raise ValueError("not an action of ours")
    verb, workspace, channel, message, argument = parts
    ref = MessageRef(platform, workspace, channel, message) if message else None
    return Action(Verb(verb), ref, argument)


class Style(StrEnum):
    """How a button stands out."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Button:
    """One button."""

    label: str
    action: Action
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words of the bot's own; holds no value of anybody's."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Redacted:
    """The redacted version, shown so that it can be copied; the repr hides it.

    ``exact``: a person's own words, of which not one character may be another one; where they cannot be shown so, as a file.
    """

    text: str
    title: str = ""
    exact: bool = False

    def __repr__(self) -> str:
        return f"Redacted({len(self.text)} characters)"


@dataclass(frozen=True, slots=True)
class Fields:
    """Short facts side by side: (name, value) pairs."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Where:
    """A message by its ids, and its author: shown as the platform's own mentions and link, without pinging anybody.

    Link: its address, where the platform had to be asked for it.
    """

    ref: MessageRef
    author: str
    doer: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A person or a channel by its id."""

    id: str
    channel: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with people and channels among them, shown as the platform's own mentions, without pinging anybody."""

    parts: tuple[str | Mention, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """Groups and channels by their ids, shown by their names under a heading, without pinging anybody."""

    title: str
    groups: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Steps:
    """A numbered list under a heading."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """Official pages: (label, https address) pairs."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, repr=False)
class Chart:
    """A picture (PNG) of numbers, with what it shows in words; left out where a reply can hold no picture."""

    png: bytes
    alt: str


@dataclass(frozen=True, slots=True, repr=False)
class Enclosure:
    """A file for whoever reads the reply; the repr hides it."""

    name: str
    content: bytes

    def __repr__(self) -> str:
        return f"Enclosure({len(self.content)} bytes)"


@dataclass(frozen=True, slots=True)
class Bars:
    """Numbers as bars of text, which every platform can show: (label, number) pairs."""

    title: str
    rows: tuple[tuple[str, int], ...]

    @property
    def text(self) -> str:
        """A line a pair, for a face in which all characters are of one width."""
        most, widest = max(number for _, number in self.rows), max(len(label) for label, _ in self.rows)
        return "\n".join(f"{label:<{widest}} {'█' * _length(number, most)} {number}" for label, number in self.rows)


def _length(number: int, most: int) -> int:
    return -(-number * _LONGEST_BAR // most) if most else 0


@dataclass(frozen=True, slots=True)
class ChooseChannel:
    """A channel to choose, in which a command of ours is then run; left out where a platform has no page of one's own."""

    label: str
    command: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A setting to choose: its options as (value, label), and which is in force."""

    label: str
    setting: str
    options: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class Form:
    """An input of several lines that is checked when it is sent in."""

    label: str
    hint: str
    submit: str


@dataclass(frozen=True, slots=True)
class Buttons:
    """A row of buttons.

    Menu: the label of a menu for the rest. The first button is then the main one, the second stands beside it, and the others are
    in the menu, unless there are so few that all fit into the row.
    """

    items: tuple[Button, ...]
    menu: str = ""

    @property
    def in_row(self) -> tuple[Button, ...]:
        """What stands in the row, in this order."""
        return self.items[: len(self.items) - len(self.in_menu)]

    @property
    def in_menu(self) -> tuple[Button, ...]:
        """What stands in the menu."""
        return self.items[_BESIDE_A_MENU:] if self.menu and len(self.items) > _MOST_WITHOUT_A_MENU else ()


Block = (
    Paragraph
    | Redacted
    | Fields
    | Where
    | Sentence
    | Named
    | Steps
    | Links
    | Chart
    | Enclosure
    | Bars
    | ChooseChannel
    | Choice
    | Form
    | Buttons
)


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said, to whom, which earlier reply (as the platform names it) it takes the place of, and what it answers to.

    ``ping``: whoever wrote what it answers to is notified.
    """

    audience: Audience
    blocks: tuple[Block, ...]
    replaces: str = ""
    about: MessageRef | None = None
    ping: bool = False
