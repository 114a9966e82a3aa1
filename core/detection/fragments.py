"""Parts of patterns and context words that rules of more than one kind share; a pattern names a part as {PART}."""

import re
from collections.abc import Mapping

_NAMED = re.compile(r"\{([A-Z][A-Z_]+)\}")

# Words with which people begin to tell of themselves.
FIRST_PERSON = ("i'm", "i’m", "i am", "i was", "i work", "i've", "i’ve", "i got", "i have", "i hold", "i received", "i earned", "i graduated", "i studied",
       "i study", "my name", "my role", "my job", "my degree", "my resume", "my cv", "my education", "name:", "i just", "i recently", "i completed", "work as", "working as", "worked as", "my time as", "my new role", "my current role", "my position", "my title",
       "my last day", "my first day", "promoted to")  # fmt: skip
# Capitalised words, as the name of a company or a school has them.
ORGANISATION = r"[A-Z][\w&.'’-]*(?<![.'’-])(?:[ ](?:(?:of|and|&|for|the|de)[ ])?[A-Z][\w&.'’-]*(?<![.'’-])){0,5}"
# Of whom people tell, in German, French, Spanish, Italian, Portuguese, Dutch and Polish.
PEOPLE_ELSEWHERE = (
    "bewerber", "kandidat", "mitarbeiter", "angestellte", "kollegin", "patient", "mieter", "kunde", "kundin", "candidat", "salarié",
    "employé", "locataire", "client", "empleado", "empleada", "paciente", "inquilin", "dipendente", "paziente", "funcionári",
    "sollicitant", "werknemer", "huurder", "klant", "pracowni", "pacjent", "klient", "frau$", "herr$", "herrn$", "mme$", "señora",
    "sig.ra", "pani$", "mevrouw", "jahre$", "ans$", "años$", "anni$", "anos$", "jaar$", "lat$",
)  # fmt: skip
FRAGMENTS: Mapping[str, str] = {}


def insert(pattern: str, fragments: Mapping[str, str]) -> str:
    """A pattern with each ``{FRAGMENT}`` put in, and those that it names itself; raises KeyError for an unknown one."""
    while _NAMED.search(pattern):
        pattern = _NAMED.sub(lambda named: fragments[named[1]], pattern)
    return pattern
