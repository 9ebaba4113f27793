// Reading an answer, of whatever length.
//
//   const answer = await readAnswer(response, signal, Date.now() + 30_000); // { status, headers, body }

/** More of a body is not read: the service's answers are a few hundred bytes. */
const MOST_BYTES = 1_048_576;

/** What reading is given up with when it takes too long without ever pausing: no timer runs then. */
export const TIMED_OUT = new Error("the answer does not end");

/**
 * Status, headers and body of a response, as explain() takes them. Rejects where it breaks off, is given up, or goes on after
 * `end`, in milliseconds since 1970.
 */
export async function readAnswer(response, signal, end) {
  const { status, headers } = response;
  return { status, headers: Object.fromEntries(headers), body: await text(response, signal, end) };
}

async function text(response, signal, end) {
  if (!response.body?.getReader) return given(response.text(), signal);
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let [body, bytes] = ["", 0];
  try {
    for (;;) {
      const { done, value } = await given(reader.read(), signal);
      if (done) return body + decoder.decode();
      if (Date.now() > end) throw TIMED_OUT;
      bytes += value.byteLength;
      body += decoder.decode(value, { stream: true });
      if (bytes > MOST_BYTES) return body;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** The promise's value, unless the signal comes first: an injected fetch may not look at it. */
export function given(promise, signal) {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) return abort();
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
