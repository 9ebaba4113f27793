// Synchronizes a node pool of Huawei Cloud CCE (UpgradeNodePool).
// Resets the nodes and wipes their disks, and can be neither paused nor cancelled. Send it once: if no
// answer comes, look at the node pool before you try again.
//
// Needs:   Go 1.18 or later
// Install: go get github.com/huaweicloud/huaweicloud-sdk-go-v3@v0.1.168
// Set:     CLOUD_SDK_AK and CLOUD_SDK_SK; for a temporary key also CLOUD_SDK_SECURITY_TOKEN
// Run:     go run .
// No type of the SDK can hold this body, so it goes through the SDK's client as text.

package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/auth/basic"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/sdkerr"
	cce "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/cce/v3"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/cce/v3/model"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/cce/v3/region"
)

func main() {
	if err := synchronize(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func synchronize() error {
	credentials, err := basic.NewCredentialsBuilder().
		WithAk(os.Getenv("CLOUD_SDK_AK")).
		WithSk(os.Getenv("CLOUD_SDK_SK")).
		WithSecurityToken(os.Getenv("CLOUD_SDK_SECURITY_TOKEN")).
		WithProjectId("0123456789abcdef0123456789abcdef").
		SafeBuild()
	if err != nil {
		return err
	}
	place, err := region.SafeValueOf("cn-north-4")
	if err != nil {
		return err
	}
	connection, err := cce.CceClientBuilder().
		WithRegion(place).
		WithCredential(credentials).
		SafeBuild()
	if err != nil {
		return err
	}
	client := cce.NewCceClient(connection)

	body := "{\"spec\":{\"maxUnavailable\":1,\"nodePoolID\":\"it's \\\"$HOME\\\" `id` \\\\n 中文 {{x}} @body@\",\"validateStorage\":true,\"odd\":[null]}}"
	request := &upgradeRequest{ClusterId: "4d1ecb2c-229a-11e8-9c75-0255ac100ceb", NodepoolId: "DefaultPool", Body: &body}
	answer, err := client.HcClient.Sync(request, cce.GenReqDefForUpgradeNodePool())
	var refusal *sdkerr.ServiceResponseError
	if errors.As(err, &refusal) {
		return refusal
	}
	if err != nil {
		// The SDK reads every refusal as JSON; gateways and proxies answer in HTML.
		return fmt.Errorf("no answer of CCE, perhaps one of a proxy; it is not known whether the call arrived: %w", err)
	}
	response, known := answer.(*model.UpgradeNodePoolResponse)
	if !known {
		return fmt.Errorf("the SDK gave %T", answer)
	}
	fmt.Println("HTTP", response.HttpStatusCode, response)
	if response.HttpStatusCode >= 300 {
		return errors.New("this is no answer of CCE, perhaps one of a proxy")
	}
	return nil
}

// upgradeRequest is the SDK's UpgradeNodePoolRequest with a text for the body.
type upgradeRequest struct {
	ClusterId  string  `json:"cluster_id"`
	NodepoolId string  `json:"nodepool_id"`
	Body       *string `json:"body"`
}
