// Pictures of every state of the page: 1440 and 375 CSS pixels wide, light and dark, English and Chinese.
//
//   node tests/screenshots/screenshots.mjs target/screenshots [state…]
//
// Each state is reached as a person reaches it, with the page objects of the browser tests, in a profile of its own.

import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { chromium } from "playwright-core";
import { NAMES } from "../e2e/names.mjs";
import { ConsolePage } from "../e2e/page.mjs";
import { startServer } from "../e2e/server.mjs";

const PATIENCE_MS = 60_000;
const LOCALES = { en: "en-US", zh: "zh-CN" };
const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 375, height: 812 } };

/** The states: how each is reached from an empty page. A state that is `whole` is taken from top to bottom. */
const STATES = {
  empty: async () => {},
  filled: async (page) => page.fillExample(),
  problems: async (page) => {
    await page.fillExample();
    await page.typeNodesPerBatch("２1");
    await page.type("clusterId", '"4d1ecb2c-229a-11e8-9c75-0255ac100ceb"');
    await page.type("nodeIds", "192.168.0.11\n4d1ecb2c-229a-11e8-9c75-0255ac100ceb");
    await page.field("nodepoolId").focus();
  },
  template: async (page) => {
    await page.fillDefaultPool();
    await page.type("password", "huawei");
    await page.type("postInstall", "#!/bin/bash\nreboot\n");
    await page.field("nodepoolId").focus();
  },
  nodes: async (page) => {
    await page.fillExample();
    await page.press("findNodes");
    await page.field("nodes").waitFor();
    await page.press("selectOutdated");
  },
  import: async (page) => {
    await page.fillExample();
    await page.press("import");
    await page.field("pastedText").fill(
      "curl -X POST 'https://cce.cn-north-4.myhuaweicloud.com/api/v3/projects/0123456789abcdef0123456789abcdef/clusters/" +
        "4d1ecb2c-229a-11e8-9c75-0255ac100ceb/nodepools/DefaultPool/operation/upgrade' -H 'X-Auth-Token: $TOKEN'",
    );
  },
  samples: async (page) => {
    await page.fillExample();
    await page.tab.getByText(page.names.showCode).click();
  },
  json: async (page) => {
    await page.fillExample();
    await page.tab.getByText(page.names.editBody, { exact: true }).click();
  },
  commands: async (page) => {
    await page.fillExample();
    await page.press("commands");
  },
  question: async (page) => {
    await page.fillExample();
    await page.ask();
    await page.known();
  },
  stopped: async (page) => {
    await page.fillExample();
    await page.type("token", "MIIFanotherToken");
    await page.ask();
    await page.known();
  },
  run: async (page) => {
    await page.fillExample();
    await page.send();
    await page.section("progress").waitFor();
  },
  end: async (page) => {
    await page.fillExample();
    await page.typeNodesPerBatch("3");
    await page.send();
    await page.section("progress").locator('progress[value="3"]').waitFor({ timeout: PATIENCE_MS });
  },
  unknown: async (page) => {
    await page.fillExample();
    await page.ask();
    await page.known();
    await page.server.sandbox.fault({ kind: "close" });
    await page.confirm();
    await page.outcome();
  },
};

const [, , folder = "target/screenshots", ...wanted] = process.argv;
const states = Object.entries(STATES).filter(([name]) => wanted.length === 0 || wanted.includes(name));
await mkdir(folder, { recursive: true });
const server = await startServer();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"],
});
let failures = 0;
for (const [state, reach] of states) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const language of Object.keys(NAMES)) {
      for (const colors of ["light", "dark"]) await take(`${state}-${size}-${language}-${colors}`, reach, { viewport, language, colors });
    }
  }
}
await browser.close();
await server.stop();
process.exitCode = failures > 0 ? 1 : 0;

/** Takes the picture of one state: what is in sight, and the whole page below it as `-whole`. */
async function take(name, reach, { viewport, language, colors }) {
  await server.sandbox.reset();
  const context = await browser.newContext({
    viewport,
    locale: LOCALES[language],
    colorScheme: colors,
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(PATIENCE_MS / 4);
  const tab = await context.newPage();
  try {
    await tab.goto(server.page);
    const page = new ConsolePage(tab, server, language);
    await page.live();
    await reach(page);
    // What follows from typing is there when typing pauses.
    await tab.waitForTimeout(400);
    await tab.screenshot({ path: resolve(folder, `${name}.png`) });
    await tab.screenshot({ path: resolve(folder, `${name}-whole.png`), fullPage: true });
    console.log(`  ${name}`);
  } catch (error) {
    failures += 1;
    console.log(`  ${name}: ${error.message.split("\n")[0]}`);
  } finally {
    await context.close();
  }
}
