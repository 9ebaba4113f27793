// What is kept by a name, passed on by a link, or forgotten; and that no secret goes with it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { TOKEN } from "./markers.mjs";
import { stage } from "./stage.mjs";

const site = stage();

/** The link that the page copies. */
async function copiedLink(page) {
  await page.press("copyLink");
  await page.tab.getByText("Copied", { exact: true }).waitFor();
  return page.pasted();
}

const CLIPBOARD = ["clipboard-write"];
const OTHER_CLUSTER = "00000000-0000-4000-8000-0255ac100ceb";

test("S6: a link carries the draft, and neither credential nor scripts", async (t) => {
  const page = await site.visit(t, { permissions: CLIPBOARD });
  await page.fillDefaultPool();
  await page.type("token", TOKEN);
  await page.type("password", "Huawei@Cloud2026");
  await page.type("preInstall", "docker login -p marker");
  const link = await copiedLink(page);
  const [address, fragment] = link.split("#draft=");
  assert.equal(address, page.server.page);
  const carried = Buffer.from(fragment, "base64url").toString();
  for (const secret of [TOKEN, "Huawei@", "marker", "$6$"]) assert.ok(!carried.includes(secret), secret);
  assert.equal(JSON.parse(carried).clusterId, await page.field("clusterId").inputValue());
});

test("a link fills in its draft; what stood here is kept, and the address is clean", async (t) => {
  const page = await site.visit(t, { permissions: CLIPBOARD });
  await page.fillExample();
  const link = await copiedLink(page);
  await page.type("clusterId", OTHER_CLUSTER);
  await page.tab.waitForFunction((id) => localStorage.getItem("poolsync.draft")?.includes(id), OTHER_CLUSTER);
  await page.tab.goto("about:blank");
  await page.tab.goto(link);
  await page.live();
  await page.tab.getByText(/This draft came with a link/).waitFor();
  assert.notEqual(await page.field("clusterId").inputValue(), OTHER_CLUSTER);
  assert.equal(page.tab.url(), page.server.page);
  await page.press("takeBack");
  assert.equal(await page.field("clusterId").inputValue(), OTHER_CLUSTER);
  await page.press("presets");
  await page.dialog().getByRole("button", { name: /^Before the link/ }).waitFor();
});

test("a link that was cut changes nothing", async (t) => {
  const page = await site.visit(t);
  await page.type("clusterId", OTHER_CLUSTER);
  await page.tab.evaluate(() => (location.hash = "#draft=eyJ2ZXJzaW9uIjox"));
  await page.typeNodesPerBatch("2");
  assert.equal(await page.field("clusterId").inputValue(), OTHER_CLUSTER);
});

test("presets are kept, filled in, exchanged and deleted", async (t) => {
  const page = await site.visit(t, { permissions: CLIPBOARD });
  await page.fillExample();
  await page.press("presets");
  const dialog = page.dialog();
  await dialog.getByText("No presets yet.").waitFor();
  await dialog.getByRole("textbox", { name: "Name of this draft" }).fill("canary");
  await dialog.getByRole("button", { name: "Keep", exact: true }).click();
  await dialog.getByText("Into another browser").click();
  await dialog.getByRole("button", { name: "Copy all presets" }).click();
  await dialog.getByText("Copied", { exact: true }).waitFor();
  const text = await page.pasted();
  assert.equal(JSON.parse(text).presets[0].name, "canary");
  assert.ok(!text.includes("MII"));
  await dialog.getByRole("button", { name: "Delete preset canary" }).click();
  await dialog.getByText("No presets yet.").waitFor();
  await dialog.getByRole("textbox", { name: "Presets from another browser" }).fill(text);
  await dialog.getByRole("button", { name: "Add them" }).click();
  await dialog.getByText("Presets added: 1.").waitFor();
  await page.tab.keyboard.press("Escape");
  const cluster = await page.field("clusterId").inputValue();
  await page.type("clusterId", OTHER_CLUSTER);
  await page.press("presets");
  await dialog.getByRole("button", { name: /^canary/ }).click();
  assert.equal(await page.field("clusterId").inputValue(), cluster);
});

test("everything is forgotten when the user says so", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  assert.equal(await page.send(), "accepted");
  await page.press("forgetEverything");
  await page.dialog().getByRole("button", { name: "Forget everything", exact: true }).click();
  await page.tab.getByText("Everything was forgotten.").waitFor();
  assert.equal(await page.field("clusterId").inputValue(), "");
  assert.equal(await page.field("token").inputValue(), "");
  await page.tab.waitForTimeout(1_000);
  assert.deepEqual(await page.tab.evaluate(() => Object.keys(localStorage)), []);
  await page.reload();
  assert.equal(await page.field("clusterId").inputValue(), "");
  assert.equal(await page.section("runs").count(), 0);
});
