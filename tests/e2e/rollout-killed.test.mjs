// The tab that carries a rollout out is closed at many moments, and the rollout is gone on with in another one: the calls that the
// sandbox gets are those of a rollout that nobody disturbed.
//
// POOLSYNC_KILLS says at how many moments.

import assert from "node:assert/strict";
import { test } from "node:test";
import { BATCH_SECONDS, PLANS, Rollout, subjects } from "./rollouts.mjs";
import { startServer } from "./server.mjs";
import { stage, until } from "./stage.mjs";

const site = stage({ start: () => startServer("--sandbox-batch-seconds", BATCH_SECONDS) });
const KILLS = Number(process.env.POOLSYNC_KILLS ?? 6);

/** How many questions and calls a rollout is carried out with, and its calls. */
async function undisturbed(t) {
  const page = await site.visit(t);
  const rollout = await Rollout.planned(page, PLANS.twoCalls);
  await rollout.ask();
  const before = (await page.server.sandbox.calls()).length;
  await page.press("startNow");
  await rollout.ended("done");
  const { sandbox } = page.server;
  return { steps: (await sandbox.calls()).length - before, calls: subjects(await sandbox.upgrades()) };
}

test(`closed at ${KILLS} moments, it makes the calls of an undisturbed one`, async (t) => {
  const { steps, calls } = await undisturbed(t);
  assert.equal(calls.length, 2);
  for (let kill = 0; kill < KILLS; kill += 1) {
    await site.server.sandbox.reset();
    // After the first step it is written down; before, there is nothing to go on with.
    const moment = 1 + Math.floor((kill * (steps - 1)) / KILLS);
    await t.test(`after ${moment} of ${steps} steps`, (t) => killed(t, moment, calls));
  }
});

async function killed(t, moment, calls) {
  const page = await site.visit(t);
  const { sandbox } = page.server;
  const rollout = await Rollout.planned(page, PLANS.twoCalls);
  await rollout.ask();
  const before = (await sandbox.calls()).length;
  await page.press("startNow");
  await until(async () => (await sandbox.calls()).length - before >= moment, `${moment} steps`, 60_000);
  // A call that has left arrives; what follows from one that does not is another test's.
  const written = async () => {
    const kept = Object.entries(await rollout.kept()).find(([key]) => key.startsWith("poolsync.rollout."));
    const { stages } = JSON.parse(kept[1].split("\n")[1]);
    return stages.flatMap(({ targets }) => targets).filter(({ called }) => called !== undefined).length;
  };
  await until(async () => (await sandbox.upgrades()).length >= (await written()), "the calls that have left");
  const tab = await page.tab.context().newPage();
  await page.tab.close();
  await tab.goto(page.server.page);
  const second = Object.assign(Object.create(Object.getPrototypeOf(page)), page, { tab });
  await second.live();
  const continued = new Rollout(second);
  const end = continued.section.locator("[data-end]");
  await continued.button("resume").or(end).first().waitFor();
  if ((await end.count()) === 0) {
    await second.press("sandboxToken");
    await continued.press("resume");
  }
  await continued.ended("done");
  assert.deepEqual(subjects(await sandbox.upgrades()), calls);
}
