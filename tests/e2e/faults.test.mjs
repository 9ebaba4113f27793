// Whatever goes wrong on the way: it ends in the right words, the call arrives once at most, and nothing typed is lost.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import { test } from "node:test";
import { stage } from "./stage.mjs";

const site = stage();

const MAYBE = /The call may have reached the service/;

const cce = (status, code, message) => ({ kind: "status", status, body: { errorCode: code, errorMessage: message } });
const gateway = (status, code, message, headers = {}) => ({
  kind: "status",
  status,
  body: { error_code: code, error_msg: message, request_id: "gateway-1" },
  headers,
});
const text = (status, body) => ({ kind: "status", status, body });

// What the sandbox does with the call; what the page calls it; words that must be there.
const FAULTS = [
  ["a body that the service does not take", cce(400, "CCE.01400001", "Invalid request."), "refused", /change the request/i],
  ["a quota that is used up", cce(400, "CCE.01400013", "Insufficient volume quota."), "refused", /quota/],
  ["a token that cannot be read", gateway(401, "APIGW.0301", "Incorrect IAM authentication information: decrypt token fail"), "refused", /get a new token/i],
  ["a token of another region", gateway(401, "APIG.0307", "The token must be updated."), "refused", /get a new token/i],
  ["no permission", cce(403, "CCE.01403001", "Forbidden."), "refused", /cce:nodepool:upgradeNodepool/],
  ["a frozen project", gateway(403, "APIGW.0310", "The project is unavailable."), "refused", /project ID/],
  ["a cluster that is busy", cce(403, "CCE.01403009", "Cluster status does not allow it."), "refused", /wait until/i],
  ["a pool that is gone", cce(404, "CCE.01404001", "Resource not found."), "refused", /check project, cluster and node pool/i],
  ["a gateway that does not know the call", gateway(404, "APIGW.0101", "The API does not exist"), "refused", /check the endpoint/i],
  ["a status of Kubernetes", { kind: "status", status: 404, body: { kind: "Status", reason: "NotFound", message: "not found" } }, "refused", /not found/],
  ["an old version", cce(409, "CCE.01409002", "Resource updated with out-of-date version."), "refused", /read the node pool again/i],
  ["a locked pool", cce(429, "CCE.01429002", "Resource locked by other requests."), "refused", /locked by another operation/],
  ["too many calls", gateway(429, "APIGW.0308", "The throttling threshold has been reached", { "Retry-After": "56.818" }), "refused", /too many calls/i],
  ["headers that are too large", gateway(494, "APIG.0201", "Request headers too large"), "refused", /too large/],
  ["a failure of the service", cce(500, "CCE.01500001", "Internal error."), "unknown", /not certain/],
  ["a gateway that fails", text(502, "upstream connect error"), "unknown", /not certain/],
  ["a service that is away", text(503, ""), "unknown", /not certain/],
  ["a gateway that waits too long", text(504, "<html>504 Gateway Time-out</html>"), "unknown", /not certain/],
  ["the login page of some portal", { kind: "html" }, "unknown", MAYBE],
  ["an answer that is cut", text(200, '{"jobid": "d'), "unknown", MAYBE],
  ["an answer that may not be read", { kind: "no-cors" }, "unknown", MAYBE],
  ["an answer that is late", { kind: "slow", ms: 1500 }, "accepted", /taken the call/],
  ["an answer without a body", { kind: "empty", accepted: true }, "accepted", /taken the call/],
];

/** Everything that stands in fields. */
const typed = (page) =>
  page.tab.evaluate(() =>
    [...document.querySelectorAll("main input, main textarea, main select")].map((field) => [field.id, field.value, field.checked]),
  );

/** At most so many calls have arrived, counted at the service. */
async function arrivedAtMost(page, count) {
  const calls = await page.server.sandbox.upgrades();
  assert.ok(calls.length <= count, `${calls.length} calls arrived`);
}

for (const [name, fault, outcome, words] of FAULTS) {
  test(`${name}: ${outcome}`, async (t) => {
    const page = await site.visit(t);
    await page.fillExample();
    const before = await typed(page);
    await page.server.sandbox.fault(fault);
    assert.equal(await page.send(), outcome);
    assert.match(await page.answer(), words);
    await arrivedAtMost(page, 1);
    assert.deepEqual(await typed(page), before);
  });
}

test("the connection is cut, by the relay: unknown, and one call", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.chooseWay("byRelay");
  await page.server.sandbox.fault({ kind: "close", accepted: true });
  assert.equal(await page.send(), "unknown");
  assert.match(await page.answer(), MAYBE);
  await arrivedAtMost(page, 1);
});

/** Another host, which writes down what it is asked. */
async function otherHost(t) {
  const asked = [];
  const server = createServer((request, answer) => {
    asked.push([request.method, request.headers["x-auth-token"]]);
    answer.writeHead(200, { "Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*" }).end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  return { asked, url: `http://127.0.0.1:${server.address().port}/elsewhere` };
}

for (const way of ["directly", "byRelay"]) {
  test(`S4: a redirect of the call to another host, ${way}: refused, and nobody is asked there`, async (t) => {
    const other = await otherHost(t);
    const page = await site.visit(t);
    await page.fillExample();
    await page.chooseWay(way);
    await page.server.sandbox.fault({ kind: "redirect", location: other.url });
    assert.equal(await page.send(), "refused");
    assert.match(await page.answer(), /redirect/i);
    assert.deepEqual(other.asked, []);
    await arrivedAtMost(page, 1);
  });
}

// What goes wrong with the reading before the call; then no call is made.

/** The reading of the pool, and no other question. */
const POOL = /\/nodepools\/[^/]+$/;

async function notMade(page, words) {
  const before = await typed(page);
  assert.match(await page.stops(), words);
  await arrivedAtMost(page, 0);
  assert.deepEqual(await typed(page), before);
}

test("the pool is not reached by the chosen way: not made", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.chooseWay("directly");
  await page.tab.route(POOL, (route) => route.abort("connectionrefused"));
  await notMade(page, /nobody answers/);
});

test("the pool is not reached directly, and nobody has chosen: the relay is taken, and said", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.tab.route(/127\.0\.0\.1:\d+\/api\/.*\/nodepools\/[^/]+$/, (route) => {
    const direct = !new URL(route.request().url()).pathname.startsWith("/relay/");
    return direct ? route.abort("connectionrefused") : route.continue();
  });
  await page.ask();
  assert.match(await page.known(), /is reached through the relay/);
  await page.confirm();
  assert.equal(await page.outcome(), "accepted");
  const [call] = await page.server.sandbox.upgrades();
  assert.equal(call.status, 200);
  await page.section("sending").getByText(/the browser got no readable answer directly/).waitFor();
});

test("S4: the reading is redirected to another host: not made, and nobody is asked there", async (t) => {
  const other = await otherHost(t);
  const page = await site.visit(t);
  await page.fillExample();
  await page.chooseWay("directly");
  await page.server.sandbox.fault({ kind: "redirect", location: other.url, on: "read" });
  await notMade(page, /nobody answers/);
  assert.deepEqual(other.asked, []);
});

test("the reading is never answered: not made", async (t) => {
  const page = await site.visit(t, { before: (tab) => tab.clock.install() });
  await page.fillExample();
  await page.tab.route(POOL, () => {});
  await page.ask();
  // Nobody can say yes before it is known.
  assert.ok(await page.button("synchronizeNow").isDisabled());
  await page.tab.clock.fastForward("01:01");
  assert.match(await page.known(), /Do not send: nobody answers/);
  assert.ok(await page.button("synchronizeNow").isDisabled());
  await arrivedAtMost(page, 0);
});

test("the pool is being synchronized already: not made", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  assert.equal(await page.send(), "accepted");
  assert.match(await page.stops(), /is being synchronized already/);
  await arrivedAtMost(page, 1);
});

test("the credential may not read the pool: not made", async (t) => {
  const page = await site.visit(t);
  await page.fillExample();
  await page.type("token", "MIINotTheTokenOfTheSandbox");
  await notMade(page, /The pool could not be read: HTTP 401/);
});
