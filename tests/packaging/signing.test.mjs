// Signing, against signatures of others.

import assert from "node:assert/strict";
import { test } from "node:test";
import { example, fixture, install, moment, poolsyncError } from "./stranger.mjs";

const { buildRequest, signRequest } = await install().load();
const key = { accessKey: "EXAMPLEAKEXAMPLEAK00", secretKey: "ExampleSecretKeyExampleSecretKeyExample0" };
const date = moment("20260115T083000Z");

// Source: tests/fixtures/aksk-signing.json, made with the SDKs' own signers and taken from their tests.
test("S13: every vector gives its signature", () => {
  const vectors = fixture("aksk-signing.json");
  for (const vector of vectors) {
    const headers = { ...vector.headers_in, ...vector.headers_added };
    const request = { method: vector.method, url: vector.url, headers, body: vector.body };
    const signer = { accessKey: vector.ak, secretKey: vector.sk };
    const signed = signRequest(request, signer, {
      date: moment(vector.x_sdk_date),
      signedHeaders: vector.signed_headers,
    });
    assert.equal(signed.headers.Authorization, vector.authorization, vector.name);
    assert.deepEqual({ ...signed, headers: undefined }, { ...request, headers: undefined }, vector.name);
  }
  assert.equal(vectors.length, 22);
});

// Source: tests/fixtures/sdk-captures.json, what the real SDKs sent to a server of the test's own.
test("S13: every capture gives the signature that the SDK sent", () => {
  const { captures } = fixture("sdk-captures.json");
  for (const capture of captures) {
    const sent = Object.fromEntries(capture.headers);
    const { Authorization: authorization, ...headers } = sent;
    const header = (wanted) => capture.headers.find(([name]) => name.toLowerCase() === wanted)[1];
    const { ak, sk, security_token: securityToken, project_id: projectId } = capture.credentials;
    const request = { method: capture.method, url: `http://${header("host")}${capture.path}`, headers, body: capture.body };
    const signed = signRequest(request, { accessKey: ak, secretKey: sk, securityToken, projectId }, {
      date: moment(header("x-sdk-date")),
      signedHeaders: /SignedHeaders=([^,]+)/.exec(authorization)[1].split(";"),
    });
    assert.equal(signed.headers.Authorization, authorization, `${capture.sdk} ${capture.version} ${capture.sample}`);
    // Nothing was added: the SDK had set all of it.
    assert.deepEqual(Object.keys(signed.headers).sort(), Object.keys(sent).sort());
  }
  assert.equal(captures.length, 21);
});

// Contract, section 2: which headers are signed, and where their values come from.
test("by default the headers with a value are signed", () => {
  const names = (headers, more = {}) => {
    const request = { method: "GET", url: "https://cce.cn-north-4.myhuaweicloud.com:8443/x", headers, body: "" };
    const signed = signRequest(request, { ...key, ...more }, { date });
    return [/SignedHeaders=([^,]+)/.exec(signed.headers.Authorization)[1], signed.headers];
  };
  assert.equal(names({})[0], "host;x-sdk-date");
  const [all, headers] = names({ "x-PROJECT-id": "p" }, { projectId: "q", securityToken: "t" });
  assert.equal(all, "host;x-project-id;x-sdk-date;x-security-token");
  assert.equal(headers["x-PROJECT-id"], "p");
  assert.equal(headers["X-Security-Token"], "t");
  assert.deepEqual(Object.keys(headers), ["x-PROJECT-id", "X-Sdk-Date", "X-Security-Token", "Authorization"]);
});

test("the date is that of the options, else now", () => {
  const request = { method: "GET", url: "https://a.example/", headers: { "X-Sdk-Date": "20000101T000000Z" }, body: "" };
  assert.equal(signRequest(request, key, { date }).headers["X-Sdk-Date"], "20260115T083000Z");
  const before = Math.floor(Date.now() / 1000);
  const now = moment(signRequest(request, key).headers["X-Sdk-Date"]) / 1000;
  assert.ok(before <= now && now <= Date.now() / 1000);
  for (const date of [new Date(NaN), new Date(-1), new Date("+010000-01-01T00:00:00Z"), 5, "2026-01-15", null, {}]) {
    assert.throws(() => signRequest(request, key, { date }), poolsyncError("invalid-argument", /date/), String(date));
  }
});

test("a signed header without a value is misuse, and so are other types", () => {
  const request = { method: "GET", url: "https://a.example/", headers: {}, body: "" };
  const sign = (change, options) => () => signRequest({ ...request, ...change }, key, { date, ...options });
  assert.throws(sign({}, { signedHeaders: ["X-Missing"] }), poolsyncError("invalid-argument", /x-missing/));
  assert.throws(sign({}, { signedHeaders: "host" }), poolsyncError("invalid-argument", /signedHeaders/));
  assert.throws(sign({}, { signedHeaders: [5] }), poolsyncError("invalid-argument", /signedHeaders/));
  assert.throws(sign({ url: undefined }), poolsyncError("invalid-argument", /request\.url/));
  for (const method of [5, "", "PO ST", "GET\r\nX: y"]) {
    assert.throws(sign({ method }), poolsyncError("invalid-argument", /request\.method/), String(method));
  }
  assert.throws(sign({ url: "https://a.example/\r\nX: y" }), poolsyncError("invalid-argument", /request\.url/));
  assert.throws(sign({ body: {} }), poolsyncError("invalid-argument", /request\.body/));
  assert.throws(sign({ headers: { a: 5 } }), poolsyncError("invalid-argument", /request\.headers/));
  assert.throws(sign({ headers: JSON.parse('{"__proto__": "x"}') }), poolsyncError("invalid-argument", /__proto__/));
  for (const wrong of [undefined, null, "AK", { accessKey: 5 }, { accessKey: "a", secretKey: null }]) {
    assert.throws(() => signRequest(request, wrong, { date }), poolsyncError("invalid-argument"), String(wrong));
  }
});

test("what is built is what signing that request gives", () => {
  const built = buildRequest(example(), { kind: "aksk", ...key, projectId: "another" }, { date });
  const { Authorization: authorization, ...headers } = built.headers;
  assert.equal(headers["X-Project-Id"], example().projectId);
  assert.deepEqual(Object.keys(headers), ["Content-Type", "X-Sdk-Date", "X-Project-Id"]);
  assert.equal(signRequest({ ...built, headers }, key, { date }).headers.Authorization, authorization);
});

test("headers may be a Headers object", () => {
  const request = { method: "GET", url: "https://a.example/", body: "" };
  const pairs = { "content-type": "application/json", "x-project-id": "p" };
  const [given, plain] = [new Headers(pairs), pairs].map((headers) => signRequest({ ...request, headers }, key, { date }));
  assert.deepEqual(given, plain);
});
