//! Python with the library `requests` and a token.

use super::call::Call;
use super::python::quoted;

const TEMPLATE: &str = r#"@head@

import os
import sys

import requests

URL = @url@
BODY = @body@

try:
    answer = requests.post(
        URL,
        data=BODY.encode(),
        headers={"Content-Type": "application/json", "X-Auth-Token": os.environ["HUAWEICLOUD_TOKEN"]},
        allow_redirects=False,
        timeout=60,
    )
except requests.RequestException as error:
    sys.exit(f"No answer: it is not known whether the call arrived. {error}")

print(f"HTTP {answer.status_code} {answer.text}")
if answer.text[:1] not in ("", "{"):
    sys.exit("This is no answer of CCE, perhaps one of a proxy.")
if not 200 <= answer.status_code < 300:
    sys.exit(1)
"#;

pub(super) fn write(call: &Call<'_>) -> String {
    let needs = [
        "Needs:   Python 3.8 or later",
        "Install: pip install 'requests>=2.28,<3'",
        call.variables(),
        "Run:     python synchronize_node_pool.py",
    ];
    let head = call.head("#", &needs);
    call.fill(TEMPLATE, &[], &head, quoted, &[])
}
