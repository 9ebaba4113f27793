// sha512-crypt, step by step after Ulrich Drepper's specification (Unix crypt using SHA-256 and SHA-512, 2008): a second
// way to the same value, so that the page's is not compared with itself. Passwords up to 64 bytes, 5000 rounds.
//
//   sha512Crypt("Hello world!", "saltstring"); // "$6$saltstring$svn8UoSVapNtMuq1uk…"

import { createHash } from "node:crypto";

const ALPHABET = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const ROUNDS = 5000;

/** The crypt string `$6$salt$…` of a password. */
export function sha512Crypt(password, salt) {
  const P = Buffer.from(password);
  const S = Buffer.from(salt);
  if (P.length > 64) throw new Error("longer than one digest");
  // Steps 4 to 8: digest B.
  const b = sha512([P, S, P]);
  // Steps 1 to 12: digest A. A one in the length's binary form adds B, a zero the password.
  const a = [P, S, b.subarray(0, P.length)];
  for (let bits = P.length; bits > 0; bits >>= 1) a.push(bits & 1 ? b : P);
  let digest = sha512(a);
  // Steps 13 to 20: sequences P and S.
  const p = sha512(Array(P.length).fill(P)).subarray(0, P.length);
  const s = sha512(Array(16 + digest[0]).fill(S)).subarray(0, S.length);
  // Step 21: the rounds.
  for (let round = 0; round < ROUNDS; round += 1) {
    const parts = [round % 2 ? p : digest];
    if (round % 3) parts.push(s);
    if (round % 7) parts.push(p);
    parts.push(round % 2 ? digest : p);
    digest = sha512(parts);
  }
  return `$6$${salt}$${encoded(digest)}`;
}

const sha512 = (parts) => createHash("sha512").update(Buffer.concat(parts)).digest();

/** Step 22e: 21 groups of three bytes, each group one place further round, and the last byte alone. */
function encoded(digest) {
  let out = "";
  let group = [0, 21, 42];
  for (let done = 0; done < 21; done += 1) {
    const [high, middle, low] = group.map((at) => digest[at]);
    out += characters((high << 16) | (middle << 8) | low, 4);
    group = [group[1] + 1, group[2] + 1, group[0] + 1];
  }
  return out + characters(digest[63], 2);
}

function characters(value, count) {
  let out = "";
  for (let rest = value; out.length < count; rest >>= 6) out += ALPHABET[rest & 63];
  return out;
}
