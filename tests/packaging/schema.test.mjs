// The checks as a Standard Schema. That form libraries take it, and ajv the JSON Schema, is looked at in tests/consumers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { example, install } from "./stranger.mjs";

const { check, schema } = await install().load();
const { validate, version, vendor } = schema["~standard"];

test("says what it is", () => assert.deepEqual([version, vendor], [1, "poolsync"]));

test("a request without errors is given back as it is, warnings or not", () => {
  const request = { ...example(), projectId: "short" };
  assert.equal(check(request).problems[0].severity, "warning");
  assert.equal(validate(request).value, request);
  assert.equal(validate(request).issues, undefined);
});

test("errors are issues, with the place in the request", () => {
  const request = example();
  request.endpoint = "";
  request.projectId = request.clusterId = request.nodepoolId = undefined;
  request.body.spec = { nodePoolID: "DefaultPool", maxUnavailable: 0, nodeIDs: ["a", ""], nodeTemplate: { lifeCycle: {}, login: {} } };
  const { issues } = validate(request);
  const expected = [
    ["endpoint/missing", "endpoint"],
    ["project-id/missing", "projectId"],
    ["cluster-id/missing", "clusterId"],
    ["nodepool-id/missing", "nodepoolId"],
    ["max-unavailable/out-of-range", "body", "spec", "maxUnavailable"],
    ["node-ids/empty-id", "body", "spec", "nodeIDs", 1],
    ["login/no-method", "body", "spec", "nodeTemplate", "login"],
  ];
  assert.deepEqual(issues.map(({ code, path }) => [code, ...path]).sort(), expected.sort());
  for (const { message } of issues) assert.match(message, /\w/);
});

test("names that need quotes are understood", () => {
  const request = example();
  request.body.spec.nodeTemplate = { lifeCycle: {}, login: { sshKey: "k" }, volumeConfig: 5 };
  request.body.metadata = { annotations: 5 };
  const paths = validate(request).issues.map(({ path }) => path);
  assert.deepEqual(paths.sort(), [["body", "metadata", "annotations"], ["body", "spec", "nodeTemplate", "volumeConfig"]].sort());
  // A member of that name is too deep; every step of the way is one.
  let deep = {};
  for (let level = 0; level < 70; level += 1) deep = { 'a "b".[0]': deep };
  const [{ code }] = validate({ ...example(), body: deep }).issues;
  assert.equal(code, "json/too-deep");
});

test("what is no request at all has issues", () => {
  for (const value of [undefined, null, 5, "text", [], {}]) assert.ok(validate(value).issues.length > 3, String(value));
});

test("messages come in Chinese, too", () => {
  const { issues } = validate({}, { libraryOptions: { locale: "zh" } });
  for (const { message } of issues) assert.match(message, /[\u4e00-\u9fff]/);
});
