// Measuring several ways of one thing beside each other: warm, interleaved round by round, the best round of each.
//
//   const times = await measure({ ours: () => check(text), ajv: () => parseAndAjv(text) });
//   times.ours / times.ajv

const ROUNDS = 25;
const MILLISECONDS = 30;

/**
 * Microseconds of this process for one call of each. Processor time and the best round: other work on the machine can only add
 * to it. Asynchronous ways are waited for, one call after the other.
 */
export async function measure(ways) {
  const best = {};
  for (const [name, way] of Object.entries(ways)) await round(way, 10 * MILLISECONDS, name);
  for (let rounds = 0; rounds < ROUNDS; rounds += 1) {
    for (const [name, way] of Object.entries(ways)) {
      best[name] = Math.min(best[name] ?? Infinity, await round(way, MILLISECONDS));
    }
  }
  return best;
}

async function round(way, milliseconds) {
  const isAsync = way() instanceof Promise;
  let calls = 0;
  let batch = 1;
  const start = process.cpuUsage();
  const end = performance.now() + milliseconds;
  for (;;) {
    const before = performance.now();
    if (isAsync) for (let call = 0; call < batch; call += 1) await way();
    else for (let call = 0; call < batch; call += 1) way();
    calls += batch;
    const now = performance.now();
    if (now >= end) break;
    if (now - before < 1) batch *= 2;
  }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / calls;
}
