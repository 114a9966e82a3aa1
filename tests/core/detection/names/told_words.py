"""What the name model may ask about words, and spaCy's tokenizer with it: alone, it does not know what the lists have."""

from spacy.language import Language
from spacy.tokens import Doc

from config.recognizers import load_recognizers
from core.detection.names.inference.pipeline import told
from core.detection.names.known_names import KnownNames
from core.detection.names.word_classes import WordClasses

FOLDER = load_recognizers().names
_KNOWN = KnownNames.read(FOLDER)
CLASSES = WordClasses(FOLDER, _KNOWN.is_given, _KNOWN.is_family)


class ToldTokenizer:
    """Tokenizes as a pipeline does."""

    def __init__(self, nlp: Language) -> None:
        self._tokenizer = nlp.tokenizer

    def __call__(self, text: str) -> Doc:
        return told(self._tokenizer(text), CLASSES)
