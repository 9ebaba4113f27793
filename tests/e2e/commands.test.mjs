// Everything by keyboard: the commands, the list of keys.

import assert from "node:assert/strict";
import { test } from "node:test";
import { stage } from "./stage.mjs";

const site = stage();

const dialog = (page, name) => page.tab.getByRole("dialog", { name, exact: true });

test("a command is typed for and done with Enter", async (t) => {
  const page = await site.visit(t);
  await page.tab.keyboard.press("Control+k");
  await dialog(page, "Commands").waitFor();
  await page.tab.keyboard.type("load ex");
  await page.tab.keyboard.press("Enter");
  await dialog(page, "Commands").waitFor({ state: "hidden" });
  assert.notEqual(await page.field("clusterId").inputValue(), "");
  await page.tab.keyboard.press("Control+k");
  await page.tab.keyboard.type("last question");
  await page.tab.keyboard.press("Enter");
  await page.dialog().getByRole("button", { name: "Cancel" }).waitFor();
});

test("commands are found in both languages, and chosen with the arrow keys", async (t) => {
  const page = await site.visit(t, { language: "zh" });
  await page.tab.keyboard.press("Control+k");
  const commands = dialog(page, "命令");
  await commands.waitFor();
  await page.tab.keyboard.type("清除");
  assert.deepEqual(await commands.getByRole("option").allInnerTexts(), ["清除敏感信息", "全部清除"]);
  await page.tab.keyboard.press("ArrowDown");
  assert.equal(await commands.getByRole("option", { selected: true }).innerText(), "全部清除");
  await page.tab.keyboard.press("Enter");
  await dialog(page, "清除全部内容？").waitFor();
});

test("a command leads to a field", async (t) => {
  const page = await site.visit(t);
  await page.press("commands");
  await dialog(page, "Commands").waitFor();
  await page.tab.keyboard.type("node pool go to");
  await page.tab.keyboard.press("Enter");
  await page.tab.waitForFunction(() => document.activeElement?.id === "nodepool_id");
});

test("a question mark shows the keys, but not while somebody types", async (t) => {
  const page = await site.visit(t);
  await page.field("clusterId").press("?");
  assert.equal(await page.field("clusterId").inputValue(), "?");
  assert.equal(await page.tab.getByRole("dialog").count(), 0);
  await page.button("loadExample").focus();
  await page.tab.keyboard.press("?");
  await dialog(page, "Keyboard").getByText("All commands").waitFor();
  await page.tab.keyboard.press("Escape");
  await dialog(page, "Keyboard").waitFor({ state: "hidden" });
});
