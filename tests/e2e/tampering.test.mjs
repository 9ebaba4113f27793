// A page whose files are not the ones that belong together does not start, and says why in a sentence.

import assert from "node:assert/strict";
import { test } from "node:test";
import { stage } from "./stage.mjs";

const site = stage();

/** Opens the page with one file answered in another way. */
function visitWith(t, pattern, answer, wishes) {
  const before = (tab) => tab.route(pattern, answer);
  return site.visit(t, { ...wishes, before, wait: false, clean: false });
}

/** The page says these words and no other reason, does not start, and stays as it stands in its HTML. */
async function refusesToStart(page, words) {
  const alert = page.tab.getByRole("alert");
  await alert.waitFor();
  assert.match(await alert.innerText(), words);
  assert.equal(await alert.locator("[data-reason]:visible").count(), 1);
  assert.equal(await page.tab.locator("html[data-live]").count(), 0);
  assert.ok(await page.button("loadExample").isDisabled());
  assert.equal(await page.button("send").count(), 0);
}

/** The same file with one byte changed somewhere in the middle. */
async function changed(route) {
  const answer = await route.fetch();
  const body = await answer.body();
  const middle = body.length >> 1;
  body[middle] ^= 1;
  await route.fulfill({ response: answer, body });
}

test("S17: one byte changed in the program", async (t) => {
  const page = await visitWith(t, "**/*.wasm", changed);
  await refusesToStart(page, /The program of this page is not the one that belongs to it/);
});

test("S17: one byte changed in the script that starts it", async (t) => {
  const page = await visitWith(t, "**/start-*.js", changed);
  await refusesToStart(page, /A script of this page could not be loaded, or is not the one that belongs to it/);
});

test("S17: one byte changed in the script that runs before anything is painted", async (t) => {
  const changedInPage = async (route) => {
    const answer = await route.fetch();
    const body = await answer.body();
    body[body.indexOf("<script>") + 20] ^= 1;
    await route.fulfill({ response: answer, body });
  };
  const page = await visitWith(t, (url) => url.pathname === "/", changedInPage);
  await refusesToStart(page, /A script of this page could not be loaded, or is not the one that belongs to it/);
});

test("a web page in place of the program, as misconfigured hosts send it", async (t) => {
  const html = (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Home</title>" });
  const page = await visitWith(t, "**/*.wasm", html);
  await refusesToStart(page, /The server sent a web page in place of the program/);
});

test("the program is not there", async (t) => {
  const page = await visitWith(t, "**/*.wasm", (route) => route.fulfill({ status: 404, body: "" }));
  await refusesToStart(page, /could not be loaded. Look at the network[^]*HTTP 404/);
});

test("the connection breaks while the program is loading", async (t) => {
  const page = await visitWith(t, "**/*.wasm", (route) => route.abort("connectionreset"));
  await refusesToStart(page, /could not be loaded. Look at the network/);
});

test("a browser without WebAssembly", async (t) => {
  const before = (tab) => tab.addInitScript(() => delete globalThis.WebAssembly);
  const page = await site.visit(t, { before, wait: false });
  await refusesToStart(page, /This browser cannot run the page: it lacks WebAssembly/);
});

test("S17: the sentence comes in Chinese too", async (t) => {
  const page = await visitWith(t, "**/*.wasm", changed, { language: "zh" });
  await refusesToStart(page, /^此页面的程序文件与页面不匹配/);
});

test("without JavaScript the page says that it needs it", async (t) => {
  const page = await site.visit(t, { javaScriptEnabled: false, wait: false });
  const words = page.tab.locator("noscript p");
  await words.first().waitFor();
  assert.deepEqual(await words.allInnerTexts(), ["This page needs JavaScript.", "此页面需要启用 JavaScript。"]);
});
