// The whole way by keyboard alone, from the first field to the answer.

import assert from "node:assert/strict";
import { test } from "node:test";
import { stage } from "./stage.mjs";

const site = stage();

/** More steps than the page has stops. */
const MOST_STEPS = 80;

/** Goes on with Tab until this control has the focus, which must be seen at every stop. */
async function tabTo(page, locator) {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const here = await page.tab.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
      const { id, tagName } = document.activeElement;
      return { stop: `${tagName}#${id}`, outline: tagName === "BODY" || (outlineStyle !== "none" && outlineWidth !== "0px") };
    });
    assert.ok(here.outline, `the focus is not seen at ${here.stop}`);
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.tab.keyboard.press("Tab");
  }
  assert.fail(`no way by Tab to ${locator}`);
}

const focused = (locator) => locator.evaluate((element) => element === document.activeElement);

test("a call for a custom pool", async (t) => {
  const page = await site.visit(t);
  const { keyboard } = page.tab;
  await tabTo(page, page.field("region"));
  await keyboard.type("Sandbox");
  assert.equal(await page.field("endpoint").inputValue(), page.server.sandbox.origin);
  await tabTo(page, page.button("sandboxToken"));
  await keyboard.press("Enter");
  for (const [key, text] of [
    ["projectId", "0123456789abcdef0123456789abcdef"],
    ["clusterId", "4d1ecb2c-229a-11e8-9c75-0255ac100ceb"],
    ["nodepoolId", "9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28"],
    ["nodesPerBatch", "1"],
    ["nodeIds", "b1f0c2de-8a41-4c53-9d1e-0255ac10a001"],
  ]) {
    await tabTo(page, page.field(key));
    await keyboard.type(text);
  }
  await tabTo(page, page.button("send"));
  await keyboard.press("Enter");
  await page.dialog().waitFor();
  // The careful answer has the focus, so that one Enter too many does no harm.
  assert.ok(await focused(page.button("cancel")));
  await page.known();
  await tabTo(page, page.button("synchronizeNow"));
  await keyboard.press("Enter");
  assert.equal(await page.outcome(), "accepted");
  assert.ok(await page.section("answer").getByRole("heading").evaluate((it) => it === document.activeElement));
});

test("a call for the default pool", async (t) => {
  const page = await site.visit(t);
  const { keyboard } = page.tab;
  await tabTo(page, page.button("loadExample"));
  await keyboard.press("Enter");
  await tabTo(page, page.field("defaultPool"));
  await keyboard.press("Space");
  await tabTo(page, page.field("nodeIds"));
  await keyboard.press("ControlOrMeta+A");
  await keyboard.type("c2a1d3ef-9b52-4d64-ae2f-0255ac10b001");
  await tabTo(page, page.tab.getByRole("radio", { name: page.names.password, exact: true }));
  await keyboard.press("ArrowDown");
  await tabTo(page, page.field("keyPairName"));
  await keyboard.type("sandbox-key");
  await tabTo(page, page.field("preInstall"));
  await keyboard.type("echo 1");
  await tabTo(page, page.button("send"));
  await keyboard.press("Space");
  await page.known();
  await tabTo(page, page.button("synchronizeNow"));
  await keyboard.press("Space");
  assert.equal(await page.outcome(), "accepted");
});

test("the arrow keys count nodes per batch between 1 and 20", async (t) => {
  const page = await site.visit(t);
  const field = page.field("nodesPerBatch");
  await field.focus();
  const pressed = async (key, times) => {
    for (let time = 0; time < times; time += 1) await page.tab.keyboard.press(key);
    return [await field.inputValue(), await field.getAttribute("aria-valuenow")];
  };
  assert.deepEqual(await pressed("ArrowUp", 1), ["1", "1"]);
  assert.deepEqual(await pressed("ArrowUp", 2), ["3", "3"]);
  assert.deepEqual(await pressed("ArrowDown", 5), ["1", "1"]);
  assert.deepEqual(await pressed("ArrowUp", 25), ["20", "20"]);
});

test("the focus stays in the dialog, and comes back when it is closed", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.button("send").focus();
  await page.tab.keyboard.press("Enter");
  await page.dialog().waitFor();
  for (let step = 0; step < 6; step += 1) {
    await page.tab.keyboard.press("Tab");
    // After the last button the focus is with the browser for a moment, which is the document's body to a page.
    const inside = () => document.activeElement === document.body || document.activeElement.closest("dialog") !== null;
    assert.ok(await page.tab.evaluate(inside), `step ${step}`);
  }
  await page.tab.keyboard.press("Escape");
  assert.ok(await focused(page.button("send")));
});

test("with an error Enter on Send leads to the field", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.typeNodesPerBatch("21");
  await page.button("send").focus();
  await page.tab.keyboard.press("Enter");
  assert.ok(await focused(page.field("nodesPerBatch")));
});

for (const key of ["Enter", "Space"]) {
  test(`the first ${key} on a look-up asks`, async (t) => {
    const page = await site.visit(t);
    await page.button("loadExample").focus();
    await page.tab.keyboard.press("Enter");
    await tabTo(page, page.button("findPools"));
    await page.tab.keyboard.press(key);
    await page.tab.getByRole("button", { name: /^workers / }).waitFor();
  });
}
