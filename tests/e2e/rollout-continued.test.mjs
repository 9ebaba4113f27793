// Nothing of a rollout is lost by a reload or a closed tab, one tab carries it out, and no call is made twice.

import assert from "node:assert/strict";
import { test } from "node:test";
import { BATCH_SECONDS, PLANS, Rollout, subjects } from "./rollouts.mjs";
import { startServer } from "./server.mjs";
import { stage } from "./stage.mjs";

const site = stage({ start: () => startServer("--sandbox-batch-seconds", BATCH_SECONDS) });
const upgrades = (page) => page.server.sandbox.upgrades();

test("a reload in the middle: it says what it waits for, and goes on", async (t) => {
  const page = await site.visit(t);
  const rollout = await Rollout.started(page, PLANS.threePools);
  await rollout.called(1);
  await page.reload();
  await rollout.section.getByText("No tab carries this rollout out just now").waitFor();
  const asked = (await page.server.sandbox.calls()).length;
  await rollout.press("resume");
  await rollout.section.getByText("No call is made: Enter a credential. Then press Resume.").waitFor();
  assert.equal((await page.server.sandbox.calls()).length, asked, "nothing is asked without a credential");
  await page.press("sandboxToken");
  await rollout.press("resume");
  await rollout.phase(0, "soaking");
  await rollout.press("promote");
  await rollout.approve("Ms. Li");
  await rollout.ended("done");
  assert.equal((await upgrades(page)).length, 4);
});

test("a call whose answer was under way is looked up, not repeated", async (t) => {
  const page = await site.visit(t);
  const rollout = await Rollout.planned(page, PLANS.twoCalls);
  await page.server.sandbox.fault({ kind: "hang", accepted: true });
  await rollout.start();
  await rollout.called(1);
  // The browser asks before the answer is given up.
  page.tab.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await page.press("sandboxToken");
  await rollout.press("resume");
  await rollout.ended("done");
  assert.deepEqual(subjects(await upgrades(page)).map(([pool]) => pool.slice(0, 8)), ["9f5e7a36", "3a1d9f22"]);
});

test("a call that never arrived counts as lost, and nothing is called before that is settled", async (t) => {
  const page = await site.visit(t);
  const rollout = await Rollout.planned(page, PLANS.twoCalls);
  // It is held on its way, and the tab goes.
  await page.tab.route("**/operation/upgrade", () => {});
  await rollout.start();
  await rollout.section.getByText("made, no answer yet").waitFor();
  page.tab.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await page.press("sandboxToken");
  await rollout.press("resume");
  // The page was left before its answer, or has seen its line break: either way nobody knows.
  await rollout.section.getByText(/Nothing is called meanwhile/).waitFor();
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  assert.equal((await upgrades(page)).length, 0);
  await rollout.section.getByRole("button", { name: "It was not carried out", exact: true }).click();
  await rollout.ended("failed");
  assert.equal((await upgrades(page)).length, 0);
});

for (const [way, before] of [
  ["by a lock of the browser", undefined],
  ["by a lease where there are no locks", (tab) => tab.context().addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "locks", { value: undefined });
  })],
]) {
  test(`one tab carries it out, the other watches and can take it over: ${way}`, async (t) => {
    const page = await site.visit(t, { before });
    const rollout = await Rollout.started(page, PLANS.threePools);
    await rollout.called(1);
    const tab = await page.tab.context().newPage();
    await tab.goto(page.server.page);
    const second = Object.assign(Object.create(Object.getPrototypeOf(page)), page, { tab });
    await second.live();
    const watching = new Rollout(second);
    await watching.section.getByText("Another tab of this browser carries this rollout out.").waitFor();
    for (const key of ["pause", "resume", "promote", "abort"]) assert.equal(await watching.button(key).count(), 0, key);
    // What happens in the one is seen in the other.
    await rollout.phase(0, "soaking");
    await watching.phase(0, "soaking");
    await page.tab.close();
    await watching.section.getByText("No tab carries this rollout out just now").waitFor({ timeout: 30_000 });
    await second.press("sandboxToken");
    await watching.press("resume");
    await watching.press("promote");
    await watching.approve("Ms. Li");
    await watching.ended("done");
    assert.equal((await upgrades(second)).length, 4);
  });
}

test("rollouts are remembered until they are forgotten, and can be shown again", async (t) => {
  const page = await site.visit(t);
  const rollout = await Rollout.started(page, PLANS.twoCalls);
  await rollout.ended("done");
  await page.reload();
  await rollout.ended("done");
  await rollout.press("newRollout");
  const line = rollout.section.getByRole("listitem").filter({ hasText: "two-calls" });
  assert.match(await line.innerText(), /done/);
  await line.getByRole("button", { name: "Show" }).click();
  await rollout.ended("done");
  await rollout.press("newRollout");
  await line.getByRole("button", { name: "Forget" }).click();
  await line.waitFor({ state: "detached" });
  const kept = Object.keys(await rollout.kept());
  assert.deepEqual(kept.filter((key) => key.startsWith("poolsync.rollout.")), []);
});
