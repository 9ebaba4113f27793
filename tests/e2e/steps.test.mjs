// How many clicks lie between opening the page and an accepted call in the sandbox. Choosing a line of a menu counts as one.

import assert from "node:assert/strict";
import { test } from "node:test";
import { OPERATOR } from "./accounts.mjs";
import { stage } from "./stage.mjs";

const site = stage();

/** The page, counting what people press and choose. */
async function visitCounting(t) {
  const before = (tab) =>
    tab.addInitScript(() => {
      globalThis.clicks = 0;
      const count = ({ isTrusted, type, target }) => {
        const isMenu = target instanceof HTMLSelectElement;
        const isField = target instanceof HTMLTextAreaElement || target.type === "text" || target.type === "password";
        // Going into a field is typing; a menu is chosen from, whichever event it tells that by.
        if (type === "change" ? isMenu : isTrusted && !isMenu && !isField) globalThis.clicks += 1;
      };
      addEventListener("click", count, true);
      addEventListener("change", count, true);
    });
  return site.visit(t, { width: 1440, height: 900, before });
}

const clicks = (page) => page.tab.evaluate(() => globalThis.clicks);
const choose = (page, name) => page.tab.getByRole("button", { name }).click();

/** The button is in sight without scrolling. */
async function isInSight(page, key) {
  const { y, height } = await page.button(key).boundingBox();
  assert.ok(y >= 0 && y + height <= 900, `${key} at ${y}`);
}

test("from the example: three", async (t) => {
  const page = await visitCounting(t);
  await page.fillExample();
  assert.equal(await page.send(), "accepted");
  assert.equal(await clicks(page), 3);
});

test("from an IAM user and a password alone: eight, and the button is in sight when the nodes are chosen", async (t) => {
  const page = await visitCounting(t);
  await page.field("region").selectOption("sandbox");
  await page.chooseCredential("signIn");
  await page.type("accountName", OPERATOR.account);
  await page.type("iamUser", OPERATOR.user);
  await page.type("iamPassword", OPERATOR.password);
  await page.field("iamPassword").press("Enter");
  await page.tab.getByText(/valid until/).waitFor();
  await page.press("findClusters");
  await choose(page, /^sandbox /);
  // One look-up leads on to the next.
  await choose(page, /^workers /);
  await page.field("nodes").waitFor();
  await page.typeNodesPerBatch("2");
  await page.press("selectOutdated");
  await isInSight(page, "send");
  assert.equal(await page.send(), "accepted");
  assert.ok((await clicks(page)) <= 8, `${await clicks(page)} clicks`);
});

test("the default pool with scripts: nine", async (t) => {
  const page = await visitCounting(t);
  await page.field("region").selectOption("sandbox");
  await page.press("sandboxToken");
  await page.type("projectId", "0123456789abcdef0123456789abcdef");
  await page.press("findClusters");
  await choose(page, /^sandbox /);
  await choose(page, /^DefaultPool /);
  await page.field("nodes").waitFor();
  await page.type("password", "Huawei@Cloud2026x");
  await page.type("preInstall", "#!/bin/bash\necho before\n");
  await page.type("postInstall", "#!/bin/bash\necho after\n");
  await page.typeNodesPerBatch("1");
  await page.field("nodes").getByRole("option").first().click();
  assert.equal(await page.send(), "accepted");
  assert.ok((await clicks(page)) <= 9, `${await clicks(page)} clicks`);
});
