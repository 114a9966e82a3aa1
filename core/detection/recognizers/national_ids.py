"""National and tax numbers whose form is sure enough, or that a word nearby names; check digits by python-stdnum."""

from .. import checks
from ..national import national_number as _number
from ..rule import Rule

RULES = (
    Rule(
        name="us_ssn",
        entity_type="US_SSN",
        pattern=r"(?<![\w.-])(?!000|666|9\d\d)\d{3}([- ])(?!00)\d{2}\1(?!0000)\d{4}(?![\w-]|\.\d)",
        score=0.8,
        check=lambda value: value.replace("-", "").replace(" ", "") not in ("123456789", "078051120", "219099999", "111111111"),
        matches=(("his is 536-22-8719", "536-22-8719"),),
        non_matches=("000-12-3456", "078-05-1120", "+49-536-22-8719"),
        source="SSA, Program Operations Manual RM 10201.035",
    ),
    _number("us_itin", "US_ITIN", r"9\d{2}-?\d{2}-?\d{4}", checks.stdnum("us.itin"), ("itin$", "tax"), "912-90-3457", "python-stdnum, us.itin"),
    _number("us_ein", "US_EIN", r"\d{2}-\d{7}", checks.stdnum("us.ein"), ("ein$", "employer id", "tax id"), "91-1144442", "python-stdnum, us.ein"),
    _number("gb_nhs", "UK_NHS", r"\d{3}[ -]?\d{3}[ -]?\d{4}", checks.stdnum("gb.nhs"), ("nhs$",), "943 476 5870", "python-stdnum, gb.nhs"),
    _number("gb_utr", "UK_UTR", r"\d{10}", checks.stdnum("gb.utr"), ("utr$", "taxpayer"), "1955839661", "python-stdnum, gb.utr"),
    _number("ca_sin", "CA_SIN", r"\d{3}[ -]?\d{3}[ -]?\d{3}", checks.stdnum("ca.sin"), ("sin$", "social insurance"), "123-456-782", "python-stdnum, ca.sin"),
    _number("au_tfn", "AU_TFN", r"\d{3}[ ]?\d{3}[ ]?\d{3}", checks.stdnum("au.tfn"), ("tfn$", "tax file"), "123 456 782", "python-stdnum, au.tfn"),
    _number("au_abn", "AU_ABN", r"\d{2}[ ]?\d{3}[ ]?\d{3}[ ]?\d{3}", checks.stdnum("au.abn"), ("abn$", "business number"), "83 914 571 673", "python-stdnum, au.abn"),
    _number("de_idnr", "DE_TAX_ID", r"\d{2}[ ]?\d{3}[ ]?\d{3}[ ]?\d{3}", checks.stdnum("de.idnr"), ("steuer", "idnr$", "tax id", "tin$"), "36 574 261 809", "python-stdnum, de.idnr"),
    _number("fr_nir", "FR_NIR", r"[12][ ]?\d{2}[ ]?\d{2}[ ]?\d[\dAB][ ]?\d{3}[ ]?\d{3}[ ]?\d{2}", checks.stdnum("fr.nir"), ("sécurité", "securite", "nir$", "insee", "sécu"), "2 95 10 99 126 111 93", "python-stdnum, fr.nir"),
    _number("es_dni", "ES_NIF", r"\d{8}-?[A-Z]", checks.stdnum("es.dni"), ("dni$", "nif$", "documento"), "54362315K", "python-stdnum, es.dni"),
    _number("it_cf", "IT_FISCAL_CODE", r"[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]", checks.stdnum("it.codicefiscale"), ("codice", "fiscal", "cf$"), "RCCMNL83S18D969H", "python-stdnum, it.codicefiscale"),
    _number("nl_bsn", "NL_BSN", r"\d{9}", checks.stdnum("nl.bsn"), ("bsn$", "burgerservice", "sofi$"), "111222333", "python-stdnum, nl.bsn"),
    _number("be_nn", "BE_NN", r"\d{2}[.]?\d{2}[.]?\d{2}[- ]?\d{3}[. ]?\d{2}", checks.stdnum("be.nn"), ("rijksregister", "national", "nn$"), "85.07.30-033.28", "python-stdnum, be.nn"),
    _number("pl_pesel", "PL_PESEL", r"\d{11}", checks.stdnum("pl.pesel"), ("pesel",), "44051401359", "python-stdnum, pl.pesel"),
    _number("pt_nif", "PT_NIF", r"\d{9}", checks.stdnum("pt.nif"), ("nif$", "contribuinte"), "501964843", "python-stdnum, pt.nif"),
    _number("br_cpf", "BR_CPF", r"\d{3}[.]?\d{3}[.]?\d{3}-?\d{2}", checks.stdnum("br.cpf"), ("cpf$",), "390.533.447-05", "python-stdnum, br.cpf"),
    _number("br_cnpj", "BR_CNPJ", r"\d{2}[.]?\d{3}[.]?\d{3}/?\d{4}-?\d{2}", checks.stdnum("br.cnpj"), ("cnpj$",), "16.727.230/0001-97", "python-stdnum, br.cnpj"),
    _number("mx_curp", "MX_CURP", r"[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z\d]\d", checks.stdnum("mx.curp"), ("curp$",), "BOXW310820HNERXN09", "python-stdnum, mx.curp"),
    _number("in_aadhaar", "IN_AADHAAR", r"\d{4}[ -]?\d{4}[ -]?\d{4}", checks.stdnum("in_.aadhaar"), ("aadhaar", "aadhar", "uid$"), "2341 2341 2346", "python-stdnum, in_.aadhaar"),
    _number("in_pan", "IN_PAN", r"[A-Z]{5}\d{4}[A-Z]", checks.stdnum("in_.pan"), ("pan$", "permanent account"), "ACUPA7085R", "python-stdnum, in_.pan"),
    _number("za_id", "ZA_ID", r"\d{13}", checks.stdnum("za.idnr"), ("south african id", "id number", "identity"), "7503305044089", "python-stdnum, za.idnr"),
    _number("kr_rrn", "KR_RRN", r"\d{6}-?\d{7}", checks.stdnum("kr.rrn"), ("rrn$", "resident registration", "주민"), "971013-9019902", "python-stdnum, kr.rrn"),
    _number("jp_in", "JP_MY_NUMBER", r"\d{4}[ -]?\d{4}[ -]?\d{4}", checks.stdnum("jp.in_"), ("my number", "個人番号", "マイナンバー"), "6214 9832 0257", "python-stdnum, jp.in_"),
    _number("ch_ssn", "CH_AHV", r"756[.]?\d{4}[.]?\d{4}[.]?\d{2}", checks.stdnum("ch.ssn"), ("ahv$", "avs$", "sozialversicherung"), "756.9217.0769.85", "python-stdnum, ch.ssn"),
    _number("se_pnr", "SE_PERSONNUMMER", r"(?:\d{2})?\d{6}[-+]?\d{4}", checks.stdnum("se.personnummer"), ("personnummer", "pnr$"), "880320-0016", "python-stdnum, se.personnummer"),
    _number("fi_hetu", "FI_HETU", r"\d{6}[-+A-Y]\d{3}[0-9A-Z]", checks.stdnum("fi.hetu"), ("hetu$", "henkilötunnus"), "131052-308T", "python-stdnum, fi.hetu"),
    _number("dk_cpr", "DK_CPR", r"\d{6}-?\d{4}", checks.stdnum("dk.cpr"), ("cpr$", "personnummer"), "211062-5629", "python-stdnum, dk.cpr"),
)  # fmt: skip
