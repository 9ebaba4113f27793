//! Node.js without an SDK: `fetch`, and `node:crypto` to sign. The SDK's published package lacks this call.
//!
//! A string literal of Python is one of JavaScript too (ECMA-262, 12.9.4), with the few escapes that are used here.

use super::Auth;
use super::call::Call;
use super::python::quoted;

const TEMPLATE: &str = r#"@head@

@import@
@credential@

const url = @url@;
const body = @body@;
const headers = { "Content-Type": "application/json" };
@authenticate@

try {
  const answer = await fetch(url, { method: "POST", headers, body, redirect: "manual" });
  const text = await answer.text();
  console.log(`HTTP ${answer.status} ${text}`);
  const known = /^({|$)/.test(text);
  if (!known) console.error("This is no answer of CCE, perhaps one of a proxy.");
  if (!answer.ok || !known) process.exitCode = 1;
} catch (error) {
  console.error("No answer: it is not known whether the call arrived.", error);
  process.exitCode = 1;
}
"#;

const TOKEN: [&str; 3] = [
    "",
    r#"const token = process.env.HUAWEICLOUD_TOKEN;
if (!token) throw new Error("HUAWEICLOUD_TOKEN is not set");"#,
    r#"headers["X-Auth-Token"] = token;"#,
];

const ACCESS_KEY: [&str; 3] = [
    "import { createHash, createHmac } from \"node:crypto\";\n",
    r#"const { CLOUD_SDK_AK: accessKey, CLOUD_SDK_SK: secretKey, CLOUD_SDK_SECURITY_TOKEN: securityToken } = process.env;
if (!accessKey || !secretKey) throw new Error("CLOUD_SDK_AK or CLOUD_SDK_SK is not set");"#,
    r#"headers["X-Project-Id"] = @project_id@;
headers["X-Sdk-Date"] = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
if (securityToken) headers["X-Security-Token"] = securityToken;
headers["Authorization"] = sign();

/** Signs with SDK-HMAC-SHA256. A signature is valid for 15 minutes, so it is made anew in every run. */
function sign() {
  const sha256 = (text) => createHash("sha256").update(text).digest("hex");
  const { host, pathname } = new URL(url);
  const signed = { host, "x-project-id": headers["X-Project-Id"], "x-sdk-date": headers["X-Sdk-Date"] };
  if (securityToken) signed["x-security-token"] = securityToken;
  const names = Object.keys(signed).join(";");
  const lines = Object.entries(signed).map(([name, value]) => `${name}:${value}\n`).join("");
  const canonicalRequest = ["POST", `${pathname}/`, "", lines, names, sha256(body)].join("\n");
  const stringToSign = ["SDK-HMAC-SHA256", headers["X-Sdk-Date"], sha256(canonicalRequest)].join("\n");
  const signature = createHmac("sha256", secretKey).update(stringToSign).digest("hex");
  return `SDK-HMAC-SHA256 Access=${accessKey}, SignedHeaders=${names}, Signature=${signature}`;
}"#,
];

pub(super) fn write(call: &Call<'_>) -> String {
    let needs = ["Needs:   Node.js 20 or later", call.variables(), "Run:     node synchronize-node-pool.mjs"];
    let head = call.head("//", &needs);
    let [import, credential, authenticate] = match call.auth {
        Auth::Token => TOKEN,
        Auth::AccessKey => ACCESS_KEY,
    };
    let parts = [("import", import), ("credential", credential), ("authenticate", authenticate)];
    call.fill(TEMPLATE, &parts, &head, quoted, &[])
}
