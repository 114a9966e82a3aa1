"""National and tax numbers by their own names, whatever the digits: with a digit mistyped or made up, they are somebody's still."""

from ...verdict import Evidence
from ..labels import JOIN as _JOIN
from ..rule import Rule

# Each is the name of one kind of number and nothing else; what is a word or an abbreviation of something else as well is left out.
_NAMES = (
    r"(?:uk[ ])?utr|(?-i:N\.?I\.?)|nino|national[ ]insurance|nhs|upn|tfn|medicare|abn|ihi|social[ ]insurance|ohip|phn|"
    r"health[ ]card|ssn|itin|npi|mbi|atin|ptin|aadhaa?r|uidai|pan[ ]card|gstin|abha|voter[ ]id|ration[ ]card|cnic|nric|"
    r"mykad|npwp|steuer-?id(?:entifikationsnummer)?|steuernummer|idnr|svnr|sv-nummer|sozialversicherungsnummer|"
    r"rentenversicherungsnummer|krankenversichertennummer|ahv|avs|num[ée]ro[ ]fiscal|dni|nie|nif|nuss|nss|curp|cuit|cuil|"
    r"c[ée]dula|cpf|cnh|cart[ãa]o[ ](?:do[ ])?sus|cns|cnpj|niss|cart[ãa]o[ ]de[ ]cidad[ãa]o|citizen[ ]card|"
    r"codice[ ]fiscale|tessera[ ]sanitaria|bsn|burgerservicenummer|rijksregisternummer|rrn|pesel|dow[óo]d[ ]osobisty|"
    r"personnummer|samordningsnummer|cpr|f[øo]dselsnummer|hetu|henkilötunnus|kennitala|isikukood|asmens[ ]kodas|"
    r"personas[ ]kods|oib|jmbg|emšo|emso|egn|cnp|rodn[ée][ ][čc][íi]slo|adóazonosító|amka|afm|pps|ppsn|tckn|"
    r"t\.?c\.?[ ]kimlik|tc[ ]kimlik|my[ ]number|kra[ ]pin|bvn|ghana[ ]card|emirates[ ]id|iqama|tax[ ]id|tax[ ]number|"
    r"personal[ ]number|(?-i:SIN|SPI|NIR|NIT|RG|PIS|NIS|NIK|NIP|FIN|NIN|CHI|TIN|RUT|TAJ|DEA|EIN|CIF)"
)
_MARK = r"(?:[ ](?:numbers?|num\.?|no\.?|nr\.?|n[°º]|\#|id|card|slip|code|reference))?"
_PART = r"(?:[A-Z]{0,4}\d[A-Z0-9]{0,15}|(?-i:[A-Z]{1,3}))"
_VALUE = rf"(?=(?:[A-Z]{{0,6}}[ ./-]?\d){{6}})(?:(?-i:[A-Z]{{1,6}})[ ])?{_PART}(?:[./-]{_PART}|[ ](?=[A-Z]{{0,2}}\d|[A-Z]{{1,2}}(?:[\s.,;)]|$)){_PART}){{0,8}}"
_END = r"(?![\w]|[.,:/-]\w)"

RULES = (
    Rule(
        name="named",
        entity_type="NATIONAL_ID",
        pattern=rf"(?<![\w/.-])(?:{_NAMES})(?![^\W_]){_MARK}{_JOIN}(?P<value>{_VALUE}){_END}",
        cue=rf"(?<![\w/.-])(?:{_NAMES})(?![^\W_])[^\w\n]",
        score=0.45,
        evidence=Evidence.LABEL,
        matches=(
            ("My UTR is 1123581322, and", "1123581322"),
            ("NI number QQ 12 34 56 C, I earned", "QQ 12 34 56 C"),
            ("my NIF 245 991 872 and", "245 991 872"),
            ("my citizen card 14882031 5 ZY7.", "14882031 5 ZY7"),
            ("your fødselsnummer 01017012345 and", "01017012345"),
            ("your Medicare card 2954 71183 1.", "2954 71183 1"),
            ("CPF: 123.456.789-01", "123.456.789-01"),
            ("AHV 756.1234.5678.90", "756.1234.5678.90"),
        ),
        non_matches=("the pan 482910", "RFC 3513 2.5.6", "it is a sin 12", "version of TIN 1.2.3", "rut 4821"),
    ),
)  # fmt: skip
