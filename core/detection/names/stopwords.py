"""Words that a name model takes for names, but that alone are not: days, titles, products, field names; and small words of English."""

from config.lexicon import shipped_lexicon
from config.small_words import small_words

STOPWORDS = shipped_lexicon().words("stop_word")
SMALL_WORDS = small_words()
