// Answers that never come: the page says what it knows, and no more. What is called `unknown` may have been carried out.

import assert from "node:assert/strict";
import { test } from "node:test";
import { otherHosts, stage } from "./stage.mjs";

const site = stage();

const MAYBE = "The call may have reached the service and may have been carried out.";
/** A host that the policy of the page does not name. */
const STRANGE = "https://cce.cloud.example";

/** Sends what is on the page; its outcome is unknown. Returns the words of the answer. */
async function loses(page) {
  assert.equal(await page.send(), "unknown");
  return page.answer();
}

/** No word claims to know what became of the call. */
function claimsNothing(words) {
  assert.doesNotMatch(words, /Accepted|Refused|has not carried out|has taken|failed to carry/);
}

test("a connection that breaks", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.tab.route("**/operation/upgrade", (route) => route.abort("connectionreset"));
  const words = await loses(page);
  assert.ok(words.includes(MAYBE), words);
  assert.match(words, /Look before you send again/);
  claimsNothing(words);
});

// Seen in Chromium: a POST on a connection that was used before, here for the question whether the page may call, is
// repeated by the browser itself when the connection breaks. The second one finds the pool locked by the first.
test("S22: a connection that breaks after the call was carried out is not called `not carried out`", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.server.sandbox.fault({ kind: "close", accepted: true });
  await page.send();
  assert.doesNotMatch(await page.answer(), /has not carried out/);
  assert.equal(page.seen.requests.filter((request) => request.method() === "POST").length, 1);
});

test("S22: an answer that the browser may not read, though the call was carried out", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.server.sandbox.fault({ kind: "no-cors" });
  const words = await loses(page);
  const [call] = await page.server.sandbox.upgrades();
  assert.equal(call.status, 200);
  assert.ok(words.includes(MAYBE), words);
  assert.match(words, /CORS/);
  assert.match(words, /choose the relay/);
  claimsNothing(words);
});

test("no answer within a minute", async (t) => {
  const page = await site.visit(t, { before: (tab) => tab.clock.install() });
  await page.fillExample();
  await page.server.sandbox.fault({ kind: "hang", accepted: true });
  await page.ask();
  await page.confirm();
  await page.section("answer").getByText("The call is under way. Do not close this page.").waitFor();
  await page.tab.clock.fastForward("01:01");
  assert.equal(await page.outcome(), "unknown");
  const words = await page.answer();
  assert.match(words, /No answer within 60 seconds/);
  assert.ok(words.includes(MAYBE), words);
  claimsNothing(words);
});

test("a host that the policy of the page does not allow: nothing leaves", async (t) => {
  const page = await site.visit(t, { clean: false });
  await page.fillExample();
  await page.type("endpoint", STRANGE);
  await page.press("sendThere");
  await page.chooseWay("directly");
  const words = await page.stops();
  assert.match(words, /policy of this page does not allow calls to cce\.cloud\.example/);
  assert.match(words, /--allow-host cce\.cloud\.example/);
  assert.ok(!words.includes(MAYBE), words);
  assert.equal(page.seen.violations.length, 1);
  assert.match(page.seen.violations[0], /^connect-src: https:\/\/cce\.cloud\.example/);
});

test("a host that the relay does not know: nothing is sent on", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.type("endpoint", STRANGE);
  await page.press("sendThere");
  await page.chooseWay("byRelay");
  const words = await page.stops();
  assert.match(words, /The relay refused to forward the call/);
  assert.ok(!words.includes(MAYBE), words);
  assert.deepEqual(otherHosts(page), []);
});

test("the relay gets no answer", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.chooseWay("byRelay");
  await page.server.sandbox.fault({ kind: "close", accepted: true });
  const words = await loses(page);
  assert.match(words, /The relay could not get an answer/);
  assert.ok(words.includes(MAYBE), words);
  claimsNothing(words);
});

test("a known host that cannot be reached", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.field("region").selectOption("cn-north-4");
  await page.press("sendThere");
  await page.chooseWay("directly");
  const words = await page.stops();
  assert.match(words, /nobody answers/);
  assert.ok(!words.includes(MAYBE), words);
  claimsNothing(words);
  assert.deepEqual(otherHosts(page), ["cce.cn-north-4.myhuaweicloud.com"]);
});

test("an offline browser: nothing leaves", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.tab.context().setOffline(true);
  assert.match(await page.stops(), /This browser is offline/);
  assert.deepEqual(await page.server.sandbox.calls(), []);
});
