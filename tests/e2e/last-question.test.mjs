// The last question names what the call is about: where it goes, which nodes, what they get, and what the call before it
// became.

import assert from "node:assert/strict";
import { test } from "node:test";
import { stage } from "./stage.mjs";

const site = stage();

/** What the dialog says, on one line. */
const question = async (page) => (await page.dialog().innerText()).replaceAll(/\s+/g, " ");

test("it names the pool, the nodes, the cluster, the project and the route", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  const nodes = Array.from({ length: 7 }, (_, index) => `b1f0c2de-8a41-4c53-9d1e-0255ac10a00${index + 1}`);
  await page.type("nodeIds", nodes.join(" "));
  await page.chooseWay("byRelay");
  await page.ask();
  await page.known();
  const words = await question(page);
  assert.ok(words.includes("Synchronize node pool workers?"), words);
  await page.dialog().getByText("All nodes to be reset: 7").click();
  const listed = await page.dialog().innerText();
  for (const node of nodes) assert.ok(listed.includes(node), node);
  assert.ok(listed.includes("workers-1 (b1f0c2de-8a41-4c53-9d1e-0255ac10a001)"), listed);
  assert.ok(words.includes("Cluster sandbox (4d1ecb2c-229a-11e8-9c75-0255ac100ceb), project 0123456789abcdef0123456789abcdef."), words);
  assert.ok(words.includes(`The call goes through the relay of this page to ${page.server.sandbox.host}.`), words);
});

test("what is not as it should be comes first", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.type("nodeIds", "c2a1d3ef-9b52-4d64-ae2f-0255ac10b001");
  await page.ask();
  await page.known();
  const levels = await page.dialog().locator(".ps-known__list > li").evaluateAll((lines) => lines.map((line) => line.className));
  const order = ["ps-known__bad", "ps-known__look", "ps-known__good"];
  assert.equal(levels[0], order[0]);
  assert.deepEqual(levels, levels.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
});

test("it names login and scripts of the default pool's nodes", async (t) => {
  const page = await site.visit(t);
  await page.fillDefaultPool();
  await page.chooseKeyPair();
  await page.type("keyPairName", "KeyPair-ops");
  await page.type("preInstall", "echo 1");
  await page.type("postInstall", "echo 2");
  await page.ask();
  const words = await question(page);
  assert.ok(words.includes("The nodes get a new login: Key pair (KeyPair-ops)."), words);
  assert.ok(words.includes("Each node runs these scripts: Pre-install script, Post-install script."), words);
});

test("after a call whose outcome is unknown it says so", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.server.sandbox.fault({ kind: "no-cors" });
  assert.equal(await page.send(), "unknown");
  await page.ask();
  assert.match(await question(page), /The outcome of the last call is not known: it may be running now/);
});

test("after a refused call it is a first call again", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.server.sandbox.fault({ kind: "status", status: 403, body: "{}" });
  assert.equal(await page.send(), "refused");
  await page.ask();
  assert.doesNotMatch(await question(page), /another one|not known: it/);
});

test("S4: a token that was entered for another host goes nowhere before the user says so", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  const { host } = page.server.sandbox;
  await page.field("region").selectOption("eu-west-0");
  const warning = `This token was entered for ${host}. The call would take it to cce.eu-west-0.myhuaweicloud.com.`;
  await page.section("connection").getByText(warning).waitFor();
  const asked = [];
  await page.tab.route("**/relay/**", (route) => {
    asked.push(route.request().url());
    return route.fulfill({ status: 404, contentType: "application/json", body: '{"errorCode":"CCE.01404001","errorMessage":"none"}' });
  });
  await page.ask();
  assert.ok((await question(page)).includes(warning));
  await page.press("cancel");
  await page.press("findClusters");
  await page.tab.locator("#found-clusters").getByText(warning).waitFor();
  assert.deepEqual(asked, []);
  // Another secret that is typed or imported is none of the token's business.
  await page.chooseCredential("signIn");
  await page.type("iamPassword", "x");
  await page.chooseCredential("token");
  await page.section("connection").getByText(warning).waitFor();
  // With the user's word it goes, and what is known there is shown before the call.
  await page.ask();
  assert.ok(await page.button("synchronizeNow").isDisabled());
  await page.dialog().getByRole("button", { name: "Send it there" }).click();
  await page.dialog().getByText(/could not be read: HTTP 404/).waitFor();
  assert.equal(asked.length, 1);
  assert.match(asked[0], /nodepools/);
  await page.press("cancel");
  assert.deepEqual(await page.server.sandbox.calls(), []);
});

test("a token for another host can be forgotten beside its field", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.field("region").selectOption("eu-west-0");
  await page.press("forgetToken");
  assert.equal(await page.field("token").inputValue(), "");
  await page.seesProblem("token/missing");
});

test("nobody can say yes before the pool was read, and cancelling ends the reading", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.server.sandbox.fault({ kind: "slow", ms: 1500, on: "read" });
  await page.ask();
  assert.ok(await page.button("synchronizeNow").isDisabled());
  await page.press("cancel");
  const asked = page.seen.requests.length;
  await page.field("region").selectOption("eu-west-0");
  await page.tab.waitForTimeout(2500);
  assert.deepEqual(page.seen.requests.slice(asked).map((request) => request.url()), []);
});

for (const [what, fault] of Object.entries({
  "a portal's page": { kind: "status", status: 200, body: "<html>Log in</html>" },
  "nothing at all": { kind: "status", status: 200, body: "" },
  "a list": { kind: "status", status: 200, body: "[]" },
  "success that names an error": { kind: "status", status: 200, body: '{"errorCode":"CCE.01404001","errorMessage":"none"}' },
  "a failure": { kind: "status", status: 502, body: '{"error_code":"APIG.0201","error_msg":"Backend timeout."}' },
})) {
  test(`the pool's reading is answered by ${what}: the call is not made`, async (t) => {
    const page = await site.visit(t);
    await page.fillExample();
    await page.server.sandbox.fault({ ...fault, on: "read" });
    await page.ask();
    await page.dialog().getByText("What answered to the reading of the node pool is not the service, or the service fails").waitFor();
    assert.doesNotMatch(await question(page), /is reached/);
    assert.match(await question(page), /Do not send/);
    assert.ok(await page.button("synchronizeNow").isDisabled());
    assert.deepEqual(await page.server.sandbox.upgrades(), []);
  });
}

test("going back to the host of the token ends the warning", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.field("region").selectOption("eu-west-0");
  const warning = page.section("connection").getByText("This token was entered for");
  await warning.waitFor();
  await page.field("region").selectOption("sandbox");
  await warning.waitFor({ state: "detached" });
});

test("a call about all nodes of a pool, or about many, wants the name of the pool", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.type("nodeIds", "");
  await page.ask();
  await page.known();
  assert.ok(await page.button("synchronizeNow").isDisabled());
  const name = page.dialog().getByRole("textbox", { name: "Type workers to confirm" });
  await name.fill("Workers");
  assert.ok(await page.button("synchronizeNow").isDisabled());
  await name.fill("workers");
  await page.press("synchronizeNow");
  assert.equal(await page.outcome(), "accepted");
});

test("what was read replaces what was assumed", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.type("nodeIds", "");
  await page.ask();
  const words = await page.known();
  assert.match(words, /Nodes to be reset: 6\. Batches: 6/);
  assert.doesNotMatch(words, /Presumably/);
});
