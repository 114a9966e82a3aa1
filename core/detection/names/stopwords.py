"""Words that a name model takes for names, and that are none where they stand alone: days, titles, products, fields."""

from config.lexicon import shipped_lexicon

STOPWORDS = shipped_lexicon().words("stop_word")
