// Following: after the call the page looks until every node is done, also after a reload.

import assert from "node:assert/strict";
import { test } from "node:test";
import { stage, until } from "./stage.mjs";

const site = stage();

/** A batch of the sandbox takes 8 seconds, two looks are 2 seconds apart. */
const PATIENCE_MS = 60_000;

/** The example with both nodes in one batch, accepted. */
async function accepted(t, wishes) {
  const page = await site.visit(t, wishes);
  await page.fillExample();
  await page.typeNodesPerBatch("3");
  await page.ask();
  await page.known();
  await page.confirm();
  assert.equal(await page.outcome(), "accepted");
  return page;
}

const progress = (page, text) => page.section("progress").getByText(text).waitFor({ timeout: PATIENCE_MS });

test("S23: a run is followed to its end: bar, batch, rows, title", async (t) => {
  const page = await accepted(t);
  await progress(page, "Node pool workers: 0 of 3 nodes done");
  await progress(page, "Batch 1 of 1, 3 nodes unavailable");
  const row = page.section("progress").getByRole("listitem").filter({ hasText: "workers-2" });
  assert.match(await row.innerText(), /being reset\s+since .*\s+Installing/);
  assert.match(await page.tab.title(), /^0\/3 workers · /);
  await progress(page, "3 of 3 nodes done");
  assert.match(await page.tab.title(), /^✓ 3\/3 workers · /);
  assert.equal(await page.section("progress").getByRole("progressbar", { name: "Nodes done" }).getAttribute("value"), "3");
  // The end looks like an end, and says what is left of the pool.
  for (const key of ["lookNow", "notify", "stopFollowing"]) assert.equal(await page.button(key).count(), 0, key);
  await progress(page, /^2 nodes of workers are still out of date\./);
  await page.tab.getByRole("button", { name: "Continue with these (2)" }).click();
  assert.equal((await page.field("nodeIds").inputValue()).split("\n").length, 2);
});

test("a run that is over is closed, and the page goes on", async (t) => {
  const page = await accepted(t);
  await progress(page, "3 of 3 nodes done");
  await page.section("progress").getByRole("button", { name: "Close" }).click();
  await page.section("progress").waitFor({ state: "detached" });
  // Its answer said that nothing has ended yet.
  assert.equal(await page.section("answer").locator("[data-outcome]").count(), 0);
  // Whatever was under way for its views has had its time.
  await page.tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  await page.typeNodesPerBatch("2");
  await page.tab.getByText("at most 2 unavailable at once").first().waitFor();
  await page.section("runs").getByRole("button", { name: "Show" }).click();
  await progress(page, "3 of 3 nodes done");
});

test("runs are remembered with their ids until they are forgotten, and can be shown again", async (t) => {
  const page = await accepted(t);
  const job = (await page.section("runs").locator("code").first().innerText());
  await page.press("stopFollowing");
  assert.equal(await page.section("progress").count(), 0);
  await page.reload();
  assert.equal(await page.section("progress").count(), 0);
  assert.equal(await page.section("runs").locator("code").first().innerText(), job);
  await page.section("runs").getByRole("button", { name: "Show" }).click();
  await page.section("progress").waitFor();
  await page.tab.getByRole("button", { name: "Forget all runs" }).click();
  await page.section("runs").waitFor({ state: "detached" });
  const kept = await page.tab.evaluate(() => Object.keys(localStorage));
  assert.deepEqual(kept.filter((key) => key.startsWith("poolsync.run.") || key === "poolsync.journal"), []);
});

test("a page that was left before the answer remembers the call", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.server.sandbox.fault({ kind: "hang", accepted: true });
  await page.ask();
  await page.confirm();
  await until(async () => (await page.server.sandbox.upgrades()).length === 1, "the call");
  page.tab.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await page.section("runs").getByText("No answer was seen").waitFor();
  await page.press("sandboxToken");
  await page.ask();
  assert.match(await page.known(), /The outcome of the last call is not known/);
});

test("it goes on after a reload, once there is a credential; no secret was kept", async (t) => {
  const page = await accepted(t);
  await progress(page, "Batch 1 of 1, 3 nodes unavailable");
  await page.reload();
  await progress(page, /Following has stopped/);
  const asked = (await page.server.sandbox.calls()).length;
  await page.press("sandboxToken");
  assert.equal((await page.server.sandbox.calls()).length, asked, "nobody looks by itself");
  await page.press("lookNow");
  await progress(page, "3 of 3 nodes done");
});

test("a second call for the same pool is stopped with a word of why", async (t) => {
  const page = await accepted(t);
  assert.match(await page.stops(), /being synchronized already/);
  assert.equal((await page.server.sandbox.upgrades()).length, 1);
});

test("S4: a credential goes to no other endpoint than the one that the form shows", async (t) => {
  const page = await accepted(t);
  await page.type("endpoint", "https://cce.cn-north-4.myhuaweicloud.com");
  await progress(page, /Following has stopped/);
  const asked = page.seen.requests.length;
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  assert.equal(page.seen.requests.length, asked);
});

test("nobody looks while the tab is not seen", async (t) => {
  const page = await accepted(t);
  await progress(page, "Batch 1 of 1, 3 nodes unavailable");
  await page.tab.evaluate(() => {
    Object.defineProperty(document, "hidden", { configurable: true, value: true });
  });
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  const asked = page.seen.requests.length;
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  assert.equal(page.seen.requests.length, asked);
  await page.tab.evaluate(() => {
    delete document.hidden;
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await until(() => page.seen.requests.length > asked, "another look");
});

test("a look that is refused says so, waits as asked, and goes on", async (t) => {
  const page = await accepted(t);
  await progress(page, "Batch 1 of 1, 3 nodes unavailable");
  let refusals = 0;
  await page.tab.route(/\/nodes\?/, async (route) => {
    if (route.request().method() !== "GET" || refusals > 0) return route.continue();
    refusals += 1;
    const headers = {
      "Access-Control-Allow-Origin": "*",
      "Access-Control-Expose-Headers": "Retry-After",
      "Retry-After": "1.5",
      "Content-Type": "application/json",
    };
    const body = JSON.stringify({ error_code: "APIGW.0308", error_msg: "The throttling threshold has been reached" });
    return route.fulfill({ status: 429, headers, body });
  });
  await progress(page, /APIGW\.0308/);
  await progress(page, "3 of 3 nodes done");
  assert.equal(refusals, 1);
});

test("a node that fails stands on top with its reason, and the run ends as failed", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.type("clusterId", "6b2fdc3d-33ab-4f19-8d86-0255ac100ced");
  await page.type("nodepoolId", "2f0c8e11-5b7d-4a36-9c1e-0255ac10f002");
  await page.type("nodeIds", "");
  await page.press("findNodes");
  const option = (name) => page.field("nodes").getByRole("option", { name });
  await option("odd-1").click();
  await option(/odd-2-fails/).click();
  await page.typeNodesPerBatch("1");
  await page.ask();
  await page.known();
  await page.confirm();
  assert.equal(await page.outcome(), "accepted");
  await progress(page, /Node pool odd has stopped: 1 of 2 nodes done, 1 failed/);
  await progress(page, /^odd-2-fails: ./);
  const first = page.section("progress").getByRole("listitem").filter({ hasText: "since" }).first();
  assert.match(await first.innerText(), /odd-2-fails\s+failed/);
  assert.match(await page.tab.title(), /^✗ odd: 1 of 2 · /);
});
