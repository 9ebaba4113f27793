// What surrounds the page is not on its side: extensions, browsers without a clipboard, services that repeat secrets,
// servers upon whose answers a browser makes a call again.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PASSWORD, TOKEN } from "./markers.mjs";
import { stage } from "./stage.mjs";

const site = stage();

for (const [name, before] of [
  ["is missing", () => Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined })],
  ["refuses", () => (Clipboard.prototype.writeText = () => Promise.reject(new DOMException("denied", "NotAllowedError")))],
]) {
  test(`a clipboard that ${name} is told, and the page goes on`, async (t) => {
    const page = await site.visit(t, { before: (tab) => tab.addInitScript(before) });
    await page.fillExample();
    await page.press("copyBody");
    await page.section("request").getByText("This browser does not let the page copy.").waitFor();
    await page.typeNodesPerBatch("2");
    assert.match(await page.body(), /"maxUnavailable":2/);
    assert.equal(await page.send(), "accepted");
  });
}

test("a call that another script was refused says nothing about ours", async (t) => {
  const page = await site.visit(t, { clean: false });
  await page.fillExample();
  await page.server.sandbox.fault({ kind: "no-cors" });
  await page.ask();
  await page.tab.route("**/operation/upgrade", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    await page.tab.evaluate(() => fetch("https://extension.example/").catch(() => undefined));
    return route.abort("connectionreset");
  });
  await page.confirm();
  assert.equal(await page.outcome(), "unknown");
  assert.match(await page.answer(), /may have reached the service/);
});

for (const status of [408, 421]) {
  test(`HTTP ${status} by the relay does not make the browser repeat the call`, async (t) => {
    const page = await site.visit(t);
    await page.fillExample();
    await page.chooseWay("byRelay");
    await page.server.sandbox.fault({ kind: "status", status, body: "", accepted: true });
    assert.equal(await page.send(), "unknown");
    assert.match(await page.answer(), /may have reached the service/);
    assert.equal((await page.server.sandbox.upgrades()).length, 1);
  });
}

test("S7: what is forgotten does not come back by undo", async (t) => {
  const page = await site.visit(t, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.fillDefaultPool();
  await page.paste("token", TOKEN);
  await page.paste("password", PASSWORD);
  await page.press("forgetSecrets");
  for (const key of ["token", "password"]) {
    await page.field(key).focus();
    for (const keys of ["ControlOrMeta+Z", "ControlOrMeta+Z", "ControlOrMeta+Shift+Z", "ControlOrMeta+Shift+Z"]) {
      await page.tab.keyboard.press(keys);
    }
    assert.equal(await page.field(key).inputValue(), "", key);
  }
});

test("a text far too long for a password does not hold the page up", async (t) => {
  const page = await site.visit(t);
  await page.fillDefaultPool();
  await page.type("password", "Aa1!".repeat(50_000));
  await page.seesProblem("password/length");
});

test("S6: an answer that repeats the token does not show it", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  const token = await page.field("token").inputValue();
  const body = { errorCode: "CCE.01400001", errorMessage: `no such token: ${token}` };
  await page.server.sandbox.fault({ kind: "status", status: 400, body });
  assert.equal(await page.send(), "refused");
  assert.match(await page.answer(), /no such token: ••••/);
  assert.ok(!(await page.answer()).includes(token));
});

test("200 with the body of an error is not called accepted", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  const body = { errorCode: "CCE.01400001", errorMessage: "Invalid request." };
  await page.server.sandbox.fault({ kind: "status", status: 200, body });
  assert.equal(await page.send(), "unknown");
  assert.match(await page.answer(), /the body names an error: CCE\.01400001: Invalid request\./);
});

test("the browser asks before a page with a call under way is left", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.server.sandbox.fault({ kind: "hang" });
  await page.ask();
  await page.confirm();
  await page.section("answer").getByText("The call is under way").waitFor();
  const asked = page.tab.waitForEvent("dialog");
  const leaving = page.tab.close({ runBeforeUnload: true });
  const dialog = await asked;
  assert.equal(dialog.type(), "beforeunload");
  await dialog.dismiss();
  await leaving;
});

test("a field that a program filled in with a change alone is read", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.field("projectId").evaluate((input) => {
    input.value = "ffffffffffffffffffffffffffffffff";
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await page.section("request").getByText("/projects/ffffffffffffffffffffffffffffffff/").waitFor();
});

test("the salted password is not read aloud, nor found, until somebody asks", async (t) => {
  const page = await site.visit(t);
  await page.fillDefaultPool();
  await page.type("password", PASSWORD);
  await page.field("nodeIds").focus();
  const body = page.section("request").locator("[data-body]");
  const salted = JSON.parse(await page.body()).spec.nodeTemplate.login.userPassword.password;
  assert.ok(salted.length > 100);
  assert.ok(!(await body.innerText()).includes(salted));
  assert.ok(!(await page.section("request").ariaSnapshot()).includes(salted));
  await page.press("showSecrets");
  assert.ok((await body.innerText()).includes(salted));
});

// The smallest module with a function that traps: (module (func (export "f") unreachable)).
const TRAP = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];

test("a program that traps is told, holds no secret in its fields, and offers nothing more", async (t) => {
  const page = await site.visit(t, { errors: ["unreachable"] });
  await page.fillExample();
  await page.tab.evaluate((bytes) => {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)));
    setTimeout(() => exports.f());
  }, TRAP);
  const alert = page.tab.getByRole("alert");
  await alert.waitFor();
  assert.match(await alert.innerText(), /The program of this page has stopped\. What you typed is kept, secrets are not/);
  assert.equal(await page.field("token").inputValue(), "");
  assert.equal(await page.button("send").isDisabled(), true);
  assert.equal(await page.field("nodesPerBatch").inputValue(), "1");
});
