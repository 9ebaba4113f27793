// The requests that the official SDKs sent, typed into the form: the body is the same, member for member. The fixture says
// which SDK of which version sent what.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { sha512Crypt } from "./sha512-crypt.mjs";
import { stage } from "./stage.mjs";

const site = stage();

const fixture = new URL("../fixtures/sdk-captures.json", import.meta.url);
const { models, captures } = JSON.parse(readFileSync(fixture, "utf8"));
const PLAIN = "Huawei@Cloud2026";

/** Types a model as a person would who has it in front of them. */
async function typeModel(page, model) {
  const { spec } = model.body;
  await page.fillExample();
  await page.type("projectId", model.project_id);
  await page.type("clusterId", model.cluster_id);
  await page.typeNodesPerBatch(String(spec.maxUnavailable));
  await page.type("nodeIds", spec.nodeIDs.join("\n"));
  if (!spec.nodeTemplate) return page.type("nodepoolId", model.nodepool_id);
  await page.tick("defaultPool");
  await page.pasteAsBase64("preInstall", spec.nodeTemplate.lifeCycle.preInstall);
  await page.pasteAsBase64("postInstall", spec.nodeTemplate.lifeCycle.postInstall);
  await page.type("userName", spec.nodeTemplate.login.userPassword.username);
  await page.type("password", PLAIN);
}

/** Takes the password out of a body. The documentation's own is a placeholder; ours is salted anew each time. */
function withoutPassword(body) {
  const { userPassword } = body.spec.nodeTemplate?.login ?? {};
  const password = userPassword?.password;
  delete userPassword?.password;
  return { body, password };
}

/** `$6$`, a salt of 16 characters, and the hash of the plain password with this salt. */
function isFresh(password) {
  const crypt = Buffer.from(password, "base64").toString();
  const salt = /^\$6\$([./0-9A-Za-z]{16})\$/.exec(crypt)?.[1];
  assert.equal(crypt, sha512Crypt(PLAIN, salt ?? ""));
}

for (const model of models) {
  const sent = captures.filter((capture) => capture.sample === model.id);
  test(`${model.id}: the body is that of ${sent.length} captures`, async (t) => {
    assert.ok(sent.length > 0, "somebody sent it");
    const page = await site.visit(t);
    await typeModel(page, model);
    const ours = withoutPassword(JSON.parse(await page.body()));
    if (model.body.spec.nodeTemplate) isFresh(ours.password);
    for (const capture of sent) {
      const theirs = withoutPassword(JSON.parse(capture.body));
      assert.deepEqual(ours.body, theirs.body, `${capture.sdk} ${capture.version}`);
    }
  });
}

// The sandbox has another project than the captures: it writes down what arrives, and knows no such cluster.
for (const model of models.filter(({ id }) => id === "custom-pool" || id === "default-pool")) {
  test(`${model.id}: it goes to the path to which the SDKs sent it`, async (t) => {
    const page = await site.visit(t);
    await typeModel(page, model);
    const shown = await page.body();
    await page.readsWhatIsTyped();
    assert.equal(await page.send(), "refused");
    const [call] = await page.server.sandbox.upgrades();
    const request = page.seen.requests.find((request) => request.method() === "POST");
    assert.equal(request.postData(), shown);
    for (const capture of captures.filter((capture) => capture.sample === model.id)) {
      assert.equal(call.path, capture.path, `${capture.sdk} ${capture.version}`);
    }
  });
}

test("placeholders of the documentation are no IDs, and are named as what they are", async (t) => {
  const page = await site.visit(t);
  await typeModel(page, models.find((model) => model.id === "default-pool-placeholders"));
  assert.deepEqual(await page.codes(), ["project-id/unsafe", "cluster-id/unsafe", "node-ids/malformed"]);
  assert.match(await page.problem("project-id/unsafe").innerText(), /\{project_id\} is a placeholder of the documentation/);
});
