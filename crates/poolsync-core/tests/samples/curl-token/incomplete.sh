#!/bin/sh
# Synchronizes a node pool of Huawei Cloud CCE (UpgradeNodePool).
# Resets the nodes and wipes their disks, and can be neither paused nor cancelled. Send it once: if no
# answer comes, look at the node pool before you try again.
#
# Needs:   curl 7.55 or later
# Set:     HUAWEICLOUD_TOKEN, a user token that is valid for the project
# Run:     sh synchronize-node-pool.sh
# Replace: {endpoint}, {project_id}, {nodepool_id}
# The body was no JSON and is left out: write it in place of {}.

set -eu
: "${HUAWEICLOUD_TOKEN:?is not set}"

url='https://{endpoint}/api/v3/projects/{project_id}/clusters/4d1ecb2c-229a-11e8-9c75-0255ac100ceb/nodepools/{nodepool_id}/operation/upgrade'
body='{}'

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
