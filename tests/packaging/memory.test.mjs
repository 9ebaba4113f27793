// Secrets do not stay in the module's memory.

import assert from "node:assert/strict";
import { test } from "node:test";
import { example, install } from "./stranger.mjs";

const stranger = install();
const poolsync = await stranger.load();
const glue = await stranger.inner("poolsync_glue.js");
// Once it runs, this only hands out what it exports.
poolsync.regions();
const { memory } = glue.initSync();

/** The marker in every form that it could have in memory: UTF-8, UTF-16, Base64 at each offset, hex. */
function forms(marker) {
  const utf8 = Buffer.from(marker);
  const base64 = [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), utf8]).toString("base64").replaceAll("=", "");
    // Without the characters that depend on the neighbours.
    return encoded.slice(offset === 0 ? 0 : offset + 1, -1);
  });
  return [utf8, Buffer.from(marker, "utf16le"), ...base64.map(Buffer.from), Buffer.from(utf8.toString("hex"))];
}

const copies = (...markers) =>
  markers.flatMap(forms).filter((form) => Buffer.from(memory.buffer).includes(form)).length;

const password = "Qz7!markerPassword";
const accessKey = { accessKey: "MARKERACCESSKEY0", secretKey: "marker0secret0key0marker", securityToken: "marker0security0token" };
const token = "marker0token0marker0token";
const date = new Date("2026-01-15T08:30:00Z");

test("S7: the search finds a secret while it is in use", () => {
  let found = 0;
  const options = {
    salt: "abcdefgh",
    get username() {
      // The password has been read by now.
      found = copies(password);
      return "root";
    },
  };
  poolsync.saltPassword(password, options);
  assert.equal(found, 1);
});

test("S7: after salting neither the password nor its hash is left", () => {
  for (const rounds of [1000, 5000]) {
    const salted = poolsync.saltPassword(password, { salt: "abcdefgh", rounds });
    const crypt = Buffer.from(salted, "base64").toString();
    assert.equal(copies(password, salted, crypt.split("$").at(-1)), 0);
  }
});

test("S7: after a refusal the password is not left", () => {
  assert.throws(() => poolsync.saltPassword(password, { username: "marker" }));
  assert.throws(() => poolsync.saltPassword(password, { salt: "not allowed" }));
  poolsync.checkPassword(password);
  assert.equal(copies(password), 0);
});

test("S7: after signing neither the keys nor the signature is left", () => {
  const request = { method: "GET", url: "https://a.example/", headers: { "X-Auth-Token": token }, body: "" };
  const signed = poolsync.signRequest(request, accessKey, { date, signedHeaders: ["host", "x-auth-token"] });
  const signature = signed.headers.Authorization.split("Signature=")[1];
  assert.equal(copies(accessKey.secretKey, accessKey.securityToken, token, signature), 0);
});

test("S7: after building nothing of either credential is left", () => {
  const signed = poolsync.buildRequest(example(), { kind: "aksk", ...accessKey }, { date });
  poolsync.buildRequest(example(), { kind: "token", token });
  assert.throws(() => poolsync.buildRequest({}, { kind: "token", token }));
  assert.throws(() => poolsync.buildRequest(example(), { kind: "aksk", ...accessKey }, { date: "today" }));
  const signature = signed.headers.Authorization.split("Signature=")[1];
  assert.equal(copies(accessKey.secretKey, accessKey.securityToken, token, signature), 0);
});

test("S7: after checking and formatting a body its salted password and scripts are not left", () => {
  const request = example();
  const salted = Buffer.from(`$6$abcdefgh$${"markerhash".repeat(9).slice(0, 86)}`).toString("base64");
  const preInstall = poolsync.encodeScript("export SECRET=marker0script0marker");
  request.body.spec.nodePoolID = request.nodepoolId = "DefaultPool";
  request.body.spec.nodeTemplate = {
    lifeCycle: { preInstall },
    login: { userPassword: { username: "root", password: salted } },
  };
  assert.ok(poolsync.check(request).sendable);
  assert.ok(poolsync.formatBody(request.body).includes(salted));
  poolsync.decodeScript(preInstall);
  poolsync.buildRequest(request, { kind: "token", token });
  assert.equal(copies(salted, "markerhash", "marker0script0marker"), 0);
});
