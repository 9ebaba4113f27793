// poolsync/rollout: several calls as one operation.

import assert from "node:assert/strict";
import { test } from "node:test";
import { codes, example, install } from "./stranger.mjs";

const stranger = install();
const rollouts = await stranger.inner("rollout_node.js");
const misuse = { name: "PoolsyncError", code: "invalid-argument" };
const { endpoint, projectId, clusterId, nodepoolId } = example();
const target = `{ clusterId: ${clusterId}, nodepoolId: ${nodepoolId}, maxUnavailable: 1`;
const PLAN = `
apiVersion: poolsync/v1
kind: Rollout
metadata: { name: two-stages }
spec:
  endpoint: ${endpoint}
  projectId: ${projectId}
  stages:
    - name: canary
      targets: [${target}, nodes: { count: 1 } }]
      soak: 10m
    - name: rest
      gates: [{ approval: go }]
      targets: [${target}, nodes: rest }]
`;
const node = (number, more) => ({ id: `n${number}`, name: `w-${number}`, zone: "a", phase: "Active", upToDate: false, ...more });
const pool = (...nodes) => ({ clusterId, nodepoolId, synchronizing: false, nodes });
const all = () => pool(node(1), node(2), node(3));

test("a plan is checked with places, lines and columns", () => {
  assert.deepEqual(rollouts.checkRollout(PLAN), { problems: [], sendable: true });
  const { problems, sendable } = rollouts.checkRollout(PLAN.replace("nodes: rest", "nodes: everything"));
  assert.equal(sendable, false);
  assert.equal(problems[0].code, "rollout/malformed");
  assert.equal(problems[0].path, "spec.stages[1].targets[0].nodes");
  assert.equal(problems[0].args.line, 14);
  assert.throws(() => rollouts.checkRollout(5), misuse);
});

test("no value of a secret gets into a problem", () => {
  const report = rollouts.checkRollout(PLAN.replace("spec:", "token: MIIF-very-secret\nspec:"));
  assert.deepEqual(codes(report), ["rollout/secret-in-plan"]);
  assert.ok(!JSON.stringify(report).includes("MIIF"));
});

test("a plan resolves to calls with their nodes and bytes, under a digest", () => {
  const { rollout, report } = rollouts.resolveRollout(PLAN, [all()]);
  assert.equal(report.sendable, true);
  assert.deepEqual(rollout.stages.map((stage) => stage.targets[0].nodes.map(({ id }) => id)), [["n1"], ["n2", "n3"]]);
  assert.equal(rollout.stages[1].targets[0].body, `{"spec":{"maxUnavailable":1,"nodeIDs":["n2","n3"],"nodePoolID":"${nodepoolId}"}}`);
  assert.deepEqual(rollout.away, [{ clusterId, atOnce: 1 }]);
  const digest = rollouts.rolloutDigest(rollout);
  assert.match(digest, /^[0-9a-f]{64}$/);
  assert.ok(rollouts.resolveRollout(PLAN, [all()], { digest }).rollout);
  const other = rollouts.resolveRollout(PLAN, [pool(node(1), node(2))], { digest });
  assert.equal(other.rollout, undefined);
  // One of two nodes is half of the pool, which is told of each target beside what differs.
  assert.deepEqual(codes(other.report), ["rollout/too-many-away", "rollout/too-many-away", "rollout/digest-differs"]);
  assert.deepEqual(codes(rollouts.resolveRollout(PLAN, []).report), ["rollout/not-read", "rollout/not-read"]);
});

test("a rollout goes from its canary to its end", () => {
  const { rollout } = rollouts.resolveRollout(PLAN, [all()]);
  let state = rollouts.startRollout(rollout);
  let actions;
  let at = 1_796_479_200;
  const next = (event, seconds = 30) => {
    at += seconds;
    // A state is plain data: it goes through a file and comes back.
    ({ state, actions } = rollouts.nextRollout(JSON.parse(JSON.stringify(state)), { at, ...event }));
    return actions.filter(({ kind }) => kind !== "tell").map(({ kind, ...rest }) => (kind === "wait" ? `wait ${rest.for}` : kind));
  };
  const called = () => actions.find(({ kind }) => kind === "call").request;
  assert.deepEqual(next({ kind: "time" }), ["call", "wait reply"]);
  assert.deepEqual(called().body, { spec: { maxUnavailable: 1, nodeIDs: ["n1"], nodePoolID: nodepoolId } });
  assert.deepEqual(next({ kind: "reply", stage: 0, target: 0, outcome: { kind: "accepted", requestId: "req-1" } }), ["read", "wait nodes"]);
  next({ kind: "read", pool: { ...pool(node(1, { phase: "Installing" }), node(2), node(3)), synchronizing: true } });
  assert.deepEqual(next({ kind: "read", pool: pool(node(1, { upToDate: true }), node(2), node(3)) }), ["wait soak"]);
  assert.deepEqual(next({ kind: "time" }, 599), ["wait soak"]);
  assert.deepEqual(next({ kind: "time" }, 1), ["approve", "wait approval"]);
  assert.deepEqual(next({ kind: "approve", stage: 1, gate: 0, by: "ops" }), ["call", "wait reply"]);
  assert.deepEqual(next({ kind: "reply", stage: 1, target: 0, outcome: { kind: "unknown", reason: "timeout", sent: "maybe" } }), ["read", "decide", "wait decision"]);
  next({ kind: "read", pool: { ...pool(node(2, { phase: "Installing" }), node(3)), synchronizing: true } });
  assert.deepEqual(next({ kind: "read", pool: pool(node(2, { upToDate: true }), node(3, { upToDate: true })) }), ["ended"]);
  assert.equal(state.end, "done");
  const report = rollouts.rolloutReport(state);
  for (const words of ["# Rollout `two-stages`", "`req-1`", "approved by `ops`", "3 of 3 done"]) assert.ok(report.includes(words), words);
  assert.ok(rollouts.rolloutReport(state, "zh").includes("分阶段同步 `two-stages`"));
});

test("what is no state, event or rollout is a misuse", () => {
  const { rollout } = rollouts.resolveRollout(PLAN, [all()]);
  const state = rollouts.startRollout(rollout);
  for (const wrong of [undefined, {}, { ...state, version: 2 }, { ...state, stages: [] }]) {
    assert.throws(() => rollouts.nextRollout(wrong, { kind: "time", at: 0 }), misuse);
  }
  for (const wrong of [null, {}, { kind: "time" }, { kind: "never", at: 0 }]) {
    assert.throws(() => rollouts.nextRollout(state, wrong), misuse);
  }
  const changed = structuredClone(rollout);
  changed.stages[0].targets[0].body = '{"spec":{}}';
  assert.throws(() => rollouts.startRollout(changed), misuse);
  assert.throws(() => rollouts.rolloutDigest(5), misuse);
});

test("answers of the service become a reading of a pool", () => {
  const nodes = JSON.stringify({ items: [{ metadata: { uid: "n1", name: "w-1", ownerReferences: { nodepoolID: nodepoolId } }, status: { phase: "Active" } }] });
  const reading = rollouts.readPool(clusterId, nodepoolId, JSON.stringify({ metadata: { uid: nodepoolId } }), [nodes]);
  assert.deepEqual(reading, { clusterId, nodepoolId, synchronizing: false, nodes: [{ id: "n1", name: "w-1", zone: "", phase: "Active" }] });
  assert.throws(() => rollouts.readPool(clusterId, nodepoolId, "none", []), misuse);
});
