// What answers mean.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fixture, install, poolsyncError } from "./stranger.mjs";

const { explain } = await install().load();
const { rows } = fixture("sdk-error-mapping.json");

const invalid = { code: "CCE.01400001", message: "Invalid request." };
const apigw = "Incorrect IAM authentication information";
const iam = "The request you have made requires authentication.";

// By the contract ("explain understands …"), for the body that stands in the fixture under this name. Of a body that fits
// no shape, status and beginning are shown.
const refusals = {
  camel: invalid,
  "camel-msg": invalid,
  snake: { code: "CCE.01400001", message: "Invalid request." },
  nested: { code: "401", message: iam },
  "nested-snake": { code: "APIGW.0301", message: apigw },
  "code-message": invalid,
  apigw: { code: "APIGW.0301", message: `${apigw}: verify aksk signature fail` },
  "k8s-status": { code: "NotFound", message: "not found" },
  "camel-with-message": invalid,
  "only-code": { code: "CCE.01400001", shows: [] },
  "auth-encoded": { code: "CCE.01403001", message: "Forbidden." },
  array: { shows: ['["x"]'] },
  number: { shows: ["7"] },
  null: { shows: ["null"] },
  html: { shows: ["502 Bad Gateway"] },
  text: { shows: ["upstream connect error"] },
  "truncated-json": { shows: ['{"errorCode":"CCE.0140'] },
  empty: { shows: [] },
};
const successes = {
  "ok-uuid": { kind: "accepted", jobId: "dddddddd-dddd-dddd-dddd-dddddddddddd" },
  "ok-json": { kind: "accepted", jobId: "j-1" },
  "ok-no-type": { kind: "accepted", jobId: "j-1" },
  "ok-empty": { kind: "accepted" },
  empty: { kind: "accepted" },
  "ok-html": { kind: "unknown", sent: "maybe" },
};

for (const { id, response } of rows) {
  test(`the answer ${id}`, () => {
    const headers = Object.fromEntries(response.headers);
    const outcome = explain({ status: response.status, headers, body: response.body });
    const [, shape] = id.split("/");
    const requestId = headers["X-Request-Id"];
    if (response.status < 300) {
      const { reason, ...rest } = outcome;
      const known = successes[shape].kind === "accepted" ? { requestId } : {};
      assert.deepEqual(rest, { ...successes[shape], ...known });
      if (rest.kind === "unknown") assert.match(reason, /200/);
      return;
    }
    const { code, message, shows = [] } = refusals[shape];
    assert.equal(outcome.kind, "refused");
    assert.equal(outcome.status, response.status);
    assert.equal(outcome.code, code);
    assert.equal("code" in outcome, code !== undefined);
    assert.equal(outcome.requestId, requestId);
    assert.equal("requestId" in outcome, requestId !== undefined);
    if (message === undefined) {
      for (const shown of [String(response.status), ...shows]) assert.ok(outcome.message.includes(shown), outcome.message);
    } else {
      assert.equal(outcome.message, message);
    }
  });
}

test("all rows were looked at", () => assert.equal(rows.length, 49));

test("the request ID comes from a header of any case, else from the body", () => {
  const body = '{"error_code": "APIGW.0301", "error_msg": "M", "request_id": "from-body"}';
  assert.equal(explain({ status: 401, headers: {}, body }).requestId, "from-body");
  assert.equal(explain({ status: 401, headers: { "x-ReQuest-iD": "from-header" }, body }).requestId, "from-header");
});

test("our own sentences are in the wanted language, those of the service stay", () => {
  const answer = { status: 404, headers: {}, body: '{"errorCode": "CCE.01404001", "errorMessage": "Resource not found."}' };
  const [en, same, zh] = [explain(answer, "en"), explain(answer), explain(answer, "zh")];
  assert.deepEqual(en, same);
  assert.equal(zh.message, "Resource not found.");
  assert.match(zh.advice, /[\u4e00-\u9fff]/);
  assert.doesNotMatch(en.advice, /[\u4e00-\u9fff]/);
});

test("only the first 300 characters of a strange body are shown", () => {
  const { message } = explain({ status: 500, headers: {}, body: "中".repeat(301) });
  assert.ok(message.includes("中".repeat(300)) && !message.includes("中".repeat(301)));
});

// tests/fixtures/answers.json names the threads in which such answers were seen; the core reads each of them.
test("the service's own code and the most specific text win, and no markup is shown", () => {
  for (const { title, status, headers, body, expected } of fixture("answers.json").rows) {
    const outcome = explain({ status, headers, body });
    assert.equal(outcome.kind, expected.kind, title);
    assert.equal(outcome.code, expected.code, title);
    assert.equal(outcome.sent, expected.sent, title);
    const message = outcome.message ?? outcome.reason ?? "";
    for (const shown of expected.shows ?? []) assert.ok(message.includes(shown), `${title}: ${message}`);
    assert.doesNotMatch(message.replace("<nil>", ""), /[<>]/, title);
  }
});

test("a refusal that leaves open whether the call was carried out says so", () => {
  const sent = (status, body = "") => explain({ status, headers: {}, body }).sent;
  for (const status of [500, 502, 503, 504, 408, 421]) assert.equal(sent(status), "maybe", String(status));
  assert.equal(sent(429, '{"errorCode": "CCE.01429002", "errorMessage": "Resource locked by other requests."}'), "maybe");
  for (const status of [302, 400, 401, 403, 404, 409, 418, 429]) {
    const outcome = explain({ status, headers: {}, body: "" });
    assert.equal("sent" in outcome, false, String(status));
  }
});

test("what is no answer is misuse; lists among headers are passed over", () => {
  const answer = { status: 200, headers: {}, body: "" };
  for (const wrong of [undefined, null, 5, { ...answer, status: "200" }, { ...answer, status: -1 }, { ...answer, status: 1000 }]) {
    assert.throws(() => explain(wrong), poolsyncError("invalid-argument"), JSON.stringify(wrong));
  }
  assert.throws(() => explain({ ...answer, body: {} }), poolsyncError("invalid-argument", /body/));
  assert.throws(() => explain({ ...answer, headers: null }), poolsyncError("invalid-argument", /headers/));
  for (const locale of ["de", null, 5, ""]) {
    assert.throws(() => explain(answer, locale), poolsyncError("invalid-argument", /locale/), String(locale));
  }
  assert.deepEqual(explain({ ...answer, headers: { "set-cookie": ["a"], "x-request-id": "r" } }), {
    kind: "accepted",
    requestId: "r",
  });
});

test("headers may be those of a Response", () => {
  const { status, headers } = new Response(null, { headers: { "X-Request-Id": "r-1" } });
  assert.deepEqual(explain({ status, headers, body: "" }), { kind: "accepted", requestId: "r-1" });
  assert.deepEqual(explain({ status, headers: new Headers(), body: "" }), { kind: "accepted" });
});
