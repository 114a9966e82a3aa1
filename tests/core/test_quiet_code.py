"""Code, licences and documentation as developers paste them: names of variables, types, colours and numbers are nobody's."""

import pytest

from config.policy import Policy
from core.checker import Checker
from tests.messages import asked, said

LICENCE = """# unp.py - functions for handling numbers
#
# Copyright (C) 2023 Blaž Kovač
#
# This library is free software; you can redistribute it and/or
# modify it under the terms of the GNU Lesser General Public License.
#
# You should have received a copy of the License along with this
# library; if not, write to the Free Software Foundation, Inc., 51 Franklin
# Street, Fifth Floor, Boston, MA  02110-1301  USA"""

CODE = (
    "def connect(\n    username: Optional[str], password: Optional[HiddenText]\n) -> CommandArgs:",
    "    username: Optional[str] = None,\n    password: Optional[str] = None,\n    host: Optional[str] = None,",
    "        self.key_file = key_file\n        self.key_password = key_password",
    "def __to_string__(self, hide_password: bool = True) -> str:\n    return render(password=hide_password)",
    "private_key = ed25519.Ed25519PrivateKey.from_private_bytes(data)",
    "_magma_data = [[0.001462, 0.000466, 0.013866],\n               [0.002258, 0.001295, 0.018331],\n               [0.003279, 0.002305, 0.02371],\n    ]",
    "x = np.array([1.00001, 2.00002, 3.00003])\ny = np.array([1.00002, 2.00003, 3.00004])",
    "x = np.array([\n  [-2.9388,  6.3673, -2.1224],\n  [ 0.8163, -2.1224,  1.161 ]])",
    "        if match.group(1) in self.reserved:\n            token = Error\n        yield match.start(1), token, match.group(1)\n        yield match.start(2), Punctuation, match.group(2)",
    "_help_order = ['help', 'where', 'condition', 'commands',\n 'retval', 'pp', 'p', 'run',\n 'alias', 'unalias', 'exit', 'quit']",
    "True if the address is reserved per RFC 3513 2.5.6.",
    "The site-local address space has been deprecated by RFC 3879.",
    'result = user_info.parse_string("22 111-22-3333 #221B")\nfor item in result:\n    print(item)',
    "'\\u049b'   #  0x80 -> CYRILLIC SMALL LETTER KA WITH DESCENDER\n'\\u0493'   #  0x81 -> CYRILLIC SMALL LETTER GHE WITH STROKE\n'\\u201a'   #  0x82 -> SINGLE LOW-9",
    ":param dob: date of birth as a YYYYMMDD string\n:type dob: str\n:param gender: gender of the person - F or M\n:type gender: str",
    '("Blau", "#0000FF"),\n("Braun", "#A52A2A"),\n("Rosa", "#FFC0CB"),\n("Taubenblau", "#B0E0E6"),\n("Pflaume", "#DDA0DD"),',
    '{\n"access_token":"2YotnFZFEjr1zCsicMWpAA",\n"token_type":"example",\n"refresh_token":"tGzv3JOkF0XG5Qx2TlKWIA"\n}',
    LICENCE,
    "        username, password = get_auth_from_url(proxy)\n\n        if username:\n            headers['Proxy-Authorization'] = auth(username)",
    "        pwd = (self.password.encode('utf-8') if isinstance(self.password, str)\n                                             else self.password)",
    "PHONE_METADATA_PW = PhoneMetadata(id='PW', country_code=680, international_prefix='01[12]',",
    "        for index, token, value in tokens:\n            yield index, token, value\n            if token == Text and value == '':\n                yield index, token, value",
    "            return headers, e.json, e.status_code\n\n        token = handler.create_token(request, self.refresh_token)\n\n        return headers, token, e.status_code",
    '    "Zyyy",  # 02EC..02FF ; Common\n    "Zinh",  # 0300..036F ; Inherited\n    "Arab",  # 0870..0891 ; Arabic\n    "Zzzz",  # 0530..0530 ; Unknown',
    "((0, 0), (2.29379, 9.17517), (4.79804, 17.5085), (7.47414, 25))\n((7.47414, 25), (31.2886, 91.6667), (68.7114, 91.6667), (100, 0))",
    ">>> stmt = insert(my_table).values(user_email='a@b.com', data='inserted')\n>>> stmt = stmt.on_conflict_do_update(index=[my_table.c.user_email])",
    "It will be an alias to `npm diff --diff=pkg@1.0.0 --diff=pkg@2.0.0`.",
    "```bash\nnpm diff --diff=abbrev@1.1.0 --diff=abbrev@1.1.1\n```",
    "P11_KIT_URI_FOR_OBJECT_ON_TOKEN =\n    P11_KIT_URI_FOR_OBJECT | P11_KIT_URI_FOR_TOKEN,",
    "/* SPDX-License-Identifier: GPL-2.0+ WITH Linux-syscall-note */\n/*\n * Author: Franco Hale <fhale@gmail.com>\n * Franco Hale wrote it */",
    "-- additional real values\nsin0050 sin 1e-100 0.0 -> 1.0e-100 0.0\nsin0051 sin 3.7e-08 0.0 -> 3.7e-08 0.0",
    "We as contributors pledge to make participation harassment-free, regardless of age, body\nsize, disability, ethnicity, gender identity,"
    " level of experience,\neducation, socio-economic status, nationality, appearance, race,\nreligion, or sexual identity.",
    "#define LONGER 01 /* prefers longer match */\n#define CAP 010 /* capturing parens below */\n#define BACKR 020 /* back refs */\n cap: (LONGER|BACKR))",
    "// Shift_JIS: compatible with 0201-1976, 0208-1978, 0208-1983 and 0212-1990, says Ana Ruiz",
    "Do this if either the username or the password is missing.",
    "the password is incorrect.",
    "password is required!",
    "Password: see-vault",
    "the password is case-sensitive, btw",
    "das Passwort ist ungültig.",
    "le mot de passe est périmé.",  # codespell:ignore mot
    "la contraseña es incorrecta.",
    "la password è errata!",
    "o hasło jest błędne.",
    "the password is base64-encoded",
    "IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)",
    "Bank account numbers (IBAN)\nCopyright (C) 2011-2018 Arthur Hale",
    "/// Pass::getAnalysis() - This function is used by subclasses\ntemplate<typename T>\nT &Pass::getAnalysisID(AnalysisID PI) const {",
    '"ARN": "arn:aws:secretsmanager:us-west-2:123456789012:secret:MyTestSecret-a1b2c3"',
    '"token": "a1b2c3d4567890ab", "userId": "alice"',
    "LATIN SMALL LETTER OPEN O WITH GRAVE;0254 0300\nLATIN SMALL LETTER OPEN O WITH ACUTE;0254 0301",
    "[ Marc Hale ]\n  * increase timeouts (Closes: #1017888)\n  * thanks to Helge Moss (Closes: #1029572), Frans Reed (LP: #1987654)",
    '.\\" Copyright (c) 1993 Michael Hale (mhale@gmail.com), Fri Apr  2 11:32\n.\\" Inc., 59 Temple Place, Suite 330, Boston, MA 02111, USA.',
    "        password = str(password)\n        username = unquote(username)",
    "random_bytes = os.urandom(40)\npassword = base64.b16encode(random_bytes[8:]).decode('utf-8')",
    "    password: NotRequired[Optional[str]]\n    username: NotRequired[Optional[str]]",
    "(1.984375, 0.000000), (0.843750, 0.000000),  # Bottom left, call it twice\n(0.3141592654, 0.015, '0.314'),",
    "ts = '0 1 2 3 0 4 5 6 7 4'.split()  # call\nxs = np.array([0, 1, 1, 0, 0, 0, 1, 1, 0, 0]) * 300.0",
    "## 0.6.0 (2016-04-21)",
    "gcloud ai jobs create --emails=anna@gmail.com --endpoint=123! --project=example2",
    "Comma-separated list of addresses, e.g. --emails=a@gmail.com,b@gmail.com says Ana Ruiz",
    "/* OC3 link rate 155520000 bps, call it ATM: 353207.547 cells, says Ana Ruiz */",
    "   137     171 48 5863     11.9      H = np.linalg.norm(W)",
    "k-hook, y-hook don't call for it\n0073 0068 ; # LATIN SMALL LETTER, says Ana Ruiz",
    "/*\n * Contact: Kai Hale <kai.hale@nokia.com>\n * 51 Franklin St, Fifth Floor, Boston, MA\n * 02110-1301 USA\n */",
    "# Author: Piers Moss <piers.moss@gmail.com> December 1997.\n# Contributed by Dora Hale <dora.hale@gmail.com> June 1998.\n# Tim Hale refactored it",
    "Fix the retry loop\n\nSigned-off-by: Tom Baker <tom.baker84@gmail.com>\nReviewed-by: Ana Souza <ana_souza@yahoo.com>",
)


@pytest.mark.parametrize("text", CODE)
def test_nobody_is_told(checker: Checker, text: str) -> None:
    assert not checker.check(said(text), Policy()).decision.alarm


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("my ssn is 171 48 5863", "171 48 5863"),
        ("call me: 0171.3948576", "0171.3948576"),
        ("the password is fluffy-otter-82.", "fluffy-otter-82"),
        ("das Passwort ist Sommer2026!", "Sommer2026!"),
        ("the password is Dragon!", "Dragon!"),
        ("password: correct-horse-battery-staple", "correct-horse-battery-staple"),
        ("password: summer(2024)", "summer(2024)"),
        ("password: Tr0ub4dor[x]9", "Tr0ub4dor[x]9"),
        ("key_password = k3y_Passw0rd!", "k3y_Passw0rd!"),
        ("I'm at 0.31361, 32.58111 in Kampala, Ana Ruiz", "0.31361, 32.58111"),
        ("seen at 52.51631, 13.37771", "52.51631, 13.37771"),
        ("Name,Phone\nAna Ruiz,0171 3948576", "0171 3948576"),
        ("her ssn is 536-22-3333", "536-22-3333"),
        ("gender: female", "female"),
        ("Emma Brown: asthma", "asthma"),
    ],
)
def test_what_resembles_it_is_still_found(checker: Checker, text: str, value: str) -> None:
    found = checker.check(asked(text), Policy()).findings
    start = text.index(value)
    assert any(f.start <= start and start + len(value) <= f.end for f in found)


def test_a_postcode_of_nine_digits_belongs_to_its_address(checker: Checker) -> None:
    text = "ship to Ana Ruiz, 51 Oak Street, Boston, MA  02110-1301"
    found = {text[f.start : f.end]: f.entity_type for f in checker.check(asked(text), Policy()).findings}
    assert found["51 Oak Street, Boston, MA  02110-1301"] == "LOCATION"
