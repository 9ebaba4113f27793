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

test("a reload keeps the draft and no secret", async (t) => {
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

test("another tab of the same visitor finds the draft and no secret", async (t) => {
  const page = await site.visit(t);
  await fillsEverything(page);
  await page.tab.close({ runBeforeUnload: false });
  const tab = await page.tab.context().newPage();
  await tab.goto(page.server.page);
  page.tab = tab;
  await page.live();
  await seesNoSecret(page);
});

test("leaving the page and coming back, with the page kept in the browser's memory, brings no secret", async (t) => {
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
