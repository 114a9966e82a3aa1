"""National and tax numbers of people elsewhere; a word nearby must name them, check digits by python-stdnum."""

from ..national_numbers import national_number
from ..national_numbers import stdnum_number as _number
from ..validators.luhn import provider_identifier

RULES = (
    _number("us_atin", "NATIONAL_ID", r"9\d{2}-93-\d{4}", "us.atin", ("atin$", "adoption taxpayer"), "957-93-6573"),
    _number("us_ptin", "NATIONAL_ID", r"P\d{8}", "us.ptin", ("ptin$", "preparer"), "P37432984"),
    _number("ar_cuit", "NATIONAL_ID", r"(?:2[0347]|3[034])-?\d{8}-?\d", "ar.cuit", ("cuit$", "cuil$"), "20-65664583-1"),
    _number("cl_rut", "NATIONAL_ID", r"\d{1,2}[.]?\d{3}[.]?\d{3}-?[\dK]", "cl.rut", ("rut$", "run$"), "46.954.187-8"),
    _number("co_nit", "NATIONAL_ID", r"\d{3}[.]?\d{3}[.]?\d{3}-?\d", "co.nit", ("nit$",), "225.412.074-1"),
    _number("ec_ci", "NATIONAL_ID", r"\d{9}-?\d", "ec.ci", ("cédula", "cedula"), "173618518-0"),
    _number("mx_rfc", "NATIONAL_ID", r"[A-ZÑ&]{3,4}[ -]?\d{6}[ -]?[0-9A-Z]{2}[0-9A]", "mx.rfc", ("rfc$",), "GODE7903146J9"),
    _number("pe_ruc", "NATIONAL_ID", r"(?:10|15|17|20)\d{9}", "pe.ruc", ("ruc$",), "10170415022"),
    _number("my_nric", "NATIONAL_ID", r"\d{6}-?\d{2}-?\d{4}", "my.nric", ("mykad$", "nric$", "kad pengenalan"), "790906-07-6530"),
    _number("cn_ric", "NATIONAL_ID", r"\d{17}[\dX]", "cn.ric", ("身份证", "resident identity", "id card"), "360426198803239853"),
    _number("il_idnr", "NATIONAL_ID", r"\d{8,9}", "il.idnr", ("teudat", "israeli id", "ת.ז"), "346841836"),
    _number("nz_ird", "NATIONAL_ID", r"\d{2,3}[- ]?\d{3}[- ]?\d{3}", "nz.ird", ("ird$",), "33-473-079"),
    _number("ua_rntrc", "NATIONAL_ID", r"\d{10}", "ua.rntrc", ("рнокпп", "rnokpp", "ідентифікаційний", "ipn$"), "8395668563"),
    _number("pk_cnic", "NATIONAL_ID", r"\d{5}-?\d{7}-?\d", "pk.cnic", ("cnic$", "nadra$"), "34201-2792635-4"),
    _number("id_npwp", "NATIONAL_ID", r"\d{2}[.]?\d{3}[.]?\d{3}[.]?\d-?\d{3}[.]?\d{3}", "id.npwp", ("npwp$",), "36.221.121.1-013.000"),
    _number("ke_pin", "NATIONAL_ID", r"[AP]\d{9}[A-Z]", "ke.pin", ("kra pin", "kra$"), "A579887753F"),
    _number("th_pin", "NATIONAL_ID", r"\d-?\d{4}-?\d{5}-?\d{2}-?\d", "th.pin", ("thai id", "เลขประจำตัว"), "1-2097-70039-91-4"),
    _number("ru_inn", "NATIONAL_ID", r"\d{10}(?:\d{2})?", "ru.inn", ("инн", "inn$"), "037081406030"),
    _number("vn_mst", "NATIONAL_ID", r"\d{10}(?:-?\d{3})?", "vn.mst", ("mst$", "mã số thuế"), "3216025563"),
    _number("do_cedula", "NATIONAL_ID", r"\d{3}-?\d{7}-?\d", "do.cedula", ("cédula", "cedula"), "001-1161055-6"),
    _number("uy_rut", "NATIONAL_ID", r"\d{12}", "uy.rut", ("rut$",), "215164790013"),
    national_number("us_npi", "NATIONAL_ID", r"[12]\d{9}", provider_identifier, ("npi$", "national provider"), "1234567893", "45 CFR 162.406: NPI, Luhn behind 80840"),
)  # fmt: skip
