// Synchronizes a node pool of Huawei Cloud CCE (UpgradeNodePool).
// Resets the nodes and wipes their disks, and can be neither paused nor cancelled. Send it once: if no
// answer comes, look at the node pool before you try again.
//
// Needs:   Java 8 or later
// Install: com.huaweicloud.sdk:huaweicloud-sdk-cce:3.1.130, by Maven or Gradle
// Set:     CLOUD_SDK_AK and CLOUD_SDK_SK; for a temporary key also CLOUD_SDK_SECURITY_TOKEN
// The classes of 3.1.107 to 3.1.168. Later ones, up to 3.1.212 at least, have no lifeCycle in this call.

import com.huaweicloud.sdk.cce.v3.CceClient;
import com.huaweicloud.sdk.cce.v3.model.NodePoolUpgradeSpec;
import com.huaweicloud.sdk.cce.v3.model.NodeTemplate;
import com.huaweicloud.sdk.cce.v3.model.NodeTemplateLifeCycle;
import com.huaweicloud.sdk.cce.v3.model.NodeTemplateLogin;
import com.huaweicloud.sdk.cce.v3.model.NodeTemplateLoginUserPassword;
import com.huaweicloud.sdk.cce.v3.model.UpgradeNodePool;
import com.huaweicloud.sdk.cce.v3.model.UpgradeNodePoolRequest;
import com.huaweicloud.sdk.cce.v3.model.UpgradeNodePoolResponse;
import com.huaweicloud.sdk.cce.v3.region.CceRegion;
import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.exception.SdkException;
import com.huaweicloud.sdk.core.exception.ServiceResponseException;

public class SynchronizeNodePool {
    public static void main(String[] args) {
        BasicCredentials credentials = new BasicCredentials()
            .withAk(System.getenv("CLOUD_SDK_AK"))
            .withSk(System.getenv("CLOUD_SDK_SK"))
            .withSecurityToken(System.getenv("CLOUD_SDK_SECURITY_TOKEN"))
            .withProjectId("0123456789abcdef0123456789abcdef");
        CceClient client = CceClient.newBuilder()
            .withCredential(credentials)
            .withRegion(CceRegion.valueOf("cn-north-4"))
            .build();

        UpgradeNodePool body = new UpgradeNodePool()
            .withSpec(new NodePoolUpgradeSpec()
                .withMaxUnavailable(2)
                .withNodePoolID("DefaultPool")
                .withNodeTemplate(new NodeTemplate()
                    .withLifeCycle(new NodeTemplateLifeCycle()
                        .withPreInstall("ZWNobyAx")
                        .withPostInstall("ZWNobyAx"))
                    .withLogin(new NodeTemplateLogin()
                        .withUserPassword(new NodeTemplateLoginUserPassword()
                            .withUsername("root")
                            .withPassword("JDYkc2FsdCQ=")))));
        UpgradeNodePoolRequest request = new UpgradeNodePoolRequest()
            .withClusterId("4d1ecb2c-229a-11e8-9c75-0255ac100ceb")
            .withNodepoolId("DefaultPool")
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
