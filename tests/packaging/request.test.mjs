// Checking and building, with requests that real SDKs have sent.

import assert from "node:assert/strict";
import { test } from "node:test";
import { codes, example, fixture, install, poolsyncError } from "./stranger.mjs";

const poolsync = await install().load();
const { buildRequest, check, checkCredential, checkJson, effects, formatBody } = poolsync;
const token = { kind: "token", token: "MIIF" };
const { models, captures } = fixture("sdk-captures.json");

const ofModel = (model) => ({
  ...example(),
  projectId: model.project_id,
  clusterId: model.cluster_id,
  nodepoolId: model.nodepool_id,
  body: model.body,
});

// By the table of rules: the second node ID of the documentation's samples has 7-4-4-4-10 digits, `xxxxx` is no salted
// password, and braces would change the path.
test("each model of the documentation is told what is wrong with it", () => {
  const custom = ["node-ids/malformed"];
  const defaultPool = ["node-ids/malformed", "password/not-salted"];
  const placeholders = ["project-id/unsafe", "cluster-id/unsafe", "nodepool-id/unsafe"];
  const expected = {
    "custom-pool": custom,
    "security-token": custom,
    "x-auth-token": custom,
    "default-pool": defaultPool,
    "default-pool-placeholders": [...placeholders, ...defaultPool, "node-pool-id/differs"],
  };
  assert.deepEqual(models.map((model) => model.id).sort(), Object.keys(expected).sort());
  for (const model of models) {
    assert.deepEqual(codes(check(ofModel(model))).sort(), [...expected[model.id]].sort(), model.id);
  }
});

test("what is built has the body that the SDKs sent, at their path", () => {
  let compared = 0;
  for (const model of models.filter((model) => check(ofModel(model)).sendable)) {
    const built = buildRequest(ofModel(model), token);
    for (const capture of captures.filter((capture) => capture.sample === model.id)) {
      assert.deepEqual(JSON.parse(built.body), JSON.parse(capture.body));
      assert.equal(new URL(built.url).pathname, capture.path);
      compared += 1;
    }
  }
  // custom-pool, security-token and x-auth-token, as counted in the file.
  assert.equal(compared, 14);
});

// The order of members and headers is the contract's ("The bytes").
test("the bytes are compact, in order, and the same everywhere", () => {
  const request = example();
  request.body = { extra: true, spec: { nodePoolID: request.nodepoolId, zone: "中\u2028", maxUnavailable: 1.0 } };
  const bytes = `{"spec":{"maxUnavailable":1,"nodePoolID":"${request.nodepoolId}","zone":"中\u2028"},"extra":true}`;
  assert.equal(formatBody(request.body), bytes);
  const built = buildRequest(request, token);
  assert.equal(built.body, bytes);
  assert.equal(built.method, "POST");
  assert.deepEqual(Object.entries(built.headers), [["Content-Type", "application/json"], ["X-Auth-Token", "MIIF"]]);
});

test("an object means what JSON.stringify writes of it", () => {
  const withBody = (body) => codes(check({ ...example(), body }));
  const spec = example().body.spec;
  assert.deepEqual(withBody({ spec: { ...spec, nodeTemplate: undefined } }), []);
  assert.deepEqual(withBody({ spec: { ...spec, maxUnavailable: NaN } }), ["max-unavailable/not-integer"]);
  assert.deepEqual(withBody({ spec: { ...spec, maxUnavailable: null } }), ["max-unavailable/not-integer"]);
  // eslint-disable-next-line no-sparse-arrays
  assert.deepEqual(withBody({ spec: { ...spec, nodeIDs: [, spec.nodeIDs[0]] } }), ["node-ids/wrong-type"]);
  assert.deepEqual(withBody({ toJSON: () => example().body }), []);
  assert.deepEqual(withBody(undefined), ["spec/missing"]);
  assert.deepEqual(withBody(() => {}), ["spec/missing"]);
  assert.deepEqual(withBody(null), ["field/wrong-type"]);
  assert.deepEqual(withBody("{}"), ["field/wrong-type"]);
  assert.deepEqual(withBody({ spec: { ...spec, "\ud800": 1 } }), ["json/syntax"]);
});

test("a request that is missing or no object counts as {}", () => {
  const ofNothing = codes(check({}));
  assert.deepEqual(ofNothing, [
    "endpoint/missing",
    "project-id/missing",
    "cluster-id/missing",
    "nodepool-id/missing",
    "spec/missing",
  ]);
  for (const nothing of [undefined, null, 5, "x", true, 5n, Symbol("x"), () => {}, []]) {
    assert.deepEqual(codes(check(nothing)), ofNothing, typeof nothing);
  }
});

test("parts of the target that are no strings are a wrong type; undefined ones are missing", () => {
  const withId = (projectId) => check({ ...example(), projectId }).problems[0];
  assert.equal(withId(undefined).code, "project-id/missing");
  for (const [value, found] of [[null, "null"], [5, "number"], [[], "array"], [{}, "object"], [true, "boolean"]]) {
    const problem = withId(value);
    assert.deepEqual([problem.code, problem.path, problem.args.found], ["field/wrong-type", "project_id", found]);
  }
});

// Contract: half a surrogate pair is json/syntax; lines and columns count from 1, columns in UTF-16 units.
test("half a surrogate pair in a text is told with its place", () => {
  const place = (text) => {
    const [problem] = checkJson(text).problems;
    return [problem.code, problem.args.line, problem.args.column];
  };
  assert.deepEqual(place('{"spec":\n{"😀":"\udc00"}}'), ["json/syntax", 2, 8]);
  assert.deepEqual(place('{"spec":\n{"😀":"\\udc00"}}'), ["json/syntax", 2, 8]);
  assert.deepEqual(place("\ud800"), ["json/syntax", 1, 1]);
  assert.deepEqual(place("{} \ud800"), ["json/syntax", 1, 4]);
  assert.deepEqual(place(`{"${"x".repeat(100)}":"\ud800"}`), ["json/syntax", 1, 106]);
  assert.deepEqual(place(`{"${"中".repeat(100)}":"\ud800"}`), ["json/syntax", 1, 106]);
  assert.deepEqual(place("\ufeff{}"), ["json/syntax", 1, 1]);
  // A replacement character is a character like any other.
  assert.deepEqual(codes(checkJson('{"spec":{"\ufffd":1}}')).includes("json/syntax"), false);
  assert.deepEqual(place('{"\ufffd":"\ud800"}'), ["json/syntax", 1, 7]);
});

test("not-sendable carries all problems, the credential's included", () => {
  const request = { ...example(), endpoint: "" };
  assert.throws(
    () => buildRequest(request, { kind: "token", token: "a b" }),
    (error) => {
      assert.ok(poolsyncError("not-sendable", /endpoint/)(error));
      assert.deepEqual(codes(error), ["endpoint/missing", "token/malformed"]);
      return true;
    },
  );
});

test("credentials are checked, and their types looked at", () => {
  assert.deepEqual(checkCredential(token), { problems: [], sendable: true });
  assert.deepEqual(codes(checkCredential({ kind: "token" })), ["token/missing"]);
  assert.deepEqual(codes(checkCredential({ kind: "aksk" })), ["access-key/missing", "secret-key/missing"]);
  const withToken = { kind: "aksk", accessKey: "A", secretKey: "S", securityToken: "a b" };
  assert.deepEqual(codes(checkCredential(withToken)), ["security-token/malformed"]);
  for (const wrong of [undefined, null, {}, { kind: "password" }, { kind: "token", token: 5 }, { kind: "token", token: null }]) {
    assert.throws(() => checkCredential(wrong), poolsyncError("invalid-argument"), JSON.stringify(wrong));
  }
});

test("effects are hints about nodes, batches and the pool", () => {
  const [request] = [example()];
  assert.deepEqual(effects(request).map((hint) => hint.code), ["effect/disks-wiped", "effect/many-away"]);
  request.body.spec.nodeIDs = undefined;
  assert.deepEqual(effects(request).map((hint) => hint.code), ["effect/disks-wiped"]);
  const running = effects(request, { nodes: 2, running: true });
  assert.deepEqual(running.map((hint) => hint.code), ["effect/disks-wiped", "effect/many-away", "effect/running"]);
  assert.deepEqual(running[1].args, { away: 1, nodes: 2 });
  for (const pool of [null, {}, { nodes: 1.5 }, { nodes: -1 }, { nodes: "2" }, { nodes: 2, running: null }]) {
    assert.throws(() => effects(request, pool), poolsyncError("invalid-argument", /pool/), JSON.stringify(pool));
  }
});
