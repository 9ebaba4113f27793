#!/bin/sh
# Synchronizes a node pool of Huawei Cloud CCE (UpgradeNodePool).
# Resets the nodes and wipes their disks, and can be neither paused nor cancelled. Send it once: if no
# answer comes, look at the node pool before you try again.
#
# Needs:   KooCLI (hcloud)
# Set:     CLOUD_SDK_AK and CLOUD_SDK_SK, an access key and its secret
# Look:    with --dryrun nothing is sent

set -eu

input=$(mktemp)
trap 'rm -f "$input"' EXIT
printf '%s' '{"path":{"project_id":"0123456789abcdef0123456789abcdef","cluster_id":"4d1ecb2c-229a-11e8-9c75-0255ac100ceb","nodepool_id":"9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28"},"body":{"spec":{"maxUnavailable":1,"nodeIDs":["b1f0c2de-8a41-4c53-9d1e-0255ac10a001","b1f0c2de-8a41-4c53-9d1e-0255ac10a002"],"nodePoolID":"9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28"}}}' > "$input"

hcloud CCE UpgradeNodePool \
  --cli-access-key="${CLOUD_SDK_AK:?is not set}" \
  --cli-secret-key="${CLOUD_SDK_SK:?is not set}" \
  --cli-region='cn-north-4' \
  --cli-jsonInput="$input"
