"""What people say in a fault run: ordinary messages, and alarming ones by authors who are each alarmed once."""

from random import Random

_TALK = (
    "standup in five minutes",
    "the build is green again",
    "can somebody look at the review, please?",
    "lunch?",
    "v2.3.1 is out, see https://kestrel-parts.io/notes",
    "I was late, sorry",
    "did you see the game on Tuesday",
)


def card(random: Random) -> str:
    """An invented payment card number that passes its checksum (Luhn, ISO/IEC 7812)."""
    digits = [4, 5, 3, 9] + [random.randrange(10) for _ in range(11)]
    total = sum(sum(divmod(d * 2, 10)) if n % 2 == 0 else d for n, d in enumerate(digits))
    return "".join(map(str, digits)) + str(-total % 10)


def people(count: int, alarming: int, seed: int, prefix: str) -> list[tuple[str, str, bool]]:
    """(author, text, whether it alarms), shuffled by the seed; the authors of alarming ones are all different."""
    random = Random(seed)
    rows = [(f"{prefix}{number:010d}", f"charge {card(random)} please, order {number}", True) for number in range(alarming)]
    rows += [(f"{prefix}{10**9 + number % 50:010d}", random.choice(_TALK), False) for number in range(count - alarming)]
    random.shuffle(rows)
    return rows
