// The program comes in parts. While one of them is missing the page says so, what is typed stays, nothing can be sent; and a
// press on a button tries again.

import assert from "node:assert/strict";
import { test } from "node:test";
import { stage } from "./stage.mjs";

const site = stage();
const PROJECT = "0123456789abcdef0123456789abcdef";
const MISSING = /A part of the program did not come. What you typed is still there/;

const lost = (route) => route.abort("connectionreset");

/** The same file with one byte changed somewhere in the middle. */
async function changed(route) {
  const answer = await route.fetch();
  const body = await answer.body();
  body[body.length >> 1] ^= 1;
  await route.fulfill({ response: answer, body });
}

const saysThatAPartIsMissing = async (page) => {
  const alert = page.tab.getByRole("alert");
  await alert.waitFor();
  assert.match(await alert.innerText(), MISSING);
};

for (const [how, answer] of [["is lost", lost], ["was changed", changed]]) {
  test(`the part that comes with every visit ${how}`, async (t) => {
    const pattern = "**/rest-*.wasm";
    const page = await site.visit(t, { before: (tab) => tab.route(pattern, answer), wait: false });
    await saysThatAPartIsMissing(page);
    await page.type("projectId", PROJECT);
    assert.equal(await page.button("send").count(), 0);
    await page.tab.unroute(pattern);
    await page.tab.getByRole("button", { name: "Try again" }).click();
    await page.live();
    assert.equal(await page.field("projectId").inputValue(), PROJECT);
    assert.equal(await page.tab.getByRole("alert").count(), 0);
    await page.seesNoProblem("project-id/missing");
    await page.seesProblem("cluster-id/missing");
    assert.equal(await page.button("send").evaluate((button) => button.disabled), false);
  });
}

test("the part that sends is lost: nothing is sent until it is there", async (t) => {
  const pattern = "**/call-*.wasm";
  const page = await site.visit(t, { before: (tab) => tab.route(pattern, lost) });
  await page.fillExample();
  await page.press("send");
  await saysThatAPartIsMissing(page);
  assert.equal(await page.dialog().count(), 0);
  await page.tab.unroute(pattern);
  await page.tab.getByRole("button", { name: "Try again" }).click();
  await page.dialog().waitFor();
  assert.deepEqual(await page.server.sandbox.upgrades(), []);
  await page.confirm();
  assert.equal(await page.outcome(), "accepted");
  assert.equal((await page.server.sandbox.upgrades()).length, 1);
});

test("a part that takes long is waited for in sight", async (t) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const hold = (route) => held.then(() => route.continue());
  const page = await site.visit(t, { before: (tab) => tab.route("**/call-*.wasm", hold) });
  await page.fillExample();
  await page.press("send");
  const loading = page.tab.locator("#bar").getByText("Loading…");
  await loading.waitFor();
  assert.equal(await page.dialog().count(), 0);
  release();
  await page.dialog().waitFor();
  await loading.waitFor({ state: "detached" });
});

test("a part that came says nothing of another that did not", async (t) => {
  const pattern = "**/call-*.wasm";
  const page = await site.visit(t, { before: (tab) => tab.route(pattern, lost) });
  await page.fillExample();
  await page.press("send");
  await saysThatAPartIsMissing(page);
  await page.press("import");
  await page.dialog().waitFor();
  await page.tab.keyboard.press("Escape");
  await saysThatAPartIsMissing(page);
  await page.tab.unroute(pattern);
  await page.tab.getByRole("button", { name: "Try again" }).click();
  await page.dialog().waitFor();
  assert.equal(await page.tab.getByRole("alert").count(), 0);
});

test("a link to a field whose part is on its way leads there once it is", async (t) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const hold = (route) => held.then(() => route.continue());
  const page = await site.visit(t, { before: (tab) => tab.route("**/aside-*.wasm", hold) });
  await page.fillExample();
  await page.chooseCredential("accessKey");
  await page.sendRegardless();
  release();
  await page.tab.waitForFunction(() => document.activeElement?.id === "access_key");
});
