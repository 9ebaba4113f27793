// The page keeps to the strictest policy in everything it does: no inline script or style but the two whose digests it names,
// no style attribute, no text that becomes HTML or code. Every test of this ring asserts that nothing was violated; here are the flows in both languages and colours.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";
import { stage, until } from "./stage.mjs";

const site = stage();

test("S1, S2: the policy that arrives is the strict one", async (t) => {
  const page = await site.visit(t);
  const document = page.seen.requests.find((request) => request.isNavigationRequest());
  const response = await document.response();
  const headers = await response.allHeaders();
  // The one script and the one style that stand in the page are allowed by their digests, and nothing else in it is.
  const html = await response.text();
  const digest = (element) => {
    const texts = [...html.matchAll(new RegExp(`<${element}>([^]*?)</${element}>`, "g"))].map(([, text]) => text);
    assert.equal(texts.length, 1, element);
    return `'sha256-${createHash("sha256").update(texts[0]).digest("base64")}'`;
  };
  const directives = headers["content-security-policy"].split(";").map((directive) => directive.trim());
  for (const directive of [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${digest("script")}`,
    `style-src 'self' ${digest("style")}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    "frame-ancestors 'none'",
  ]) {
    assert.ok(directives.includes(directive), `${directive} in: ${directives.join("; ")}`);
  }
  // Whoever the page may call is named one by one.
  const connect = directives.find((directive) => directive.startsWith("connect-src"));
  assert.ok(!connect.includes("*"), connect);
  assert.ok(connect.includes(page.server.sandbox.origin), connect);
});

test("S1, S2: a violation would be noticed", async (t) => {
  const page = await site.visit(t, { clean: false });
  await page.tab.evaluate(() => {
    const script = document.createElement("script");
    try {
      script.textContent = "1";
    } catch {
      // Trusted Types refuse the text itself.
    }
    document.body.append(script);
    document.body.setAttribute("style", "color: red");
  });
  const directives = () => new Set(page.seen.violations.map((violation) => violation.split(":")[0]));
  await until(() => directives().size === 2, "the news of both");
  assert.deepEqual([...directives()].sort(), ["require-trusted-types-for", "style-src-attr"]);
});

for (const language of ["en", "zh"]) {
  for (const colors of ["light", "dark"]) {
    test(`S1, S2: every flow keeps to it, ${language}, ${colors}`, async (t) => {
      const page = await site.visit(t, { language, colors });
      await page.sendRegardless();
      await page.fillDefaultPool();
      await page.type("password", "Huawei@Cloud2026");
      await page.type("preInstall", "echo 1");
      await page.pasteAsBase64("postInstall", "ZWNobyAy");
      await page.press("showPassword");
      await page.press("showSecrets");
      await page.press("copyBody");
      assert.equal(await page.send(), "accepted");
      await page.stops();
      await page.press("forgetSecrets");
      await page.chooseLanguage(language === "en" ? "简体中文" : "English");
      await page.field("colors").selectOption(colors === "light" ? "dark" : "light");
      await page.reload();
      assert.deepEqual(page.seen.violations, []);
      t.diagnostic(`S1 = 0 violations, ${language}, ${colors}`);
    });
  }
}

test("S16: no built script makes code or markup out of text", async (t) => {
  const page = await site.visit(t);
  const folder = new URL("../../dist/", import.meta.url);
  const scripts = (await readdir(folder)).filter((name) => name.endsWith(".js"));
  const texts = await Promise.all(scripts.map((name) => readFile(new URL(name, folder), "utf8")));
  // The one that stands in the page.
  texts.push(await page.tab.evaluate(() => document.querySelector("script:not([src])").textContent));
  assert.ok(scripts.length > 0 && texts.every((text) => text.length > 100));
  const words = ["eval(", "new Function(", "document.write", "innerHTML", "outerHTML", "insertAdjacentHTML"];
  const counts = words.map((word) => [word, texts.reduce((sum, text) => sum + text.split(word).length - 1, 0)]);
  assert.deepEqual(counts, words.map((word) => [word, 0]));
  t.diagnostic(`S16 = 0 of ${words.length} words in ${texts.length} scripts of the page`);
});

test("the program leaves no global behind", async (t) => {
  const page = await site.visit(t);
  const own = await page.tab.evaluate(() => {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    const known = new Set(Object.getOwnPropertyNames(frame.contentWindow));
    frame.remove();
    return Object.getOwnPropertyNames(globalThis).filter((name) => !known.has(name));
  });
  // What the tests themselves and playwright put there.
  assert.deepEqual(own.filter((name) => !/^__(playwright|pw)/.test(name)), []);
});
