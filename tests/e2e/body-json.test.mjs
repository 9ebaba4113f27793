// The body as JSON text beside the form: both are live, and nothing typed in either is lost.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PASSWORD } from "./markers.mjs";
import { stage } from "./stage.mjs";

const site = stage();

/** The example, with the editor open. */
async function editing(t, options) {
  const page = await site.visit(t, options);
  await page.fillExample();
  await open(page);
  return page;
}

/** Opens the editor and waits until it shows the body. */
async function open(page) {
  await page.tab.getByText(page.names.editBody, { exact: true }).click();
  await page.tab.waitForFunction(() => document.getElementById("body_json")?.value);
}

/** What the editor says, read as JSON. */
const shown = async (page) => JSON.parse(await page.field("bodyJson").inputValue());

for (const language of ["en", "zh"]) {
  test(`the editor follows the fields, and the fields follow the editor, ${language}`, async (t) => {
    const page = await editing(t, { language });
    assert.equal((await shown(page)).spec.maxUnavailable, 1);
    await page.typeNodesPerBatch("7");
    await page.tab.waitForFunction(() => document.getElementById("body_json").value.includes('"maxUnavailable": 7'));
    await page.type("bodyJson", '{"spec": {"maxUnavailable": 3, "nodePoolID": "9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28", "nodeIDs": ["b1f0c2de-8a41-4c53-9d1e-0255ac10a001"]}}');
    assert.equal(await page.field("nodesPerBatch").inputValue(), "3");
    assert.equal(await page.field("nodeIds").inputValue(), "b1f0c2de-8a41-4c53-9d1e-0255ac10a001");
    assert.deepEqual(await page.codes(), []);
    assert.equal(await page.send(), "accepted");
    const [call] = await page.server.sandbox.upgrades();
    assert.equal(call.body, await page.body());
  });
}

test("a default pool typed as JSON fills login and scripts; its password is salted and not shown", async (t) => {
  const page = await editing(t);
  const login = { userPassword: { username: "root", password: PASSWORD } };
  const nodeTemplate = { lifeCycle: { preInstall: "ZWNobyAx" }, login };
  const nodeIDs = ["c2a1d3ef-9b52-4d64-ae2f-0255ac10b001"];
  const body = { spec: { maxUnavailable: 1, nodeIDs, nodePoolID: "DefaultPool", nodeTemplate } };
  await page.type("bodyJson", JSON.stringify(body));
  assert.equal(await page.field("defaultPool").isChecked(), true);
  assert.equal(await page.field("preInstall").inputValue(), "echo 1");
  assert.equal(await page.field("password").inputValue(), PASSWORD);
  await page.field("bodyJson").blur();
  assert.equal((await shown(page)).spec.nodeTemplate.login.userPassword.password, "<salted password>");
  assert.ok(!(await page.body()).includes(PASSWORD));
  assert.deepEqual(await page.codes(), []);
  assert.equal(await page.send(), "accepted");
});

test("text that is no JSON is kept, told with its line, and the fields wait", async (t) => {
  const page = await editing(t);
  await page.type("bodyJson", '{"spec": {\n  "maxUnavailable": ,\n}}');
  await page.seesProblem("json/syntax");
  assert.match(await page.section("problems").innerText(), /line 2, column 21/);
  await page.field("bodyJson").blur();
  assert.equal(await page.field("bodyJson").inputValue(), '{"spec": {\n  "maxUnavailable": ,\n}}');
  await page.type("clusterId", "kept-by-now");
  await page.tab.waitForFunction(() => localStorage.getItem("poolsync.draft")?.includes("kept-by-now"));
  await page.reload();
  await open(page);
  assert.equal(await page.field("bodyJson").inputValue(), '{"spec": {\n  "maxUnavailable": ,\n}}');
  await page.button("useFields").first().click();
  assert.equal(await page.field("nodesPerBatch").inputValue(), "1");
  await page.seesNoProblem("json/syntax");
  await page.press("takeBack");
  await page.seesProblem("json/syntax");
});

test("a body that the form cannot say is sent as it was typed", async (t) => {
  const page = await editing(t);
  await page.type("bodyJson", '{"spec":{"nodePoolID":"DefaultPool","maxUnavailable":1,"nodeIDs":["c2a1d3ef-9b52-4d64-ae2f-0255ac10b001"]}}');
  await page.seesProblem("node-template/missing");
  assert.equal(
    await page.body(),
    '{"spec":{"maxUnavailable":1,"nodeIDs":["c2a1d3ef-9b52-4d64-ae2f-0255ac10b001"],"nodePoolID":"DefaultPool"}}',
  );
});

test("members without a field are named and sent", async (t) => {
  const page = await editing(t);
  const body = { ...(await shown(page)) };
  body.spec.force = true;
  await page.type("bodyJson", JSON.stringify(body));
  await page.section("bodyJson").getByText("Also in the body, without a field: spec.force").waitFor();
  await page.seesProblem("field/undocumented");
  await page.typeNodesPerBatch("2");
  assert.match(await page.body(), /"maxUnavailable":2.*"force":true/);
});

test("a password typed into text that is no JSON yet is not kept", async (t) => {
  const page = await editing(t);
  await page.type("bodyJson", `{"spec": {"nodeTemplate": {"login": {"userPassword": {"password": "${PASSWORD}`);
  await page.type("clusterId", "kept-by-now");
  await page.tab.waitForFunction(() => localStorage.getItem("poolsync.draft")?.includes("kept-by-now"));
  assert.ok(!(await page.tab.evaluate(() => JSON.stringify(localStorage))).includes(PASSWORD));
});

// In text that stays as it is (not closed, a name nobody knows, both ways to log in) nothing that may be secret is shown unasked.
for (const [what, login] of Object.entries({
  "a text that is not closed": `{"userPassword": {"password": "${PASSWORD}"`,
  "a name that nobody knows": `{"userPassword": {"username": "root", "passwd": "${PASSWORD}"}}}}}`,
  "both ways to log in": `{"sshKey": "k", "userPassword": {"password": "${PASSWORD}"}}}}}`,
})) {
  test(`a password in ${what} is masked, not kept, and forgotten`, async (t) => {
    const page = await editing(t);
    const lifeCycle = '"lifeCycle": {}';
    await page.type("bodyJson", `{"spec": {"nodePoolID": "DefaultPool", "maxUnavailable": 1, "nodeTemplate": {${lifeCycle}, "login": ${login}`);
    const request = page.section("request");
    await request.locator(".ps-mask").first().waitFor();
    assert.ok(!(await request.innerText()).includes(PASSWORD));
    await page.type("clusterId", "kept-by-now");
    await page.tab.waitForFunction(() => localStorage.getItem("poolsync.draft")?.includes("kept-by-now"));
    assert.ok(!(await page.tab.evaluate(() => JSON.stringify(localStorage))).includes(PASSWORD));
    await page.press("showSecrets");
    await request.getByText(PASSWORD).waitFor();
    await page.press("forgetSecrets");
    await page.tab.waitForFunction((secret) => !document.documentElement.innerHTML.includes(secret), PASSWORD);
    assert.ok(!(await page.field("bodyJson").inputValue()).includes(PASSWORD));
  });
}
