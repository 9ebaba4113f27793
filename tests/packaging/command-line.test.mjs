// The command line says the same and writes the same bytes as the package, over all case files of the rules.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { example, install } from "./stranger.mjs";

const program = process.env.POOLSYNC_SERVER;
const stranger = install();
const poolsync = await stranger.load();
const samples = await stranger.inner("samples_node.js");
const rollouts = await stranger.inner("rollout_node.js");
const folder = join(import.meta.dirname, "../../crates/poolsync-core/tests/cases");
const cases = ["valid", "invalid"].flatMap((kind) =>
  readdirSync(join(folder, kind))
    .filter((name) => name.endsWith(".json"))
    .map((name) => ({ name: `${kind}/${name}`, ...JSON.parse(readFileSync(join(folder, kind, name), "utf8")) })),
);

/** What the program says to an input, without a credential of the environment. */
function run(args, input) {
  const variables = ["HUAWEICLOUD_TOKEN", "CLOUD_SDK_AK", "CLOUD_SDK_SK", "CLOUD_SDK_SECURITY_TOKEN", "LANG", "LC_ALL"];
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !variables.includes(name)));
  const { status, stdout, stderr } = spawnSync(program, args, { input, env, encoding: "utf8" });
  return { status, stdout, stderr };
}

/** The exit code of a report: 0 if it could be sent, else 1. */
const code = (report) => (report.sendable ? 0 : 1);
const same = (name, ended, expected) => {
  assert.deepEqual(JSON.parse(ended.stdout), expected, name);
  assert.equal(ended.status, code(expected), name);
};

// A member that `undefined` takes away in JavaScript has no place in a file.
const plain = (value) => JSON.parse(JSON.stringify(value));

test("requests have the same problems and the same bytes", () => {
  let compared = 0;
  for (const { name, request } of cases.filter((it) => it.request && Object.keys(it.request).length > 0)) {
    const text = JSON.stringify(request);
    const report = plain(poolsync.check(request));
    same(name, run(["check", "--json"], text), report);
    if (!report.sendable) continue;
    const built = plain(poolsync.buildRequest(request, { kind: "token", token: "MIIF" }));
    delete built.headers["X-Auth-Token"];
    assert.deepEqual(JSON.parse(run(["build", "--json"], text).stdout), built, name);
    assert.equal(run(["build", "--body"], text).stdout, poolsync.formatBody(request.body), name);
    compared += 1;
  }
  assert.ok(compared > 0, "no request could be sent");
});

test("bodies and texts have the same problems", () => {
  const bodies = cases.filter((it) => "body" in it || "text" in it);
  assert.ok(bodies.length > 0);
  for (const { name, body, text = JSON.stringify(body) } of bodies) {
    same(name, run(["check", "--body", "--json"], text), plain(poolsync.checkJson(text)));
  }
});

test("pasted texts are read as the same request, with the same remarks", () => {
  const imports = cases.filter((it) => "import" in it);
  assert.ok(imports.length > 0);
  for (const it of imports) {
    const { request, report } = plain(samples.importRequest(it.import));
    const ended = run(["import", "--json"], it.import);
    // A text that is the JSON of a request is taken at its word by the program, and may be full of placeholders here.
    assert.deepEqual(JSON.parse(ended.stdout), { request, report }, it.name);
    assert.equal(ended.status, code(report), it.name);
  }
});

test("passwords have the same problems, and are salted alike", () => {
  const passwords = cases.filter((it) => "password" in it && !/[\r\n]/.test(it.password));
  assert.ok(passwords.length > 0);
  for (const { name, password, username: given } of passwords) {
    const username = given ?? "root";
    const report = plain(poolsync.checkPassword(password, username));
    const ended = run(["salt", "--json", "--salt", "KZ2u71CD4JjQneAy", `--username=${username}`], `${password}\n`);
    const salted = () => poolsync.saltPassword(password, { username, salt: "KZ2u71CD4JjQneAy" });
    assert.deepEqual(JSON.parse(ended.stdout), report.sendable ? salted() : report, name);
    assert.equal(ended.status, code(report), name);
  }
});

const { endpoint, projectId, clusterId, nodepoolId } = example();
const target = `{ clusterId: ${clusterId}, nodepoolId: ${nodepoolId}, maxUnavailable: 1`;
const PLAN = `
apiVersion: poolsync/v1
kind: Rollout
metadata: { name: 十二月 }
spec:
  endpoint: ${endpoint}
  projectId: ${projectId}
  stages:
    - name: canary
      targets: [${target}, nodes: { count: 1 } }]
    - name: rest
      gates: [{ approval: go }]
      targets: [${target}, nodes: rest }]
`;

test("plans have the same problems", () => {
  const changes = [
    ["", ""],
    ["nodes: rest", "nodes: everything"],
    ["maxUnavailable: 1", "maxUnavailable: 0"],
    ["kind: Rollout", "kind: Deployment"],
    ["spec:", "token: marker\nspec:"],
    ["- name: canary", "- nmae: canary"],
    ["spec:", "spec: *anchor"],
    [PLAN, ""],
  ];
  const reports = changes.map(([from, to]) => {
    const text = PLAN.replace(from, to);
    const report = plain(rollouts.checkRollout(text));
    same(text, run(["rollout", "check", "-", "--json"], text), report);
    return report;
  });
  assert.equal(reports.filter((report) => report.sendable).length, 1);
});

test("a rollout that the package has begun has the same report, and is as far", () => {
  const node = (number) => ({ id: `n${number}`, name: `w-${number}`, zone: "a", phase: "Active", upToDate: false });
  const pool = { clusterId, nodepoolId, synchronizing: false, nodes: [node(1), node(2)] };
  const { rollout } = rollouts.resolveRollout(PLAN, [pool]);
  let { state } = rollouts.nextRollout(rollouts.startRollout(rollout), { kind: "time", at: 1_796_479_200 });
  const outcome = { kind: "accepted", jobId: "j1", requestId: "r1" };
  ({ state } = rollouts.nextRollout(state, { kind: "reply", at: 1_796_479_201, stage: 0, target: 0, outcome }));
  const file = join(stranger.folder, "rollout.state.json");
  writeFileSync(file, JSON.stringify(state));
  for (const locale of ["en", "zh"]) {
    const said = run(["rollout", "report", "-", "--state", file, "--lang", locale], "");
    assert.equal(said.stdout, rollouts.rolloutReport(state, locale));
  }
  assert.deepEqual(JSON.parse(run(["rollout", "report", "-", "--state", file, "--json"], "").stdout), plain(state));
  const status = JSON.parse(run(["rollout", "status", "-", "--state", file, "--json"], "").stdout);
  assert.deepEqual([status.digest, status.total, status.done, status.end], [rollouts.rolloutDigest(rollout), 2, 0, null]);
});
