"""National and tax numbers of people elsewhere; a word nearby must name them, check digits by python-stdnum."""

from .. import checks
from ..national import national_number as _number

RULES = (
    _number("us_atin", "NATIONAL_ID", r"9\d{2}-93-\d{4}", checks.stdnum("us.atin"), ("atin$", "adoption taxpayer"), "957-93-6573", "python-stdnum, us.atin"),
    _number("us_ptin", "NATIONAL_ID", r"P\d{8}", checks.stdnum("us.ptin"), ("ptin$", "preparer"), "P37432984", "python-stdnum, us.ptin"),
    _number("ar_cuit", "NATIONAL_ID", r"(?:2[0347]|3[034])-?\d{8}-?\d", checks.stdnum("ar.cuit"), ("cuit$", "cuil$"), "20-65664583-1", "python-stdnum, ar.cuit"),
    _number("cl_rut", "NATIONAL_ID", r"\d{1,2}[.]?\d{3}[.]?\d{3}-?[\dK]", checks.stdnum("cl.rut"), ("rut$", "run$"), "46.954.187-8", "python-stdnum, cl.rut"),
    _number("co_nit", "NATIONAL_ID", r"\d{3}[.]?\d{3}[.]?\d{3}-?\d", checks.stdnum("co.nit"), ("nit$",), "225.412.074-1", "python-stdnum, co.nit"),
    _number("ec_ci", "NATIONAL_ID", r"\d{9}-?\d", checks.stdnum("ec.ci"), ("cédula", "cedula"), "173618518-0", "python-stdnum, ec.ci"),
    _number("mx_rfc", "NATIONAL_ID", r"[A-ZÑ&]{3,4}[ -]?\d{6}[ -]?[0-9A-Z]{2}[0-9A]", checks.stdnum("mx.rfc"), ("rfc$",), "GODE7903146J9", "python-stdnum, mx.rfc"),
    _number("pe_ruc", "NATIONAL_ID", r"(?:10|15|17|20)\d{9}", checks.stdnum("pe.ruc"), ("ruc$",), "10170415022", "python-stdnum, pe.ruc"),
    _number("my_nric", "NATIONAL_ID", r"\d{6}-?\d{2}-?\d{4}", checks.stdnum("my.nric"), ("mykad$", "nric$", "kad pengenalan"), "790906-07-6530", "python-stdnum, my.nric"),
    _number("cn_ric", "NATIONAL_ID", r"\d{17}[\dX]", checks.stdnum("cn.ric"), ("身份证", "resident identity", "id card"), "360426198803239853", "python-stdnum, cn.ric"),
    _number("il_idnr", "NATIONAL_ID", r"\d{8,9}", checks.stdnum("il.idnr"), ("teudat", "israeli id", "ת.ז"), "346841836", "python-stdnum, il.idnr"),
    _number("nz_ird", "NATIONAL_ID", r"\d{2,3}[- ]?\d{3}[- ]?\d{3}", checks.stdnum("nz.ird"), ("ird$",), "33-473-079", "python-stdnum, nz.ird"),
    _number("ua_rntrc", "NATIONAL_ID", r"\d{10}", checks.stdnum("ua.rntrc"), ("рнокпп", "rnokpp", "ідентифікаційний", "ipn$"), "8395668563", "python-stdnum, ua.rntrc"),
    _number("pk_cnic", "NATIONAL_ID", r"\d{5}-?\d{7}-?\d", checks.stdnum("pk.cnic"), ("cnic$", "nadra$"), "34201-2792635-4", "python-stdnum, pk.cnic"),
    _number("id_npwp", "NATIONAL_ID", r"\d{2}[.]?\d{3}[.]?\d{3}[.]?\d-?\d{3}[.]?\d{3}", checks.stdnum("id.npwp"), ("npwp$",), "36.221.121.1-013.000", "python-stdnum, id.npwp"),
    _number("ke_pin", "NATIONAL_ID", r"[AP]\d{9}[A-Z]", checks.stdnum("ke.pin"), ("kra pin", "kra$"), "A579887753F", "python-stdnum, ke.pin"),
    _number("th_pin", "NATIONAL_ID", r"\d-?\d{4}-?\d{5}-?\d{2}-?\d", checks.stdnum("th.pin"), ("thai id", "เลขประจำตัว"), "1-2097-70039-91-4", "python-stdnum, th.pin"),
    _number("ru_inn", "NATIONAL_ID", r"\d{10}(?:\d{2})?", checks.stdnum("ru.inn"), ("инн", "inn$"), "037081406030", "python-stdnum, ru.inn"),
    _number("vn_mst", "NATIONAL_ID", r"\d{10}(?:-?\d{3})?", checks.stdnum("vn.mst"), ("mst$", "mã số thuế"), "3216025563", "python-stdnum, vn.mst"),
    _number("do_cedula", "NATIONAL_ID", r"\d{3}-?\d{7}-?\d", checks.stdnum("do.cedula"), ("cédula", "cedula"), "001-1161055-6", "python-stdnum, do.cedula"),
    _number("uy_rut", "NATIONAL_ID", r"\d{12}", checks.stdnum("uy.rut"), ("rut$",), "215164790013", "python-stdnum, uy.rut"),
    _number("us_npi", "NATIONAL_ID", r"[12]\d{9}", checks.provider_identifier, ("npi$", "national provider"), "1234567893", "45 CFR 162.406: NPI, Luhn behind 80840"),
)  # fmt: skip
