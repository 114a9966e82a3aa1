"""Invented values with check digits, each in forty formats: how a number stands in talk, tables, code and logs."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from core.detection.validators.luhn import payment_card
from core.detection.validators.national_numbers import stdnum
from core.detection.validators.vehicle import vehicle

FORMATS = (
    "{label}: {value}", "{label} {value}", "my {label} is {value}", "{label}={value}", "{label} number {value}", '"{label}": "{value}"',
    "{label}\t{value}", "| {label} | {value} |", "<{label}>{value}</{label}>", "{value} ({label})", "(the {label} {value})", "{label} no. {value}",
    "- {label}: `{value}`", "**{label}:** {value}", "> {label}: {value}", "{LABEL}: {value}", "{label}: {value}, thanks", "please use {label} {value}.",
    "{label}:{value}", "{label} - {value}", "{label} -> {value}", "is the {label} {value}?", "here is the {label} that you asked for: {value}",
    "{label}\n{value}", "{label},state\n{value},open", "{{'{label}': '{value}'}}", "{label}: '{value}'", "INSERT INTO t ({label}) VALUES ('{value}')",
    "[10:32] the {label} {value} was refused", "the {label} {value} was refused again", "{label} : {value}", '{label} = "{value}"', "export {LABEL}={value}",
    "  {label}:    {value}", "{label}; {value}", "{label}... {value}", "{label} (new): {value}", "re: {label} {value}", "{value} is the {label}",
    "wrong {label}? it says {value}",
)  # fmt: skip


@dataclass(frozen=True)
class Kind:
    """How one type is written: its label, patterns of digits (#), letters (@) and either (*), and what proves it."""

    entity_type: str
    label: str
    shapes: tuple[str, ...]
    valid: Callable[[str], bool]


def _of(entity_type: str, label: str, module: str, *shapes: str) -> Kind:
    return Kind(entity_type, label, shapes, stdnum(module))


KINDS = (
    Kind("CREDIT_CARD", "card", ("4### #### #### ####", "5[1-5]## #### #### ####", "4###############", "37##-######-#####"), payment_card),
    _of("IBAN_CODE", "iban", "iban", "DE## #### #### #### #### ##", "DE####################", "FR## #### #### #### #### #### ###", "NL## INGB #### #### ##"),
    _of("UK_NHS", "nhs", "gb.nhs", "### ### ####", "##########"),
    _of("CA_SIN", "sin", "ca.sin", "### ### ###", "[1-7]##-###-###"),
    _of("AU_TFN", "tfn", "au.tfn", "### ### ###", "#########"),
    _of("DE_TAX_ID", "steuer-id", "de.idnr", "## ### ### ###", "###########"),
    _of("FR_NIR", "nir", "fr.nir", "2 8# 0# 7# ### ### ##", "18#027#########"[:15]),
    _of("ES_NIF", "dni", "es.dni", "########@"),
    _of("IT_FISCAL_CODE", "codice fiscale", "it.codicefiscale", "@@@@@@8#A0#H501@"),
    _of("NL_BSN", "bsn", "nl.bsn", "#########"),
    _of("PL_PESEL", "pesel", "pl.pesel", "8#0#1######"),
    _of("PT_NIF", "nif", "pt.nif", "2########"),
    _of("BR_CPF", "cpf", "br.cpf", "###.###.###-##", "###########"),
    _of("IN_AADHAAR", "aadhaar", "in_.aadhaar", "[2-9]### #### ####"),
    _of("ZA_ID", "identity number", "za.idnr", "8#0#1#[5-9]###08#"),
    _of("JP_MY_NUMBER", "my number", "jp.in_", "#### #### ####"),
    _of("CH_AHV", "ahv", "ch.ssn", "756.####.####.##"),
    _of("SE_PERSONNUMMER", "personnummer", "se.personnummer", "8#0#1#-####"),
    _of("FI_HETU", "hetu", "fi.hetu", "1#0#8#-###@", "1#0#8#-####"),
    _of("NATIONAL_ID", "cnp", "ro.cnp", "18#0#1#######"),
    _of("NATIONAL_ID", "oib", "hr.oib", "###########"),
    _of("NATIONAL_ID", "rodné číslo", "cz.rc", "8#0#1#/####"),
    _of("NATIONAL_ID", "pps", "ie.pps", "#######@"),
    _of("NATIONAL_ID", "fødselsnummer", "no.fodselsnummer", "1#0#8# #####"),
    Kind("VIN", "vin", ("1HG@M8#6*3A######", "WBA@E8#0*5G######"), vehicle),
    Kind("US_ROUTING_NUMBER", "routing", ("0########",), stdnum("us.rtn")),
)  # fmt: skip
_LETTERS, _EITHER = "ABCDEFGHJKLMNPRSTUVWXYZ", "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"
_TRIES = 500_000


def value(kind: Kind, shape: str, dice: random.Random) -> str:
    """A valid value of that shape."""
    pools = {"#": "0123456789", "@": _LETTERS, "*": _EITHER}
    for _ in range(_TRIES):
        made = re.sub(r"\[(\d)-(\d)\]", lambda m: str(dice.randint(int(m[1]), int(m[2]))), shape)
        made = re.sub(r"[#@*]", lambda m: dice.choice(pools[m[0]]), made)
        if kind.valid(made):
            return made
    raise ValueError(f"no valid {kind.entity_type} of the shape {shape}")


def texts(seed: int = 1) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """(entity type, text, span of the value) triples: every kind in every format."""
    dice = random.Random(seed)
    for kind in KINDS:
        for number, form in enumerate(FORMATS):
            made = value(kind, kind.shapes[number % len(kind.shapes)], dice)
            text = form.format(label=kind.label, LABEL=kind.label.upper(), value=made)
            start = text.index(made)
            yield kind.entity_type, text, (start, start + len(made))
