# Synchronizes a node pool of Huawei Cloud CCE (UpgradeNodePool).
# Resets the nodes and wipes their disks, and can be neither paused nor cancelled. Send it once: if no
# answer comes, look at the node pool before you try again.
#
# Needs:   Python 3.8 or later
# Install: pip install 'requests>=2.28,<3'
# Set:     HUAWEICLOUD_TOKEN, a user token that is valid for the project
# Run:     python synchronize_node_pool.py

import os
import sys

import requests

URL = "https://cce.cn-north-4.myhuaweicloud.com/api/v3/projects/0123456789abcdef0123456789abcdef/clusters/4d1ecb2c-229a-11e8-9c75-0255ac100ceb/nodepools/9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28/operation/upgrade"
BODY = '{"spec":{"maxUnavailable":1,"nodeIDs":["b1f0c2de-8a41-4c53-9d1e-0255ac10a001","b1f0c2de-8a41-4c53-9d1e-0255ac10a002"],"nodePoolID":"9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28"}}'

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
