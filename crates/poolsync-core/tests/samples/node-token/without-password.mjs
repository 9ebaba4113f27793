// Synchronizes a node pool of Huawei Cloud CCE (UpgradeNodePool).
// Resets the nodes and wipes their disks, and can be neither paused nor cancelled. Send it once: if no
// answer comes, look at the node pool before you try again.
//
// Needs:   Node.js 20 or later
// Set:     HUAWEICLOUD_TOKEN, a user token that is valid for the project
// Run:     node synchronize-node-pool.mjs
// Replace: {salted_password}

const token = process.env.HUAWEICLOUD_TOKEN;
if (!token) throw new Error("HUAWEICLOUD_TOKEN is not set");

const url = "https://cce.example.com:8443/api/v3/projects/0123456789abcdef0123456789abcdef/clusters/4d1ecb2c-229a-11e8-9c75-0255ac100ceb/nodepools/DefaultPool/operation/upgrade";
const body = '{"spec":{"maxUnavailable":2,"nodePoolID":"DefaultPool","nodeTemplate":{"lifeCycle":{"preInstall":"ZWNobyAx","postInstall":"ZWNobyAx"},"login":{"userPassword":{"username":"root","password":"{salted_password}"}}}}}';
const headers = { "Content-Type": "application/json" };
headers["X-Auth-Token"] = token;

try {
  const answer = await fetch(url, { method: "POST", headers, body, redirect: "manual" });
  const text = await answer.text();
  console.log(`HTTP ${answer.status} ${text}`);
  const known = /^({|$)/.test(text);
  if (!known) console.error("This is no answer of CCE, perhaps one of a proxy.");
  if (!answer.ok || !known) process.exitCode = 1;
} catch (error) {
  console.error("No answer: it is not known whether the call arrived.", error);
  process.exitCode = 1;
}
