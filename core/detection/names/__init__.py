"""Names of people, places and organisations: the name model, lists of names, and words that are none."""
