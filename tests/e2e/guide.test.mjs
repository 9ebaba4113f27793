// The first visit: one whole synchronization in the sandbox, with a word of why at each step.

import assert from "node:assert/strict";
import { test } from "node:test";
import { stage, until } from "./stage.mjs";

const site = stage();

/** The whole visit takes less than a minute. */
const PATIENCE_MS = 60_000;

for (const [language, names] of Object.entries({
  en: { step: (number) => `Step ${number} of 6`, next: "Next: find the nodes", close: "Close the guide" },
  zh: { step: (number) => `第 ${number} 步，共 6 步`, next: "下一步：查找节点", close: "关闭引导" },
})) {
  test(`a visitor is led through one synchronization (${language})`, async (t) => {
    const page = await site.visit(t, { language });
    // In English it is seen that the time of the sandbox is short enough.
    if (language === "zh") await page.server.sandbox.batch(1);
    t.after(() => page.server.sandbox.batch());
    const step = async (number) => {
      const told = page.tab.getByText(names.step(number));
      await told.waitFor();
      // Nothing lies above it, no dialog either.
      const isSeen = (element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      };
      await until(() => told.evaluate(isSeen), `step ${number} in sight`);
    };
    await page.press("trySandbox");
    await step(1);
    await page.tab.getByRole("button", { name: names.next }).click();
    await step(2);
    await page.field("nodes").waitFor();
    await page.press("selectOutdated");
    await step(3);
    await page.ask();
    await step(4);
    await page.confirm();
    await step(5);
    await page.tab.getByText(names.step(6)).waitFor({ timeout: PATIENCE_MS });
    await page.tab.getByRole("button", { name: names.close }).click();
    await page.tab.getByText(names.step(6)).waitFor({ state: "detached" });
    assert.equal((await page.server.sandbox.upgrades()).length, 1);
    // Opened again, it begins anew.
    await page.press("trySandbox");
    await step(1);
    assert.equal(await page.field("nodeIds").inputValue(), "");
  });
}
