# Synchronizes a node pool of Huawei Cloud CCE (UpgradeNodePool).
# Resets the nodes and wipes their disks, and can be neither paused nor cancelled. Send it once: if no
# answer comes, look at the node pool before you try again.
#
# Needs:   Python 3.8 or later
# Install: pip install 'huaweicloudsdkcce==3.1.169'
# Set:     CLOUD_SDK_AK and CLOUD_SDK_SK; for a temporary key also CLOUD_SDK_SECURITY_TOKEN
# Run:     python synchronize_node_pool.py
# No class of the SDK can hold this body, so it goes through the SDK's client as text.

import os
import sys

from huaweicloudsdkcce.v3 import CceClient, UpgradeNodePoolRequest
from huaweicloudsdkcce.v3.region.cce_region import CceRegion
from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.exceptions import exceptions

credentials = BasicCredentials(os.environ["CLOUD_SDK_AK"], os.environ["CLOUD_SDK_SK"], "0123456789abcdef0123456789abcdef")
credentials = credentials.with_security_token(os.environ.get("CLOUD_SDK_SECURITY_TOKEN"))
client = CceClient.new_builder().with_credentials(credentials).with_region(CceRegion.value_of("cn-north-4")).build()

body = '{"spec":{"maxUnavailable":1,"nodePoolID":"it\'s \\"$HOME\\" `id` \\\\n 中文 {{x}} @body@","validateStorage":true,"odd":[null]}}'
request = UpgradeNodePoolRequest(cluster_id="4d1ecb2c-229a-11e8-9c75-0255ac100ceb", nodepool_id="DefaultPool", body=body)

try:
    response = client.upgrade_node_pool(request)
except exceptions.ServiceResponseException as error:
    sys.exit(f"HTTP {error.status_code} {error.error_code} {error.error_msg} (request {error.request_id})")
except exceptions.SdkException as error:
    sys.exit(f"No answer: it is not known whether the call arrived. {error.error_msg}")
except ValueError:
    # The SDK reads every refusal as JSON; gateways and proxies answer in HTML.
    sys.exit("An answer that is no JSON, perhaps one of a proxy: it is not known whether the call arrived.")

print(f"HTTP {response.status_code} {response}")
if response.status_code >= 300 or (response.raw_content or b"{")[:1] != b"{":
    sys.exit("This is no answer of CCE, perhaps one of a proxy.")
