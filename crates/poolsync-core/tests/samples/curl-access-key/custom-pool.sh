#!/bin/sh
# Synchronizes a node pool of Huawei Cloud CCE (UpgradeNodePool).
# Resets the nodes and wipes their disks, and can be neither paused nor cancelled. Send it once: if no
# answer comes, look at the node pool before you try again.
#
# Needs:   curl 7.55 or later, openssl 1.1 or later
# Set:     CLOUD_SDK_AK and CLOUD_SDK_SK; for a temporary key also CLOUD_SDK_SECURITY_TOKEN
# Run:     sh synchronize-node-pool.sh

set -eu
: "${CLOUD_SDK_AK:?is not set}" "${CLOUD_SDK_SK:?is not set}"

origin='https://cce.cn-north-4.myhuaweicloud.com'
host='cce.cn-north-4.myhuaweicloud.com'
path='/api/v3/projects/0123456789abcdef0123456789abcdef/clusters/4d1ecb2c-229a-11e8-9c75-0255ac100ceb/nodepools/9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28/operation/upgrade'
project_id='0123456789abcdef0123456789abcdef'
body='{"spec":{"maxUnavailable":1,"nodeIDs":["b1f0c2de-8a41-4c53-9d1e-0255ac10a001","b1f0c2de-8a41-4c53-9d1e-0255ac10a002"],"nodePoolID":"9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28"}}'

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
