// What a reload keeps: the draft, language and colours. What it does not keep: anything secret.

import assert from "node:assert/strict";
import { test } from "node:test";
import { stage } from "./stage.mjs";

// Playwright turns the memory of left pages off; here it is what a visitor has.
const site = stage({ ignored: ["--disable-back-forward-cache"] });

const TOKEN = "MIIF-marker-of-a-token";
const PASSWORD = "Marker@Of1Password";

/** A default pool with everything filled in. */
async function fillsEverything(page) {
  await page.fillDefaultPool();
  await page.type("token", TOKEN);
  await page.type("userName", "admin");
  await page.type("password", PASSWORD);
  await page.type("preInstall", "echo 1");
  await page.pasteAsBase64("postInstall", "ZWNobyAy");
  await page.tick("keepScripts");
  await page.typeNodesPerBatch("3");
}

async function seesTheDraft(page) {
  const values = {
    endpoint: page.server.sandbox.origin,
    projectId: "0123456789abcdef0123456789abcdef",
    clusterId: "4d1ecb2c-229a-11e8-9c75-0255ac100ceb",
    nodesPerBatch: "3",
    nodeIds: "c2a1d3ef-9b52-4d64-ae2f-0255ac10b001\nc2a1d3ef-9b52-4d64-ae2f-0255ac10b002",
    userName: "admin",
    preInstall: "echo 1",
    postInstall: "ZWNobyAy",
  };
  for (const [key, value] of Object.entries(values)) assert.equal(await page.field(key).inputValue(), value, key);
  assert.ok(await page.field("defaultPool").isChecked());
  const { lifeCycle } = JSON.parse(await page.body()).spec.nodeTemplate;
  assert.deepEqual(lifeCycle, { preInstall: "ZWNobyAx", postInstall: "ZWNobyAy" });
}

async function seesNoSecret(page) {
  for (const key of ["token", "password"]) assert.equal(await page.field(key).inputValue(), "", key);
  assert.deepEqual(await page.codes(), ["token/missing", "password/missing"].sort());
  const html = await page.tab.content();
  for (const secret of [TOKEN, PASSWORD]) assert.ok(!html.includes(secret));
}

test("S8: a reload keeps the draft and no secret", async (t) => {
  const page = await site.visit(t);
  await fillsEverything(page);
  await page.reload();
  await seesTheDraft(page);
  await seesNoSecret(page);
});

test("a draft is kept at once when the page is left, however short the time since the last key", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.type("clusterId", "typed-just-now");
  await page.reload();
  assert.equal(await page.field("clusterId").inputValue(), "typed-just-now");
});

test("S8: another tab of the same visitor finds the draft and no secret", async (t) => {
  const page = await site.visit(t);
  await fillsEverything(page);
  await page.tab.close({ runBeforeUnload: false });
  const tab = await page.tab.context().newPage();
  await tab.goto(page.server.page);
  page.tab = tab;
  await page.live();
  await seesNoSecret(page);
});

test("S8: leaving the page and coming back, with the page kept in the browser's memory, brings no secret", async (t) => {
  const page = await site.visit(t);
  await fillsEverything(page);
  await page.tab.goto(`${page.server.sandbox.origin}/`);
  await page.tab.goBack({ waitUntil: "commit" });
  await page.live();
  await seesTheDraft(page);
  await seesNoSecret(page);
});

test("a draft of a strange version is left alone, and the page starts empty", async (t) => {
  const page = await site.visit(t);
  await page.tab.evaluate(() => localStorage.setItem("poolsync.draft", '{"version":99,"endpoint":"https://a.example"}'));
  const tab = await page.tab.context().newPage();
  await tab.goto(page.server.page);
  page.tab = tab;
  await page.live();
  assert.equal(await page.field("endpoint").inputValue(), "");
});

test("without storage the page works, and says that it keeps nothing", async (t) => {
  const before = (tab) =>
    tab.addInitScript(() => {
      Object.defineProperty(globalThis, "localStorage", {
        get() {
          throw new DOMException("storage is turned off", "SecurityError");
        },
      });
    });
  const page = await site.visit(t, { before });
  await page.tab.getByText("This browser keeps nothing: what you type is gone after a reload.").waitFor();
  await page.fillExample();
  assert.deepEqual(await page.codes(), []);
});

test("the example can be taken back", async (t) => {
  const page = await site.visit(t);
  await page.type("projectId", "mine");
  await page.type("token", TOKEN);
  await page.fillExample();
  await page.press("takeBack");
  assert.equal(await page.field("projectId").inputValue(), "mine");
  assert.equal(await page.field("token").inputValue(), TOKEN);
});

test("scripts are kept only where the user says so", async (t) => {
  const page = await site.visit(t);
  await page.fillDefaultPool();
  await page.type("preInstall", "docker login -p marker-of-a-registry");
  await page.type("clusterId", "typed-last");
  await page.tab.waitForFunction(() => localStorage.getItem("poolsync.draft")?.includes("typed-last"));
  assert.ok(!(await page.tab.evaluate(() => localStorage.getItem("poolsync.draft"))).includes("marker-of-a-registry"));
  await page.reload();
  assert.equal(await page.field("preInstall").inputValue(), "");
});

test("a run in storage that nobody wrote does not stop the program", async (t) => {
  const page = await site.visit(t);
  const origin = page.server.sandbox.origin;
  const call = { id: "1", origin, project: "p", cluster: "c", pool: "n", name: "workers", fate: "accepted", code: "", requestId: "", jobId: "", at: 0, status: 200 };
  const node = { id: "a", name: "a", stage: "waiting", reason: "", since: 0, phase: "", stale: true, away: false, call: 0 };
  const run = { version: 1, calls: [{ begun: 0, batch: 0, job: null }], nodes: [node], batchEnds: [], seenRunning: false, stopped: false, failure: "" };
  const target = { origin, project: "p", cluster: "c", pool: "n", name: "workers" };
  const saved = { "poolsync.journal": JSON.stringify({ version: 1, calls: [call] }), "poolsync.run.1": [target, run].map((part) => JSON.stringify(part)).join("\n") };
  await page.tab.evaluate((all) => Object.entries(all).forEach(([key, text]) => localStorage.setItem(key, text)), saved);
  await page.reload();
  await page.section("progress").waitFor();
  await page.type("projectId", "still-alive");
  await page.seesProblem("project-id/malformed");
});

test("a tab in which nothing was typed does not write its old draft over a newer one", async (t) => {
  const page = await site.visit(t);
  const other = await page.tab.context().newPage();
  await other.goto(page.server.page);
  await other.getByRole("textbox", { name: "Project ID", exact: true }).fill("typed-in-the-other-tab");
  await other.waitForFunction(() => localStorage.getItem("poolsync.draft")?.includes("typed-in-the-other-tab"));
  await page.tab.reload();
  await page.live();
  assert.equal(await page.field("projectId").inputValue(), "typed-in-the-other-tab");
});
