// Synchronizes a node pool of Huawei Cloud CCE (UpgradeNodePool).
// Resets the nodes and wipes their disks, and can be neither paused nor cancelled. Send it once: if no
// answer comes, look at the node pool before you try again.
//
// Needs:   Java 8 or later
// Install: com.huaweicloud.sdk:huaweicloud-sdk-cce:3.1.130, by Maven or Gradle
// Set:     CLOUD_SDK_AK and CLOUD_SDK_SK; for a temporary key also CLOUD_SDK_SECURITY_TOKEN
// No class of the SDK can hold this body, so it goes through the SDK's client as text.

import com.huaweicloud.sdk.cce.v3.model.UpgradeNodePoolRequest;
import com.huaweicloud.sdk.cce.v3.model.UpgradeNodePoolResponse;
import com.huaweicloud.sdk.cce.v3.region.CceRegion;
import com.huaweicloud.sdk.core.ClientBuilder;
import com.huaweicloud.sdk.core.HcClient;
import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.exception.SdkException;
import com.huaweicloud.sdk.core.exception.ServiceResponseException;
import com.huaweicloud.sdk.core.http.FieldExistence;
import com.huaweicloud.sdk.core.http.HttpMethod;
import com.huaweicloud.sdk.core.http.HttpRequestDef;
import com.huaweicloud.sdk.core.http.LocationType;

public class SynchronizeNodePool {
    public static void main(String[] args) {
        BasicCredentials credentials = new BasicCredentials()
            .withAk(System.getenv("CLOUD_SDK_AK"))
            .withSk(System.getenv("CLOUD_SDK_SK"))
            .withSecurityToken(System.getenv("CLOUD_SDK_SECURITY_TOKEN"))
            .withProjectId("0123456789abcdef0123456789abcdef");
        HcClient client = new ClientBuilder<HcClient>(connection -> connection)
            .withCredential(credentials)
            .withRegion(CceRegion.valueOf("cn-north-4"))
            .build();

        String body = "{\"spec\":{\"maxUnavailable\":1,\"nodePoolID\":\"it's \\\"$HOME\\\" `id` \\\\n \u4e2d\u6587 {{x}} @body@\",\"validateStorage\":true,\"odd\":[null]}}";
        UpgradeNodePoolRequest request = new UpgradeNodePoolRequest()
            .withClusterId("4d1ecb2c-229a-11e8-9c75-0255ac100ceb")
            .withNodepoolId("DefaultPool");
        // The SDK's own definition of the call, with a text for the body.
        HttpRequestDef<UpgradeNodePoolRequest, UpgradeNodePoolResponse> call = HttpRequestDef
            .builder(HttpMethod.POST, UpgradeNodePoolRequest.class, UpgradeNodePoolResponse.class)
            .withName("UpgradeNodePool")
            .withUri("/api/v3/projects/{project_id}/clusters/{cluster_id}/nodepools/{nodepool_id}/operation/upgrade")
            .withContentType("application/json")
            .withRequestField("cluster_id", LocationType.Path, FieldExistence.NON_NULL_NON_EMPTY, String.class,
                field -> field.withMarshaller(UpgradeNodePoolRequest::getClusterId, UpgradeNodePoolRequest::setClusterId))
            .withRequestField("nodepool_id", LocationType.Path, FieldExistence.NON_NULL_NON_EMPTY, String.class,
                field -> field.withMarshaller(UpgradeNodePoolRequest::getNodepoolId, UpgradeNodePoolRequest::setNodepoolId))
            .withRequestField("body", LocationType.Body, FieldExistence.NON_NULL_NON_EMPTY, String.class,
                field -> field.withMarshaller(ignored -> body, (ignored, text) -> { }))
            .build();

        try {
            UpgradeNodePoolResponse response = client.syncInvokeHttp(request, call);
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
