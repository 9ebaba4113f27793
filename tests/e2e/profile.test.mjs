// What the browser itself writes down about a visit: its profile is searched byte for byte, after a session that was closed
// and one that was killed, and a session that it restores brings no secret back.

import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { PASSWORD, TOKEN } from "./markers.mjs";
import { ConsolePage } from "./page.mjs";
import { startServer } from "./server.mjs";
import { until } from "./stage.mjs";

let server;
before(async () => (server = await startServer()));
after(() => server?.stop());

/** What a browser certainly writes down: what the page keeps on purpose. It writes at most once a minute. */
const WRITES_WITHIN_MS = 100_000;
const KEPT = "0123456789abcdef0123456789abcdef";

/** A browser with a profile that outlives it. It is the real one: with restoring of sessions and without the test's defaults. */
function browse(profile, more = []) {
  return chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", ...more],
    ignoreDefaultArgs: ["--disable-back-forward-cache", "--password-store=basic", "--disable-sync"],
    locale: "en-US",
  });
}

async function profileFolder(t) {
  const folder = await mkdtemp(join(tmpdir(), "poolsync-profile-"));
  t.after(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  return folder;
}

/** Types both markers into a page of this browser, and waits until the draft is kept. */
async function typesMarkers(context) {
  const tab = context.pages()[0] ?? (await context.newPage());
  await tab.goto(server.page);
  const page = new ConsolePage(tab, server);
  await page.live();
  await page.fillDefaultPool();
  await page.type("token", TOKEN);
  await page.type("password", PASSWORD);
  await tab.waitForFunction((text) => localStorage.getItem("poolsync.draft")?.includes(text), KEPT);
  return page;
}

/** Which files of a folder hold the text, in UTF-8, UTF-16 or Base64. */
async function filesWith(folder, text) {
  const encodings = [Buffer.from(text), Buffer.from(text, "utf16le"), Buffer.from(Buffer.from(text).toString("base64").replace(/=+$/, "").slice(0, -1))];
  const found = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    if (encodings.some((encoding) => bytes.includes(encoding))) found.push(path.slice(folder.length + 1));
  }
  return found;
}

test("S5, S8, S19: nothing of a secret is in the browser's files, and a restored session brings none back", async (t) => {
  const profile = await profileFolder(t);
  const first = await browse(profile);
  const page = await typesMarkers(first);
  // The search would find what is kept on purpose; sessions are written down after a moment.
  await until(async () => (await filesWith(profile, KEPT)).length > 0, "the draft in a file", WRITES_WITHIN_MS);
  await page.tab.waitForTimeout(4_000);
  await first.close();
  for (const [secret, name] of [[TOKEN, "token"], [PASSWORD, "password"]]) {
    assert.deepEqual(await filesWith(profile, secret), [], `${name} in the profile`);
  }
  const second = await browse(profile, ["--restore-last-session"]);
  t.after(() => second.close());
  const restored = second.pages().find((tab) => tab.url().startsWith(server.page)) ?? (await second.newPage());
  if (!restored.url().startsWith(server.page)) await restored.goto(server.page);
  const again = new ConsolePage(restored, server);
  await again.live();
  assert.equal(await again.field("projectId").inputValue(), KEPT, "the draft is there");
  assert.equal(await again.field("token").inputValue(), "");
  assert.equal(await again.field("password").inputValue(), "");
  t.diagnostic("S8 = 0 files of the profile with a secret");
});

test("S19: a field of a secret is in no form and has no name, so that nobody offers to keep it", async (t) => {
  const context = await browse(await profileFolder(t));
  t.after(() => context.close());
  const page = await typesMarkers(context);
  let looked = 0;
  const looks = async (keys) => {
    for (const key of keys) {
      const about = await page.field(key).evaluate((field) => ({ form: field.form !== null, name: field.name, autocomplete: field.autocomplete, type: field.type, spellcheck: field.spellcheck }));
      assert.deepEqual(about, { form: false, name: "", autocomplete: "off", type: "password", spellcheck: false }, key);
      looked += 1;
    }
  };
  await looks(["token", "password"]);
  await page.chooseCredential("accessKey");
  await looks(["secretKey"]);
  await page.chooseCredential("temporaryKey");
  await looks(["secretKey", "securityToken"]);
  await page.chooseCredential("signIn");
  await looks(["iamPassword"]);
  t.diagnostic(`S19 = ${looked} fields masked, without name, form, completion and spelling`);
});
