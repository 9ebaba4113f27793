// Everything that the service can answer, and what the page makes of it. Codes and shapes are those of the service's and
// the gateway's error tables; the sandbox gives its own where it can, and is told to give the others.

import assert from "node:assert/strict";
import { test } from "node:test";
import { stage } from "./stage.mjs";

const site = stage();

/** Sends the example. Returns the outcome and the words of the answer. */
async function sends(page) {
  const outcome = await page.send();
  return { outcome, words: await page.answer() };
}

/** The answer has a word for everything: status, code, message, what to do, and the number to ask support about. */
function says(words, ...parts) {
  for (const part of parts) assert.ok(part instanceof RegExp ? part.test(words) : words.includes(part), `${part} in: ${words}`);
}

test("a wrong token is refused by the gateway when the pool is read, which is said with advice", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.type("token", "MIIWrongToken");
  const words = await page.stops();
  says(words, "401", "APIGW.0301", "decrypt token fail", "Get a new token");
  assert.ok(!words.includes("MIIWrongToken"));
});

test("a cluster that is not there is refused by the service when the pool is read", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.type("clusterId", "00000000-0000-4000-8000-000000000000");
  const words = await page.stops();
  says(words, "404", "CCE.01404001", "Check project, cluster and node pool ID");
});

test("a node of another pool stops the call", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.type("nodeIds", "c2a1d3ef-9b52-4d64-ae2f-0255ac10b001");
  says(await page.stops(), "1 named node belongs to another pool");
  assert.deepEqual(await page.server.sandbox.upgrades(), []);
});

test("a second synchronization while one runs is not made", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  assert.equal(await page.send(), "accepted");
  const words = await page.stops();
  says(words, "A call for this node pool was sent from this browser already", "is being synchronized already");
  assert.equal((await page.server.sandbox.upgrades()).length, 1);
});

// Status, body, and what must be on the page: the code, the message and a part of the advice.
const REFUSALS = [
  [400, { errorCode: "CCE_CM.0004", errorMessage: "Unexpected initial node password format" }, "CCE_CM.0004", "let it be salted"],
  [401, { error_code: "APIGW.0307", error_msg: "The token must be updated." }, "APIGW.0307", "Get a new token: this one has expired"],
  [403, { errorCode: "CCE.01403001", errorMessage: "Forbidden." }, "Forbidden.", "cce:nodepool:upgradeNodepool"],
  [403, { error: { message: "You are not authorized", code: "PAP5.0011" } }, "PAP5.0011", "Ask for the permission"],
  [409, { errorCode: "CCE.01409002", errorMessage: "Update conflict." }, "Update conflict.", "Read the node pool again"],
  [413, "<html>Request Entity Too Large</html>", "Request Entity Too Large", "get a token without catalog"],
  [429, { error_code: "APIGW.0308", error_msg: "The throttling threshold has been reached" }, "APIGW.0308", "wait a minute"],
  [404, { error_msg: "The API does not exist", error_code: "APIG.0101" }, "APIG.0101", "this host does not know the call"],
  [418, "I am a teapot", "I am a teapot"],
];

for (const [status, body, ...parts] of REFUSALS) {
  test(`HTTP ${status} with ${JSON.stringify(body).slice(0, 40)}… is refused: not carried out`, async (t) => {
    const page = await site.visit(t);
    await page.server.sandbox.fault({ kind: "status", status, body });
    await page.fillExample();
    const { outcome, words } = await sends(page);
    assert.equal(outcome, "refused");
    says(words, "Refused", "The service has not carried out the call.", String(status), ...parts);
  });
}

// A service that fails may have done its work before.
for (const [status, body, part] of [
  [500, { errorCode: "CCE.01500001", errorMessage: "Internal error." }, "Internal error."],
  [502, "<html><h1>Bad Gateway</h1></html>", "Bad Gateway"],
  [503, null, "503"],
  [504, "", "504"],
]) {
  test(`HTTP ${status} leaves open whether the call was carried out`, async (t) => {
    const page = await site.visit(t);
    await page.server.sandbox.fault({ kind: "status", status, body, accepted: true });
    await page.fillExample();
    const { outcome, words } = await sends(page);
    assert.equal(outcome, "unknown");
    says(words, "Whether it has carried out the call is not certain.", part, "Look at the node pool before you send again");
    assert.doesNotMatch(words, /has not carried out/);
  });
}

test("a redirect is refused and not followed: the token stays with the host that was chosen", async (t) => {
  const page = await site.visit(t);
  const elsewhere = new URL("/api/elsewhere", page.server.sandbox.origin).href;
  await page.server.sandbox.fault({ kind: "redirect", location: elsewhere });
  await page.fillExample();
  const { outcome, words } = await sends(page);
  assert.equal(outcome, "refused");
  says(words, "The answer was a redirect. It was not followed");
  const paths = (await page.server.sandbox.calls()).map((call) => call.path);
  assert.ok(!paths.includes("/api/elsewhere"), paths.join());
});

test("the login page of a portal in place of an answer is unknown, never accepted", async (t) => {
  const page = await site.visit(t);
  await page.server.sandbox.fault({ kind: "html" });
  await page.fillExample();
  const { outcome, words } = await sends(page);
  assert.equal(outcome, "unknown");
  says(words, "This answer did not come from CCE", "Sign in", "may have been carried out", "Look before you send again");
});

test("200 without a body is accepted, without a job", async (t) => {
  const page = await site.visit(t);
  await page.server.sandbox.fault({ kind: "empty", accepted: true });
  await page.fillExample();
  const { outcome, words } = await sends(page);
  assert.equal(outcome, "accepted");
  assert.doesNotMatch(words, /Job ID/);
});

test("the relay passes a refusal on as it is", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.type("token", "MIIWrongToken");
  await page.chooseWay("byRelay");
  const words = await page.stops();
  says(words, "401", "APIGW.0301", "decrypt token fail");
});

test("of a hostile message the text is shown, and no markup", async (t) => {
  const page = await site.visit(t);
  const errorMessage = '<img src=x onerror="alert(1)"><b>bold</b>';
  await page.server.sandbox.fault({ kind: "status", status: 400, body: { errorCode: "<i>", errorMessage } });
  await page.fillExample();
  const { words } = await sends(page);
  says(words, "bold");
  assert.doesNotMatch(words, /<img|onerror|<i>/);
  assert.equal(await page.section("answer").locator("img, b, i").count(), 0);
});
