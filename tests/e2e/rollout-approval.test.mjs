// Approval: ticket, link and digest are passed on, and what was approved is what is carried out.

import assert from "node:assert/strict";
import { test } from "node:test";
import { BATCH_SECONDS, PLANS, Rollout } from "./rollouts.mjs";
import { startServer } from "./server.mjs";
import { stage } from "./stage.mjs";

const site = stage({ start: () => startServer("--sandbox-batch-seconds", BATCH_SECONDS) });
const clipboard = { permissions: ["clipboard-write"] };
const DIGEST = /[0-9a-f]{8}( [0-9a-f]{8}){7}/;

/** The address of the page with this fragment, from its first load on; a reload does not bring it again. */
const withFragment = (fragment) => (tab) =>
  tab.addInitScript((to) => {
    if (sessionStorage.getItem("opened")) return;
    sessionStorage.setItem("opened", "1");
    location.hash = to;
  }, fragment);

test("who opens the link sees plan, picture and digest, and whether it still is the same", async (t) => {
  const page = await site.visit(t, clipboard);
  const rollout = await Rollout.planned(page, PLANS.threePools);
  const [digest] = (await rollout.words()).match(DIGEST);
  const link = await rollout.copied("copyLink");
  const token = await page.field("token").inputValue();
  assert.ok(link.startsWith(`${page.server.page}#rollout=`) && !link.includes(token), link.slice(0, 60));

  const other = await site.visit(t, { before: withFragment(new URL(link).hash) });
  const theirs = new Rollout(other);
  await theirs.stage(2).waitFor();
  // Without a credential: what was handed over.
  assert.equal((await theirs.words()).match(DIGEST)[0], digest);
  assert.match(await theirs.field("rolloutPlan").inputValue(), /name: three-pools/);
  assert.equal(await theirs.field("approvedDigest").inputValue(), digest);
  assert.equal(new URL(other.tab.url()).hash, "", "a reload does not bring it again");
  // With one: what is there now.
  await other.fillExample();
  await theirs.read();
  await theirs.section.getByText("The same as approved.").waitFor();
  // A node of the pool has been synchronized since.
  const pool = "9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28";
  const { origin } = page.server.sandbox;
  const answer = await fetch(`${origin}/api/v3/projects/0123456789abcdef0123456789abcdef/clusters/4d1ecb2c-229a-11e8-9c75-0255ac100ceb/nodepools/${pool}/operation/upgrade`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Auth-Token": token },
    body: JSON.stringify({ spec: { maxUnavailable: 1, nodeIDs: ["b1f0c2de-8a41-4c53-9d1e-0255ac10a003"], nodePoolID: pool } }),
  });
  assert.equal(answer.status, 200);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await theirs.read();
  await theirs.section.getByText("Not as approved:").waitFor();
  await theirs.section.getByText("− spec.stages[1].targets[0].nodes: b1f0c2de-8a41-4c53-9d1e-0255ac10a003 (workers-3)").waitFor();
  assert.match(await theirs.ask(), /Do not start: this is not what was approved\./);
  assert.ok(await other.button("startNow").isDisabled());
});

test("a rollout starts under the digest that was approved, and under no other", async (t) => {
  const page = await site.visit(t);
  const rollout = await Rollout.planned(page, PLANS.twoCalls);
  const [digest] = (await rollout.words()).match(DIGEST);
  await rollout.field("approvedDigest").fill(digest.replace(/^./, (digit) => (digit === "0" ? "1" : "0")));
  assert.match(await rollout.ask(), /Do not start: this is not what was approved\./);
  assert.ok(await page.button("startNow").isDisabled());
  await page.press("cancel");
  await rollout.field("approvedDigest").fill(digest.toUpperCase().replaceAll(" ", ""));
  await rollout.section.getByText("The same as approved.").waitFor();
  await rollout.start();
  await rollout.called(1);
});

test("a ticket says what, where, which nodes, and under which digest; it holds no secret", async (t) => {
  const page = await site.visit(t, clipboard);
  const rollout = await Rollout.planned(page, PLANS.threePools);
  const [digest] = (await rollout.words()).match(DIGEST);
  const ticket = await rollout.copied("copyTicket");
  for (const words of ["# Approval of rollout `three-pools`", digest, "workers-1", "zoned-a1", "single-1", "#rollout=z", "canary looks well", "workers (sandbox)"]) {
    assert.ok(ticket.includes(words), `${words}\n${ticket}`);
  }
  assert.ok(!ticket.includes(await page.field("token").inputValue()));
});

test("a link that was cut says so, and shows nothing as approved", async (t) => {
  const page = await site.visit(t, { before: withFragment("#rollout=zAAAA") });
  const rollout = new Rollout(page);
  await rollout.section.getByText("The rollout in this link is damaged").waitFor();
  assert.equal(await rollout.field("rolloutPlan").inputValue(), "");
});
