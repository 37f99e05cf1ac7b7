import { once } from "node:events";
import { createServer } from "node:net";

// A reading process whose "files" are kinds of greed: the path of a job says what it takes without end. "port" answers
// with a port of its own, whose connections are closed when the process has ended; "signals" answers after it has got
// those that stop a group of processes.
/** @type {unknown[]} */
const taken = [];

/** @type {Record<string, () => unknown>} */
const greeds = {
  objects: () => taken.push(Array(1_000_000).fill(0)),
  buffers: () => taken.push(Buffer.alloc(50_000_000, 1)),
  time: () => undefined,
};

/** @param {unknown} answer */
const send = (answer) => process.send?.({ kind: "answer", answer, usage: { cpuMs: 0, memoryBytes: 0 } });

async function listen() {
  const server = createServer(() => {}).listen(0, "127.0.0.1");
  await once(server, "listening");
  send(/** @type {import("node:net").AddressInfo} */ (server.address()).port);
}

function takeSignals() {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.kill(process.pid, signal);
  send("pdf");
}

process.on("message", (/** @type {{ request: { path: string } }} */ { request: { path } }) => {
  if (path === "nothing") send("pdf");
  else if (path === "port") void listen();
  else if (path === "signals") takeSignals();
  else if (path !== "patience") for (;;) greeds[path]?.();
});
process.send?.({ kind: "ready" });
