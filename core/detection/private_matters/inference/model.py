"""How probable it is that a text gives away something private about somebody: a maximum-entropy model, run by python-crfsuite."""

from collections.abc import Callable, Sequence
from pathlib import Path

from config.private_matters import Classes

from ...crfsuite_file import CrfsuiteFile
from .features import features
from .languages import Languages
from .lexicon import Hit, MatterLexicon
from .plain_text import PlainText

GIVEN_AWAY, NOTHING = "+", "-"


class Reader:
    """Reads what the model is told. Thread-safe if what it asks is."""

    def __init__(self, classes: Classes, of_word: Callable[[str], str]) -> None:
        """Classes: of all languages. Of_word: the languages of a word; see ``WordClasses.languages``."""
        self._lexicon = MatterLexicon(classes)
        self._languages = Languages(of_word, [*classes])

    def may_tell(self, text: PlainText) -> bool:
        """Whether a text may have an entry for which it is worth reading; quick."""
        return self._lexicon.may_tell(text)

    def hits(self, text: PlainText) -> Sequence[Hit]:
        """The entries in a text that are of a language in which it may be written."""
        hits = self._lexicon.hits(text)
        codes = self._languages.spoken(text.words()) if hits else ()
        return [hit for hit in hits if hit.code in codes]

    def features(self, text: str) -> list[str]:
        """What the model is told of a text."""
        read = PlainText(text)
        return features(read.words(), self.hits(read))


class Model:
    """The trained model. Not thread-safe: the tagger holds the text that it reads."""

    def __init__(self, file: Path) -> None:
        """File: CRFsuite's, made smaller by gzip; raises ConfigError if it cannot be read."""
        self._file = CrfsuiteFile(file, "recognizers.yaml: private_matters", [GIVEN_AWAY, NOTHING])

    def probability(self, told: Sequence[str]) -> float:
        """That a text of which it is told this gives something away."""
        self._file.tagger.set([told])
        return self._file.tagger.marginal(GIVEN_AWAY, 0)
