// The functions of the module, on whatever makes it ready or says that it is not.
//
//   export const { check, describe } = functionsWith(ready);

import { schemaWith } from "./schema.js";
import { sendWith } from "./send.js";

// The headers of a Request or Response are no plain object.
const plain = (given) => {
  try {
    if (given?.headers?.[Symbol.toStringTag] !== "Headers") return given;
    const { method, url, status, headers, body } = given;
    return { method, url, status, headers: Object.fromEntries(headers), body };
  } catch {
    // What throws when it is looked at is told where everything is looked at.
    return given;
  }
};

/** All functions. `ready` gives the glue, or throws `not-initialized`. */
export function functionsWith(ready) {
  const functions = {
    check: (request) => ready().check(request),
    checkJson: (body) => ready().checkJson(body),
    checkCredential: (credential) => ready().checkCredential(credential),
    effects: (request, pool) => ready().effects(request, pool),
    formatBody: (body) => ready().formatBody(body),
    buildRequest: (request, credential, options) => ready().buildRequest(request, credential, options),
    signRequest: (request, key, options) => ready().signRequest(plain(request), key, options),
    saltPassword: (password, options) => ready().saltPassword(password, options),
    checkPassword: (password, username) => ready().checkPassword(password, username),
    encodeScript: (text) => ready().encodeScript(text),
    decodeScript: (encoded) => ready().decodeScript(encoded),
    scriptBudget: (preInstall, postInstall) => ready().scriptBudget(preInstall, postInstall),
    describe: (problem, locale) => ready().describe(problem, locale),
    explain: (answer, locale) => ready().explain(plain(answer), locale),
    regions: () => ready().regions(),
    plan: (nodes, maxUnavailable) => ready().plan(nodes, maxUnavailable),
  };
  return { ...functions, send: sendWith(functions), schema: schemaWith(functions) };
}
