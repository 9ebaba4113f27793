// A server on loopback that keeps what it is sent, and answers as the service, a gateway or a proxy would.
//
//   const server = await capture();
//   … requests to server.origin …
//   server.of("custom_pool"); // [{ method, path, headers, body }]

import { createServer } from "node:http";

/** Answers by the word in the cluster's ID: `fault_502-html-4d1e…`. */
const answers = {
  500: (reply) => json(reply, 500, { errorCode: "CCE.01500001", errorMessage: "Internal error" }),
  403: (reply) => json(reply, 403, { error_code: "APIGW.0301", error_msg: "Incorrect IAM authentication information" }),
  "502-html": (reply) => html(reply, 502),
  "403-html": (reply) => html(reply, 403),
  "200-html": (reply) => html(reply, 200),
  "200-text": (reply) => reply.writeHead(200, { "Content-Type": "text/plain" }).end("HTTP 200 as a proxy says it, HTTP 200"),
  307: (reply) => reply.writeHead(307, { Location: "/elsewhere" }).end(),
  302: (reply) => reply.writeHead(302, { Location: "/elsewhere" }).end(),
  cut: (reply) => reply.socket.destroy(),
};

function json(reply, status, body) {
  reply.writeHead(status, { "Content-Type": "application/json", "X-Request-Id": "0f1e2d3c" }).end(JSON.stringify(body));
}

function html(reply, status) {
  reply.writeHead(status, { "Content-Type": "text/html" }).end("<html><body>A proxy</body></html>\n");
}

/** Starts a server; it does not keep the process alive. */
export async function capture() {
  const kept = [];
  const server = createServer((request, reply) => {
    const parts = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      kept.push({ method: request.method, path: request.url, headers: request.headers, body: Buffer.concat(parts) });
      const fault = /\/clusters\/fault_([0-9a-z-]+?)-4d1e/.exec(request.url)?.[1];
      if (fault) answers[fault](reply);
      else json(reply, 200, { jobid: "7a1c8e52-5d1f-11ef-9d5c-0255ac100b0a" });
    });
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  server.unref();
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    host: `127.0.0.1:${server.address().port}`,
    /** The requests of a case. */
    of: (name) => kept.filter((request) => request.path.includes(`/clusters/${name}-4d1e`)),
    /** Every request. */
    all: kept,
    /** Begins anew. */
    forget: () => kept.splice(0),
  };
}
