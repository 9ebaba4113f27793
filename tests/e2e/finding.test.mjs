// Finding ids instead of typing them: lists that are read from the service, and nodes chosen among many.

import assert from "node:assert/strict";
import { test } from "node:test";
import { stage } from "./stage.mjs";

const site = stage();

/** The page with endpoint and token of the sandbox, and nothing else. */
async function visitConnected(t, wishes) {
  const page = await site.visit(t, wishes);
  await page.field("region").selectOption("sandbox");
  await page.press("sandboxToken");
  await page.type("projectId", "0123456789abcdef0123456789abcdef");
  return page;
}

/** Presses a button of a list that was found. */
const choose = (page, name) => page.tab.getByRole("button", { name }).click();

/** Cluster and pool `workers` by their names; their nodes are shown. */
async function findWorkers(page) {
  await page.press("findClusters");
  await choose(page, /^sandbox /);
  await page.press("findPools");
  await choose(page, /^workers /);
  await page.press("findNodes");
  await page.field("nodes").waitFor();
}

const option = (page, name) => page.field("nodes").getByRole("option", { name });
const ids = async (page) => (await page.field("nodeIds").inputValue()).split("\n").filter(Boolean);

test("cluster, pool and nodes are found by name, and can be sent", async (t) => {
  const page = await visitConnected(t);
  await findWorkers(page);
  assert.equal(await page.field("clusterId").inputValue(), "4d1ecb2c-229a-11e8-9c75-0255ac100ceb");
  assert.equal(await page.field("nodepoolId").inputValue(), "9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28");
  await page.press("selectOutdated");
  assert.equal((await ids(page)).length, 5);
  await page.tab.getByText("5 of 6 selected, 6 shown").waitFor();
  await page.typeNodesPerBatch("2");
  assert.equal(await page.send(), "accepted");
});

test("the default pool is chosen by its box", async (t) => {
  const page = await visitConnected(t);
  await page.press("findClusters");
  await choose(page, /^sandbox /);
  await page.press("findPools");
  await choose(page, /^DefaultPool /);
  assert.ok(await page.field("defaultPool").isChecked());
  await page.tab.getByText(/nodes of the default pool have no template/i).waitFor();
});

test("a click chooses, a second lets go, Shift makes a range", async (t) => {
  const page = await visitConnected(t);
  await findWorkers(page);
  await option(page, /workers-2/).click();
  await option(page, /workers-5/).click({ modifiers: ["Shift"] });
  assert.equal((await ids(page)).length, 4);
  await option(page, /workers-3/).click();
  assert.equal((await ids(page)).length, 3);
  assert.equal(await option(page, /workers-3/).getAttribute("aria-selected"), "false");
});

test("by keyboard alone", async (t) => {
  const page = await visitConnected(t);
  await findWorkers(page);
  await page.field("nodes").focus();
  await page.tab.keyboard.press("ArrowDown");
  await page.tab.keyboard.press("Space");
  await page.tab.keyboard.press("Shift+ArrowDown");
  assert.equal((await ids(page)).length, 2);
  assert.equal(await page.field("nodes").getAttribute("aria-activedescendant"), "node-2");
});

test("search narrows what is shown, and only that is chosen", async (t) => {
  const page = await visitConnected(t);
  await findWorkers(page);
  await page.type("searchNodes", "10.0.0.14");
  await page.tab.getByText("0 of 6 selected, 1 shown").waitFor();
  await page.press("selectShown");
  assert.equal((await ids(page)).length, 1);
  await page.type("searchNodes", "");
  await page.press("selectNone");
  assert.deepEqual(await ids(page), []);
});

test("what is typed is chosen, and what is chosen beside it stays", async (t) => {
  const page = await visitConnected(t);
  await findWorkers(page);
  await page.type("nodeIds", "a-node-of-my-own b1f0c2de-8a41-4c53-9d1e-0255ac10a002");
  await page.tab.getByText("1 of 6 selected").waitFor();
  await option(page, /workers-1/).click();
  const chosen = await ids(page);
  assert.deepEqual(chosen[0], "a-node-of-my-own");
  assert.equal(chosen.length, 3);
});

test("named nodes that are not of the pool are told, and removed", async (t) => {
  const page = await visitConnected(t);
  await findWorkers(page);
  await page.typeNodesPerBatch("1");
  await option(page, /workers-1/).click();
  const told = page.tab.getByText(/of these (is|are) no nodes? of this pool/);
  await page.tab.getByText("Nodes: 1 of 6, in 1 batch,").first().waitFor();
  assert.equal(await told.count(), 0);
  // Nodes of the default pool, as after a change of the pool.
  const others = ["c2a1d3ef-9b52-4d64-ae2f-0255ac10b001", "c2a1d3ef-9b52-4d64-ae2f-0255ac10b002"];
  await page.type("nodeIds", [...(await ids(page)), ...others].join(" "));
  await told.waitFor();
  assert.ok((await told.innerText()).includes(others.join(", ")), await told.innerText());
  await choose(page, "Remove them");
  await told.waitFor({ state: "detached" });
  assert.deepEqual(await ids(page), ["b1f0c2de-8a41-4c53-9d1e-0255ac10a001"]);
});

test("a list that cannot be read says why, with the id of the question", async (t) => {
  const page = await visitConnected(t);
  await page.type("token", "MIINotTheTokenOfTheSandbox");
  await page.press("findClusters");
  await page.tab.getByText(/HTTP 401/).waitFor();
  await page.tab.getByText(/Get a new token/).waitFor();
  await page.tab.getByText("Request ID").first().waitFor();
});

test("what was found belongs to what it was asked of", async (t) => {
  const page = await visitConnected(t);
  await findWorkers(page);
  await page.type("clusterId", "another");
  await page.field("nodes").waitFor({ state: "detached" });
});

test("nodes of a cluster that the form no longer names are not offered", async (t) => {
  const page = await visitConnected(t);
  await page.type("clusterId", "4d1ecb2c-229a-11e8-9c75-0255ac100ceb");
  await page.server.sandbox.fault({ kind: "slow", ms: 1000, on: "read" });
  const answered = page.tab.waitForResponse((response) => response.url().includes("/nodes"));
  const asked = page.tab.waitForRequest((request) => request.url().includes("/nodes"));
  await page.press("findNodes");
  // The first search waits for its part of the program, and asks for what the form says then.
  await asked;
  await page.type("clusterId", "5d1ecb2c-229a-11e8-9c75-0255ac100ceb");
  await (await answered).finished();
  await page.tab.waitForTimeout(300);
  assert.equal(await page.tab.locator("#found-nodes").innerText(), "");
});
