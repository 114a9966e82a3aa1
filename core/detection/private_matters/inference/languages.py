"""Which languages a text may be written in, by its frequent words: "k", "its" and "ive" mean something else in each."""

from collections.abc import Callable, Collection, Iterable

# Languages whose frequent words are listed (config/names/frequent.cc-by-sa.txt), two of them by other codes there.
LISTED = frozenset(
    [
        *("ca", "cs", "da", "de", "en", "es", "fi", "fr", "hr", "hu", "id", "it", "ms"),
        *("nl", "no", "pl", "pt", "ro", "sk", "sl", "sv", "tr", "vi"),
    ]
)
_CODES = {"nb": "no", "sh": "hr"}
# A text is in those that have at least half as many of its words as the one that has most, if that one has two.
_SHARE, _FEW = 0.5, 2
_LAST_LATIN = "\u024f"
# No frequent word is longer.
_LONGEST = 20
_MOST_UNLISTED = 50_000


class Languages:
    """Guesses the languages of texts. Thread-safe if what it asks is."""

    def __init__(self, of_word: Callable[[str], str], codes: Collection[str]) -> None:
        """Of_word: see ``WordClasses.languages``. Codes: of all languages that may be guessed."""
        self._codes = frozenset(codes)
        # Whatever is written, English words are strewn in.
        self._of_other_scripts = self._codes - LISTED | self._codes & {"en"}

        self._asked = of_word
        # Of listed words; of others only hashes, as no other word should stay in memory.
        self._known: dict[str, tuple[str, ...]] = {}
        self._unlisted: set[int] = set()

    def spoken(self, words: Iterable[str]) -> frozenset[str]:
        """Their codes; all, where too few words tell. A language without listed words is always among them."""
        votes: dict[str, int] = {}
        latin, other = 0, 0
        for word in words:
            if word[0] > _LAST_LATIN:
                other += 1
            elif len(word) <= _LONGEST:
                latin += 1
                for code in self._known.get(word, ()) or self._of_word(word):
                    votes[code] = votes.get(code, 0) + 1
        if other > latin:
            return self._of_other_scripts
        most = max(votes.values(), default=0)
        if most < _FEW:
            return self._codes
        unlikely = {code for code in LISTED if votes.get(code, 0) < _SHARE * most}
        return self._codes - unlikely

    def _of_word(self, word: str) -> tuple[str, ...]:
        if hash(word) in self._unlisted:
            return ()
        codes = (each.rstrip("0123456789") for each in self._asked(word).split())
        told = tuple(_CODES.get(code, code) for code in codes if code)
        if told:
            self._known[word] = told
        elif len(self._unlisted) < _MOST_UNLISTED:
            self._unlisted.add(hash(word))
        return told
