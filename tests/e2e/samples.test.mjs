// The call as code: it follows the form, is what the page sends, and holds no secret unless the user asks.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { PASSWORD, TOKEN } from "./markers.mjs";
import { stage, until } from "./stage.mjs";

const site = stage();

const code = (page) => page.tab.locator("#samples-code").innerText();
const tab = (page, name) => page.tab.getByRole("tab", { name, exact: true });

/** The example, with the code open. */
async function opened(t, options) {
  const page = await site.visit(t, options);
  await page.fillExample();
  await page.tab.getByText(page.names.showCode).click();
  await page.tab.locator("#samples-code span").first().waitFor();
  return page;
}

for (const language of ["en", "zh"]) {
  test(`every language shows the body that is sent, ${language}`, async (t) => {
    const page = await opened(t, { language });
    const pool = JSON.parse(await page.body()).spec.nodePoolID;
    const tabs = page.section("samples").getByRole("tab");
    // The ids of the interface, in its order.
    const ids = await tabs.evaluateAll((all) => all.map((one) => one.dataset.tab));
    assert.deepEqual(ids, ["curl", "hcloud", "hcloud-json", "java", "python", "go", "node", "python-requests", "powershell", "http"]);
    for (const one of await tabs.all()) {
      await one.click();
      assert.equal(await one.getAttribute("aria-selected"), "true");
      await until(async () => (await code(page)).includes(pool), "the pool");
    }
    assert.ok(await page.section("samples").getByText("C#").isVisible());
    assert.deepEqual(page.seen.violations, []);
  });
}

test("the code follows the form and keeps the chosen language", async (t) => {
  const page = await opened(t);
  await tab(page, "Go SDK").click();
  await page.typeNodesPerBatch("17");
  await until(async () => /MaxUnavailable = .*17/.test(await code(page)), "the new number");
  assert.equal(await tab(page, "Go SDK").getAttribute("aria-selected"), "true");
});

test("arrow keys, Home and End go through the languages", async (t) => {
  const page = await opened(t);
  await tab(page, "curl").focus();
  await page.tab.keyboard.press("ArrowRight");
  assert.equal(await tab(page, "KooCLI").getAttribute("aria-selected"), "true");
  await page.tab.keyboard.press("End");
  assert.equal(await tab(page, "HTTP file").getAttribute("aria-selected"), "true");
  await page.tab.keyboard.press("ArrowRight");
  assert.equal(await tab(page, "curl").getAttribute("aria-selected"), "true");
  assert.equal(await page.tab.evaluate(() => document.activeElement.dataset.tab), "curl");
});

test("credential and classes can be chosen where there is a choice", async (t) => {
  const page = await opened(t);
  await until(async () => (await code(page)).includes("HUAWEICLOUD_TOKEN"), "the token, as the form has it");
  await page.section("samples").getByLabel("Credential", { exact: true }).selectOption("aksk");
  await until(async () => (await code(page)).includes("CLOUD_SDK_AK"), "the key");
  await tab(page, "Python SDK").click();
  await page.section("samples").getByLabel("Classes", { exact: true }).selectOption("page");
  const asOnThePage = await code(page);
  await page.section("samples").getByLabel("Classes", { exact: true }).selectOption("newest");
  await until(async () => (await code(page)) !== asOnThePage, "other classes");
});

test("S6: neither token nor password stands in it; the salted password does when asked for, until secrets are forgotten", async (t) => {
  const page = await opened(t);
  await page.fillDefaultPool();
  await page.type("token", TOKEN);
  await page.type("password", PASSWORD);
  const salted = JSON.parse(await page.body()).spec.nodeTemplate.login.userPassword.password;
  await until(async () => (await code(page)).includes("salted_password"), "what stands in its place");
  for (const one of await page.section("samples").getByRole("tab").all()) {
    await one.click();
    const text = await page.section("samples").innerHTML();
    for (const secret of [TOKEN, PASSWORD, salted]) assert.ok(!text.includes(secret), await one.innerText());
  }
  await tab(page, "curl").click();
  await page.section("samples").getByLabel("With the salted password in it").check();
  await until(async () => (await code(page)).includes(salted), "the salted password");
  assert.ok(!(await code(page)).includes(PASSWORD));
  await page.press("forgetSecrets");
  await until(async () => !(await code(page)).includes(salted), "it to go");
});

test("what is copied and saved is what is shown", async (t) => {
  const page = await opened(t, { permissions: ["clipboard-write"] });
  await tab(page, "PowerShell").click();
  await page.type("nodepoolId", "中文 '\"$`#%");
  await until(async () => (await code(page)).includes("中文"), "what was typed");
  const shown = await page.tab.locator("#samples-code").textContent();
  await page.press("copyCode");
  await page.tab.getByText("Copied", { exact: true }).waitFor();
  // The page may not read the clipboard; whoever pastes can. The list of nodes takes any text.
  await page.field("nodeIds").press("ControlOrMeta+A");
  await page.field("nodeIds").press("ControlOrMeta+V");
  assert.equal(await page.field("nodeIds").inputValue(), shown);
  await page.type("nodeIds", "");
  await until(async () => (await page.tab.locator("#samples-code").textContent()) !== shown, "other code");
  const saving = page.tab.waitForEvent("download");
  await page.press("download");
  const saved = await saving;
  assert.equal(saved.suggestedFilename(), "synchronize-node-pool.ps1");
  assert.equal(readFileSync(await saved.path(), "utf8"), await page.tab.locator("#samples-code").textContent());
});

test("an unfinished request has code with placeholders", async (t) => {
  const page = await site.visit(t);
  await page.tab.getByText(page.names.showCode).click();
  await until(async () => (await code(page)).includes("{project_id}"), "the placeholder");
});
