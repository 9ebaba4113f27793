// Keeps the files of the page in this browser, or removes them, when the user says so.
//
// The page itself allows no policy of Trusted Types at all, and a service worker can be registered only with one: that is why
// this is a page of its own. Its policy makes the address of the one worker, and of nothing else.
const WORKER = "service-worker.js";
const CACHES = "poolsync-";

const SAID = {
  kept: "The files are kept: the page works without a network. · 页面文件已保存，可离线使用。",
  none: "No files are kept. · 未保存页面文件。",
  unable: "This browser cannot keep them, or this page did not come by https. · 此浏览器不支持，或页面未通过 https 打开。",
  failed: "That did not work; nothing was changed. · 操作失败，未做任何更改。",
};

const [keep, remove, state] = ["keep", "remove", "state"].map((id) => document.getElementById(id));
const say = (what) => (state.textContent = SAID[what]);

function workerAddress() {
  const createScriptURL = (address) => {
    if (address !== WORKER) throw new TypeError(address);
    return address;
  };
  return globalThis.trustedTypes?.createPolicy("poolsync-offline", { createScriptURL }).createScriptURL(WORKER) ?? WORKER;
}

async function show() {
  const registration = await navigator.serviceWorker.getRegistration();
  say(registration?.active ? "kept" : "none");
  remove.disabled = !registration;
}

async function keepFiles(address) {
  const registration = await navigator.serviceWorker.register(address, { updateViaCache: "none" });
  // A worker that could not get all files ends as redundant.
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  await new Promise((done, failed) => {
    const look = () => {
      if (worker.state === "activated") done();
      if (worker.state === "redundant") failed(new Error(worker.state));
    };
    worker.addEventListener("statechange", look);
    look();
  });
}

async function removeFiles() {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration?.unregister();
  const names = (await caches.keys()).filter((name) => name.startsWith(CACHES));
  await Promise.all(names.map((name) => caches.delete(name)));
}

if ("serviceWorker" in navigator && globalThis.caches) {
  const address = workerAddress();
  const pressed = (act) => async () => {
    try {
      await act();
      await show();
    } catch {
      say("failed");
    }
  };
  keep.addEventListener("click", pressed(() => keepFiles(address)));
  remove.addEventListener("click", pressed(removeFiles));
  keep.disabled = false;
  await show();
} else {
  say("unable");
}
