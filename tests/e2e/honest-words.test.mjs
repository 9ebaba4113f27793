// The page says what it knows: an accepted call is not a finished one, and of a call whose answer cannot be read it does
// not say that it failed or that it worked. The whole answer is looked through, advice included.

import assert from "node:assert/strict";
import { test } from "node:test";
import { stage } from "./stage.mjs";

const site = stage();

/** Words of success, without those that say that it is not there yet. */
const SUCCESS = {
  en: /\b(?<!not )(done|finished|completed?|succeeded|success(ful)?(ly)?|worked|synchronized)\b/i,
  zh: /成功|(?<!尚未)完成|已同步/,
};
/** Words that claim to know what became of the call. */
const KNOWING = {
  en: /\b(Accepted|Refused|was not carried out|has not carried out|has taken the call|failed on the server)\b/,
  zh: /已接受|已拒绝|没有执行|未执行|已失败/,
};

for (const language of ["en", "zh"]) {
  test(`S23: 200 is called accepted, never done, ${language}`, async (t) => {
    const page = await site.visit(t, { language });
    await page.fillExample();
    assert.equal(await page.send(), "accepted");
    const words = await page.answer();
    assert.match(words, language === "en" ? /Accepted[^]*not done yet/ : /已接受[^]*尚未完成/);
    assert.doesNotMatch(words, SUCCESS[language]);
  });

  for (const [name, fault] of [
    ["the service lets no page read", { kind: "no-cors" }],
    ["a portal has swallowed", { kind: "html", accepted: true }],
  ]) {
    test(`S22: an answer that ${name} is neither success nor failure, ${language}`, async (t) => {
      const page = await site.visit(t, { language });
      await page.server.sandbox.fault(fault);
      await page.fillExample();
      assert.equal(await page.send(), "unknown");
      const words = await page.answer();
      assert.match(words, language === "en" ? /may have been carried out/ : /可能已到达服务并已执行/);
      assert.doesNotMatch(words, KNOWING[language]);
      assert.doesNotMatch(words, SUCCESS[language]);
    });
  }

  test(`before anything was sent the page says so, ${language}`, async (t) => {
    const page = await site.visit(t, { language });
    await page.fillExample();
    assert.match(await page.answer(), language === "en" ? /Nothing has been sent since/ : /尚未发送/);
  });
}
