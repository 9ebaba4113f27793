// A call for a custom pool: what arrives is what was shown, to the byte.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { stage } from "./stage.mjs";

const site = stage();

const sha256 = (text) => createHash("sha256").update(text, "utf8").digest("hex");

/** Sends what is on the page. The one call that arrived has the body that the review showed. */
async function sendsWhatItShows(page) {
  const shown = await page.body();
  assert.equal(await page.send(), "accepted");
  const [call, ...more] = await page.server.sandbox.upgrades();
  assert.deepEqual(more, []);
  assert.equal(call.bodySha256, sha256(shown));
  assert.equal(call.bodyBytes, Buffer.byteLength(shown));
  return call;
}

test("S10: the example is accepted, and arrives byte for byte as the review showed it", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  assert.deepEqual(await page.codes(), []);
  const call = await sendsWhatItShows(page);
  // The path of the API's documentation, with the IDs of the example.
  assert.equal(
    call.path,
    "/api/v3/projects/0123456789abcdef0123456789abcdef/clusters/4d1ecb2c-229a-11e8-9c75-0255ac100ceb" +
      "/nodepools/9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28/operation/upgrade",
  );
  assert.deepEqual([call.query, call.status], [null, 200]);
  assert.match(await page.answer(), /Job ID\s+[0-9a-f]{8}-/);
});

test("a form filled in by hand makes the body that the documentation describes", async (t) => {
  const page = await site.visit(t);
  await page.field("region").selectOption({ label: page.names.sandbox });
  await page.press("sandboxToken");
  await page.type("projectId", "0123456789abcdef0123456789abcdef");
  await page.type("clusterId", "4d1ecb2c-229a-11e8-9c75-0255ac100ceb");
  await page.type("nodepoolId", "9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28");
  await page.typeNodesPerBatch("2");
  await page.type("nodeIds", '["b1f0c2de-8a41-4c53-9d1e-0255ac10a004",\n  "b1f0c2de-8a41-4c53-9d1e-0255ac10a002"]');
  // Compact JSON, in the order of the documentation's tables, the nodes in the order of the list.
  const body =
    '{"spec":{"maxUnavailable":2,"nodeIDs":["b1f0c2de-8a41-4c53-9d1e-0255ac10a004",' +
    '"b1f0c2de-8a41-4c53-9d1e-0255ac10a002"],"nodePoolID":"9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28"}}';
  assert.equal(await page.body(), body);
  const call = await sendsWhatItShows(page);
  assert.equal(call.body, body);
});

test("no node IDs are sent as no member at all, after the warning was shown in the last question", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.type("nodeIds", "");
  await page.ask();
  const question = await page.known();
  assert.match(question, /Nodes to be reset: 6\. Batches: 6\. Unavailable at the same time: 1 at most/);
  assert.match(question, /No node IDs \(nodeIDs\) are named/);
  await page.confirm();
  assert.equal(await page.outcome(), "accepted");
  const [call] = await page.server.sandbox.upgrades();
  assert.equal(call.body, '{"spec":{"maxUnavailable":1,"nodePoolID":"9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28"}}');
});

test("S10: the relay forwards the same bytes", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.chooseWay("byRelay");
  await sendsWhatItShows(page);
  assert.ok(page.seen.requests.some((request) => request.url().startsWith(`${page.server.page}relay/`)));
});

test("S10: the headers that leave are those that are shown", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.press("showSecrets");
  const shown = await page.headers();
  await page.send();
  const sent = page.seen.requests.find((request) => request.method() === "POST");
  const headers = await sent.allHeaders();
  const named = shown.trimEnd().split("\n").map((line) => line.split(": "));
  assert.deepEqual(named.map(([name]) => name), ["Content-Type", "X-Auth-Token"]);
  for (const [name, value] of named) assert.equal(headers[name.toLowerCase()], value, name);
  for (const name of ["cookie", "referer", "authorization"]) assert.equal(headers[name], undefined, name);
});

test("the last question counts nodes and batches, and Cancel sends nothing", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.typeNodesPerBatch("2");
  await page.ask();
  const question = await page.dialog().innerText();
  // Three nodes of the example, two at a time: two batches.
  assert.match(question, /Nodes to be reset: 3\. Batches: 2\. Unavailable at the same time: 2 at most\./);
  assert.ok(question.includes(`The call goes directly from this browser to ${page.server.sandbox.host}`), question);
  await page.press("cancel");
  await page.dialog().waitFor({ state: "hidden" });
  assert.deepEqual(await page.server.sandbox.upgrades(), []);
});
