// Secrets of a call that its answer repeats. An outcome is shown and logged, and outlives the credential.
//
//   const shown = withoutSecrets(answer, secretsOf(wire)); // "invalid token ••••••••"

/** What stands in place of a secret, as everywhere else. */
const MASK = "••••••••";
/** Shorter ones are not looked for: they would be found in any text. */
const SHORTEST = 6;
/** So much of the beginning of a longer one counts as it: answers cut what they repeat. */
const SHORTEST_PART = 8;
/** What may follow within a longer word. Another token may begin alike: then it goes on. */
const GOES_ON = /[A-Za-z0-9+/=_%\\&-]/;

/** The secrets that a request carries: token or security token, and the password of its body. */
export function secretsOf({ headers, body }) {
  const password = JSON.parse(body)?.spec?.nodeTemplate?.login?.userPassword?.password;
  const secrets = [headers["X-Auth-Token"], headers["X-Security-Token"], password];
  return secrets.filter((secret) => typeof secret === "string" && secret.length >= SHORTEST);
}

/** The answer with a mask in place of every secret that its headers or its body repeat. */
export function withoutSecrets({ status, headers, body }, secrets) {
  const forms = secrets.map(formOf);
  const masked = (text) => secrets.reduce(maskPart, forms.reduce((out, form) => out.replace(form, MASK), text));
  const entries = Object.entries(headers).map(([name, value]) => [name, masked(value)]);
  return { status, headers: Object.fromEntries(entries), body: masked(body) };
}

/** A secret in whatever writing: each sign as it is, or as JSON, a URL or HTML write it. */
function formOf(secret) {
  return new RegExp(Array.from(secret, formOfSign).join(""), "g");
}

function formOfSign(sign) {
  if (/[A-Za-z0-9]/.test(sign)) return sign;
  const code = sign.codePointAt(0);
  const hex = (number, digits) => number.toString(16).padStart(digits, "0");
  const both = (text) => [text, text.replace(/[a-f]/g, (digit) => digit.toUpperCase())];
  const units = Array.from({ length: sign.length }, (_, at) => sign.charCodeAt(at));
  const bytes = [...new TextEncoder().encode(sign)];
  const names = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
  const forms = [
    ...both(units.map((unit) => hex(unit, 4)).join("\\u")).map((digits) => `\\u${digits}`),
    ...both(bytes.map((byte) => hex(byte, 2)).join("%")).map((digits) => `%${digits}`),
    ...both(hex(code, 1)).map((digits) => `&#x${digits};`),
    `&#${code};`,
    ...(names[sign] ? [names[sign]] : []),
    ...('"\\/'.includes(sign) ? [`\\${sign}`] : []),
    sign,
  ];
  return `(?:${forms.map((form) => form.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|")})`;
}

/** The text with a mask in place of the beginning of a secret, where the text ends it after that. */
function maskPart(text, secret) {
  if (secret.length <= SHORTEST_PART) return text;
  const begin = secret.slice(0, SHORTEST_PART);
  let [out, from] = ["", 0];
  for (;;) {
    const at = text.indexOf(begin, from);
    if (at < 0) return out + text.slice(from);
    let end = SHORTEST_PART;
    while (end < secret.length && text[at + end] === secret[end]) end += 1;
    const isCut = !GOES_ON.test(text[at + end] ?? " ");
    out += text.slice(from, at) + (isCut ? MASK : text.slice(at, at + end));
    from = at + end;
  }
}
