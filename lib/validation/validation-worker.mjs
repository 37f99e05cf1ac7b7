import { parentPort, workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

/**
 * The inside of a worker thread (validate-in-worker.ts): checks the one file that it was started for. A thread does not inherit
 * what reads TypeScript, so it begins as JavaScript.
 */
register();
const { validateAnyFile } = await import(new URL("validate-any-file.ts", import.meta.url).href);
parentPort?.postMessage(await validateAnyFile(workerData));
