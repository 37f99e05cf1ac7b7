import { parentPort, workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

/**
 * The inside of a worker thread (check-apart.ts): checks the one file that it was started for. A thread does not inherit
 * what reads TypeScript, so it begins as JavaScript.
 */
register();
const { checkAnyFile } = await import(new URL("check-any-file.ts", import.meta.url).href);
parentPort?.postMessage(await checkAnyFile(workerData));
