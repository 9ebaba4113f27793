// Secrets that can be recognised wherever they turn up, and a search through everything that a page leaves behind.
//
//   const page = await site.visit(t);
//   await typeMarkers(page);
//   assert.deepEqual(await traces(page), []);

export const TOKEN = "MIIMarkerTokenQx7vT2";
export const PASSWORD = "Marker@Pw9Kz4";

/** A default pool that could be sent, with both markers typed in. */
export async function typeMarkers(page) {
  await page.fillDefaultPool();
  await page.type("token", TOKEN);
  await page.type("password", PASSWORD);
}

/** The salted password that is shown. */
export async function salted(page) {
  return JSON.parse(await page.body()).spec.nodeTemplate.login.userPassword.password;
}

/** Where one of these texts is found outside of memory; empty if nowhere. */
export async function traces(page, secrets = [TOKEN, PASSWORD]) {
  const places = await page.tab.evaluate(lookAround);
  places.said = page.seen.said.join("\n");
  places.address = page.tab.url();
  places.cookies = JSON.stringify(await page.tab.context().cookies());
  places.addresses = page.seen.requests.map((request) => request.url()).join("\n");
  places.serverLog = page.server.log();
  const found = ([, text]) => secrets.some((secret) => text.includes(secret) || text.includes(base64(secret)));
  return Object.entries(places).filter(found).map(([place]) => place);
}

const base64 = (text) => Buffer.from(text).toString("base64").replace(/=+$/, "");

/** Runs in the page: every place that outlives it or that others can read. Values of fields are where secrets belong. */
async function lookAround() {
  const databases = [];
  for (const { name, version } of await indexedDB.databases()) databases.push(`${name} ${version}`);
  const caches = [];
  for (const key of await globalThis.caches.keys()) {
    const cache = await globalThis.caches.open(key);
    for (const request of await cache.keys()) caches.push(request.url, await (await cache.match(request)).text());
  }
  const elements = [...document.querySelectorAll("*")];
  const attributes = elements.flatMap((element) => [...element.attributes].map((it) => `${it.name}=${it.value}`));
  return {
    localStorage: JSON.stringify({ ...localStorage }),
    sessionStorage: JSON.stringify({ ...sessionStorage }),
    databases: databases.join("\n"),
    caches: caches.join("\n"),
    history: JSON.stringify(history.state),
    name: globalThis.name,
    title: document.title,
    attributes: attributes.join("\n"),
    text: document.documentElement.textContent,
  };
}
