// Twelve ways to fail: each has a sentence of its own and a way on, in both languages, and claims no more than is known.

import assert from "node:assert/strict";
import { test } from "node:test";
import { stage } from "./stage.mjs";

const site = stage();

const status = (code, body, headers) => ({ kind: "status", status: code, body, headers });
const cce = (code, errorCode, errorMessage) => status(code, { errorCode, errorMessage });
const gateway = (code, error_code, error_msg) => status(code, { error_code, error_msg, request_id: "gateway-1" });

// What happens to the call; what it is called; the sentence that says what it means, and the one that says what to do.
const FAILURES = [
  ["an answer that the page may not read (CORS)", { kind: "no-cors" }, "unknown", /CORS[^]*choose the relay/, /CORS[^]*请选择中继/],
  ["401", gateway(401, "APIGW.0307", "The token must be updated."), "refused", /not carried out[^]*Get a new token/, /没有执行[^]*重新获取 Token/],
  ["403", cce(403, "CCE.01403001", "Forbidden."), "refused", /not carried out[^]*cce:nodepool:upgradeNodepool/, /没有执行[^]*cce:nodepool:upgradeNodepool/],
  ["404", cce(404, "CCE.01404001", "Resource not found."), "refused", /not carried out[^]*Check project, cluster and node pool ID/, /没有执行[^]*(项目|集群|节点池)\s*ID/],
  ["409", cce(409, "CCE.01409002", "Resource updated with out-of-date version."), "refused", /not carried out[^]*Read the node pool again/, /没有执行[^]*重新(查询|读取)/],
  ["429", gateway(429, "APIGW.0308", "The throttling threshold has been reached"), "refused", /not carried out[^]*[Tt]oo many calls/, /没有执行[^]*调用过于频繁，请等待一分钟/],
  ["500", cce(500, "CCE.01500001", "Internal error."), "unknown", /not certain[^]*Look at the node pool/, /无法确定[^]*节点池/],
  ["a body that is no JSON", { kind: "html" }, "unknown", /may have been carried out[^]*Look before you send again/, /可能已到达服务并已执行[^]*再次发送前请先确认/],
  ["a body that is empty", { kind: "empty", accepted: true }, "accepted", /not done yet[^]*Do not send the call again/, /尚未完成[^]*请勿再次发送/],
  ["an error of the gateway", gateway(400, "APIG.0201", "Backend timeout."), "refused", /APIG\.0201[^]*Backend timeout\./, /APIG\.0201[^]*Backend timeout\./],
];

/** What stands above everything that is to be done. */
const WAY_ON = { en: /What to do/, zh: /处理措施/ };
const CHINESE = /[\u4e00-\u9fff]/;

let told = 0;

/** The words are those wanted, in the language of the page, with a way on. */
function says(words, wanted, language, name) {
  assert.match(words, wanted, name);
  assert.match(words, WAY_ON[language], name);
  if (language === "en") assert.doesNotMatch(words, CHINESE, name);
  told += 1;
}

for (const language of ["en", "zh"]) {
  for (const [name, fault, outcome, en, zh] of FAILURES) {
    test(`S21: ${name}, ${language}`, async (t) => {
      const page = await site.visit(t, { language });
      await page.fillExample();
      await page.server.sandbox.fault(fault);
      assert.equal(await page.send(), outcome);
      says(await page.answer(), language === "en" ? en : zh, language, name);
    });
  }

  test(`S21: no answer in time, ${language}`, async (t) => {
    const page = await site.visit(t, { language, before: (tab) => tab.clock.install() });
    await page.fillExample();
    await page.server.sandbox.fault({ kind: "hang", accepted: true });
    await page.ask();
    await page.confirm();
    await page.section("answer").getByText(language === "en" ? /The call is under way/ : /正在调用/).waitFor();
    await page.tab.clock.fastForward("01:01");
    assert.equal(await page.outcome(), "unknown");
    const wanted = language === "en" ? /No answer within 60 seconds[^]*Look before you send again/ : /60 秒内没有响应[^]*再次发送前请先确认/;
    says(await page.answer(), wanted, language, "no answer");
  });

  test(`S21: no network, ${language}`, async (t) => {
    const page = await site.visit(t, { language });
    await page.fillExample();
    await page.tab.context().setOffline(true);
    const words = await page.stops();
    assert.match(words, language === "en" ? /Do not send[^]*This browser is offline/ : /请勿发送[^]*浏览器处于离线状态/);
    assert.deepEqual(await page.server.sandbox.calls(), []);
    told += 1;
  });
}

test("S21: none was left out", (t) => {
  assert.equal(told, 24);
  t.diagnostic(`S21 = ${told / 2} of 12 failures in 2 languages`);
});
