// One decision, one call: however the button is pressed, and whatever becomes of the answer.

import assert from "node:assert/strict";
import { test } from "node:test";
import { stage, until } from "./stage.mjs";

const site = stage();

/** The calls that the page has made so far. */
const made = (page) => page.seen.requests.filter((request) => request.method() === "POST").length;

/** The example, with an answer that takes its time. */
async function visitSlowService(t, wishes) {
  const page = await site.visit(t, wishes);
  await page.server.sandbox.fault({ kind: "slow", ms: 300 });
  await page.fillExample();
  return page;
}

async function arrivedOnce(page) {
  assert.equal(await page.outcome(), "accepted");
  assert.equal((await page.server.sandbox.upgrades()).length, 1);
  assert.equal(made(page), 1);
}

test("S12: a click is one call", async (t) => {
  const page = await visitSlowService(t);
  await page.ask();
  await page.confirm();
  await arrivedOnce(page);
});

test("S12: a double click is one call", async (t) => {
  const page = await visitSlowService(t);
  await page.ask();
  await page.button("synchronizeNow").dblclick();
  await arrivedOnce(page);
});

test("S12: two clicks in the same instant are one call", async (t) => {
  const page = await visitSlowService(t);
  await page.ask();
  await page.button("synchronizeNow").evaluate((button) => {
    button.click();
    button.click();
  });
  await arrivedOnce(page);
});

test("S12: Enter held down is one call", async (t) => {
  const page = await visitSlowService(t);
  await page.ask();
  await page.known();
  await page.button("synchronizeNow").focus();
  // Playwright repeats the key as a keyboard does.
  for (let repeat = 0; repeat < 20; repeat += 1) await page.tab.keyboard.down("Enter");
  await page.tab.keyboard.up("Enter");
  await arrivedOnce(page);
});

test("S12: Enter held down on Send opens the question and does not answer it", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.button("send").focus();
  for (let repeat = 0; repeat < 20; repeat += 1) await page.tab.keyboard.down("Enter");
  await page.tab.keyboard.up("Enter");
  assert.equal(made(page), 0);
});

test("S12: pressing Send while a call is under way does nothing", async (t) => {
  const page = await visitSlowService(t);
  await page.ask();
  await page.confirm();
  await until(() => made(page) === 1, "the first call");
  await page.sendRegardless();
  assert.equal(await page.dialog().count(), 0);
  await arrivedOnce(page);
});

test("S12: a call whose answer is lost is not repeated, however long one waits", async (t) => {
  const page = await site.visit(t, { before: (tab) => tab.clock.install() });
  await page.fillExample();
  await page.chooseWay("byRelay");
  await page.server.sandbox.fault({ kind: "close", accepted: true });
  assert.equal(await page.send(), "unknown");
  await page.tab.clock.fastForward("02:00:00");
  assert.equal(made(page), 1);
  assert.equal((await page.server.sandbox.upgrades()).length, 1);
});

test("S12: a refused call is not repeated, also where the service names a time to wait", async (t) => {
  const page = await site.visit(t, { before: (tab) => tab.clock.install() });
  await page.fillExample();
  await page.server.sandbox.fault({ kind: "status", status: 429, headers: { "Retry-After": "1.5" } });
  assert.equal(await page.send(), "refused");
  await page.tab.clock.fastForward("02:00:00");
  assert.equal(made(page), 1);
  assert.equal((await page.server.sandbox.upgrades()).length, 1);
});

test("Escape closes the question and sends nothing", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.ask();
  await page.tab.keyboard.press("Escape");
  await page.dialog().waitFor({ state: "hidden" });
  assert.equal(made(page), 0);
});

// What Chromium does by itself, counted at the service; the page makes one call each time. RFC 9110 lets a client repeat after
// 408 (15.5.9) and 421 (15.5.20). README and the help of the ways say so: when this changes, they have to.
for (const [status, arrivals] of [[408, 2], [421, 2], [409, 1], [425, 1], [429, 1], [500, 1], [503, 1]]) {
  for (const [way, most] of [["directly", arrivals], ["byRelay", 1]]) {
    test(`S12: an answer ${status}, ${way}: the page makes one call, ${most} ${most === 1 ? "arrives" : "arrive"}`, async (t) => {
      const page = await site.visit(t);
      await page.fillExample();
      await page.chooseWay(way);
      await page.server.sandbox.fault({ kind: "status", status, times: 5 });
      await page.send();
      // A repetition would have been made at once.
      await page.tab.waitForTimeout(500);
      assert.equal(made(page), 1);
      assert.equal((await page.server.sandbox.upgrades()).length, most);
    });
  }
}
