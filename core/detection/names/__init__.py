"""Names of people, places and organisations: the name model, lists of names, and stop words."""
