// Synchronizes a node pool of Huawei Cloud CCE (UpgradeNodePool).
// Resets the nodes and wipes their disks, and can be neither paused nor cancelled. Send it once: if no
// answer comes, look at the node pool before you try again.
//
// Needs:   Go 1.18 or later
// Install: go get github.com/huaweicloud/huaweicloud-sdk-go-v3@v0.1.168
// Set:     CLOUD_SDK_AK and CLOUD_SDK_SK; for a temporary key also CLOUD_SDK_SECURITY_TOKEN
// Run:     go run .
// The classes of v0.1.107 to v0.1.170. Later ones, up to v0.1.211 at least, have no lifeCycle in this call.

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

	body := &model.UpgradeNodePool{}
	body.Spec = &model.NodePoolUpgradeSpec{}
	body.Spec.MaxUnavailable = pointer(int32(2))
	body.Spec.NodePoolID = "DefaultPool"
	body.Spec.NodeTemplate = &model.NodeTemplate{}
	body.Spec.NodeTemplate.LifeCycle = &model.NodeTemplateLifeCycle{}
	body.Spec.NodeTemplate.LifeCycle.PreInstall = pointer("ZWNobyAx")
	body.Spec.NodeTemplate.LifeCycle.PostInstall = pointer("ZWNobyAx")
	body.Spec.NodeTemplate.Login = &model.NodeTemplateLogin{}
	body.Spec.NodeTemplate.Login.UserPassword = &model.NodeTemplateLoginUserPassword{}
	body.Spec.NodeTemplate.Login.UserPassword.Username = pointer("root")
	body.Spec.NodeTemplate.Login.UserPassword.Password = pointer("JDYkc2FsdCQ=")
	request := &model.UpgradeNodePoolRequest{ClusterId: "4d1ecb2c-229a-11e8-9c75-0255ac100ceb", NodepoolId: "DefaultPool", Body: body}
	response, err := client.UpgradeNodePool(request)
	var refusal *sdkerr.ServiceResponseError
	if errors.As(err, &refusal) {
		return refusal
	}
	if err != nil {
		// The SDK reads every refusal as JSON; gateways and proxies answer in HTML.
		return fmt.Errorf("no answer of CCE, perhaps one of a proxy; it is not known whether the call arrived: %w", err)
	}
	fmt.Println("HTTP", response.HttpStatusCode, response)
	if response.HttpStatusCode >= 300 {
		return errors.New("this is no answer of CCE, perhaps one of a proxy")
	}
	return nil
}

// pointer returns the address of a value, as optional members want it.
func pointer[T any](value T) *T {
	return &value
}
