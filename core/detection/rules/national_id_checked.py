"""National and tax numbers whose form is sure enough, or that a word nearby names; check digits by python-stdnum."""

from ..national_numbers import stdnum_number as _number

RULES = (
    _number("us_ein", "US_EIN", r"\d{2}-\d{7}", "us.ein", ("ein$", "employer id", "tax id"), "91-1144442"),
    _number("gb_nhs", "UK_NHS", r"\d{3}[ -]?\d{3}[ -]?\d{4}", "gb.nhs", ("nhs$",), "943 476 5870"),
    _number("gb_utr", "UK_UTR", r"\d{10}", "gb.utr", ("utr$", "taxpayer"), "1955839661"),
    _number("ca_sin", "CA_SIN", r"\d{3}[ -]?\d{3}[ -]?\d{3}", "ca.sin", ("sin$", "social insurance"), "123-456-782"),
    _number("au_tfn", "AU_TFN", r"\d{3}[ ]?\d{3}[ ]?\d{3}", "au.tfn", ("tfn$", "tax file"), "123 456 782"),
    _number("au_abn", "AU_ABN", r"\d{2}[ ]?\d{3}[ ]?\d{3}[ ]?\d{3}", "au.abn", ("abn$", "business number"), "83 914 571 673"),
    _number("de_idnr", "DE_TAX_ID", r"\d{2}[ ]?\d{3}[ ]?\d{3}[ ]?\d{3}", "de.idnr", ("steuer", "idnr$", "tax id", "tin$"), "36 574 261 809"),
    _number("fr_nir", "FR_NIR", r"[12][ ]?\d{2}[ ]?\d{2}[ ]?\d[\dAB][ ]?\d{3}[ ]?\d{3}[ ]?\d{2}", "fr.nir", ("sécurité", "securite", "nir$", "insee", "sécu"), "2 95 10 99 126 111 93"),
    _number("es_dni", "ES_NIF", r"\d{8}-?[A-Z]", "es.dni", ("dni$", "nif$", "documento"), "54362315K"),
    _number("it_cf", "IT_FISCAL_CODE", r"[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]", "it.codicefiscale", ("codice", "fiscal", "cf$"), "RCCMNL83S18D969H"),
    _number("nl_bsn", "NL_BSN", r"\d{9}", "nl.bsn", ("bsn$", "burgerservice", "sofi$"), "111222333"),
    _number("be_nn", "BE_NN", r"\d{2}[.]?\d{2}[.]?\d{2}[- ]?\d{3}[. ]?\d{2}", "be.nn", ("rijksregister", "national", "nn$"), "85.07.30-033.28"),
    _number("pl_pesel", "PL_PESEL", r"\d{11}", "pl.pesel", ("pesel",), "44051401359"),
    _number("pt_nif", "PT_NIF", r"\d{9}", "pt.nif", ("nif$", "contribuinte"), "501964843"),
    _number("br_cpf", "BR_CPF", r"\d{3}[.]?\d{3}[.]?\d{3}-?\d{2}", "br.cpf", ("cpf$",), "390.533.447-05"),
    _number("br_cnpj", "BR_CNPJ", r"\d{2}[.]?\d{3}[.]?\d{3}/?\d{4}-?\d{2}", "br.cnpj", ("cnpj$",), "16.727.230/0001-97"),
    _number("mx_curp", "MX_CURP", r"[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z\d]\d", "mx.curp", ("curp$",), "BOXW310820HNERXN09"),
    _number("in_aadhaar", "IN_AADHAAR", r"\d{4}[ -]?\d{4}[ -]?\d{4}", "in_.aadhaar", ("aadhaar", "aadhar", "uid$"), "2341 2341 2346"),
    _number("in_pan", "IN_PAN", r"[A-Z]{5}\d{4}[A-Z]", "in_.pan", ("pan$", "permanent account"), "ACUPA7085R"),
    _number("za_id", "ZA_ID", r"\d{13}", "za.idnr", ("south african id", "id number", "identity"), "7503305044089"),
    _number("kr_rrn", "KR_RRN", r"\d{6}-?\d{7}", "kr.rrn", ("rrn$", "resident registration", "주민"), "971013-9019902"),
    _number("jp_in", "JP_MY_NUMBER", r"\d{4}[ -]?\d{4}[ -]?\d{4}", "jp.in_", ("my number", "個人番号", "マイナンバー"), "6214 9832 0257"),
    _number("ch_ssn", "CH_AHV", r"756[.]?\d{4}[.]?\d{4}[.]?\d{2}", "ch.ssn", ("ahv$", "avs$", "sozialversicherung"), "756.9217.0769.85"),
    _number("se_pnr", "SE_PERSONNUMMER", r"(?:\d{2})?\d{6}[-+]?\d{4}", "se.personnummer", ("personnummer", "pnr$"), "880320-0016"),
    _number("fi_hetu", "FI_HETU", r"\d{6}[-+A-Y]\d{3}[0-9A-Z]", "fi.hetu", ("hetu$", "henkilötunnus"), "131052-308T"),
    _number("dk_cpr", "DK_CPR", r"\d{6}-?\d{4}", "dk.cpr", ("cpr$", "personnummer"), "211062-5629"),
)  # fmt: skip
