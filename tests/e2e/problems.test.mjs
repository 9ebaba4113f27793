// Every group of problems appears by typing, and goes by typing. Which text is wrong in which way follows from the list of
// codes that the checks promise; what may be typed at all is the form's business.

import assert from "node:assert/strict";
import { test } from "node:test";
import { stage } from "./stage.mjs";

const site = stage();

/** Types each text into a field of the example, and sees exactly these problems. */
async function sees(page, key, table) {
  for (const [text, ...codes] of table) {
    await page.type(key, text);
    assert.deepEqual(await page.codes(), codes, `${key}: ${text.slice(0, 60)}`);
  }
}

test("the endpoint", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await sees(page, "endpoint", [
    ["", "endpoint/missing"],
    ["cce.cn-north-4.myhuaweicloud.com", "endpoint/invalid"],
    ["https://cce.cn-north-4.myhuaweicloud.com/api", "endpoint/invalid"],
    ["https://me@cce.cn-north-4.myhuaweicloud.com", "endpoint/invalid"],
    ["http://cce.cn-north-4.myhuaweicloud.com", "endpoint/not-https"],
    ["https://cce.cn-north-4.myhuaweicloud.example", "endpoint/unknown-host"],
    ["https://cce.cn-north-4.myhuaweicloud.com"],
  ]);
});

test("the token", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await sees(page, "token", [
    ["", "token/missing"],
    ["MII two words", "token/malformed"],
    ["MII令牌", "token/malformed"],
    // The gateway refuses headers over 32 KB.
    ["M".repeat(32 * 1024 + 1), "token/too-long"],
    ["M".repeat(32 * 1024)],
  ]);
});

test("project, cluster and node pool ID", async (t) => {
  const page = await site.visit(t);
  for (const [key, group] of [["projectId", "project-id"], ["clusterId", "cluster-id"]]) {
    await page.fillExample();
    await sees(page, key, [
      ["", `${group}/missing`],
      ["a/b", `${group}/unsafe`],
      ["..", `${group}/unsafe`],
      ["{project_id}", `${group}/unsafe`],
      ["abc", `${group}/malformed`],
    ]);
  }
  // The node pool stands in the path and in the body; there is one field, and one thing to mend.
  await page.fillExample();
  await sees(page, "nodepoolId", [
    ["", "nodepool-id/missing"],
    ["a b", "nodepool-id/unsafe"],
    ["abc", "nodepool-id/malformed"],
  ]);
});

test("nodes per batch", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await sees(page, "nodesPerBatch", [
    ["", "max-unavailable/missing"],
    ["many", "max-unavailable/not-integer"],
    ["1.5", "max-unavailable/not-integer"],
    ["0", "max-unavailable/out-of-range"],
    ["21", "max-unavailable/out-of-range"],
    ["-1", "max-unavailable/out-of-range"],
    ["20"],
    ["1"],
  ]);
});

test("node IDs", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  const id = "b1f0c2de-8a41-4c53-9d1e-0255ac10a001";
  await sees(page, "nodeIds", [
    ["", "node-ids/all-nodes"],
    ["node-1", "node-ids/malformed"],
    [`${id} ${id.toUpperCase()}`, "node-ids/duplicate"],
    [id],
  ]);
});

test("user name and password", async (t) => {
  const page = await site.visit(t);
  await page.fillDefaultPool();
  await sees(page, "password", [
    ["", "password/missing"],
    ["Aa1!", "password/length"],
    ["Aa1!".repeat(6) + "Aa1", "password/length"],
    ["abcdefgh1", "password/classes"],
    ["Root1234!toor", "password/contains-username"],
    ["Huawei@Cloud~2026", "password/unusual-character"],
    ["Huawei@Cloud2026"],
  ]);
  await page.type("userName", "iewauh");
  assert.deepEqual(await page.codes(), ["password/contains-username"]);
});

test("key pair", async (t) => {
  const page = await site.visit(t);
  await page.fillDefaultPool();
  await page.chooseKeyPair();
  await sees(page, "keyPairName", [["", "ssh-key/empty"], ["sandbox-key"]]);
});

test("scripts", async (t) => {
  const page = await site.visit(t);
  await page.fillDefaultPool();
  await page.chooseKeyPair();
  await page.type("keyPairName", "sandbox-key");
  for (const [key, group] of [["preInstall", "pre-install"], ["postInstall", "post-install"]]) {
    await page.pasteAsBase64(key, "");
    await sees(page, key, [
      ["echo 1", `${group}/not-base64`],
      ["ZWNo\nbyAx", `${group}/not-base64`],
      // The byte FF, which UTF-8 has nowhere.
      ["/w==", `${group}/not-text`],
      ["ZWNobyAx"],
    ]);
  }
  // With the eight characters of the other script one group of four more than 10240.
  await page.type("preInstall", "QUFB".repeat(2558) + "QUFB");
  assert.deepEqual(await page.codes(), ["scripts/too-long"]);
  await page.type("preInstall", "QUFB".repeat(2558));
  assert.deepEqual(await page.codes(), []);
});

test("an empty form is told everything at once, and nothing below fields nobody has left", async (t) => {
  const page = await site.visit(t);
  assert.deepEqual(await page.codes(), [
    "endpoint/missing",
    "project-id/missing",
    "cluster-id/missing",
    "nodepool-id/missing",
    "max-unavailable/missing",
    "token/missing",
    "node-ids/all-nodes",
  ]);
  assert.doesNotMatch(await page.description("projectId"), /missing/);
  assert.equal(await page.field("projectId").getAttribute("aria-invalid"), null);
});

test("a field complains when it is left, in words that are tied to it", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.typeNodesPerBatch("0");
  assert.doesNotMatch(await page.description("nodesPerBatch"), /between/);
  await page.tab.keyboard.press("Tab");
  assert.match(await page.description("nodesPerBatch"), /must be between 1 and 20, found 0/);
  assert.equal(await page.field("nodesPerBatch").getAttribute("aria-invalid"), "true");
  await page.typeNodesPerBatch("3");
  assert.doesNotMatch(await page.description("nodesPerBatch"), /between/);
  assert.equal(await page.field("nodesPerBatch").getAttribute("aria-invalid"), null);
});

test("a problem in the list leads to its field", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.type("clusterId", "a/b");
  await page.problem("cluster-id/unsafe").getByRole("button").click();
  assert.ok(await page.field("clusterId").evaluate((field) => field === document.activeElement));
});

test("S11: with an error Send leads to the first one, and nothing leaves", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.typeNodesPerBatch("0");
  await page.type("clusterId", "");
  await page.sendRegardless();
  assert.ok(await page.field("clusterId").evaluate((field) => field === document.activeElement));
  assert.match(await page.description("nodesPerBatch"), /must be between 1 and 20/);
  assert.equal(await page.dialog().count(), 0);
  assert.deepEqual(await page.server.sandbox.calls(), []);
});

test("a thousand wrong node IDs are counted, and the list stays readable", async (t) => {
  const page = await site.visit(t, { permissions: ["clipboard-write"] });
  await page.fillExample();
  await page.paste("nodeIds", Array.from({ length: 1200 }, (_, at) => `node-${at}`).join("\n"));
  await page.section("problems").getByText("Errors: 0, warnings: 1200, hints: 0").waitFor();
  assert.equal((await page.codes()).length, 1000);
  await page.section("problems").getByText("Not listed: 200 more").waitFor();
  assert.match(await page.answer(), /Nothing has been sent since/);
});
