// Scripts, plans and regions.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fixture, install, poolsyncError } from "./stranger.mjs";

const { decodeScript, encodeScript, plan, regions, scriptBudget } = await install().load();

test("scripts are Base64 of UTF-8, both ways", () => {
  // The pair of the documentation's sample, then what Node.js' Buffer makes of the same text.
  assert.equal(encodeScript("echo 1"), "ZWNobyAx");
  for (const text of ["", "echo 中文 😀\n", "\u0000", "\ufffd", "x".repeat(100_000)]) {
    assert.equal(encodeScript(text), Buffer.from(text).toString("base64"));
    assert.equal(decodeScript(encodeScript(text)), text);
  }
});

// Short and long texts come in by different ways, ASCII and others too.
test("texts of every length and width come in as they are", () => {
  for (let length = 0; length < 140; length += 1) {
    for (const character of ["x", "é", "中", "😀"]) {
      for (const text of [character.repeat(length), "x".repeat(length) + character, `${character}${"x".repeat(length)}`]) {
        assert.equal(encodeScript(text), Buffer.from(text).toString("base64"), text);
      }
    }
    for (const text of [`${"x".repeat(length)}\ud800`, `\udc00${"中".repeat(length)}`]) {
      assert.throws(() => encodeScript(text), poolsyncError("invalid-argument", /text/), text);
    }
  }
});

test("what is no Base64 text, or no text at all, is misuse", () => {
  for (const encoded of ["ZWNobyA", "ZWNo\nbyAx", "ZWNobyA_", "/w==", undefined, null, 5]) {
    assert.throws(() => decodeScript(encoded), poolsyncError("invalid-argument", /encoded/), String(encoded));
  }
  for (const text of ["\ud800", undefined, null, 5]) {
    assert.throws(() => encodeScript(text), poolsyncError("invalid-argument", /text/), String(text));
  }
});

// The limit of 10240 characters is the documentation's.
test("both scripts share one limit, which can be overdrawn", () => {
  assert.deepEqual(scriptBudget(), { used: 0, limit: 10_240, left: 10_240 });
  assert.deepEqual(scriptBudget("ZWNobyAx"), { used: 8, limit: 10_240, left: 10_232 });
  assert.deepEqual(scriptBudget(undefined, "A".repeat(10_241)), { used: 10_241, limit: 10_240, left: -1 });
  assert.throws(() => scriptBudget(null), poolsyncError("invalid-argument", /preInstall/));
});

test("nodes are split into batches", () => {
  assert.deepEqual(plan(5, 2), { batches: [2, 2, 1], awayAtOnce: 2 });
  assert.deepEqual(plan(0, 20), { batches: [], awayAtOnce: 0 });
  assert.deepEqual(plan(3, 20), { batches: [3], awayAtOnce: 3 });
  for (const [nodes, batch] of [[5, 0], [5, 21], [5, 1.5], [5, "2"], [5, undefined], [-1, 2], [1e9, 1], [NaN, 1], [null, 1]]) {
    assert.throws(() => plan(nodes, batch), poolsyncError("invalid-argument"), `${nodes} ${batch}`);
  }
});

// Source: tests/fixtures/regions.json, the endpoints of the Python SDK.
test("the regions are those of the SDK, with origins", () => {
  const expected = fixture("regions.json");
  const ours = regions();
  assert.equal(ours.length, expected.length);
  for (const { id, cce, iam } of expected) {
    const region = ours.find((region) => region.id === id);
    assert.equal(region.cce, cce);
    if (iam) assert.equal(region.iam, iam);
    assert.equal(new URL(region.iam).origin, region.iam);
    assert.ok(region.nameEn && region.nameZh);
  }
  assert.equal(ours.find(({ id }) => id === "cn-north-4").nameZh, "华北-北京四");
  ours.length = 0;
  assert.equal(regions().length, expected.length);
});
