// After "Forget secrets" the program's own memory holds no secret any more: its linear memory is searched from end to end,
// in three encodings. What the browser keeps of a string of its own nobody can wipe, and nobody claims to.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PASSWORD, TOKEN, salted, typeMarkers } from "./markers.mjs";
import { stage, until } from "./stage.mjs";

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

test("S7: while they are needed the secrets are found, so the search would find them afterwards", async (t) => {
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
  const found = await copies(page, secrets);
  assert.deepEqual(found, secrets.map(() => 0));
  t.diagnostic(`S7 = ${found.reduce((sum, count) => sum + count)} copies of ${secrets.length} secrets, ${t.name.replace("S7: ", "")}`);
}

test("S7: after forgetting", (t) => leavesNothing(t));

test("S7: after showing them, changing them, and forgetting", (t) =>
  leavesNothing(t, async (page) => {
    await page.press("showSecrets");
    await page.press("showToken");
    await page.type("token", `${TOKEN}another`);
    await page.field("password").pressSequentially("x1Y");
    await page.press("copyBody");
    return [`${TOKEN}another`, `${PASSWORD}x1Y`, await salted(page)];
  }));

test("S7: after an accepted call", (t) =>
  leavesNothing(t, async (page) => {
    // The sandbox takes its own token only, which the program keeps: it is no secret.
    await page.press("sandboxToken");
    assert.equal(await page.send(), "accepted");
    return [];
  }));

test("S7: after a refused call", (t) =>
  leavesNothing(t, async (page) => {
    await page.readsWhatIsTyped();
    assert.equal(await page.send(), "refused");
    return [];
  }));

test("S7: after a lost answer by the relay", (t) =>
  leavesNothing(t, async (page) => {
    await page.press("sandboxToken");
    await page.chooseWay("byRelay");
    await page.server.sandbox.fault({ kind: "close" });
    assert.equal(await page.send(), "unknown");
    return [];
  }));

// The smallest module with a function that traps: (module (func (export "f") unreachable)).
const TRAP = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];

test("S7: after a program that trapped, which can forget nothing itself; what was typed stays", async (t) => {
  const page = await site.visit(t, { before: keepMemory, errors: ["unreachable"] });
  await typeMarkers(page);
  const secrets = [TOKEN, PASSWORD, await salted(page)];
  const kept = () => page.tab.evaluate(() => localStorage.getItem("poolsync.draft"));
  await until(async () => (await kept())?.includes("c2a1d3ef"), "the draft");
  const draft = await kept();
  await page.tab.evaluate((bytes) => {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)));
    setTimeout(() => exports.f());
  }, TRAP);
  await page.tab.getByRole("alert").waitFor();
  assert.deepEqual(await copies(page, secrets), [0, 0, 0]);
  // Nothing that is typed now reaches it, nor does leaving the page.
  await page.type("projectId", "typed-afterwards");
  await page.tab.evaluate(() => dispatchEvent(new Event("pagehide")));
  assert.equal(await kept(), draft);
  t.diagnostic("S7 = 0 copies of 3 secrets, after a program that trapped");
});

test("S7: after the example has taken their place and was not taken back", (t) =>
  leavesNothing(t, async (page) => {
    await page.fillExample();
    return [];
  }));
