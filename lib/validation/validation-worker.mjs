import { parentPort, workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

/**
 * The worker thread of validate-in-worker.ts, which validates one file. Threads do not inherit the TypeScript loader,
 * so it starts as JavaScript.
 */
register();
const { validateAnyFile } = await import(new URL("validate-any-file.ts", import.meta.url).href);
parentPort?.postMessage(await validateAnyFile(workerData));
