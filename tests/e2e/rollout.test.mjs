// Rollouts: several calls as one operation, from the plan to the report, counted at the sandbox.

import assert from "node:assert/strict";
import { test } from "node:test";
import { BATCH_SECONDS, PLANS, Rollout, subjects, subjectsByPool } from "./rollouts.mjs";
import { startServer } from "./server.mjs";
import { stage } from "./stage.mjs";

const site = stage({ start: () => startServer("--sandbox-batch-seconds", BATCH_SECONDS) });
const clipboard = { permissions: ["clipboard-write"] };

test("three pools with a canary, a soak and a gate: four calls, as the plan says", async (t) => {
  const page = await site.visit(t, clipboard);
  const rollout = await Rollout.planned(page, PLANS.threePools);
  const planned = await rollout.words();
  assert.match(planned, /8 nodes are wiped by 4 calls; at most 3 unavailable at once in cluster sandbox; at most 2 unavailable at once in cluster sandbox-zones\./);
  assert.match(planned, /workers \(sandbox\): nodes 5, zones 1/);
  const question = await rollout.ask();
  assert.match(question, /Start rollout three-pools\?/);
  assert.match(question, /It can be started\. Look at what is marked below first\./);
  const digest = /[0-9a-f]{8}( [0-9a-f]{8}){7}/;
  assert.equal(question.match(digest)[0], planned.match(digest)[0]);
  assert.equal((await page.server.sandbox.upgrades()).length, 0);
  await page.press("startNow");

  await rollout.phase(0, "soaking");
  assert.equal((await page.server.sandbox.upgrades()).length, 1);
  await rollout.press("promote");
  await rollout.phase(1, "gated");
  // A gate is opened in somebody's name only, and not passed by without one.
  assert.equal(await rollout.button("promote").count(), 0);
  await rollout.button("approve").click({ force: true });
  await rollout.phase(1, "gated");
  await rollout.approve("Ms. Li");
  await rollout.ended("done");
  const calls = await page.server.sandbox.upgrades();
  assert.deepEqual(subjectsByPool(calls), [
    ["3a1d9f22-6c8e-4b47-8d2f-0255ac10f011", ["a6e5b7c3-9f44-4ba8-8a6d-0255ac500001", "a6e5b7c3-9f44-4ba8-8a6d-0255ac500005"], 2],
    ["9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28", ["b1f0c2de-8a41-4c53-9d1e-0255ac10a001"], 1],
    [
      "9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28",
      [2, 3, 4, 5].map((node) => `b1f0c2de-8a41-4c53-9d1e-0255ac10a00${node}`),
      3,
    ],
    ["DefaultPool", ["c2a1d3ef-9b52-4d64-ae2f-0255ac10b001"], 1],
  ]);
  const nodes = subjects(calls).map(([, nodes]) => nodes.length);
  assert.deepEqual([nodes[0], nodes.at(-1)], [1, 1], "the canary is first, the default pool last");
  assert.deepEqual(calls.map(({ status }) => status), [200, 200, 200, 200]);
  assert.equal(await rollout.section.getByRole("progressbar", { name: "Nodes done" }).getAttribute("value"), "8");

  const report = await rollout.copied("report");
  for (const words of ["# Rollout `three-pools`", "done", "approved by `Ms. Li`", "workers-1", "single-1"]) {
    assert.ok(report.includes(words), words);
  }
  // No credential is kept, nor passed on.
  const token = await page.field("token").inputValue();
  assert.ok(token.length > 20);
  const kept = Object.values(await rollout.kept()).join("\n");
  assert.ok(kept.includes("three-pools") && !kept.includes(token) && !report.includes(token));
});

test("a ready-made plan for the pool of the form, and for pools by their names", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.press("rollOut");
  const rollout = new Rollout(page);
  await rollout.press("readyCanary");
  await rollout.stage(1).waitFor();
  assert.match(await rollout.field("rolloutPlan").inputValue(), /name: workers\n/);
  assert.match(await rollout.stage(0).innerText(), /1\. canary\s+workers \(sandbox\): 1 node\s+Watch for 5 s/);
  assert.match(await rollout.stage(1).innerText(), /Approval: the nodes look well\s+workers \(sandbox\): 4 nodes/);

  await page.type("clusterId", "7c3aed4e-44bc-4f2a-8e97-0255ac100cee");
  await rollout.field("rolloutPools").fill("zoned");
  await rollout.press("readyZones");
  await rollout.stage(2).waitFor();
  for (const [index, zone] of ["cn-north-4a", "cn-north-4b", "cn-north-4c"].entries()) {
    assert.match(await rollout.stage(index).innerText(), new RegExp(`${index + 1}\\. ${zone}\\s+zoned \\(sandbox-zones\\): 4 nodes`));
  }
  // A batch of three is not all four of a zone; the picture says how the pool lies.
  assert.match(await rollout.words(), /zoned \(sandbox-zones\): nodes 12, zones 3/);

  await rollout.field("rolloutPools").fill("nobody");
  await rollout.press("readySteps");
  await rollout.section.getByText("The cluster has no node pool nobody.").waitFor();
});

test("a problem of the plan leads to its place, and nothing can be started", async (t) => {
  const page = await site.visit(t);
  const rollout = await Rollout.written(page, (origin) => PLANS.twoCalls(origin).replace("name: second", "nam: second"));
  const problem = rollout.section.locator('li[data-code="rollout/unknown"]');
  const place = problem.getByRole("button", { name: /^line \d+, column \d+:$/ });
  const [line, column] = (await place.innerText()).match(/\d+/g).map(Number);
  await place.click();
  const caret = await rollout.field("rolloutPlan").evaluate((editor) => ({
    before: editor.value.slice(0, editor.selectionStart),
    after: editor.value.slice(editor.selectionStart),
    has: editor === document.activeElement,
  }));
  assert.ok(caret.has && caret.after.startsWith("nam: second"), caret.after.slice(0, 20));
  assert.deepEqual([caret.before.split("\n").length, caret.before.split("\n").at(-1).length + 1], [line, column]);
  await rollout.button("startRollout").click({ force: true });
  assert.equal(await page.dialog().count(), 0);
});

test("a secret in a plan is refused and not repeated", async (t) => {
  const page = await site.visit(t);
  const rollout = await Rollout.written(page, (origin) =>
    PLANS.twoCalls(origin).replace("onFailure: stop", "token: MIIverysecret"));
  await rollout.section.locator('li[data-code="rollout/secret-in-plan"]').waitFor();
  assert.doesNotMatch(await rollout.section.locator(".ps-problems").innerText(), /MIIverysecret/);
});

test("what is not ready stops the start with a word of why", async (t) => {
  const page = await site.visit(t);
  const rollout = await Rollout.planned(page, PLANS.twoCalls);
  await page.press("forgetSecrets");
  assert.match(await rollout.ask(), /Do not start: Enter a credential\./);
  assert.ok(await page.button("startNow").isDisabled());
  await page.press("cancel");
  await page.press("sandboxToken");
  // Somebody else's call holds this pool for days.
  await rollout.field("rolloutPlan").fill(
    PLANS.twoCalls(page.server.sandbox.origin)
      .replace("3a1d9f22-6c8e-4b47-8d2f-0255ac10f011", "3a1d9f22-6c8e-4b47-8d2f-0255ac10f012")
      .replace("a6e5b7c3-9f44-4ba8-8a6d-0255ac500001", "b7f6c8d4-a055-4cb9-9b7e-0255ac600001"),
  );
  await rollout.press("readPools");
  await rollout.stage(1).waitFor();
  assert.match(await rollout.ask(), /Do not start: a node pool is being synchronized already\./);
  assert.ok(await page.button("startNow").isDisabled());
  await page.press("cancel");
  assert.equal((await page.server.sandbox.upgrades()).length, 0);
});

test("by keyboard alone, from the button to the first call", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  const { keyboard } = page.tab;
  await page.button("rollOut").focus();
  await keyboard.press("Enter");
  const rollout = new Rollout(page);
  const tabTo = async (locator) => {
    await locator.waitFor();
    for (let step = 0; step < 60; step += 1) {
      if (await locator.evaluate((element) => element === document.activeElement)) return;
      await keyboard.press("Tab");
    }
    assert.fail(`no way by Tab to ${locator}`);
  };
  await tabTo(rollout.button("readyCanary"));
  await keyboard.press("Enter");
  await rollout.stage(1).waitFor();
  await tabTo(rollout.button("startRollout"));
  await keyboard.press("Enter");
  await page.dialog().locator(".ps-verdict--ready, .ps-verdict--look").waitFor();
  // The careful answer has the focus, so that one Enter too many does no harm.
  assert.ok(await page.button("cancel").evaluate((element) => element === document.activeElement));
  await tabTo(page.button("startNow"));
  await keyboard.press("Enter");
  await rollout.phase(0, "running");
  await rollout.called(1);
});
