// Where the right value can be computed, the problem has a button that puts it in.

import assert from "node:assert/strict";
import { test } from "node:test";
import { stage } from "./stage.mjs";

const site = stage();

const NODE = "4d1ecb2c-229a-11e8-9c75-0255ac100ceb";
const mend = (page, name) => page.section("problems").getByRole("button", { name, exact: true }).click();

test("a button mends what can be computed, and Undo brings back what was typed", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.typeNodesPerBatch("２");
  await mend(page, "Use 2");
  assert.equal(await page.field("nodesPerBatch").inputValue(), "2");
  await page.press("takeBack");
  assert.equal(await page.field("nodesPerBatch").inputValue(), "２");
  await mend(page, "Use 2");
  await page.type("nodeIds", `${NODE}\n${NODE}`);
  await mend(page, "Name each once");
  assert.equal(await page.field("nodeIds").inputValue(), NODE);
  await page.type("token", "X-Auth-Token: MIIFmadeUp");
  await mend(page, "Keep the credential alone");
  assert.equal(await page.field("token").inputValue(), "MIIFmadeUp");
  assert.ok(!(await page.section("problems").innerText()).includes("MIIFmadeUp"));
});

test("names and addresses become ids once the nodes were read", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.press("findNodes");
  const option = page.field("nodes").getByRole("option", { name: /workers-3/ });
  await option.waitFor();
  const id = await option.getAttribute("data-node");
  const ip = (await option.innerText()).match(/\d+\.\d+\.\d+\.\d+/)[0];
  await page.type("nodeIds", ip);
  await mend(page, "Use their node IDs");
  assert.equal(await page.field("nodeIds").inputValue(), id);
});

test("keys that were exchanged are swapped", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  const [accessKey, secretKey] = ["MADEUPACCESSKEY00001", "madeUpSecretKeyMadeUpSecretKeyMadeUp0000"];
  await page.typeKey(secretKey, accessKey);
  await mend(page, "Swap them");
  assert.equal(await page.field("accessKey").inputValue(), accessKey);
  assert.equal(await page.field("secretKey").inputValue(), secretKey);
});
