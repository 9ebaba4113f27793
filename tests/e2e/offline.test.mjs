// The page kept in the browser: composing, checking and code work without a network, and calls go their way as before.

import assert from "node:assert/strict";
import { test } from "node:test";
import { stage } from "./stage.mjs";

const site = stage();

/** The page after its files were kept. */
async function visitKept(t) {
  const page = await site.visit(t);
  await page.tab.goto(new URL("offline.html", page.server.page).href);
  await page.tab.getByRole("button", { name: /^Keep the files/ }).click();
  await page.tab.getByText(/The files are kept/).waitFor();
  await page.tab.goto(page.server.page);
  await page.live();
  return page;
}

test("without a network the page composes, checks and writes code", async (t) => {
  const page = await visitKept(t);
  await page.fillExample();
  await page.tab.waitForFunction(() => localStorage.getItem("poolsync.draft"));
  const cluster = await page.field("clusterId").inputValue();
  await page.tab.context().setOffline(true);
  await page.reload();
  assert.equal(await page.field("clusterId").inputValue(), cluster);
  await page.typeNodesPerBatch("0");
  await page.seesProblem("max-unavailable/out-of-range");
  await page.typeNodesPerBatch("1");
  await page.tab.getByText(page.names.showCode).click();
  await page.button("copyCode").waitFor();
  await page.press("import");
  await page.field("pastedText").waitFor();
});

test("calls do not pass through what is kept, and leave once", async (t) => {
  const page = await visitKept(t);
  await page.fillExample();
  assert.equal(await page.send(), "accepted");
  assert.equal((await page.server.sandbox.upgrades()).length, 1);
  const kept = await page.tab.evaluate(async () => {
    const names = await caches.keys();
    const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => new URL(url).pathname);
  });
  assert.ok(kept.includes("/") && kept.every((path) => !path.startsWith("/relay") && !path.includes("/api/")), kept.join(" "));
});

test("what is kept can be removed again", async (t) => {
  const page = await visitKept(t);
  await page.tab.goto(new URL("offline.html", page.server.page).href);
  await page.tab.getByText(/The files are kept/).waitFor();
  await page.tab.getByRole("button", { name: /^Remove them/ }).click();
  await page.tab.getByText(/No files are kept/).waitFor();
  assert.deepEqual(await page.tab.evaluate(() => caches.keys()), []);
});
