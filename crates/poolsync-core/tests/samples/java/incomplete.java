// Synchronizes a node pool of Huawei Cloud CCE (UpgradeNodePool).
// Resets the nodes and wipes their disks, and can be neither paused nor cancelled. Send it once: if no
// answer comes, look at the node pool before you try again.
//
// Needs:   Java 8 or later
// Install: com.huaweicloud.sdk:huaweicloud-sdk-cce:3.1.130, by Maven or Gradle
// Set:     CLOUD_SDK_AK and CLOUD_SDK_SK; for a temporary key also CLOUD_SDK_SECURITY_TOKEN
// Replace: {endpoint}, {project_id}, {nodepool_id}
// The body was no JSON and is left out: write it in place of {}.

import com.huaweicloud.sdk.cce.v3.CceClient;
import com.huaweicloud.sdk.cce.v3.model.UpgradeNodePool;
import com.huaweicloud.sdk.cce.v3.model.UpgradeNodePoolRequest;
import com.huaweicloud.sdk.cce.v3.model.UpgradeNodePoolResponse;
import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.exception.SdkException;
import com.huaweicloud.sdk.core.exception.ServiceResponseException;

public class SynchronizeNodePool {
    public static void main(String[] args) {
        BasicCredentials credentials = new BasicCredentials()
            .withAk(System.getenv("CLOUD_SDK_AK"))
            .withSk(System.getenv("CLOUD_SDK_SK"))
            .withSecurityToken(System.getenv("CLOUD_SDK_SECURITY_TOKEN"))
            .withProjectId("{project_id}");
        CceClient client = CceClient.newBuilder()
            .withCredential(credentials)
            .withEndpoint("https://{endpoint}")
            .build();

        UpgradeNodePool body = new UpgradeNodePool();
        UpgradeNodePoolRequest request = new UpgradeNodePoolRequest()
            .withClusterId("4d1ecb2c-229a-11e8-9c75-0255ac100ceb")
            .withNodepoolId("{nodepool_id}")
            .withBody(body);

        try {
            UpgradeNodePoolResponse response = client.upgradeNodePool(request);
            System.out.println("HTTP " + response.getHttpStatusCode() + " " + response);
            if (response.getHttpStatusCode() >= 300) {
                System.exit(1);
            }
        } catch (ServiceResponseException error) {
            System.err.println(error);
            System.exit(1);
        } catch (SdkException error) {
            System.err.println("No answer that can be read: it is not known whether the call arrived. " + error);
            System.exit(1);
        }
    }
}
