"""Words that a name model takes for names, but that alone are not: days, titles, products, field names."""

from config.lexicon import shipped_lexicon

STOPWORDS = shipped_lexicon().words("stop_word")
