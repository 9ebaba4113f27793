// No violation of WCAG 2.2, levels A and AA, that axe-core can find: in both languages and colours, from the empty page to
// the answer.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { stage } from "./stage.mjs";

const site = stage();

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Looks at the page as it stands. */
async function isAccessible(page, state) {
  const found = await page.tab.evaluate(async (tags) => {
    const { violations, passes } = await globalThis.axe.run({ runOnly: tags });
    const nodes = (rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")} (${node.failureSummary})`);
    return { violations: violations.flatMap(nodes), passes: passes.length };
  }, TAGS);
  assert.deepEqual(found.violations, [], state);
  assert.ok(found.passes > 10, "axe has looked at the page");
}

for (const language of ["en", "zh"]) {
  for (const colors of ["light", "dark"]) {
    test(`S26: from the empty page to the answer, ${language}, ${colors}`, async (t) => {
      const before = (tab) => tab.addInitScript(axe);
      const page = await site.visit(t, { language, colors, before });
      await isAccessible(page, "empty");
      await page.sendRegardless();
      await isAccessible(page, "errors shown");
      await page.fillExample();
      await isAccessible(page, "example");
      await page.type("nodeIds", "");
      await page.ask();
      await isAccessible(page, "dialog with a warning");
      await page.confirm();
      await page.outcome();
      await isAccessible(page, "accepted");
      await page.fillDefaultPool();
      await page.type("password", "short");
      await page.field("password").blur();
      await isAccessible(page, "template with an error");
      await page.chooseKeyPair();
      await page.type("keyPairName", "sandbox-key");
      await page.type("token", "MIIWrongToken");
      await page.press("showSecrets");
      await page.ask();
      await page.known();
      await isAccessible(page, "do not send");
      await page.press("cancel");
      await page.press("sandboxToken");
      await page.server.sandbox.fault({ kind: "status", status: 403, body: {} });
      await page.ask();
      await page.confirm();
      await page.section("answer").locator('[data-outcome="refused"]').waitFor();
      await isAccessible(page, "refused, secrets shown");
      await page.server.sandbox.fault({ kind: "html" });
      await page.ask();
      await page.confirm();
      await page.section("answer").locator('[data-outcome="unknown"]').waitFor();
      await isAccessible(page, "unknown");
      await page.chooseCredential("signIn");
      await page.type("passcode", "1");
      await page.press("getToken");
      await isAccessible(page, "signing in, with what is missing");
      await page.chooseCredential("token");
      for (const key of ["findClusters", "findPools", "findNodes"]) await page.press(key);
      await page.field("nodes").waitFor();
      await isAccessible(page, "what was found, and progress");
      await page.typeKey("SANDBOXKEYOPERATOR01", "wrong");
      await page.server.sandbox.reset();
      await page.button("stopFollowing").click();
      await page.stops();
      await page.section("doctor").waitFor();
      await isAccessible(page, "signature doctor");
    });
  }
}

for (const language of ["en", "zh"]) {
  for (const colors of ["light", "dark"]) {
    test(`S26: what stands around the form, ${language}, ${colors}`, async (t) => {
      const before = (tab) => tab.addInitScript(axe);
      const page = await site.visit(t, { language, colors, before });
      await page.press("trySandbox");
      await page.tab.getByRole("region", { name: page.names.guide }).waitFor();
      await isAccessible(page, "guide");
      await page.press("findNodes");
      await page.field("nodes").waitFor();
      await page.press("selectOutdated");
      await page.press("showKubectl");
      await page.typeNodesPerBatch("\uff12");
      await page.section("problems").getByRole("button", { name: /2$/ }).waitFor();
      await isAccessible(page, "nodes, kubectl lines, a repair");
      for (const key of ["commands", "presets", "forgetEverything", "import"]) {
        await page.press(key);
        await page.dialog().waitFor();
        await isAccessible(page, key);
        await page.tab.keyboard.press("Escape");
        await page.dialog().waitFor({ state: "hidden" });
      }
      await page.button("loadExample").focus();
      await page.tab.keyboard.press("?");
      await page.dialog().waitFor();
      await isAccessible(page, "keyboard");
    });
  }
}

test("S26: the page about working without a network", async (t) => {
  const page = await site.visit(t, { before: (tab) => tab.addInitScript(axe) });
  await page.tab.goto(new URL("offline.html", page.server.page).href);
  await page.tab.getByText(/No files are kept/).waitFor();
  const found = await page.tab.evaluate((tags) => globalThis.axe.run({ runOnly: tags }), TAGS);
  assert.deepEqual(found.violations.map(({ id }) => id), []);
});

test("S26: a page that cannot start is accessible too", async (t) => {
  const before = async (tab) => {
    await tab.addInitScript(axe);
    await tab.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "" }));
  };
  const page = await site.visit(t, { before, wait: false });
  await page.tab.getByRole("alert").waitFor();
  await isAccessible(page, "load failure");
});
