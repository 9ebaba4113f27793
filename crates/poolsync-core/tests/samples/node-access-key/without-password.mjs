// Synchronizes a node pool of Huawei Cloud CCE (UpgradeNodePool).
// Resets the nodes and wipes their disks, and can be neither paused nor cancelled. Send it once: if no
// answer comes, look at the node pool before you try again.
//
// Needs:   Node.js 20 or later
// Set:     CLOUD_SDK_AK and CLOUD_SDK_SK; for a temporary key also CLOUD_SDK_SECURITY_TOKEN
// Run:     node synchronize-node-pool.mjs
// Replace: {salted_password}

import { createHash, createHmac } from "node:crypto";

const { CLOUD_SDK_AK: accessKey, CLOUD_SDK_SK: secretKey, CLOUD_SDK_SECURITY_TOKEN: securityToken } = process.env;
if (!accessKey || !secretKey) throw new Error("CLOUD_SDK_AK or CLOUD_SDK_SK is not set");

const url = "https://cce.example.com:8443/api/v3/projects/0123456789abcdef0123456789abcdef/clusters/4d1ecb2c-229a-11e8-9c75-0255ac100ceb/nodepools/DefaultPool/operation/upgrade";
const body = '{"spec":{"maxUnavailable":2,"nodePoolID":"DefaultPool","nodeTemplate":{"lifeCycle":{"preInstall":"ZWNobyAx","postInstall":"ZWNobyAx"},"login":{"userPassword":{"username":"root","password":"{salted_password}"}}}}}';
const headers = { "Content-Type": "application/json" };
headers["X-Project-Id"] = "0123456789abcdef0123456789abcdef";
headers["X-Sdk-Date"] = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
if (securityToken) headers["X-Security-Token"] = securityToken;
headers["Authorization"] = sign();

/** Signs with SDK-HMAC-SHA256. A signature is valid for 15 minutes, so it is made anew in every run. */
function sign() {
  const sha256 = (text) => createHash("sha256").update(text).digest("hex");
  const { host, pathname } = new URL(url);
  const signed = { host, "x-project-id": headers["X-Project-Id"], "x-sdk-date": headers["X-Sdk-Date"] };
  if (securityToken) signed["x-security-token"] = securityToken;
  const names = Object.keys(signed).join(";");
  const lines = Object.entries(signed).map(([name, value]) => `${name}:${value}\n`).join("");
  const canonicalRequest = ["POST", `${pathname}/`, "", lines, names, sha256(body)].join("\n");
  const stringToSign = ["SDK-HMAC-SHA256", headers["X-Sdk-Date"], sha256(canonicalRequest)].join("\n");
  const signature = createHmac("sha256", secretKey).update(stringToSign).digest("hex");
  return `SDK-HMAC-SHA256 Access=${accessKey}, SignedHeaders=${names}, Signature=${signature}`;
}

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
