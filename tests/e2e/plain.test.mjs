// Without a style sheet the page says so, can be read, and everything works: lost, altered, or a web page in its place.

import assert from "node:assert/strict";
import { test } from "node:test";
import { stage } from "./stage.mjs";

const site = stage();
const STYLE = "**/page-*.css";

/** The same file with one byte changed somewhere in the middle. */
async function changed(route) {
  const answer = await route.fetch();
  const body = await answer.body();
  body[body.length >> 1] ^= 1;
  await route.fulfill({ response: answer, body });
}

/** The page with one byte changed in the style that stands in it, so that its digest is another one. */
async function changedInPage(route) {
  const answer = await route.fetch();
  const body = await answer.body();
  body[body.indexOf("</style>") - 10] ^= 1;
  await route.fulfill({ response: answer, body });
}

const WAYS = {
  "is lost": (route) => route.abort("connectionreset"),
  "is not there": (route) => route.fulfill({ status: 404, body: "" }),
  "was changed": changed,
  "is a web page, as misconfigured hosts send it": (route) => route.fulfill({ contentType: "text/html", body: "<title>Home</title>" }),
};

/** Visits the page without any style: that in the page was changed, that in a file is lost. The page is live all the same. */
async function visitPlain(t, wishes) {
  const before = async (tab) => {
    await tab.route((url) => url.pathname === "/", changedInPage);
    await tab.route(STYLE, WAYS["is lost"]);
  };
  const page = await site.visit(t, { ...wishes, before, clean: false });
  // tokens.css sets it.
  const token = await page.tab.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--ps-space-2"));
  assert.equal(token, "", "no style came");
  assert.deepEqual([...new Set(page.seen.violations.map((violation) => violation.split(" ")[0]))], ["style-src-elem:"]);
  return page;
}

/** A sheet that failed is none, is empty, or may not be read. What stands in the page itself is there. */
const hasNoRules = (page) =>
  page.tab.evaluate(() => {
    return [...document.styleSheets].filter(({ href }) => /\/page-/.test(href)).every((sheet) => {
      try {
        return sheet.cssRules.length === 0;
      } catch {
        return true;
      }
    });
  });

/** The alert says it, and a call is made from first to last. */
async function saidAndSent(page) {
  const alert = page.tab.getByRole("alert");
  await alert.waitFor();
  assert.match((await alert.innerText()).trim(), /^The style sheet of this page could not be loaded[^]*the page looks plain, and works/);
  await page.fillExample();
  assert.deepEqual(await page.codes(), []);
  assert.equal(await page.send(), "accepted");
  assert.equal((await page.server.sandbox.upgrades()).length, 1);
  await page.button("stopFollowing").click();
}

for (const [how, answer] of Object.entries(WAYS)) {
  test(`the style sheet ${how}: said, and a call is made from first to last`, async (t) => {
    const page = await site.visit(t, { before: (tab) => tab.route(STYLE, answer) });
    assert.ok(await hasNoRules(page), "no style sheet came");
    await saidAndSent(page);
  });
}

test("no style at all: said, and a call is made from first to last", async (t) => saidAndSent(await visitPlain(t)));

test("the style sheet of what comes later is lost: said, and a call is made from first to last", async (t) => {
  const page = await site.visit(t, { before: (tab) => tab.route("**/more-*.css", WAYS["is lost"]) });
  assert.equal(await page.tab.getByRole("alert").count(), 0);
  await page.fillExample();
  assert.equal(await page.send(), "accepted");
  assert.match(await page.tab.getByRole("alert").innerText(), /The style sheet of this page could not be loaded/);
  assert.equal((await page.server.sandbox.upgrades()).length, 1);
  await page.button("stopFollowing").click();
});

test("one language at a time, and what is hidden stays hidden", async (t) => {
  for (const [language, words, others] of [["en", /The style sheet of this page/, /此页面的样式表/], ["zh", /^此页面的样式表/, /The style sheet/]]) {
    const page = await visitPlain(t, { language });
    const text = (await page.tab.getByRole("alert").innerText()).trim();
    assert.match(text, words);
    assert.doesNotMatch(text, others);
    assert.equal(await page.dialog().count(), 0);
    const shown = await page.tab.evaluate(() => [...document.querySelectorAll("[hidden]")].filter((it) => it.checkVisibility()).length);
    assert.equal(shown, 0);
  }
});

test("every control of the page can be operated without the style sheet", async (t) => {
  const page = await visitPlain(t);
  await page.tick("defaultPool");
  // On top of its own middle lies the control itself or a part of it: nothing covers it.
  const covered = await page.tab.evaluate(() => {
    const controls = [...document.querySelectorAll("main :is(input, select, textarea, button, summary)")];
    const seen = controls.filter((it) => it.checkVisibility() && !it.disabled);
    const isCovered = (control) => {
      control.scrollIntoView({ block: "center" });
      const { left, top, width, height } = control.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      return !(hit && (control.contains(hit) || hit.closest("label")?.contains(control)));
    };
    return { count: seen.length, covered: seen.filter(isCovered).map((it) => it.id || it.outerHTML) };
  });
  assert.ok(covered.count > 25, `${covered.count} controls`);
  assert.deepEqual(covered.covered, []);
});
