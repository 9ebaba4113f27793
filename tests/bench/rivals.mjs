// What others make of the same work: validators with the same rules as far as they can say them, signers, password hashes.
//
//   const { parseAndAjv } = await rivals(folder);

import { createHash, createHmac } from "node:crypto";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export const KEY = { accessKey: "EXAMPLEAKEXAMPLEAK00", secretKey: "ExampleSecretKeyExampleSecretKeyExample0" };
export const HOST = "cce.cn-north-4.myhuaweicloud.com";
export const PROJECT = "0123456789abcdef0123456789abcdef";

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/;
const SALTED = /^JDYk[A-Za-z0-9+/]+={0,2}$/;

/** The rivals, from the folder into which they are installed; `schema` is the package's schema.json. */
export async function rivals(folder, schema) {
  const require = createRequire(join(folder, "package.json"));
  const load = (name) => import(pathToFileURL(require.resolve(name)).href);
  const esm = (path) => import(pathToFileURL(join(folder, "node_modules", path)).href);

  const { default: Ajv } = await load("ajv/dist/2020.js");
  const ajv = new (Ajv.default ?? Ajv)({ strictRequired: false, allErrors: true }).compile(schema);
  const zod = zodSchema(await load("zod"));
  const valibot = await load("valibot");
  const valibotSchema = valibotOf(valibot);
  const { AKSKSigner } = require("@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js");
  const { BasicCredentials } = require("@huaweicloud/huaweicloud-sdk-core");
  const credentials = new BasicCredentials().withAk(KEY.accessKey).withSk(KEY.secretKey).withProjectId(PROJECT);
  const { sha512crypt } = require("sha512crypt-node");
  const unixcrypt = await esm("unixcrypt/dist/index.js");
  const { sha512 } = await esm("@noble/hashes/sha2.js");

  return {
    parseAndAjv: (text) => ajv(JSON.parse(text)),
    parseAndZod: (text) => zod.safeParse(JSON.parse(text)).success,
    parseAndValibot: (text) => valibot.safeParse(valibotSchema, JSON.parse(text)).success,
    sdkSign(path, body) {
      const headers = { "content-type": "application/json", "X-Project-Id": PROJECT };
      const request = { method: "POST", endpoint: `https://${HOST}${path}`, queryParams: {}, data: body, headers };
      return { headers: AKSKSigner.sign(request, credentials), body: JSON.stringify(body) };
    },
    handSign,
    webSign,
    sha512crypt: (password, salt) => sha512crypt(password, salt),
    unixcrypt: (password, salt) => unixcrypt.encrypt(password, `$6$${salt}`),
    noble: (password, salt) => cryptOn(sha512, password, salt),
  };
}

function zodSchema(z) {
  const script = z.string().max(10_240).regex(BASE64);
  const login = z
    .looseObject({
      sshKey: z.string().min(1).optional(),
      userPassword: z.looseObject({ username: z.string().optional(), password: z.string().regex(SALTED) }).optional(),
    })
    .refine((login) => "sshKey" in login !== "userPassword" in login);
  const lifeCycle = z.looseObject({ preInstall: script.optional(), postInstall: script.optional() });
  const spec = z.looseObject({
    maxUnavailable: z.int().min(1).max(20),
    nodeIDs: z.array(z.string().min(1)).optional(),
    nodePoolID: z.string().min(1),
    nodeTemplate: z.looseObject({ lifeCycle, login }).optional(),
  });
  return z.looseObject({ spec });
}

function valibotOf(v) {
  const script = v.pipe(v.string(), v.maxLength(10_240), v.regex(BASE64));
  const text = v.pipe(v.string(), v.minLength(1));
  const password = v.pipe(v.string(), v.regex(SALTED));
  const login = v.pipe(
    v.looseObject({
      sshKey: v.optional(text),
      userPassword: v.optional(v.looseObject({ username: v.optional(v.string()), password })),
    }),
    v.check((login) => "sshKey" in login !== "userPassword" in login),
  );
  const lifeCycle = v.looseObject({ preInstall: v.optional(script), postInstall: v.optional(script) });
  const spec = v.looseObject({
    maxUnavailable: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)),
    nodeIDs: v.optional(v.array(text)),
    nodePoolID: text,
    nodeTemplate: v.optional(v.looseObject({ lifeCycle, login })),
  });
  return v.looseObject({ spec });
}

const compact = (date) => date.toISOString().replace(/[-:]|\.\d{3}/g, "");
const canonical = (path, date, hash) =>
  `POST\n${path}/\n\nhost:${HOST}\nx-project-id:${PROJECT}\nx-sdk-date:${date}\n\nhost;x-project-id;x-sdk-date\n${hash}`;
const authorization = (signature) =>
  `SDK-HMAC-SHA256 Access=${KEY.accessKey}, SignedHeaders=host;x-project-id;x-sdk-date, Signature=${signature}`;

/** The least that one would write by hand on node:crypto. */
function handSign(path, body, now) {
  const text = JSON.stringify(body);
  const date = compact(now);
  const sha = (data) => createHash("sha256").update(data).digest("hex");
  const toSign = `SDK-HMAC-SHA256\n${date}\n${sha(canonical(path, date, sha(text)))}`;
  return { authorization: authorization(createHmac("sha256", KEY.secretKey).update(toSign).digest("hex")), body: text };
}

/** The same on WebCrypto, which is what a page without a library has. */
async function webSign(path, body, now) {
  const bytes = (text) => new TextEncoder().encode(text);
  const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const sha = async (data) => hex(await crypto.subtle.digest("SHA-256", bytes(data)));
  const text = JSON.stringify(body);
  const date = compact(now);
  const toSign = `SDK-HMAC-SHA256\n${date}\n${await sha(canonical(path, date, await sha(text)))}`;
  const key = await crypto.subtle.importKey("raw", bytes(KEY.secretKey), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return { authorization: authorization(hex(await crypto.subtle.sign("HMAC", key, bytes(toSign)))), body: text };
}

/**
 * sha512-crypt with 5000 rounds on a given SHA-512, as one writes it from the specification (Ulrich Drepper, 2007). Gives the
 * bytes before their encoding.
 */
function cryptOn(sha512, passwordText, saltText) {
  const [password, salt] = [Buffer.from(passwordText), Buffer.from(saltText)];
  const hash = (...parts) => sha512(Buffer.concat(parts));
  const repeat = (block, length) => Buffer.alloc(length, block);
  const b = hash(password, salt, password);
  const a = [password, salt, repeat(b, password.length)];
  for (let bits = password.length; bits > 0; bits >>= 1) a.push(bits & 1 ? b : password);
  let c = hash(...a);
  const p = repeat(hash(...Array(password.length).fill(password)), password.length);
  const s = repeat(hash(...Array(16 + c[0]).fill(salt)), salt.length);
  for (let round = 0; round < 5000; round += 1) {
    const parts = [round & 1 ? p : c];
    if (round % 3) parts.push(s);
    if (round % 7) parts.push(p);
    parts.push(round & 1 ? c : p);
    c = hash(...parts);
  }
  return Buffer.from(c);
}
