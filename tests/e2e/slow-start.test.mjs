// Typing before the program is there: the page holds it back until everything has been typed, however long that takes.
// What was typed survives, also an open composition of an input method and the caret.

import assert from "node:assert/strict";
import { test } from "node:test";
import { stage } from "./stage.mjs";

const site = stage();

/** Opens the page without its program, which `page.release()` lets through. */
async function visitHeldBack(t, wishes) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  t.after(release);
  let held = 0;
  const before = (tab) =>
    tab.route("**/*.wasm", async (route) => {
      held += 1;
      await released;
      await route.continue();
    });
  const page = await site.visit(t, { ...wishes, before, wait: false });
  await page.field("projectId").waitFor();
  page.release = async () => {
    assert.ok(held > 0, "the program was held back");
    assert.equal(await page.tab.locator("html[data-live]").count(), 0);
    release();
    await page.live();
  };
  return page;
}

const caret = (field) => field.evaluate(({ selectionStart, selectionEnd }) => [selectionStart, selectionEnd]);

test("everything typed and chosen before the program was there counts", async (t) => {
  const page = await visitHeldBack(t);
  await page.field("region").selectOption("cn-north-4");
  await page.field("token").pressSequentially("MIIF-typed-early");
  await page.type("projectId", "0123456789abcdef0123456789abcdef");
  await page.field("clusterId").pressSequentially("4d1ecb2c-229a-11e8-9c75-0255ac100ceb");
  await page.type("nodepoolId", "9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28");
  await page.release();
  // The sections after the first one come with the program.
  await page.typeNodesPerBatch("4");
  await page.type("nodeIds", "b1f0c2de-8a41-4c53-9d1e-0255ac10a001");
  assert.deepEqual(await page.codes(), []);
  // The endpoint that the service documents for this region.
  assert.equal(await page.field("endpoint").inputValue(), "https://cce.cn-north-4.myhuaweicloud.com");
  assert.equal(
    await page.body(),
    '{"spec":{"maxUnavailable":4,"nodeIDs":["b1f0c2de-8a41-4c53-9d1e-0255ac10a001"],' +
      '"nodePoolID":"9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28"}}',
  );
});

test("the default pool ticked early shows its template", async (t) => {
  const page = await visitHeldBack(t);
  await page.tick("defaultPool");
  await page.release();
  await page.field("password").waitFor();
  assert.equal(JSON.parse(await page.body()).spec.nodePoolID, "DefaultPool");
});

test("typing goes on across the start: focus, caret and text stay", async (t) => {
  const page = await visitHeldBack(t);
  const field = page.field("clusterId");
  await field.pressSequentially("4d1ecb2c-8");
  await page.tab.keyboard.press("ArrowLeft");
  await page.release();
  assert.deepEqual(await caret(field), [9, 9]);
  await page.tab.keyboard.type("229a-11e8-");
  assert.equal(await field.inputValue(), "4d1ecb2c-229a-11e8-8");
  assert.deepEqual(await caret(field), [19, 19]);
});

test("a selection stays", async (t) => {
  const page = await visitHeldBack(t);
  const field = page.field("projectId");
  await field.pressSequentially("abcdef");
  await field.evaluate((input) => input.setSelectionRange(1, 4));
  await page.release();
  assert.deepEqual(await caret(field), [1, 4]);
});

test("an open composition of an input method goes on", async (t) => {
  const page = await visitHeldBack(t);
  const field = page.field("projectId");
  await field.focus();
  const input = await page.tab.context().newCDPSession(page.tab);
  await input.send("Input.imeSetComposition", { text: "zhong", selectionStart: 5, selectionEnd: 5 });
  await page.release();
  assert.equal(await field.inputValue(), "zhong");
  await input.send("Input.imeSetComposition", { text: "zhongwen", selectionStart: 8, selectionEnd: 8 });
  await input.send("Input.insertText", { text: "中文" });
  assert.equal(await field.inputValue(), "中文");
  await page.seesProblem("project-id/unsafe");
});

test("what is typed early counts more than what was kept; the rest comes back", async (t) => {
  let hold = false;
  let release;
  const released = new Promise((resolve) => (release = resolve));
  t.after(() => release());
  const before = (tab) =>
    tab.route("**/*.wasm", async (route) => {
      if (hold) await released;
      await route.continue();
    });
  const page = await site.visit(t, { before });
  await page.fillExample();
  await page.typeNodesPerBatch("7");
  hold = true;
  await page.tab.reload({ waitUntil: "commit" });
  await page.type("projectId", "ffffffffffffffffffffffffffffffff");
  release();
  await page.live();
  assert.equal(await page.field("projectId").inputValue(), "ffffffffffffffffffffffffffffffff");
  assert.equal(await page.field("clusterId").inputValue(), "4d1ecb2c-229a-11e8-9c75-0255ac100ceb");
  assert.equal(await page.field("nodesPerBatch").inputValue(), "7");
});

test("until the program is there nothing can be pressed or submitted", async (t) => {
  const page = await visitHeldBack(t);
  const { page: address } = page.server;
  await page.field("projectId").press("Enter");
  await page.field("token").press("Enter");
  assert.equal(page.tab.url(), address);
  const buttons = page.tab.getByRole("button");
  assert.ok((await buttons.count()) >= 5, "there are buttons");
  for (const button of await buttons.all()) assert.ok(await button.isDisabled(), await button.innerText());
  await page.release();
  assert.ok(await page.button("loadExample").isEnabled());
});
