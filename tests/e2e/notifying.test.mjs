// A run that ends is told by the browser and by the title of the tab: only to those who asked for it, by pressing a button.

import assert from "node:assert/strict";
import { test } from "node:test";
import { stage, until } from "./stage.mjs";

const site = stage();

/** A batch of the sandbox takes 8 seconds. */
const PATIENCE_MS = 60_000;
const ODD_POOL = { clusterId: "6b2fdc3d-33ab-4f19-8d86-0255ac100ced", nodepoolId: "2f0c8e11-5b7d-4a36-9c1e-0255ac10f002" };

/**
 * A browser that writes down what it is asked and what it shows. Whether the user allows it is `permission`, and `answer`
 * once asked; headless Chromium asks nobody, so the user is played here.
 */
const browserThat = (permission, answer) => async (tab) => {
  await tab.addInitScript(
    ([first, asked]) => {
      globalThis.told = { asked: 0, byUser: [], shown: [] };
      globalThis.Notification = class {
        static permission = first;
        static async requestPermission() {
          globalThis.told.asked += 1;
          globalThis.told.byUser.push(navigator.userActivation.isActive);
          this.permission = asked;
          return asked;
        }
        constructor(...given) {
          globalThis.told.shown.push(given);
        }
      };
    },
    [permission, answer],
  );
};

const told = (page) => page.tab.evaluate(() => globalThis.told);
const progress = (page) => page.section("progress");

/** One node of the example, accepted; it is done after one batch. */
async function runsOneNode(t, wishes) {
  const page = await site.visit(t, wishes);
  await page.fillExample();
  await page.type("nodeIds", (await page.field("nodeIds").inputValue()).split("\n")[0]);
  await page.ask();
  await page.known();
  await page.confirm();
  assert.equal(await page.outcome(), "accepted");
  return page;
}

const ended = (page) => progress(page).getByText("1 of 1 node done").waitFor({ timeout: PATIENCE_MS });

test("allowed: asked on the press and not before, told once at the end, with nothing but the pool's name", async (t) => {
  const page = await runsOneNode(t, { before: browserThat("default", "granted") });
  await progress(page).getByText(/0 of 1 node done/).waitFor();
  assert.equal((await told(page)).asked, 0, "nobody is asked without a press");
  await page.press("notify");
  await progress(page).getByText("This browser will tell you at the end, while the page is open").waitFor();
  assert.deepEqual((await told(page)).byUser, [true]);
  assert.match(await page.tab.title(), /^0\/1 workers · /);
  await ended(page);
  await until(async () => (await told(page)).shown.length > 0, "a notification");
  // Another language: told once.
  await page.chooseLanguage("简体中文");
  await page.tab.waitForTimeout(1_500);
  assert.deepEqual((await told(page)).shown, [["✓ 1/1 workers"]]);
  assert.equal((await told(page)).asked, 1);
  assert.match(await page.tab.title(), /^✓ 1\/1 workers · /);
});

test("one node is said as one, while it runs", async (t) => {
  const page = await runsOneNode(t);
  await progress(page).getByText(/^Batch 1 of 1, 1 node unavailable/).waitFor({ timeout: PATIENCE_MS });
});

test("a run that fails is told as failed", async (t) => {
  const page = await site.visit(t, { before: browserThat("granted", "granted") });
  await page.fillExample();
  for (const [key, value] of Object.entries(ODD_POOL)) await page.type(key, value);
  await page.type("nodeIds", "");
  await page.press("findNodes");
  await page.field("nodes").getByRole("option", { name: /odd-2-fails/ }).click();
  await page.typeNodesPerBatch("1");
  await page.ask();
  await page.known();
  await page.confirm();
  await progress(page).getByText(/Node pool odd has stopped: 0 of 1 node done, 1 failed/).waitFor({ timeout: PATIENCE_MS });
  await until(async () => (await told(page)).shown.length > 0, "a notification");
  assert.deepEqual(await told(page), { asked: 0, byUser: [], shown: [["✗ odd: 0 of 1"]] });
  assert.match(await page.tab.title(), /^✗ odd: 0 of 1 · /);
});

test("denied: said at once with a way on, and nothing is shown at the end", async (t) => {
  const page = await runsOneNode(t, { before: browserThat("default", "denied") });
  await page.press("notify");
  const words = progress(page).getByText(/does not let the page notify you. Allow notifications for this page in its settings/);
  await words.waitFor();
  await ended(page);
  assert.deepEqual((await told(page)).shown, []);
});

test("the real browser without permission says so too", async (t) => {
  const page = await runsOneNode(t);
  assert.notEqual(await page.tab.evaluate(() => Notification.permission), "granted");
  await page.press("notify");
  await progress(page).getByText(/does not let the page notify you/).waitFor();
});

test("the real browser with permission is asked to show it", async (t) => {
  const page = await runsOneNode(t, { permissions: ["notifications"] });
  assert.equal(await page.tab.evaluate(() => Notification.permission), "granted");
  await page.press("notify");
  await progress(page).getByText("This browser will tell you at the end, while the page is open").waitFor();
});

test("a browser without notifications: no button that could not work, and the run is followed to its end", async (t) => {
  const before = (tab) => tab.addInitScript(() => delete globalThis.Notification);
  const page = await runsOneNode(t, { before });
  await page.button("lookNow").waitFor();
  assert.equal(await page.button("notify").count(), 0);
  await ended(page);
  assert.match(await page.tab.title(), /^✓ 1\/1 workers · /);
});
