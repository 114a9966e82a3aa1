"""Talk at work as Slack sends it: markup, line breaks, lists, code, links, mentions, emoji, quotes, stack traces; made with a fixed seed.

Nobody's real messages: words and pieces are ours. Lengths are lognormal with a mean of about 109 characters, 240 for nine of ten and 900
for 99 of 100; about one message in ten has line breaks. Only a few of them hold anything personal, and those alarm nobody.
"""

import random
from collections.abc import Callable, Iterator
from itertools import accumulate

COUNT, SEED = 20_000, 20261128
_MU, _SIGMA, _LONGEST = 3.87, 1.23, 3_900
_LINES_FROM, _LINES_SHARE, _SHORT_LINES_SHARE = 140, 0.4, 0.025


def _each(words: str) -> list[str]:
    return words.split()


# Most frequent first: a word's frequency falls with its rank, as in any language.
_WORDS = _each(
    "the to a it is i we and that in for of on this you but with not be have so if just do can was are my at what or from they there "
    "now then no yes still all get one out up me when how like about need as some has will would think your work know also see our "
    "by want good other use more only been here them had want sure than again did which any could same make why going back after "
    "before because even way thing where into time over new something maybe first well really should who go does works problem "
    "already day people run try set file test next week bit same line code change today check find wrong error branch deploy build "
    "server service user client page config data table query key value list name version release issue ticket review merge commit "
    "pull request staging production database index cache queue worker job log logs metric alert dashboard latency timeout retry "
    "request response header token session cookie endpoint gateway proxy cluster node pod container image volume network port host "
    "thread process memory disk driver kernel patch upgrade rollback migration schema column row field form button modal layout font "
    "color icon design draft doc docs spec meeting call notes agenda standup sprint planning estimate deadline budget invoice vendor "
    "customer support feedback survey demo slide deck contract legal security audit policy access role permission group team channel "
    "onboarding hiring interview candidate lunch coffee office desk monitor laptop charger weekend holiday morning afternoon friday "
    "monday tuesday thursday honestly basically probably actually weird flaky broken slow fast green red blue small large empty "
    "missing stale duplicate wrong correct fixed pushed reverted approved blocked waiting shipped closed reopened tagged moved "
    "deleted renamed copied tested skipped ignored nobody everyone somebody otherwise instead unless until while during between "
    "against without within across around behind above below inside outside quarter roadmap milestone backlog epic story points "
    "scope owner reviewer assignee reporter template pipeline artifact registry package dependency lockfile linter formatter "
    "compiler parser runtime allocator scheduler iterator generator decorator closure callback promise future stream buffer socket"
)
_CUMULATIVE = list(accumulate(1 / (rank + 4) for rank in range(len(_WORDS))))
_GIVEN = _each("Priya Tom Ana Jonas Mei Omar Lucia Sven Kofi Hana Ravi Elif Marta Diego Nina Pavel Aoife Chidi Ingrid Yusuf")
_OPENERS = (
    "can you take a look at",
    "could you check",
    "please have a look at",
    "I need to understand",
    "i want to clean up",
    "how should we handle",
    "what should i do about",
    "here is the state of",
    "this is a known problem with",
    "let's talk about",
    "quick question about",
    "heads up:",
    "fyi,",
    "thanks for fixing",
    "sorry, I broke",
    "does anyone know about",
    "I'm looking into",
    "just merged",
    "please don't touch",
    "update on",
    "we'll need help with",
    "the answer is in",
    "user reports about",
    "same as the instructions for",
)
_REACTIONS = "lgtm|+1|thanks!|on it|done|nice|ok|yes|no idea|lol|sounds good|same here|will do|brb|looking|works for me|ship it|hmm|:thumbsup:|wdyt?"
_EMOJI = _each("tada thumbsup eyes pray rocket joy thinking_face white_check_mark warning fire wave coffee bug heavy_plus_sign")
_PICTOGRAPHS = _each("🎉 👍 👀 🙏 🚀 😂 🤔 ✅ ⚠️ 🔥")
_HOSTS = _each(
    "wiki.kestrel-parts.io git.kestrel-parts.io status.example.com docs.example.org ci.example.net tracker.example.com"
)
_EXTENSIONS = _each("py ts go rs yaml json md sql sh tsx")


class _Talk:
    """Writes messages one after the other; each piece is drawn from ``dice``."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        pick, chance = dice.choice, dice.random
        self._pick, self._chance = pick, chance
        self._blocks: tuple[Callable[[int], Iterator[str]], ...] = (
            *[self._paragraphs] * 6,
            *[self._bullets] * 3,
            *[self._numbered] * 2,
            *[self._code] * 3,
            *[self._quote] * 2,
            *[self._trace] * 2,
            self._logs,
            self._settings,
            self._standup,
            self._diff,
        )

    def message(self) -> str:
        """The next one."""
        size = min(_LONGEST, max(2, int(self._dice.lognormvariate(_MU, _SIGMA))))
        if self._chance() < (_LINES_SHARE if size > _LINES_FROM else _SHORT_LINES_SHARE):
            return "\n".join(self._pick(self._blocks)(size))
        if size < 16 and self._chance() < 0.6:
            return self._pick(_REACTIONS.split("|"))
        return self._prose(size)

    def _word(self) -> str:
        return self._dice.choices(_WORDS, cum_weights=_CUMULATIVE)[0]

    def _name(self, joint: str = "_") -> str:
        return joint.join(self._word() for _ in range(self._dice.randint(1, 3)))

    def _path(self) -> str:
        return f"{self._name('/')}/{self._name()}.{self._pick(_EXTENSIONS)}"

    def _id(self) -> str:
        return "U0" + "".join(self._dice.choices("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", k=9))

    def _link(self) -> str:
        address = f"https://{self._pick(_HOSTS)}/{self._name('/')}/{self._dice.randrange(9999)}"
        if self._chance() < 0.2:
            address += f"?{self._word()}={self._word()}&amp;page={self._dice.randrange(90)}"
        return f"<{address}|{self._name(' ')}>" if self._chance() < 0.35 else f"<{address}>"

    def _figure(self) -> str:
        dice = self._dice
        return self._pick(
            (
                f"{dice.randint(2, 99)}%",
                f"{dice.randint(8, 18)}:{dice.randrange(0, 60, 5):02d}",
                f"v{dice.randrange(9)}.{dice.randrange(30)}.{dice.randrange(9)}",
                f"{dice.randint(2, 900)} ms",
                f"#{dice.randrange(9999)}",
                f"{dice.randint(2, 40)} of {dice.randint(41, 90)}",
                f"{dice.getrandbits(28):07x}",
                f"Q{dice.randint(1, 4)}",
                str(dice.randrange(5000)),
            )
        )

    def _piece(self) -> str:
        """Mostly a word; sometimes what only writing at work has."""
        roll = self._chance()
        if roll < 0.92:
            return self._word()
        makers: tuple[Callable[[], str], ...] = (
            self._figure,
            self._figure,
            lambda: f"<@{self._id()}>",
            lambda: f"`{self._name()}`",
            lambda: f"*{self._name(' ')}*",
            lambda: f":{self._pick(_EMOJI)}:",
            self._link,
            lambda: self._pick(_GIVEN),
            lambda: self._pick(("&amp;", "-&gt;", "&lt;-", "w/", "vs.", "e.g.", "aka", "...", "don't", "it's", "we're", "I'll")),
            lambda: (
                self._pick(_PICTOGRAPHS) if self._chance() < 0.4 else self._pick((":)", ":D", "¯\\_(ツ)_/¯", "–", "naïve", "…"))
            ),
            self._path,
        )
        return self._pick(makers)()

    def _sentence(self, most: int) -> str:
        start = f"{self._pick(_OPENERS)} " if self._chance() < 0.1 else ""
        words = [self._piece() for _ in range(self._dice.randint(3, 16))]
        text = start + " ".join(words)
        text = text[:1].upper() + text[1:] if self._chance() < 0.6 else text
        cut = text if len(text) <= most else text[: max(most, 2)].rsplit(" ", 1)[0]
        return cut + self._pick((".", ".", ".", "", "?", "!", ":", ", right?"))

    def _prose(self, size: int) -> str:
        parts = [f"<@{self._id()}>"] if self._chance() < 0.12 else []
        left = size - sum(map(len, parts))
        while left > 2:
            parts.append(self._sentence(left))
            left -= len(parts[-1]) + 1
        return " ".join(parts)

    def _several(self, size: int, line: Callable[[], str]) -> Iterator[str]:
        """Lines until there are so many characters, at least two."""
        number = 0
        while size > 0 or number < 2:
            made = line()
            size -= len(made) + 1
            number += 1
            yield made

    def _paragraphs(self, size: int) -> Iterator[str]:
        gap = "\n" if self._chance() < 0.6 else ""
        yield self._prose(max(12, size // 3))
        yield from self._several(2 * size // 3, lambda: gap + self._prose(self._dice.randint(20, 200)))

    def _bullets(self, size: int) -> Iterator[str]:
        mark = self._pick(("•", "-", "*", "◦", ":white_check_mark:"))
        yield self._prose(max(12, size // 5)).rstrip(".") + ":"
        yield from self._several(4 * size // 5, lambda: f"{mark} {self._sentence(90)}")

    def _numbered(self, size: int) -> Iterator[str]:
        yield self._prose(max(12, size // 5))
        for number, line in enumerate(self._several(4 * size // 5, lambda: self._sentence(90)), 1):
            yield f"{number}. {line}"

    def _code(self, size: int) -> Iterator[str]:
        yield self._prose(max(12, size // 4))
        yield "```"
        yield from self._several(3 * size // 4, self._statement)
        yield "```"

    def _statement(self) -> str:
        indent = " " * self._dice.choice((0, 0, 2, 4, 4, 8))
        name, other, word = self._name(), self._name(), self._word()
        return indent + self._pick(
            (
                f"{name} = {other}({word}, {self._dice.randrange(99)})",
                f"if {name} != {other}:",
                f"return {name}[{self._dice.randrange(9)}]",
                f"for {word} in {other}.{name}():",
                f'log.info("{self._name(" ")}", {word}={other})',
                f"const {name} = await {other}.{word}({{ {word}: true }});",
                f"SELECT {name}, {other} FROM {word} WHERE {name} &gt; {self._dice.randrange(500)};",
                f"$ {word} --{name.replace('_', '-')} {self._path()}",
                f"# {self._name(' ')} {self._name(' ')}",
                "}",
            )
        )

    def _quote(self, size: int) -> Iterator[str]:
        yield f"&gt; {self._prose(max(12, size // 2))}"
        yield self._prose(max(12, size // 2))

    def _trace(self, size: int) -> Iterator[str]:
        yield self._sentence(80)
        yield "```Traceback (most recent call last):"
        yield from self._several(
            size - 120,
            lambda: f'  File "/srv/{self._path()}", line {self._dice.randrange(900)}, in {self._name()}\n    {self._name()}()',
        )
        yield f"{self._word().title()}Error: {self._name(' ')} {self._figure()}```"

    def _logs(self, size: int) -> Iterator[str]:
        dice = self._dice
        level = ("INFO", "WARN", "ERROR", "DEBUG")
        yield self._sentence(60)
        yield from self._several(
            size,
            lambda: (
                f"2026-11-{dice.randint(1, 28):02d}T{dice.randrange(24):02d}:{dice.randrange(60):02d}:{dice.randrange(60):02d}Z "
                f"{self._pick(level)} {self._name('.')} - {self._name(' ')} {self._word()}={dice.randrange(9000)}"
            ),
        )

    def _settings(self, size: int) -> Iterator[str]:
        yield self._sentence(60)
        yield "```"
        yield from self._several(
            size,
            lambda: " " * self._dice.choice((0, 2, 4)) + f"{self._name()}: {self._pick((self._word(), self._figure(), 'true'))}",
        )
        yield "```"

    def _standup(self, size: int) -> Iterator[str]:
        for head in ("*Yesterday*", "*Today*", "*Blockers*"):
            yield f"{head}: {self._prose(max(12, size // 3))}"

    def _diff(self, size: int) -> Iterator[str]:
        yield f"```diff --git a/{self._path()}"
        yield from self._several(size, lambda: self._pick(("+", "-", " ", " ")) + self._statement())
        yield "```"


def texts(count: int = COUNT, seed: int = SEED) -> list[str]:
    """So many messages, in Slack's markup."""
    talk = _Talk(random.Random(seed))
    return [talk.message() for _ in range(count)]
