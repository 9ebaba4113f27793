// What every file of this ring has in common: one server, one browser, and a fresh profile for every test.
//
//   const site = stage();
//   test("…", async (t) => {
//     const page = await site.visit(t);
//   });
//
// Whatever a test does, the page must do it within its own policy and without an uncaught error: both are asserted when
// the test has ended.

import assert from "node:assert/strict";
import { after, before, beforeEach } from "node:test";
import { chromium } from "playwright-core";
import { ConsolePage } from "./page.mjs";
import { startServer } from "./server.mjs";

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Whatever this machine could resolve: no name leads anywhere.
  "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
];
// Longer on a machine that is busy with other things.
const PATIENCE_MS = Number(process.env.POOLSYNC_PATIENCE_MS ?? 10_000);
const LOCALES = { en: "en-US", zh: "zh-CN" };

/**
 * Starts server and browser before the tests of a file and stops them afterwards. `ignored`: default arguments to drop;
 * `start`: starts another server than the program `poolsync`.
 */
export function stage({ ignored = [], start = startServer } = {}) {
  const now = {};
  before(async () => {
    now.server = await start();
    now.browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ARGUMENTS,
      ignoreDefaultArgs: ignored,
    });
  });
  beforeEach(() => now.server.sandbox.reset());
  after(async () => {
    await now.browser?.close();
    await now.server?.stop();
  });
  return {
    /** The running server, inside of tests. */
    get server() {
      return now.server;
    },
    visit: (t, wishes) => visit(t, now, wishes),
  };
}

/**
 * Opens the page in a profile of its own, which is gone after the test.
 *
 * `language` (`en`, `zh`), `colors` (`light`, `dark`) and `width`, `height` in CSS pixels are the visitor's.
 * `permissions`, `javaScriptEnabled` and `hasTouch` are those of playwright. `before(tab)` prepares the tab; `wait: false` returns before the program is there; `clean: false` expects violations;
 * `errors` are the uncaught errors that the test makes.
 */
async function visit(t, now, wishes = {}) {
  const { language = "en", colors = "light", width = 1280, height = 900 } = wishes;
  const context = await now.browser.newContext({
    locale: LOCALES[language],
    colorScheme: colors,
    // A page that scrolls smoothly makes every click wait.
    reducedMotion: "reduce",
    viewport: { width, height },
    permissions: wishes.permissions,
    javaScriptEnabled: wishes.javaScriptEnabled,
    hasTouch: wishes.hasTouch,
  });
  const seen = await watch(context);
  t.after(async () => {
    // What has happened by now has been told once an answer comes back.
    for (const tab of context.pages()) await tab.evaluate("0").catch(() => {});
    await context.close();
    if (wishes.clean !== false) assert.deepEqual(seen.violations, [], "violations of the page's policy");
    assert.deepEqual(seen.errors, wishes.errors ?? [], "uncaught errors");
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const tab = await context.newPage();
  await wishes.before?.(tab);
  await tab.goto(now.server.page, { waitUntil: wishes.wait === false ? "commit" : "load" });
  const page = new ConsolePage(tab, now.server, language);
  page.seen = seen;
  if (wishes.wait !== false) await page.live();
  return page;
}

/** Writes down what the page asks the network, breaks of its policy, and says in the browser's console. */
async function watch(context) {
  const seen = { violations: [], errors: [], said: [], requests: [] };
  await context.exposeBinding("tellViolation", (_, text) => seen.violations.push(text));
  await context.addInitScript(() => {
    const tell = globalThis.tellViolation;
    delete globalThis.tellViolation;
    addEventListener("securitypolicyviolation", (event) => {
      tell(`${event.effectiveDirective}: ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  context.on("console", (message) => seen.said.push(message.text()));
  context.on("weberror", (error) => seen.errors.push(error.error().message));
  context.on("request", (request) => seen.requests.push(request));
  return seen;
}

/** The hosts that were asked, each once, without the page's own. */
export function otherHosts(page) {
  const own = new URL(page.server.page).host;
  const hosts = page.seen.requests.map((request) => new URL(request.url())).filter(({ protocol }) => protocol !== "data:");
  return [...new Set(hosts.map((url) => url.host))].filter((host) => host !== own);
}

/** Waits until `question` answers with yes; for what is seen from outside of the page. */
export async function until(question, what, patience = PATIENCE_MS) {
  const end = Date.now() + patience;
  while (!(await question())) {
    if (Date.now() > end) throw new Error(`${what} did not come true within ${patience} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
