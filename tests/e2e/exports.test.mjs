// Whatever leaves the page by a button or stays in its lists: code in every language, files, links, presets, the report and
// the list of runs. None holds a secret.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { PASSWORD, TOKEN } from "./markers.mjs";
import { stage, until } from "./stage.mjs";

const site = stage();

/** Writes down what the page copies: its policy lets nobody in it read the clipboard. */
const writesDown = (tab) =>
  tab.addInitScript(() => {
    const real = Clipboard.prototype.writeText;
    const copied = [];
    Clipboard.prototype.writeText = function (text) {
      copied.push(text);
      return real.call(this, text);
    };
    document.copied = copied;
  });
const visit = (t) => site.visit(t, { permissions: ["clipboard-write"], before: writesDown });
const base64 = (text) => Buffer.from(text).toString("base64").replace(/=+$/, "");

/** Fails if one of the secrets stands in the text, as it is or in Base64. */
function holdsNone(text, secrets, where) {
  for (const secret of secrets) {
    assert.ok(!text.includes(secret) && !text.includes(base64(secret)), `a secret in ${where}`);
  }
}

/** What was copied last; empty if nothing was. */
const clipboard = (page) => page.tab.evaluate(() => document.copied.at(-1) ?? "");

/** What two buttons put into the clipboard and into a file. */
async function copiedAndSaved(page) {
  const saving = page.tab.waitForEvent("download");
  await page.press("download");
  const file = readFileSync(await (await saving).path(), "utf8");
  await page.press("copyCode");
  await until(async () => (await clipboard(page)).trim() === file.trim(), "the same code in the clipboard");
  return file;
}

test("S6, S9: code in ten languages, and the files of it, hold no secret", async (t) => {
  const page = await visit(t);
  await page.fillDefaultPool();
  await page.type("token", TOKEN);
  await page.type("password", PASSWORD);
  const salted = JSON.parse(await page.body()).spec.nodeTemplate.login.userPassword.password;
  await page.tab.getByText(page.names.showCode).click();
  await page.tab.locator("#samples-code span").first().waitFor();
  const tabs = await page.section("samples").getByRole("tab").all();
  let looked = 0;
  for (const one of tabs) {
    await one.click();
    const language = await one.innerText();
    const file = await copiedAndSaved(page);
    assert.ok(file.length > 100, language);
    holdsNone(file, [TOKEN, PASSWORD, salted], language);
    looked += 1;
  }
  assert.equal(looked, 10);
  t.diagnostic(`S6 = 0 secrets in ${looked} samples and their files`);
});

test("S6: neither does what is passed on or kept: link, presets, report, runs", async (t) => {
  const page = await visit(t);
  await page.fillExample();
  const token = await page.field("token").inputValue();
  await page.press("copyLink");
  await until(async () => (await clipboard(page)).includes("#draft="), "the link");
  const link = await clipboard(page);
  holdsNone(`${link} ${Buffer.from(link.split("#draft=")[1], "base64url")}`, [token], "the link");
  assert.equal(await page.send(), "accepted");
  const report = page.section("progress").getByRole("button", { name: "Report", exact: true });
  await report.click();
  await until(async () => (await clipboard(page)).includes("Synchronization of node pool"), "the report");
  holdsNone(await clipboard(page), [token], "the report");
  holdsNone(await page.section("runs").innerHTML(), [token], "the list of runs");
  holdsNone(JSON.stringify(await page.tab.evaluate(() => ({ ...localStorage }))), [token], "what is kept");
});
