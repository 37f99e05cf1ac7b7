import { connect } from "node:net";

// Holds streams of changes open for a benchmark, in a process of its own and at little cost: on raw sockets. Its parent
// sends one message at a time and waits for the answer.

const openedAtOnce = 20;

/** @type {{ hasReceived: boolean, rest: string }[]} */
const streams = [];
/** @type {number[]} */
let receivedAt = [];

/** @param {unknown} message */
const answer = (message) => process.send?.(message);

/**
 * Opens a stream. Resolves once its first event has arrived.
 *
 * @param {number} port
 * @param {{ path: string, cookie: string }} request
 */
function open(port, { path, cookie }) {
  const stream = { hasReceived: true, rest: "" };
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nCookie: ${cookie}\r\n\r\n`),
    );
    socket.setEncoding("latin1");
    socket.on("data", (/** @type {string} */ chunk) => {
      const text = stream.rest + chunk;
      stream.rest = text.slice(-100);
      if (!streams.includes(stream) && text.includes("retry: ")) {
        streams.push(stream);
        resolve(undefined);
      }
      if (!stream.hasReceived && text.includes("event: change")) markReceived(stream);
    });
    socket.on("error", reject);
    socket.on("close", () => reject(new Error(`A stream has ended: ${stream.rest}`)));
  });
}

/** @param {{ hasReceived: boolean }} stream */
function markReceived(stream) {
  stream.hasReceived = true;
  receivedAt.push(Date.now());
  if (receivedAt.length === streams.length) answer({ receivedAt });
}

/** @param {{ port: number, requests: { path: string, cookie: string }[] }} order */
async function openAll({ port, requests }) {
  const waiting = [...requests];
  const openNext = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await open(port, next);
  };
  await Promise.all(Array.from({ length: openedAtOnce }, openNext));
  answer({ opened: streams.length });
}

process.on("message", (/** @type {any} */ message) => {
  if (message.requests) return void openAll(message);
  receivedAt = [];
  for (const stream of streams) Object.assign(stream, { hasReceived: false, rest: "" });
  answer({ watching: true });
});
process.once("disconnect", () => process.exit());
