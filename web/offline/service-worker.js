// Answers for the page when there is no network, with files that were fetched when it was installed.
//
// It looks at GET requests for the page and its files alone. Everything else, every call to the cloud and to the relay above
// all, goes its way as if this worker were not there.

// Both are filled in by the build.
const VERSION = "{{version}}";
const FILES = ["{{files}}"];

const PAGE = "./";
const CACHES = "poolsync-";
/** A tab may still show the page of before, and ask for its parts. */
const KEPT = 2;

const addressOf = (file) => new URL(file, registration.scope).href;
const page = addressOf(PAGE);
const files = new Set(FILES.map(addressOf));

addEventListener("install", (event) => {
  event.waitUntil(install());
});

addEventListener("activate", (event) => {
  event.waitUntil(removeOld());
});

addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method !== "GET") return;
  const address = url.split(/[?#]/, 1)[0];
  if (address === page) event.respondWith(newest(event.request, page));
  else if (files.has(url)) event.respondWith(changes(url) ? newest(event.request, url) : kept(event.request));
});

async function install() {
  const cache = await caches.open(CACHES + VERSION);
  // What the browser keeps by itself may be older than this list.
  await cache.addAll([page, ...files].map((address) => new Request(address, { cache: "reload" })));
  await skipWaiting();
}

async function removeOld() {
  const old = (await caches.keys()).filter((name) => name.startsWith(CACHES) && name !== CACHES + VERSION);
  await Promise.all(old.slice(0, Math.max(0, old.length + 1 - KEPT)).map((name) => caches.delete(name)));
}

/** Whether the content can change under this address: its name has no digest. */
const changes = (url) => !/-[0-9a-f]{16}\.[a-z]+$/.test(url);

/** A document as the server has it; without a network, as it was when this worker was installed. */
async function newest(request, address) {
  try {
    return await fetch(request);
  } catch (error) {
    const cache = await caches.open(CACHES + VERSION);
    return (await cache.match(address)) ?? Promise.reject(error);
  }
}

/** A file whose name changes with its content: any copy of ours is the right one, the newest first. */
async function kept(request) {
  const names = (await caches.keys()).filter((name) => name.startsWith(CACHES));
  for (const name of names.reverse()) {
    const found = await (await caches.open(name)).match(request.url);
    if (found) return found;
  }
  return fetch(request);
}
