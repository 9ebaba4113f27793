// Is what a sample sent the request of the page?
//
//   sameRequest(server, { name, request }, sample.body, { auth: "aksk" }); // or "token", "temporary"

import assert from "node:assert/strict";
import { createHash, createHmac } from "node:crypto";

/** The credentials of the tests, as the samples read them from the environment; made up. */
export const credentials = {
  CLOUD_SDK_AK: "QTWAOYTTINDUT2QVKYUC",
  CLOUD_SDK_SK: "MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc",
  HUAWEICLOUD_TOKEN: `MIIF${"aA0+/=-_".repeat(100)}`,
};

/** What a temporary access key has beside, as the samples read it; made up. */
export const temporary = { CLOUD_SDK_SECURITY_TOKEN: `ggpj${"bC1+/=".repeat(100)}` };

/** One request, with the method, path, headers and body that the page would send. `exact`: the very same bytes. */
export function sameRequest(server, { name, request }, body, { auth, exact }) {
  const sent = server.of(name);
  assert.equal(sent.length, 1, `${name}: calls`);
  const [{ method, path, headers, body: bytes }] = sent;
  assert.equal(method, "POST");
  const { projectId, clusterId, nodepoolId } = request;
  assert.equal(path, `/api/v3/projects/${projectId}/clusters/${clusterId}/nodepools/${nodepoolId}/operation/upgrade`);
  assert.match(headers["content-type"], /^application\/json(; ?charset=utf-8)?$/i);
  assert.equal(headers.host, server.host);
  const text = bytes.toString("utf8");
  assert.deepEqual(JSON.parse(text), JSON.parse(body), `${name}: body`);
  if (exact) assert.equal(text, body, `${name}: bytes of the body`);
  if (auth === "token") assert.equal(headers["x-auth-token"], credentials.HUAWEICLOUD_TOKEN);
  else assert.equal(headers.authorization, authorization(method, path, headers, bytes), `${name}: signature`);
  const securityToken = auth === "temporary" ? temporary.CLOUD_SDK_SECURITY_TOKEN : undefined;
  assert.equal(headers["x-security-token"], securityToken, `${name}: security token`);
  if (securityToken) assert.match(headers.authorization, /SignedHeaders=[^,]*x-security-token/, `${name}: signed`);
}

/**
 * The header that the request should have: SDK-HMAC-SHA256 over the headers that it names, written from the signing
 * guide and by other code than the samples'.
 */
function authorization(method, path, headers, body) {
  const names = /SignedHeaders=([^,]+),/.exec(headers.authorization)?.[1].split(";") ?? [];
  assert.ok(names.includes("x-sdk-date"), `signed headers: ${names}`);
  const sha256 = (data) => createHash("sha256").update(data).digest("hex");
  const lines = names.map((name) => `${name}:${headers[name].trim()}\n`).join("");
  const canonical = [method, `${path}/`, "", lines, names.join(";"), sha256(body)].join("\n");
  const toSign = ["SDK-HMAC-SHA256", headers["x-sdk-date"], sha256(canonical)].join("\n");
  const signature = createHmac("sha256", credentials.CLOUD_SDK_SK).update(toSign).digest("hex");
  return `SDK-HMAC-SHA256 Access=${credentials.CLOUD_SDK_AK}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
}
