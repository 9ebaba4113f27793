// Two tabs beside each other, and a page at which nobody works any more.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ConsolePage } from "./page.mjs";
import { stage, until } from "./stage.mjs";

const site = stage();

/** A second tab of the same browser. */
async function another(page) {
  const tab = await page.tab.context().newPage();
  await tab.goto(page.server.page);
  const other = new ConsolePage(tab, page.server);
  await other.live();
  return other;
}

const saved = (page, text) =>
  page.tab.waitForFunction((part) => sessionStorage.getItem("poolsync.draft")?.includes(part), text);

test("each of two tabs keeps its own draft through a reload, and says that there is another", async (t) => {
  const first = await site.visit(t);
  await first.type("projectId", "typed-in-the-first");
  await saved(first, "typed-in-the-first");
  const second = await another(first);
  assert.equal(await second.field("projectId").inputValue(), "typed-in-the-first", "a new tab begins with the newest");
  await second.type("projectId", "typed-in-the-second");
  await saved(second, "typed-in-the-second");
  await first.tab.getByText(/Another tab has a draft of its own/).waitFor();
  await first.reload();
  assert.equal(await first.field("projectId").inputValue(), "typed-in-the-first");
  await second.reload();
  assert.equal(await second.field("projectId").inputValue(), "typed-in-the-second");
});

test("secrets are forgotten when nobody works here for the chosen time, and what was typed stays", async (t) => {
  const page = await site.visit(t, { before: (tab) => tab.clock.install() });
  await page.fillExample();
  const cluster = await page.field("clusterId").inputValue();
  await page.tab.getByRole("combobox", { name: "Forget secrets when nobody works here" }).selectOption("5");
  await page.tab.clock.runFor("04:00");
  assert.notEqual(await page.field("token").inputValue(), "");
  // A key begins the time anew.
  await page.field("clusterId").press("End");
  await page.tab.clock.runFor("04:50");
  assert.notEqual(await page.field("token").inputValue(), "");
  await page.tab.clock.runFor("00:20");
  await page.tab.getByText(/the secrets were forgotten/).waitFor();
  assert.equal(await page.field("token").inputValue(), "");
  assert.equal(await page.field("clusterId").inputValue(), cluster);
});

test("a computer that slept forgets when it wakes", async (t) => {
  const page = await site.visit(t, { before: (tab) => tab.clock.install() });
  await page.fillExample();
  // Its timers stood still meanwhile.
  await page.tab.clock.fastForward("02:00:00");
  await until(async () => {
    await page.tab.clock.runFor("00:05");
    return (await page.field("token").inputValue()) === "";
  }, "forgetting");
});
