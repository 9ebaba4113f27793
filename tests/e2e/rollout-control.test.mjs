// A rollout in the hands of a person: pause, abort, a credential that has expired, faults in the middle. Calls are counted at the
// sandbox: there is none too many.

import assert from "node:assert/strict";
import { test } from "node:test";
import { OPERATOR, tokenOf } from "./accounts.mjs";
import { BATCH_SECONDS, PLANS, PROJECT, Rollout, subjects, ZONED, ZONES } from "./rollouts.mjs";
import { startServer } from "./server.mjs";
import { stage } from "./stage.mjs";

const site = stage({ start: () => startServer("--sandbox-batch-seconds", BATCH_SECONDS) });

/** Long enough for several looks and for a call that nobody should make. */
const A_WHILE_MS = 5_000;
const aWhile = () => new Promise((resolve) => setTimeout(resolve, A_WHILE_MS));
const upgrades = (page) => page.server.sandbox.upgrades();

test("paused, no further call is made; what is under way is followed, and it goes on", async (t) => {
  const page = await site.visit(t);
  const rollout = await Rollout.started(page, PLANS.twoCalls);
  await rollout.called(1);
  await rollout.press("pause");
  await rollout.section.getByText("2 of 3 nodes done").waitFor({ timeout: 30_000 });
  await aWhile();
  assert.equal((await upgrades(page)).length, 1);
  await rollout.press("resume");
  await rollout.ended("done");
  assert.equal((await upgrades(page)).length, 2);
});

test("aborted, no further call is made, ever", async (t) => {
  const page = await site.visit(t);
  const rollout = await Rollout.started(page, PLANS.twoCalls);
  await rollout.called(1);
  await rollout.press("abort");
  await rollout.press("abortNow");
  await rollout.ended("aborted");
  assert.match(await rollout.words(), /2 of 3 nodes done/);
  await aWhile();
  assert.equal((await upgrades(page)).length, 1);
  assert.equal(await rollout.button("resume").count(), 0);
});

test("nodes that somebody else has synchronized meanwhile are reset again only if a person says so", async (t) => {
  const page = await site.visit(t);
  const rollout = await Rollout.started(page, PLANS.threePools);
  await rollout.phase(0, "soaking");
  // While this rollout waits, somebody synchronizes two nodes of its next stage.
  const { origin } = page.server.sandbox;
  const token = await tokenOf(OPERATOR, origin, PROJECT);
  const nodeIDs = ["a6e5b7c3-9f44-4ba8-8a6d-0255ac500001", "a6e5b7c3-9f44-4ba8-8a6d-0255ac500005"];
  const call = await fetch(`${origin}/api/v3/projects/${PROJECT}/clusters/${ZONES}/nodepools/${ZONED}/operation/upgrade`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Auth-Token": token },
    body: JSON.stringify({ spec: { maxUnavailable: 2, nodeIDs, nodePoolID: ZONED } }),
  });
  assert.equal(call.status, 200);
  await rollout.press("promote");
  await rollout.approve("Ms. Li");
  await rollout.section.locator("[data-already-up-to-date]").waitFor({ timeout: 60_000 });
  assert.match(await rollout.words(), /Paused before the call for \S+: 2 of its nodes are up to date since this rollout was planned/);
  const made = (await upgrades(page)).length;
  await aWhile();
  assert.equal((await upgrades(page)).length, made, "nothing is called meanwhile");
  await rollout.press("resume");
  await rollout.ended("done");
  const calls = subjects(await upgrades(page)).filter(([pool]) => pool === ZONED);
  assert.deepEqual(calls, [[ZONED, nodeIDs, 2], [ZONED, nodeIDs, 2]], "somebody else's call and this rollout's");
});

test("an expired credential is asked for again, and nothing is called meanwhile", async (t) => {
  const page = await site.visit(t);
  const rollout = await Rollout.started(page, PLANS.twoCalls);
  await rollout.called(1);
  await page.server.sandbox.fault({ kind: "refuse", status: 401, shape: "gateway", code: "APIGW.0301", on: "read", times: 1_000 });
  await rollout.section.getByText("The credential is no longer taken. Enter another one.").waitFor({ timeout: 30_000 });
  const asked = (await page.server.sandbox.calls()).length;
  await aWhile();
  assert.equal((await page.server.sandbox.calls()).length, asked, "nobody asks with what is not taken");
  await page.server.sandbox.fault([]);
  const { origin } = page.server.sandbox;
  await page.type("token", await tokenOf(OPERATOR, origin, PROJECT));
  await rollout.press("resume");
  await rollout.ended("done");
  assert.equal((await upgrades(page)).length, 2);
});

test("a credential that expires between two stages costs no call", async (t) => {
  const page = await site.visit(t);
  const rollout = await Rollout.started(page, PLANS.threePools);
  await rollout.phase(0, "soaking");
  await page.server.sandbox.fault({ kind: "refuse", status: 401, shape: "gateway", code: "APIGW.0301", on: "any", times: 1_000 });
  await rollout.press("promote");
  await rollout.approve("Ms. Li");
  await rollout.section.getByText("The credential is no longer taken. Enter another one.").waitFor({ timeout: 30_000 });
  assert.equal((await upgrades(page)).length, 1);
  await page.server.sandbox.fault([]);
  await rollout.press("resume");
  await rollout.ended("done");
  assert.equal((await upgrades(page)).length, 4);
});

test("a refused call ends the rollout with the service's reason", async (t) => {
  const page = await site.visit(t);
  const rollout = await Rollout.planned(page, PLANS.twoCalls);
  await page.server.sandbox.fault({ kind: "refuse", status: 403, shape: "cce", code: "CCE.01403001", message: "Forbidden." });
  await rollout.start();
  await rollout.ended("failed");
  assert.match(await rollout.stage(0).innerText(), /CCE\.01403001: Forbidden\./);
  assert.equal((await upgrades(page)).length, 1);
});

test("with `continue` the next call is made all the same", async (t) => {
  const page = await site.visit(t);
  const rollout = await Rollout.planned(page, (origin) => PLANS.twoCalls(origin, "continue"));
  await page.server.sandbox.fault({ kind: "refuse", status: 403, shape: "cce", code: "CCE.01403001", message: "Forbidden." });
  await rollout.start();
  await rollout.ended("failed");
  await rollout.phase(1, "done");
  assert.equal((await upgrades(page)).length, 2);
});

test("a lost answer is settled by the pool, and the call is not made again", async (t) => {
  const page = await site.visit(t);
  const rollout = await Rollout.planned(page, PLANS.twoCalls);
  await page.server.sandbox.fault({ kind: "truncated" });
  await rollout.start();
  await rollout.ended("done");
  assert.match(await rollout.section.locator("details").innerText(), /^What happened/);
  await rollout.section.locator("summary").click();
  assert.match(await rollout.words(), /answer lost/);
  assert.match(await rollout.words(), /the call was carried out/);
  assert.deepEqual(subjects(await upgrades(page)).map(([pool]) => pool.slice(0, 8)), ["9f5e7a36", "3a1d9f22"]);
});

test("a lost call that was not carried out waits for a person, and is not repeated", async (t) => {
  const page = await site.visit(t);
  const rollout = await Rollout.planned(page, PLANS.twoCalls);
  await page.server.sandbox.fault({ kind: "status", status: 500, body: { errorCode: "CCE.01500001", errorMsg: "Internal error." } });
  await rollout.start();
  await rollout.section.getByText(/Nobody knows yet whether the call for workers was carried out/).waitFor();
  await aWhile();
  assert.equal((await upgrades(page)).length, 1);
  await rollout.section.getByRole("button", { name: "It was not carried out", exact: true }).click();
  await rollout.ended("failed");
  assert.equal((await upgrades(page)).length, 1);
});

test("a node that fails stops the rollout before the next call", async (t) => {
  const page = await site.visit(t);
  const rollout = await Rollout.started(page, (origin) =>
    PLANS.twoCalls(origin)
      .replace("9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28", "3a1d9f22-6c8e-4b47-8d2f-0255ac10f011")
      .replace("4d1ecb2c-229a-11e8-9c75-0255ac100ceb", "7c3aed4e-44bc-4f2a-8e97-0255ac100cee")
      .replace("{ count: 2, order: name }", "{ ids: [a6e5b7c3-9f44-4ba8-8a6d-0255ac500003, a6e5b7c3-9f44-4ba8-8a6d-0255ac500004] }"));
  await rollout.ended("failed");
  assert.match(await rollout.words(), /1 of 3 nodes done, 1 failed/);
  assert.equal((await upgrades(page)).length, 1);
});

test("a pool that somebody else has begun to synchronize is waited for", async (t) => {
  const page = await site.visit(t);
  const rollout = await Rollout.started(page, PLANS.threePools);
  await rollout.phase(0, "soaking");
  const { origin } = page.server.sandbox;
  const pool = "9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28";
  const token = await page.field("token").inputValue();
  await rollout.press("promote");
  await fetch(`${origin}/api/v3/projects/0123456789abcdef0123456789abcdef/clusters/4d1ecb2c-229a-11e8-9c75-0255ac100ceb/nodepools/${pool}/operation/upgrade`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Auth-Token": token },
    body: JSON.stringify({ spec: { maxUnavailable: 1, nodeIDs: [2, 3, 4].map((node) => `b1f0c2de-8a41-4c53-9d1e-0255ac10a00${node}`), nodePoolID: pool } }),
  });
  await rollout.approve("Ms. Li");
  await rollout.section.getByText("Node pool workers is being synchronized by another call.").waitFor();
  assert.equal((await upgrades(page)).length, 2, "the canary, and somebody else's");
  // Its nodes are in the plan as well: they are not reset again without a word.
  await rollout.section.locator("[data-already-up-to-date]").waitFor({ timeout: 60_000 });
  await rollout.press("resume");
  await rollout.ended("done");
  assert.equal((await upgrades(page)).length, 5);
});

test("what cannot be written down is not called", async (t) => {
  const page = await site.visit(t);
  const rollout = await Rollout.planned(page, PLANS.twoCalls);
  await rollout.ask();
  await page.tab.evaluate(() => {
    const setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      if (key.startsWith("poolsync.rollout.")) throw new DOMException("full", "QuotaExceededError");
      return setItem.call(this, key, value);
    };
  });
  await page.press("startNow");
  await rollout.section.locator('[data-trouble="storage"]').waitFor();
  assert.equal((await upgrades(page)).length, 0);
});
