// English and Chinese: chosen by the browser, changed by the visitor, the same everywhere on the page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { stage } from "./stage.mjs";

const site = stage();

const CHINESE = /[\u4e00-\u9fff]/;

/** The visible texts of the page, one for each element that has one of its own. */
function texts(page) {
  return page.tab.evaluate(() => {
    const shown = [...document.querySelectorAll("main *")].filter((element) => element.checkVisibility());
    const own = (element) => [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    const plain = shown.filter((element) => !element.closest("option, pre, code, dd, .ps-code"));
    return plain.flatMap(own).map((node) => node.textContent.trim()).filter((text) => text !== "");
  });
}

/** Every control is found by its name in this language. */
async function findsEverything(page) {
  for (const key of ["language", "colors", "region", "endpoint", "token", "projectId", "clusterId", "nodepoolId"]) {
    assert.equal(await page.field(key).count(), 1, key);
  }
  for (const key of ["defaultPool", "nodesPerBatch", "nodeIds", "userName", "password", "preInstall", "postInstall"]) {
    assert.equal(await page.field(key).count(), 1, key);
  }
  for (const key of ["loadExample", "forgetSecrets", "showToken", "showPassword", "showSecrets", "copyBody", "send"]) {
    assert.equal(await page.button(key).count(), 1, key);
  }
  for (const key of ["problems", "request", "answer"]) assert.equal(await page.section(key).count(), 1, key);
}

for (const [language, tag] of [["en", "en"], ["zh", "zh-CN"]]) {
  test(`a browser that asks for ${tag} gets it, control by control`, async (t) => {
    const page = await site.visit(t, { language });
    assert.equal(await page.tab.evaluate(() => document.documentElement.lang), tag);
    await page.tick("defaultPool");
    await findsEverything(page);
  });
}

test("in Chinese no English sentence is left, from problems to the answer", async (t) => {
  const page = await site.visit(t, { language: "zh" });
  const isChinese = async (state) => {
    // Names, numbers and addresses are the same in every language; two English words in a row are a sentence.
    const foreign = (await texts(page)).filter((text) => !CHINESE.test(text) && /[a-z]{2,} [a-z]{2,}/i.test(text));
    assert.deepEqual(foreign, [], state);
  };
  await page.sendRegardless();
  await isChinese("errors");
  await page.fillDefaultPool();
  await page.type("password", "short");
  await page.type("nodeIds", "node-1");
  await page.field("nodeIds").blur();
  await isChinese("template with problems");
  await page.type("nodeIds", "");
  await page.type("password", "Huawei@Cloud2026");
  await page.ask();
  assert.match(await page.known(), /同步节点池 DefaultPool？[^]*同时不可用的节点数：最多 1[^]*无法暂停或取消/);
  await isChinese("dialog");
  await page.confirm();
  assert.equal(await page.outcome(), "accepted");
  assert.match(await page.answer(), /已接受[^]*尚未完成/);
  await isChinese("accepted");
});

test("refusals and lost answers come with advice in Chinese", async (t) => {
  const page = await site.visit(t, { language: "zh" });
  await page.fillExample();
  await page.type("token", "MIIWrongToken");
  // The service's own words stay as they came.
  assert.match(await page.stops(), /请勿发送[^]*decrypt token fail[^]*重新获取 Token/);
  await page.press("loadExample");
  await page.server.sandbox.fault({ kind: "status", status: 403, body: { errorCode: "CCE.01403001", errorMessage: "Forbidden." } });
  assert.equal(await page.send(), "refused");
  assert.match(await page.answer(), /已拒绝\s+服务没有执行此次调用。[^]*Forbidden\.[^]*处理措施\s+[\u4e00-\u9fff]/);
});

test("a lost answer is called unknown in Chinese", async (t) => {
  const page = await site.visit(t, { language: "zh" });
  await page.fillExample();
  await page.server.sandbox.fault({ kind: "no-cors" });
  assert.equal(await page.send(), "unknown");
  assert.match(await page.answer(), /结果未知[^]*可能已到达服务并已执行[^]*再次发送前请先确认/);
});

test("changing the language changes what is there already, and nothing that was typed", async (t) => {
  const page = await site.visit(t);
  await page.fillDefaultPool();
  await page.type("password", "Aa1!");
  await page.field("password").blur();
  assert.match(await page.description("password"), /needs 8 to 26/);
  const body = await page.body();
  await page.chooseLanguage("简体中文");
  assert.match(await page.description("password"), /8 到 26/);
  assert.equal(await page.body(), body);
  assert.equal(await page.field("password").inputValue(), "Aa1!");
  await page.chooseLanguage("English");
  assert.match(await page.description("password"), /needs 8 to 26/);
});

test("the chosen language stays after a reload, and is there before the program is", async (t) => {
  const page = await site.visit(t);
  await page.chooseLanguage("简体中文");
  await page.tab.route("**/*.wasm", (route) => route.abort());
  await page.tab.reload({ waitUntil: "commit" });
  await page.tab.getByRole("heading", { level: 1, name: "同步节点池", exact: true }).waitFor();
});

test("the chosen colours stay after a reload, and are there before anything is painted", async (t) => {
  const page = await site.visit(t, { colors: "light" });
  const background = () => page.tab.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await background();
  await page.field("colors").selectOption("dark");
  const dark = await background();
  assert.notEqual(dark, light);
  await page.tab.route("**/*.wasm", (route) => route.abort());
  await page.tab.reload();
  assert.equal(await background(), dark);
});
