// Misuse throws, is told by name and code, and leaves the module usable.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { codes, example, install, poolsyncError } from "./stranger.mjs";

const poolsync = await install().load();
const { buildRequest, check, checkJson, explain, formatBody, signRequest } = poolsync;

afterEach(() => assert.deepEqual(check(example()), { problems: [], sendable: true }, "usable afterwards"));

const thrower = (name) => ({
  get [name]() {
    throw new RangeError("thrown by the caller");
  },
});

test("a BigInt, a cycle and a throwing member in the body", () => {
  const cycle = {};
  cycle.cycle = cycle;
  for (const body of [{ spec: { maxUnavailable: 1n } }, cycle, thrower("spec")]) {
    for (const call of [() => check({ ...example(), body }), () => formatBody(body)]) {
      assert.throws(call, poolsyncError("invalid-argument", /`body` cannot be written as JSON/));
    }
  }
});

test("the cause of a throwing member is kept", () => {
  assert.throws(
    () => formatBody(thrower("spec")),
    (error) => error.cause instanceof RangeError && error.cause.message === "thrown by the caller",
  );
});

test("members that throw anywhere in an argument", () => {
  const credential = { kind: "token", token: "MIIF" };
  const wire = { method: "GET", url: "https://a.example/", headers: {}, body: "" };
  const key = { accessKey: "A", secretKey: "S" };
  const calls = [
    () => check(thrower("endpoint")),
    () => buildRequest(example(), thrower("kind")),
    () => buildRequest(example(), credential, thrower("date")),
    () => signRequest({ ...wire, headers: thrower("a") }, key),
    () => signRequest(wire, thrower("secretKey")),
    () => signRequest(wire, key, thrower("signedHeaders")),
    () => explain(thrower("status")),
    () => explain(new Proxy({}, { get: () => { throw new Error("looked at"); } })),
  ];
  for (const call of calls) assert.throws(call, poolsyncError("invalid-argument"), call.toString());
});

test("code of the caller may call the module again", () => {
  const request = example();
  Object.defineProperty(request, "projectId", {
    get: () => formatBody(example().body).length && example().projectId,
  });
  assert.deepEqual(codes(check(request)), []);
});

test("100,000 levels, as text and as object", () => {
  const deep = "[".repeat(100_000) + "]".repeat(100_000);
  assert.deepEqual(codes(checkJson(deep)), ["json/too-deep"]);
  assert.deepEqual(codes(checkJson("[".repeat(100_000))), ["json/too-deep"]);
  let body = {};
  for (let level = 0; level < 100_000; level += 1) body = { body };
  // JSON.stringify itself gives up.
  assert.throws(() => check({ ...example(), body }), poolsyncError("invalid-argument", /`body`/));
});

test("50 MB of text", () => {
  const half = "x".repeat(50_000_000);
  assert.deepEqual(codes(checkJson(half)), ["json/syntax"]);
  const long = checkJson(`{"spec": {"${half}": 1, "maxUnavailable": 0, "nodePoolID": "DefaultPool"}}`);
  assert.ok(codes(long).includes("max-unavailable/out-of-range"));
  assert.ok(long.problems.every(({ message }) => message.length < 500), "long texts are cut in problems");
});

test("50 MB of short items", () => {
  const items = `[${"1,".repeat(25_000_000)}1]`;
  assert.deepEqual(codes(checkJson(items)), ["field/wrong-type"]);
});

test("10,000 problems", () => {
  const request = example();
  request.body.spec.nodeIDs = Array.from({ length: 10_000 }, (_, index) => `node-${index}`);
  const { problems } = check(request);
  assert.equal(problems.length, 10_000);
  assert.equal(problems[9_999].path, "spec.nodeIDs[9999]");
});
