// Rollouts as people see and hear them: no violation that axe-core finds, in both languages and colours; nothing to scroll
// sideways on a phone; the picture says in words what it shows.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { BATCH_SECONDS, PLANS, Rollout } from "./rollouts.mjs";
import { startServer } from "./server.mjs";
import { stage } from "./stage.mjs";

const site = stage({ start: () => startServer("--sandbox-batch-seconds", BATCH_SECONDS) });
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function isAccessible(page, state) {
  const violations = await page.tab.evaluate(async (tags) => {
    const { violations } = await globalThis.axe.run({ runOnly: tags });
    const nodes = (rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")} (${node.failureSummary})`);
    return violations.flatMap(nodes);
  }, TAGS);
  assert.deepEqual(violations, [], state);
}

for (const language of ["en", "zh"]) {
  for (const colors of ["light", "dark"]) {
    test(`from the plan to the gate, ${language}, ${colors}`, async (t) => {
      const page = await site.visit(t, { language, colors, before: (tab) => tab.addInitScript(axe) });
      const rollout = await Rollout.written(page, (origin) => PLANS.threePools(origin).replace("gates:", "gate:"));
      await rollout.section.locator('li[data-code="rollout/unknown"]').waitFor();
      await isAccessible(page, "a plan with a problem");
      await rollout.field("rolloutPlan").fill(PLANS.threePools(page.server.sandbox.origin));
      await rollout.read();
      await isAccessible(page, "a plan that was read");
      await rollout.ask();
      await isAccessible(page, "the question");
      await page.press("startNow");
      await rollout.phase(0, "soaking");
      await isAccessible(page, "a soak");
      await rollout.press("promote");
      await rollout.phase(1, "gated");
      await isAccessible(page, "a gate");
      await rollout.press("abort");
      await isAccessible(page, "the question before an abort");
      await rollout.press("abortNow");
      await rollout.ended("aborted");
      await isAccessible(page, "the end");
    });
  }
}

test("on a phone nothing has to be scrolled sideways", async (t) => {
  const page = await site.visit(t, { width: 375, height: 800, hasTouch: true });
  const rollout = await Rollout.planned(page, PLANS.threePools);
  const overflow = () => page.tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok((await overflow()) <= 0, "plan");
  await rollout.start();
  await rollout.phase(0, "soaking");
  assert.ok((await overflow()) <= 0, "rollout");
});

test("two thousand nodes are a few elements, and a text", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.type("clusterId", "6b2fdc3d-33ab-4f19-8d86-0255ac100ced");
  await page.press("rollOut");
  const rollout = new Rollout(page);
  await rollout.field("rolloutPools").fill("fleet");
  await rollout.press("readySteps");
  await rollout.stage(2).waitFor();
  assert.match(await rollout.words(), /fleet \(sandbox-large\): nodes 1500/);
  assert.ok((await rollout.section.locator("svg path").count()) < 100);
});
