import { isMainThread, Worker, workerData } from "node:worker_threads";

// Loaded into a reading process before its own code. The closed channel ends the process after a portal that was
// killed, but not while a file keeps its main thread busy; so another thread watches, too.

const checkEveryMs = 1_000;

if (isMainThread) {
  process.once("disconnect", () => process.exit());
  new Worker(new URL(import.meta.url), { execArgv: [], workerData: process.ppid }).unref();
} else {
  setInterval(() => {
    if (process.ppid !== workerData) process.kill(process.pid, "SIGKILL");
  }, checkEveryMs);
}
