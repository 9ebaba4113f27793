//! curl in a POSIX shell, with a token, or with a signature that openssl makes when the script runs.

use super::Auth;
use super::call::Call;

const TOKEN: &str = r#"#!/bin/sh
@head@

set -eu
: "${HUAWEICLOUD_TOKEN:?is not set}"

url=@url@
body=@body@

# The token takes the way of a file descriptor: other users of this machine can see arguments.
answer=$(printf '%s' "$body" | curl --globoff --silent --show-error --request POST "$url" \
  --header 'Content-Type: application/json' \
  --header @/dev/fd/3 \
  --data-binary @- \
  --write-out '\nHTTP %{http_code}' 3<<EOF
X-Auth-Token: $HUAWEICLOUD_TOKEN
EOF
) || {
  echo 'No answer: it is not known whether the call arrived.' >&2
  exit 1
}
@tail@"#;

const ACCESS_KEY: &str = r#"#!/bin/sh
@head@

set -eu
: "${CLOUD_SDK_AK:?is not set}" "${CLOUD_SDK_SK:?is not set}"

origin=@origin@
host=@host@
path=@path@
project_id=@project_id@
body=@body@

# Signs with SDK-HMAC-SHA256. A signature is valid for 15 minutes, so it is made anew in every run.
# openssl takes the secret key as an argument: for a moment, other users of this machine can see it.
# The security token takes the way of a file descriptor.
sha256() { openssl dgst -sha256 -r "$@" | cut -d ' ' -f 1; }
date=$(date -u +%Y%m%dT%H%M%SZ)
names='host;x-project-id;x-sdk-date'
lines="host:$host
x-project-id:$project_id
x-sdk-date:$date"
if [ -n "${CLOUD_SDK_SECURITY_TOKEN:-}" ]; then
  names="$names;x-security-token"
  lines="$lines
x-security-token:$CLOUD_SDK_SECURITY_TOKEN"
fi
canonical_request="POST
$path/

$lines

$names
$(printf '%s' "$body" | sha256)"
string_to_sign="SDK-HMAC-SHA256
$date
$(printf '%s' "$canonical_request" | sha256)"
signature=$(printf '%s' "$string_to_sign" | sha256 -hmac "$CLOUD_SDK_SK")

answer=$(printf '%s' "$body" | curl --globoff --silent --show-error --request POST "$origin$path" \
  --header 'Content-Type: application/json' \
  --header "X-Sdk-Date: $date" \
  --header "X-Project-Id: $project_id" \
  --header "Authorization: SDK-HMAC-SHA256 Access=$CLOUD_SDK_AK, SignedHeaders=$names, Signature=$signature" \
  --header @/dev/fd/3 \
  --data-binary @- \
  --write-out '\nHTTP %{http_code}' 3<<EOF
${CLOUD_SDK_SECURITY_TOKEN:+X-Security-Token: $CLOUD_SDK_SECURITY_TOKEN}
EOF
) || {
  echo 'No answer: it is not known whether the call arrived.' >&2
  exit 1
}
@tail@"#;

/// What both do with the answer. A proxy or portal answers in HTML or plain text, with any status; CCE in JSON, or not at
/// all.
const TAIL: &str = r#"
printf '%s\n' "$answer"
case $answer in
  '{'* | '
HTTP '*) ;;
  *) echo 'This is no answer of CCE, perhaps one of a proxy.' >&2; exit 1 ;;
esac
case $answer in
  *'
HTTP 2'??) ;;
  *) exit 1 ;;
esac
"#;

pub(super) fn write(call: &Call<'_>) -> String {
    let (template, needs) = match call.auth {
        Auth::Token => (TOKEN, "Needs:   curl 7.55 or later"),
        Auth::AccessKey => (ACCESS_KEY, "Needs:   curl 7.55 or later, openssl 1.1 or later"),
    };
    let head = call.head("#", &[needs, call.variables(), "Run:     sh synchronize-node-pool.sh"]);
    call.fill(template, &[("tail", TAIL)], &head, quoted, &[])
}

/// A word in single quotes, in which a POSIX shell changes nothing (POSIX.1-2024, 2.2.2); a single quote itself stands
/// outside of them.
pub(super) fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_single_quote_stands_outside() {
        assert_eq!(quoted(r#"it's "$x" `y` \n"#), r#"'it'\''s "$x" `y` \n'"#);
    }
}
