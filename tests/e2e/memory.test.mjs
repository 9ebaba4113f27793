// After "Forget secrets" the program's own memory holds no secret any more: its linear memory is searched from end to end,
// in three encodings. What the browser keeps of a string of its own nobody can wipe, and nobody claims to.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PASSWORD, TOKEN, salted, typeMarkers } from "./markers.mjs";
import { stage } from "./stage.mjs";

const site = stage();

/** Keeps hold of the memory of the program, which all its parts share. */
const keepMemory = (tab) =>
  tab.addInitScript(() => {
    WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
      construct(target, all) {
        const made = Reflect.construct(target, all);
        // The first part makes it; the others use it.
        globalThis.keptMemory ??= made.exports.memory;
        return made;
      },
    });
  });

/** How often each secret stands in the memory, in UTF-8, in UTF-16 and in Base64 at each of its three offsets. */
function copies(page, secrets) {
  return page.tab.evaluate((texts) => {
    const memory = new Uint8Array(globalThis.keptMemory.buffer);
    const bytesOf = (text) => [...text].map((character) => character.charCodeAt(0));
    const base64At = (text, offset) => {
      const encoded = btoa("\0".repeat(offset) + text).replace(/=+$/, "");
      // The characters at both ends hold bits of the neighbours as well.
      return encoded.slice(Math.ceil((offset * 4) / 3), -1);
    };
    const count = (bytes) => {
      let found = 0;
      for (let at = memory.indexOf(bytes[0]); at >= 0; at = memory.indexOf(bytes[0], at + 1)) {
        if (bytes.every((byte, index) => memory[at + index] === byte)) found += 1;
      }
      return found;
    };
    return texts.map((text) => {
      const encodings = [bytesOf(text), bytesOf(text).flatMap((byte) => [byte, 0])];
      for (const offset of [0, 1, 2]) encodings.push(bytesOf(base64At(text, offset)));
      return encodings.reduce((sum, bytes) => sum + count(bytes), 0);
    });
  }, secrets);
}

test("while they are needed the secrets are found, so the search would find them afterwards", async (t) => {
  const page = await site.visit(t, { before: keepMemory });
  await typeMarkers(page);
  const [token, password] = await copies(page, [TOKEN, PASSWORD]);
  assert.ok(token > 0 && password > 0, `${token} copies of the token, ${password} of the password`);
});

/** Types the markers, does something, forgets; nothing is left. */
async function leavesNothing(t, act) {
  const page = await site.visit(t, { before: keepMemory });
  await typeMarkers(page);
  const secrets = [TOKEN, PASSWORD, await salted(page)];
  secrets.push(...((await act?.(page)) ?? []));
  await page.press("forgetSecrets");
  // The program may hold on to what is under way in this task.
  await page.tab.evaluate(() => new Promise((done) => setTimeout(done)));
  assert.deepEqual(await copies(page, secrets), secrets.map(() => 0));
}

test("after forgetting", (t) => leavesNothing(t));

test("after showing them, changing them, and forgetting", (t) =>
  leavesNothing(t, async (page) => {
    await page.press("showSecrets");
    await page.press("showToken");
    await page.type("token", `${TOKEN}another`);
    await page.field("password").pressSequentially("x1Y");
    await page.press("copyBody");
    return [`${TOKEN}another`, `${PASSWORD}x1Y`, await salted(page)];
  }));

test("after an accepted call", (t) =>
  leavesNothing(t, async (page) => {
    // The sandbox takes its own token only, which the program keeps: it is no secret.
    await page.press("sandboxToken");
    assert.equal(await page.send(), "accepted");
    return [];
  }));

test("after a refused call", (t) =>
  leavesNothing(t, async (page) => {
    assert.equal(await page.send(), "refused");
    return [];
  }));

test("after a lost answer by the relay", (t) =>
  leavesNothing(t, async (page) => {
    await page.press("sandboxToken");
    await page.chooseWay("byRelay");
    await page.server.sandbox.fault({ kind: "close" });
    assert.equal(await page.send(), "unknown");
    return [];
  }));

test("after the example has taken their place and was not taken back", (t) =>
  leavesNothing(t, async (page) => {
    await page.fillExample();
    return [];
  }));
