// A call for the default pool: its nodes get login and scripts from here, the password salted in the page.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { sha512Crypt } from "./sha512-crypt.mjs";
import { stage } from "./stage.mjs";

const site = stage();

const PASSWORD = "Huawei@Cloud2026";
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const decoded = (base64) => Buffer.from(base64, "base64").toString("utf8");

/** The body that left the browser. */
const sentBody = (page) => page.seen.requests.find((request) => request.method() === "POST").postData();

test("the second way to a salted password gives the published values", () => {
  const path = new URL("../fixtures/password-sha512crypt.json", import.meta.url);
  const published = JSON.parse(readFileSync(path, "utf8"));
  const usual = published.filter(({ rounds, password }) => rounds === 5000 && Buffer.byteLength(password) <= 64);
  assert.ok(usual.length >= 3, "the fixture has values to compare with");
  for (const { password, salt, crypt } of usual) assert.equal(sha512Crypt(password, salt), crypt, salt);
});

test("S9: a password typed in plain leaves salted, and the body is the one that was shown", async (t) => {
  const page = await site.visit(t);
  await page.fillDefaultPool();
  await page.type("password", PASSWORD);
  await page.type("preInstall", "echo 1");
  await page.type("postInstall", "echo 中文");
  assert.deepEqual(await page.codes(), []);
  const shown = await page.body();
  assert.equal(await page.send(), "accepted");

  const sent = sentBody(page);
  assert.equal(sent, shown);
  const [call] = await page.server.sandbox.upgrades();
  assert.equal(call.bodySha256, sha256(Buffer.from(shown)));
  const { nodePoolID, nodeTemplate } = JSON.parse(sent).spec;
  assert.equal(nodePoolID, "DefaultPool");
  // Base64 of the UTF-8 bytes: `printf 'echo 1' | base64`, `printf 'echo 中文' | base64`.
  assert.deepEqual(nodeTemplate.lifeCycle, { preInstall: "ZWNobyAx", postInstall: "ZWNobyDkuK3mloc=" });
  const { username, password } = nodeTemplate.login.userPassword;
  assert.equal(username, "root");
  const crypt = decoded(password);
  const [, algorithm, salt] = crypt.split("$");
  assert.deepEqual([algorithm, salt.length], ["6", 16]);
  assert.equal(crypt, sha512Crypt(PASSWORD, salt));
});

test("the same password is salted anew each time", async (t) => {
  const page = await site.visit(t);
  await page.fillDefaultPool();
  const salts = new Set();
  for (let time = 0; time < 3; time += 1) {
    await page.type("password", "");
    await page.type("password", PASSWORD);
    const { password } = JSON.parse(await page.body()).spec.nodeTemplate.login.userPassword;
    salts.add(decoded(password).split("$")[2]);
  }
  assert.equal(salts.size, 3);
});

test("a password that is salted already goes out as it is", async (t) => {
  const page = await site.visit(t);
  await page.fillDefaultPool();
  // `Huawei@Cloud2026` with the salt `salt` (tests/fixtures/password-sha512crypt.json).
  const salted =
    "JDYkc2FsdCRseXhwQWhIaDYxMUxNN2tkUUEzekd5Z0dZRGVwMXpRbzliaDJRcWo1RmtZL001RnF2WjZzbVRmT3dJc0hKRVIzNDl4WEdw" +
    "Y1l5ekxyVnZpNENrRGJVLg==";
  await page.type("password", salted);
  assert.deepEqual(await page.codes(), []);
  assert.equal(await page.send(), "accepted");
  assert.equal(JSON.parse(sentBody(page)).spec.nodeTemplate.login.userPassword.password, salted);
});

test("a key pair is sent in place of a password", async (t) => {
  const page = await site.visit(t);
  await page.fillDefaultPool();
  await page.type("password", PASSWORD);
  await page.chooseKeyPair();
  await page.type("keyPairName", "sandbox-key");
  assert.deepEqual(await page.codes(), []);
  const shown = await page.body();
  assert.equal(await page.send(), "accepted");
  assert.equal(sentBody(page), shown);
  const [call] = await page.server.sandbox.upgrades();
  assert.equal(call.bodySha256, sha256(Buffer.from(shown)));
  // `lifeCycle` is required in a template, also without a script.
  assert.equal(
    shown,
    '{"spec":{"maxUnavailable":1,"nodeIDs":["c2a1d3ef-9b52-4d64-ae2f-0255ac10b001","c2a1d3ef-9b52-4d64-ae2f-0255ac10b002"],' +
      '"nodePoolID":"DefaultPool","nodeTemplate":{"lifeCycle":{},"login":{"sshKey":"sandbox-key"}}}}',
  );
});

test("a script pasted as Base64 is shown decoded, and sent as pasted", async (t) => {
  const page = await site.visit(t);
  await page.fillDefaultPool();
  await page.type("password", PASSWORD);
  await page.pasteAsBase64("preInstall", "ZWNobyDkuK3mloc=");
  await page.tab.getByText("echo 中文", { exact: true }).waitFor();
  assert.equal(JSON.parse(await page.body()).spec.nodeTemplate.lifeCycle.preInstall, "ZWNobyDkuK3mloc=");
});

test("the last question names the new login and not the password", async (t) => {
  const page = await site.visit(t);
  await page.fillDefaultPool();
  await page.type("password", PASSWORD);
  await page.ask();
  const question = await page.dialog().innerText();
  assert.match(question, /The nodes get a new login: Password \(root\)/);
  assert.ok(!question.includes(PASSWORD));
});

test("with the default pool chosen, the example is a complete one for it", async (t) => {
  const page = await site.visit(t);
  await page.type("nodepoolId", "9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28");
  await page.tick("defaultPool");
  assert.equal(await page.field("nodepoolId").inputValue(), "DefaultPool");
  await page.fillExample();
  assert.deepEqual(await page.codes(), []);
  assert.equal(await page.send(), "accepted");
  const [call] = await page.server.sandbox.upgrades();
  assert.equal(JSON.parse(call.body).spec.nodePoolID, "DefaultPool");
  await page.field("defaultPool").uncheck();
  assert.equal(await page.field("nodepoolId").inputValue(), "9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28", "what was typed");
});

test("a private key in place of the name of a key pair: a warning that does not repeat it, and it is not kept", async (t) => {
  const page = await site.visit(t);
  await page.fillDefaultPool();
  await page.chooseKeyPair();
  await page.type("keyPairName", "-----BEGIN OPENSSH PRIVATE KEY-----c2VjcmV0bWFya2Vy");
  await page.seesProblem("ssh-key/malformed");
  assert.doesNotMatch(await page.section("problems").innerText(), /c2VjcmV0bWFya2Vy/);
  await page.type("clusterId", "kept-by-now");
  await page.tab.waitForFunction(() => localStorage.getItem("poolsync.draft")?.includes("kept-by-now"));
  assert.doesNotMatch(await page.tab.evaluate(() => JSON.stringify(localStorage)), /c2VjcmV0bWFya2Vy/);
});
