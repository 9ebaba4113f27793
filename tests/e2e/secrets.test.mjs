// Secrets stay where they were typed: not in storage, addresses, titles, attributes, texts, the browser's console or the
// clipboard; masked until somebody asks.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ACCESS_KEY, SECRET_KEY } from "./accounts.mjs";
import { PASSWORD, TOKEN, salted, traces, typeMarkers } from "./markers.mjs";
import { stage } from "./stage.mjs";

const site = stage();

/** Lets the page keep its draft, which it does when typing pauses. */
async function draftIsKept(page, part) {
  await page.tab.waitForFunction((text) => localStorage.getItem("poolsync.draft")?.includes(text), part);
}

test("S5, S6: the search finds a marker in every place where it is put", async (t) => {
  const page = await site.visit(t);
  await page.tab.evaluate(async (token) => {
    localStorage.setItem("a", token);
    sessionStorage.setItem("a", btoa(token));
    document.title = token;
    document.body.append(token);
    document.body.dataset.a = token;
    globalThis.name = token;
    console.info(token);
    history.replaceState({ a: token }, "", `#${token}`);
    await (await caches.open("a")).put("/a", new Response(token));
    await new Promise((done) => (indexedDB.open(token).onsuccess = done));
    document.cookie = `a=${token}`;
    await fetch(`/?${token}`);
  }, TOKEN);
  const places = await traces(page);
  const expected = [
    ..."localStorage sessionStorage databases caches history name title attributes text".split(" "),
    ..."said address cookies addresses".split(" "),
  ];
  assert.deepEqual(places, expected);
});

test("S5, S6: typed secrets are in none of eleven places, and in no text of the page", async (t) => {
  const page = await site.visit(t);
  await typeMarkers(page);
  await draftIsKept(page, "c2a1d3ef");
  assert.deepEqual(await traces(page), []);
  t.diagnostic("S5 = 0 of 14 places");
});

for (const endpoint of [
  "https://ops:Huawei@Cloud2026@cce.example.com",
  "ops:Huawei@Cloud2026@cce.example.com",
  "https://cce.example.com?token=Cloud2026",
]) {
  test(`S6: what may be a secret in ${endpoint} is not shown`, async (t) => {
    const page = await site.visit(t);
    await page.fillExample();
    await page.type("endpoint", endpoint);
    await page.seesProblem("endpoint/invalid");
    // Values of fields are no text: the field itself shows what was typed.
    const text = await page.tab.locator("body").innerText();
    assert.match(text, /POST .*…/);
    assert.ok(!text.includes("Cloud2026"), text);
  });
}

for (const [name, fault, outcome] of [
  ["an accepted", undefined, "accepted"],
  ["a refused", { kind: "status", status: 403, body: { errorCode: "CCE.01403001", errorMessage: "Forbidden." } }, "refused"],
  ["a lost", { kind: "html" }, "unknown"],
]) {
  test(`S5, S6, S9: after ${name} call they are in none either`, async (t) => {
    const page = await site.visit(t);
    const token = await exampleToken(page);
    await typeMarkers(page);
    await page.type("token", token);
    if (fault) await page.server.sandbox.fault(fault);
    assert.equal(await page.send(), outcome);
    assert.deepEqual(await traces(page, [token, PASSWORD]), []);
  });
}

/** The token that the sandbox takes. The server writes it into its own page, so it is taken out of there first. */
async function exampleToken(page) {
  await page.fillExample();
  const token = await page.field("token").inputValue();
  await page.tab.locator('meta[name="poolsync-sandbox-token"]').evaluate((meta) => meta.remove());
  return token;
}

test("S5: a call by the relay leaves nothing in the log of the program", async (t) => {
  const page = await site.visit(t);
  await typeMarkers(page);
  await page.chooseWay("byRelay");
  await page.readsWhatIsTyped();
  assert.equal(await page.send(), "refused");
  assert.match(page.server.log(), /\/operation\/upgrade status=401/);
  assert.deepEqual(await traces(page), []);
});

test("S6: problems do not repeat the secret they are about", async (t) => {
  const page = await site.visit(t);
  await page.fillDefaultPool();
  await page.type("token", "MII Marker of a token");
  await page.type("password", "MarkerMarkerMarker");
  assert.deepEqual(await page.codes(), ["password/classes", "token/malformed"]);
  await page.sendRegardless();
  assert.deepEqual(await traces(page, ["MII Marker", "MarkerMarker"]), []);
});

test("S19: both fields are masked, and tell the browser to keep out", async (t) => {
  const page = await site.visit(t);
  await page.fillDefaultPool();
  for (const [key, show] of [["token", "showToken"], ["password", "showPassword"]]) {
    const field = page.field(key);
    assert.equal(await field.getAttribute("type"), "password");
    assert.equal(await field.getAttribute("autocomplete"), "off");
    assert.equal(await field.getAttribute("spellcheck"), "false");
    await page.press(show);
    assert.equal(await field.getAttribute("type"), "text");
    await page.press(show);
    assert.equal(await field.getAttribute("type"), "password");
  }
});

test("S6: the review masks the token and hides the salted password until asked", async (t) => {
  const page = await site.visit(t);
  await typeMarkers(page);
  const cover = page.section("request").locator("[data-body] span", { hasText: await salted(page) });
  assert.ok(!(await page.headers()).includes(TOKEN));
  assert.equal(await cover.isVisible(), false);
  await page.press("showSecrets");
  assert.ok((await page.headers()).includes(`X-Auth-Token: ${TOKEN}`));
  assert.equal(await cover.isVisible(), true);
  await page.press("forgetSecrets");
  assert.ok(!(await page.headers()).includes(TOKEN));
});

test("S6: a hidden password cannot be selected along with the page", async (t) => {
  const page = await site.visit(t);
  await typeMarkers(page);
  await page.tab.getByRole("heading", { level: 1 }).click();
  await page.tab.keyboard.press("ControlOrMeta+A");
  const selected = await page.tab.evaluate(() => getSelection().toString());
  assert.ok(selected.includes('"userPassword"'), selected);
  assert.ok(!selected.includes(await salted(page)));
});

test("S5: the clipboard gets nothing without a click, and then the body to the byte", async (t) => {
  const page = await site.visit(t, { permissions: ["clipboard-write"] });
  await page.tab.evaluate(() => navigator.clipboard.writeText("before"));
  await typeMarkers(page);
  await page.readsWhatIsTyped();
  await page.send();
  // The server forbids its page to read the clipboard, so it is looked at as a user does: by pasting.
  const clipboard = async () => {
    await page.field("projectId").focus();
    await page.tab.keyboard.press("ControlOrMeta+A");
    await page.tab.keyboard.press("ControlOrMeta+V");
    return page.field("projectId").inputValue();
  };
  assert.equal(await clipboard(), "before");
  const body = await page.body();
  await page.press("copyBody");
  await page.tab.getByText("Copied", { exact: true }).waitFor();
  assert.equal(await clipboard(), body);
});

test("forgetting empties the fields, masks them again, and keeps the draft", async (t) => {
  const page = await site.visit(t);
  await typeMarkers(page);
  await page.press("showToken");
  await page.press("showSecrets");
  await page.press("forgetSecrets");
  assert.equal(await page.field("token").inputValue(), "");
  assert.equal(await page.field("password").inputValue(), "");
  assert.equal(await page.field("token").getAttribute("type"), "password");
  assert.equal(await page.field("projectId").inputValue(), "0123456789abcdef0123456789abcdef");
  assert.deepEqual(await page.codes(), ["password/missing", "token/missing"]);
  await page.tab.getByText("Token and password are forgotten.").waitFor();
});

test("what was forgotten while a call was under way is not brought back to explain its signature", async (t) => {
  const page = await site.visit(t);
  let answer;
  const asked = new Promise((resolve) => (answer = resolve));
  await page.tab.route("**/operation/upgrade", (route) => (route.request().method() === "POST" ? answer(route) : route.continue()));
  await page.fillExample();
  await page.typeKey(ACCESS_KEY, SECRET_KEY);
  await page.ask();
  await page.confirm();
  const route = await asked;
  await page.press("forgetSecrets");
  const headers = { "access-control-allow-origin": "*", "content-type": "application/json" };
  await route.fulfill({ status: 401, headers, body: '{"error_code":"APIGW.0301","error_msg":"Incorrect IAM authentication information"}' });
  assert.equal(await page.outcome(), "refused");
  assert.equal(await page.section("doctor").count(), 0);
});

test("S9: the plain password never leaves: only a salted form does", async (t) => {
  const page = await site.visit(t);
  const token = await exampleToken(page);
  await typeMarkers(page);
  await page.type("token", token);
  assert.equal(await page.send(), "accepted");
  for (const request of page.seen.requests) {
    const sent = `${request.url()} ${JSON.stringify(await request.allHeaders())} ${request.postData() ?? ""}`;
    assert.ok(!sent.includes(PASSWORD), request.url());
    assert.ok(!sent.includes(Buffer.from(PASSWORD).toString("base64").replace(/=+$/, "")), request.url());
  }
});
