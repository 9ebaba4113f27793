// Before you start: lines of kubectl for exactly the nodes that are chosen.

import assert from "node:assert/strict";
import { test } from "node:test";
import { stage } from "./stage.mjs";

const site = stage();

test("the lines name the chosen nodes, and follow the choice", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.tab.getByRole("button", { name: "Show the kubectl lines" }).click();
  const section = page.tab.getByRole("region", { name: "Before you start" });
  await section.getByText(/Press Find nodes first/).waitFor();
  await page.press("findNodes");
  const list = page.field("nodes");
  await list.waitFor();
  const first = section.locator("pre").first();
  await first.waitFor();
  await page.press("selectNone");
  await list.getByRole("option", { name: /workers-2/ }).click();
  const ip = (await list.getByRole("option", { name: /workers-2/ }).innerText()).match(/\d+\.\d+\.\d+\.\d+/)[0];
  await section.getByText(`kubectl get nodes -o wide ${ip}`, { exact: true }).waitFor();
  assert.equal(await section.locator("pre").count(), 6);
  assert.equal(await section.getByRole("button", { name: "Copy" }).count(), 6);
});
