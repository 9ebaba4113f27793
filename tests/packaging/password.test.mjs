// Salting, against values that other programs computed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { codes, fixture, install, poolsyncError } from "./stranger.mjs";

const { checkPassword, saltPassword } = await install().load();
const vectors = fixture("password-sha512crypt.json");

// Source: tests/fixtures/password-sha512crypt.json, published pairs and values of crypt(3); each has its note.
test("S13: every vector gives its value, or is refused for its password", () => {
  const refused = [];
  for (const { password, salt, rounds, base64, note } of vectors) {
    const report = checkPassword(password);
    if (report.sendable) {
      assert.equal(saltPassword(password, { salt, rounds }), base64, note);
    } else {
      refused.push(password);
      assert.throws(() => saltPassword(password, { salt, rounds }), poolsyncError("not-sendable"), note);
    }
  }
  assert.equal(vectors.length, 17);
  // By the rules: too short or too long, or fewer than three kinds of characters.
  assert.deepEqual(
    refused.map((password) => password.slice(0, 8)),
    ["", "aaaaaaaa", "bbbbbbbb", "we have ", "the mini"],
  );
});

test("without a salt each call takes 16 new random characters", () => {
  const salts = new Set();
  for (let count = 0; count < 20; count += 1) {
    const crypt = Buffer.from(saltPassword("Huawei@Cloud2026", { rounds: 1000 }), "base64").toString("latin1");
    const [, scheme, rounds, salt, hash] = crypt.split("$");
    assert.deepEqual([scheme, rounds, hash.length], ["6", "rounds=1000", 86]);
    assert.match(salt, /^[./0-9A-Za-z]{16}$/);
    salts.add(salt);
  }
  assert.equal(salts.size, 20);
});

test("a bad password throws with its problems, and never with itself", () => {
  try {
    saltPassword("Toor-Secret", { username: "secret" });
    assert.fail("took a password that contains the user name");
  } catch (error) {
    assert.ok(poolsyncError("not-sendable")(error));
    assert.deepEqual(codes(error), ["password/contains-username"]);
    assert.doesNotMatch(JSON.stringify(error) + error.message + error.stack.split("\n")[0], /Toor-Secret/);
  }
});

test("salt, rounds and types are looked at", () => {
  const good = "Huawei@Cloud2026";
  for (const salt of ["", "12345678901234567", "a$b", 5, null]) {
    assert.throws(() => saltPassword(good, { salt }), poolsyncError("invalid-argument", /salt/), String(salt));
  }
  for (const rounds of [999, 1_000_000_000, 1000.5, NaN, -1, "5000", null]) {
    assert.throws(() => saltPassword(good, { rounds }), poolsyncError("invalid-argument", /rounds/), String(rounds));
  }
  for (const password of [undefined, null, 5, {}, Symbol("x"), 5n, "Huawei@Cloud\ud800"]) {
    assert.throws(() => saltPassword(password), poolsyncError("invalid-argument", /password/));
  }
  assert.throws(() => saltPassword(good, "salt"), poolsyncError("invalid-argument", /options/));
  assert.equal(saltPassword(good, { salt: undefined, rounds: undefined, username: undefined }).length, 144);
});

test("the user name is root unless another is given", () => {
  assert.deepEqual(codes(checkPassword("Root@2026")), ["password/contains-username"]);
  assert.deepEqual(codes(checkPassword("Root@2026", "paas")), []);
  assert.deepEqual(codes(checkPassword("Root@2026", undefined)), ["password/contains-username"]);
  assert.throws(() => checkPassword("Root@2026", null), poolsyncError("invalid-argument", /username/));
});
