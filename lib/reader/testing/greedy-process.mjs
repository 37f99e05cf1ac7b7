// A reading process whose "files" are kinds of greed: the path of a job says what it takes without end.
/** @type {unknown[]} */
const taken = [];

/** @type {Record<string, () => unknown>} */
const greeds = {
  objects: () => taken.push(Array(1_000_000).fill(0)),
  buffers: () => taken.push(Buffer.alloc(50_000_000, 1)),
  time: () => undefined,
};

process.once("disconnect", () => process.exit());
process.on("message", (/** @type {{ request: { path: string } }} */ { request: { path } }) => {
  if (path === "nothing") {
    process.send?.({ kind: "answer", answer: "pdf", usage: { cpuMs: 0, memoryBytes: 0 } });
    return;
  }
  if (path === "patience") return;
  for (;;) greeds[path]?.();
});
process.send?.({ kind: "ready" });
