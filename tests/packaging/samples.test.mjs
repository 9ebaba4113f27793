// poolsync/samples: code of any request, and requests of pasted text.

import assert from "node:assert/strict";
import { test } from "node:test";
import { codes, example, install, source } from "./stranger.mjs";

const stranger = install();
const poolsync = await stranger.load();
const samples = await stranger.inner("samples_node.js");
const misuse = { name: "PoolsyncError", code: "invalid-argument" };
const url = ({ endpoint, projectId, clusterId, nodepoolId }) =>
  `${endpoint}/api/v3/projects/${projectId}/clusters/${clusterId}/nodepools/${nodepoolId}/operation/upgrade`;

// The ids of the interface, in its order.
const IDS = ["curl", "hcloud", "hcloud-json", "java", "python", "go", "node", "python-requests", "powershell", "http"];

test("languages are those of the interface", () => {
  const languages = samples.languages();
  assert.deepEqual(languages.map(({ id }) => id), IDS);
  for (const language of languages) {
    assert.deepEqual(Object.keys(language), ["id", "name", "needs"]);
    assert.ok(language.name && language.needs, language.id);
  }
  const told = /@param language - an id of `languages`: (.*)/.exec(source("web/npm/samples.d.ts"))[1];
  assert.deepEqual([...told.matchAll(/`([^`]+)`/g)].map(([, id]) => id), IDS);
});

test("a sample is the file that the core's expected files show", () => {
  // The example of the core, from which its files are made: three nodes.
  const request = example();
  const nodes = /"nodeIDs":(\[[^\]]*\])/.exec(expected("http", "http"));
  request.body.spec.nodeIDs = JSON.parse(nodes[1]);
  for (const [folder, end, id, options] of [
    ["powershell", "ps1", "powershell", undefined],
    ["http", "http", "http", {}],
    ["python-requests", "py", "python-requests", { auth: "token" }],
    ["go-page", "go", "go", { sdk: "page" }],
    ["node-token", "mjs", "node", { auth: "token" }],
  ]) {
    assert.equal(samples.sample(id, request, options), expected(folder, end), folder);
  }
});

/** An expected file of the core, whose own tests run it against the SDKs. */
function expected(folder, end) {
  return source(`crates/poolsync-core/tests/samples/${folder}/custom-pool.${end}`);
}

test("every language shows any request, complete or not", () => {
  for (const id of IDS) {
    assert.ok(samples.sample(id, example()).includes(example().nodepoolId), id);
    for (const request of [{}, undefined, null, { endpoint: 1 }]) assert.ok(samples.sample(id, request).length > 100, id);
  }
});

test("what cannot exist is misuse", () => {
  for (const [language, options] of [
    ["cobol"],
    [""],
    ["http", { auth: "aksk" }],
    ["curl", { sdk: "page" }],
    ["java", { sdk: "oldest" }],
    ["curl", { auth: 1 }],
    [undefined],
    ["curl", "aksk"],
  ]) {
    assert.throws(() => samples.sample(language, example(), options), misuse, `${language} ${JSON.stringify(options)}`);
  }
  for (const text of [undefined, null, 1, {}]) assert.throws(() => samples.importRequest(text), misuse);
});

test("a sample comes back as the request it was made of", () => {
  const request = example();
  for (const id of ["curl", "hcloud", "hcloud-json", "powershell", "http"]) {
    const options = samples.sample(id, request).includes("HUAWEICLOUD_TOKEN") ? { auth: "token" } : {};
    const imported = samples.importRequest(samples.sample(id, request, options));
    assert.deepEqual(imported.request, request, id);
    assert.equal(imported.report.problems.some(({ severity }) => severity === "error"), false, id);
    assert.equal(imported.credential, undefined, "none stands in a sample");
  }
});

test("what was pasted comes apart: request, credential, and what was left out", () => {
  const request = example();
  const text = `curl ${url(request)} -H 'X-Auth-Token: MIIFmarker' -H 'X-Odd: 1' -d '${JSON.stringify(request.body)}'`;
  const imported = samples.importRequest(text);
  assert.deepEqual(imported.request, request);
  assert.deepEqual(imported.credential, { kind: "token", token: "MIIFmarker" });
  assert.deepEqual(codes(imported.report), ["import/ignored-part"]);
  assert.ok(!JSON.stringify(imported.report).includes("MIIFmarker"));
  const [problem] = imported.report.problems;
  assert.deepEqual(problem.args, { found: "x-odd" }, "a plain object, as everywhere");
  assert.notEqual(poolsync.describe(problem, "zh").message, problem.message);
});

test("a key comes with what stands there of it", () => {
  const { credential } = samples.importRequest("hcloud CCE UpgradeNodePool --cli-access-key=AK --cli-secret-key=SK --project_id=p");
  assert.deepEqual(credential, { kind: "aksk", accessKey: "AK", secretKey: "SK" });
});

test("text that is nothing is told, and nothing is made up", () => {
  const imported = samples.importRequest("hello");
  assert.deepEqual(Object.keys(imported.request), []);
  assert.deepEqual(codes(imported.report), ["import/unknown-format"]);
  const broken = samples.importRequest('{"spec": ');
  assert.equal(broken.request.body, undefined);
  assert.ok(codes(broken.report).includes("json/syntax"));
});
