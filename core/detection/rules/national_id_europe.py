"""National and tax numbers of people in the EU, Norway and Iceland; a word nearby must name them, check digits by python-stdnum."""

from ..national_numbers import national_number
from ..national_numbers import stdnum_number as _number
from ..validators.national_numbers import hungarian_tax, luxembourgish_id

RULES = (
    _number("at_vnr", "NATIONAL_ID", r"\d{4}[ ]?\d{6}", "at.vnr", ("svnr$", "sozialversicherung", "sv-nummer", "versicherungsnummer"), "7585 847195"),
    _number("bg_egn", "NATIONAL_ID", r"\d{10}", "bg.egn", ("egn$", "егн", "единен"), "6608216200"),
    _number("hr_oib", "NATIONAL_ID", r"\d{11}", "hr.oib", ("oib$", "osobni identifikacijski"), "07845474855"),
    _number("cz_rc", "NATIONAL_ID", r"\d{6}/?\d{3,4}", "cz.rc", ("rodné číslo", "rodne cislo", "rodné č", "rc$"), "890504/4885"),
    _number("sk_rc", "NATIONAL_ID", r"\d{6}/?\d{3,4}", "sk.rc", ("rodné číslo", "rodne cislo"), "520327/6078"),
    _number("ee_ik", "NATIONAL_ID", r"[1-6]\d{10}", "ee.ik", ("isikukood", "isikukoodi", "estonian id"), "37206110077"),
    _number("fr_nif", "NATIONAL_ID", r"[0-3]\d[ ]?\d{2}[ ]?\d{3}[ ]?\d{3}[ ]?\d{3}", "fr.nif", ("numéro fiscal", "numero fiscal", "spi$", "référence fiscale"), "30 23 577 192 412"),
    _number("gr_amka", "NATIONAL_ID", r"\d{11}", "gr.amka", ("amka$", "αμκα"), "01036955225"),
    _number("gr_afm", "NATIONAL_ID", r"\d{9}", "gr.vat", ("afm$", "αφμ", "α.φ.μ"), "633947283"),
    _number("ie_pps", "NATIONAL_ID", r"\d{7}[A-W][A-IW]?", "ie.pps", ("pps$", "ppsn$"), "4570067C"),
    _number("lt_asmens", "NATIONAL_ID", r"[1-6]\d{10}", "lt.asmens", ("asmens kodas", "asmens"), "39701017556"),
    _number("lv_pk", "NATIONAL_ID", r"\d{6}-?\d{5}", "lv.pvn", ("personas kods", "personas"), "230551-15561"),
    _number("pl_nip", "NATIONAL_ID", r"\d{3}-?\d{2,3}-?\d{2}-?\d{2,3}", "pl.nip", ("nip$",), "398-933-09-32"),
    _number("pt_cc", "NATIONAL_ID", r"\d{8}[ ]?\d[ ]?[A-Z0-9]{2}\d", "pt.cc", ("cartão de cidadão", "cartao de cidadao", "cidadão"), "14240012 3 FT2"),
    _number("ro_cnp", "NATIONAL_ID", r"[1-9]\d{12}", "ro.cnp", ("cnp$", "cod numeric"), "1561005384613"),
    _number("si_emso", "NATIONAL_ID", r"\d{13}", "si.emso", ("emšo", "emso$"), "0711987500763"),
    _number("de_stnr", "NATIONAL_ID", r"\d{2,3}[/ ]?\d{3,4}[/ ]?\d{4,5}", "de.stnr", ("steuernummer", "st.-nr", "stnr$"), "400/3714/3211"),
    _number("no_fodselsnummer", "NATIONAL_ID", r"\d{6}[ ]?\d{5}", "no.fodselsnummer", ("fødselsnummer", "fodselsnummer", "personnummer", "fnr$"), "260191 08308"),
    _number("is_kennitala", "NATIONAL_ID", r"\d{6}-?\d{4}", "is_.kennitala", ("kennitala", "kt."), "140772-7559"),
    national_number("hu_tax_id", "NATIONAL_ID", r"8\d{9}", hungarian_tax, ("adóazonosító", "adoazonosito"), "8471200007", "Hungarian act XCII of 2003, annex"),
    national_number("lu_nin", "NATIONAL_ID", r"(?:19|20)\d{11}", luxembourgish_id, ("matricule", "identification nationale"), "1990081712335", "Luxembourg, law of 19 June 2013"),
    national_number("mt_id", "NATIONAL_ID", r"\d{5,7}[MGAPLHBZ]", None, ("identity card", "id card", "karta tal-identità"), "0123456M", "Maltese Identity Card Act"),
    _number("cy_tin", "NATIONAL_ID", r"\d{8}[A-Z]", "cy.vat", ("αφτ", "tax identification", "tic$"), "26454829E"),
)  # fmt: skip
