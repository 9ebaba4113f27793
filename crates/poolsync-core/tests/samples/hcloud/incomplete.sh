#!/bin/sh
# Synchronizes a node pool of Huawei Cloud CCE (UpgradeNodePool).
# Resets the nodes and wipes their disks, and can be neither paused nor cancelled. Send it once: if no
# answer comes, look at the node pool before you try again.
#
# Needs:   KooCLI (hcloud)
# Set:     CLOUD_SDK_AK and CLOUD_SDK_SK, an access key and its secret
# Look:    with --dryrun nothing is sent
# Replace: {endpoint}, {project_id}, {nodepool_id}
# The body was no JSON and is left out: write it in place of {}.
# Replace: {region}, the region of the endpoint; hcloud finds the host by it.

set -eu

hcloud CCE UpgradeNodePool \
  --cli-access-key="${CLOUD_SDK_AK:?is not set}" \
  --cli-secret-key="${CLOUD_SDK_SK:?is not set}" \
  --cli-region='{region}' \
  --project_id='{project_id}' \
  --cluster_id='4d1ecb2c-229a-11e8-9c75-0255ac100ceb' \
  --nodepool_id='{nodepool_id}'
