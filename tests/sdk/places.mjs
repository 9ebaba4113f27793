// Where `cargo xtask test sdk` has put the SDKs: POOLSYNC_SDK names the folder.

import { existsSync } from "node:fs";
import { join } from "node:path";

const sdk = process.env.POOLSYNC_SDK;

/** A file there, with the reason to skip what needs it, or false. Where CI is set nothing is skipped. */
function place(file) {
  const path = sdk ? join(sdk, file) : "";
  const skip = sdk && existsSync(path) ? false : `no ${file}: start with \`cargo xtask test sdk\``;
  if (skip && process.env.CI) throw new Error(skip);
  return { path, skip };
}

function interpreter(folder, version) {
  const { path, skip } = place(`${folder}/bin/python`);
  return { program: path, skip, version };
}

/** Two interpreters, each with `requests` and one version of the SDK. */
export const python = { newest: interpreter("python-newest", "3.1.219"), page: interpreter("python-page", "3.1.169") };

/** Two class paths. */
export const java = [
  { version: "3.1.130", ...place("java-3.1.130/classpath") },
  { version: "3.1.107", ...place("java-3.1.107/classpath") },
];
