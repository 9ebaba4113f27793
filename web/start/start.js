// Starts the program of the page; when that fails, shows the element #load-failure with the reason.
import { initSync } from "./poolsync-console.js";

// The page asks for the module early. Its link says where it is and, in a finished build, what its digest must be: as
// `data-integrity`, because Chromium ignores `integrity` on such a link and complains at every visit. The fetch below
// takes what the link has loaded, and checks it.
const link = document.querySelector('link[rel="preload"][type="application/wasm"]');

class LoadFailure extends Error {
  constructor(reason, detail) {
    super(detail);
    this.reason = reason;
  }
}

async function load() {
  if (typeof WebAssembly !== "object") throw new LoadFailure("browser", "");
  // The script that runs before painting sets it; one that was changed does not run at all.
  if (!document.documentElement.dataset.theme) throw new LoadFailure("script", "");
  const answer = await fetch(link.href, { integrity: link.dataset.integrity ?? "" }).catch(() => undefined);
  if (!answer) throw await whyNotLoaded();
  if (!answer.ok) throw new LoadFailure("missing", `HTTP ${answer.status}`);
  if (isPage(answer)) throw new LoadFailure("html", link.href);
  return answer;
}

// A refused digest and a lost connection look the same to a script; a second look without the digest tells them apart.
async function whyNotLoaded() {
  const answer = await fetch(link.href, { cache: "reload" }).catch(() => undefined);
  if (!answer) return new LoadFailure("missing", link.href);
  if (!answer.ok) return new LoadFailure("missing", `HTTP ${answer.status}`);
  return new LoadFailure(isPage(answer) ? "html" : "changed", link.href);
}

const isPage = (answer) => /^text\/html\b/i.test(answer.headers.get("content-type") ?? "");

function show(failure) {
  const box = document.getElementById("load-failure");
  if (!box) return;
  const reason = failure instanceof LoadFailure ? failure.reason : "start";
  const text = box.querySelector(`[data-reason="${reason}"]`);
  if (text) text.hidden = false;
  const detail = document.getElementById("load-failure-detail");
  if (detail) detail.textContent = failure instanceof Error ? failure.message : "";
  box.hidden = false;
}

// The memory of the program, once it has started.
let memory;
let stopped = false;

// A program that trapped, a panic included, can do nothing more, not even say so. Nor can it wipe what it knows.
function stop(error) {
  if (!(error instanceof WebAssembly.RuntimeError)) return;
  stopped = true;
  // Its timers would run into what is wiped; one list has those that repeat as well.
  for (let id = setTimeout(() => {}); id > 0; id -= 1) clearTimeout(id);
  if (memory) new Uint8Array(memory.buffer).fill(0);
  for (const button of document.querySelectorAll("button")) button.disabled = true;
  // The fields of secrets are those that password managers are told to leave alone.
  for (const field of document.querySelectorAll("[data-1p-ignore]")) field.value = "";
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  show(new LoadFailure("stopped", ""));
}
// What a stopped program was waiting for fails one after the other, and says nothing new.
const failed = (event, error) => (stopped ? event.preventDefault() : stop(error));
addEventListener("error", (event) => failed(event, event.error));
addEventListener("unhandledrejection", (event) => failed(event, event.reason));

// Nothing reaches a program that has stopped: what it kept stays as it was.
function hush(event) {
  if (stopped) event.stopImmediatePropagation();
}
const HEARD = "beforeunload change click focusin focusout hashchange input keydown pagehide storage toggle visibilitychange";
for (const type of HEARD.split(" ")) addEventListener(type, hush, true);

// The page is painted first: starting the program takes longer than a frame. A page in the background paints nothing.
const painted = () =>
  new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 1000);
  });

// The lines of a menu cannot hold both languages, as other words of the page do: they follow the language here.
const root = document.documentElement;
const lines = document.querySelectorAll("option[data-zh]");

function sayLines() {
  for (const line of lines) {
    line.dataset.en ??= line.text;
    line.text = root.lang === "zh-CN" ? line.dataset.zh : line.dataset.en;
  }
}

new MutationObserver(sayLines).observe(root, { attributeFilter: ["lang"] });
if (root.lang !== "en") sayLines();

try {
  // What is compiled already starts at once. The other way that the glue knows would bring code for every kind of source.
  const compiled = load().then((answer) => WebAssembly.compileStreaming(answer));
  const [module] = await Promise.all([compiled, painted()]);
  ({ memory } = initSync({ module }));
} catch (failure) {
  show(failure);
}
