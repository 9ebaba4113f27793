// What is wrong with a credential is told in words that help. (That each kind sends by each way: ways.test.mjs.)

import assert from "node:assert/strict";
import { test } from "node:test";
import { ACCESS_KEY, OPERATOR, READER, SECRET_KEY } from "./accounts.mjs";
import { traces } from "./markers.mjs";
import { stage } from "./stage.mjs";

const site = stage();

/** The example without a credential. */
async function visitWithout(t, wishes) {
  const page = await site.visit(t, wishes);
  await page.fillExample();
  await page.type("token", "");
  return page;
}

test("a token from signing in tells until when it is valid and fills in the project", async (t) => {
  const page = await visitWithout(t);
  await page.type("projectId", "");
  await page.chooseCredential("signIn");
  await page.type("projectName", "cn-north-4");
  await page.signIn(OPERATOR);
  await page.tab.getByText(/Token for project cn-north-4 valid until .*, 23 h 59 min left|24 h 0 min left/).waitFor();
  assert.equal(await page.field("projectId").inputValue(), "0123456789abcdef0123456789abcdef");
  assert.equal(await page.field("iamPassword").inputValue(), "", "the password is of no further use");
});

test("what is forgotten does not come back with an answer that was under way", async (t) => {
  const page = await visitWithout(t);
  await page.server.sandbox.fault({ kind: "slow", ms: 1000, on: "iam" });
  await page.chooseCredential("signIn");
  await page.type("accountName", OPERATOR.account);
  await page.type("iamUser", OPERATOR.user);
  await page.type("iamPassword", OPERATOR.password);
  const answered = page.tab.waitForResponse((response) => response.url().includes("/v3/auth/tokens"));
  await page.press("getToken");
  await page.press("forgetSecrets");
  await (await answered).finished();
  // The page has taken it in by then: it offers to ask again.
  await page.tab.locator("button:not([aria-disabled])", { hasText: page.names.getToken }).waitFor();
  await page.chooseCredential("token");
  assert.equal(await page.field("token").inputValue(), "");
});

test("a user with an MFA device needs the passcode and the user's id", async (t) => {
  const page = await visitWithout(t);
  await page.chooseCredential("signIn");
  await page.type("accountName", "sandbox-account");
  await page.type("iamUser", "guarded");
  await page.type("iamPassword", "Sandbox-pass-3");
  await page.type("passcode", "246810");
  await page.press("getToken");
  await page.tab.getByText("A passcode needs the IAM user ID too.").waitFor();
  await page.type("iamUserId", "a0a0a0a0a0a0a0a0a0a0a0a0a0a0a003");
  await page.press("getToken");
  await page.tab.getByText(/valid until/).waitFor();
});

test("refusals of IAM are explained", async (t) => {
  const page = await visitWithout(t);
  await page.chooseCredential("signIn");
  await page.press("getToken");
  await page.tab.getByText("Account name, IAM user and IAM password are needed.").waitFor();
  for (const [user, password, words] of [
    ["operator", "wrong", /account, IAM user or password is wrong/i],
    ["console-only", "Sandbox-pass-4", /allow it programmatic access/i],
  ]) {
    await page.type("accountName", "sandbox-account");
    await page.type("iamUser", user);
    await page.type("iamPassword", password);
    await page.press("getToken");
    await page.tab.getByText(words).waitFor();
    assert.equal(await page.field("iamPassword").inputValue(), password, "nothing typed is lost");
  }
});

test("a user who may only read is told which permission is missing", async (t) => {
  const page = await visitWithout(t);
  await page.signIn(READER);
  assert.equal(await page.send(), "refused");
  assert.match(await page.answer(), /cce:nodepool:upgradeNodepool/);
});

test("a wrong secret key: the doctor shows what was signed, and that only the key can be wrong", async (t) => {
  const page = await visitWithout(t);
  await page.typeKey(ACCESS_KEY, `${SECRET_KEY} `);
  await page.stops();
  const doctor = page.section("doctor");
  await doctor.getByText(/the secret key has a blank or line break at an end/).waitFor();
  await doctor.getByText(/only the key can differ/).waitFor();
  const shown = await doctor.innerText();
  assert.match(shown, /host;x-project-id;x-sdk-date/);
  assert.match(shown, /SDK-HMAC-SHA256\n\d{8}T\d{6}Z\n[0-9a-f]{64}/);
});

test("the doctor marks the first line that differs in a pasted text", async (t) => {
  const page = await visitWithout(t);
  await page.typeKey(ACCESS_KEY, "another-secret");
  await page.stops();
  const doctor = page.section("doctor");
  const { host } = page.server.sandbox;
  const theirs = (await doctor.locator("ol").innerText()).split("\n").map((line) => line.replace(`host:${host}`, "host:proxy.example"));
  // The list leaves out what an empty line would show.
  assert.ok(theirs.includes("host:proxy.example"));
  const [method, path, ...rest] = theirs.filter(Boolean);
  const headers = rest.slice(0, -2);
  const text = [method, path, "", ...headers, "", ...rest.slice(-2)].join("|");
  await page.type("gatewayText", `verify aksk signature fail, canonicalRequest:${text}`);
  await doctor.getByText(/a proxy or relay puts its own name into/).first().waitFor();
  assert.match(await doctor.locator("[data-differs]").first().innerText(), /proxy\.example/);
});

test("a clock that is off: by how much, and signing with the service's time on the user's word", async (t) => {
  const late = Date.now() - 20 * 60_000;
  const page = await visitWithout(t, { before: (tab) => tab.clock.install({ time: late }) });
  await page.typeKey(ACCESS_KEY, SECRET_KEY);
  assert.match(await page.stops(), /clock of this computer is off/i);
  await page.tab.getByText(/This computer's clock is (19|20) min \d+ s behind the service/).waitFor();
  await page.press("serviceTime");
  assert.equal(await page.send(), "accepted");
});

test("S5: no secret of any kind is in storage, address or page", async (t) => {
  const page = await visitWithout(t);
  await page.typeKey(ACCESS_KEY, SECRET_KEY);
  await page.chooseCredential("temporaryKey");
  await page.type("securityToken", "MIIMarkerSecurityToken1");
  await page.chooseCredential("signIn");
  await page.type("iamPassword", "Marker-iam-password-1");
  await page.tab.waitForTimeout(500);
  const secrets = [SECRET_KEY, "MIIMarkerSecurityToken1", "Marker-iam-password-1"];
  assert.deepEqual(await traces(page, secrets), []);
  await page.reload();
  for (const key of ["iamPassword"]) assert.equal(await page.field(key).inputValue(), "");
});

test("a missing token is mended where it is fetched", async (t) => {
  const page = await visitWithout(t);
  await page.chooseCredential("signIn");
  await page.field("accountName").waitFor();
  await page.sendRegardless();
  assert.equal(await page.tab.evaluate(() => document.activeElement.id), "account");
});

test("Enter signs in, and the sandbox needs no name of a project", async (t) => {
  const page = await site.visit(t);
  await page.field("region").selectOption("sandbox");
  await page.chooseCredential("signIn");
  await page.type("accountName", OPERATOR.account);
  await page.type("iamUser", OPERATOR.user);
  await page.type("iamPassword", OPERATOR.password);
  await page.field("iamPassword").press("Enter");
  await page.tab.getByText(/valid until/).waitFor();
  assert.equal(await page.field("projectId").inputValue(), "0123456789abcdef0123456789abcdef");
});

test("who is about to sign in is told of a token that was entered before", async (t) => {
  const page = await site.visit(t, { language: "zh" });
  await page.fillExample();
  await page.chooseCredential("signIn");
  await page.tab.getByText("在重新获取之前，将使用之前输入的 Token。").waitFor();
  await page.press("forgetSecrets");
  await page.tab.getByText("在重新获取之前，将使用之前输入的 Token。").waitFor({ state: "detached" });
});
