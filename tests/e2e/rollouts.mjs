// Rollouts in the hands of a user: a plan, its start, and what is seen of it.
//
//   const rollout = await Rollout.planned(await site.visit(t), PLANS.threePools);
//   await rollout.start();
//   await rollout.ended("done");

import { until } from "./stage.mjs";

/** Where the rollouts of these tests are. */
export const PROJECT = "0123456789abcdef0123456789abcdef";
const SANDBOX = "4d1ecb2c-229a-11e8-9c75-0255ac100ceb";
/** The sandbox's cluster over three zones, and a pool of it. */
export const ZONES = "7c3aed4e-44bc-4f2a-8e97-0255ac100cee";
const WORKERS = "9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28";
export const ZONED = "3a1d9f22-6c8e-4b47-8d2f-0255ac10f011";

/** A batch of the sandbox, for the option `--sandbox-batch-seconds`. */
export const BATCH_SECONDS = "1";

/** A rollout takes some looks, two seconds apart, for each of its stages. */
const PATIENCE_MS = Math.max(60_000, Number(process.env.POOLSYNC_PATIENCE_MS ?? 0));

const plan = (name, origin, stages, onFailure = "stop") => `apiVersion: poolsync/v1
kind: Rollout
metadata: { name: ${name} }
spec:
  endpoint: ${origin}
  projectId: ${PROJECT}
  onFailure: ${onFailure}
  stages:
${stages}`;

const target = (cluster, pool, perBatch, nodes, more = "") =>
  `{ clusterId: ${cluster}, nodepoolId: ${pool}, maxUnavailable: ${perBatch}, nodes: ${nodes}${more} }`;

/** Plans for the pools that the sandbox documents. */
export const PLANS = {
  /** A canary with a soak, then two pools behind a gate, then a default pool: four calls. */
  threePools: (origin) => plan("three-pools", origin, `    - name: canary
      targets: [${target(SANDBOX, WORKERS, 1, "{ count: 1, order: name }")}]
      soak: 10m
    - name: the-rest
      gates: [{ approval: canary looks well }]
      targets:
        - ${target(SANDBOX, WORKERS, 3, "rest")}
        - ${target(ZONES, ZONED, 2, "{ ids: [a6e5b7c3-9f44-4ba8-8a6d-0255ac500001, a6e5b7c3-9f44-4ba8-8a6d-0255ac500005] }")}
    - name: single
      targets: [${target(SANDBOX, "DefaultPool", 1, "{ count: 1 }", ", nodeTemplate: { lifeCycle: {}, login: { sshKey: sandbox-key } }")}]
`),
  /** Two stages, one pool each: two calls, and nobody is asked. */
  twoCalls: (origin, onFailure) => plan("two-calls", origin, `    - name: first
      targets: [${target(SANDBOX, WORKERS, 2, "{ count: 2, order: name }")}]
    - name: second
      targets: [${target(ZONES, ZONED, 1, "{ ids: [a6e5b7c3-9f44-4ba8-8a6d-0255ac500001] }")}]
`, onFailure),
};

/** The section of rollouts. */
export class Rollout {
  constructor(page) {
    this.page = page;
  }

  /** Fills the example in, opens the section, and writes a plan. */
  static async written(page, plan) {
    await page.fillExample();
    await page.press("rollOut");
    const rollout = new Rollout(page);
    await rollout.field("rolloutPlan").fill(plan(page.server.sandbox.origin));
    return rollout;
  }

  /** The same, and reads its pools. */
  static async planned(page, plan) {
    const rollout = await Rollout.written(page, plan);
    await rollout.read();
    return rollout;
  }

  /** The same, started. */
  static async started(page, plan) {
    const rollout = await Rollout.planned(page, plan);
    await rollout.start();
    return rollout;
  }

  get section() {
    return this.page.section("rollout");
  }

  field(key) {
    return this.section.getByRole("textbox", { name: this.page.names[key], exact: true });
  }

  button(key) {
    return this.section.getByRole("button", { name: this.page.names[key], exact: true });
  }

  stage(index) {
    return this.section.locator(`[data-stage="${index}"]`);
  }

  async press(key) {
    await this.button(key).click();
  }

  async read() {
    await this.press("readPools");
    await this.stage(0).waitFor();
  }

  /** Asks for the start, and waits until everything was read. Returns what the question says. */
  async ask() {
    await this.press("startRollout");
    await this.page.dialog().locator(".ps-verdict--ready, .ps-verdict--look, .ps-verdict--stop").waitFor();
    return this.page.dialog().innerText();
  }

  /** Starts it. */
  async start() {
    await this.ask();
    await this.page.press("startNow");
    await this.section.locator("[data-phase]").first().waitFor();
  }

  /** Waits until a stage is in this phase. */
  async phase(index, phase) {
    await this.section.locator(`[data-stage="${index}"][data-phase="${phase}"]`).waitFor({ timeout: PATIENCE_MS });
  }

  async approve(by) {
    await this.field("approvedBy").fill(by);
    await this.press("approve");
  }

  /** Waits until it is over: `done`, `failed` or `aborted`. */
  async ended(end) {
    await this.section.locator(`[data-end="${end}"]`).waitFor({ timeout: PATIENCE_MS });
  }

  /** Waits until the sandbox got so many calls. */
  async called(count) {
    const { sandbox } = this.page.server;
    await until(async () => (await sandbox.upgrades()).length >= count, `${count} calls`, PATIENCE_MS);
  }

  async words() {
    return this.section.innerText();
  }

  /** What this browser keeps of it, by key. */
  async kept() {
    return this.page.tab.evaluate(() =>
      Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith("poolsync.rollout"))),
    );
  }

  /** Presses a button that copies, and returns what it copied. The visitor must have the permission `clipboard-write`. */
  async copied(key) {
    await this.press(key);
    await this.section.getByText("Copied").first().waitFor();
    return this.page.pasted();
  }
}

/** What a call was about, to be compared. */
export const subjects = (calls) =>
  calls.map(({ path, body }) => [path.split("/").at(-3), JSON.parse(body).spec.nodeIDs, JSON.parse(body).spec.maxUnavailable]);

/** The same, pool by pool: two clusters of one stage are called at the same moment, and which call arrives first is nobody's promise. */
export const subjectsByPool = (calls) => subjects(calls).sort(([pool], [other]) => pool.localeCompare(other));
