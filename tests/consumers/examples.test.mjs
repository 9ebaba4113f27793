// Every folder of web/examples, with the packed package, as its README says.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { test } from "node:test";
import { bin, quiet, run, start } from "./project.mjs";

const ground = await start();
const examples = resolve(import.meta.dirname, "../../web/examples");

/** The example as a project of its own. */
function copied(name) {
  const below = readdirSync(join(examples, name), { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  const paths = below.map((entry) => relative(join(examples, name), join(entry.parentPath ?? entry.path, entry.name)));
  const about = JSON.parse(readFileSync(join(examples, name, "package.json"), "utf8"));
  const files = paths.map((path) => [path, readFileSync(join(examples, name, path), "utf8")]);
  return ground.project(`example-${name}`, Object.fromEntries(files), about);
}

async function built(name) {
  const folder = copied(name);
  await run(process.execPath, [bin("vite/bin/vite.js"), "build", "--logLevel=error"], { cwd: folder, env: quiet() });
  return join(folder, "dist");
}

test("no example is forgotten", () => {
  const names = readdirSync(examples, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  assert.deepEqual(names.map(({ name }) => name).sort(), ["pipeline", "plain", "service", "vite-react", "vue"]);
});

test("plain: problems while typing", () =>
  ground.visit(copied("plain"), async (tab) => {
    await tab.waitForSelector('[data-code="node-template/missing"]');
    await tab.fill("#body", '{"spec": {"maxUnavailable": 0}}');
    await tab.waitForSelector('[data-code="max-unavailable/out-of-range"]');
  }));

test("vite-react: a form library takes the schema", async () => {
  await ground.visit(await built("vite-react"), async (tab) => {
    await tab.click("button");
    await tab.waitForSelector('[data-problem="endpoint"]:not(:empty)');
    for (const name of ["projectId", "clusterId", "nodepoolId", "body.spec.nodePoolID", "body.spec.maxUnavailable"]) {
      assert.notEqual(await tab.textContent(`[data-problem="${name}"]`), "", name);
    }
    const id = "9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28";
    const values = {
      Endpoint: "https://cce.cn-north-4.myhuaweicloud.com",
      "Project ID": "0123456789abcdef0123456789abcdef",
      "Cluster ID": "4d1ecb2c-229a-11e8-9c75-0255ac100ceb",
      "Node pool ID": id,
      "Node pool ID again, in the body": id,
      "Nodes per batch": "2",
    };
    for (const [label, value] of Object.entries(values)) await tab.getByLabel(label, { exact: true }).fill(value);
    await tab.click("button");
    assert.equal(await tab.textContent("[data-body]"), `{"spec":{"maxUnavailable":2,"nodePoolID":"${id}"}}`);
  });
});

test("vue: both languages, and a salted password", async () => {
  await ground.visit(await built("vue"), async (tab) => {
    await tab.waitForSelector('[data-code="password/length"]');
    await tab.selectOption("select", "zh");
    assert.match(await tab.textContent('[data-code="password/length"]'), /[\u4e00-\u9fff]/);
    await tab.fill("input", "Huawei@Cloud2026");
    await tab.click("button");
    assert.equal((await tab.textContent("output")).length, 144);
  });
});

test("pipeline: the exit code says what came of it", async () => {
  const folder = copied("pipeline");
  const id = "9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28";
  const env = {
    CCE_ENDPOINT: ground.sandbox.origin,
    CCE_PROJECT_ID: "0123456789abcdef0123456789abcdef",
    CCE_CLUSTER_ID: "4d1ecb2c-229a-11e8-9c75-0255ac100ceb",
    CCE_NODEPOOL_ID: id,
    CCE_TOKEN: ground.sandbox.token,
  };
  const started = async (body, more = {}) => {
    await ground.reset();
    writeFileSync(join(folder, "body.json"), JSON.stringify(body));
    const result = run(process.execPath, ["synchronize.mjs", "body.json"], { cwd: folder, env: quiet({ ...env, ...more }) });
    const { code = 0, stdout, stderr } = await result.catch((error) => error);
    return { code, stdout, stderr };
  };
  const good = { spec: { maxUnavailable: 1, nodePoolID: id } };
  const accepted = await started(good);
  assert.deepEqual([accepted.code, JSON.parse(accepted.stdout).kind], [0, "accepted"]);
  const refused = await started(good, { CCE_TOKEN: "wrong" });
  assert.deepEqual([refused.code, JSON.parse(refused.stdout).status], [1, 401]);
  const unsent = await started({ spec: { maxUnavailable: 0 } });
  assert.deepEqual([unsent.code, unsent.stdout], [3, ""]);
  assert.match(unsent.stderr, /^error max-unavailable\/out-of-range: /m);
});

test("service: answers with the problems in the language of the caller", async () => {
  const child = spawn(process.execPath, ["server.mjs"], { cwd: copied("service"), env: quiet({ PORT: "0" }), stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [line] = await once(child.stdout.setEncoding("utf8"), "data");
    const post = (body, language) => fetch(line.trim(), { method: "POST", body, headers: { "accept-language": language } });
    const good = await post('{"spec": {"maxUnavailable": 1, "nodePoolID": "DefaultPool", "nodeIDs": ["a"]}}', "en");
    assert.deepEqual([good.status, (await good.json()).sendable], [200, true]);
    const bad = await post('{"spec": {"maxUnavailable": "3"}}', "zh-CN");
    assert.equal(bad.status, 422);
    const [{ code, message }] = (await bad.json()).problems;
    assert.equal(code, "max-unavailable/not-integer");
    assert.match(message, /[\u4e00-\u9fff]/);
    assert.equal((await post("x".repeat(200_000), "en").catch(() => ({ status: 413 }))).status, 413);
  } finally {
    child.kill();
  }
});
