// Stands in for KooCLI, which cannot be installed by a package manager: reads the command line by its documented grammar
// (support.huaweicloud.com, usermanual-hcli: hcli_05_01, hcli_05_12; hcli_faq: hcli_19_001, hcli_19_007, hcli_19_008) and
// prints the request that it would send, as `--dryrun` does.
//
// `--a.b.1=v` is item 1 (counted from 1) of the list `b` of the object `a`; `{}` and `[]` are empty. Values are texts,
// which KooCLI turns into the types that it knows of the API: those of `types` here. `--cli-jsonInput=FILE` has the keys
// path, query, header, formData, cookie and body.

import { readFileSync } from "node:fs";

const [service, operation, ...options] = process.argv.slice(2);
const given = new Map();
for (const option of options) {
  const [, name, value] = /^--([\w.-]+)=(.*)$/s.exec(option) ?? fail(`no option: ${option}`);
  if (given.has(name)) fail(`twice: ${name}`);
  given.set(name, value);
}

const take = (name) => {
  const value = given.get(name);
  given.delete(name);
  return value;
};
const request = {
  service,
  operation,
  region: take("cli-region"),
  accessKey: take("cli-access-key"),
  secretKey: take("cli-secret-key"),
  ...input(take("cli-jsonInput")),
};
console.log(JSON.stringify(request));

/** The parameters, from a file or from the command line. */
function input(file) {
  if (file === undefined) {
    const path = {};
    for (const name of ["project_id", "cluster_id", "nodepool_id"]) path[name] = take(name);
    return { path, body: body() };
  }
  if (given.size > 0) fail(`not both: ${[...given.keys()]}`);
  const text = readFileSync(file, "utf8");
  const parts = JSON.parse(text);
  for (const key of Object.keys(parts)) {
    if (!["path", "query", "header", "formData", "cookie", "body"].includes(key)) fail(`no such key: ${key}`);
  }
  return { ...parts, text };
}

/** An object from the parameters with dots. */
function body() {
  const root = {};
  for (const [name, value] of given) {
    const steps = name.split(".");
    const last = steps.pop();
    let place = root;
    for (const step of steps) place = place[step] ??= {};
    place[last] = typed(name, value);
  }
  return lists(root);
}

/** Objects whose names are 1, 2, 3 and so on become lists. */
function lists(value) {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  const names = Object.keys(value);
  const items = names.map((name) => lists(value[name]));
  if (names.length > 0 && names.every((name, index) => name === String(index + 1))) return items;
  return Object.fromEntries(names.map((name, index) => [name, items[index]]));
}

/** The types of UpgradeNodePool's members that are no texts: domain of the API, not of the tool. */
function typed(name, value) {
  if (value === "{}") return {};
  if (value === "[]") return [];
  if (/\.(maxUnavailable|retryTimes)$|\.resourceVersion$/.test(name)) return Number(value);
  if (/\.(force|validateStorage|waitPostInstallFinish|removeUserPassword|removeSSHKey)$/.test(name)) return value === "true";
  return value;
}

function fail(why) {
  console.error(`[USE_ERROR] ${why}`);
  process.exit(1);
}
