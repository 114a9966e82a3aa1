"""Tax numbers of businesses, which are personal where one person is the business; a word nearby must name them, check digits by python-stdnum."""

from ..national_numbers import stdnum_number as _number

RULES = (
    _number("lu_tva", "VAT_NUMBER", r"(?:LU)?\d{8}", "lu.tva", ("tva$", "matricule"), "LU70968487"),
    _number("mt_vat", "VAT_NUMBER", r"(?:MT)?\d{8}", "mt.vat", ("vat$",), "MT14812368"),
    _number("cy_vat", "VAT_NUMBER", r"(?:CY)?\d{8}[A-Z]", "cy.vat", ("vat$", "φπα"), "CY26454829E"),
    _number("si_ddv", "VAT_NUMBER", r"(?:SI)?\d{8}", "si.ddv", ("davčna", "davcna"), "SI10875751"),
    _number("es_cif", "VAT_NUMBER", r"[ABCDEFGHJNPQRSUVW]-?\d{7}-?[0-9A-J]", "es.cif", ("cif$", "nif$"), "B33625260"),
    _number("be_vat", "VAT_NUMBER", r"(?:BE[ ]?)?0?\d{3}[. ]?\d{3}[. ]?\d{3}", "be.vat", ("btw$", "tva$", "ondernemingsnummer"), "BE0097.444.022"),
    _number("eu_vat", "VAT_NUMBER", r"(?:(?:ATU|AT[ ]U|BE[ ]?[01]|BG|CZ|DE|DK|EE|EL|FI|HR|HU|IT|LT|LV|PL|PT|RO|SE|SK)[ ]?\d{7,12}|FR[ ]?[A-Z0-9]{2}[ ]?\d{9}|NL[ ]?\d{9}B\d{2}|IE[ ]?\d[A-Z0-9+*]\d{5}[A-Z]{1,2}|ES[ ]?[A-Z0-9]\d{7}[A-Z0-9])", "eu.vat", ("vat$", "ust$", "umsatzsteuer", "tva$", "iva$", "btw$", "moms$"), "DE895341822"),
    _number("gb_vat", "VAT_NUMBER", r"(?:GB[ ]?)?\d{3}[ ]?\d{4}[ ]?\d{2}", "gb.vat", ("vat$",), "GB 754 2568 57"),
    _number("ca_bn", "VAT_NUMBER", r"\d{9}(?:[ ]?R[CMPT][ ]?\d{4})?", "ca.bn", ("business number", "bn$"), "692026420"),
    _number("in_gstin", "VAT_NUMBER", r"\d{2}[A-Z]{5}\d{4}[A-Z][1-9A-Z]Z[0-9A-Z]", "in_.gstin", ("gstin$", "gst$"), "27AAPFU0957V1ZW"),
    _number("tw_ubn", "VAT_NUMBER", r"\d{8}", "tw.ubn", ("統一編號", "ubn$"), "42546165"),
    _number("rs_pib", "VAT_NUMBER", r"\d{9}", "rs.pib", ("pib$", "пиб"), "329916542"),
    _number("by_unp", "VAT_NUMBER", r"\d{9}", "by.unp", ("унп", "unp$"), "234021431"),
    _number("kr_brn", "VAT_NUMBER", r"\d{3}-?\d{2}-?\d{5}", "kr.brn", ("사업자",), "715-94-72294"),
    _number("md_idno", "VAT_NUMBER", r"\d{13}", "md.idno", ("idno$", "idnp$"), "1964110393861"),
    _number("mk_edb", "VAT_NUMBER", r"(?:MK)?\d{13}", "mk.edb", ("edb$", "едб"), "4066539056560"),
)  # fmt: skip
