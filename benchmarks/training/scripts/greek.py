"""Cases of Greek names: enough of the grammar for names to be generated in all of them."""

# By ending of the nominative: genitive, accusative, vocative. The longest ending counts.
_MALE = {
    "ος": ("ου", "ο", "ε"),
    "ός": ("ού", "ό", "έ"),
    "ης": ("η", "η", "η"),
    "ής": ("ή", "ή", "ή"),
    "ας": ("α", "α", "α"),
    "άς": ("ά", "ά", "ά"),
    "ες": ("ε", "ε", "ε"),
    "ές": ("έ", "έ", "έ"),
    "ους": ("ου", "ου", "ου"),
}
_FEMALE = {
    "α": ("ας", "α", "α"),
    "ά": ("άς", "ά", "ά"),
    "η": ("ης", "η", "η"),
    "ή": ("ής", "ή", "ή"),
    "ω": ("ως", "ω", "ω"),
    "ώ": ("ώς", "ώ", "ώ"),
}
# "Γιώργο", not "Γιώργε": first names of two syllables with the stress on the first.
_VOWELS = frozenset("αεηιουωάέήίόύώϊΐΑΕΗΙΟΥΩΆΈΉΊΌΎΏ")


def declined(name: str, gender: str, case: str) -> str:
    """A name in the nominative put into a case: n, g, a or v. Names in other endings have one form."""
    if case == "n":
        return name
    endings = _MALE if gender == "m" else _FEMALE
    for ending in sorted(endings, key=len, reverse=True):
        if name.endswith(ending):
            stem = name[: -len(ending)]
            vocative = "ο" if ending == "ος" and sum(char in _VOWELS for char in stem) <= 2 else endings[ending][2]
            return stem + {"g": endings[ending][0], "a": endings[ending][1], "v": vocative}[case]
    return name
