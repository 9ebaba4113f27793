// A service that checks bodies: POST /check, in the language that the caller prefers.
//
//   PORT=8090 node server.mjs
//   curl --data @body.json http://127.0.0.1:8090/check

import { createServer } from "node:http";
import { checkJson, describe } from "poolsync";

const MOST_BYTES = 100_000;

const server = createServer(async (request, response) => {
  const answer = (status, value) => {
    response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(value));
  };
  if (request.method !== "POST" || request.url !== "/check") return answer(404, { error: "POST /check" });
  const chunks = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) return answer(413, { error: `more than ${MOST_BYTES} bytes` });
    chunks.push(chunk);
  }
  const { problems, sendable } = checkJson(Buffer.concat(chunks).toString("utf8"));
  const locale = request.headers["accept-language"]?.startsWith("zh") ? "zh" : "en";
  const words = problems.map((problem) => ({ ...problem, ...describe(problem, locale) }));
  answer(sendable ? 200 : 422, { sendable, problems: words });
});

server.listen(Number(process.env.PORT ?? 8090), "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${server.address().port}/check`);
});
